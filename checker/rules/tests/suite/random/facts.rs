//! What one person did, mostly so that it counts.

use checker_rules::{ActivityId, Amount, CategoryId, Date, Effect, Entry, Facts, IndustryId, Of, Rules, State, UnitId};
use proptest::prelude::*;
use proptest::sample::select;

use super::{CATEGORIES, INDUSTRIES, MODES, rarely, seldom, whole};

const DAYS: [&str; 10] = [
    "2028-08-01",
    "2029-03-01",
    "2029-10-01",
    "2029-10-02",
    "2030-02-01",
    "2030-02-02",
    "2030-09-01",
    "2031-01-31",
    "2031-02-01",
    "2031-05-01",
];

/// Mostly one of those that the rules know, rarely one that they may not.
fn known<T: Clone + std::fmt::Debug + 'static>(known: Vec<T>, any: Vec<T>) -> BoxedStrategy<T> {
    if known.is_empty() { select(any).boxed() } else { prop_oneof![15 => select(known), 1 => select(any)].boxed() }
}

fn named<T: From<&'static str>>(names: &[&'static str]) -> Vec<T> {
    names.iter().map(|name| T::from(name)).collect()
}

fn categories(rules: &Rules, industry: &str) -> Vec<CategoryId> {
    let of = rules.requirements.iter().find(|requirement| requirement.industry.as_str() == industry).unwrap();
    of.all_categories().into_iter().map(|category| category.id.clone()).collect()
}

fn activities(rules: &Rules) -> BoxedStrategy<ActivityId> {
    known(rules.activities.iter().map(|activity| activity.id.clone()).collect(), named(&["unheard-of"]))
}

fn days(rules: &Rules) -> BoxedStrategy<Date> {
    let all: Vec<Date> = DAYS.iter().map(|day| day.parse().unwrap()).collect();
    let is_in = |day: &Date| {
        let period = rules.period.as_ref();
        period.map_or(day.year() == rules.year, |period| (period.starts..=period.ends).contains(day))
    };
    let within = all.iter().copied().filter(is_in).collect::<Vec<_>>();
    prop_oneof![3 => select(within), 1 => select(all)].boxed()
}

/// Of a person in two industries, as many entries for the one as for the other.
fn industries(second: bool) -> BoxedStrategy<&'static str> {
    let seconds = if second { 16 } else { 1 };
    prop_oneof![16 => Just(INDUSTRIES[0]), seconds => Just(INDUSTRIES[1]), 1 => Just("unheard-of")].boxed()
}

/// Units that fit mostly, and a place among the authors where one is asked for.
fn fitting(of: &Of) -> BoxedStrategy<(Option<UnitId>, Option<u8>)> {
    let by_order = matches!(of, Of::Activity(id) if id.as_str() == "book");
    let usual: Vec<UnitId> = match of {
        Of::Activity(id) if id.as_str() == "talk" => named(&["hour", "day", "half"]),
        Of::Activity(_) => named(&["item"]),
        Of::Category(_) => named(&["hour", "day", "half"]),
    };
    let unit = seldom(known(usual, named(&["hour", "item", "unheard-of"])));
    let order = if by_order {
        prop_oneof![8 => (1..3_u8).prop_map(Some), 1 => rarely(0..5_u8)].boxed()
    } else {
        rarely(0..5_u8).boxed()
    };
    (unit, order).boxed()
}

/// Something done by a person that these rules are for.
pub(crate) fn any_entry(rules: &Rules, second: bool) -> BoxedStrategy<Entry> {
    let rules = rules.clone();
    industries(second).prop_flat_map(move |industry| entry_of(&rules, industry)).boxed()
}

