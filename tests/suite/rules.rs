//! Small rule sets of fictional places, each for something that notices ask: `tests/rules/<name>/`.
//!
//! A folder holds rules.toml and cases.toml as a bureau writes them, without texts. Its examples hold, its rules
//! pass every check, and some example is met and some is short.

use site_gen::check;
use site_gen::content::{Case, Expectation, RulesData, parse_rules};
use site_gen::diag::{MessageLang, Sink, render};
use site_gen::source;
use site_tests::folders::{files_below, project};

const YEAR: u16 = 2030;

fn sets() -> Vec<String> {
    let files = files_below(&project().join("tests/rules"));
    // A folder within a set is what its rules start from.
    let of_sets = files.iter().filter(|file| file.ends_with("rules.toml") && file.components().count() == 2);
    of_sets.filter_map(|file| Some(file.parent()?.to_string_lossy().into_owned())).collect()
}

/// The rules and examples of a set, and what is wrong with them.
fn checked(name: &str) -> (Option<(RulesData, Vec<Case>)>, String) {
    let mut sink = Sink::default();
    let sources = source::load(&project().join("tests/rules").join(name), &mut sink);
    let parsed = parse_rules(YEAR, &sources, &mut sink);
    if let Some((rules, cases)) = &parsed {
        check::rules(rules, cases, &mut sink);
    }
    (parsed, render(&sink.into_sorted(), &sources, MessageLang::En, false))
}

#[test]
fn every_rule_set_passes_every_check_and_its_examples_hold() {
    let wrong: Vec<String> = sets().iter().map(|name| checked(name).1).filter(|shown| !shown.is_empty()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_rule_set_has_examples_that_are_met_and_that_are_short() {
    let sets = sets();
    assert!(sets.len() >= 40, "the sets are found: {sets:?}");
    for name in sets {
        let cases = checked(&name).0.map(|(_, cases)| cases).unwrap_or_default();
        for expected in [Expectation::Met, Expectation::Short] {
            assert!(cases.iter().any(|case| case.expect == expected), "{name} has no example that is {expected:?}");
        }
        assert!(cases.iter().all(|case| !case.name.0.is_empty()), "{name} has an example without a sentence");
    }
}
