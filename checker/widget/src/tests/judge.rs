//! What is said of a person's years, what is planned, and what would complete the year.

use checker_rules::{Amount, Rules, Verdict};

use super::sample::*;
use crate::answers::{Answers, Texts, text};
use crate::judge::{Judgement, Said, Way};
use crate::state::State;

/// An amount as it can be typed: a fraction is rounded up to a hundredth.
fn as_typed(amount: &Amount) -> String {
    let text = amount.to_string();
    let Some((above, below)) = text.split_once('/') else { return text };
    let (above, below): (u32, u32) = (above.parse().unwrap(), below.parse().unwrap());
    Amount::whole((above * 100).div_ceil(below)).scaled(1, 100).to_string()
}

/// The log with everything that a way names entered besides, all of it recognised that is not planned.
fn with_way(rules: &Rules, mut answers: Answers, way: &Way, unit: &str) -> State {
    for record in &mut answers.records {
        if text(record, "state") != "planned" {
            record.insert("state".to_owned(), "recognised".to_owned());
        }
    }
    let record = |of: String, amount: &Amount, unit: &str| {
        let amount = as_typed(amount);
        texts_of(&[("of", &of), ("amount", &amount), ("unit", unit), ("state", "recognised"), ("order", "1")])
    };
    if let Some((activity, amount)) = &way.activity {
        answers.records.push(record(format!("activity.{activity}"), amount, ""));
    }
    for (category, amount) in &way.study {
        let any = way.open.first().map_or("public", |category| category.as_str());
        let category = category.as_ref().map_or(any, |category| category.as_str());
        answers.records.push(record(format!("category.{category}"), amount, unit));
    }
    filled(rules.clone(), answers)
}

/// Logs of somebody who has done little, some of it planned.
fn logs() -> Vec<Answers> {
    let some: &[(&str, &str)] = &[("amount", "5"), ("state", "recognised")];
    let professional: &[(&str, &str)] =
        &[("of", "category.professional"), ("amount", "4 hours"), ("mode", "online"), ("date", "2030-03-01")];
    let planned: &[(&str, &str)] = &[("of", "category.law"), ("amount", "2"), ("state", "planned")];
    vec![
        answers(&[], &[&[]]),
        answers(&[], &[some]),
        answers(&[], &[some, professional, planned]),
        answers(&[("industry", "crafts")], &[some, professional]),
        answers(&[("trait.level", "junior")], &[some]),
        answers(&[("waiver.leave", "yes")], &[some]),
        answers(&[("owed.public", "7")], &[some]),
    ]
}

#[test]
fn every_way_that_is_shown_completes_the_year_when_it_is_entered() {
    let (mut alone, mut by_activity) = (0, 0);
    for (name, rules) in sets() {
        for mut log in logs() {
            for record in &mut log.records {
                // The day decides to which of two years an entry belongs.
                if name == "two years" && !text(record, "amount").is_empty() {
                    record.insert("date".to_owned(), "2030-03-01".to_owned());
                }
            }
            let judgement = judged(filled(rules.clone(), log.clone()));
            assert!(judgement.ways.len() <= 4);
            for way in &judgement.ways {
                let then = judged(with_way(&rules, log.clone(), way, judgement.outcome.unit.as_str()));
                assert_eq!(then.outcome.verdict, Verdict::Met, "{name}: {way:?} after {log:?}");
                *(if way.activity.is_some() { &mut by_activity } else { &mut alone }) += 1;
            }
        }
    }
    assert!(alone > 30 && by_activity > 10, "{alone} and {by_activity} ways");
}

#[test]
fn every_year_that_can_be_completed_shows_how() {
    for (name, rules) in sets() {
        if name == "two years" {
            continue; // What a way names has no day, and belongs to neither year.
        }
        let judgement = judged(filled(rules, answers(&[], &[&[("amount", "5")]])));
        assert!(!judgement.ways.is_empty(), "{name}: {:?}", judgement.outcome.lines);
    }
}

