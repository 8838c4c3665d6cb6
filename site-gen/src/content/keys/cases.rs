//! Describes the keys of cases.toml.

use super::Value::{
    ByCategory, ByTrait, Choice, Date, Localized, Name, Names, Place, Quantity, Tables, Texts, Year, Years,
};
use super::{File, Keys, may, must};
use crate::content::names::Kind;

pub(in crate::content) static FILE: File = File {
    name: "cases",
    path: "<year>/cases.toml",
    about: (
        "Worked examples: shown on the site, and run against the rules by every build.",
        "算例：在网站上显示，每次生成网站时都用规则验算。",
    ),
    keys: &Keys::new(
        "cases",
        &[may("case", Tables(&CASE), "", "The examples, in reading order.", "算例，按阅读顺序。")],
    ),
};

static CASE: Keys = Keys::new(
    "case",
    &[
        must(
            "name",
            Localized,
            r#"{ zh = "刚好达标。", en = "Just enough." }"#,
            "One sentence that says what the example shows.",
            "用一句话说明这个算例。",
        ),
        must("industry", Name(Kind::Industry), r#""general""#, "The industry of the person.", "所在行业。"),
        may("second", Name(Kind::Industry), r#""accounting""#, "A second industry.", "第二个行业。"),
        may("person", ByTrait, r#"{ level = "senior" }"#, "What the rules ask of the person.", "规则要问的个人情况。"),
        may(
            "year",
            Year,
            "2019",
            "The year of the hours, where it is another one.",
            "学时所属年度，与本年度不同时才写。",
        ),
        may("today", Date, "2019-06-30", "The day of asking.", "查询的日期。"),
        may("waivers", Names(Kind::Waiver), r#"["aid"]"#, "Waivers that apply.", "适用的减免。"),
        may(
            "owed",
            ByCategory,
            r#"{ professional = "12" }"#,
            "What was moved from the year before into this one.",
            "上一年度延到本年度的学时。",
        ),
        may("purpose", Name(Kind::Purpose), r#""title-review""#, "What the hours are for.", "用途。"),
        may(
            "complete_years",
            Years,
            "[2017, 2018]",
            "Earlier years that are already complete.",
            "以前已经达标的年度。",
        ),
        may(
            "given",
            ByCategory,
            r#"{ public = "18", professional = "3 day" }"#,
            "Hours by category; may be left out where there are records.",
            "各类科目的学时；有记录的可以不写。",
        ),
        may("record", Tables(&RECORD), "", "Single records.", "逐条记录。"),
        must(
            "expect",
            Choice(&["met", "short", "deferred", "none"]),
            r#""short""#,
            "The verdict: complete, something is missing, moved to the next year, or no rule to judge by.",
            "结果：达标、未达标、延至下一年度、没有可用的规则。",
        ),
        may(
            "missing",
            ByCategory,
            r#"{ professional = "1" }"#,
            "Every category that is short, and by how much; the total is not listed.",
            "每一类不够的科目及所差数量；不写总数。",
        ),
        may(
            "counted",
            ByCategory,
            r#"{ public = "18", total = "59" }"#,
            "How much counts, for some categories or the `total`.",
            "某些科目或总数（`total`）计入多少。",
        ),
        may(
            "limited_by",
            Texts,
            r#"["online"]"#,
            "Every limit, or category or surplus with a `max`, that kept something from counting.",
            "使部分学时不能计入的每一条上限，包括科目和结转的`max`。",
        ),
    ],
);

static RECORD: Keys = Keys {
    one_of: &[&["category", "activity"]],
    ..Keys::new(
        "record",
        &[
            may("category", Name(Kind::Category), r#""professional""#, "What was studied.", "学的科目。"),
            may("activity", Name(Kind::Activity), r#""paper""#, "What is converted.", "折算的成果或活动。"),
            must(
                "amount",
                Quantity,
                r#""38""#,
                "How much; of something that is converted, how many.",
                "多少学时；折算的，写多少个。",
            ),
            may("date", Date, "2019-03-01", "The day.", "日期。"),
            may("mode", Name(Kind::Mode), r#""online""#, "The way of learning.", "学习方式。"),
            may(
                "state",
                Choice(&["planned", "done", "declared", "recognised"]),
                r#""done""#,
                "How far along it is; left out, as far along as the rules ask.",
                "进展：计划中、已学完、已申报、已认定；不写的，视为已到可以计入的状态。",
            ),
            may("order", Place, "1", "The place among the authors.", "作者排名。"),
            may("for_year", Year, "2019", "The year the hours are for.", "属于哪个年度。"),
            may("carried_from", Year, "2018", "The year the surplus comes from.", "从哪个年度结转。"),
            may(
                "industry",
                Name(Kind::Industry),
                r#""accounting""#,
                "The second industry, where the record is for it.",
                "属于第二个行业的，写明行业。",
            ),
        ],
    )
};
