//! The rules that sentences elsewhere may change.

use std::collections::{BTreeMap, BTreeSet};

use super::withdrawal::{RuleKind, withdraw};
use super::{Category, Industry, Quote, Rules, Unit};

/// What is known of a notice as a whole.
#[derive(Clone, Copy)]
pub(super) struct OfNotice<'a> {
    /// The year that it is of.
    pub(super) year: Option<u16>,
    /// The industries that it is about; where empty, all of them.
    pub(super) of: &'a [Industry],
}

/// The rules that sentences may change.
#[derive(Default)]
pub(super) struct Suspects {
    pub(super) all: bool,
    /// Those of these clauses.
    pub(super) clauses: BTreeSet<usize>,
    /// Those beside these sentences, each by its clause and its place.
    pub(super) beside: BTreeSet<(usize, usize)>,
    /// All least amounts.
    pub(super) least: bool,
    /// All terms.
    pub(super) terms: bool,
    /// The windows of this category, or of all.
    pub(super) windows: BTreeSet<Option<Category>>,
    /// The ratios of these units, or all.
    pub(super) ratios: BTreeSet<Option<Unit>>,
}

/// How many sentences stand beside a rule.
const BESIDE: usize = 2;

/// Whether one of these stands beside a place of a clause.
pub(super) fn is_beside(clause: usize, place: usize, these: &BTreeSet<(usize, usize)>) -> bool {
    these.range((clause, place.saturating_sub(BESIDE))..=(clause, place + BESIDE)).next().is_some()
}

impl Suspects {
    /// Takes them back.
    pub(super) fn withdraw(&self, rules: &mut Rules, places: &[usize]) {
        let starts: BTreeMap<usize, usize> =
            rules.read.iter().zip(places).map(|(sentence, place)| (sentence.run.range().start, *place)).collect();
        let is_near =
            |quote: &Quote| starts.get(&quote.start).is_some_and(|place| is_beside(quote.clause, *place, &self.beside));
        withdraw(rules, &|kind, quote| match kind {
            RuleKind::Term => self.all || self.terms,
            _ if self.all || self.clauses.contains(&quote.clause) || is_near(quote) => true,
            RuleKind::Least => self.least,
            RuleKind::Ratio(unit) => self.ratios.contains(&None) || self.ratios.contains(&Some(unit)),
            RuleKind::Window(None) => !self.windows.is_empty(),
            RuleKind::Window(category) => self.windows.contains(&None) || self.windows.contains(&category),
        });
    }
}
