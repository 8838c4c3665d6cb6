//! Amendments of a year's notice: what each is, and the text as it stood before it.

use serde::Serialize;

use super::notice::fields;
use super::year_page;
use crate::model::{Amendment, Amends, Year, address};
use crate::render::Page;
use crate::render::amended::{AmendedNote, notes, plain, sentence};
use crate::render::clause::Clause;
use crate::render::voice::Voice;

/// An amendment as a document.
#[derive(Serialize)]
pub(super) struct AmendmentRow {
    title: String,
    summary: String,
    lead: String,
    /// Label and value; none where it is not stated.
    fields: Vec<(String, Option<String>)>,
    /// What it did to each of its clauses: the word for it, the clause's title and its id.
    clauses: Vec<(String, String, String)>,
    earlier: String,
}

/// A clause of an earlier text.
#[derive(Serialize)]
pub(super) struct EarlierClause {
    clause: Clause,
    /// What replaced it, where something did.
    replaced: Option<AmendedNote>,
}

/// Every amendment of a year for the page at a path.
pub(super) fn rows(voice: &Voice<'_>, year: &Year, path: &str) -> Vec<AmendmentRow> {
    year.amendments.iter().map(|amendment| row(voice, year, amendment, path)).collect()
}

fn row(voice: &Voice<'_>, year: &Year, amendment: &Amendment, path: &str) -> AmendmentRow {
    let notice = &amendment.data.notice;
    let in_force = (voice.t("field_in_force"), Some(amendment.data.in_force.value.to_string()));
    // The title stands above.
    let fields = fields(voice, notice).into_iter().skip(1).chain([in_force]);
    let change = |(id, change): &(String, Amends)| {
        let key = match change {
            Amends::Replaces => "clause_changed",
            Amends::Adds => "clause_added",
            Amends::Repeals => "clause_withdrawn",
        };
        let title = year.clause(id).map_or(String::new(), |(_, clause)| clause.title.get(voice.lang).html.clone());
        (voice.t(key), title, id.clone())
    };
    AmendmentRow {
        title: voice.html(voice.text(&notice.title)),
        summary: voice.html(voice.text(&notice.summary)),
        lead: voice.prose(&amendment.lead, path),
        fields: fields.collect(),
        clauses: amendment.changes.iter().map(change).collect(),
        earlier: address::earlier(year.year, &amendment.data.id),
    }
}

/// The notice as it stood before an amendment, by its place.
pub(super) fn earlier(voice: &Voice<'_>, year: &Year, at: usize) -> Page {
    let amendment = &year.amendments[at];
    let path = address::earlier(year.year, &amendment.data.id);
    let date = voice.date(amendment.data.in_force.value);
    let title = voice.ui.fill("earlier", &[("date", &date)]);
    let lead = plain(voice, amendment, "earlier_lead");
    let mut page = year_page(voice, year, "earlier.html", path.clone(), title, &lead);
    page.crumbs.push((voice.t("notice"), address::notice(year.year)));
    page.values.insert("replaced", &voice.html(&lead));
    page.values.insert("lead", &voice.prose(&amendment.before.lead, &path));
    page.values.insert("notice_href", &address::notice(year.year));
    page.values.insert("clauses", &earlier_clauses(voice, year, at, &path));
    page
}

/// The clauses as they stood before an amendment, by its place.
fn earlier_clauses(voice: &Voice<'_>, year: &Year, at: usize, path: &str) -> Vec<EarlierClause> {
    let (so_far, amendment) = (&year.amendments[..at], &year.amendments[at]);
    let replaced = |clause: &str| {
        let key = match amendment.change_of(clause)? {
            Amends::Repeals => "earlier_repealed",
            Amends::Replaces | Amends::Adds => "earlier_replaced",
        };
        let now = format!("{}#{clause}", address::notice(year.year));
        Some(AmendedNote { text: sentence(voice, amendment, key), link: Some((now, voice.t("text_in_force"))) })
    };
    let sections = (1..).zip(&amendment.before.sections);
    sections
        .map(|(number, section)| EarlierClause {
            clause: voice.clause_with(year, (number, section), path, notes(voice, year, so_far, &section.id)),
            replaced: replaced(&section.id),
        })
        .collect()
}
