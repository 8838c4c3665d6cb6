//! Evaluation: from rules and facts to an outcome.
//!
//! [`evaluate`] finds the requirement that applies, settles one person's account with it ([`settle`](mod@settle)), and
//! adds what to do (`advice`). Settling has three steps: what is needed of this person (`needs`), what each entry could
//! count for (`claims`, and `time` for its year), and how much of it counts under all limits (`allocate`).

mod account;
mod advice;
mod allocate;
mod claims;
mod needs;
mod settle;
mod time;
mod tree;

use crate::{
    Amount, CategoryId, CategoryRule, EarlierYear, Effect, Facts, IndustryId, Minimum, Outcome, Purpose, Reason,
    Requirement, Rules, Second, TraitId, TwoIndustries, ValueId, Verdict,
};
use settle::settle;

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

/// Whether a granted waiver lets the year be completed in the next one. An error where a granted waiver is unknown, or
/// where something is owed that cannot be.
fn deferred(rules: &Rules, facts: &Facts, requirement: &Requirement) -> Result<bool, Reason> {
    let waiver = |id: &String| facts.industries().find_map(|industry| rules.waiver(id, industry));
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

/// The part of a requirement that a second industry adds: the categories needed for each, with their sum as total.
fn needed_for_each(own: &Requirement, two: &TwoIndustries) -> Requirement {
    let mut categories = Vec::new();
    own.categories.iter().for_each(|category| add_named(own, category, &two.each, &mut categories));
    let min = categories.iter().map(|category| category.minimum.min).sum();
    let total = Minimum { min, clause: two.clause.clone() };
    Requirement { categories, total, each_year: None, ..own.clone() }
}

/// Adds the category where it is one of those named, else those of its sub-categories that are.
fn add_named(own: &Requirement, category: &CategoryRule, named: &[CategoryId], into: &mut Vec<CategoryRule>) {
    if named.contains(&category.id) {
        into.push(without_shares(own, category));
    } else {
        category.categories.iter().for_each(|part| add_named(own, part, named, into));
    }
}

/// A category with its share as an amount: a share is one of the whole total, which is not asked of a second industry.
fn without_shares(own: &Requirement, category: &CategoryRule) -> CategoryRule {
    let minimum = Minimum { min: own.needed(category), clause: category.minimum.clause.clone() };
    let categories = category.categories.iter().map(|part| without_shares(own, part)).collect();
    CategoryRule { id: category.id.clone(), minimum, share: None, max: category.max, categories }
}
