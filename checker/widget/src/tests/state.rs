//! What each action does to the form and its answer.

use checker_rules::Verdict;

use super::sample::*;
use crate::answers::{Answers, Book, Person, text};
use crate::fields::Place;
use crate::link::Link;
use crate::opening::Stored;
use crate::saved::{PEOPLE, RECORDS};
use crate::state::{Action, Lead, Message, Report, State};
use crate::take::Take;

fn verdict(state: &State) -> Option<Verdict> {
    state.judgement().map(|judgement| judgement.outcome.verdict)
}

fn complete() -> Answers {
    answers(&[("hours.public", "30"), ("hours.law", "6"), ("hours.professional", "36")], &[])
}

fn texts(state: &State) -> Vec<(&str, &str)> {
    state.book.answers().texts.iter().map(|(key, text)| (key.as_str(), text.as_str())).collect()
}

#[test]
fn the_form_asks_for_the_level_where_it_matters_and_judges_by_it() {
    let state = filled(
        changed(YEAR, by_level),
        answers(&[("hours.public", "12"), ("hours.law", "4"), ("hours.professional", "32")], &[]),
    );
    let asked = |state: &State| state.form().map(|form| form.about_person().len());
    let state = after(state, CHECK);
    assert_eq!((asked(&state), verdict(&state)), (Some(2), Some(Verdict::Short)), "the first level counts");
    let state = after(after(state, typed("trait.level", "junior")), CHECK);
    assert_eq!(verdict(&state), Some(Verdict::Met));
    let state = after(after(state, typed("industry", "crafts")), CHECK);
    assert_eq!((asked(&state), verdict(&state)), (Some(1), Some(Verdict::Short)), "hours stay hours, not credits");
}

#[test]
fn a_check_counts_and_leads_to_the_verdict_or_to_what_cannot_be_read() {
    let state = after(after(filled(plain(YEAR), complete()), CHECK), CHECK);
    assert_eq!((state.checks, verdict(&state), state.lead), (2, Some(Verdict::Met), Some(Lead::Verdict)));
    let state = after(after(state, typed("hours.public", "many")), CHECK);
    assert!(matches!(&state.report, Some(Report::Unreadable(wrong)) if wrong.len() == 1));
    assert_eq!(state.lead, Some(Lead::Errors));
}

#[test]
fn an_edit_takes_the_answer_away_and_leaving_a_field_does_not() {
    let log = answers(&[], &[&[("amount", "3"), ("what", "课")]]);
    let edits = [typed("hours.public", "31"), typed("industry", "crafts"), typed("waiver.x", "yes"), Action::AddRecord];
    for edit in edits {
        let checked = after(filled(plain(YEAR), complete()), CHECK);
        assert!(checked.report.is_some());
        assert_eq!(after(checked, edit).report, None);
    }
    for edit in [noted(0, "amount", "4"), noted(0, "mode", "online"), Action::RemoveRecord(0)] {
        let checked = after(filled(plain(YEAR), log.clone()), CHECK);
        assert_eq!(after(checked, edit).report, None);
    }
    let kept = [
        typed("hours.public", "30"),
        typed("hours.elective", ""),
        Action::Name("甲".to_owned()),
        Action::Take(Take::Summary),
        Action::Say(Message::Copied),
        Action::Keep(true, Message::Kept),
    ];
    for action in kept {
        let checked = after(filled(plain(YEAR), complete()), CHECK);
        assert!(after(checked, action).report.is_some(), "nothing on which the answer rests has changed");
    }
    let checked = after(filled(plain(YEAR), log), CHECK);
    assert!(after(checked, noted(0, "amount", "3")).report.is_some());
}

#[test]
fn a_year_without_a_notice_has_no_answer_but_that() {
    let state = after(after(opened(three_years()), Action::Year(2031)), CHECK);
    assert_eq!(state.report, Some(Report::NoNotice));
    assert_eq!(state.year(), None);
}

#[test]
fn somebody_without_a_requirement_has_no_answer_but_that() {
    let mut rules = changed(YEAR, by_level);
    rules.requirements.remove(0);
    let state = after(filled(rules, Answers::default()), CHECK);
    assert_eq!(state.report, Some(Report::NoRequirement));
}

#[test]
fn another_year_starts_with_the_industry_of_the_one_before_and_keeps_its_own() {
    let state = after(opened(three_years()), typed("industry", "crafts"));
    let state = after(after(state, typed("hours.public", "3")), Action::Year(YEAR - 1));
    assert_eq!(texts(&state), [("industry", "crafts")]);
    let state = after(after(state, typed("industry", "shops")), Action::Year(YEAR));
    assert_eq!(texts(&state), [("hours.public", "3"), ("industry", "crafts")]);
    assert_eq!(texts(&after(state, Action::Year(YEAR - 1))), [("industry", "shops")]);
}

