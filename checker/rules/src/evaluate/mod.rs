//! Evaluation: from rules and facts to an outcome.
//!
//! [`evaluate`] finds the requirement that applies, settles one person's account with it ([`settle`](mod@settle)), and
//! adds what to do (`advice`). Settling has three steps: what is needed of this person (`needs`), what each entry could
//! count for (`claims`, and `time` for its year), and how much of it counts under all limits (`allocate`).

mod account;
mod advice;
mod allocate;
mod claims;
mod funding;
mod needs;
mod settle;
mod time;
mod totals;
mod tree;

use crate::{
    Amount, CategoryId, CategoryRule, EarlierYear, Effect, Facts, IndustryId, Line, Minimum, Outcome, Purpose, Reason,
    Requirement, Rules, Second, TraitId, TwoIndustries, ValueId, Verdict,
};
use settle::settle;

pub use funding::FundingOutcome;
pub use totals::{Total, TotalsPlan};

/// The verdict on one person's year, with what to do next. For unknown ids and other years it is `Verdict::None`.
pub fn evaluate(rules: &Rules, facts: &Facts) -> Outcome {
    let outcome = judge(rules, facts);
    match outcome.verdict {
        // A trait that was not asked may be why no requirement is found.
        Verdict::None(Reason::NotCovered) => return Outcome { not_asked: rules.not_asked(facts), ..outcome },
        Verdict::None(_) => return outcome,
        Verdict::Met | Verdict::Short | Verdict::Deferred => {}
    }
    advice::with_advice(rules, facts, outcome)
}

/// The verdict on one person's year, without what to do next; for long lists, where that is not shown.
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
    let is_complete = |lines: &[Line]| lines.iter().all(|line| line.missing == Amount::ZERO);
    let complete =
        is_complete(&outcome.lines) && outcome.second.as_ref().is_none_or(|second| is_complete(&second.lines));
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

/// Whether a granted waiver lets the year be completed in the next one. An error where a granted waiver is unknown, or
/// where something is owed that cannot be.
fn deferred(rules: &Rules, facts: &Facts, requirement: &Requirement) -> Result<bool, Reason> {
    let mut defers = false;
    for id in &facts.waivers {
        let of = |industry: &IndustryId| rules.waiver(id, industry);
        let waiver = of(&facts.industry).or_else(|| facts.second_industry.as_ref().and_then(of));
        defers |= waiver.ok_or(Reason::UnknownWaiver)?.effect == Effect::Defer;
    }
    let is_known = |owed: &CategoryId| requirement.category(owed).is_some();
    let may_be_owed =
        facts.owed.is_empty() || (rules.deferral(&facts.industry).is_some() && facts.owed.keys().all(is_known));
    if !may_be_owed {
        return Err(Reason::NothingDeferred);
    }
    Ok(defers)
}

fn earlier_years(rules: &Rules, facts: &Facts) -> Result<Vec<EarlierYear>, Reason> {
    let Some(id) = &facts.purpose else { return Ok(Vec::new()) };
    let mut narrowest: Option<&Purpose> = None;
    for purpose in &rules.purposes {
        let is_wider = narrowest.is_some_and(|known| known.scope.len() > purpose.scope.len());
        if purpose.id == *id && !is_wider && fits(purpose, facts) {
            narrowest = Some(purpose);
        }
    }
    let purpose = narrowest.ok_or(Reason::UnknownPurpose)?;
    let oldest = rules.year.saturating_sub(purpose.years.saturating_sub(1));
    let mut years = Vec::new();
    for year in (oldest..rules.year).rev() {
        let complete = facts.complete_years.contains(&year);
        years.push(EarlierYear { year, complete, clause: purpose.clause.clone() });
    }
    Ok(years)
}

fn fits(purpose: &Purpose, facts: &Facts) -> bool {
    let within = |(id, values): (&TraitId, &Vec<ValueId>)| facts.traits.get(id).is_some_and(|own| values.contains(own));
    purpose.scope.iter().all(within)
}

fn second(rules: &Rules, facts: &Facts, industry: &IndustryId, outcome: &mut Outcome) -> Result<(), Reason> {
    let two = rules.two_industries.as_ref().filter(|_| *industry != facts.industry).ok_or(Reason::TwoIndustries)?;
    let own = requirement(rules, facts, industry)?;
    let settled = settle(rules, facts, industry, (&needed_for_each(own, two), own));
    for ((entry, own), to) in facts.entries.iter().zip(settled.entries).zip(&mut outcome.entries) {
        if entry.industry.as_ref() == Some(industry) {
            *to = own;
        }
    }
    let of_first = outcome.assumed.len();
    for new in settled.assumed {
        if !outcome.assumed[..of_first].contains(&new) {
            outcome.assumed.push(new);
        }
    }
    outcome.second = Some(Second { industry: industry.clone(), unit: own.unit.clone(), lines: settled.lines });
    Ok(())
}

/// The part of a requirement that a second industry adds: the categories needed for each, with their sum as total.
fn needed_for_each(own: &Requirement, two: &TwoIndustries) -> Requirement {
    let mut categories = Vec::new();
    add_named(own, &own.categories, &two.each, &mut categories);
    let mut min = Amount::ZERO;
    for category in &categories {
        min = min + category.minimum.min;
    }
    Requirement {
        industry: own.industry.clone(),
        scope: own.scope.clone(),
        unit: own.unit.clone(),
        accepts: own.accepts.clone(),
        total: Minimum { min, clause: two.clause.clone() },
        each_year: None,
        categories,
    }
}

/// Adds each of the categories that is one of those named, else those of its sub-categories that are.
fn add_named(own: &Requirement, categories: &[CategoryRule], named: &[CategoryId], into: &mut Vec<CategoryRule>) {
    for category in categories {
        if named.contains(&category.id) {
            into.push(without_shares(own, category));
        } else {
            add_named(own, &category.categories, named, into);
        }
    }
}

/// A category with its share as an amount: a share is one of the whole total, which is not asked of a second industry.
fn without_shares(own: &Requirement, category: &CategoryRule) -> CategoryRule {
    let minimum = Minimum { min: own.needed(category), clause: category.minimum.clause.clone() };
    let mut categories = Vec::new();
    for part in &category.categories {
        categories.push(without_shares(own, part));
    }
    CategoryRule { id: category.id.clone(), minimum, share: None, max: category.max, categories }
}
