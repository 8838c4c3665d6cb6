//! Describes the keys of the rules on how learning is counted: period, activities, limits, carry-over, windows,
//! waivers.

use super::{CLAUSE, INDUSTRIES, text};
use crate::content::keys::Value::{Amount, Amounts, Choice, Count, Date, Name, Names, Only, Tables, Year, Years};
use crate::content::keys::{Key, Keys, id, may, must};
use crate::content::names::Kind;

pub(super) static PERIOD: Keys = Keys::new(
    "period",
    &[
        CLAUSE,
        must("starts", Date, "2019-01-01", "The first day.", "第一天。"),
        must("ends", Date, "2019-12-31", "The last day.", "最后一天。"),
        may(
            "late",
            Date,
            "2020-04-30",
            "Until this day hours count too, where the record says that they are for this year.",
            "到这一天为止学的也计入，但记录要注明属于本年度。",
        ),
    ],
);

/// The key `category`, of rules that are for one category.
const ONE_CATEGORY: Key = may(
    "category",
    Name(Kind::Category),
    r#""professional""#,
    "The only category it is for; left out, it is for all.",
    "只限哪类科目；不写的，各类科目均可。",
);

pub(super) static ACTIVITY: Keys = Keys {
    one_of: &[&["each", "by_order", "completes"], &["category", "completes"]],
    ..Keys::new(
        "activity",
        &[
            id(Kind::Activity, r#""paper""#),
            text("name", r#"{ zh = "论文", en = "a paper" }"#),
            INDUSTRIES,
            CLAUSE,
            may("each", Amount, "4", "What one counts.", "每一个计多少。"),
            may(
                "by_order",
                Amounts,
                "[28, 14, 7]",
                "What it counts for the first author, the second, the third.",
                "第一、第二、第三作者各计多少。",
            ),
            may(
                "completes",
                Name(Kind::Category),
                r#""year""#,
                "The category that is complete with it, or \"year\" for the whole.",
                "写科目，即该科目完成；写\"year\"，即全年完成。",
            ),
            Key { meaning: ("The category it counts for.", "计入哪类科目。"), ..ONE_CATEGORY },
            may(
                "per",
                Name(Kind::Unit),
                r#""day""#,
                "One of what: a unit, or \"item\"; left out, it is \"item\".",
                "按什么计：单位，或\"item\"即按个计；不写的，按个计。",
            ),
            may("over_years", Count, "2", "Over how many years it is spread.", "分几年计入。"),
        ],
    )
};

pub(super) static LIMIT: Keys = Keys::new(
    "limit",
    &[
        id(Kind::Limit, r#""online""#),
        text("text", r#"{ zh = "网络学习最多30学时。", en = "At most 30 hours online." }"#),
        CLAUSE,
        must("max", Amount, "30", "What counts at most.", "最多计多少。"),
        may(
            "unit",
            Name(Kind::Unit),
            r#""hour""#,
            "The unit of `max`; left out, it is that of the requirement.",
            "`max`的单位；不写的，同要求的单位。",
        ),
        may(
            "per",
            Choice(&["item", "day", "year", "period"]),
            r#""year""#,
            "For each item, day or year, or for the whole period; left out, it is \"year\".",
            "每项、每天、每年或整个期限；不写的，按每年。",
        ),
        may("modes", Names(Kind::Mode), r#"["online"]"#, "The ways of learning it is for.", "适用的学习方式。"),
        may("categories", Names(Kind::Category), r#"["public"]"#, "The categories it is for.", "适用的科目。"),
        may(
            "activities",
            Names(Kind::Activity),
            r#"["paper"]"#,
            "What is converted and limited by it.",
            "适用的折算项目。",
        ),
        INDUSTRIES,
    ],
);

pub(super) static COUNTING: Keys = Keys::new(
    "counting",
    &[
        CLAUSE,
        must(
            "from",
            Choice(&["declared", "recognised"]),
            r#""recognised""#,
            "Hours count once they are declared, or once they are recognised.",
            "申报后计入，或认定后计入。",
        ),
    ],
);

pub(super) static CARRY_OVER: Keys = Keys::new(
    "carry_over",
    &[
        id(Kind::CarryOver, r#""surplus""#),
        text("text", r#"{ zh = "最多结转24学时。", en = "Up to 24 hours carry over." }"#),
        CLAUSE,
        ONE_CATEGORY,
        INDUSTRIES,
        may("max", Amount, "24", "How much surplus counts at most.", "最多结转多少。"),
        may(
            "years",
            Count,
            "2",
            "From how many years before; left out, it is 1.",
            "可以结转以前几年的；不写的，为1年。",
        ),
    ],
);

pub(super) static MAKE_UP: Keys = window("make_up", &MAKE_UP_KEYS);
pub(super) static LATE_REGISTRATION: Keys = window("late_registration", &LATE_REGISTRATION_KEYS);
const MAKE_UP_KEYS: [Key; 8] = window_keys(Kind::MakeUp);
const LATE_REGISTRATION_KEYS: [Key; 8] = window_keys(Kind::LateRegistration);

const fn window(name: &'static str, keys: &'static [Key]) -> Keys {
    Keys { one_of: &[&["for_year", "for_years"], &["until", "allowed"]], ..Keys::new(name, keys) }
}

const fn window_keys(kind: Kind) -> [Key; 8] {
    [
        id(kind, r#""public-2018""#),
        ONE_CATEGORY,
        may("for_year", Year, "2018", "The earlier year.", "以前的年度。"),
        may("for_years", Years, "[2017, 2018]", "Several earlier years.", "以前的几个年度。"),
        may("until", Date, "2019-06-30", "The last day.", "最后一天。"),
        may("allowed", Only(false), "false", "Where the notice forbids it.", "通知不允许的，写此项。"),
        CLAUSE,
        text("text", r#"{ zh = "可补学2018年的公需科目。", en = "Public subjects of 2018 may be made up." }"#),
    ]
}

pub(super) static WAIVER: Keys = Keys {
    one_of: &[&["complete", "total", "defer"]],
    ..Keys::new(
        "waiver",
        &[
            id(Kind::Waiver, r#""aid""#),
            text("name", r#"{ zh = "援派", en = "Sent to help another region" }"#),
            CLAUSE,
            INDUSTRIES,
            may("total", Amount, "40", "Only so much is needed.", "只需多少。"),
            may("complete", Only(true), "true", "The year is complete.", "当年视为完成。"),
            may("defer", Only(true), "true", "The year is moved to the next one.", "延至下一年度。"),
            may(
                "category",
                Tables(&WAIVER_CATEGORY),
                "",
                "With `total`: how much of it has to be of a category.",
                "与`total`合用：其中某类科目至少多少。",
            ),
        ],
    )
};

static WAIVER_CATEGORY: Keys = Keys::new(
    "waiver-category",
    &[
        must("id", Name(Kind::Category), r#""public""#, "The category.", "科目类别。"),
        must("min", Amount, "18", "The least amount.", "最低要求。"),
    ],
);

pub(super) static TWO_INDUSTRIES: Keys = Keys::new(
    "two_industries",
    &[
        CLAUSE,
        may(
            "each",
            Names(Kind::Category),
            r#"["professional"]"#,
            "The categories that are needed for each industry.",
            "两个行业要分别完成的科目。",
        ),
    ],
);