#[test]
fn a_total_that_counts_goes_on_counting_as_an_entry() {
    let mut rules = plain(YEAR);
    counts_from_recognised(&mut rules);
    let of_totals = || filled(rules.clone(), answers(&[("hours.public", "18")], &[]));
    let counted = |state: State| judged(state).outcome.lines.iter().map(|line| line.counted).collect::<Vec<_>>();
    assert_eq!(counted(after(of_totals(), Action::AddRecord)), counted(of_totals()));
}

#[test]
fn totals_become_the_first_records_of_the_log() {
    let totals = answers(
        &[("hours.public", "2"), ("unit.public", "day"), ("hours.law", " "), ("hours.professional", "5天")],
        &[],
    );
    let state = after(filled(plain(YEAR), totals), Action::AddRecord);
    let records = &state.book.answers().records;
    let first = texts_of(&[("of", "category.public"), ("amount", "2"), ("unit", "day")]);
    let second = texts_of(&[("of", "category.professional"), ("amount", "5天"), ("unit", "")]);
    assert_eq!(*records, [first, second]);
    let state = after(state, Action::AddRecord);
    assert_eq!(state.book.answers().records.len(), 3, "from then on each is an empty one");
    let state = after(after(state, Action::RemoveRecord(0)), Action::RemoveRecord(7));
    assert_eq!(state.book.answers().records.len(), 2);
    let empty = after(filled(plain(YEAR), Answers::default()), Action::AddRecord);
    assert_eq!(empty.book.answers().records, [texts_of(&[])]);
    assert_eq!(after(empty, Action::RemoveRecord(0)).book.answers().records, []);
}

#[test]
fn the_log_says_of_totals_what_the_totals_said() {
    let state = filled(plain(YEAR), complete());
    let lines = judged(filled(plain(YEAR), complete())).outcome.lines;
    assert_eq!(judged(after(state, Action::AddRecord)).outcome.lines, lines);
}

#[test]
fn starting_again_clears_one_person_and_is_taken_back() {
    let mut state = opened(three_years());
    state.book.people = vec![person("甲", YEAR - 1, complete()), person("乙", YEAR - 1, complete())];
    (state.book.shown, state.book.year) = (1, YEAR - 1);
    let before = state.book.clone();
    let state = after(state, Action::StartAgain);
    assert_eq!((state.book.people[1].years.len(), state.book.people[1].name.as_str()), (0, "乙"));
    assert_eq!((state.book.people[0].clone(), state.book.year), (before.people[0].clone(), YEAR));
    let cleared = state.book.clone();
    let state = after(state, Action::Undo);
    assert_eq!(state.book, before);
    let state = after(state, Action::Undo);
    assert_eq!(state.book, cleared, "taking back is taken back in turn");
    assert_eq!(after(state, Action::Undo).book, before);
}

#[test]
fn taking_back_loses_nothing_that_was_entered_since() {
    let state = after(filled(plain(YEAR), complete()), Action::StartAgain);
    let back = after(after(state, typed("hours.public", "7")), Action::Undo);
    assert_eq!(back.book, book(YEAR, complete()));
    let newer = after(back, Action::Undo);
    assert_eq!(texts(&newer), [("hours.public", "7")]);
    assert!(newer.cleared.is_some());
    let state = after(filled(plain(YEAR), complete()), Action::StartAgain);
    assert_eq!(after(state, Action::Undo).cleared, None, "nothing was entered");
}

#[test]
fn what_is_full_takes_no_more_and_says_so() {
    let record: &[(&str, &str)] = &[("amount", "1")];
    let state = filled(plain(YEAR), answers(&[], &vec![record; RECORDS]));
    let state = after(state, Action::AddRecord);
    assert_eq!((state.book.answers().records.len(), state.message), (RECORDS, Some(Message::Full)));
    assert_eq!(state.lead, Some(Lead::Message), "it leads to no entry");
    let mut state = opened(three_years());
    state.book.people = vec![Person::default(); PEOPLE];
    let state = after(state, Action::AddPerson);
    assert_eq!((state.book.people.len(), state.book.shown, state.message), (PEOPLE, 0, Some(Message::Full)));
}

