//! Small rule sets of every kind, and people to judge by them.

mod counting;
mod facts;
pub(crate) mod hostile;
mod requirements;

use checker_rules::{Amount, Facts, Rules};
use proptest::prelude::*;
use proptest::test_runner::Config;

pub(crate) use facts::any_entry;

/// The categories of a random requirement; what begins with the name of another lies in it. The last is in none.
const CATEGORIES: [&str; 6] = ["a", "a1", "a11", "a2", "b", "unheard-of"];
const MODES: [&str; 2] = ["online", "visit"];
const ACTIVITIES: [&str; 3] = ["paper", "talk", "book"];
const INDUSTRIES: [&str; 2] = ["all", "other"];
const CLAUSE: &str = "clause";

/// Rules, and the facts of one person.
#[derive(Clone)]
pub(crate) struct World {
    pub(crate) rules: Rules,
    pub(crate) facts: Facts,
}

impl std::fmt::Debug for World {
    /// As JSON, which is a tenth as long.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [rules, facts] = [serde_json::to_string(&self.rules), serde_json::to_string(&self.facts)];
        write!(f, "\nrules {}\nfacts {}", rules.unwrap(), facts.unwrap())
    }
}

/// Rules in which limits are nested or apart, and a person with a few entries.
pub(crate) fn any_world() -> impl Strategy<Value = World> {
    let rules = requirements::any_rules().prop_flat_map(counting::with_counting);
    rules.prop_flat_map(|rules| {
        let facts = facts::any_facts(&rules);
        (Just(rules), facts).prop_map(|(rules, facts)| World { rules, facts })
    })
}

/// So many cases, or as many as the environment says: all of `SITE_TESTS_ALL`, or a number of `SITE_TESTS_CASES`.
pub(crate) fn cases(usual: u32) -> Config {
    let told = std::env::var("SITE_TESTS_CASES").ok().and_then(|number| number.parse().ok());
    let cases = if std::env::var_os("SITE_TESTS_ALL").is_some() { 20_000 } else { told.unwrap_or(usual) };
    Config { cases, max_global_rejects: 100 * cases, failure_persistence: None, ..Config::default() }
}

/// Almost always none.
fn rarely<T: std::fmt::Debug + Clone + 'static>(
    value: impl Strategy<Value = T> + 'static,
) -> impl Strategy<Value = Option<T>> {
    prop_oneof![15 => Just(None), 1 => value.prop_map(Some)]
}

/// Mostly none.
fn seldom<T: std::fmt::Debug + Clone + 'static>(
    value: impl Strategy<Value = T> + 'static,
) -> impl Strategy<Value = Option<T>> {
    prop_oneof![3 => Just(None), 1 => value.prop_map(Some)]
}

fn whole(amounts: std::ops::Range<u32>) -> impl Strategy<Value = Amount> {
    amounts.prop_map(Amount::whole)
}

/// One of a list of names.
fn one_of<T: From<&'static str> + std::fmt::Debug>(names: &'static [&'static str]) -> impl Strategy<Value = T> {
    prop::sample::select(names).prop_map(T::from)
}

/// A category that an activity is converted into: mostly one that every requirement has.
fn any_category() -> impl Strategy<Value = checker_rules::CategoryId> {
    prop_oneof![1 => one_of(&CATEGORIES[..1]), 1 => one_of(&CATEGORIES[4..5]), 1 => one_of(&CATEGORIES)]
}

/// Mostly none of the names, which is for all, or some of them.
fn for_some<T: From<&'static str> + std::fmt::Debug>(names: &'static [&'static str]) -> impl Strategy<Value = Vec<T>> {
    let some = prop::sample::subsequence(names, 1..=2);
    prop_oneof![2 => Just(Vec::new()), 1 => some].prop_map(|names| names.into_iter().map(T::from).collect())
}
