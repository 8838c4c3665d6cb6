//! What the checker holds when it opens.

use super::sample::*;
use crate::answers::Book;
use crate::link::{self, Link};
use crate::opening::{Opening, Stored};
use crate::state::{Action, Lead, Message, State};

fn of(hours: &str) -> Stored {
    Stored::Book(book(YEAR, answers(&[("hours.public", hours)], &[])))
}

fn open(opening: Opening) -> State {
    opened_with(three_years(), opening)
}

fn public(state: &State) -> &str {
    state.book.answers().text("hours.public")
}

#[test]
fn what_the_page_held_comes_first_then_what_the_link_carries_then_what_is_kept() {
    let all = Opening { before: of("1"), carried: of("2"), kept: of("3"), ..Opening::default() };
    let state = open(all.clone());
    assert_eq!((public(&state), state.keeps), ("1", false));
    let state = open(Opening { before: Stored::Missing, ..all.clone() });
    assert_eq!((public(&state), state.keeps), ("2", false), "what is kept stays on the device as it is");
    let state = open(Opening { before: Stored::Missing, carried: Stored::Missing, ..all });
    assert_eq!((public(&state), state.keeps), ("3", true), "and is kept from now on");
    assert_eq!(public(&open(Opening::default())), "");
}

#[test]
fn a_page_opened_anew_has_what_its_tab_held_unless_a_link_brings_more() {
    let all = Opening { in_tab: of("2"), kept: of("3"), ..Opening::default() };
    let state = open(all.clone());
    assert_eq!((public(&state), state.keeps), ("2", false), "what is kept stays on the device as it is");
    let state = open(Opening { link: Link::of("#industry=shops"), ..all.clone() });
    assert_eq!((public(&state), state.book.answers().text("industry")), ("2", "shops"));
    let state = open(Opening { carried: of("4"), ..all.clone() });
    assert_eq!((public(&state), state.cleared.is_some()), ("4", true), "and what the tab held can be brought back");
    assert_eq!(open(Opening { carried: of("2"), ..all.clone() }).cleared, None, "it is the same");
    assert_eq!(public(&open(Opening { before: of("1"), ..all })), "1");
}

#[test]
fn what_was_cleared_can_be_brought_back_after_a_reload() {
    let state = open(Opening { cleared: of("1"), ..Opening::default() });
    assert_eq!(public(&after(state, Action::Undo)), "1");
}

#[test]
fn what_was_typed_before_the_start_lies_over_all() {
    let typed = texts_of(&[("hours.public", "9"), ("hours.law", "")]);
    for place in 0..3 {
        let mut opening = Opening { typed: typed.clone(), year: Some(YEAR), ..Opening::default() };
        *[&mut opening.before, &mut opening.carried, &mut opening.kept][place] =
            Stored::Book(book(YEAR, answers(&[("hours.public", "1"), ("hours.law", "2")], &[])));
        let state = open(opening);
        assert_eq!((public(&state), state.book.answers().text("hours.law")), ("9", "2"));
    }
}

#[test]
fn what_was_typed_belongs_to_the_year_under_which_it_was_typed() {
    let kept = Stored::Book(book(YEAR - 1, answers(&[("hours.public", "1")], &[])));
    let typed = texts_of(&[("hours.public", "9")]);
    let state = open(Opening { kept: kept.clone(), typed, year: Some(YEAR), ..Opening::default() });
    assert_eq!((state.book.year, public(&state)), (YEAR, "9"));
    assert_eq!(state.book.person().answers(YEAR - 1).text("hours.public"), "1");
    let untouched = open(Opening { kept, year: Some(YEAR), ..Opening::default() });
    assert_eq!(untouched.book.year, YEAR - 1, "the newest year is chosen from the start and says nothing");
}

#[test]
fn a_year_chosen_before_the_start_is_shown() {
    assert_eq!(open(Opening { year: Some(YEAR - 1), ..Opening::default() }).book.year, YEAR - 1);
    assert_eq!(open(Opening::default()).book.year, YEAR);
}

