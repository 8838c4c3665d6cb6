//! From rules and facts to an outcome.

use crate::{
    Amount, CategoryId, CategoryRule, Entry, Facts, IndustryId, Line, MakeUpState, Minimum, Node, Outcome, Reason,
    RecognisedBy, Requirement, Rules, StepWhen, UnitId, Verdict,
};

/// Judges one person's year and says what to do. Total: unknown names and other years give an outcome too, without a
/// verdict.
pub fn evaluate(rules: &Rules, facts: &Facts) -> Outcome {
    let outcome = judge(rules, facts);
    if let Verdict::None(_) = outcome.verdict {
        return outcome;
    }
    let short: Vec<&CategoryId> =
        outcome.lines.iter().filter(|line| line.missing > Amount::ZERO).filter_map(category_of).collect();
    let recognition = recognition(rules, &facts.industry, &short);
    let steps = steps(rules, outcome.verdict == Verdict::Met, &short);
    Outcome { recognition, steps, make_up: make_up(rules, facts), notes: notes(rules, &facts.industry), ..outcome }
}

/// Judges one person's year, and no more: what to do is left empty. For long lists.
pub fn judge(rules: &Rules, facts: &Facts) -> Outcome {
    if rules.year != facts.year {
        return Outcome::none(Reason::OtherYear);
    }
    if !rules.industries.iter().any(|industry| industry.id == facts.industry) {
        return Outcome::none(Reason::UnknownIndustry);
    }
    let Some(requirement) = rules.requirement(&facts.industry, &facts.traits) else {
        return Outcome::none(Reason::NotCovered);
    };
    let lines = lines(rules, requirement, &facts.entries);
    let met = lines.iter().all(|line| line.missing == Amount::ZERO);
    Outcome {
        verdict: if met { Verdict::Met } else { Verdict::Short },
        unit: requirement.unit.clone(),
        uncounted: uncounted(rules, requirement, &facts.entries),
        lines,
        recognition: Vec::new(),
        steps: Vec::new(),
        make_up: Vec::new(),
        notes: Vec::new(),
    }
}

fn category_of(line: &Line) -> Option<&CategoryId> {
    match &line.node {
        Node::Category(id) => Some(id),
        Node::Total => None,
    }
}

fn lines(rules: &Rules, requirement: &Requirement, entries: &[Entry]) -> Vec<Line> {
    let mut count = Count { rules, requirement, entries, lines: Vec::with_capacity(requirement.categories.len() + 1) };
    let tops: Vec<(Amount, Amount)> =
        requirement.categories.iter().map(|category| count.category(category, None)).collect();
    let mut lines = count.lines;
    let total = &requirement.total;
    let (given, counted) = (tops.iter().map(|top| top.0).sum(), tops.iter().map(|top| top.1).sum());
    lines.push(line(Node::Total, None, total.min, total, (given, counted)));
    lines
}

fn line(
    node: Node,
    within: Option<&CategoryId>,
    needed: Amount,
    minimum: &Minimum,
    (given, counted): (Amount, Amount),
) -> Line {
    let missing = counted.short_of(needed);
    Line { node, within: within.cloned(), needed, given, counted, missing, clause: minimum.clause.clone() }
}

/// Counting one person's entries, category by category.
struct Count<'a> {
    rules: &'a Rules,
    requirement: &'a Requirement,
    entries: &'a [Entry],
    lines: Vec<Line>,
}

impl Count<'_> {
    /// Adds the lines of a category and its parts; gives what was completed, and how much of it counts.
    fn category(&mut self, category: &CategoryRule, within: Option<&CategoryId>) -> (Amount, Amount) {
        let at = self.lines.len();
        let parts: Vec<(Amount, Amount)> =
            category.categories.iter().map(|part| self.category(part, Some(&category.id))).collect();
        let own = self.own(category);
        let given = own + parts.iter().map(|part| part.0).sum();
        let counted = own + parts.iter().map(|part| part.1).sum();
        let counted = category.max.map_or(counted, |max| counted.min(max));
        let needed = self.requirement.needed(category);
        let node = Node::Category(category.id.clone());
        self.lines.insert(at, line(node, within, needed, &category.minimum, (given, counted)));
        (given, counted)
    }

    /// What was completed of the category itself, without its parts.
    fn own(&self, category: &CategoryRule) -> Amount {
        let of_category = self.entries.iter().filter(|entry| entry.category == category.id);
        of_category.filter_map(|entry| converted(self.rules, self.requirement, entry)).sum()
    }
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
