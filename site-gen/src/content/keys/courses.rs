//! Describes the keys of courses.toml.

use super::Value::{Localized, Name, Tables, Years};
use super::{File, Keys, id, may, must};
use crate::content::names::Kind;

pub(in crate::content) static FILE: File = File {
    name: "courses",
    path: "<year>/courses.toml",
    about: ("The topics of the course guide.", "课程指南的专题。"),
    keys: &Keys::new(
        "courses",
        &[
            must(
                "clause",
                Name(Kind::Clause),
                r#""public-subjects""#,
                "The clause that names them.",
                "列出专题的条款。",
            ),
            must("years", Years, "[2018, 2019]", "The years they are for.", "适用的年度。"),
            may("topic", Tables(&TOPIC), "", "The topics, in reading order.", "专题，按阅读顺序。"),
        ],
    ),
};

static TOPIC: Keys = Keys::new(
    "topic",
    &[
        id(Kind::Topic, r#""innovation""#),
        must("name", Localized, r#"{ zh = "创新能力", en = "Innovation" }"#, "What readers see.", "给读者看的名称。"),
    ],
);
