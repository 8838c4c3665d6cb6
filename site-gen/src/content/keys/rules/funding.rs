//! Describes the keys of what employers have to spend on learning.

use super::CLAUSE;
use crate::content::keys::Value::{Choice, Names, Percent};
use crate::content::keys::{Key, Keys, may, must};
use crate::content::names::Kind;

pub(super) static FUNDING: Keys = Keys::new(
    "funding",
    &[
        Key { example: r#""funding""#, ..CLAUSE },
        must("share", Percent, r#""1.5%""#, "The least share of the wages of a year.", "至少占全年工资总额的多少。"),
        must(
            "wages",
            Choice(&["professionals", "staff"]),
            r#""professionals""#,
            "Whose wages: those of the professionals, or of all who work there.",
            "谁的工资总额：professionals为专业技术人员，staff为全体职工。",
        ),
        may(
            "categories",
            Names(Kind::Category),
            r#"["professional"]"#,
            "The categories that the money is for; left out, it is not stated.",
            "经费用于哪些科目；不写的，即通知未说明。",
        ),
    ],
);