#[test]
fn what_is_planned_is_told_apart() {
    let planned = |amount: &str| {
        let record = |of: &'static str, amount: &str, state: &'static str| {
            texts_of(&[("of", of), ("amount", amount), ("state", state)])
        };
        let records: Vec<Texts> = vec![
            record("category.public", "30", "done"),
            record("category.law", "6", "done"),
            record("category.professional", amount, "planned"),
        ];
        judged(filled(plain(YEAR), Answers { records, ..Answers::default() }))
    };
    let (enough, less) = (planned("36"), planned("35"));
    let then = |judgement: &Judgement| judgement.planned.as_ref().map(|planned| planned.verdict);
    assert_eq!((enough.outcome.verdict, then(&enough)), (Verdict::Short, Some(Verdict::Met)));
    assert_eq!((less.outcome.verdict, then(&less)), (Verdict::Short, Some(Verdict::Short)));
    let nothing = judged(filled(plain(YEAR), answers(&[], &[&[("amount", "3")]])));
    assert_eq!(then(&nothing), None, "where nothing is planned nothing is said of it");
    let met = answers(
        &[],
        &[
            &[("amount", "30"), ("of", "category.law")],
            &[("amount", "42"), ("of", "category.professional")],
            &[("amount", "3"), ("state", "planned")],
        ],
    );
    assert_eq!(then(&judged(filled(plain(YEAR), met))), None, "nor where the year is complete");
}

fn complete() -> Answers {
    answers(&[("hours.law", "36"), ("hours.professional", "36")], &[])
}

/// A person in 2030 with these answers for the two years before.
fn looking_back(earlier: [Answers; 2], own: Answers) -> Judgement {
    let mut state = opened(three_years());
    let years = [(YEAR - 2, earlier[0].clone()), (YEAR - 1, earlier[1].clone()), (YEAR, own)];
    state.book.people[0].years = years.into();
    judged(state)
}

fn log_for_title(more: &[(&str, &str)]) -> Answers {
    let award: &[(&str, &str)] = &[("of", "activity.award"), ("state", "recognised")];
    answers(&[&[("purpose", "title")], more].concat(), &[award])
}

#[test]
fn years_that_are_complete_feed_a_purpose() {
    let met = looking_back([complete(), complete()], log_for_title(&[]));
    assert_eq!(met.outcome.verdict, Verdict::Met, "{:?}", met.outcome);
    let gap = looking_back([complete(), answers(&[("hours.law", "3")], &[])], log_for_title(&[]));
    assert_eq!(gap.outcome.verdict, Verdict::Short);
    let complete_years: Vec<_> = gap.outcome.earlier_years.iter().map(|year| (year.year, year.complete)).collect();
    assert_eq!(complete_years, [(YEAR - 1, false), (YEAR - 2, true)]);
    let ticked = looking_back([complete(), Answers::default()], log_for_title(&[("complete.2029", "yes")]));
    assert_eq!(ticked.outcome.verdict, Verdict::Met, "a year may be ticked instead of entered");
}

#[test]
fn a_tick_says_nothing_of_a_year_that_is_entered() {
    let short = || [complete(), answers(&[("hours.law", "3")], &[])];
    let ticked = looking_back(short(), log_for_title(&[("complete.2029", "yes")]));
    assert_eq!(ticked.outcome.verdict, Verdict::Short);
    let again = looking_back([complete(), complete()], log_for_title(&[("complete.2029", "yes")]));
    assert_eq!(again.outcome.verdict, Verdict::Met);
    let mut state = opened(three_years());
    let [first, second] = short();
    state.book.people[0].years = [(YEAR - 1, second), (YEAR, first)].into();
    assert_eq!([YEAR - 2, YEAR - 1].map(|year| state.is_entered(year)), [false, true], "and is not offered for it");
}

#[test]
fn every_year_that_is_entered_is_judged_oldest_first() {
    let judgement = looking_back([complete(), answers(&[("hours.law", "many")], &[])], Answers::default());
    let years: Vec<_> = judgement.years.iter().map(|judged| judged.year).collect();
    assert_eq!(years, [YEAR - 2, YEAR - 1, YEAR]);
    assert!(matches!(&judgement.years[0].said, Said::Outcome(outcome) if outcome.verdict == Verdict::Met));
    assert_eq!((&judgement.years[1].said, &judgement.years[2].said), (&Said::Unreadable, &Said::Shown));
    let only = looking_back([Answers::default(), Answers::default()], Answers::default());
    assert_eq!(only.years.len(), 1, "a year that nobody touched is not shown");
}

#[test]
fn an_earlier_year_for_the_same_purpose_is_complete_by_its_own_hours() {
    let mut data = data(vec![changed(YEAR - 1, with_purposes), changed(YEAR, with_purposes)]);
    data.years.insert(0, data.years[0].clone());
    data.years[0].rules = changed(YEAR - 2, with_purposes);
    let mut state = opened(data);
    let log = answers(
        &[("purpose", "title")],
        &[&[("amount", "36"), ("of", "category.law")], &[("amount", "36"), ("of", "category.professional")]],
    );
    state.book.people[0].years = [(YEAR - 2, log.clone()), (YEAR - 1, log.clone()), (YEAR, log)].into();
    assert_eq!(judged(state).outcome.verdict, Verdict::Met);
}
