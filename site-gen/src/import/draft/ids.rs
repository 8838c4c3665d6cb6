//! Stable, readable names for clauses.

use std::collections::BTreeSet;

use super::headings::known;
use crate::import::label::Style;
use crate::import::outline::{NoticeClause, Outline, SectionKind};
use crate::import::rules::Rules;

/// A name for each clause: by what it states, or else by its heading, or else by its number.
pub(super) fn ids(outline: &Outline, rules: &Rules) -> Vec<String> {
    let (mut ids, mut taken, of_hours) = (Vec::new(), BTreeSet::new(), clause_of_hours(rules));
    for (at, clause) in outline.clauses.iter().enumerate() {
        let named = if of_hours == Some(at) { Some(HOURS.to_owned()) } else { own(clause) };
        let is_free = |id: &String| !taken.contains(id) && (of_hours.is_none_or(|hours| hours == at) || id != HOURS);
        let own = named.filter(is_free);
        let mut id = own.unwrap_or_else(|| format!("clause-{}", at + 1));
        while taken.contains(&id) {
            id.push_str("-b");
        }
        taken.insert(id.clone());
        ids.push(id);
    }
    ids
}

/// The name of the clause that says how much is asked of most people.
const HOURS: &str = "annual-hours";

/// The clause that asks the most people: whom no other clause names, or else of whom it speaks first; else the first that
/// may ask somebody.
fn clause_of_hours(rules: &Rules) -> Option<usize> {
    let of_everybody = rules.requirements.iter().find(|requirement| requirement.industries.is_empty());
    let stated = of_everybody.or(rules.requirements.first()).map(|requirement| requirement.clause);
    let asked = rules.unsure.iter().find(|question| !question.otherwise.is_empty());
    stated.or(asked.map(|question| question.quote.clause))
}

fn own(clause: &NoticeClause) -> Option<String> {
    match clause.part {
        SectionKind::Whole => Some("text".to_owned()),
        SectionKind::Attachments => Some("attachments".to_owned()),
        SectionKind::Annex(order) => Some(format!("annex-{order}")),
        SectionKind::Clause(style, number) => {
            let title = clause.title.reading();
            known(&title).map(|heading| heading.id.to_owned()).or_else(|| match style {
                Style::Chapter => Some(format!("chapter-{number}")),
                Style::Article => Some(format!("article-{number}")),
                _ => None,
            })
        }
    }
}
