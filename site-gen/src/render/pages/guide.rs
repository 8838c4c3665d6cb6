//! The page of a year's course guide, with the topics of courses.toml.

use crate::model::{Guide, Year};
use crate::render::Page;
use crate::render::sections::sections;
use crate::render::voice::Voice;

pub(super) fn page(voice: &Voice<'_>, year: &Year, guide: &Guide, path: &str) -> Page {
    let Guide { text, courses } = guide;
    let mut page = Page::new(voice, voice.t("restatement"));
    let years: Vec<String> = courses.years.iter().map(u16::to_string).collect();
    let topics: Vec<&str> = courses.topics.iter().map(|topic| voice.text(&topic.name)).collect();
    page.values.insert("lead", &voice.prose(&text.lead, path));
    page.values.insert("stale", &text.is_stale("", voice.lang));
    page.values.insert("sections", &sections(voice, text, path));
    page.values.insert("topics", &topics);
    page.values.insert("topics_years", &voice.ui.fill("topics_years", &[("years", &years.join(", "))]));
    page.values.insert("topics_cite", &voice.cite(year, &courses.clause));
    page
}
