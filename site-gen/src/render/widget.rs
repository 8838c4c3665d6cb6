//! The checker on a page: its data in the page's language, and its HTML from the component that is mounted over it.

use std::collections::BTreeMap;

use checker_rules::Rules;
use checker_widget::{Checker, CheckerData, CheckerProps, UnitText, YearData, YearText};
use futures_executor::block_on;
use serde::Serialize;
use yew::LocalServerRenderer;

use super::voice::Voice;
use crate::content::{PerLang, UnitNames};
use crate::model::{PageId, Year};

/// The checker for one page.
#[derive(Debug, Serialize)]
pub(super) struct Widget {
    root: &'static str,
    data_id: &'static str,
    html: String,
    json: String,
}

/// Renders the checker for the page at a path.
pub(super) fn widget(voice: &Voice<'_>, path: &str) -> Widget {
    let data = data(voice, path);
    // `</` would end the script element that holds the data.
    let json = serde_json::to_string(&data).unwrap_or_default().replace("</", "<\\/");
    let html = block_on(LocalServerRenderer::<Checker>::with_props(CheckerProps::new(data)).render());
    Widget { root: checker_widget::ROOT, data_id: checker_widget::DATA, html, json }
}

fn data(voice: &Voice<'_>, path: &str) -> CheckerData {
    let up = voice.up(path);
    let years = voice.site.years.iter().map(|year| YearData {
        // Deadlines stand on pages of their own; the checker has no use for them.
        rules: Rules { deadlines: Vec::new(), ..year.rules.rules.clone() },
        text: voice.year_text(year).clone(),
        notice: format!("{up}{}", PageId::Notice(year.year).address()),
        elsewhere: others(year).map(|id| (id.clone(), format!("{up}{}", voice.cited_address(year, &id)))).collect(),
    });
    CheckerData { years: years.collect(), text: voice.ui.checker.clone() }
}

/// The texts of a year's rules in one language.
pub(super) fn year_text(voice: &Voice<'_>, year: &Year) -> YearText {
    let texts = &year.rules.texts;
    let plain = |texts: &BTreeMap<String, PerLang<String>>| {
        texts.iter().map(|(id, text)| (id.clone(), voice.text(text).to_owned())).collect()
    };
    let unit = |(id, names): (&String, &UnitNames)| {
        let (one, many) = (voice.text(&names.one).to_owned(), voice.text(&names.many).to_owned());
        (id.clone(), UnitText { one, many, words: names.words.clone() })
    };
    let category = |(id, term): &(checker_rules::CategoryId, String)| {
        let word = voice.site.term(term).map_or("", |word| voice.text(word));
        (id.to_string(), capitalised(word))
    };
    let own = year.clauses.sections.iter().map(|clause| clause.id.clone());
    YearText {
        traits: plain(&texts.traits),
        industries: texts.industries.iter().map(|(id, text)| (id.clone(), voice.text(&text.name).to_owned())).collect(),
        categories: texts.categories.iter().map(category).collect(),
        units: texts.units.iter().map(unit).collect(),
        clauses: own.chain(others(year)).map(|id| (id.clone(), voice.cited_label(year, &id))).collect(),
        rules: texts.rules.iter().map(|(key, text)| (key.clone(), voice.text(text).to_owned())).collect(),
    }
}

/// Clauses of other documents: those of the rules that this year starts from.
fn others(year: &Year) -> impl Iterator<Item = String> {
    let stated = year.rules.rules.stated().into_iter().filter_map(|(_, stated)| stated.clause);
    stated.map(|clause| clause.0).filter(|clause| clause.contains('/'))
}

/// A term as it begins a line.
pub(super) fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
