//! From rules and facts to an outcome.
//!
//! [`evaluate`] finds the requirement, opens an account with it, and says what to do. An account ([`account`]) is
//! settled in steps: what is needed (`needs`), what each entry claims to count for (`claims`, `time`), and how much
//! of it counts (`allocate`).

mod account;
mod advice;
mod allocate;
mod claims;
mod needs;
mod time;

use std::cmp::Ordering;

use crate::{
    Amount, CategoryId, CategoryRule, EarlierYear, Effect, EntryOutcome, Facts, IndustryId, Line, Minimum, Outcome,
    Purpose, Reason, Requirement, Rules, Second, TraitId, TwoIndustries, ValueId, Verdict,
};
use account::settle;

/// Judges one person's year and says what to do. Total: unknown names and other years give an outcome too, without a
/// verdict.
pub fn evaluate(rules: &Rules, facts: &Facts) -> Outcome {
    let outcome = judge(rules, facts);
    if let Verdict::None(_) = outcome.verdict {
        return outcome;
    }
    advice::with_advice(rules, facts, outcome)
}

/// Judges one person's year, and no more: what to do is left empty. For long lists.
pub fn judge(rules: &Rules, facts: &Facts) -> Outcome {
    match accounts(rules, facts) {
        Ok(outcome) => outcome,
        Err(reason) => Outcome::none(reason),
    }
}

fn accounts(rules: &Rules, facts: &Facts) -> Result<Outcome, Reason> {
    if rules.year != facts.year {
        return Err(Reason::OtherYear);
    }
    let requirement = requirement(rules, facts, &facts.industry)?;
    let earlier_years = earlier_years(rules, facts)?;
    let deferred = deferred(rules, facts, requirement)?;
    let first = settle(rules, facts, &facts.industry, (requirement, requirement));
    let mut outcome = Outcome::of(Verdict::Met, requirement.unit.clone(), first.lines);
    (outcome.entries, outcome.assumed, outcome.earlier_years) = (first.entries, first.assumed, earlier_years);
    if let Some(industry) = &facts.second_industry {
        second(rules, facts, industry, &mut outcome)?;
    }
    let complete = outcome.all_lines().all(|line| line.missing == Amount::ZERO);
    outcome.verdict = match complete && outcome.earlier_years.iter().all(|year| year.complete) {
        true => Verdict::Met,
        false if deferred && !complete => Verdict::Deferred,
        false => Verdict::Short,
    };
    Ok(outcome)
}

fn requirement<'a>(rules: &'a Rules, facts: &Facts, industry: &IndustryId) -> Result<&'a Requirement, Reason> {
    if !rules.industries.iter().any(|known| known.id == *industry) {
        return Err(Reason::UnknownIndustry);
    }
    rules.requirement(industry, &facts.traits).ok_or(Reason::NotCovered)
}

/// Whether the year may be completed in the next. Every waiver has to be known.
fn deferred(rules: &Rules, facts: &Facts, requirement: &Requirement) -> Result<bool, Reason> {
    let industries = || std::iter::once(&facts.industry).chain(&facts.second_industry);
    let waiver = |id: &String| industries().find_map(|industry| rules.waiver(id, industry));
    let known = facts.waivers.iter().map(|id| waiver(id).ok_or(Reason::UnknownWaiver));
    let known = known.collect::<Result<Vec<_>, _>>()?;
    let is_known = |owed: &CategoryId| requirement.category(owed).is_some();
    let may_be_owed =
        facts.owed.is_empty() || (rules.deferral(&facts.industry).is_some() && facts.owed.keys().all(is_known));
    if !may_be_owed {
        return Err(Reason::NothingDeferred);
    }
    Ok(known.iter().any(|waiver| waiver.effect == Effect::Defer))
}

fn earlier_years(rules: &Rules, facts: &Facts) -> Result<Vec<EarlierYear>, Reason> {
    let Some(id) = &facts.purpose else { return Ok(Vec::new()) };
    let fitting = rules.purposes.iter().filter(|purpose| purpose.id == *id && fits(purpose, facts));
    let purpose = fitting.max_by_key(|purpose| purpose.scope.len()).ok_or(Reason::UnknownPurpose)?;
    let oldest = rules.year.saturating_sub(purpose.years.saturating_sub(1));
    let year = |year: u16| EarlierYear {
        year,
        complete: facts.complete_years.contains(&year),
        clause: purpose.clause.clone(),
    };
    Ok((oldest..rules.year).rev().map(year).collect())
}

fn fits(purpose: &Purpose, facts: &Facts) -> bool {
    let within = |(id, values): (&TraitId, &Vec<ValueId>)| facts.traits.get(id).is_some_and(|own| values.contains(own));
    purpose.scope.iter().all(within)
}

