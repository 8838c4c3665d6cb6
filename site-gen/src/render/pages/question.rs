//! The page of a question with its answer, and the clauses on which that rests.

use crate::model::Question;
use crate::render::Page;
use crate::render::questions::answer_key;
use crate::render::sections::insert_doc;
use crate::render::voice::Voice;

pub(super) fn page(voice: &Voice<'_>, question: &Question, path: &str) -> Page {
    let year = voice.site.newest();
    let mut page = Page::new(voice, voice.t("questions_lead"));
    let cites: Vec<_> = question.data.clauses.iter().map(|clause| voice.cite(year, clause)).collect();
    insert_doc(voice, &question.text, path, &mut page);
    page.values.insert("answer", answer_key(question.data.answer));
    page.values.insert("cites", &cites);
    page
}
