//! What the report and the log say, as drawn.

use checker_rules::{Actor, Deadline, Recognition, Rules, Step, StepWhen, Verdict, When};
use yew::Html;

use super::sample::*;
use crate::answers::Answers;
use crate::form::form;
use crate::report::report;
use crate::state::State;
use crate::text::At;

/// The pieces of text of a node, each as a line.
fn words(node: &Html) -> String {
    match node {
        Html::VText(text) => [&*text.text, "\n"].concat(),
        Html::VTag(tag) => tag.children().map(words).unwrap_or_default(),
        Html::VList(list) => list.iter().map(words).collect(),
        _ => String::new(),
    }
}

/// The state after a check of these answers, with texts in which every value of these patterns is told.
fn checked(rules: Rules, answers: Answers) -> State {
    let mut state = filled(rules, answers);
    let mut data = (*state.data).clone();
    for (at, pattern) in [
        (At::amount, "{n} {unit}"),
        (At::verdict_short, "short: {parts}"),
        (At::of_category, "{amount} ({category})"),
        (At::verdict_short_one, "short: {amount} ({category})"),
        (At::verdict_short_total, "short: {amount} of any"),
        (At::study, "study {amount}: {category}"),
        (At::times, "{activity} times {n}"),
        (At::place, "author {place}"),
        (At::any_category, "any"),
        (At::headline, "{context}: {verdict}"),
        (At::comma, ", "),
        (At::plus, "; "),
        (At::once_recognised, "once recognised {verdict}"),
        (At::have_recognised, "have recognised"),
        (At::closes, "closes {date}"),
        (At::until, " until {date}"),
        (At::days_left, " left {n}"),
        (At::is_over, " over"),
        (At::counts, "counted {counted} of {given}"),
        (At::does_not_count, "{amount} not. "),
        (At::why_no_order, "place not said"),
        (At::why_no_share, "place earns nothing"),
        (At::waivers, "granted?"),
    ] {
        data.text.put(at, pattern);
    }
    state.data = crate::data::Shared::new(data);
    after(state, CHECK)
}

fn told(state: &State) -> String {
    words(&report(state))
}

fn entered(rules: Rules, records: &[&[(&str, &str)]]) -> State {
    checked(rules, answers(&[], records))
}

/// Public hours are recognised by the system, professional ones by the employer, once declared.
fn by_employer(rules: &mut Rules) {
    counts_from_recognised(rules);
    let employer = Recognition {
        id: "work".to_owned(),
        category: "professional".into(),
        recognises: Some(Actor::Employer),
        ..rules.recognition[0].clone()
    };
    rules.recognition.push(employer);
}

const LAW: &[(&str, &str)] = &[("of", "category.law"), ("amount", "36"), ("state", "recognised")];

#[test]
fn what_is_learnt_and_not_recognised_is_to_be_recognised_and_not_studied_again() {
    let done: &[(&str, &str)] = &[("of", "category.professional"), ("amount", "36"), ("state", "done")];
    let state = entered(changed(YEAR, by_employer), &[LAW, done]);
    let said = told(&state);
    assert_eq!(state.judgement().unwrap().outcome.verdict, Verdict::Short);
    assert!(said.contains(&["once recognised ", state.data.text.verdict_met()].concat()), "{said}");
    assert!(
        said.contains("have recognised")
            && said.contains("enprofessional: recognition.work")
            && !said.contains("study "),
        "{said}"
    );
    let some: &[(&str, &str)] = &[("of", "category.professional"), ("amount", "30"), ("state", "declared")];
    let said = told(&entered(changed(YEAR, by_employer), &[LAW, some]));
    assert!(said.contains("once recognised short: 6 enhours (enprofessional)"), "{said}");
    assert!(said.contains("study 6 enhours: enprofessional"), "{said}");
    let (first, then) = (said.find("have recognised").unwrap(), said.find("study ").unwrap());
    assert!(first < then, "{said}");
}

#[test]
fn nothing_is_said_of_recognising_where_it_changes_nothing() {
    let planned: &[(&str, &str)] = &[("of", "category.professional"), ("amount", "36"), ("state", "planned")];
    let done: &[(&str, &str)] = &[("amount", "3")];
    for (rules, records) in [(changed(YEAR, by_employer), [LAW, planned]), (plain(YEAR), [LAW, done])] {
        let said = told(&entered(rules, &records));
        assert!(!said.contains("recognised short") && !said.contains("have recognised"), "{said}");
    }
}

/// The report on these rules on a day, of somebody who has learnt nothing.
fn on(rules: &Rules, today: &str) -> String {
    let mut state = checked(rules.clone(), Answers::default());
    state.today = Some(day(today));
    told(&state)
}

#[test]
fn the_last_day_of_a_period_its_late_days_and_their_end_are_told() {
    let rules = changed(YEAR, with_late_days);
    for (today, words) in [
        ("2030-12-30", "until 2030-12-31 left 1"),
        ("2031-01-01", "until 2031-03-31 left 89"),
        ("2031-04-01", "until 2031-03-31 over"),
    ] {
        assert!(on(&rules, today).contains(words), "{}", on(&rules, today));
    }
    let closing = Rules { closes: Some(day("2031-01-31")), ..rules };
    let both = on(&closing, "2030-12-30");
    assert!(both.contains("closes 2031-01-31 left 32") && both.contains("until 2030-12-31 left 1"), "{both}");
}

