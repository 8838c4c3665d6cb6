//! Describes the keys of glossary.toml.

use super::Value::{Localized, Name, Tables, TextsByLanguage};
use super::{File, Keys, id, may, must};
use crate::content::names::Kind;

pub(in crate::content) static FILE: File = File {
    name: "glossary",
    path: "glossary.toml",
    about: ("Fixed terms of the site with their set renderings.", "网站的固定术语及其译法。"),
    keys: &Keys::new(
        "glossary",
        &[may("term", Tables(&TERM), "", "The terms, in reading order.", "术语，按阅读顺序。")],
    ),
};

static TERM: Keys = Keys::new(
    "term",
    &[
        id(Kind::Term, r#""make-up""#),
        must(
            "word",
            Localized,
            r#"{ zh = "补学", en = "make up" }"#,
            "The term as it stands inside a sentence.",
            "术语在句中的写法。",
        ),
        may(
            "also",
            TextsByLanguage,
            r#"{ en = ["made up", "making up"] }"#,
            "What else a translation may call it.",
            "译文还可以用的说法。",
        ),
        must(
            "definition",
            Localized,
            r#"{ zh = "补上以前年度未学的科目。", en = "To study missed subjects of an earlier year." }"#,
            "What it means. It goes no further than the notice.",
            "含义，不超出通知的内容。",
        ),
        may("clause", Name(Kind::Clause), r#""public-subjects""#, "The clause it comes from.", "出自哪一条款。"),
    ],
);
