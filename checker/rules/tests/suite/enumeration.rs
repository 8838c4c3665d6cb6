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

#[test]
fn zz_distribution() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::new(cases(1));
    let mut tally: std::collections::BTreeMap<String, u32> = Default::default();
    for _ in 0..5000 {
        let world = any_world().new_tree(&mut runner).unwrap().current();
        let outcome = evaluate(&world.rules, &world.facts);
        let mut add = |name: String| *tally.entry(name).or_default() += 1;
        match slow::judge(&world.rules, &world.facts) {
            Ok(answer) => {
                add(format!("{:?}", answer.verdict));
                add(format!("ways {}", answer.first.ways.len().min(5)));
                add(format!("second {}", answer.second.is_some()));
                add(format!(
                    "limited {}",
                    outcome
                        .entries
                        .iter()
                        .flat_map(|e| &e.rest)
                        .filter(|r| matches!(r.why, checker_rules::Why::Limit(_) | checker_rules::Why::Most(_)))
                        .count()
                        .min(1)
                ));
                add(format!(
                    "entries counting {}",
                    outcome.entries.iter().filter(|e| e.counted > checker_rules::Amount::ZERO).count()
                ));
                for e in &outcome.entries {
                    for r in &e.rest {
                        add(format!("why {}", format!("{:?}", r.why).split('(').next().unwrap()));
                    }
                }
                add(format!(
                    "line years {}",
                    outcome.lines.len()
                        - outcome.lines.iter().position(|l| l.node == checker_rules::Node::Total).unwrap()
                        - 1
                ));
            }
            Err(why) => {
                add(format!("{why:?}"));
                add(format!("{:?}", outcome.verdict));
            }
        }
        add(format!("limits {}", world.rules.limits.len()));
    }
    for (name, count) in tally {
        println!("{count:6} {name}");
    }
}