#[test]
fn days_that_the_notice_sets_stand_with_the_last_days_and_with_their_steps() {
    let mut rules = plain(YEAR);
    let deadline =
        |id: &str, when| Deadline { id: id.to_owned(), when, audiences: Vec::new(), clause: "clause".into() };
    rules.deadlines = vec![deadline("declare", When::Date(day("2030-11-30"))), deadline("plan", When::DaysBefore(30))];
    let step =
        |id: &str, by| Step { id: id.to_owned(), when: StepWhen::Short, category: None, by, clause: "clause".into() };
    rules.steps = vec![step("ask", None), step("register", Some(day("2030-06-30")))];
    let said = on(&rules, "2030-06-29");
    assert!(said.contains("deadline.declare until 2030-11-30 left 154") && !said.contains("deadline.plan"), "{said}");
    assert!(said.contains("step.register until 2030-06-30 left 1"), "{said}");
    let at = |words: &str| said.find(words).unwrap();
    assert!(at("step.register") < at("study ") && at("study ") < at("step.ask"), "{said}");
    assert!(!on(&rules, "2030-12-01").contains("deadline.declare"), "a day that is over helps nobody");
}

/// At most 18 public hours count.
fn with_most(rules: &mut Rules) {
    rules.requirements[0].categories[0].max = Some(hours(18));
}

#[test]
fn hours_are_asked_of_no_category_that_is_full() {
    let professional: &[(&str, &str)] = &[("of", "category.professional"), ("amount", "36")];
    let records: [&[(&str, &str)]; 2] = [&[("of", "category.law"), ("amount", "18")], professional];
    let said = told(&entered(changed(YEAR, with_most), &records));
    assert!(said.contains("study 18 enhours: enprofessional / enelective"), "{said}");
    assert!(!said.contains("of any") && !said.contains("any\n"), "{said}");
    let said = told(&entered(plain(YEAR), &records));
    assert!(said.contains("short: 18 enhours of any") && said.contains("study 18 enhours: any"), "{said}");
}

#[test]
fn ways_say_the_place_among_the_authors_and_amounts_in_their_unit() {
    let said = told(&entered(changed(YEAR, with_activities), &[LAW]));
    assert!(said.contains("activity.book times 3, author 1"), "{said}");
    assert!(said.contains("12 enhours (activity.teaching)"), "{said}");
}

/// What is drawn of the form after a check.
fn noted_as(rules: Rules, record: &[(&str, &str)]) -> String {
    words(&form(&entered(rules, &[record])))
}

#[test]
fn an_entry_says_in_its_own_terms_what_does_not_count() {
    let rules = || changed(YEAR, with_activities);
    let book: &[(&str, &str)] = &[("of", "activity.book"), ("amount", "2")];
    assert!(noted_as(rules(), book).contains("activity.book times 2 not. place not said"));
    let third: &[(&str, &str)] = &[("of", "activity.book"), ("amount", "2"), ("order", "3")];
    assert!(noted_as(rules(), third).contains("activity.book times 2 not. place earns nothing"));
    let planned: &[(&str, &str)] = &[("of", "activity.exam"), ("state", "planned")];
    assert!(noted_as(rules(), planned).contains("activity.exam times 1 not. "));
    let late: &[(&str, &str)] = &[("amount", "3"), ("date", "2030-07-01"), ("for_year", "2028")];
    let said = noted_as(changed(YEAR, with_windows), late);
    assert!(said.contains("enmake-up.make-up"), "{said}");
}

#[test]
fn what_is_missing_is_told_in_hundredths_that_are_enough() {
    let said = told(&checked(plain(YEAR), answers(&[("industry", "crafts"), ("hours.public", "1 hour")], &[])));
    assert!(said.contains("study 5.67 encredits: enpublic") && !said.contains("/3"), "{said}");
}

#[test]
fn lines_of_a_second_industry_name_it_and_a_rule_for_both_stands_once_a_step() {
    let two = |rules: &mut Rules| {
        by_employer(rules);
        with_two_industries(rules);
    };
    let said = told(&checked(changed(YEAR, two), answers(&[("second", "crafts")], &[&[("amount", "3")]])));
    assert!(said.contains("enprofessional (encrafts)\n"), "{said}");
    assert!(said.contains("study 12 encredits: enprofessional (encrafts)"), "{said}");
    assert_eq!(said.matches("recognition.work").count(), 2, "{said}");
}

#[test]
fn waivers_are_one_question() {
    let said = noted_as(changed(YEAR, with_waivers), &[("amount", "3")]);
    assert_eq!(said.matches("granted?").count(), 1, "{said}");
    let asked = said.split("granted?").nth(1).unwrap();
    assert!(asked.contains("waiver.illness") && asked.contains("waiver.leave"), "{said}");
    assert!(!noted_as(plain(YEAR), &[("amount", "3")]).contains("granted?"));
}
