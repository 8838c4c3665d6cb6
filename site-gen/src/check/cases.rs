//! Every worked example has the outcome it says.

use std::collections::{BTreeMap, BTreeSet};

use checker_rules::{Amount, CategoryId, Node, Outcome, Verdict, Why, evaluate};

use crate::content::{Case, Expectation, RulesData, TOTAL};
use crate::diag::{Code, Sink, words};

pub(super) fn check(data: &RulesData, cases: &[Case], sink: &mut Sink) {
    let rules = &data.rules;
    // An industry that does not exist is reported as a name.
    let known = |case: &&Case| rules.industries.iter().any(|industry| industry.id == case.facts.industry);
    for case in cases.iter().filter(known) {
        let outcome = evaluate(rules, &case.facts);
        let found = CaseOutcome::new(&outcome, case);
        if !found.agrees(case) {
            fails(case, &found, sink);
        }
    }
}

/// An outcome, reduced to what an example states.
pub(super) struct CaseOutcome {
    verdict: Expectation,
    missing: BTreeMap<CategoryId, Amount>,
    /// What was counted, by the ids that the example names.
    counted: BTreeMap<String, Amount>,
    limited_by: BTreeSet<String>,
}

impl CaseOutcome {
    pub(super) fn new(outcome: &Outcome, case: &Case) -> Self {
        let short = outcome.all_lines().filter(|line| line.missing > Amount::ZERO);
        let counted = |name: &String| {
            let node = if name == TOTAL { Node::Total } else { Node::Category(name.as_str().into()) };
            Some((name.clone(), outcome.line(&node)?.counted))
        };
        Self {
            verdict: match outcome.verdict {
                Verdict::Met => Expectation::Met,
                Verdict::Short => Expectation::Short,
                Verdict::Deferred => Expectation::Deferred,
                Verdict::None(_) => Expectation::None,
            },
            missing: short.filter_map(|line| Some((line.category()?.clone(), line.missing))).collect(),
            counted: case.counted.keys().filter_map(counted).collect(),
            limited_by: limited_by(outcome),
        }
    }

    pub(super) fn agrees(&self, case: &Case) -> bool {
        let by = |names: &Vec<String>| names.iter().cloned().collect::<BTreeSet<_>>() == self.limited_by;
        self.verdict == case.expect
            && self.missing == case.missing
            && self.counted == case.counted
            && case.limited_by.as_ref().is_none_or(by)
    }
}

/// The ids of the limits, carry-over rules and categories with a maximum that kept something from counting.
pub(super) fn limited_by(outcome: &Outcome) -> BTreeSet<String> {
    let rests = outcome.entries.iter().flat_map(|entry| &entry.rest);
    rests
        .filter_map(|rest| match &rest.why {
            Why::Limit(id) => Some(id.clone()),
            Why::Most(category) => Some(category.to_string()),
            _ => None,
        })
        .collect()
}

fn fails(case: &Case, found: &CaseOutcome, sink: &mut Sink) {
    let verdict = match found.verdict {
        Expectation::Met => "met",
        Expectation::Short => "short",
        Expectation::Deferred => "deferred",
        Expectation::None => "none",
    };
    let table = |key: &str, amounts: Vec<String>| match amounts.is_empty() {
        true => String::new(),
        false => format!(" `{key} = {{ {} }}`", amounts.join(", ")),
    };
    let missing = found.missing.iter().map(|(category, amount)| format!("{category} = \"{amount}\""));
    let counted = found.counted.iter().map(|(name, amount)| format!("{name} = \"{amount}\""));
    let mut outcome = format!("`expect = \"{verdict}\"`{}", table("missing", missing.collect()));
    outcome.push_str(&table("counted", counted.collect()));
    if case.limited_by.is_some() {
        let names: Vec<String> = found.limited_by.iter().map(|name| format!("\"{name}\"")).collect();
        outcome.push_str(&format!(" `limited_by = [{}]`", names.join(", ")));
    }
    sink.error(
        Code("case-fails"),
        case.span,
        words(
            format!("by the rules the outcome of this example is {outcome}"),
            format!("按规则计算，此例的结果是{outcome}"),
        ),
        words("correct the example, or the rules after the notice", "请更正此例，或按通知更正规则"),
    );
}
