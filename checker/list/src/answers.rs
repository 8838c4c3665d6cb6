//! What a row comes to, in words.

use std::fmt::Write;

use checker_rules::{Amount, Line, Node, Outcome, RuleQuestions, Rules, UnitId, Verdict};
use checker_widget::{Text, YearText, fill, named, taken};

use crate::text::ListText;

/// The words of one year in one language.
#[derive(Clone, Copy)]
pub struct Phrases<'a> {
    /// The year's rules.
    pub rules: &'a Rules,
    /// What the rules are called.
    pub year: &'a YearText,
    /// The labels and messages of the checker.
    pub text: &'a Text,
    /// The labels and messages of lists.
    pub list: &'a ListText,
}

impl Phrases<'_> {
    /// The titles of the columns that stand behind those of the list.
    pub fn titles(&self) -> [&str; 5] {
        let list = self.list;
        [list.column_row(), list.column_verdict(), list.column_missing(), list.column_next(), list.column_open()]
    }

    /// A verdict in a word.
    pub fn verdict(&self, verdict: Verdict) -> &str {
        match verdict {
            Verdict::Met => self.list.met(),
            Verdict::Short | Verdict::Deferred => self.list.short(),
            Verdict::None(_) => self.list.none(),
        }
    }

    /// What is said of each line of which something is missing.
    pub(crate) fn missing_lines(&self, lines: &[Line], unit: &UnitId) -> Vec<MissingLine> {
        lines.iter().map(|line| self.missing_line(line, unit)).collect()
    }

    fn missing_line(&self, line: &Line, unit: &UnitId) -> MissingLine {
        let label = self.label(line);
        let around = |number: &str| {
            let amount = self.year.amount_with(self.text, number, number == ONE, unit);
            let values =
                [("label", label.as_str()), ("amount", &amount), ("clause", self.clause(line.clause.as_str()))];
            let said = fill(self.list.missing(), &values);
            said.split_once(number).map(|(before, behind)| (before.to_owned(), behind.to_owned())).unwrap_or_default()
        };
        MissingLine { one: around(ONE), many: around(MANY) }
    }

    /// Adds what is missing of each line.
    pub(crate) fn add_missing(&self, lines: &[MissingLine], missing: &[Amount], to: &mut String) {
        let begun = to.len();
        for (line, missing) in lines.iter().zip(missing).filter(|(_, missing)| **missing > Amount::ZERO) {
            if to.len() > begun {
                to.push_str(self.list.between());
            }
            line.add(*missing, to);
        }
    }

    /// What an outcome says is missing, each with its clause.
    pub fn missing_of(&self, outcome: &Outcome) -> String {
        let missing: Vec<Amount> = outcome.lines.iter().map(|line| line.missing).collect();
        let mut said = String::new();
        self.add_missing(&self.missing_lines(&outcome.lines, &outcome.unit), &missing, &mut said);
        said
    }

    /// What to do next, by an outcome: each step with its clause.
    pub fn next(&self, outcome: &Outcome) -> String {
        let steps = outcome.steps.iter().filter_map(|id| self.rules.steps.iter().find(|step| step.id == *id));
        let said = steps.map(|step| self.cited(&format!("step.{}", step.id), step.clause.as_str()));
        said.collect::<Vec<_>>().join(self.list.between())
    }

    /// The rules that could still change the verdict, each with its clause.
    pub fn open(&self, rules: &[RuleQuestions]) -> String {
        let mut said: Vec<String> = rules.iter().map(|rule| self.rule(rule)).collect();
        // A purpose has a rule for each kind of people, of one name.
        said.dedup();
        said.join(self.list.between())
    }

    /// A rule with its clause, and what was taken to be so.
    pub fn assumed(&self, rule: &RuleQuestions) -> String {
        format!("{} {}", self.rule(rule), taken(self.text, &rule.questions))
    }

    fn rule(&self, rule: &RuleQuestions) -> String {
        self.cited(&rule.subject.key(), rule.clause.as_str())
    }

    fn cited(&self, key: &str, clause: &str) -> String {
        let rule = named(&self.year.rules, key);
        fill(self.list.cited(), &[("rule", rule), ("clause", self.clause(clause))])
    }

    fn label(&self, line: &Line) -> String {
        match &line.node {
            Node::Category(id) => named(&self.year.categories, id.as_str()).to_owned(),
            Node::Total => self.text.total().to_owned(),
            Node::Year(year) => fill(self.text.in_year(), &[("year", &year.to_string())]),
        }
    }

    fn clause<'l>(&'l self, id: &'l str) -> &'l str {
        named(&self.year.clauses, id)
    }
}

/// What stands in place of a number while a text around it is made: for the amount 1, and for any other.
const ONE: &str = "\u{1}";
const MANY: &str = "\u{2}";

/// What is said of a line of which something is missing: the text before the number and behind it.
#[derive(Clone, Debug)]
pub(crate) struct MissingLine {
    one: (String, String),
    many: (String, String),
}

impl MissingLine {
    fn add(&self, missing: Amount, to: &mut String) {
        let missing = missing.to_hundredths();
        let (before, behind) = if missing == Amount::whole(1) { &self.one } else { &self.many };
        to.push_str(before);
        // Writing to memory does not fail.
        let _ = write!(to, "{missing}");
        to.push_str(behind);
    }
}
