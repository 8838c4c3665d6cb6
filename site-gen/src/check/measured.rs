//! The words of units, each with what it measures as far as that is known without the notice.

use std::collections::BTreeSet;

use crate::content::{CalledBy, Kind, RulesData};
use crate::diag::Span;
use crate::lexis::{Measure, measures};

/// A word of a unit.
pub(super) struct UnitWord<'a> {
    /// Id of the unit, which is one of its words.
    pub(super) unit: &'a str,
    /// The word as it is written.
    pub(super) word: &'a str,
    /// What it may measure; nothing for a word that is not known.
    pub(super) measures: BTreeSet<Measure>,
    /// Its place in the rules.
    pub(super) span: Span,
}

/// Every word of every unit, in order of reading.
pub(super) fn unit_words(data: &RulesData) -> Vec<UnitWord<'_>> {
    let of_units = data.called.iter().filter(|called| called.kind == Kind::Unit);
    let words = of_units.filter_map(|called| match &called.by {
        CalledBy::Text(word) => Some(UnitWord { unit: &called.id, word, measures: measures(word), span: called.span }),
        CalledBy::Term(_) => None,
    });
    words.collect()
}
