//! Tables that several pages show of a year: what each industry needs, dates, and the audiences' pages (doors).

use checker_rules::Date;
use serde::Serialize;

use super::Page;
use super::voice::Voice;
use crate::model::{PageId, Year};

/// Puts the table of what each industry needs into a page's values.
pub(super) fn insert_requirements(voice: &Voice<'_>, year: &Year, page: &mut Page) {
    let number = year.year.to_string();
    page.values.insert("table_title", &voice.ui.fill("table", &[("year", &number)]));
    page.values.insert("table_caption", &voice.ui.fill("table_caption", &[("year", &number)]));
    page.values.insert("categories", &voice.category_names(year));
    let ids: Vec<&str> = year.rules.texts.categories.iter().map(|(id, _)| id.as_str()).collect();
    page.values.insert("category_ids", &ids);
    page.values.insert("table_year", &year.year);
    let rows = voice.requirements(year);
    let first = rows.first().map(|row| row.cite.clone());
    // One clause for all rows is named once.
    page.values.insert("table_cite", &first.filter(|first| rows.iter().all(|row| row.cite == *first)));
    page.values.insert("requirements", &rows);
    page.values.insert("ratios", &voice.ratios(year));
}

/// Puts the table of dates and deadlines into a page's values: those of an audience, or all.
pub(super) fn insert_dates(voice: &Voice<'_>, year: &Year, audience: Option<&str>, page: &mut Page) {
    page.values.insert("dates", &voice.dates(year, audience));
    page.values.insert("closes", &last_day(year).map(|date| date.to_string()));
}

/// The last day on which the hours of a year can be learnt; none where it is not stated.
pub(super) fn last_day(year: &Year) -> Option<Date> {
    let rules = &year.rules.rules;
    rules.closes.or_else(|| rules.period.as_ref().map(|period| period.ends))
}

/// A link to the page of an audience; `door` says whether it is one of the large ones.
#[derive(Serialize)]
struct Door<'a> {
    name: &'a str,
    lead: &'a str,
    href: String,
    door: bool,
}

/// Puts the links to the audiences' pages into a page's values.
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