#[test]
fn a_value_of_a_trait_that_the_rules_do_not_know_is_said_like_an_industry() {
    let follow = |fragment: &str| {
        after(opened(data(vec![everything(YEAR)])), Action::Follow(Link::of(fragment), Stored::Missing)).message
    };
    assert_eq!(follow("#trait.level=junior"), None);
    assert_eq!(follow("#trait.level=king"), Some(Message::LinkUnheeded));
    assert_eq!(follow("#trait.rank=junior"), Some(Message::LinkUnheeded));
}

#[test]
fn people_are_added_named_shown_and_removed() {
    let state = after(filled(plain(YEAR), complete()), Action::Name("甲".to_owned()));
    let state = after(after(state, Action::AddPerson), Action::Name("乙".to_owned()));
    assert_eq!((state.book.shown, texts(&state)), (1, vec![]));
    let state = after(state, Action::Show(0));
    assert_eq!((state.book.person().name.as_str(), state.book.person().answers(YEAR)), ("甲", &complete()));
    let state = after(state, Action::Show(99));
    assert_eq!(state.book.shown, 1);
    let state = after(state, Action::RemovePerson);
    assert_eq!((state.book.people.len(), state.book.shown, state.book.person().name.as_str()), (1, 0, "甲"));
    let state = after(state, Action::RemovePerson);
    assert_eq!(state.book.people, [Person::default()], "somebody is always there");
    let state = after(state, Action::Undo);
    assert_eq!(state.book.person().name, "甲", "a removal is taken back");
}

#[test]
fn what_is_brought_in_replaces_everything_and_is_taken_back() {
    let other = book(YEAR - 1, answers(&[("hours.public", "7")], &[]));
    let mut state = opened(three_years());
    state.book = book(YEAR, complete());
    let state = after(state, Action::Replace(other.clone(), Message::BroughtIn(1, false)));
    assert_eq!((&state.book, state.message), (&other, Some(Message::BroughtIn(1, false))));
    assert_eq!(after(state, Action::Undo).book, book(YEAR, complete()));
}

#[test]
fn what_another_tab_keeps_is_taken_over_and_what_was_here_can_be_taken_back() {
    let other = book(YEAR, answers(&[("hours.public", "7")], &[]));
    let state = after(filled(plain(YEAR), complete()), Action::KeptElsewhere(other.clone()));
    assert_eq!((&state.book, state.keeps), (&other, true));
    assert_eq!(state.cleared, Some(book(YEAR, complete())), "answers of a tab that did not keep are not lost");
    let newer = book(YEAR, answers(&[("hours.public", "8")], &[]));
    let state = after(state, Action::KeptElsewhere(newer.clone()));
    assert_eq!(state.book, newer, "tabs that keep follow each other");
}

/// People by name, with their hours in public subjects.
type People = &'static [(&'static str, &'static str)];

/// A tab that keeps these people's hours in public subjects, and shows the one at a place.
fn tab(people: &[(&str, &str)], shown: usize) -> State {
    let mut state = opened(three_years());
    (state.book.people, state.book.shown, state.keeps) = (people_of(people), shown, true);
    state
}

fn people_of(people: &[(&str, &str)]) -> Vec<Person> {
    people.iter().map(|(name, hours)| person(name, YEAR, answers(&[("hours.public", hours)], &[]))).collect()
}

/// What another tab keeps that shows somebody else, of another year.
fn kept_by_another(people: &[(&str, &str)]) -> Action {
    Action::KeptElsewhere(Book { people: people_of(people), shown: 0, year: YEAR - 1 })
}

#[test]
fn each_tab_shows_its_own_person_and_year_and_edits_are_taken_over_by_person() {
    let cases: [(People, People, usize, usize); 6] = [
        (&[("甲", "1"), ("乙", "2")], &[("甲", "7"), ("乙", "2")], 1, 1),
        (&[("甲", "1"), ("乙", "2")], &[("甲", "1"), ("乙", "7")], 1, 1),
        (&[("甲", "1"), ("乙", "2")], &[("甲", "1"), ("丙", "2")], 1, 1),
        (&[("甲", "1"), ("乙", "2")], &[("乙", "2")], 1, 0),
        (&[("", "1"), ("", "2")], &[("", "2")], 1, 0),
        (&[("甲", "1")], &[("甲", "3"), ("乙", "")], 0, 0),
    ];
    for (own, theirs, before, now) in cases {
        let state = after(tab(own, before), kept_by_another(theirs));
        assert_eq!((state.book.shown, state.book.year, state.keeps), (now, YEAR, true), "{theirs:?}");
        assert_eq!(state.book.people, people_of(theirs));
    }
    let checked = after(tab(&[("甲", "1"), ("乙", "2")], 1), CHECK);
    let checked = after(checked, kept_by_another(&[("甲", "7"), ("乙", "2")]));
    assert!(checked.report.is_some(), "what is said of one person does not rest on another");
    assert_eq!(after(checked, kept_by_another(&[("甲", "7"), ("乙", "9")])).report, None);
}

