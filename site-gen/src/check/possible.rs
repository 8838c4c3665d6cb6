//! Every requirement can be met: no minimum exceeds what its limits allow.

use checker_rules::{Amount, Entry, Facts, IndustryId, Line, Node, Outcome, Requirement, Rules, Verdict, judge};

use super::cases::limited_by;
use super::scopes::{Person, described, people};
use crate::content::RulesData;
use crate::diag::{Code, Sink, Span, words};

/// How many pieces of learning of each kind are tried, so that no limit on one piece leaves a total short.
const PIECES: u32 = 100;

/// Tries every kind of person of every industry; gives how many there are.
pub(super) fn check(data: &RulesData, sink: &mut Sink) -> usize {
    let rules = &data.rules;
    let mut tried = 0;
    for industry in &rules.industries {
        for person in people(rules, industry) {
            let Some(requirement) = rules.requirement(&industry.id, &person) else { continue };
            let outcome = judge(rules, &plenty(rules, requirement, &industry.id, &person));
            tried += 1;
            if outcome.verdict != Verdict::Met {
                impossible(&industry.id, &person, &outcome, span_of(data, requirement), sink);
            }
        }
    }
    tried
}

/// Far more learning of every category than anybody needs, in every year.
fn plenty(rules: &Rules, requirement: &Requirement, industry: &IndustryId, person: &Person) -> Facts {
    let years = rules.years();
    let of_category = |category: &checker_rules::CategoryRule| {
        let needed = requirement.total.min + requirement.needed(category);
        let entry = Entry::total(category.id.clone(), needed, None);
        let pieces = move |year: u16| {
            let piece = Entry { for_year: Some(year), ..entry.clone() };
            (0..PIECES).map(move |_| piece.clone())
        };
        years.clone().flat_map(pieces).collect::<Vec<_>>()
    };
    let entries = requirement.all_categories().into_iter().flat_map(of_category).collect();
    Facts { year: rules.year, industry: industry.clone(), traits: person.clone(), entries, ..Facts::default() }
}

fn span_of(data: &RulesData, requirement: &Requirement) -> Span {
    let place = data.rules.requirements.iter().position(|known| known == requirement);
    data.totals[place.unwrap_or_default()]
}

fn impossible(industry: &IndustryId, person: &Person, outcome: &Outcome, span: Span, sink: &mut Sink) {
    let name = |line: &Line| match &line.node {
        Node::Category(id) => id.to_string(),
        Node::Total => "total".to_owned(),
        Node::Year(year) => year.to_string(),
    };
    let short = outcome.lines.iter().filter(|line| line.missing > Amount::ZERO);
    let short: Vec<String> = short.map(|line| format!("{} {} < {}", name(line), line.counted, line.needed)).collect();
    let limits: Vec<String> = limited_by(outcome).into_iter().collect();
    let whom = if person.is_empty() { String::new() } else { format!(" ({})", described(person)) };
    let (short, limits) = (short.join(", "), limits.join(", "));
    sink.error(
        Code("requirement-impossible"),
        span,
        words(
            format!("nobody can meet the requirement of `{industry}`{whom}: at most {short}, because of {limits}"),
            format!("“{industry}”{whom}的要求无法达到：最多{short}，受限于{limits}"),
        ),
        words("correct the requirement or the limit after the notice", "请按通知核对要求或上限"),
    );
}
