//! The page of a year's notice as it stood before an amendment.

use serde::Serialize;

use crate::model::{Amends, PageId, Year};
use crate::render::Page;
use crate::render::amended::{AmendedNote, notes, plain, sentence};
use crate::render::clause::Clause;
use crate::render::voice::Voice;

/// A clause of the text before the amendment.
#[derive(Serialize)]
struct EarlierClause {
    clause: Clause,
    /// What the amendment did to it; none where it left it as it is.
    replaced: Option<AmendedNote>,
}

/// None for an amendment that the year does not have.
pub(super) fn page(voice: &Voice<'_>, year: &Year, id: &str, path: &str) -> Option<Page> {
    let (at, amendment) = year.amendment(id)?;
    let lead = plain(voice, amendment, "earlier_lead");
    let mut page = Page::new(voice, lead.as_str());
    page.values.insert("replaced", &voice.html(&lead));
    page.values.insert("lead", &voice.prose(&amendment.before.lead, path));
    page.values.insert("notice_href", &PageId::Notice(year.year).address());
    page.values.insert("clauses", &earlier_clauses(voice, year, at, path));
    Some(page)
}

/// The clauses as they stood before the amendment at this place, from 0, among those of the year.
fn earlier_clauses(voice: &Voice<'_>, year: &Year, at: usize, path: &str) -> Vec<EarlierClause> {
    let (so_far, amendment) = (&year.amendments[..at], &year.amendments[at]);
    let replaced = |clause: &str| {
        let key = match amendment.change_of(clause)? {
            Amends::Repeals => "earlier_repealed",
            Amends::Replaces | Amends::Adds => "earlier_replaced",
        };
        let now = format!("{}#{clause}", PageId::Notice(year.year).address());
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
