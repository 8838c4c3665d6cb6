//! What a sentence elsewhere says of rules: that they are repealed, hold for some people only, later, or over several years.
//!
//! Such a sentence is rarely understood. So the rules that it may be about become questions, and it becomes one itself.

use std::collections::{BTreeMap, BTreeSet};

use super::other_sentence::{OtherSentence, Standing, may_contradict};
use super::withdrawal::{RuleKind, question, withdraw};
use super::{Became, Category, Industry, OpenQuestion, Quote, ReadSentence, Rules, Unit};

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
    /// The windows of this category, or of all.
    pub(super) windows: BTreeSet<Option<Category>>,
    /// The ratios of these units, or all.
    pub(super) ratios: BTreeSet<Option<Unit>>,
}

/// Turns into questions what a sentence elsewhere may change: all of it where nobody knows for whom the notice is.
pub(super) fn doubt(rules: &mut Rules, notice: OfNotice, is_all_doubted: bool) {
    let mut suspects = Suspects { all: is_all_doubted, ..Suspects::default() };
    let places = places(rules);
    let stating: BTreeSet<(usize, usize)> = rules
        .read
        .iter()
        .zip(&places)
        .filter(|(one, _)| one.became == Became::Rules)
        .map(|(one, place)| (one.clause, *place))
        .collect();
    let questions: BTreeMap<usize, &OpenQuestion> = rules.unsure.iter().map(|one| (one.range.start, one)).collect();
    let others = (0..rules.read.len()).filter(|at| rules.read[*at].became != Became::Rules);
    let asked: Vec<usize> = others
        .filter(|at| {
            let (read, place) = (&rules.read[*at], places[*at]);
            let standing = Standing {
                place,
                has_rules: !stating.is_empty(),
                states: stating.range((read.clause, 0)..(read.clause + 1, 0)).next().is_some(),
                is_near: is_beside(read.clause, place, &stating),
                contradicts: questions.get(&read.run.range().start).is_some_and(|one| may_contradict(one, rules)),
            };
            let sentence = OtherSentence::new(read, standing, notice);
            sentence.suspects(&mut suspects) && read.became == Became::Text
        })
        .collect();
    for at in asked {
        rules.unsure.push(question(&rules.read[at]));
        rules.read[at].became = Became::Question;
    }
    suspects.withdraw(rules, &places);
}

/// How many sentences stand beside a rule.
const BESIDE: usize = 2;

/// Where the sentences stand, counted from the first; the cells of a table stand in one place.
fn places(rules: &Rules) -> Vec<usize> {
    let (mut place, mut was_cell) = (0, false);
    let next = |sentence: &ReadSentence| {
        place += usize::from(!(sentence.is_cell && was_cell));
        was_cell = sentence.is_cell;
        place
    };
    rules.read.iter().map(next).collect()
}

/// Whether one of these stands beside a place of a clause.
fn is_beside(clause: usize, place: usize, these: &BTreeSet<(usize, usize)>) -> bool {
    these.range((clause, place.saturating_sub(BESIDE))..=(clause, place + BESIDE)).next().is_some()
}

impl Suspects {
    fn withdraw(&self, rules: &mut Rules, places: &[usize]) {
        let starts: BTreeMap<usize, usize> =
            rules.read.iter().zip(places).map(|(sentence, place)| (sentence.run.range().start, *place)).collect();
        let is_near =
            |quote: &Quote| starts.get(&quote.start).is_some_and(|place| is_beside(quote.clause, *place, &self.beside));
        withdraw(rules, &|kind, quote| match kind {
            RuleKind::Term => self.all,
            _ if self.all || self.clauses.contains(&quote.clause) || is_near(quote) => true,
            RuleKind::Least => self.least,
            RuleKind::Ratio(unit) => self.ratios.contains(&None) || self.ratios.contains(&Some(unit)),
            RuleKind::Window(None) => !self.windows.is_empty(),
            RuleKind::Window(category) => self.windows.contains(&None) || self.windows.contains(&category),
        });
    }
}
