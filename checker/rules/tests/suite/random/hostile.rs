//! Rules and facts that nobody would write, yet somebody may send.

use checker_rules::{Amount, Date, Entry, Limit, Period, Rules, Unit, Worth};
use proptest::prelude::*;

use super::{CLAUSE, World, any_world, counting};

/// Amounts of any size that JSON can hold, and those around the edges.
fn amount() -> impl Strategy<Value = Amount> {
    let read = |text: String| serde_json::from_str(&format!("\"{text}\"")).unwrap();
    prop_oneof![
        (0..100_u32).prop_map(Amount::whole),
        any::<u32>().prop_map(Amount::whole),
        (any::<u64>(), 1..=60_u64).prop_map(|(parts, below)| Amount::whole(1).scaled(parts, below)),
        "[0-9]{1,25}(\\.[0-9]{1,2})?".prop_map(read),
    ]
}

fn day() -> impl Strategy<Value = Date> {
    let year = prop_oneof![3 => 2027..=2032_u16, 1 => any::<u16>()];
    (year, 1..=12_u8, 1..=28_u8).prop_map(|(year, month, day)| Date::new(year, month, day).unwrap())
}

fn year() -> impl Strategy<Value = u16> {
    prop_oneof![3 => 2028..=2031_u16, 1 => any::<u16>()]
}

fn ratio() -> impl Strategy<Value = u32> {
    prop_oneof![3 => 0..8_u32, 1 => any::<u32>()]
}

fn period() -> impl Strategy<Value = Option<Period>> {
    let days = (day(), day(), prop::option::of(day()));
    let period = days.prop_map(|(starts, ends, late)| Period { starts, ends, late, clause: CLAUSE.into() });
    prop::option::of(period)
}

fn with_units(rules: &mut Rules, ratios: &[(u32, u32)]) {
    for (Unit { of, hours, .. }, (some, others)) in rules.units.iter_mut().zip(ratios) {
        (*of, *hours) = (*some, *others);
    }
}

fn with_amounts(rules: &mut Rules, amounts: &[Amount], over_years: u16) {
    let mut amounts = amounts.iter().copied();
    let mut next = |amount: &mut Amount| *amount = amounts.next().unwrap_or(*amount);
    for requirement in &mut rules.requirements {
        next(&mut requirement.total.min);
        requirement.each_year.iter_mut().for_each(|each| next(&mut each.min));
        for category in &mut requirement.categories {
            next(&mut category.minimum.min);
            category.share.iter_mut().chain(&mut category.max).for_each(&mut next);
        }
    }
    rules.limits.iter_mut().for_each(|limit| next(&mut limit.max));
    for activity in &mut rules.activities {
        activity.over_years = activity.over_years.max(over_years);
        if let Worth::Each { amount, .. } = &mut activity.worth {
            next(amount);
        }
    }
}

prop_compose! {
    fn entries(of: Vec<Entry>)(
        changes in prop::collection::vec((amount(), day(), year(), any::<u8>(), prop::option::of(year())), of.len()),
    ) -> Vec<Entry> {
        let changed = |(entry, (amount, day, year, order, from)): (Entry, (Amount, Date, u16, u8, Option<u16>))| Entry {
            amount,
            date: entry.date.map(|_| day),
            for_year: entry.for_year.map(|_| year),
            order: Some(order),
            carried_from: entry.carried_from.and(from),
            ..entry
        };
        of.iter().cloned().zip(changes).map(changed).collect()
    }
}

prop_compose! {
    fn hostile(world: World)(
        amounts in prop::collection::vec(amount(), 0..20),
        ratios in prop::collection::vec((ratio(), ratio()), 3),
        limits in prop::collection::vec(counting::limit(), 0..6),
        period in period(),
        year in year(),
        over_years in prop_oneof![Just(0), any::<u16>()],
        entries in entries(world.facts.entries.clone()),
    ) -> World {
        let mut world = world.clone();
        let crossing = limits.into_iter().enumerate().map(|(at, limit)| Limit { id: format!("crossing-{at}"), ..limit });
        world.rules.limits.extend(crossing);
        with_units(&mut world.rules, &ratios);
        with_amounts(&mut world.rules, &amounts, over_years);
        (world.rules.period, world.rules.year, world.facts.year) = (period, year, year);
        world.facts.entries = entries;
        world
    }
}

/// Limits that cross, ratios of nothing, periods without end: whatever has the right type.
pub(crate) fn any_hostile_world() -> impl Strategy<Value = World> {
    any_world().prop_flat_map(hostile)
}
