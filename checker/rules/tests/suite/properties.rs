//! What holds for all rules, everybody and every amount.

use checker_rules::{Amount, Entry, EntryOutcome, Line, Node, Outcome, Per, Rules, Verdict, evaluate};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::random::hostile::any_hostile_world;
use crate::random::{World, any_entry, any_world, cases};
use crate::slow::{self, Exact};

impl World {
    fn outcome(&self) -> Outcome {
        evaluate(&self.rules, &self.facts)
    }

    fn with_entries(&self, entries: Vec<Entry>) -> Self {
        let mut world = self.clone();
        world.facts.entries = entries;
        world
    }
}

fn with_another_entry() -> impl Strategy<Value = (World, Entry)> {
    any_world().prop_flat_map(|world| {
        let entry = any_entry(&world.rules, world.facts.second_industry.is_some());
        (Just(world), entry)
    })
}

fn turned() -> impl Strategy<Value = (World, Vec<usize>)> {
    any_world().prop_flat_map(|world| {
        let places: Vec<usize> = (0..world.facts.entries.len()).collect();
        (Just(world), Just(places).prop_shuffle())
    })
}

/// Ratios that no amount expresses exactly.
fn with_odd_units() -> impl Strategy<Value = World> {
    (any_world(), prop::collection::vec((1..12_u32, 1..12_u32), 3)).prop_map(|(mut world, ratios)| {
        for (unit, (of, hours)) in world.rules.units.iter_mut().zip(ratios) {
            (unit.of, unit.hours) = (of, hours);
        }
        world
    })
}

fn has_verdict(outcome: &Outcome) -> bool {
    !matches!(outcome.verdict, Verdict::None(_))
}

/// The outcome without its entries, and these as a list in which their order does not show.
fn apart(world: &World, mut outcome: Outcome) -> (Outcome, Vec<(Entry, String)>) {
    let told = std::mem::take(&mut outcome.entries).into_iter().map(|entry| format!("{entry:?}"));
    let mut entries: Vec<_> = world.facts.entries.iter().cloned().zip(told).collect();
    entries.sort();
    (outcome, entries)
}

fn adds_up(lines: &[Line], entries: &[&EntryOutcome]) -> Result<(), TestCaseError> {
    let sum = |amounts: &mut dyn Iterator<Item = Amount>| amounts.sum::<Amount>();
    let total = lines.iter().find(|line| line.node == Node::Total).unwrap();
    let outermost = |line: &&Line| line.within.is_none() && line.category().is_some();
    let of_lines = sum(&mut lines.iter().filter(outermost).map(|line| line.counted));
    prop_assert_eq!(of_lines, total.counted, "of categories");
    prop_assert_eq!(sum(&mut entries.iter().map(|entry| entry.counted)), total.counted, "of entries");
    for line in lines {
        prop_assert!(line.counted <= line.given, "{line:?}");
        prop_assert_eq!(line.missing, line.needed - line.counted.min(line.needed));
    }
    Ok(())
}

fn of_industry(world: &World, is_second: bool) -> impl Fn(&(&EntryOutcome, &Entry)) -> bool {
    let second = world.facts.second_industry.clone();
    move |(_, entry)| (second.is_some() && entry.industry == second) == is_second
}

/// Entries of one category are rounded as one amount, so that one of them may get a part that another leaves.
fn everything_adds_up(world: &World, leeway: Exact) -> Result<(), TestCaseError> {
    let outcome = world.outcome();
    prop_assume!(has_verdict(&outcome));
    let of = |is_second| {
        let entries = outcome.entries.iter().zip(&world.facts.entries).filter(of_industry(world, is_second));
        entries.map(|(outcome, _)| outcome).collect::<Vec<_>>()
    };
    adds_up(&outcome.lines, &of(false))?;
    outcome.second.iter().try_for_each(|second| adds_up(&second.lines, &of(true)))?;
    for (entry, worth) in outcome.entries.iter().zip(slow::worths(&world.rules, &world.facts)) {
        let rests = entry.rest.iter().map(|rest| rest.amount).sum::<Amount>();
        if entry.category.is_some() {
            prop_assert_eq!(entry.counted + rests, entry.given, "{:?}", entry);
            prop_assert!(Exact::from(entry.counted) <= worth.unwrap() + leeway, "{entry:?}");
        } else {
            prop_assert_eq!(entry.counted, Amount::ZERO, "{:?}", entry);
        }
    }
    Ok(())
}

fn survives<T: serde::Serialize + serde::de::DeserializeOwned + PartialEq>(value: &T) -> Result<(), TestCaseError> {
    let json = serde_json::to_string(value).unwrap();
    prop_assert!(serde_json::from_str::<T>(&json).ok().as_ref() == Some(value), "{json}");
    Ok(())
}

fn without_item_limits(rules: Rules) -> Rules {
    let limits = rules.limits.into_iter().filter(|limit| limit.per != Per::Item).collect();
    Rules { limits, ..rules }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn lines_and_entries_add_up(world in any_world()) {
        everything_adds_up(&world, Exact::ZERO)?;
    }

    #[test]
    fn lines_and_entries_add_up_where_no_ratio_is_exact(world in with_odd_units()) {
        let one_part = Exact::new(1, 3600);
        everything_adds_up(&world, one_part)?;
    }

    #[test]
    fn more_never_turns_met_into_short((world, entry) in with_another_entry()) {
        prop_assume!(world.outcome().verdict == Verdict::Met);
        let more = world.facts.entries.iter().cloned().chain([entry]).collect();
        prop_assert_eq!(world.with_entries(more).outcome().verdict, Verdict::Met);
    }

    #[test]
    fn the_order_of_entries_does_not_matter((world, places) in turned()) {
        let entries = places.iter().map(|at| world.facts.entries[*at].clone()).collect();
        let turned = world.with_entries(entries);
        prop_assume!(has_verdict(&world.outcome()));
        prop_assert_eq!(apart(&world, world.outcome()), apart(&turned, turned.outcome()));
    }

    #[test]
    fn an_entry_may_be_told_in_two(world in any_world(), which in any::<Index>(), how_much in any::<Index>()) {
        let world = World { rules: without_item_limits(world.rules), ..world };
        let mut entries = world.facts.entries.clone();
        let whole = which.get(&entries).clone();
        let hundredths = how_much.index(601);
        let part = Amount::whole(1).scaled(hundredths as u64, 100).min(whole.amount);
        entries[which.index(world.facts.entries.len())].amount = whole.amount - part;
        entries.push(Entry { amount: part, ..whole });
        let (one, two) = (world.outcome(), world.with_entries(entries).outcome());
        prop_assert_eq!((one.verdict, one.lines, one.second), (two.verdict, two.lines, two.second));
    }

    #[test]
    fn whatever_the_rules_and_the_facts_there_is_an_outcome(world in any_hostile_world()) {
        let outcome = world.outcome();
        prop_assert_eq!(outcome.lines.is_empty(), !has_verdict(&outcome));
    }

    #[test]
    fn everything_survives_json(world in prop_oneof![any_world().boxed(), with_odd_units().boxed()]) {
        survives(&world.rules)?;
        survives(&world.facts)?;
        survives(&world.outcome())?;
    }

    #[test]
    fn amounts_survive_being_written_and_read(hundredths in 0..=1_000_000_u32) {
        let amount = Amount::whole(hundredths).scaled(1, 100);
        prop_assert_eq!(amount.to_string().parse(), Ok(amount));
    }
}