fn entry_of(rules: &Rules, industry: &'static str) -> BoxedStrategy<Entry> {
    let of_industry = if INDUSTRIES.contains(&industry) { industry } else { INDUSTRIES[0] };
    let categories = known(categories(rules, of_industry), named(&CATEGORIES));
    let of = prop_oneof![3 => categories.prop_map(Of::Category), 2 => activities(rules).prop_map(Of::Activity)];
    let of = of.prop_flat_map(|of| (fitting(&of), Just(of)));
    let industry = (any::<bool>(), Just(industry))
        .prop_map(|(is_said, industry)| (is_said || industry != INDUSTRIES[0]).then(|| IndustryId::from(industry)));
    let amount = prop_oneof![8 => whole(1..4), 1 => whole(0..7)];
    let from =
        if rules.carry_over.is_empty() { rarely(2027..=2030_u16).boxed() } else { seldom(2027..=2029_u16).boxed() };
    let years = (rarely(2028..=2031_u16), from);
    let (day, state) = (prop::option::of(days(rules)), seldom(state()));
    let mode = prop::option::of(select(named(&MODES)));
    let entry = (of, amount, mode, day, state, years, industry);
    entry
        .prop_map(|(((unit, order), of), amount, mode, date, state, (for_year, carried_from), industry)| {
            // Late learning counts only where it says for which year it is.
            let is_late = date.is_some_and(|date| date > DAYS[5].parse().unwrap());
            let for_year = for_year.or(is_late.then_some(2030));
            Entry { date, of, amount, unit, mode, state, order, for_year, carried_from, industry }
        })
        .boxed()
}

fn state() -> impl Strategy<Value = State> {
    prop_oneof![1 => Just(State::Planned), 3 => Just(State::Done), 1 => Just(State::Declared), 2 => Just(State::Recognised)]
}

/// Waivers of the first industry mostly, since no other person gets a verdict with them.
fn waivers(rules: &Rules) -> BoxedStrategy<Vec<String>> {
    let first = INDUSTRIES[0].into();
    let own = rules.waivers.iter().filter(|waiver| waiver.industries.is_empty() || waiver.industries.contains(&first));
    let own: Vec<String> = own.map(|waiver| waiver.id.clone()).collect();
    let any = own.iter().cloned().chain(["unheard-of".to_owned()]).collect();
    let some = prop::collection::vec(known(own, any), 1..3);
    seldom(some).prop_map(Option::unwrap_or_default).boxed()
}

fn owed(rules: &Rules) -> BoxedStrategy<Vec<(CategoryId, Amount)>> {
    let first = INDUSTRIES[0].into();
    let defers = |waiver: &checker_rules::Waiver| {
        waiver.effect == Effect::Defer && (waiver.industries.is_empty() || waiver.industries.contains(&first))
    };
    let of_first = known(categories(rules, INDUSTRIES[0]), named(&CATEGORIES));
    let some = prop::collection::vec((of_first, whole(0..4)), 1..3).boxed();
    let owed = if rules.waivers.iter().any(defers) { seldom(some).boxed() } else { rarely(some).boxed() };
    owed.prop_map(Option::unwrap_or_default).boxed()
}

fn purpose(rules: &Rules) -> BoxedStrategy<Option<String>> {
    let purpose = Just("title".to_owned());
    if rules.purposes.is_empty() { rarely(purpose).boxed() } else { seldom(purpose).boxed() }
}

pub(crate) fn any_facts(rules: &Rules) -> BoxedStrategy<Facts> {
    let rules = rules.clone();
    let second = if rules.two_industries.is_some() { any::<bool>().boxed() } else { Just(false).boxed() };
    second.prop_flat_map(move |second| facts_of(&rules, second)).boxed()
}

fn facts_of(rules: &Rules, second: bool) -> BoxedStrategy<Facts> {
    let level = seldom(select(named(&["senior", "junior"])));
    let complete_years = prop::sample::subsequence(vec![2027, 2028, 2029], 1..=3);
    let entries = prop::collection::vec(any_entry(rules, second), 1..6);
    let person = (level, waivers(rules), owed(rules), purpose(rules), complete_years, entries);
    person
        .prop_map(move |(level, waivers, owed, purpose, complete_years, entries)| Facts {
            year: 2030,
            industry: INDUSTRIES[0].into(),
            second_industry: second.then(|| INDUSTRIES[1].into()),
            traits: level.map(|level| ("level".into(), level)).into_iter().collect(),
            today: None,
            waivers,
            owed: owed.into_iter().collect(),
            purpose,
            complete_years,
            asked: Vec::new(),
            entries,
        })
        .boxed()
}
