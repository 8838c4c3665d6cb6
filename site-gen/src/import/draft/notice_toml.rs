//! notice.toml: the notice as a document.

use std::collections::BTreeSet;

use super::{DraftFile, TODO, TextLayout, TomlField, quoted, untranslated};
use crate::import::outline::{CitedDocument, DocumentKey, Outline};
use crate::import::rules::KNOWN_INDUSTRIES;
use crate::import::run::Run;

pub(super) fn write(outline: &Outline, ids: &[String]) -> DraftFile {
    let mut text = String::from(
        "# The notice as a document, drafted from its text. What it does not state is left out.\n\
         # Write what is still missing, or leave its line out.\n\n",
    );
    let fields = fields(outline);
    localized("title", &fields, &mut text);
    let number = runs("number", &fields).map(|runs| quoted(&joined("number", runs)));
    line("number", number, &mut text);
    line("index", runs("index", &fields).map(|runs| quoted(&joined("index", runs))), &mut text);
    localized("issuer", &fields, &mut text);
    if runs("addressees", &fields).is_some() {
        localized("addressees", &fields, &mut text);
    }
    localized("category", &fields, &mut text);
    line("summary", Some(format!("{{ zh = \"{TODO}\", en = \"{TODO}\" }}")), &mut text);
    line("made", outline.made.map(|date| date.to_string()), &mut text);
    line("published", outline.published.map(|date| date.to_string()), &mut text);
    if runs("status", &fields).is_some() {
        localized("status", &fields, &mut text);
    }
    let mut names = BTreeSet::new();
    for (at, cite) in outline.cites.iter().enumerate() {
        let mut id = cite_id(cite, at);
        if names.contains(&id) {
            id = format!("cited-{}", at + 1);
        }
        text.push_str(&cited(cite, &id, outline, ids));
        names.insert(id);
    }
    DraftFile { name: "notice.toml", text, body: TextLayout::Toml(fields) }
}

/// What of the notice's text becomes which field.
fn fields(outline: &Outline) -> Vec<TomlField> {
    let mut fields = Vec::new();
    let mut add = |key, has_languages, runs: Vec<Run>| {
        if !runs.is_empty() {
            fields.push(TomlField { key, has_languages, runs });
        }
    };
    add("title", true, outline.title.clone());
    add("number", false, outline.number.iter().cloned().collect());
    add("issuer", true, outline.issuers.clone());
    add("addressees", true, outline.addressee.iter().cloned().collect());
    for (key, run) in &outline.fields {
        add(key, *key != "index", vec![run.clone()]);
    }
    fields
}

fn runs<'a>(key: &str, fields: &'a [TomlField]) -> Option<&'a [Run]> {
    fields.iter().find(|field| field.key == key).map(|field| field.runs.as_slice())
}

/// The pieces of a title are one text; names of bodies stand side by side; numbers have no spaces.
fn joined(key: &str, runs: &[Run]) -> String {
    let between = if key == "issuer" { " " } else { "" };
    let text = runs.iter().map(|run| run.trimmed().text()).collect::<Vec<_>>().join(between);
    if key == "number" { text.chars().filter(|c| !c.is_whitespace()).collect() } else { text }
}

fn localized(key: &'static str, fields: &[TomlField], text: &mut String) {
    let zh = runs(key, fields).map_or(TODO.to_owned(), |runs| joined(key, runs));
    line(key, Some(untranslated(&zh)), text);
}

fn line(key: &str, value: Option<String>, text: &mut String) {
    if let Some(value) = value {
        text.push_str(&format!("{key} = {value}\n"));
    }
}

fn cite_id(cite: &CitedDocument, at: usize) -> String {
    let sector = sector(cite);
    match cite.key {
        Some(DocumentKey { year: Some(year), running }) => format!("{}-{year}-{running}", sector.unwrap_or("cited")),
        Some(DocumentKey { year: None, running }) => format!("{}-order-{running}", sector.unwrap_or("cited")),
        None => format!("{}-{}", sector.unwrap_or("cited"), at + 1),
    }
}

/// The industry whose rules a document has, by its title.
fn sector(cite: &CitedDocument) -> Option<&'static str> {
    let title = cite.title.as_deref()?;
    let of_people =
        |zh: &str| ["专业技术人员", "人员", "行业"].iter().any(|behind| title.contains(&format!("{zh}{behind}")));
    KNOWN_INDUSTRIES.iter().find(|(zh, ..)| of_people(zh)).map(|(_, id, _)| *id)
}

fn cited(cite: &CitedDocument, id: &str, outline: &Outline, ids: &[String]) -> String {
    let mut text = format!("\n[[cites]]\nid = \"{id}\"\n");
    line("number", cite.number.as_deref().map(quoted), &mut text);
    line("title", Some(untranslated(cite.title.as_deref().unwrap_or(TODO))), &mut text);
    line("relation", Some(format!("\"{}\"", relation(cite, outline))), &mut text);
    line("in_force", cite.in_force.map(|date| date.to_string()), &mut text);
    line("clause", cite.clause.and_then(|at| ids.get(at)).map(|id| quoted(id)), &mut text);
    text
}

fn relation(cite: &CitedDocument, outline: &Outline) -> &'static str {
    const IMPLEMENTS: [&str; 6] = ["根据", "按照", "贯彻", "落实", "结合", "依据"];
    let title =
        cite.clause.and_then(|at| outline.clauses.get(at)).map(|clause| clause.title.text()).unwrap_or_default();
    if title.contains("经费") {
        "funding"
    } else if sector(cite).is_some() || cite.before.contains("行业") {
        "sector-rule"
    } else if cite.clause.is_none()
        && (IMPLEMENTS.iter().any(|word| cite.before.contains(word)) || cite.in_force.is_some())
    {
        "implements"
    } else {
        TODO
    }
}
