//! The rules that a list of totals leaves open: which of them could still change a row's verdict.

use checker_rules::{Facts, IndustryId, Map, RuleQuestions, Rules, TraitId, ValueId};
use checker_widget::{Text, YearText, taken};

use super::cells::quoted;

/// What is left open for people of one kind: of an industry, with the same traits.
pub(super) struct OpenRules {
    industry: IndustryId,
    traits: Map<TraitId, ValueId>,
    rules: Vec<RuleQuestions>,
    /// The rules as a cell of CSV, each with its clause.
    pub(super) cell: String,
}

/// What is left open, each kind of people once. There are few kinds, and each row of a list is of one.
#[derive(Default)]
pub(super) struct OpenByKind(Vec<OpenRules>);

impl OpenByKind {
    /// What is left open for a person of whom the list gives totals.
    pub(super) fn of(&mut self, rules: &Rules, words: &YearText, person: &Facts) -> &OpenRules {
        let same = |open: &OpenRules| open.industry == person.industry && open.traits == person.traits;
        let at = self.0.iter().position(same).unwrap_or_else(|| {
            self.0.push(OpenRules::new(rules, words, person));
            self.0.len() - 1
        });
        &self.0[at]
    }

    /// Adds what others have found.
    pub(super) fn add(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// A line for each rule, once: what it says, its clause, and what was taken to be so.
    pub(super) fn lines(&self, words: &YearText, text: &Text) -> Vec<String> {
        let mut lines = Vec::new();
        for rule in self.0.iter().flat_map(|open| &open.rules) {
            let line = format!("{} {}", named(words, rule), taken(text, &rule.questions));
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        lines
    }
}

impl OpenRules {
    fn new(rules: &Rules, words: &YearText, person: &Facts) -> Self {
        let open = rules.not_asked(person);
        let mut names: Vec<String> = open.iter().map(|rule| named(words, rule)).collect();
        // A purpose has a rule for each kind of people, of one name.
        names.dedup();
        let cell = quoted(&names.join("; ")).into_owned();
        Self { industry: person.industry.clone(), traits: person.traits.clone(), rules: open, cell }
    }
}

/// A rule with its clause.
fn named(words: &YearText, rule: &RuleQuestions) -> String {
    let (key, clause) = (rule.subject.key(), rule.clause.as_str());
    let name = words.rules.get(&key).unwrap_or(&key);
    format!("{name} ({})", words.clauses.get(clause).map_or(clause, String::as_str))
}
