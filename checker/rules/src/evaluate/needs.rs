//! Needs: how much this person needs of each category and in all. The requirement's amounts, changed by what was
//! deferred into the year, by waivers, and by activities that complete something.

use super::tree::{Place, Tree};
use crate::{Amount, CategoryId, ClauseId, Effect, Facts, IndustryId, InsteadOf, Minimum, Node, Requirement, Rules};

/// The least amount of something, and what it would be by the requirement alone.
#[derive(Clone)]
pub(super) struct Need<'a> {
    pub(super) amount: Amount,
    /// The largest amount it has been: the most that may count of a category is raised to it, whatever a waiver lowers.
    pub(super) largest: Amount,
    pub(super) clause: &'a ClauseId,
    /// The amount by the requirement alone, and the clause that asks for it.
    by_requirement: (Amount, &'a ClauseId),
}

/// What is needed of each category, in the order of the tree, and in all.
pub(super) struct Needs<'a> {
    pub(super) categories: Vec<Need<'a>>,
    pub(super) total: Need<'a>,
    /// In each single year of the period; none where the requirement asks for none.
    pub(super) each_year: Option<Need<'a>>,
}

impl<'a> Need<'a> {
    fn new(amount: Amount, clause: &'a ClauseId) -> Self {
        Self { amount, largest: amount, clause, by_requirement: (amount, clause) }
    }

    fn set(&mut self, amount: Amount, clause: &'a ClauseId) {
        if amount != self.amount {
            (self.amount, self.clause) = (amount, clause);
            self.largest = self.largest.max(amount);
        }
    }

    /// What the requirement alone would need; none where that is what is needed.
    pub(super) fn instead_of(&self) -> Option<InsteadOf> {
        let (needed, clause) = self.by_requirement;
        (needed != self.amount).then(|| InsteadOf { needed, clause: clause.clone() })
    }
}

impl<'a> Needs<'a> {
    pub(super) fn new(requirement: &'a Requirement, tree: &Tree<'a>) -> Self {
        let category = |place: &Place<'a>| Need::new(requirement.needed(place.rule), &place.rule.minimum.clause);
        let need = |minimum: &'a Minimum| Need::new(minimum.min, &minimum.clause);
        Self {
            categories: tree.places.iter().map(category).collect(),
            total: need(&requirement.total),
            each_year: requirement.each_year.as_ref().map(need),
        }
    }

    /// Changes the needs by what was deferred into the year, which is added, then by the waivers that were granted.
    pub(super) fn adjust(&mut self, rules: &'a Rules, facts: &'a Facts, industry: &IndustryId, tree: &Tree<'a>) {
        if let Some(waiver) = rules.deferral(industry)
            && *industry == facts.industry
        {
            facts.owed.iter().for_each(|(category, amount)| self.add(category, *amount, &waiver.clause, tree));
        }
        for waiver in facts.waivers.iter().filter_map(|id| rules.waiver(id, industry)) {
            match &waiver.effect {
                Effect::Complete => self.complete(&Node::Total, &waiver.clause, tree),
                Effect::Reduce { total, categories } => self.reduce(*total, categories, &waiver.clause, tree),
                Effect::Defer => {}
            }
        }
    }

    fn add(&mut self, category: &CategoryId, amount: Amount, clause: &'a ClauseId, tree: &Tree<'a>) {
        let Some(at) = tree.find(category) else { return };
        for at in tree.upwards(at) {
            let need = &mut self.categories[at];
            need.set(need.amount + amount, clause);
        }
        self.total.set(self.total.amount + amount, clause);
    }

    fn reduce(&mut self, total: Amount, categories: &[(CategoryId, Amount)], clause: &'a ClauseId, tree: &Tree<'a>) {
        for (need, place) in self.categories.iter_mut().zip(&tree.places) {
            let named = categories.iter().find(|(id, _)| *id == place.rule.id);
            need.set(named.map_or(Amount::ZERO, |(_, amount)| *amount).min(need.amount), clause);
        }
        self.total.set(total.min(self.total.amount), clause);
        self.each_year.iter_mut().for_each(|need| need.set(Amount::ZERO, clause));
    }

    /// Makes a category, or everything, complete: nothing more is needed of it, and that much less of the categories it
    /// belongs to and of the total.
    pub(super) fn complete(&mut self, node: &Node, clause: &'a ClauseId, tree: &Tree<'a>) {
        let Node::Category(id) = node else {
            let all = self.categories.iter_mut().chain(&mut self.each_year).chain([&mut self.total]);
            return all.for_each(|need| need.set(Amount::ZERO, clause));
        };
        let Some(at) = tree.find(id) else { return };
        let done = self.with_parts(tree)[at];
        for outer in tree.upwards(at).skip(1) {
            let need = &mut self.categories[outer];
            need.set(need.amount - done, clause);
        }
        for inner in (0..tree.places.len()).filter(|inner| tree.is_within(*inner, id)) {
            self.categories[inner].set(Amount::ZERO, clause);
        }
        self.total.set(self.total.amount - done, clause);
    }

    /// How much of the total each category takes: its own need, or the sum over its sub-categories where that is more.
    fn with_parts(&self, tree: &Tree<'a>) -> Vec<Amount> {
        let mut takes: Vec<Amount> = self.categories.iter().map(|need| need.amount).collect();
        let mut of_parts = vec![Amount::ZERO; takes.len()];
        for at in (0..takes.len()).rev() {
            takes[at] = takes[at].max(of_parts[at]);
            if let Some(within) = tree.places[at].within {
                of_parts[within] = of_parts[within] + takes[at];
            }
        }
        takes
    }
}
