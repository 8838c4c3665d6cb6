//! The page of a year's course guide, with the topics of courses.toml.

use crate::model::Year;
use crate::render::Page;
use crate::render::sections::sections;
use crate::render::voice::Voice;

pub(super) fn page(voice: &Voice<'_>, year: &Year, path: &str) -> Page {
    let mut page = Page::new(voice, voice.t("restatement"));
    let years: Vec<String> = year.courses.years.iter().map(u16::to_string).collect();
    let topics: Vec<&str> = year.courses.topics.iter().map(|topic| voice.text(&topic.name)).collect();
    page.values.insert("lead", &voice.prose(&year.guide.lead, path));
    page.values.insert("stale", &year.guide.is_stale("", voice.lang));
    page.values.insert("sections", &sections(voice, &year.guide, path));
    page.values.insert("topics", &topics);
    page.values.insert("topics_years", &voice.ui.fill("topics_years", &[("years", &years.join(", "))]));
    page.values.insert("topics_cite", &voice.cite(year, &year.courses.clause));
    page
}