#[test]
fn what_cannot_be_read_is_said_and_loses_nothing() {
    let kept = open(Opening { kept: Stored::Unreadable, carried: of("2"), ..Opening::default() });
    assert_eq!((kept.message, public(&kept), kept.keeps), (Some(Message::Unreadable), "2", false));
    assert_eq!(kept.lead, Some(Lead::Message));
    let carried = open(Opening { carried: Stored::Unreadable, kept: of("3"), ..Opening::default() });
    assert_eq!((carried.message, public(&carried), carried.keeps), (Some(Message::CannotBringIn), "3", true));
    let before = open(Opening { before: Stored::Unreadable, kept: of("3"), ..Opening::default() });
    assert_eq!((before.message, public(&before)), (Some(Message::Unreadable), "3"));
    assert_eq!(open(Opening { before: of("1"), ..Opening::default() }).message, None);
}

#[test]
fn a_verdict_that_was_there_before_a_reload_is_there_again_unless_something_was_changed() {
    let again = Opening { before: of("1"), had_verdict: true, ..Opening::default() };
    let state = open(again.clone());
    assert_eq!((state.has_verdict(), state.lead), (true, None), "and leads nowhere");
    assert!(open(Opening { kept: of("1"), before: Stored::Missing, ..again.clone() }).has_verdict());
    for changed in [
        Opening { had_verdict: false, ..again.clone() },
        Opening { typed: texts_of(&[("hours.public", "2")]), ..again.clone() },
        Opening { before: of("many"), ..again.clone() },
        Opening { before: Stored::Missing, ..again },
    ] {
        let state = open(changed.clone());
        assert_eq!((state.report, state.lead), (None, None), "{changed:?}");
    }
}

#[test]
fn totals_become_entries_where_they_cannot_be_judged() {
    let totals = answers(&[("hours.public", "3"), ("unit.public", "day")], &[]);
    let mut before = book(YEAR, totals.clone());
    before.people.push(person("", YEAR, totals.clone()));
    let data = || data(vec![changed(YEAR, over_two_years)]);
    let state = opened_with(data(), Opening { before: Stored::Book(before), ..Opening::default() });
    for person in &state.book.people {
        let answers = person.answers(YEAR);
        let entry = texts_of(&[("of", "category.public"), ("amount", "3"), ("unit", "day")]);
        assert_eq!((answers.text("hours.public"), &answers.records), ("", &vec![entry]));
    }
    let state = after(opened(data()), Action::Replace(book(YEAR, totals.clone()), Message::Copied));
    assert_eq!(state.book.answers().records.len(), 1, "what is brought in too");
    let mut crafts = totals;
    crafts.texts.insert("industry".to_owned(), "crafts".to_owned());
    let state = after(opened(data()), Action::Replace(book(YEAR, crafts), Message::Copied));
    assert!(!state.form().unwrap().is_log(), "nothing is asked of each year there");
    let state = after(state, typed("industry", "offices"));
    assert_eq!(state.book.answers().records.len(), 1);
    let state = opened(data());
    assert!(state.form().unwrap().is_log() && state.is_untouched(), "it opens as a log");
    assert!(after(state, CHECK).has_verdict());
}

#[test]
fn what_was_typed_never_comes_by_a_link() {
    let typed = "#typed=%7B%22checker-hours-public%22%3A%221%22%7D";
    for fragment in [typed, "#typed=%", "#typed=null", "#typed=[1]", "#year=2030&typed=1"] {
        let link = Link::of(fragment);
        assert!(link.answers.is_some(), "{fragment} is taken out of the address, and said to be no answers");
        let state = open(Opening { link, carried: Stored::Unreadable, kept: of("3"), ..Opening::default() });
        assert_eq!((state.message, public(&state), state.keeps), (Some(Message::CannotBringIn), "3", true));
    }
}

