//! The home page: links to the audiences' pages, the checker, and the newest year's table and dates.

use crate::model::PageId;
use crate::render::Page;
use crate::render::tables::{insert_dates, insert_doors, insert_requirements};
use crate::render::voice::Voice;
use crate::render::widget::widget;

pub(super) fn page(voice: &Voice<'_>, path: &str) -> Option<Page> {
    let year = voice.site.newest();
    let overview = PageId::Year(year.year);
    let mut page = Page::new(voice, voice.text(&voice.site.data.description));
    page.values.insert("widget", &widget(voice, path)?);
    page.values.insert("year_href", &overview.address());
    page.values.insert("year_title", &voice.short_title(&overview));
    insert_doors(voice, year, &mut page);
    insert_requirements(voice, year, &mut page);
    insert_dates(voice, year, &mut page);
    Some(page)
}
