//! Advice: what an outcome says beside its verdict. Who recognises what is missing, the next steps, windows for earlier
//! years, notes, and which rules were not asked about.

use crate::order::in_order;
use crate::rules::concerns;
use crate::{
    Amount, CategoryId, Date, Facts, IndustryId, Outcome, RecognisedBy, Rules, StepWhen, Verdict, Window, WindowState,
};

/// The outcome with its advice filled in.
pub(super) fn with_advice(rules: &Rules, facts: &Facts, outcome: Outcome) -> Outcome {
    let missing = |line: &&crate::Line| line.missing > Amount::ZERO;
    let of_lines = |lines: &[crate::Line]| -> Vec<CategoryId> {
        lines.iter().filter(missing).filter_map(|line| line.category().cloned()).collect()
    };
    let short = of_lines(&outcome.lines);
    let mut recognition = recognition(rules, &facts.industry, &short);
    let mut all_short = short;
    if let Some(second) = &outcome.second {
        let short = of_lines(&second.lines);
        recognition.extend(self::recognition(rules, &second.industry, &short));
        all_short.extend(short);
    }
    let today = facts.today;
    Outcome {
        recognition,
        steps: steps(rules, outcome.verdict == Verdict::Met, &all_short),
        make_up: rules.make_up.iter().map(|window| state(window, today)).collect(),
        late_registration: rules.late_registration.iter().map(|window| state(window, today)).collect(),
        notes: notes(rules, facts),
        not_asked: rules.not_asked(facts),
        ..outcome
    }
}

fn recognition(rules: &Rules, industry: &IndustryId, short: &[CategoryId]) -> Vec<RecognisedBy> {
    let applying = rules.recognition_for(industry).into_iter().filter(|entry| short.contains(&entry.category));
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

/// Ids of the steps of a verdict, those with a last day first and in the order of those days.
fn steps(rules: &Rules, met: bool, short: &[CategoryId]) -> Vec<String> {
    let when = if met { StepWhen::Met } else { StepWhen::Short };
    let concerned = |category: &Option<CategoryId>| category.as_ref().is_none_or(|category| short.contains(category));
    let due: Vec<_> = rules.steps.iter().filter(|step| step.when == when && concerned(&step.category)).collect();
    let by = |at: &usize| (due[*at].by.is_none(), due[*at].by);
    in_order(due.len(), &|a, b| by(a).cmp(&by(b))).into_iter().map(|at| due[at].id.clone()).collect()
}

fn state(window: &Window, today: Option<Date>) -> WindowState {
    let open = match window.until {
        Some(until) => today.map(|today| today <= until),
        None => Some(false),
    };
    WindowState { id: window.id.clone(), until: window.until, open, clause: window.clause.clone() }
}

fn notes(rules: &Rules, facts: &Facts) -> Vec<String> {
    let of = |note: &&crate::Note| facts.industries().any(|industry| concerns(&note.industries, industry));
    rules.notes.iter().filter(of).map(|note| note.id.clone()).collect()
}
