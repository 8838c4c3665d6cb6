//! Outcomes of many people in words: what is said of the same outcome again is put together once.

use std::collections::HashMap;

use checker_rules::{Amount, Line, Outcome, RuleQuestions, UnitId};

use crate::Phrases;
use crate::answers::MissingLine;

/// The most different things of a kind that are remembered; lists have few.
const REMEMBERED: usize = 64;

/// What is said of outcomes, as far as any had it.
pub struct OutcomeWords<'a> {
    phrases: Phrases<'a>,
    /// By their unit, what is said of the lines of outcomes.
    lines: Vec<(UnitId, Vec<Line>, Vec<MissingLine>)>,
    missing: Vec<Amount>,
    /// By the ids of steps, what to do next.
    next: HashMap<Vec<String>, String>,
    /// What is said of the rules that could still change a verdict.
    open: Vec<(Vec<RuleQuestions>, String)>,
}

impl<'a> OutcomeWords<'a> {
    /// Nothing is put together yet.
    pub fn new(phrases: Phrases<'a>) -> Self {
        Self { phrases, lines: Vec::new(), missing: Vec::new(), next: HashMap::new(), open: Vec::new() }
    }

    /// Adds what an outcome says is missing, each with its clause.
    pub fn add_missing(&mut self, outcome: &Outcome, to: &mut String) {
        let is_same =
            |(unit, lines, _): &(UnitId, Vec<Line>, _)| *unit == outcome.unit && are_alike(lines, &outcome.lines);
        let at = self.lines.iter().position(is_same).unwrap_or_else(|| {
            self.lines.truncate(REMEMBERED - 1);
            let said = self.phrases.missing_lines(&outcome.lines, &outcome.unit);
            self.lines.push((outcome.unit.clone(), outcome.lines.clone(), said));
            self.lines.len() - 1
        });
        self.missing.clear();
        self.missing.extend(outcome.lines.iter().map(|line| line.missing));
        self.phrases.add_missing(&self.lines[at].2, &self.missing, to);
    }

    /// What to do next, by an outcome: each step with its clause.
    pub fn next(&mut self, outcome: &Outcome) -> &str {
        if self.next.len() >= REMEMBERED && !self.next.contains_key(&outcome.steps) {
            self.next.clear();
        }
        self.next.entry(outcome.steps.clone()).or_insert_with(|| self.phrases.next(outcome))
    }

    /// The rules that could still change the verdict, each with its clause.
    pub fn open(&mut self, rules: &[RuleQuestions]) -> &str {
        let at = self.open.iter().position(|(known, _)| known == rules).unwrap_or_else(|| {
            self.open.truncate(REMEMBERED - 1);
            self.open.push((rules.to_vec(), self.phrases.open(rules)));
            self.open.len() - 1
        });
        &self.open[at].1
    }
}

/// Whether the same is said of lines, but for how much is missing.
fn are_alike(some: &[Line], others: &[Line]) -> bool {
    let is_same = |(one, other): (&Line, &Line)| one.node == other.node && one.clause == other.clause;
    some.len() == others.len() && some.iter().zip(others).all(is_same)
}