#[test]
fn somebody_whom_another_tab_removes_stays_here_unkept_and_that_is_said() {
    let state = after(tab(&[("甲", "1"), ("乙", "2")], 0), kept_by_another(&[("乙", "2")]));
    assert_eq!((state.book.person().name.as_str(), state.keeps), ("甲", false));
    assert_eq!(state.message, Some(Message::ChangedElsewhere));
}

#[test]
fn that_nothing_is_kept_goes_on_being_said() {
    for message in [Message::CannotKeep, Message::ChangedElsewhere] {
        let state = after(filled(plain(YEAR), complete()), Action::Keep(false, message));
        let state = after(after(state, typed("hours.public", "1")), CHECK);
        assert_eq!(state.message, Some(message));
        assert_eq!(after(state, Action::Keep(true, Message::Kept)).message, Some(Message::Kept));
    }
}

#[test]
fn half_a_day_is_an_error_at_its_field_and_no_verdict() {
    let log = answers(&[], &[&[("amount", "3")], &[("amount", "x")]]);
    let state = after(filled(plain(YEAR), log), Action::Check("0/date\n".to_owned()));
    let Some(Report::Unreadable(wrong)) = &state.report else { panic!("{:?}", state.report) };
    let wrong: Vec<_> = wrong.iter().map(|wrong| (wrong.place, wrong.key.as_str())).collect();
    assert_eq!(wrong, [(Place::Record(0), "date"), (Place::Record(1), "amount")]);
    assert!(after(state, noted(1, "amount", "4")).report.is_none());
}

#[test]
fn an_entry_with_something_in_it_is_removed_and_taken_back() {
    let log = answers(&[], &[&[("amount", "3")], &[], &[("what", "课")]]);
    let state = filled(plain(YEAR), log.clone());
    let state = after(state, Action::RemoveRecord(1));
    assert_eq!((&state.cleared, state.lead), (&None, Some(Lead::Record(1))), "there was nothing in it");
    let before = state.book.clone();
    let state = after(state, Action::RemoveRecord(1));
    assert_eq!((state.lead, state.book.answers().records.len()), (Some(Lead::Record(0)), 1));
    let state = after(after(state, CHECK), Action::Undo);
    assert_eq!(state.book, before);
    let state = after(after(state, Action::RemoveRecord(0)), Action::RemoveRecord(0));
    assert_eq!(state.lead, Some(Lead::AddRecord));
}

#[test]
fn an_emptied_log_brings_no_total_back() {
    let state = after(filled(plain(YEAR), complete()), Action::AddRecord);
    assert_eq!(state.lead, Some(Lead::Record(0)));
    let state = (0..3).fold(state, |state, _| after(state, Action::RemoveRecord(0)));
    assert!(state.book.answers().is_blank());
    assert_eq!(after(state, Action::Undo).book.answers().records.len(), 1);
}

#[test]
fn what_only_the_log_asks_keeps_it_open() {
    for said in [("waiver.illness", "yes"), ("second", "crafts"), ("purpose", "title"), ("owed.public", "3")] {
        let state = filled(everything(YEAR), answers(&[said], &[&[("amount", "3")]]));
        let state = after(state, Action::RemoveRecord(0));
        assert_eq!(state.book.answers().records, [texts_of(&[])], "{said:?}");
        assert_eq!(state.lead, Some(Lead::Record(0)));
        let state = after(after(state, typed(said.0, "")), Action::RemoveRecord(0));
        assert!(state.book.answers().records.is_empty(), "{said:?}");
    }
}

#[test]
fn what_a_link_says_in_vain_is_said() {
    let follow = |state: State, fragment: &str| after(state, Action::Follow(Link::of(fragment), Stored::Missing));
    for fragment in ["#industry=mining", "#year=二零一九&industry=shops"] {
        assert_eq!(follow(opened(three_years()), fragment).message, Some(Message::LinkUnheeded), "{fragment}");
    }
    for fragment in ["#industry=offices", "#year=2029&industry=shops。", "#year=1999&industry=shops"] {
        assert_eq!(follow(opened(three_years()), fragment).message, None, "{fragment}");
    }
    let kept = follow(tab(&[("甲", "1")], 0), "#industry=shops");
    assert_eq!((kept.message, texts(&kept)), (Some(Message::LinkUnheeded), vec![("hours.public", "1")]));
    assert_eq!(follow(tab(&[("甲", "1")], 0), "#industry=offices").message, None, "it is chosen from the start");
}

