//! One person's account with one requirement.

use super::claims::Claim;
use super::needs::{Need, Needs};
use super::{Settled, Tree};
use crate::{Amount, CategoryId, EntryOutcome, Facts, IndustryId, Line, Minimum, Node, Requirement, Rest, Rules};

/// Everything that is looked at to settle it.
pub(super) struct Account<'a> {
    pub(super) rules: &'a Rules,
    pub(super) facts: &'a Facts,
    pub(super) industry: &'a IndustryId,
    pub(super) requirement: &'a Requirement,
    pub(super) tree: Tree<'a>,
}

/// Amounts of something, in the requirement's unit.
struct Amounts {
    given: Amount,
    counted: Amount,
}

/// Settles the account of a person in an industry with a requirement.
pub(super) fn settle(rules: &Rules, facts: &Facts, industry: &IndustryId, requirement: &Requirement) -> Settled {
    Account { rules, facts, industry, requirement, tree: Tree::new(requirement) }.settle()
}

impl Account<'_> {
    fn settle(&self) -> Settled {
        let mut claims = Vec::with_capacity(self.facts.entries.len());
        let entries = self.facts.entries.iter().enumerate();
        let mut entries: Vec<_> = entries.map(|(at, entry)| self.enter(at, entry, &mut claims)).collect();
        let needs = self.needs();
        let counted = self.allocate(&claims, &needs.gaps(&self.tree));
        for (claim, (worth, counts, obstacle)) in claims.iter().zip(counted.claims) {
            let entry = &mut entries[claim.entry];
            entry.counted = entry.counted + counts;
            entry.rest.extend(obstacle.map(|(why, clause)| Rest { amount: worth - counts, why, clause: Some(clause) }));
        }
        let given = self.given(&entries);
        let mut lines = Vec::with_capacity(needs.categories.len() + 1);
        for (at, need) in needs.categories.iter().enumerate() {
            let (category, within) = self.tree.0[at];
            let within = within.map(|within| &self.tree.0[within].0.id);
            let amounts = Amounts { given: given[at], counted: counted.categories[at] };
            lines.push(line(Node::Category(category.id.clone()), within, need, amounts));
        }
        let total = Amounts { given: self.tree.total(&given), counted: self.tree.total(&counted.categories) };
        lines.push(line(Node::Total, None, &needs.total, total));
        if let Some(each) = &self.requirement.each_year {
            let years = self.rules.years();
            lines.extend(years.map(|year| {
                year_line(
                    year,
                    each,
                    &claims,
                    counted.years.iter().find(|(own, _)| *own == year).map(|(_, amount)| *amount),
                )
            }));
        }
        let assumed = self.assumed(&entries);
        Settled { lines, entries, assumed }
    }

    fn needs(&self) -> Needs<'_> {
        let mut needs = Needs::new(self.requirement, &self.tree);
        needs.adjust(self.rules, self.facts, self.industry, &self.tree);
        for (node, clause) in self.facts.entries.iter().filter_map(|entry| self.completed_by(entry)) {
            needs.complete(node, clause, &self.tree);
        }
        needs
    }

    /// What was completed of each category, its parts included.
    fn given(&self, entries: &[EntryOutcome]) -> Vec<Amount> {
        let mut own = vec![Amount::ZERO; self.tree.0.len()];
        for entry in entries {
            if let Some(at) = entry.category.as_ref().and_then(|id| self.tree.find(id)) {
                own[at] = own[at] + entry.given;
            }
        }
        self.tree.with_parts(own)
    }
}

fn line(node: Node, within: Option<&CategoryId>, need: &Need<'_>, Amounts { given, counted }: Amounts) -> Line {
    Line {
        node,
        within: within.cloned(),
        needed: need.amount,
        given,
        counted,
        missing: counted.short_of(need.amount),
        clause: need.clause.clone(),
        instead_of: need.instead_of(),
    }
}

fn year_line(year: u16, each: &Minimum, claims: &[Claim], counted: Option<Amount>) -> Line {
    let of_year = claims.iter().filter(|claim| claim.bounds.contains(&super::claims::Bound::Year(year)));
    let counted = counted.unwrap_or_default();
    Line {
        node: Node::Year(year),
        within: None,
        needed: each.min,
        given: of_year.map(|claim| claim.amount.times(claim.rate)).sum(),
        counted,
        missing: counted.short_of(each.min),
        clause: each.clause.clone(),
        instead_of: None,
    }
}
