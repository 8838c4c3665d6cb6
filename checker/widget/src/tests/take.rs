//! What is taken along in words and as a calendar.

use checker_rules::{Deadline, Period, Rules, When};

use super::sample::*;
use crate::state::State;
use crate::take::Take;

fn checked(answers: crate::answers::Answers) -> State {
    let mut rules = everything(YEAR);
    rules.steps[0].id = "study".to_owned();
    let mut data = data(vec![rules]);
    data.years[0]
        .text
        .rules
        .insert("step.study".to_owned(), format!("学完{}; and, then \\ end\nnew", "公需科目🙂".repeat(30)));
    let mut state = opened(data);
    state.book = book(YEAR, answers);
    state.page = format!("https://site.example/{}/", "x".repeat(100));
    after(state, CHECK)
}

#[test]
fn a_calendar_is_in_lines_of_at_most_75_bytes() {
    let calendar = Take::Calendar.file(&checked(answers(&[], &[]))).unwrap().content;
    assert!(calendar.ends_with("\r\n") && !calendar.replace("\r\n", "").contains(['\r', '\n']));
    for line in calendar.split("\r\n") {
        assert!(line.len() <= 75, "{} bytes: {line}", line.len());
    }
    let unfolded = calendar.replace("\r\n ", "");
    let lines: Vec<&str> = unfolded.split("\r\n").collect();
    assert_eq!((lines[0], lines[lines.len() - 2]), ("BEGIN:VCALENDAR", "END:VCALENDAR"));
    let begun = lines.iter().filter(|line| **line == "BEGIN:VEVENT").count();
    assert!(begun >= 3 && begun == lines.iter().filter(|line| **line == "END:VEVENT").count(), "{unfolded}");
    assert!(unfolded.contains("\\; and\\, then \\\\ end new\r\n"), "{unfolded}");
    assert!(unfolded.contains("DTSTART;VALUE=DATE:20301130\r\n"), "{unfolded}");
    let ids: std::collections::BTreeSet<_> = lines.iter().filter(|line| line.starts_with("UID:")).collect();
    assert_eq!(ids.len(), begun, "each date has an id of its own");
}

#[test]
fn days_that_are_over_are_no_dates() {
    let mut state = checked(answers(&[], &[]));
    let dates = |state: &State| Take::Calendar.words(state).lines().count();
    let before = dates(&state);
    state.today = Some(day("2030-07-01"));
    assert_eq!(dates(&state), before - 2, "both windows are closed");
    state.today = Some(day("2031-01-01"));
    assert!(Take::Calendar.file(&state).is_none());
    assert!(Take::Calendar.words(&state).contains("2030-12-31"), "the last day is said although it is over");
}

/// The calendar's words for rules on a day, before a check.
fn unchecked(change: fn(&mut Rules), today: &str) -> String {
    let mut data = data(vec![changed(YEAR, change)]);
    data.years[0].text.rules.insert("period".to_owned(), "the period".to_owned());
    let mut state = opened(data);
    state.today = Some(day(today));
    Take::Calendar.words(&state)
}

/// A period of the year 2030, in which late hours count until March.
fn with_late_hours(rules: &mut Rules) {
    let (starts, ends, late) = (day("2030-01-01"), day("2030-12-31"), Some(day("2031-03-31")));
    rules.period = Some(Period { starts, ends, late, clause: "clause".into() });
}

#[test]
fn last_days_that_the_rules_name_are_never_said_to_be_missing() {
    assert_eq!(unchecked(with_late_hours, "2030-06-01"), "2030-12-31 the period\n2031-03-31 the period");
    assert_eq!(unchecked(with_late_hours, "2031-01-10"), "2031-03-31 the period");
    assert_eq!(unchecked(with_late_hours, "2032-01-01"), unchecked(with_late_hours, "2030-06-01"));
    let mut state = opened(three_years());
    let not_stated = state.data.text.closes_not_stated().to_owned();
    assert_eq!(unchecked(|_| (), "2030-06-01"), not_stated);
    state.book.year = 1999;
    assert_ne!(Take::Calendar.words(&state), not_stated, "a year without a notice states nothing");
}

#[test]
fn deadlines_with_a_day_are_dates() {
    fn with_deadlines(rules: &mut Rules) {
        let deadline =
            |id: &str, when| Deadline { id: id.to_owned(), when, audiences: Vec::new(), clause: "clause".into() };
        rules.deadlines =
            vec![deadline("declare", When::Date(day("2030-11-30"))), deadline("plan", When::DaysBefore(30))];
    }
    assert_eq!(unchecked(with_deadlines, "2030-06-01"), "2030-11-30 deadline.declare");
}

/// The names of the events of a calendar.
fn names(state: &State) -> Vec<String> {
    let calendar = Take::Calendar.file(state).unwrap().content.replace("\r\n ", "");
    calendar.lines().filter_map(|line| line.strip_prefix("UID:").map(str::to_owned)).collect()
}

#[test]
fn an_event_has_the_same_name_on_every_day_and_another_one_in_another_year_or_site() {
    let on = |year, today, site: &str| {
        let mut data = data(vec![everything(YEAR), everything(YEAR + 1)]);
        data.site = site.to_owned();
        let mut state = opened(data);
        (state.book.year, state.today) = (year, Some(day(today)));
        names(&after(state, CHECK))
    };
    let first = on(YEAR, "2030-01-01", "https://a.example/");
    assert_eq!(first, on(YEAR, "2030-01-02", "https://a.example/"));
    for other in [on(YEAR + 1, "2030-01-01", "https://a.example/"), on(YEAR, "2030-01-01", "https://b.example/")] {
        assert!(!first.iter().any(|name| other.contains(name)), "{first:?} {other:?}");
    }
}

#[test]
fn the_summary_names_every_line_of_both_industries() {
    let log = answers(&[("second", "crafts")], &[&[("amount", "3")]]);
    let state = checked(log);
    let lines = state.judgement().unwrap().outcome.all_lines().count();
    let summary = Take::Summary.words(&state);
    assert_eq!(summary.lines().count(), 1 + lines + 4, "{summary}");
    let unchecked = Take::Summary.words(&opened(three_years()));
    assert_eq!(unchecked.lines().count(), 4);
}

#[test]
fn a_summary_without_a_verdict_says_why() {
    let text = &three_years().text;
    let first_line = |state: &State| Take::Summary.words(state).lines().next().unwrap().to_owned();
    let state = opened(three_years());
    assert!(first_line(&state).contains(text.not_checked()), "{}", first_line(&state));
    let state = after(after(state, typed("hours.public", "many")), CHECK);
    assert!(first_line(&state).contains(text.error_summary()), "{}", first_line(&state));
}

#[test]
fn what_has_a_file_has_words_and_links_have_none() {
    let state = checked(answers(&[("hours.law", "3")], &[]));
    for place in 0..6 {
        let take = Take::at(place).unwrap();
        assert!(!take.words(&state).is_empty());
        assert_eq!(take.file(&state).is_some(), place >= 2);
    }
    assert_eq!(Take::at(6), None);
    assert_eq!(super::saved::read(&Take::File.words(&state)), Some(state.book));
}
