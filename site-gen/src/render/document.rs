//! A notice as a document: the table of its fields, and the documents it cites.

use serde::Serialize;

use super::voice::{Cite, Voice};
use crate::content::{Cited, NoticeData, Relation};
use crate::model::Year;

/// A document that the notice cites.
#[derive(Serialize)]
pub(super) struct CitedRow {
    id: String,
    title: String,
    number: Option<String>,
    url: Option<String>,
    relation: String,
    in_force: Option<String>,
    cite: Option<Cite>,
}

pub(super) fn cited(voice: &Voice<'_>, year: &Year, cited: &Cited) -> CitedRow {
    let relation = match cited.relation {
        Relation::Implements => "cites_implements",
        Relation::SectorRule => "cites_sector_rule",
        Relation::Funding => "cites_funding",
    };
    CitedRow {
        id: cited.id.clone(),
        title: voice.html(voice.text(&cited.title)),
        number: cited.number.as_deref().map(|number| voice.html(number)),
        url: cited.url.as_ref().map(|url| url.value.clone()),
        relation: voice.t(relation),
        in_force: cited.in_force.map(|date| voice.ui.fill("cites_in_force", &[("date", &date.to_string())])),
        cite: cited.clause.as_deref().map(|clause| voice.cite(year, clause)),
    }
}

/// The fields of the document, as on official sites: label, and value as HTML, none where the notice does not state it.
pub(super) fn fields(voice: &Voice<'_>, notice: &NoticeData) -> Vec<(String, Option<String>)> {
    let localized = |text: &Option<_>| text.as_ref().map(|text| voice.html(voice.text(text)));
    let fields = [
        ("field_title", Some(voice.html(voice.text(&notice.title)))),
        ("field_index", notice.index.as_deref().map(|index| voice.html(index))),
        ("field_category", localized(&notice.category)),
        ("field_issuer", Some(voice.html(voice.text(&notice.issuer)))),
        ("field_number", notice.number.as_deref().map(|number| voice.html(number))),
        ("field_addressees", localized(&notice.addressees)),
        ("field_made", notice.made.map(|date| date.to_string())),
        ("field_published", notice.published.map(|date| date.to_string())),
        ("field_expires", notice.expires.as_ref().map(|at| at.value.to_string())),
        ("field_status", localized(&notice.status)),
    ];
    fields.into_iter().map(|(label, value)| (voice.t(label), value)).collect()
}
