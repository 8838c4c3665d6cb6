//! Units that are counted together have ratios: what converts them is a figure of the notice, never a guess.

use std::collections::BTreeSet;

use checker_rules::{IndustryId, Requirement, Rules, Unit, UnitId};

use super::measured::unit_words;
use crate::content::RulesData;
use crate::diag::{Code, Sink, Span, words};
use crate::lexis::Measure;

pub(super) fn check(data: &RulesData, sink: &mut Sink) {
    let unstated = unstated(data);
    for (requirement, spans) in data.rules.requirements.iter().zip(&data.accepted) {
        let named: Vec<(&UnitId, Span)> = requirement.units().zip(spans.iter().copied()).collect();
        if named.iter().any(|(unit, _)| **unit != requirement.unit) {
            for (unit, span) in named.into_iter().filter(|(unit, _)| unstated.contains(unit.as_str())) {
                of_requirement(requirement, unit, span, sink);
            }
        }
    }
    for (limit, span) in data.rules.limits.iter().zip(&data.limits) {
        let Some(unit) = &limit.unit else { continue };
        let units = converted(&data.rules, unit, &limit.industries);
        for unit in units.into_iter().filter(|unit| unstated.contains(unit.as_str())) {
            of_limit(&limit.id, unit, *span, sink);
        }
    }
}

/// A limit's unit and those of the requirements into which it is converted; none where all count in the limit's own.
fn converted<'a>(rules: &'a Rules, unit: &'a UnitId, of: &'a [IndustryId]) -> BTreeSet<&'a UnitId> {
    let industries = rules.industries.iter().filter(|industry| of.is_empty() || of.contains(&industry.id));
    let requirements = industries.flat_map(|industry| rules.requirements_of(&industry.id));
    let mut units: BTreeSet<&UnitId> = requirements.map(|requirement| &requirement.unit).collect();
    units.insert(unit);
    if units.len() > 1 { units } else { BTreeSet::new() }
}

/// The units without a ratio to the class hour, apart from the class hour itself.
fn unstated(data: &RulesData) -> BTreeSet<&str> {
    let mut without: Vec<&Unit> = data.rules.units.iter().filter(|unit| unit.clause.is_none()).collect();
    if let Some(hour) = class_hour(data, &without) {
        without.retain(|unit| unit.id.as_str() != hour);
    }
    without.into_iter().map(|unit| unit.id.as_str()).collect()
}

