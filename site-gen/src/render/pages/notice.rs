//! The page of a year's notice as it is in force, with the amendments that changed it.

use serde::Serialize;

use crate::model::{Amendment, Amends, PageId, Year};
use crate::render::Page;
use crate::render::amended::in_force;
use crate::render::document::{cited, fields};
use crate::render::voice::Voice;

/// An amendment as a document, and what it changed.
#[derive(Serialize)]
struct AmendmentRow {
    title: String,
    summary: String,
    lead: String,
    /// Label and value of each field; no value where the amendment does not state it.
    fields: Vec<(String, Option<String>)>,
    /// What it did to each of its clauses: the word for that, and the clause's title and id.
    clauses: Vec<(String, String, String)>,
    earlier: String,
}

pub(super) fn page(voice: &Voice<'_>, year: &Year, path: &str) -> Page {
    let clauses: Vec<_> = (1..).zip(&year.clauses.sections).map(|clause| voice.clause(year, clause, path)).collect();
    let amendments: Vec<_> = year.amendments.iter().map(|amendment| row(voice, year, amendment, path)).collect();
    let mut page = Page::new(voice, voice.text(&year.notice.summary));
    page.values.insert("title_html", &year.clauses.title.get(voice.lang).html);
    page.values.insert("lead", &voice.prose(&year.clauses.lead, path));
    page.values.insert("stale", &year.clauses.is_stale("", voice.lang));
    page.values.insert("fields", &fields(voice, &year.notice));
    page.values.insert("cited", &year.notice.cites.iter().map(|one| cited(voice, year, one)).collect::<Vec<_>>());
    page.values.insert("clauses", &clauses);
    page.values.insert("amendments", &amendments);
    page.values.insert("in_force", &in_force(voice, year));
    page
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
        earlier: PageId::Earlier(year.year, amendment.data.id.clone()).address(),
    }
}
