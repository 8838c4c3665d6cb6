//! The page of the search. Without script it is the index of all pages and terms.

use serde::Serialize;

use crate::lexis::Script;
use crate::model::Year;
use crate::render::Page;
use crate::render::passages::{ASK, NAME};
use crate::render::site_index::site_index;
use crate::render::voice::Voice;

/// What results can be narrowed to: the name of the choice in addresses, its label, the words for no choice, and each
/// value with its name.
#[derive(Serialize)]
struct Filter {
    key: &'static str,
    label: String,
    all: String,
    values: Vec<(String, String)>,
}

pub(super) fn page(voice: &Voice<'_>) -> Page {
    let mut page = Page::new(voice, voice.t("search_lead"));
    page.values.insert("groups", &site_index(voice));
    page.values.insert("filters", &filters(voice));
    page.values.insert("passages", NAME);
    page.values.insert("ask", ASK);
    page.values.insert("foreign", &foreign(voice));
    page
}

/// The filters that leave a choice.
fn filters(voice: &Voice<'_>) -> Vec<Filter> {
    let filter = |key: &'static str, values: Vec<(String, String)>| {
        let (label, all) = (voice.t(&format!("search_{key}")), voice.t(&format!("search_{key}_all")));
        Filter { key, label, all, values }
    };
    let years = voice.site.years.iter().rev().map(|year| year.year.to_string());
    let audiences = voice.site.data.audiences.iter();
    let audiences = audiences.map(|audience| (audience.id.clone(), voice.text(&audience.name).to_owned()));
    let filters = [
        filter("year", years.map(|year| (year.clone(), year)).collect()),
        filter("industry", industries(voice)),
        filter("audience", audiences.collect()),
    ];
    filters.into_iter().filter(|filter| filter.values.len() > 1).collect()
}

/// The industries of all years, by their ids: those of the newest first.
fn industries(voice: &Voice<'_>) -> Vec<(String, String)> {
    let mut industries: Vec<(String, String)> = Vec::new();
    let of_year = |year: &'_ Year| {
        let names = year.rules.rules.industries.iter();
        let name = |id: &str| year.rules.texts.industries.get(id).map_or("", |text| voice.text(&text.name)).to_owned();
        names.map(|industry| (industry.id.to_string(), name(industry.id.as_str()))).collect::<Vec<_>>()
    };
    for (id, name) in voice.site.years.iter().rev().flat_map(of_year) {
        if industries.iter().all(|(known, _)| *known != id) {
            industries.push((id, name));
        }
    }
    industries
}

/// The tag with which results mark Chinese; empty where the language is written in it.
fn foreign(voice: &Voice<'_>) -> String {
    let (language, han) = (voice.language(), Script::Han);
    if language.lexicon.scripts.contains(&han) { String::new() } else { language.tag_of(han).to_owned() }
}
