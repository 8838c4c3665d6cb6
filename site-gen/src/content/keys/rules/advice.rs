//! Describes the keys of recognition, steps, deadlines and notes; and of purposes.

use super::{CLAUSE, INDUSTRIES, text};
use crate::content::keys::Value::{ByTrait, Choice, Count, Date, Defines, Name, Names, Number};
use crate::content::keys::{Key, Keys, id, may, must};
use crate::content::names::Kind;

const ACTORS: [&str; 4] = ["person", "employer", "sector-authority", "system"];

pub(super) static RECOGNITION: Keys = Keys::new(
    "recognition",
    &[
        id(Kind::Recognition, r#""public""#),
        must("category", Name(Kind::Category), r#""public""#, "The category it is for.", "适用的科目。"),
        INDUSTRIES,
        may("mode", Name(Kind::Mode), r#""online""#, "The way of learning it is for.", "适用的学习方式。"),
        may(
            "declares",
            Choice(&ACTORS),
            r#""person""#,
            "Who declares the hours; left out, it is not stated.",
            "由谁申报：本人、用人单位、行业主管部门、系统自动；不写的，即通知未说明。",
        ),
        may(
            "recognises",
            Choice(&ACTORS),
            r#""employer""#,
            "Who recognises them; left out, it is not stated.",
            "由谁认定；不写的，即通知未说明。",
        ),
        CLAUSE,
        text("text", r#"{ zh = "一般情形。", en = "As a rule." }"#),
    ],
);

/// The key `category`, of what is shown only while a category is short.
const CATEGORY: Key = may(
    "category",
    Name(Kind::Category),
    r#""public""#,
    "Only while this category is short.",
    "只在这类科目不够时显示。",
);

pub(super) static STEP: Keys = Keys::new(
    "step",
    &[
        id(Kind::Step, r#""study""#),
        must(
            "when",
            Choice(&["met", "short"]),
            r#""short""#,
            "After which verdict: complete, or something is missing.",
            "在哪种结果之后：达标、未达标。",
        ),
        CATEGORY,
        may(
            "by",
            Date,
            "2019-11-30",
            "The last day for it; steps with one come first.",
            "最迟日期；写有日期的步骤排在前面。",
        ),
        CLAUSE,
        text("text", r#"{ zh = "登录省系统学习。", en = "Study in the provincial system." }"#),
    ],
);

pub(super) static DEADLINE: Keys = Keys {
    one_of: &[&["date", "days_before"]],
    ..Keys::new(
        "deadline",
        &[
            id(Kind::Deadline, r#""class-plan""#),
            may("date", Date, "2019-06-30", "A day.", "日期。"),
            may("days_before", Number, "30", "So many days before something.", "某件事之前多少天。"),
            may(
                "audiences",
                Names(Kind::Audience),
                r#"["employers"]"#,
                "The readers it concerns; left out, it concerns all.",
                "与哪些读者有关；不写的，与所有读者有关。",
            ),
            CLAUSE,
            text("text", r#"{ zh = "填报办班计划", en = "Enter the class plan" }"#),
        ],
    )
};

pub(super) static NOTE: Keys = Keys::new(
    "note",
    &[
        id(Kind::Note, r#""suitable-level""#),
        INDUSTRIES,
        CLAUSE,
        text("text", r#"{ zh = "内容应与岗位相适应。", en = "Learning has to suit the post." }"#),
    ],
);

pub(super) static PURPOSE: Keys = Keys::new(
    "purpose",
    &[
        must(
            "id",
            Defines(Kind::Purpose),
            r#""title-review""#,
            "Its name; several tables may have the same one, for different people.",
            "代号；适用人员不同的几段可以用同一个。",
        ),
        text("name", r#"{ zh = "职称评审", en = "Title review" }"#),
        may("for", ByTrait, r#"{ level = "senior" }"#, "The people it is for.", "适用的人员。"),
        must(
            "years",
            Count,
            "5",
            "How many years have to be complete, this one included.",
            "要有几年达标，包括本年度。",
        ),
        CLAUSE,
    ],
);
