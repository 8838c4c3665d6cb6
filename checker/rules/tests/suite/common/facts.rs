//! Facts and outcomes in a few words.

use checker_rules::{
    Amount, Assumption, ClauseId, Date, Entry, EntryOutcome, Facts, Line, Node, Of, Outcome, Rules, evaluate,
};

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(crate) fn hours(category: &str, amount: u32) -> Entry {
    Entry::total(category.into(), Amount::whole(amount), None)
}

pub(crate) fn on(date: &str, entry: Entry) -> Entry {
    Entry { date: Some(day(date)), ..entry }
}

pub(crate) fn by(mode: &str, entry: Entry) -> Entry {
    Entry { mode: Some(mode.into()), ..entry }
}

pub(crate) fn done(activity: &str) -> Entry {
    Entry { of: Of::Activity(activity.into()), ..hours("", 1) }
}

pub(crate) fn facts(entries: Vec<Entry>) -> Facts {
    Facts { year: 2030, industry: "all".into(), entries, ..Facts::default() }
}

pub(crate) fn outcome(rules: &Rules, entries: Vec<Entry>) -> Outcome {
    evaluate(rules, &facts(entries))
}

/// What counts of what is needed, line by line.
pub(crate) fn counted(outcome: &Outcome) -> Vec<String> {
    let of = |line: &Line| {
        let name = match &line.node {
            Node::Category(id) => id.to_string(),
            Node::Total => "total".to_owned(),
            Node::Year(year) => year.to_string(),
        };
        format!("{name} {} of {}", line.counted, line.needed)
    };
    outcome.all_lines().map(of).collect()
}

pub(crate) fn assumed(outcome: &Outcome) -> Vec<&Assumption> {
    outcome.assumed.iter().map(|assumed| &assumed.what).collect()
}

/// What counts of an entry, and why the rest does not.
pub(crate) fn told(EntryOutcome { counted, given, rest, completes, .. }: &EntryOutcome) -> String {
    let by = |clause: &Option<ClauseId>| clause.as_ref().map(|clause| format!(" by {clause}")).unwrap_or_default();
    let rest = rest.iter().map(|rest| format!(", {} {:?}{}", rest.amount, rest.why, by(&rest.clause)));
    let completes = completes.iter().map(|node| format!(", completes {node:?}"));
    format!("{counted} of {given}{}", rest.chain(completes).collect::<String>())
}

/// What becomes of each of a person's entries.
pub(crate) fn told_of(rules: &Rules, facts: &Facts) -> Vec<String> {
    evaluate(rules, facts).entries.iter().map(told).collect()
}

/// What becomes of somebody's only entry.
pub(crate) fn becomes(rules: &Rules, entry: Entry) -> String {
    told(&outcome(rules, vec![entry]).entries[0])
}
