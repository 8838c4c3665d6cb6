//! Amendments in words: what each did to a clause, and where the earlier text is.

use serde::Serialize;

use super::voice::{Clause, Voice};
use crate::model::{Amendment, Amends, Year, address};

/// What an amendment did to a clause.
#[derive(Debug, Serialize)]
pub(super) struct AmendedNote {
    /// As HTML.
    text: String,
    /// The clause as it stood before, or as it is in force, with the words that lead there.
    link: Option<(String, String)>,
}

/// A clause of an earlier text.
#[derive(Serialize)]
pub(super) struct EarlierClause {
    clause: Clause,
    /// What replaced it, where something did.
    replaced: Option<AmendedNote>,
}

/// An amendment as a document.
#[derive(Serialize)]
pub(super) struct AmendmentRow {
    title: String,
    lead: String,
    /// Label and value; none where it is not stated.
    fields: Vec<(String, Option<String>)>,
    /// What it did to each of its clauses: the word for it, the clause's title and its id.
    clauses: Vec<(String, String, String)>,
    earlier: String,
}

/// What an amendment is called: its number, or else its title.
fn name(voice: &Voice<'_>, amendment: &Amendment) -> String {
    let data = &amendment.data;
    data.number.clone().unwrap_or_else(|| voice.text(&data.title).to_owned())
}

/// A sentence about an amendment, as HTML.
pub(super) fn sentence(voice: &Voice<'_>, amendment: &Amendment, key: &str) -> String {
    let (name, date) = (name(voice, amendment), voice.date(amendment.data.in_force.value));
    voice.html(&voice.ui.fill(key, &[("document", &name), ("date", &date)]))
}

/// That a text is the one in force, as HTML; none for one that nothing amended.
pub(super) fn in_force(voice: &Voice<'_>, year: &Year) -> Option<String> {
    let one = |amendment: &Amendment| sentence(voice, amendment, "amended_by");
    let list: Vec<String> = year.amendments.iter().map(one).collect();
    let list = list.join(&voice.t("list_separator"));
    (!list.is_empty()).then(|| voice.ui.fill("notice_amended", &[("list", &list)]))
}

/// What these amendments did to a clause.
pub(super) fn notes(voice: &Voice<'_>, year: &Year, amendments: &[Amendment], clause: &str) -> Vec<AmendedNote> {
    let note = |amendment: &Amendment| {
        let change = amendment.change_of(clause)?;
        let key = match change {
            Amends::Replaces => "clause_amended",
            Amends::Adds => "clause_inserted",
            Amends::Repeals => "clause_repealed",
        };
        let earlier = format!("{}#{clause}", address::earlier(year.year, &amendment.data.id));
        Some(AmendedNote {
            text: sentence(voice, amendment, key),
            link: (change != Amends::Adds).then(|| (earlier, voice.t("earlier_text"))),
        })
    };
    amendments.iter().filter_map(note).collect()
}

/// The clauses as they stood before an amendment, by its place.
pub(super) fn earlier_clauses(voice: &Voice<'_>, year: &Year, at: usize, path: &str) -> Vec<EarlierClause> {
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

/// Every amendment of a year for the page at a path.
pub(super) fn rows(voice: &Voice<'_>, year: &Year, path: &str) -> Vec<AmendmentRow> {
    year.amendments.iter().map(|amendment| row(voice, year, amendment, path)).collect()
}

fn row(voice: &Voice<'_>, year: &Year, amendment: &Amendment, path: &str) -> AmendmentRow {
    let data = &amendment.data;
    let fields = [
        ("field_issuer", Some(voice.html(voice.text(&data.issuer)))),
        ("field_number", data.number.as_deref().map(|number| voice.html(number))),
        ("field_made", data.made.map(|date| date.to_string())),
        ("field_published", data.published.map(|date| date.to_string())),
        ("field_in_force", Some(data.in_force.value.to_string())),
    ];
    let change = |(id, change): &(String, Amends)| {
        let key = match change {
            Amends::Replaces => "clause_changed",
            Amends::Adds => "clause_added",
            Amends::Repeals => "clause_removed",
        };
        let title = year.clause(id).map_or(String::new(), |(_, clause)| clause.title.get(voice.lang).html.clone());
        (voice.t(key), title, id.clone())
    };
    AmendmentRow {
        title: voice.html(voice.text(&data.title)),
        lead: voice.prose(&amendment.lead, path),
        fields: fields.into_iter().map(|(label, value)| (voice.t(label), value)).collect(),
        clauses: amendment.changes.iter().map(change).collect(),
        earlier: address::earlier(year.year, &data.id),
    }
}
