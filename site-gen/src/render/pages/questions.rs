//! The page with the list of questions.

use crate::render::Page;
use crate::render::questions::question_link;
use crate::render::voice::Voice;

pub(super) fn page(voice: &Voice<'_>) -> Page {
    let mut page = Page::new(voice, voice.t("questions_lead"));
    let links: Vec<_> = voice.site.questions.iter().map(|one| question_link(voice, one)).collect();
    page.values.insert("questions", &links);
    page
}
