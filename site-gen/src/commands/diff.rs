//! What one year says otherwise than another: its rules, each with its clause, and its text, word by word.

use std::io::IsTerminal;
use std::path::Path;

use checker_rules::{Change, Stated, diff};

use super::console::{Console, print};
use super::failure::Failure;
use super::load::require_checked;
use super::marks::changed_lines;
use super::{counted, voice, year_of};
use crate::diag::{Words, words};
use crate::difference::{ChangeKind, Difference, differences};
use crate::exchange;
use crate::model::Year;
use crate::render::{self, Voice};

/// Two years in the words of a language.
struct Years<'a> {
    voice: Voice<'a>,
    before: &'a Year,
    after: &'a Year,
    /// Whether changed words are coloured, instead of bracketed.
    colour: bool,
}

/// Runs `diff`: prints the changes as text, a line each, or as JSON.
pub(super) fn run(console: Console, content: &Path, years: (u16, u16), json: bool) -> Result<(), Failure> {
    let checked = require_checked(console, content, false)?;
    let site = checked.site();
    let (before, after) = (year_of(&checked, years.0)?, year_of(&checked, years.1)?);
    if json {
        let file = exchange::diff_file(site, before, after);
        return print(serde_json::to_string_pretty(&file).map_err(Failure::of_library)?);
    }
    let voice = voice(site, console.lang)?;
    let rules = diff(&before.rules.rules, &after.rules.rules);
    let text = differences(&before.clauses, &after.clauses, voice.lang);
    let years = Years { voice, before, after, colour: std::io::stdout().is_terminal() };
    let title = title((before.year, after.year), rules.len(), text.len());
    let mut out = vec![console.text(&title).to_owned()];
    out.extend(rules.iter().flat_map(|change| years.rule(change)));
    out.extend(text.iter().flat_map(|difference| years.clause(difference)));
    print(out.join("\n"))
}

fn title((before, after): (u16, u16), rules: usize, clauses: usize) -> Words {
    let (rules_en, clauses_en) = (counted(rules, "change"), counted(clauses, "changed clause"));
    words(
        format!("from {before} to {after}: {rules_en} of the rules, {clauses_en}"),
        format!("{before}年度至{after}年度：规则{rules}处变化，条文{clauses}条变化"),
    )
}

impl Years<'_> {
    fn rule(&self, change: &Change) -> [String; 3] {
        let year = if change.after.is_some() { self.after } else { self.before };
        let said = |year: &Year, stated: Option<&Stated>, otherwise: &str| {
            format!("  {}: {}", year.year, self.said(year, stated, otherwise))
        };
        [
            render::RuleWords { voice: &self.voice, year }.subject(&change.subject),
            said(self.before, change.before.as_ref(), "change_new"),
            said(self.after, change.after.as_ref(), "change_gone"),
        ]
    }

    fn said(&self, year: &Year, stated: Option<&Stated>, otherwise: &str) -> String {
        let Some(stated) = stated else { return self.voice.t(otherwise) };
        let value = render::RuleWords { voice: &self.voice, year }.value(&stated.value);
        match &stated.clause {
            Some(clause) => format!("{value} ({})", self.voice.cited_label(year, clause.as_str())),
            None => value,
        }
    }

    /// A line for the clause, then its title, where that changed, and each line of it that changed.
    fn clause(&self, difference: &Difference) -> Vec<String> {
        let kind = match difference.kind() {
            ChangeKind::Added => Some("clause_added"),
            ChangeKind::Removed => Some("clause_removed"),
            ChangeKind::Changed => Some("clause_changed"),
            ChangeKind::Same => None,
        };
        let words = [kind, difference.moved.then_some("clause_moved")].into_iter().flatten();
        let words: Vec<String> = words.map(|key| self.voice.t(key)).collect();
        let label = |year: &Year, number: Option<usize>| {
            number.map(|number| format!("{} {}", year.year, self.voice.clause_label(number)))
        };
        let labels = [label(self.before, difference.before), label(self.after, difference.after)];
        let labels: Vec<String> = labels.into_iter().flatten().collect();
        let head = format!("{} ({}): {}", labels.join(" > "), difference.clause, words.join(", "));
        let text =
            [&difference.title, &difference.text].into_iter().flat_map(|pieces| changed_lines(pieces, self.colour));
        std::iter::once(head).chain(text.map(|line| format!("  {line}"))).collect()
    }
}