fn second(rules: &Rules, facts: &Facts, industry: &IndustryId, outcome: &mut Outcome) -> Result<(), Reason> {
    let two = rules.two_industries.as_ref().filter(|_| *industry != facts.industry).ok_or(Reason::TwoIndustries)?;
    let own = requirement(rules, facts, industry)?;
    let first_assumed = outcome.assumed.clone();
    let settled = settle(rules, facts, industry, (&needed_for_each(own, two), own));
    for ((entry, own), to) in facts.entries.iter().zip(settled.entries).zip(&mut outcome.entries) {
        if entry.industry.as_ref() == Some(industry) {
            *to = own;
        }
    }
    outcome.assumed.extend(settled.assumed.into_iter().filter(|new| !first_assumed.contains(new)));
    outcome.second = Some(Second { industry: industry.clone(), unit: own.unit.clone(), lines: settled.lines });
    Ok(())
}

/// The part of a requirement that a second industry adds.
fn needed_for_each(own: &Requirement, two: &TwoIndustries) -> Requirement {
    let mut categories = Vec::new();
    own.categories.iter().for_each(|category| add_named(own, category, &two.each, &mut categories));
    let min = categories.iter().map(|category| category.minimum.min).sum();
    let total = Minimum { min, clause: two.clause.clone() };
    Requirement { categories, total, each_year: None, ..own.clone() }
}

/// Adds the category where it is named, or those of its parts that are.
fn add_named(own: &Requirement, category: &CategoryRule, named: &[CategoryId], into: &mut Vec<CategoryRule>) {
    if named.contains(&category.id) {
        into.push(without_shares(own, category));
    } else {
        category.categories.iter().for_each(|part| add_named(own, part, named, into));
    }
}

/// A share is one of the whole requirement, which is not asked of a second industry.
fn without_shares(own: &Requirement, category: &CategoryRule) -> CategoryRule {
    let minimum = Minimum { min: own.needed(category), clause: category.minimum.clause.clone() };
    let categories = category.categories.iter().map(|part| without_shares(own, part)).collect();
    CategoryRule { id: category.id.clone(), minimum, share: None, max: category.max, categories }
}

/// What settling an account gives.
struct Settled {
    lines: Vec<Line>,
    entries: Vec<EntryOutcome>,
    assumed: Vec<crate::Assumed>,
}

/// Whether a rule for these industries concerns one; empty is for all.
fn concerns(industries: &[IndustryId], industry: &IndustryId) -> bool {
    industries.is_empty() || industries.contains(industry)
}

/// The places of so many things in order. One function for all, since each sort of the standard library is 5 KB in the
/// browser.
fn in_order(count: usize, compare: &dyn Fn(&usize, &usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::with_capacity(count);
    for next in 0..count {
        let at = order.partition_point(|placed| compare(placed, &next).is_le());
        order.insert(at, next);
    }
    order
}

/// The categories of a requirement as a list: each rule with the place of the one it is a part of. Beside it the names
/// of each and of all it is a part of in the whole requirement, of which a second industry adds a part only.
struct Tree<'a>(Vec<(&'a CategoryRule, Option<usize>)>, Vec<Vec<&'a CategoryId>>);

impl<'a> Tree<'a> {
    fn new(requirement: &'a Requirement, whole: &'a Requirement) -> Self {
        let mut tree = Self(Vec::new(), Vec::new());
        requirement.categories.iter().for_each(|category| tree.add(category, None));
        tree.1 = tree.0.iter().map(|(rule, _)| outwards(&whole.categories, &rule.id).unwrap_or_default()).collect();
        tree
    }

    fn add(&mut self, category: &'a CategoryRule, within: Option<usize>) {
        let at = self.0.len();
        self.0.push((category, within));
        category.categories.iter().for_each(|part| self.add(part, Some(at)));
    }

    fn find(&self, id: &CategoryId) -> Option<usize> {
        self.0.iter().position(|(category, _)| category.id == *id)
    }

    /// The category at a place and all it is a part of, the innermost first.
    fn upwards(&self, at: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(at), |at| self.0[*at].1)
    }

    fn is_within(&self, at: usize, id: &CategoryId) -> bool {
        self.1[at].contains(&id)
    }

    /// Amounts of the categories themselves, each with those of its parts added.
    fn with_parts(&self, own: Vec<Amount>) -> Vec<Amount> {
        let mut sums = own;
        for at in (0..sums.len()).rev() {
            if let Some(within) = self.0[at].1 {
                sums[within] = sums[within] + sums[at];
            }
        }
        sums
    }

    /// The sum over the categories that are no part of another.
    fn total(&self, amounts: &[Amount]) -> Amount {
        self.0.iter().zip(amounts).filter(|((_, within), _)| within.is_none()).map(|(_, amount)| *amount).sum()
    }
}

/// The names of a category and of all it is a part of, the innermost first.
fn outwards<'a>(categories: &'a [CategoryRule], id: &CategoryId) -> Option<Vec<&'a CategoryId>> {
    categories.iter().find_map(|category| {
        if category.id == *id {
            return Some(vec![&category.id]);
        }
        let mut names = outwards(&category.categories, id)?;
        names.push(&category.id);
        Some(names)
    })
}
