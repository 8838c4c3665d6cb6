//! Describes the keys of requirements and of their categories.

use super::CLAUSE;
use crate::content::keys::Value::{Amount, ByTrait, Name, Names, Share, Table, Tables};
use crate::content::keys::{Key, Keys, may, must};
use crate::content::names::Kind;

pub(super) static REQUIREMENT: Keys = Keys {
    over: Some("based_on"),
    ..Keys::new(
        "requirement",
        &[
            must("industry", Name(Kind::Industry), r#""general""#, "The industry it is for.", "适用的行业。"),
            may(
                "for",
                ByTrait,
                r#"{ level = ["senior", "intermediate"] }"#,
                "The people it is for; left out, it is for everybody else.",
                "适用的人员；不写的，适用于其余所有人。",
            ),
            may(
                "based_on",
                Name(Kind::Industry),
                r#""archives""#,
                "The industry whose requirement lies underneath.",
                "以哪个行业的要求为基础。",
            ),
            CLAUSE,
            must("unit", Name(Kind::Unit), r#""hour""#, "The unit it counts in.", "以什么单位计。"),
            may("accepts", Names(Kind::Unit), r#"["day"]"#, "Further units that people may use.", "还可以用的单位。"),
            must("total", Table(&MINIMUM), "{ min = 72 }", "The least amount in all.", "合计的最低要求。"),
            may(
                "each_year",
                Table(&MINIMUM),
                "{ min = 20 }",
                "The least amount in each year of a longer period.",
                "期限为几年的，每年的最低要求。",
            ),
            may(
                "without",
                Names(Kind::Category),
                r#"["elective"]"#,
                "Categories of the requirement underneath that do not exist here.",
                "作为基础的要求中，本行业不设的科目。",
            ),
            may("category", Tables(&CATEGORY), "", "Its categories.", "各类科目。"),
        ],
    )
};

static MINIMUM: Keys =
    Keys::new("minimum", &[must("min", Amount, "72", "The least amount.", "最低要求。"), OWN_CLAUSE]);

const OWN_CLAUSE: Key = Key {
    required: false,
    meaning: ("Its own clause, where it is another one.", "出自另一条款的，写明条款。"),
    ..CLAUSE
};

static CATEGORY: Keys = Keys::new(
    "requirement-category",
    &[
        must("id", Name(Kind::Category), r#""professional""#, "The category.", "科目类别。"),
        OWN_CLAUSE,
        may("min", Amount, "42", "The least amount.", "最低要求。"),
        may("max", Amount, "60", "What counts at most.", "最多计多少。"),
        may("share", Share, r#""2/3""#, "The least share of the total.", "占总数的最低比例。"),
        may("category", Tables(&CATEGORY), "", "Its parts, with the same keys.", "下面再分的科目，各项相同。"),
    ],
);
