//! What holds for every outcome, and for every list of mistakes.

use std::collections::BTreeSet;
use std::fmt::Debug;

use checker_rules::{Amount, EntryOutcome, Facts, Line, Node, Outcome, Rules, Verdict, evaluate, judge};
use serde::Serialize;
use serde::de::DeserializeOwned;
use site_gen::diag::{Diagnostic, MessageLang, render};
use site_gen::source::Sources;

/// Judges a person, and asserts what holds whatever the rules and the facts are.
pub(crate) fn outcome_holds(rules: &Rules, facts: &Facts) {
    let outcome = evaluate(rules, facts);
    let shown = || format!("{facts:?}\n{outcome:?}");
    survives_json(&outcome);
    let judged = judge(rules, facts);
    assert_eq!((&judged.verdict, &judged.lines), (&outcome.verdict, &outcome.lines), "advice changes nothing");
    if let Verdict::None(_) = outcome.verdict {
        return assert!(outcome.lines.is_empty() && outcome.entries.is_empty(), "no verdict, no lines: {}", shown());
    }
    verdict_follows(&outcome, &shown);
    outcome.all_lines().for_each(|line| line_holds(line, &shown));
    outcome.entries.iter().for_each(|entry| entry_holds(entry, &shown));
    entries_add_up(&outcome, facts, &shown);
    lines_add_up(&outcome.lines, &shown);
    outcome.second.iter().for_each(|second| lines_add_up(&second.lines, &shown));
    order_does_not_matter(&outcome, rules, facts);
}

/// Asserts that a value written as JSON is read as the same value.
pub(crate) fn survives_json<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let json = serde_json::to_string(value).expect("a value of plain data");
    assert_eq!(serde_json::from_str::<T>(&json).as_ref().ok(), Some(value), "JSON keeps {json}");
}

fn verdict_follows(outcome: &Outcome, shown: &dyn Fn() -> String) {
    let complete = outcome.all_lines().all(|line| line.missing == Amount::ZERO)
        && outcome.earlier_years.iter().all(|year| year.complete);
    assert_eq!(outcome.verdict == Verdict::Met, complete, "met where nothing is missing: {}", shown());
}

fn line_holds(line: &Line, shown: &dyn Fn() -> String) {
    assert!(line.counted <= line.given, "no more counts than was given: {line:?} of {}", shown());
    assert_eq!(line.missing, line.needed - line.counted, "what is missing of {line:?} of {}", shown());
}

fn entry_holds(entry: &EntryOutcome, shown: &dyn Fn() -> String) {
    assert!(entry.counted <= entry.given, "no more counts than was given: {entry:?} of {}", shown());
    if entry.category.is_some() {
        let rest: Amount = entry.rest.iter().map(|rest| rest.amount).sum();
        assert_eq!(entry.counted + rest, entry.given, "nothing is lost of {entry:?} of {}", shown());
    }
}

/// The categories that are no part of another add up to the total, and parts to no more than what they are parts of.
fn lines_add_up(lines: &[Line], shown: &dyn Fn() -> String) {
    let tops = || lines.iter().filter(|line| line.category().is_some() && line.within.is_none());
    let total = lines.iter().find(|line| line.node == Node::Total).expect("a total");
    let counted: Amount = tops().map(|line| line.counted).sum();
    let given: Amount = tops().map(|line| line.given).sum();
    assert_eq!((given, counted), (total.given, total.counted), "categories add up: {}", shown());
    for line in lines {
        let parts = lines.iter().filter(|part| part.within.is_some() && part.within.as_ref() == line.category());
        let counted: Amount = parts.map(|part| part.counted).sum();
        assert!(counted <= line.counted, "parts are within {line:?} of {}", shown());
    }
}

/// What counts of the entries is what counts in all.
fn entries_add_up(outcome: &Outcome, facts: &Facts, shown: &dyn Fn() -> String) {
    assert_eq!(outcome.entries.len(), facts.entries.len(), "each entry has an outcome: {}", shown());
    let of_entries: Amount = outcome.entries.iter().map(|entry| entry.counted).sum();
    let totals = outcome.all_lines().filter(|line| line.node == Node::Total);
    assert_eq!(of_entries, totals.map(|line| line.counted).sum(), "entries add up: {}", shown());
}

fn order_does_not_matter(outcome: &Outcome, rules: &Rules, facts: &Facts) {
    let mut turned = facts.clone();
    turned.entries.reverse();
    let turned = judge(rules, &turned);
    assert_eq!((turned.verdict, &turned.lines), (outcome.verdict, &outcome.lines), "the order of {facts:?}");
}

/// Shows the first mistake of each kind: showing all would take most of the time.
pub(crate) fn mistakes_are_shown(mistakes: &[Diagnostic], sources: &Sources) {
    let mut kinds = BTreeSet::new();
    for mistake in mistakes.iter().filter(|mistake| kinds.insert(mistake.code)) {
        for lang in [MessageLang::Zh, MessageLang::En] {
            let shown = render(std::slice::from_ref(mistake), sources, lang, false);
            assert!(shown.contains(mistake.code.0), "{} is named in {shown}", mistake.code.0);
        }
    }
}
