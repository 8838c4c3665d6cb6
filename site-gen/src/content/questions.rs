//! Reads questions.toml: the questions in reading order, for whom each is, and on which clauses its answer rests.

use std::sync::OnceLock;

use super::language::PerLang;
use super::stem_of_answer;
use super::table::{Ctx, Table};
use crate::diag::{At, Code, Digest, digest_of, words};

/// How far the notice answers a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The notice answers it fully.
    Stated,
    /// The notice answers a part of it.
    Partly,
    /// The notice does not answer it.
    NotStated,
}

/// What questions.toml says of one question.
#[derive(Debug)]
pub struct QuestionData {
    /// Its name in addresses and in the name of its file, `help/<slug>.zh.md`.
    pub slug: At<String>,
    /// Ids of the audiences that ask it.
    pub audiences: Vec<String>,
    /// Ids of the clauses of the newest notice that its answer rests on; empty only where the notice has no answer.
    pub clauses: Vec<String>,
    /// How far the notice answers it.
    pub answer: Answer,
    /// How else readers ask it, by language; the search finds it by these words.
    pub readers_say: PerLang<Vec<String>>,
    said: OnceLock<Digest>,
}

impl QuestionData {
    /// The digest of what it says of the answer, computed when first asked for.
    pub fn said(&self) -> Digest {
        *self.said.get_or_init(|| digest_of(&(&self.slug.value, &self.clauses, self.answer)))
    }

    /// The path of its answer without language and ending.
    pub fn stem(&self) -> String {
        stem_of_answer(&self.slug.value)
    }
}

pub(super) fn parse(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<Vec<QuestionData>> {
    Some(table.each("question", ctx, question))
}

const ANSWERS: [(&str, Answer); 3] =
    [("stated", Answer::Stated), ("partly", Answer::Partly), ("not-stated", Answer::NotStated)];

fn question(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<QuestionData> {
    let slug = table.define("slug", ctx);
    let audiences = table.names("audiences", ctx);
    let clauses = table.names("clauses", ctx);
    let answer = table.choice("answer", &ANSWERS, ctx);
    let readers_say = table.texts_by_language("readers_say", ctx);
    let slug = slug?;
    let answer = answer?.value;
    if clauses.is_empty() && answer != Answer::NotStated {
        ctx.sink.error(
            Code("uncited-answer"),
            slug.span,
            words("this answer names no clause", "此回答没有注明条款"),
            words(
                "add `clauses = [\"…\"]`, or `answer = \"not-stated\"`",
                "请补上clauses = [\"…\"]，或写answer = \"not-stated\"",
            ),
        );
    }
    let values = |names: Vec<At<String>>| names.into_iter().map(|name| name.value).collect();
    Some(QuestionData {
        slug,
        audiences: values(audiences),
        clauses: values(clauses),
        answer,
        readers_say,
        said: OnceLock::new(),
    })
}
