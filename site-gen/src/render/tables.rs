//! What several pages show of a year: what each industry needs, the dates, and the doors to the audiences.

use serde::Serialize;

use super::Page;
use super::voice::Voice;
use crate::model::{PageId, Year};

/// The table of what each industry needs.
pub(super) fn insert_requirements(voice: &Voice<'_>, year: &Year, page: &mut Page) {
    let number = year.year.to_string();
    page.values.insert("table_title", &voice.ui.fill("table", &[("year", &number)]));
    page.values.insert("table_caption", &voice.ui.fill("table_caption", &[("year", &number)]));
    page.values.insert("categories", &voice.category_names(year));
    page.values.insert("requirements", &voice.requirements(year));
    page.values.insert("ratios", &voice.ratios(year));
}

pub(super) fn insert_dates(voice: &Voice<'_>, year: &Year, page: &mut Page) {
    page.values.insert("dates", &voice.dates(year, None));
    page.values.insert("closes", &year.rules.rules.closes.map(|date| date.to_string()));
}

/// A reader and what there is for them.
#[derive(Serialize)]
struct Door<'a> {
    name: &'a str,
    lead: &'a str,
    href: String,
    door: bool,
}

pub(super) fn insert_doors(voice: &Voice<'_>, year: &Year, page: &mut Page) {
    let audiences = voice.site.data.audiences.iter();
    let doors = audiences.map(|audience| Door {
        name: voice.text(&audience.name),
        lead: voice.text(&audience.lead),
        href: PageId::Audience(year.year, audience.id.clone()).address(),
        door: audience.door,
    });
    page.values.insert("doors", &doors.collect::<Vec<_>>());
}
