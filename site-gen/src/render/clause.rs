//! A clause as pages show it, with what amendments did to it.

use serde::Serialize;

use super::amended::{AmendedNote, notes};
use super::voice::Voice;
use crate::model::{PageId, PairedSection, Year};

/// A clause as shown.
#[derive(Debug, Serialize)]
pub(super) struct Clause {
    id: String,
    number: String,
    title: String,
    body: String,
    audiences: Vec<(String, String)>,
    both: String,
    notice: String,
    /// What amendments did to it.
    pub(super) notes: Vec<AmendedNote>,
    repealed: bool,
    /// Whether the text in this language is older than its source.
    stale: bool,
}

impl Voice<'_> {
    /// A clause as shown on the page at a path.
    pub(super) fn clause(&self, year: &Year, numbered: (usize, &PairedSection), path: &str) -> Clause {
        let notes = notes(self, year, &year.amendments, &numbered.1.id);
        self.clause_with(year, numbered, path, notes)
    }

    /// A clause with what is known of its amendments.
    pub(super) fn clause_with(
        &self,
        year: &Year,
        (number, clause): (usize, &PairedSection),
        path: &str,
        notes: Vec<AmendedNote>,
    ) -> Clause {
        let named = self.site.data.audiences.iter().filter(|audience| clause.concerns(&audience.id));
        Clause {
            id: clause.id.clone(),
            number: self.ui.fill("clause_heading", &[("n", &self.numeral(number))]),
            title: clause.title.get(self.lang).html.clone(),
            body: self.prose(&clause.body, path),
            audiences: named
                .map(|audience| {
                    (self.text(&audience.name).to_owned(), PageId::Audience(year.year, audience.id.clone()).address())
                })
                .collect(),
            both: format!("{}#{}", PageId::Both(year.year).address(), clause.id),
            notice: format!("{}#{}", PageId::Notice(year.year).address(), clause.id),
            notes,
            repealed: clause.repealed,
            stale: year.clauses.is_stale(&clause.id, self.lang),
        }
    }
}
