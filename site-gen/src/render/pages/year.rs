//! The page of a year at a glance: links to its documents, its table, who recognises, and its dates.

use crate::model::{PageId, Year};
use crate::render::Page;
use crate::render::beside::calendar_address;
use crate::render::glance::insert_glance;
use crate::render::tables::{insert_dates, insert_doors, insert_requirements};
use crate::render::timeline::insert_timeline;
use crate::render::voice::Voice;

pub(super) fn page(voice: &Voice<'_>, year: &Year) -> Page {
    let mut page = Page::new(voice, voice.text(&year.notice.summary));
    page.values.insert("sections", &sections(voice, year.year));
    page.values.insert("recognition", &voice.recognition(year, None));
    insert_glance(voice, year, &mut page);
    insert_timeline(voice, year, &mut page);
    page.values.insert("calendar", &calendar_address(voice, year));
    insert_doors(voice, year, &mut page);
    insert_requirements(voice, year, &mut page);
    insert_dates(voice, year, None, &mut page);
    page
}

/// What each page of the year as a whole is called, and its address.
fn sections(voice: &Voice<'_>, year: u16) -> Vec<(String, String)> {
    let of_years = [PageId::Notice, PageId::Both, PageId::Guide, PageId::Leaflet, PageId::Examples, PageId::Proof];
    let changes = voice.site.before(year).map(|_| PageId::Changes(year));
    let pages = of_years.map(|page| page(year)).into_iter().chain(changes);
    let is_planned = |page: &PageId| voice.site.plan.pages().iter().any(|planned| planned.id == *page);
    pages.filter(is_planned).map(|page| (voice.short_title(&page), page.address())).collect()
}
