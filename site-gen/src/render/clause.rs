//! A clause as pages show it, with what amendments did to it.

use serde::Serialize;

use super::amended::{AmendedNote, notes};
use super::voice::Voice;
use crate::model::{PageId, PairedSection, Year};

/// A clause as pages show it: the values for its part of a template.
#[derive(Debug, Serialize)]
pub(super) struct Clause {
    id: String,
    number: String,
    title: String,
    body: String,
    audiences: Vec<(String, String)>,
    both: String,
    notice: String,
    /// What amendments did to it, in the order in which they came into force.
    pub(super) notes: Vec<AmendedNote>,
    /// What the rules take from it, where the page shows that.
    pub(super) taken: Vec<(String, String)>,
    repealed: bool,
    /// Whether its text in this language is older than its source.
    stale: bool,
}

impl Voice<'_> {
    /// A clause as the page at this path shows it, with what all amendments did to it.
    pub(super) fn clause(&self, year: &Year, numbered: (usize, &PairedSection), path: &str) -> Clause {
        let notes = notes(self, year, &year.amendments, &numbered.1.id);
        self.clause_with(year, numbered, path, notes)
    }

    /// A clause as the page at this path shows it, with these notes on amendments.
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
            number: self.clause_number(number),
            title: clause.title.get(self.lang).html().to_owned(),
            body: self.prose(&clause.body, path),
            audiences: named
                .map(|audience| {
                    (self.text(&audience.name).to_owned(), PageId::Audience(year.year, audience.id.clone()).address())
                })
                .collect(),
            both: format!("{}#{}", PageId::Both(year.year).address(), clause.id),
            notice: format!("{}#{}", PageId::Notice(year.year).address(), clause.id),
            notes,
            taken: Vec::new(),
            repealed: clause.repealed,
            stale: year.clauses.is_stale(&clause.id, self.lang),
        }
    }
}
