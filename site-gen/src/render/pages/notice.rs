//! The page of a year's notice as it is in force, with the amendments that changed it.

use serde::Serialize;

use crate::model::{Amendment, Amends, PageId, PairedSection, Year};
use crate::render::Page;
use crate::render::amended::in_force;
use crate::render::document::{cited, fields};
use crate::render::taken::taken;
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
    let clause = |(number, section): (usize, &PairedSection)| {
        let mut clause = voice.clause(year, (number, section), path);
        clause.taken = taken(voice, year, &section.id);
        clause
    };
    let clauses: Vec<_> = (1..).zip(&year.clauses.sections).map(clause).collect();
    let amendments: Vec<_> = year.amendments.iter().map(|amendment| row(voice, year, amendment, path)).collect();
    let mut page = Page::new(voice, voice.text(&year.notice.summary));
    page.values.insert("title_html", year.clauses.title.get(voice.lang).html());
    page.values.insert("lead", &voice.prose(&year.clauses.lead, path));
    page.values.insert("stale", &year.clauses.is_stale("", voice.lang));
    page.values.insert("fields", &fields(voice, &year.notice));
    page.values.insert("cited", &year.notice.cites.iter().map(|one| cited(voice, year, one)).collect::<Vec<_>>());
    page.values.insert("clauses", &clauses);
    page.values.insert("amendments", &amendments);
    page.values.insert("in_force", &in_force(voice, year));
    page.values.insert("newer", &newer(voice, year));
    page.values.insert("beside", &beside(voice, year));
    page
}

/// That a newer notice has come since, the name of its page and its address.
fn newer(voice: &Voice<'_>, year: &Year) -> Option<(String, String, String)> {
    let newest = PageId::Notice(voice.site.newest().year);
    let said = voice.ui.fill("newer", &[("year", &year.year.to_string())]);
    (newest != PageId::Notice(year.year)).then(|| (said, voice.title(&newest), newest.address()))
}

/// The notices of the years before and after: what each is called, and its address.
fn beside(voice: &Voice<'_>, year: &Year) -> Vec<(String, String)> {
    let after = voice.site.years.iter().filter(|other| other.year > year.year).min_by_key(|other| other.year);
    let near = [("notice_before", voice.site.before(year.year)), ("notice_after", after)];
    let link = |(key, other): (&str, Option<&Year>)| {
        let other = other?.year;
        Some((voice.ui.fill(key, &[("year", &other.to_string())]), PageId::Notice(other).address()))
    };
    near.into_iter().filter_map(link).collect()
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
        let title = year.clause(id).map_or(String::new(), |(_, clause)| clause.title.get(voice.lang).html().to_owned());
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
