//! The checker on a page: its data as JSON, and its HTML, rendered by the component that is later mounted over it.

use checker_rules::{Deadline, Rules};
use checker_widget::{Checker, CheckerData, CheckerProps, YearData};
use futures_executor::block_on;
use serde::Serialize;
use yew::LocalServerRenderer;

use super::contacts;
use super::voice::Voice;
use super::year_text::others;
use crate::model::PageId;

/// The checker of one page: the values for its part of a template.
#[derive(Debug, Serialize)]
pub(super) struct Widget {
    root: &'static str,
    data_id: &'static str,
    html: String,
    json: String,
}

/// Renders the checker for the page at this path; none where its data cannot be written, which is a fault of this
/// program.
pub(super) fn widget(voice: &Voice<'_>, path: &str) -> Option<Widget> {
    let data = data(voice, path);
    let json = for_script(&data.to_texts())?;
    let html = block_on(LocalServerRenderer::<Checker>::with_props(CheckerProps::new(data)).render());
    Some(Widget { root: checker_widget::ROOT, data_id: checker_widget::DATA, html, json })
}

/// The checker's data, with addresses relative to the page at this path.
fn data(voice: &Voice<'_>, path: &str) -> CheckerData {
    let up = voice.up(path);
    let years = voice.site.years.iter().map(|year| YearData {
        // Deadlines of others stand on pages of their own, as funding does; the checker has no use for them.
        rules: Rules { deadlines: own_deadlines(&year.rules.rules), ..for_program(&year.rules.rules) },
        text: voice.year_text(year).clone(),
        version: version(&year.rules.rules),
        notice: format!("{up}{}", PageId::Notice(year.year).address()),
        elsewhere: others(year).map(|id| (id.clone(), format!("{up}{}", voice.cited_address(year, &id)))).collect(),
    });
    let page = format!("{up}{}", PageId::Checker.address());
    let site = voice.site.data.base_url.clone();
    CheckerData { years: years.collect(), text: voice.ui.checker.clone(), contacts: contacts::texts(voice), site, page }
}

/// Texts as JSON in a script element of a page; none where they cannot be written, which is a fault of this program.
pub(super) fn for_script(texts: &[String]) -> Option<String> {
    // A `<` could end the element that holds them, or swallow what follows it.
    Some(serde_json::to_string(texts).ok()?.replace('<', "\\u003c"))
}

/// A year's rules as programs in pages have them: without deadlines and funding, which stand on pages of their own.
pub(super) fn for_program(rules: &Rules) -> Rules {
    Rules { deadlines: Vec::new(), funding: None, ..rules.clone() }
}

/// The audience that checks its hours, by its id.
const PROFESSIONALS: &str = "professionals";

/// The deadlines that concern professionals, or everybody.
fn own_deadlines(rules: &Rules) -> Vec<Deadline> {
    let is_own = |deadline: &&Deadline| {
        deadline.audiences.is_empty() || deadline.audiences.iter().any(|audience| audience == PROFESSIONALS)
    };
    rules.deadlines.iter().filter(is_own).cloned().collect()
}

/// The version of a year's rules: eight digits that are others as soon as anything in the rules is.
pub(super) fn version(rules: &Rules) -> String {
    let json = serde_json::to_vec(rules).unwrap_or_default();
    blake3::hash(&json).to_hex()[..8].to_owned()
}
