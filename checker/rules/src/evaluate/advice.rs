//! Advice: what an outcome says beside its verdict. Who recognises what is missing, the next steps, windows for earlier
//! years, notes, and which rules were not asked about.

use crate::order::in_order;
use crate::rules::concerns_person;
use crate::{
    Amount, CategoryId, Date, Facts, IndustryId, Line, Outcome, RecognisedBy, Rules, Step, StepWhen, Verdict, Window,
    WindowState,
};

/// The outcome with its advice filled in.
pub(super) fn with_advice(rules: &Rules, facts: &Facts, mut outcome: Outcome) -> Outcome {
    let mut all_short = short(&outcome.lines);
    add_recognition(rules, &facts.industry, &all_short, &mut outcome.recognition);
    if let Some(second) = &outcome.second {
        let mut short = short(&second.lines);
        add_recognition(rules, &second.industry, &short, &mut outcome.recognition);
        all_short.append(&mut short);
    }
    outcome.steps = steps(rules, outcome.verdict == Verdict::Met, &all_short);
    outcome.make_up = states(&rules.make_up, facts.today);
    outcome.late_registration = states(&rules.late_registration, facts.today);
    outcome.notes = notes(rules, facts);
    outcome.not_asked = rules.not_asked(facts);
    outcome
}

/// The categories of which something is missing.
fn short(lines: &[Line]) -> Vec<CategoryId> {
    let mut short = Vec::new();
    for line in lines {
        if line.missing > Amount::ZERO
            && let Some(category) = line.category()
        {
            short.push(category.clone());
        }
    }
    short
}

fn add_recognition(rules: &Rules, industry: &IndustryId, short: &[CategoryId], to: &mut Vec<RecognisedBy>) {
    for entry in rules.recognition_for(industry) {
        if short.contains(&entry.category) {
            to.push(RecognisedBy {
                id: entry.id.clone(),
                category: entry.category.clone(),
                declares: entry.declares,
                recognises: entry.recognises,
                clause: entry.clause.clone(),
            });
        }
    }
}

/// Ids of the steps of a verdict, those with a last day first and in the order of those days.
fn steps(rules: &Rules, met: bool, short: &[CategoryId]) -> Vec<String> {
    let when = if met { StepWhen::Met } else { StepWhen::Short };
    let mut due: Vec<&Step> = Vec::new();
    for step in &rules.steps {
        if step.when == when && step.category.as_ref().is_none_or(|category| short.contains(category)) {
            due.push(step);
        }
    }
    let by = |at: &usize| (due[*at].by.is_none(), due[*at].by);
    let mut ids = Vec::new();
    for at in in_order(due.len(), &|a, b| by(a).cmp(&by(b))) {
        ids.push(due[at].id.clone());
    }
    ids
}

fn states(windows: &[Window], today: Option<Date>) -> Vec<WindowState> {
    let mut states = Vec::new();
    for window in windows {
        let open = match window.until {
            Some(until) => today.map(|today| today <= until),
            None => Some(false),
        };
        states.push(WindowState { id: window.id.clone(), until: window.until, open, clause: window.clause.clone() });
    }
    states
}

fn notes(rules: &Rules, facts: &Facts) -> Vec<String> {
    let mut notes = Vec::new();
    for note in &rules.notes {
        if concerns_person(&note.industries, facts) {
            notes.push(note.id.clone());
        }
    }
    notes
}
