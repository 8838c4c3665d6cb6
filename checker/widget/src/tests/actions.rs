//! Whatever is done in whatever order: the invariants of the state hold.

use checker_rules::{Amount, evaluate};
use proptest::prelude::*;

use super::sample::*;
use super::saved::{any_book, any_text, book_as_written, read};
use crate::data::CheckerData;
use crate::facts;
use crate::fields::Place;
use crate::link::Link;
use crate::opening::Stored;
use crate::state::{Action, Message, Report, State};
use crate::take::Take;

const KEYS: [&str; 20] = [
    "industry",
    "second",
    "purpose",
    "hours.public",
    "hours.law",
    "unit.public",
    "trait.level",
    "waiver.illness",
    "waiver.posting",
    "owed.public",
    "complete.2029",
    "date",
    "what",
    "of",
    "mode",
    "amount",
    "unit",
    "state",
    "order",
    "for_year",
];
const VALUES: [&str; 24] = [
    "offices",
    "shops",
    "crafts",
    "hour",
    "day",
    "credit",
    "junior",
    "yes",
    "title",
    "yearly",
    "2030-03-01",
    "2029",
    "category.public",
    "category.law",
    "activity.paper",
    "activity.award",
    "activity.book",
    "online",
    "done",
    "planned",
    "recognised",
    "1",
    "12",
    "40",
];

/// Years' rules that differ in everything that can be entered.
fn all_data() -> Vec<CheckerData> {
    let mut all = vec![three_years()];
    all.extend(
        KINDS.iter().map(|(_, change)| data(vec![plain(YEAR - 2), changed(YEAR - 1, *change), changed(YEAR, *change)])),
    );
    all
}

fn year() -> impl Strategy<Value = u16> {
    prop::sample::select(vec![YEAR, YEAR - 1, YEAR - 2, 0])
}

fn link() -> impl Strategy<Value = Link> {
    let known = prop::sample::select(vec![
        "#year=2029&industry=shops&rules=x",
        "#industry=crafts&was=met",
        "#trait.level=junior",
    ]);
    prop_oneof![2 => known.prop_map(Link::of), 1 => any_text().prop_map(|text| Link::of(&text))]
}

fn stored() -> impl Strategy<Value = Stored> {
    prop_oneof![3 => Just(Stored::Missing), 1 => Just(Stored::Unreadable), 1 => any_book().prop_map(Stored::Book)]
}

fn set() -> impl Strategy<Value = Action> {
    let place = prop_oneof![2 => Just(Place::Year), 4 => (0..4_usize).prop_map(Place::Record), 1 => Just(Place::Tool)];
    let key = prop_oneof![12 => prop::sample::select(KEYS.to_vec()).prop_map(str::to_owned), 1 => any_text()];
    let value = prop_oneof![8 => prop::sample::select(VALUES.to_vec()).prop_map(str::to_owned), 1 => any_text()];
    (place, key, value).prop_map(|(place, key, value)| Action::Set(place, key, value))
}

fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        20 => set(),
        3 => year().prop_map(Action::Year),
        5 => Just(Action::AddRecord),
        1 => (0..5_usize).prop_map(Action::RemoveRecord),
        6 => Just(CHECK),
        2 => Just(Action::StartAgain),
        2 => Just(Action::Undo),
        1 => (0..5_usize).prop_map(Action::Show),
        1 => Just(Action::AddPerson),
        1 => Just(Action::RemovePerson),
        1 => any_text().prop_map(Action::Name),
        1 => any_book().prop_map(|book| Action::Replace(book, Message::BroughtIn(1, false))),
        1 => any::<bool>().prop_map(|keeps| Action::Keep(keeps, Message::Kept)),
        2 => (0..6_usize).prop_map(|at| Action::Take(Take::at(at).unwrap_or_default())),
        1 => Just(Action::Say(Message::CannotCopy)),
        1 => (link(), stored()).prop_map(|(link, stored)| Action::Follow(link, stored)),
        1 => any_book().prop_map(Action::KeptElsewhere),
    ]
}

/// What is shown after a check is what the rules say of the same facts.
fn assert_judged_by_the_rules(state: &State) {
    let (Some(Report::Judged(judgement)), Some(form)) = (&state.report, state.form()) else { return };
    let mut read = facts::read(form, state.today).expect("it was judged");
    for earlier in &judgement.outcome.earlier_years {
        if earlier.complete {
            read.facts.complete_years.push(earlier.year);
        }
    }
    let outcome = evaluate(&form.year.rules, &read.facts);
    assert_eq!((&judgement.outcome, &judgement.records), (&outcome, &read.records));
    assert_eq!(outcome.entries.len(), read.records.len());
    let outermost = outcome.lines.iter().filter(|line| line.category().is_some() && line.within.is_none());
    let counted: Amount = outermost.map(|line| line.counted).sum();
    let total = outcome.line(&checker_rules::Node::Total).map(|line| line.counted);
    assert!(total.is_none_or(|total| total == counted), "the categories add up to the total");
}

fn assert_sound(state: &State) {
    let book = &state.book;
    assert!(book.shown < book.people.len(), "somebody is shown");
    if book.is_within_bounds() {
        assert_eq!(read(&book.to_json()), Some(book_as_written(book)));
    }
    assert!(!state.take.words(state).contains('\0'));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_fifty_actions_keep_the_state_sound(
        data in prop::sample::select(all_data()),
        actions in prop::collection::vec(action(), 50),
    ) {
        let mut state = opened(data);
        for action in actions {
            let before = state.book.clone();
            let (clears, checks) = (matches!(action, Action::StartAgain), matches!(action, Action::Check(_)));
            state.apply(action);
            assert_sound(&state);
            if checks {
                prop_assert!(state.report.is_some() && state.book == before);
                assert_judged_by_the_rules(&state);
            }
            if clears {
                prop_assert!(state.book.person().years.is_empty());
                state.apply(Action::Undo);
                prop_assert_eq!(&state.book, &before);
            }
        }
    }
}