#[test]
fn a_link_that_is_followed_brings_its_answers_and_what_was_here_can_be_taken_back() {
    let carried = book(YEAR, answers(&[("hours.public", "7")], &[]));
    let mut state = opened(three_years());
    state.book = book(YEAR, complete());
    let plain = after(state, Action::Follow(Link::of("#year=2029&industry=crafts"), Stored::Missing));
    assert_eq!((plain.book.year, texts(&plain)), (YEAR - 1, vec![("industry", "crafts")]));
    assert_eq!(plain.book.person().answers(YEAR), &complete(), "a link without answers takes nothing away");
    let own = plain.book.clone();
    let with = after(plain, Action::Follow(Link::of("#year=2030&rules=old"), Stored::Book(carried.clone())));
    assert_eq!((&with.book, with.keeps, with.old_link.is_some()), (&carried, false, true));
    assert_eq!(after(with, Action::Undo).book, own);
}

#[test]
fn a_link_that_cannot_be_read_says_so() {
    let state = filled(plain(YEAR), complete());
    let state = after(state, Action::Follow(Link::of("#answers=x"), Stored::Unreadable));
    assert_eq!((&state.book, state.message), (&book(YEAR, complete()), Some(Message::CannotBringIn)));
}

#[test]
fn a_message_stays_until_something_else_happens() {
    let state = after(opened(three_years()), Action::Say(Message::Copied));
    assert_eq!((state.message, state.lead), (Some(Message::Copied), Some(Lead::Message)));
    assert_eq!(after(state, typed("hours.public", "1")).message, None);
}

#[test]
fn what_is_no_place_of_an_answer_changes_nothing() {
    let state = filled(plain(YEAR), complete());
    let state = after(state, Action::Set(Place::Tool, "take".to_owned(), "1".to_owned()));
    let state = after(state, noted(3, "amount", "1"));
    assert_eq!(state.book, Book { year: YEAR, ..book(YEAR, complete()) });
}

/// The units chosen for a total, and in a log for an entry, of this amount after an action.
fn units_after(amount: &str, action: &Action) -> [String; 2] {
    let totals = filled(changed(YEAR, with_two_industries), answers(&[("hours.public", amount)], &[]));
    let log = filled(everything(YEAR), answers(&[("second", "crafts")], &[&[("amount", amount)]]));
    let (totals, log) = (after(totals, action.clone()), after(log, action.clone()));
    [(&totals.book.answers().texts, "unit.public"), (&log.book.answers().records[0], "unit")]
        .map(|(texts, key)| text(texts, key).to_owned())
}

#[test]
fn what_is_typed_keeps_the_unit_in_which_it_was_shown() {
    for (amount, action, unit) in [
        ("36", typed("industry", "crafts"), "hour"),
        ("36", Action::Follow(Link::of("#industry=crafts"), Stored::Missing), "hour"),
        ("36", noted(0, "for_industry", "crafts"), "hour"),
        ("36", noted(0, "of", "activity.paper"), "hour"),
        ("36", noted(0, "mode", "online"), ""),
        (" ", typed("industry", "crafts"), ""),
    ] {
        assert_eq!(units_after(amount, &action), [unit, unit], "{amount:?}, {action:?}");
    }
    let state = after(filled(plain(YEAR), answers(&[("hours.public", "36")], &[])), typed("industry", "crafts"));
    assert_eq!(judged(state).outcome.lines[0].counted, hours(12), "36 hours are 12 credits");
}

#[test]
fn a_unit_that_was_chosen_stays_whatever_the_industry() {
    let state = filled(plain(YEAR), answers(&[("hours.public", "3"), ("unit.public", "day")], &[]));
    let state = after(state, typed("industry", "crafts"));
    assert_eq!(state.book.answers().text("unit.public"), "day");
}

#[test]
fn another_year_keeps_the_unit_of_what_was_typed_there() {
    let mut state = opened(three_years());
    for action in [typed("hours.public", "36"), Action::Year(YEAR - 1), typed("industry", "crafts"), Action::Year(YEAR)]
    {
        state.apply(action);
    }
    let answers = state.book.answers();
    assert_eq!((answers.text("industry"), answers.text("unit.public")), ("crafts", "hour"));
}
