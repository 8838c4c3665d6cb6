//! The home page: what most readers ask, the way of an hour, the newest year's table and dates, and who else reads here.

use crate::model::PageId;
use crate::render::Page;
use crate::render::glance::{insert_glance, recognition_address};
use crate::render::tables::{insert_dates, insert_doors, insert_requirements};
use crate::render::voice::Voice;

pub(super) fn page(voice: &Voice<'_>) -> Page {
    let year = voice.site.newest();
    let overview = PageId::Year(year.year);
    let mut page = Page::new(voice, voice.text(&voice.site.data.description));
    let number = year.year.to_string();
    page.values.insert("question", &voice.ui.fill("home_question", &[("year", &number)]));
    page.values.insert("guide_href", &year.guide.as_ref().map(|_| PageId::Guide(year.year).address()));
    page.values.insert("recognition_href", &recognition_address(year));
    page.values.insert("year_href", &overview.address());
    page.values.insert("year_title", &voice.short_title(&overview));
    insert_glance(voice, year, &mut page);
    insert_doors(voice, year, &mut page);
    insert_requirements(voice, year, &mut page);
    insert_dates(voice, year, None, &mut page);
    page
}
