//! Judging many people of whom only the total of each category is known. What does not depend on their amounts is worked
//! out once for all people of one kind: those of one industry with the same traits.

use super::account::Account;
use super::{judge, requirement};
use crate::evaluate::tree::Tree;
use crate::rules::concerns;
use crate::{
    Accepted, Amount, CategoryId, Entry, Facts, IndustryId, Limit, Line, Map, Reason, Requirement, Rules, TraitId,
    UnitId, ValueId, Verdict,
};

/// A year's rules as they are for people of one kind.
pub struct TotalsPlan<'a> {
    rules: &'a Rules,
    requirement: &'a Requirement,
    /// A person of the kind who has learnt nothing.
    nobody: Facts,
    /// What is needed, as it is for that person.
    lines: Vec<Line>,
    /// Of each category, the place of the one that it belongs to.
    within: Vec<Option<usize>>,
    /// Whether all that is given counts, so that it need not be allocated.
    all_counts: bool,
}

/// The total of one category.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total<'a> {
    /// The category, which the requirement need not have.
    pub category: &'a CategoryId,
    /// Its place by [`TotalsPlan::place`].
    pub place: Option<usize>,
    /// How much was learnt of it.
    pub amount: Amount,
    /// The unit of the amount: one of those that the requirement accepts.
    pub unit: &'a UnitId,
}

impl<'a> TotalsPlan<'a> {
    /// The plan for people in an industry with these traits; the reason where such people have no verdict.
    pub fn new(rules: &'a Rules, industry: &IndustryId, traits: Map<TraitId, ValueId>) -> Result<Self, Reason> {
        let nobody = Facts { year: rules.year, industry: industry.clone(), traits, ..Facts::default() };
        let requirement = requirement(rules, &nobody, industry)?;
        let tree = Tree::new(requirement, requirement);
        let within = tree.places.iter().map(|place| place.within).collect();
        let account = Account { rules, facts: &nobody, industry, requirement, tree };
        let all_counts = account.counts_all_totals();
        let lines = judge(rules, &nobody).lines;
        Ok(Self { rules, requirement, nobody, lines, within, all_counts })
    }

    /// The kind of people as facts without any entry.
    pub fn nobody(&self) -> &Facts {
        &self.nobody
    }

    /// A line for each category and one for the total, with nothing given. [`TotalsPlan::judge`] gives what is missing in
    /// this order.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The units in which amounts may be given.
    pub fn accepted(&self) -> Accepted<'a> {
        Accepted::of(self.requirement)
    }

    /// The verdict on somebody with these totals, each of another category; `missing` becomes what is missing of each
    /// line.
    pub fn judge(&self, totals: &[Total<'_>], missing: &mut Vec<Amount>) -> Verdict {
        missing.clear();
        if !self.all_counts {
            return self.allocated(totals, missing);
        }
        missing.resize(self.lines.len(), Amount::ZERO);
        // What is given, until the last step.
        for total in totals {
            if let Some(at) = total.place
                && let Some(amount) = self.in_own_unit(total)
            {
                missing[at] = missing[at] + amount;
            }
        }
        let all = self.within.len();
        for at in (0..all).rev() {
            let outer = self.within[at].unwrap_or(all);
            missing[outer] = missing[outer] + missing[at];
        }
        for (amount, line) in missing.iter_mut().zip(&self.lines) {
            *amount = amount.short_of(line.needed);
        }
        verdict(missing)
    }

    /// As [`TotalsPlan::judge`], where some of what is given may not count.
    fn allocated(&self, totals: &[Total<'_>], missing: &mut Vec<Amount>) -> Verdict {
        let outcome = judge(self.rules, &self.person(totals));
        missing.extend(outcome.lines.iter().map(|line| line.missing));
        outcome.verdict
    }

    /// Somebody of the kind, with these totals.
    pub fn person(&self, totals: &[Total<'_>]) -> Facts {
        let entry = |total: &Total<'_>| Entry::total(total.category.clone(), total.amount, Some(total.unit.clone()));
        Facts { entries: totals.iter().map(entry).collect(), ..self.nobody.clone() }
    }

    /// The place of a category's line; none where the requirement does not have the category.
    pub fn place(&self, category: &CategoryId) -> Option<usize> {
        self.lines.iter().position(|line| line.category() == Some(category))
    }

    /// A total in the requirement's unit; none where its unit is not known.
    fn in_own_unit(&self, total: &Total<'_>) -> Option<Amount> {
        let own = &self.requirement.unit;
        // Nearly all amounts are in the requirement's own unit.
        if std::ptr::eq(total.unit, own) {
            return Some(total.amount);
        }
        self.rules.ratio(total.unit.as_str(), own.as_str()).map(|rate| total.amount.times(rate))
    }
}

fn verdict(missing: &[Amount]) -> Verdict {
    if missing.iter().all(|amount| *amount == Amount::ZERO) { Verdict::Met } else { Verdict::Short }
}

impl Account<'_> {
    /// Whether no limit can keep any total of a category from counting.
    fn counts_all_totals(&self) -> bool {
        let limits = |limit: &Limit| {
            limit.modes.is_empty() && limit.activities.is_empty() && concerns(&limit.industries, self.industry)
        };
        self.requirement.each_year.is_none()
            && self.tree.places.iter().all(|place| place.rule.max.is_none())
            && !self.rules.limits.iter().any(limits)
    }
}
