//! Describes the keys of questions.toml.

use super::Value::{Choice, Defines, Names, Tables, TextsByLanguage};
use super::{File, Keys, may, must};
use crate::content::names::Kind;

pub(in crate::content) static FILE: File = File {
    name: "questions",
    path: "questions.toml",
    about: (
        "The questions and what each answer rests on. Their texts stand in `help/`, as `<slug>.<language>.md`.",
        "问题清单和每个回答的依据。问题和回答的正文写在`help/`中的`<slug>.<语言>.md`。",
    ),
    keys: &Keys::new(
        "questions",
        &[may("question", Tables(&QUESTION), "", "The questions, in reading order.", "问题，按阅读顺序。")],
    ),
};

static QUESTION: Keys = Keys::new(
    "question",
    &[
        must(
            "slug",
            Defines(Kind::Question),
            r#""who-pays""#,
            "Its name in file names and addresses.",
            "用于文件名和网址的代号。",
        ),
        may("audiences", Names(Kind::Audience), r#"["professionals"]"#, "Who asks it.", "哪些读者会问。"),
        may(
            "clauses",
            Names(Kind::Clause),
            r#"["funding"]"#,
            "The clauses of the newest notice that the answer rests on; left out with \"not-stated\" only.",
            "回答所依据的最新通知的条款；只有\"not-stated\"可以不写。",
        ),
        must(
            "answer",
            Choice(&["stated", "partly", "not-stated"]),
            r#""stated""#,
            "How far the notice answers: fully, in part, or not at all.",
            "通知是否作了回答：已说明、部分说明、未说明。",
        ),
        may(
            "readers_say",
            TextsByLanguage,
            r#"{ zh = ["经费谁出"], en = ["cost of training"] }"#,
            "How else readers ask it. The search finds it by these words; pages do not show them.",
            "读者的其他问法，搜索这些说法能找到该问题；页面上不显示。",
        ),
    ],
);
