//! The page of an audience: the clauses, dates and questions of a year that concern it.

use crate::model::Year;
use crate::render::Page;
use crate::render::questions::question_link;
use crate::render::voice::Voice;

/// None for an audience that the site does not have.
pub(super) fn page(voice: &Voice<'_>, year: &Year, id: &str, path: &str) -> Option<Page> {
    let site = voice.site;
    let audience = site.data.audiences.iter().find(|audience| audience.id == id)?;
    let clauses = year.clauses_for(id).map(|clause| voice.clause(year, clause, path));
    let questions = site.questions_of(id).map(|one| question_link(voice, one));
    let mut page = Page::new(voice, voice.text(&audience.lead));
    page.values.insert("clauses", &clauses.collect::<Vec<_>>());
    page.values.insert("dates", &voice.dates(year, Some(id)));
    page.values.insert("questions", &questions.collect::<Vec<_>>());
    Some(page)
}
