//! From rules and facts to an outcome.

use crate::{
    Amount, CategoryId, CategoryRule, Entry, Facts, IndustryId, Line, MakeUpState, Minimum, Node, Outcome, Reason,
    RecognisedBy, Requirement, Rules, StepWhen, UnitId, Verdict,
};

/// Judges one person's year. Total: unknown names and other years give an outcome too, without a verdict.
pub fn evaluate(rules: &Rules, facts: &Facts) -> Outcome {
    if rules.year != facts.year {
        return Outcome::none(Reason::OtherYear);
    }
    let Some(requirement) = rules.requirement(&facts.industry) else {
        return Outcome::none(Reason::UnknownIndustry);
    };
    let lines = lines(rules, requirement, &facts.entries);
    let met = lines.iter().all(|line| line.missing == Amount::ZERO);
    let short: Vec<&CategoryId> =
        lines.iter().filter(|line| line.missing > Amount::ZERO).filter_map(category_of).collect();
    Outcome {
        verdict: if met { Verdict::Met } else { Verdict::Short },
        unit: requirement.unit.clone(),
        uncounted: uncounted(rules, requirement, &facts.entries),
        recognition: recognition(rules, &facts.industry, &short),
        steps: steps(rules, met, &short),
        make_up: make_up(rules, facts),
        notes: notes(rules, &facts.industry),
        lines,
    }
}

fn category_of(line: &Line) -> Option<&CategoryId> {
    match &line.node {
        Node::Category(id) => Some(id),
        Node::Total => None,
    }
}

fn lines(rules: &Rules, requirement: &Requirement, entries: &[Entry]) -> Vec<Line> {
    let mut lines: Vec<Line> = requirement
        .categories
        .iter()
        .map(|category| {
            line(Node::Category(category.id.clone()), &category.minimum, counted(rules, requirement, category, entries))
        })
        .collect();
    let total = lines.iter().map(|line| line.counted).sum();
    lines.push(line(Node::Total, &requirement.total, total));
    lines
}

fn line(node: Node, minimum: &Minimum, counted: Amount) -> Line {
    Line { node, needed: minimum.min, counted, missing: counted.short_of(minimum.min), clause: minimum.clause.clone() }
}

fn counted(rules: &Rules, requirement: &Requirement, category: &CategoryRule, entries: &[Entry]) -> Amount {
    let of_category = entries.iter().filter(|entry| entry.category == category.id);
    of_category.filter_map(|entry| converted(rules, requirement, entry)).sum()
}

/// The entry in the requirement's unit; none where the requirement does not take the entry's unit.
fn converted(rules: &Rules, requirement: &Requirement, entry: &Entry) -> Option<Amount> {
    let taken: &UnitId = requirement.units().find(|unit| **unit == entry.unit)?;
    if *taken == requirement.unit {
        return Some(entry.amount);
    }
    let (from, to) = (rules.unit(taken)?, rules.unit(&requirement.unit)?);
    let numerator = u64::from(from.hours) * u64::from(to.of);
    let denominator = u64::from(from.of) * u64::from(to.hours);
    Some(entry.amount.scaled(numerator, denominator))
}

fn uncounted(rules: &Rules, requirement: &Requirement, entries: &[Entry]) -> Vec<CategoryId> {
    let counts = |entry: &Entry| {
        requirement.category(&entry.category).is_some() && converted(rules, requirement, entry).is_some()
    };
    let left_out = entries.iter().filter(|entry| entry.amount > Amount::ZERO && !counts(entry));
    left_out.map(|entry| entry.category.clone()).collect()
}

fn recognition(rules: &Rules, industry: &IndustryId, short: &[&CategoryId]) -> Vec<RecognisedBy> {
    let applying = rules.recognition_for(industry).into_iter().filter(|entry| short.contains(&&entry.category));
    applying
        .map(|entry| RecognisedBy {
            id: entry.id.clone(),
            category: entry.category.clone(),
            declares: entry.declares,
            recognises: entry.recognises,
            clause: entry.clause.clone(),
        })
        .collect()
}

fn steps(rules: &Rules, met: bool, short: &[&CategoryId]) -> Vec<String> {
    let when = if met { StepWhen::Met } else { StepWhen::Short };
    let due = rules
        .steps
        .iter()
        .filter(|step| step.when == when && step.category.as_ref().is_none_or(|category| short.contains(&category)));
    due.map(|step| step.id.clone()).collect()
}

fn make_up(rules: &Rules, facts: &Facts) -> Vec<MakeUpState> {
    let state = |rule: &crate::MakeUp| MakeUpState {
        id: rule.id.clone(),
        until: rule.until,
        open: facts.today.map(|today| today <= rule.until),
        clause: rule.clause.clone(),
    };
    rules.make_up.iter().map(state).collect()
}

fn notes(rules: &Rules, industry: &IndustryId) -> Vec<String> {
    let concerns = rules.notes.iter().filter(|note| note.industries.is_empty() || note.industries.contains(industry));
    concerns.map(|note| note.id.clone()).collect()
}