/// Which of the units without a ratio is the class hour: the first with a word for hours, else the first with no word
/// for anything else. A unit that is the only one without a ratio is what the ratios of the others lead to.
fn class_hour<'a>(data: &'a RulesData, without: &[&'a Unit]) -> Option<&'a str> {
    let known = unit_words(data);
    let measures = |unit: &Unit| -> BTreeSet<Measure> {
        let own = known.iter().filter(|word| word.unit == unit.id.as_str());
        own.flat_map(|word| word.measures.iter().copied()).collect()
    };
    let of_hours = without.iter().find(|unit| measures(unit).contains(&Measure::Hour));
    let unknown = || without.iter().find(|unit| measures(unit).is_empty());
    let only = || without.first().filter(|_| without.len() == 1);
    of_hours.or_else(unknown).or_else(only).map(|unit| unit.id.as_str())
}

fn of_requirement(requirement: &Requirement, unit: &UnitId, span: Span, sink: &mut Sink) {
    let industry = &requirement.industry;
    sink.error(
        Code("ratio-unstated"),
        span,
        words(
            format!("the requirement of `{industry}` converts unit `{unit}`, which has no ratio to the class hour"),
            format!("“{industry}”的学时要求要换算单位“{unit}”，而它没有写明等于多少学时"),
        ),
        words(
            format!("state `of`, `hours` and `clause` at unit `{unit}`, or accept one unit only"),
            format!("请在单位“{unit}”处写明of、hours和clause；通知没有规定换算的，只接受一个单位"),
        ),
    );
}

fn of_limit(limit: &str, unit: &UnitId, span: Span, sink: &mut Sink) {
    sink.error(
        Code("ratio-unstated"),
        span,
        words(
            format!("limit `{limit}` converts unit `{unit}`, which has no ratio to the class hour"),
            format!("上限“{limit}”要换算单位“{unit}”，而它没有写明等于多少学时"),
        ),
        words(
            format!("state `of`, `hours` and `clause` at unit `{unit}`, or give the limit in the requirement's unit"),
            format!("请在单位“{unit}”处写明of、hours和clause，或者用学时要求的单位写上限"),
        ),
    );
}

#[cfg(test)]
mod tests {
    use crate::check::read;

    const HOUR: &str = "[[unit]]\nid = 'hour'\n";
    const DAY: &str = "[[unit]]\nid = 'day'\n";
    const CREDIT: &str = "[[unit]]\nid = 'credit'\n";
    const RATIO: &str = "of = 1\nhours = 6\nclause = 'ratio'\n";

    /// The units that are reported for a requirement with these keys, or a limit behind it.
    fn unstated(units: &[&str], requirement: &str) -> Vec<String> {
        let industry =
            "[[industry]]\nid = 'all'\n[[requirement]]\nindustry = 'all'\nclause = 'hours'\ntotal = { min = 10 }\n";
        let toml = format!("{}{industry}{requirement}", units.concat());
        let of = |message: String| message.split('`').nth(3).unwrap_or_default().to_owned();
        read(&toml, super::check).into_iter().map(|(_, message)| of(message)).collect()
    }

    #[test]
    fn what_is_converted_has_a_ratio() {
        let accepts = "unit = 'hour'\naccepts = ['day', 'credit']\n";
        assert_eq!(unstated(&[HOUR, DAY, CREDIT], accepts), ["day", "credit"]);
        assert_eq!(unstated(&[HOUR, DAY, RATIO, CREDIT], accepts), ["credit"]);
        assert_eq!(unstated(&[HOUR, DAY, RATIO, CREDIT, RATIO], accepts), Vec::<String>::new());
        assert_eq!(unstated(&[CREDIT, HOUR], "unit = 'credit'\naccepts = ['hour']\n"), ["credit"]);
        let days = "[[limit]]\nid = 'a-day'\nclause = 'hours'\nmax = 1\nunit = 'day'\n";
        assert_eq!(unstated(&[HOUR, DAY], &format!("unit = 'hour'\n{days}")), ["day"]);
    }

    #[test]
    fn what_is_not_converted_needs_no_ratio() {
        for requirement in ["unit = 'credit'\n", "unit = 'credit'\naccepts = ['credit']\n", "unit = 'hour'\n"] {
            assert_eq!(unstated(&[HOUR, DAY, CREDIT], requirement), Vec::<String>::new(), "{requirement}");
        }
        let credits = "[[limit]]\nid = 'most'\nclause = 'hours'\nmax = 1\nunit = 'credit'\n";
        assert_eq!(unstated(&[HOUR, CREDIT], &format!("unit = 'credit'\n{credits}")), Vec::<String>::new());
    }

    #[test]
    fn the_class_hour_is_known_by_its_words_else_as_the_only_one_without_a_ratio() {
        let accepts = "unit = 'learning'\naccepts = ['day']\n";
        let learning = "[[unit]]\nid = 'learning'\n";
        assert_eq!(unstated(&[DAY, learning, "words = ['学时']\n"], accepts), ["day"]);
        assert_eq!(unstated(&[DAY, learning], accepts), ["day"]);
        assert_eq!(unstated(&[DAY, RATIO, learning, "words = ['学分']\n"], accepts), Vec::<String>::new());
        assert_eq!(unstated(&[DAY, learning, "words = ['学分']\n"], accepts), ["learning", "day"]);
    }
}
