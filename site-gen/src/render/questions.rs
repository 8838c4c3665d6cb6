//! Questions as lists of them show them: each with how far the notice answers it.

use serde::Serialize;

use super::voice::Voice;
use crate::content::Answer;
use crate::model::{PageId, Question};

/// A question in a list.
#[derive(Serialize)]
pub(super) struct QuestionLink {
    title: String,
    href: String,
    answer: &'static str,
}

pub(super) fn question_link(voice: &Voice<'_>, question: &Question) -> QuestionLink {
    QuestionLink {
        title: question.text.title.get(voice.lang).html().to_owned(),
        href: PageId::Question(question.data.slug.value.clone()).address(),
        answer: answer_key(question.data.answer),
    }
}

/// The key of the words for how far the notice answers a question.
pub(super) fn answer_key(answer: Answer) -> &'static str {
    match answer {
        Answer::Stated => "answer_stated",
        Answer::Partly => "answer_partly",
        Answer::NotStated => "answer_not_stated",
    }
}
