//! The page for bureaus: the references for clerks, and every part of pages in every state, filled from the newest year.

use crate::help::Help;
use crate::model::PageId;
use crate::render::Page;
use crate::render::glance::insert_glance;
use crate::render::tables::{insert_dates, insert_doors, insert_requirements};
use crate::render::taken::taken;
use crate::render::timeline::insert_timeline;
use crate::render::voice::Voice;

pub(super) fn page(voice: &Voice<'_>, path: &str) -> Page {
    let year = voice.site.newest();
    let references = [Help::Rules, Help::Check, Help::Content].map(PageId::Help);
    let references = references.map(|id| (voice.short_title(&id), id.address()));
    let first = year.clauses.sections.first().map(|section| {
        let mut clause = voice.clause(year, (1, section), path);
        clause.taken = taken(voice, year, &section.id);
        clause
    });
    let mut page = Page::new(voice, voice.t("bureaus_lead"));
    page.values.insert("references", &references);
    page.values.insert("clause", &first);
    page.values.insert("recognition", &voice.recognition(year, None));
    insert_glance(voice, year, &mut page);
    insert_timeline(voice, year, &mut page);
    insert_doors(voice, year, &mut page);
    insert_requirements(voice, year, &mut page);
    insert_dates(voice, year, None, &mut page);
    page
}
