//! Describes the keys of glossary.toml.

use super::Value::{Localized, Name, Tables, Text, TextsByLanguage};
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
        may(
            "readers_say",
            TextsByLanguage,
            r#"{ zh = ["补课"], en = ["catch up"] }"#,
            "What readers say instead; the search leads from there to the term. Pages do not show it.",
            "读者常用的其他说法，搜索这些说法能找到该术语；页面上不显示。",
        ),
        may(
            "pinyin",
            Text,
            r#""bu xue""#,
            "How the Chinese word is read, where a character in it has several readings: it decides the place in the glossary.",
            "术语的拼音，用于含多音字的术语，决定它在术语表中的位置。",
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
