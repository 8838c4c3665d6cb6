//! What counts is the best that can count: a second evaluation tries every way.

use checker_rules::{EntryOutcome, Line, Outcome, Verdict, evaluate};
use proptest::prelude::*;

use crate::random::{World, any_world, cases};
use crate::slow::{self, Counted, Exact, Unanswered, Way};

fn amounts<T>(all: &[T], amount: impl Fn(&T) -> checker_rules::Amount) -> Vec<Exact> {
    all.iter().map(|one| amount(one).into()).collect()
}

/// What the outcome says is one of the best ways.
fn is_a_best_way(counted: &Counted, lines: &[Line], entries: Vec<Exact>) -> Result<(), TestCaseError> {
    prop_assert_eq!(&counted.needed, &amounts(lines, |line| line.needed), "needed");
    let told = Way { entries, lines: amounts(lines, |line| line.counted) };
    prop_assert!(counted.ways.contains(&told), "counted {told:?}\n  and not any of {:?}", counted.ways);
    Ok(())
}

fn of_industry(world: &World, entries: &[EntryOutcome], is_second: bool) -> Vec<Exact> {
    let facts = &world.facts;
    let counted = |(outcome, entry): (&EntryOutcome, &checker_rules::Entry)| {
        let of_second = entry.industry.is_some() && entry.industry == facts.second_industry;
        if of_second == is_second { outcome.counted.into() } else { Exact::ZERO }
    };
    entries.iter().zip(&facts.entries).map(counted).collect()
}

fn agrees(world: &World, outcome: &Outcome) -> Result<(), TestCaseError> {
    let answer = match slow::judge(&world.rules, &world.facts) {
        Ok(answer) => answer,
        Err(Unanswered::NoVerdict) => {
            prop_assert!(matches!(outcome.verdict, Verdict::None(_)));
            return Ok(());
        }
        Err(Unanswered::TooManyWays) => return Err(TestCaseError::reject("too many ways")),
    };
    is_a_best_way(&answer.first, &outcome.lines, of_industry(world, &outcome.entries, false))?;
    prop_assert_eq!(answer.second.is_some(), outcome.second.is_some());
    if let Some((counted, second)) = answer.second.iter().zip(&outcome.second).next() {
        is_a_best_way(counted, &second.lines, of_industry(world, &outcome.entries, true))?;
    }
    prop_assert_eq!(answer.verdict, outcome.verdict);
    Ok(())
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn what_counts_is_the_best_of_all_ways(world in any_world()) {
        agrees(&world, &evaluate(&world.rules, &world.facts))?;
    }
}
