//! What is taken along in words and as a calendar.

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
