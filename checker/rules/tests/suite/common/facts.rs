//! Facts and outcomes in a few words.

use checker_rules::{Amount, Assumption, Date, Entry, Facts, Line, Node, Of, Outcome, Rules, evaluate};

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
