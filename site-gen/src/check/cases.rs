//! Every worked example has the outcome it says.

use std::collections::BTreeMap;

use checker_rules::{Amount, CategoryId, Node, Outcome, UnitId, Verdict, evaluate};

use crate::content::{Case, Expectation, RulesData};
use crate::diag::{Code, Sink, words};

pub(super) fn check(data: &RulesData, cases: &[Case], sink: &mut Sink) {
    let rules = &data.rules;
    // An industry that does not exist is reported as a name.
    let known = |case: &&Case| rules.industries.iter().any(|industry| industry.id == case.industry);
    for case in cases.iter().filter(known) {
        let unit = rules
            .requirement(&case.industry, &case.traits)
            .map_or_else(UnitId::default, |requirement| requirement.unit.clone());
        let outcome = evaluate(rules, &case.facts(&unit));
        let (verdict, missing) = (expectation(outcome.verdict), missing(&outcome));
        if verdict != case.expect || missing != case.missing {
            fails(case, verdict, &missing, sink);
        }
    }
}

fn expectation(verdict: Verdict) -> Expectation {
    match verdict {
        Verdict::Met => Expectation::Met,
        Verdict::Short => Expectation::Short,
        Verdict::None(_) => Expectation::None,
    }
}

fn missing(outcome: &Outcome) -> BTreeMap<CategoryId, Amount> {
    let short = outcome.lines.iter().filter(|line| line.missing > Amount::ZERO);
    short
        .filter_map(|line| match &line.node {
            Node::Category(category) => Some((category.clone(), line.missing)),
            Node::Total => None,
        })
        .collect()
}

fn fails(case: &Case, verdict: Expectation, missing: &BTreeMap<CategoryId, Amount>, sink: &mut Sink) {
    let verdict = match verdict {
        Expectation::Met => "met",
        Expectation::Short => "short",
        Expectation::None => "none",
    };
    let amounts: Vec<String> = missing.iter().map(|(category, amount)| format!("{category} = \"{amount}\"")).collect();
    let missing = if amounts.is_empty() { String::new() } else { format!(" `missing = {{ {} }}`", amounts.join(", ")) };
    sink.error(
        Code("case-fails"),
        case.span,
        words(
            format!("by the rules the outcome of this example is `expect = \"{verdict}\"`{missing}"),
            format!("按规则计算，此例的结果是`expect = \"{verdict}\"`{missing}"),
        ),
        words("correct the example, or the rules after the notice", "请更正此例，或按通知更正规则"),
    );
}
