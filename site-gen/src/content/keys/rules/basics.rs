//! Describes the keys of units, categories, industries, traits and ways of learning.

use super::{CLAUSE, text};
use crate::content::keys::Value::{Localized, Name, Number, Tables, Text, Texts};
use crate::content::keys::{Key, Keys, id, may, must};
use crate::content::names::Kind;

pub(super) static UNIT: Keys = Keys {
    together: &["of", "hours", "clause"],
    ..Keys::new(
        "unit",
        &[
            id(Kind::Unit, r#""day""#),
            may(
                "of",
                Number,
                "12",
                "So many of the unit are so many class hours; left out for the class hour itself.",
                "多少个单位等于多少学时；学时本身不写。",
            ),
            may("hours", Number, "72", "The class hours that these are.", "等于多少学时。"),
            Key { required: false, ..CLAUSE },
            text("one", r#"{ zh = "天", en = "day" }"#),
            must(
                "many",
                Localized,
                r#"{ zh = "天", en = "days" }"#,
                "The same behind numbers other than 1.",
                "数字不为1时的文字。",
            ),
            may(
                "words",
                Texts,
                r#"["天", "day", "days"]"#,
                "What people may type behind a number.",
                "填写时数字后面可以写的词。",
            ),
        ],
    )
};

pub(super) static CATEGORY: Keys = Keys::new(
    "category",
    &[
        id(Kind::Category, r#""public""#),
        must("term", Name(Kind::Term), r#""public-subjects""#, "The word of the glossary for it.", "对应的术语。"),
        may(
            "words",
            Texts,
            r#"["公需", "公需课", "public courses"]"#,
            "What else lists of staff call it, in any language.",
            "名单中还可能怎样称呼它，不限语言。",
        ),
    ],
);

pub(super) static INDUSTRY: Keys = Keys::new(
    "industry",
    &[
        id(Kind::Industry, r#""health""#),
        text("name", r#"{ zh = "卫生健康", en = "Health" }"#),
        may(
            "lead",
            Localized,
            r#"{ zh = "与一般行业相同。", en = "The same as most industries." }"#,
            "What sets it apart, in one sentence.",
            "用一句话说明其特点。",
        ),
        may(
            "cites",
            Name(Kind::Cited),
            r#""accounting-2018-10""#,
            "The cited document that rules it.",
            "所依据的文件。",
        ),
        may(
            "follows",
            Name(Kind::Industry),
            r#""general""#,
            "The industry whose requirement applies; left out, it has its own.",
            "按哪个行业的要求执行；不写的，有自己的要求。",
        ),
    ],
);

pub(super) static TRAIT: Keys = Keys::new(
    "trait",
    &[
        id(Kind::Trait, r#""level""#),
        text("name", r#"{ zh = "职称级别", en = "Title level" }"#),
        may("value", Tables(&VALUE), "", "The answers to choose from.", "可选的答案。"),
    ],
);

static VALUE: Keys = Keys::new(
    "value",
    &[
        must("id", Text, r#""senior""#, "Its name, by which other places mean it.", "代号，其他地方用它来指代。"),
        text("name", r#"{ zh = "高级", en = "Senior" }"#),
    ],
);

pub(super) static MODE: Keys = Keys::new(
    "mode",
    &[
        id(Kind::Mode, r#""online""#),
        text("name", r#"{ zh = "网络学习", en = "online learning" }"#),
        may(
            "words",
            Texts,
            r#"["网络培训"]"#,
            "What else lists of staff call it, in any language.",
            "名单中还可能怎样称呼它，不限语言。",
        ),
    ],
);
