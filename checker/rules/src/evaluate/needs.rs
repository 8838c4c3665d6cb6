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
        let mut categories = Vec::with_capacity(tree.places.len());
        for Place { rule, .. } in &tree.places {
            categories.push(Need::new(requirement.needed(rule), &rule.minimum.clause));
        }
        let need = |minimum: &'a Minimum| Need::new(minimum.min, &minimum.clause);
        Self { categories, total: need(&requirement.total), each_year: requirement.each_year.as_ref().map(need) }
    }

    /// Changes the needs by what was deferred into the year, which is added, then by the waivers that were granted.
    pub(super) fn adjust(&mut self, rules: &'a Rules, facts: &'a Facts, industry: &IndustryId, tree: &Tree<'a>) {
        if let Some(waiver) = rules.deferral(industry)
            && *industry == facts.industry
        {
            for (category, amount) in facts.owed.iter() {
                self.add(category, *amount, &waiver.clause, tree);
            }
        }
        for id in &facts.waivers {
            let Some(waiver) = rules.waiver(id, industry) else { continue };
            match &waiver.effect {
                Effect::Complete => self.complete(&Node::Total, &waiver.clause, tree),
                Effect::Reduce { total, categories } => self.reduce(*total, categories, &waiver.clause, tree),
                Effect::Defer => {}
            }
        }
    }

    fn add(&mut self, category: &CategoryId, amount: Amount, clause: &'a ClauseId, tree: &Tree<'a>) {
        let Some(at) = tree.find(category) else { return };
        let mut inner = Some(at);
        while let Some(at) = inner {
            let need = &mut self.categories[at];
            need.set(need.amount + amount, clause);
            inner = tree.places[at].within;
        }
        self.total.set(self.total.amount + amount, clause);
    }

    fn reduce(&mut self, total: Amount, categories: &[(CategoryId, Amount)], clause: &'a ClauseId, tree: &Tree<'a>) {
        for (need, place) in self.categories.iter_mut().zip(&tree.places) {
            let named = categories.iter().find(|(id, _)| *id == place.rule.id);
            need.set(named.map_or(Amount::ZERO, |(_, amount)| *amount).min(need.amount), clause);
        }
        self.total.set(total.min(self.total.amount), clause);
        if let Some(need) = &mut self.each_year {
            need.set(Amount::ZERO, clause);
        }
    }

    /// Makes a category, or everything, complete: nothing more is needed of it, and that much less of the categories it
    /// belongs to and of the total.
    pub(super) fn complete(&mut self, node: &Node, clause: &'a ClauseId, tree: &Tree<'a>) {
        let Node::Category(id) = node else { return self.reduce(Amount::ZERO, &[], clause, tree) };
        let Some(at) = tree.find(id) else { return };
        let done = self.with_parts(tree)[at];
        let mut outer = tree.places[at].within;
        while let Some(at) = outer {
            let need = &mut self.categories[at];
            need.set(need.amount - done, clause);
            outer = tree.places[at].within;
        }
        for (inner, need) in self.categories.iter_mut().enumerate() {
            if tree.is_within(inner, id) {
                need.set(Amount::ZERO, clause);
            }
        }
        self.total.set(self.total.amount - done, clause);
    }

    /// How much of the total each category takes: its own need, or the sum over its sub-categories where that is more.
    fn with_parts(&self, tree: &Tree<'a>) -> Vec<Amount> {
        let mut takes = Vec::with_capacity(self.categories.len());
        for need in &self.categories {
            takes.push(need.amount);
        }
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
