//! Describes the keys of site.toml.

use super::Value::{Defines, Flag, Language, Localized, Tables, Text};
use super::{File, Key, Keys, may, must};
use crate::content::names::Kind;

pub(in crate::content) static FILE: File = File {
    name: "site",
    path: "site.toml",
    about: ("The bureau, its site, its languages, and for whom it writes.", "单位、网站、语言和读者类别。"),
    keys: &Keys::new("site", &KEYS),
};

const KEYS: [Key; 6] = [
    must(
        "name",
        Localized,
        r#"{ zh = "示例市继续教育服务指南", en = "Example City continuing education guide" }"#,
        "The name of the site.",
        "网站名称。",
    ),
    must(
        "description",
        Localized,
        r#"{ zh = "每年学多少学时、由谁认定。", en = "How many hours a year, and who recognises them." }"#,
        "What the site is, in one sentence.",
        "用一句话说明网站内容。",
    ),
    must("bureau", Localized, r#"{ zh = "示例市人社局", en = "The Bureau" }"#, "Who publishes it.", "发布单位。"),
    must(
        "base_url",
        Text,
        r#""https://city.example/learn/""#,
        "The address where the site will be published: https:// in front, a slash at the end.",
        "网站发布的网址，以https://开头，以斜杠结尾。",
    ),
    must(
        "language",
        Tables(&LANGUAGE),
        "",
        "The languages of the site. The first is the source, the others are translations.",
        "网站的语言。第一种是原文，其余为译文。",
    ),
    may(
        "audience",
        Tables(&AUDIENCE),
        "",
        "For whom the site writes, in reading order. Clauses name audiences in their headings.",
        "读者类别，按阅读顺序。条款标题中注明适用的读者。",
    ),
];

static LANGUAGE: Keys = Keys::new(
    "language",
    &[
        must("id", Language, r#""zh""#, "Part of file names and addresses.", "用于文件名和网址。"),
        must("tag", Text, r#""zh-Hans""#, "The language tag (BCP 47) of its pages.", "网页的语言标记（BCP 47）。"),
        must("name", Text, r#""中文""#, "What the language calls itself.", "用该语言写的语言名称。"),
    ],
);

static AUDIENCE: Keys = Keys::new(
    "audience",
    &[
        must(
            "id",
            Defines(Kind::Audience),
            r#""employers""#,
            "Its name in headings of clauses, such as `.employers`, and in addresses.",
            "代号，用于条款标题（如`.employers`）和网址。",
        ),
        must("name", Localized, r#"{ zh = "用人单位", en = "Employers" }"#, "What readers see.", "给读者看的名称。"),
        must(
            "lead",
            Localized,
            r#"{ zh = "怎样认定学时。", en = "How to recognise hours." }"#,
            "What these readers find, in one sentence.",
            "用一句话说明这类读者能找到什么。",
        ),
        must("door", Flag, "true", "Whether the home page has a door for them.", "首页是否为其设入口。"),
    ],
);