#[test]
fn a_link_names_year_industry_and_traits() {
    let link = Link::of("#year=2030&industry=shops。&trait.level=junior&hours.public=9");
    let years = data(vec![everything(YEAR), everything(YEAR + 1)]);
    let state = opened_with(years, Opening { link, ..Opening::default() });
    assert_eq!((state.book.year, state.message), (YEAR, None));
    assert_eq!(state.book.answers().texts, texts_of(&[("industry", "shops"), ("trait.level", "junior")]));
}

#[test]
fn a_link_without_answers_changes_none_that_are_kept() {
    let kept = Stored::Book(book(YEAR, answers(&[("industry", "offices"), ("hours.public", "3")], &[])));
    let link = Link::of("#year=2030&industry=shops");
    let state = open(Opening { kept: kept.clone(), link, ..Opening::default() });
    assert_eq!((state.book.answers().text("industry"), state.keeps), ("offices", true));
    let another = open(Opening { kept, link: Link::of("#year=2029&industry=shops"), ..Opening::default() });
    assert_eq!(
        (another.book.year, another.book.answers().text("industry")),
        (YEAR - 1, "shops"),
        "nothing was kept of it"
    );
}

#[test]
fn a_link_to_an_unknown_industry_opens_the_first_and_one_to_an_unknown_year_says_so() {
    let state = open(Opening { link: Link::of("#industry=mining"), ..Opening::default() });
    assert_eq!(state.book.answers().text("industry"), "", "and shows no id");
    assert_eq!((state.message, state.lead), (Some(Message::LinkUnheeded), Some(Lead::Message)));
    assert_eq!(state.form().map(|form| form.requirement.industry.to_string()).as_deref(), Some("offices"));
    let state = open(Opening { link: Link::of("#year=1999&industry=offices"), ..Opening::default() });
    assert_eq!((state.book.year, state.year()), (1999, None));
}

#[test]
fn a_link_made_with_other_rules_is_remembered_until_another_is_followed() {
    let current = |version: &str| Link::of(&link::fragment(&Book::new(YEAR), version, None, false));
    let same = open(Opening { link: current("version-2030"), ..Opening::default() });
    assert_eq!(same.old_link, None);
    let old = open(Opening { link: current("version-of-old"), ..Opening::default() });
    assert_eq!(old.old_link.as_ref().and_then(|link| link.version.as_deref()), Some("version-of-old"));
    assert_eq!(open(Opening { link: Link::of("#year=2030"), ..Opening::default() }).old_link, None);
}

#[test]
fn what_was_typed_under_a_year_without_a_notice_stays_in_the_year_that_was_shown() {
    let typed = texts_of(&[("hours.public", "9")]);
    let state = open(Opening { typed: typed.clone(), year: Some(0), ..Opening::default() });
    assert_eq!((state.book.year, public(&state)), (0, ""));
    assert_eq!(public(&after(state, Action::Year(YEAR))), "9");
    let state = open(Opening { typed, year: Some(YEAR - 1), ..Opening::default() });
    assert_eq!((state.book.year, public(&state)), (YEAR - 1, "9"), "it is not out of sight");
}

#[test]
fn what_was_typed_before_the_start_keeps_the_unit_that_the_page_showed() {
    let unit = |opening: Opening| open(opening).book.answers().text("unit.public").to_owned();
    let typed = |more: &[(&str, &str)]| Opening {
        typed: texts_of(&[&[("hours.public", "9"), ("unit.public", "hour")], more].concat()),
        year: Some(YEAR),
        ..Opening::default()
    };
    assert_eq!(unit(typed(&[])), "hour");
    assert_eq!(unit(typed(&[("industry", "crafts")])), "hour");
    assert_eq!(unit(Opening { link: Link::of("#industry=crafts"), ..typed(&[]) }), "hour");
    let kept = Stored::Book(book(YEAR, answers(&[("hours.public", "1"), ("unit.public", "day")], &[])));
    assert_eq!(unit(Opening { kept, ..typed(&[]) }), "hour");
}
