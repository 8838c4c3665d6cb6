//! Settles an account: from needs and claims to the outcome's lines, and to what became of each entry.

use super::account::Account;
use super::allocate::{Counted, Obstacle};
use super::claims::{Bound, Claim};
use super::needs::{Need, Needs};
use super::tree::Tree;
use crate::{Amount, Assumed, CategoryId, EntryOutcome, Facts, IndustryId, Line, Node, Requirement, Rest, Rules};

/// What settling an account gives to the outcome.
pub(super) struct Settled {
    pub(super) lines: Vec<Line>,
    pub(super) entries: Vec<EntryOutcome>,
    pub(super) assumed: Vec<Assumed>,
}

/// What was given of something and how much of it counts, in the requirement's unit.
struct Amounts {
    given: Amount,
    counted: Amount,
}

/// Settles the account of a person in an industry. `whole` is the industry's whole requirement, `requirement` what is
/// settled of it: all, or for a second industry a part.
pub(super) fn settle(
    rules: &Rules,
    facts: &Facts,
    industry: &IndustryId,
    (requirement, whole): (&Requirement, &Requirement),
) -> Settled {
    Account { rules, facts, industry, requirement, tree: Tree::new(requirement, whole) }.settle()
}

impl Account<'_> {
    fn settle(&self) -> Settled {
        let mut claims = Vec::with_capacity(self.facts.entries.len());
        let mut entries = Vec::with_capacity(self.facts.entries.len());
        for (at, entry) in self.facts.entries.iter().enumerate() {
            entries.push(self.enter(at, entry, &mut claims));
        }
        let needs = self.needs();
        let counted = self.allocate(&claims, &needs);
        for (claim, served) in claims.iter().zip(&counted.claims) {
            let entry = &mut entries[claim.entry];
            entry.given = entry.given + served.worth;
            entry.counted = entry.counted + served.counts;
            let amount = served.worth - served.counts;
            if let Some(Obstacle { why, clause }) = &served.obstacle {
                entry.rest.push(Rest { amount, why: why.clone(), clause: Some(clause.clone()) });
            }
        }
        let mut lines = self.lines(&needs, &self.given(&entries), &counted.categories);
        if let Some(need) = &needs.each_year {
            for year in self.rules.years() {
                lines.push(year_line(year, need, &claims, &counted));
            }
        }
        let assumed = self.assumed(&claims);
        Settled { lines, entries, assumed }
    }

    fn lines(&self, needs: &Needs<'_>, given: &[Amount], counted: &[Amount]) -> Vec<Line> {
        let mut lines = Vec::with_capacity(needs.categories.len() + 1);
        for (at, need) in needs.categories.iter().enumerate() {
            let place = &self.tree.places[at];
            let within = place.within.map(|within| &self.tree.places[within].rule.id);
            let amounts = Amounts { given: given[at], counted: counted[at] };
            lines.push(line(Node::Category(place.rule.id.clone()), within, need, amounts));
        }
        let total = Amounts { given: self.tree.total(given), counted: self.tree.total(counted) };
        lines.push(line(Node::Total, None, &needs.total, total));
        lines
    }

    fn needs(&self) -> Needs<'_> {
        let mut needs = Needs::new(self.requirement, &self.tree);
        needs.adjust(self.rules, self.facts, self.industry, &self.tree);
        for activity in &self.rules.activities {
            for entry in &self.facts.entries {
                if entry.of.is_activity(&activity.id)
                    && let Some((node, clause)) = self.completed_by(entry)
                {
                    needs.complete(node, clause, &self.tree);
                    break;
                }
            }
        }
        needs
    }

    /// What was given of each category, its sub-categories included, in the order of the tree.
    fn given(&self, entries: &[EntryOutcome]) -> Vec<Amount> {
        let mut own = vec![Amount::ZERO; self.tree.places.len()];
        for entry in entries {
            if let Some(id) = &entry.category
                && let Some(at) = self.tree.find(id)
            {
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

fn year_line(year: u16, need: &Need<'_>, claims: &[Claim], counted: &Counted) -> Line {
    let mut given = Amount::ZERO;
    for (claim, served) in claims.iter().zip(&counted.claims) {
        if claim.bounds.contains(&Bound::Year(year)) {
            given = given + served.worth;
        }
    }
    let of_year = counted.years.iter().find(|own| own.year == year);
    line(Node::Year(year), None, need, Amounts { given, counted: of_year.map_or(Amount::ZERO, |own| own.counted) })
}
