//! One row: facts out of its cells, and its verdict as a line.

use std::io::Write;

use checker_rules::{
    Amount, CategoryId, Entry, Facts, IndustryId, Line, Map, Node, Outcome, TraitId, ValueId, Verdict, evaluate, judge,
};
use checker_widget::{YearText, read_amount};
use csv::StringRecord;

use super::columns::Columns;
use crate::commands::args::Format;
use crate::commands::console::Console;
use crate::content::PerLang;
use crate::diag::{Words, words};
use crate::exchange::AssessedRow;
use crate::model::Year;
use crate::render::Voice;

/// What an id is called: itself, and its name in every language, in lower case.
type Named<T> = Vec<(T, Vec<String>)>;

/// A year's rules, ready for row after row.
pub(super) struct Judge<'a> {
    voice: &'a Voice<'a>,
    year: &'a Year,
    words: &'a YearText,
    console: Console,
    categories: Named<CategoryId>,
    industries: Named<IndustryId>,
    traits: Named<TraitId>,
    values: Named<String>,
}

/// What came of a run of rows.
#[derive(Default)]
pub(super) struct Judged {
    pub(super) out: Vec<u8>,
    pub(super) errors: Vec<Words>,
    pub(super) met: usize,
    pub(super) short: usize,
    pub(super) none: usize,
}

impl<'a> Judge<'a> {
    pub(super) fn new(voice: &'a Voice<'a>, year: &'a Year, console: Console) -> Self {
        let texts = &year.rules.texts;
        let category = |(id, term): &(CategoryId, String)| (id.clone(), names(id.as_str(), voice.site.term(term)));
        let values =
            texts.traits.iter().map(|(id, name)| (id.clone(), names(id.rsplit('.').next().unwrap_or(id), Some(name))));
        Self {
            voice,
            year,
            words: voice.year_text(year),
            console,
            categories: texts.categories.iter().map(category).collect(),
            industries: texts
                .industries
                .iter()
                .map(|(id, text)| (id.as_str().into(), names(id, Some(&text.name))))
                .collect(),
            traits: texts
                .traits
                .iter()
                .filter(|(id, _)| !id.contains('.'))
                .map(|(id, name)| (id.as_str().into(), names(id, Some(name))))
                .collect(),
            values: values.collect(),
        }
    }

    pub(super) fn categories(&self) -> &Named<CategoryId> {
        &self.categories
    }

    pub(super) fn traits(&self) -> &Named<TraitId> {
        &self.traits
    }

    /// What the rules count by that totals do not say: limits, conversions, carry-over.
    pub(super) fn beyond_totals(&self) -> Vec<String> {
        let rules = &self.year.rules.rules;
        let limits = rules.limits.iter().map(|rule| format!("limit.{}", rule.id));
        let activities = rules.activities.iter().map(|rule| format!("activity.{}", rule.id));
        let carried = rules.carry_over.iter().map(|rule| format!("carry-over.{}", rule.id));
        let named = |id: String| self.words.counting.get(id.as_str()).cloned().unwrap_or(id);
        limits.chain(activities).chain(carried).map(named).collect()
    }

    /// The industry of a name.
    pub(super) fn industry(&self, name: &str) -> Option<IndustryId> {
        let name = name.trim().to_lowercase();
        self.industries.iter().find(|(_, names)| names.contains(&name)).map(|(id, _)| id.clone())
    }

    pub(super) fn industry_names(&self) -> Vec<String> {
        self.industries.iter().map(|(id, _)| id.to_string()).collect()
    }

    /// The column names of what is written.
    pub(super) fn header(&self) -> String {
        self.console.text(&words("row,name,verdict,missing\n", "行号,姓名,结果,缺少\n")).to_owned()
    }

    /// Judges one row, and adds its line or what is wrong with it.
    pub(super) fn row(
        &self,
        number: usize,
        row: &Result<StringRecord, csv::Error>,
        columns: &Columns,
        format: Format,
        into: &mut Judged,
    ) {
        let read = row.as_ref().map_err(|error| words(error.to_string(), error.to_string()));
        match read.and_then(|row| Ok((self.facts(row, columns)?, row))) {
            Ok((facts, row)) => {
                let rules = &self.year.rules.rules;
                let outcome = if format == Format::Json { evaluate(rules, &facts) } else { judge(rules, &facts) };
                into.count(outcome.verdict);
                let name = columns.name.and_then(|at| row.get(at)).unwrap_or_default();
                self.write(number, name, &outcome, format, &mut into.out);
            }
            Err(why) => into.errors.push(why.labelled(&words(format!("row {number}"), format!("第{number}行")))),
        }
    }

    fn facts(&self, row: &StringRecord, columns: &Columns) -> Result<Facts, Words> {
        let cell = |at: usize| row.get(at).unwrap_or_default();
        let industry = match columns.industry {
            Some(at) => self.industry(cell(at)).ok_or_else(|| wrong(columns, at, cell(at)))?,
            None => columns.fixed_industry.clone(),
        };
        let traits = columns.traits.iter().filter(|(_, at)| !cell(*at).trim().is_empty());
        let traits: Map<TraitId, ValueId> = traits
            .map(|(id, at)| Ok((id.clone(), self.value(id, cell(*at)).ok_or_else(|| wrong(columns, *at, cell(*at)))?)))
            .collect::<Result<_, Words>>()?;
        let mut entries = Vec::with_capacity(columns.categories.len());
        if let Some(requirement) = self.year.rules.rules.requirement(&industry, &traits) {
            for (category, at) in columns.categories.iter().filter(|(_, at)| !cell(*at).trim().is_empty()) {
                let (amount, unit) = read_amount(cell(*at), requirement, &self.words.units)
                    .map_err(|_| wrong(columns, *at, cell(*at)))?;
                entries.push(Entry::total(category.clone(), amount, Some(unit)));
            }
        }
        Ok(Facts { year: self.year.year, industry, traits, entries, ..Facts::default() })
    }

    fn value(&self, id: &TraitId, name: &str) -> Option<ValueId> {
        let (prefix, name) = (format!("{id}."), name.trim().to_lowercase());
        let found = self.values.iter().find(|(value, names)| value.starts_with(&prefix) && names.contains(&name));
        found.and_then(|(value, _)| value.strip_prefix(&prefix)).map(ValueId::from)
    }

    fn write(&self, number: usize, name: &str, outcome: &Outcome, format: Format, out: &mut Vec<u8>) {
        // Writing to memory does not fail.
        let _ = match format {
            Format::Csv => writeln!(
                out,
                "{number},{},{},{}",
                quoted(name),
                self.console.text(&verdict(outcome.verdict)),
                quoted(&self.missing(outcome))
            ),
            Format::Json => {
                let line = AssessedRow { row: number, name, outcome };
                serde_json::to_writer(&mut *out, &line).map_err(std::io::Error::from).and_then(|()| writeln!(out))
            }
        };
    }

    /// What is missing, each with its clause.
    fn missing(&self, outcome: &Outcome) -> String {
        let mut text = String::new();
        for line in outcome.lines.iter().filter(|line| line.missing > Amount::ZERO) {
            if !text.is_empty() {
                text.push_str("; ");
            }
            let amount = self.voice.amount(self.year, line.missing, &outcome.unit);
            text.extend([self.label(line), " ", &amount, " (", self.clause(line), ")"]);
        }
        text
    }

    fn label<'l>(&'l self, line: &'l Line) -> &'l str {
        match &line.node {
            Node::Category(id) => self.category_name(id),
            Node::Total | Node::Year(_) => &self.voice.ui.checker.total,
        }
    }

    pub(super) fn category_name<'l>(&'l self, id: &'l CategoryId) -> &'l str {
        self.words.categories.get(id.as_str()).map_or(id.as_str(), String::as_str)
    }

    fn clause<'l>(&'l self, line: &'l Line) -> &'l str {
        self.words.clauses.get(line.clause.as_str()).map_or(line.clause.as_str(), String::as_str)
    }
}

impl Judged {
    fn count(&mut self, verdict: Verdict) {
        match verdict {
            Verdict::Met => self.met += 1,
            Verdict::Short | Verdict::Deferred => self.short += 1,
            Verdict::None(_) => self.none += 1,
        }
    }
}

fn names(id: &str, name: Option<&PerLang<String>>) -> Vec<String> {
    let names = name.map(|name| name.0.as_slice()).unwrap_or_default();
    std::iter::once(id).chain(names.iter().map(String::as_str)).map(str::to_lowercase).collect()
}

fn verdict(verdict: Verdict) -> Words {
    match verdict {
        Verdict::Met => words("met", "达标"),
        Verdict::Short | Verdict::Deferred => words("short", "未达标"),
        Verdict::None(_) => words("none", "无法判断"),
    }
}

fn wrong(columns: &Columns, at: usize, cell: &str) -> Words {
    let title = columns.title(at);
    words(format!("column `{title}`: `{cell}` cannot be read"), format!("“{title}”列的“{cell}”无法识别"))
}

/// A cell as CSV, in quotes where it needs them. A text that a spreadsheet would run as a formula is kept as text.
fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t']);
    if !formula && !cell.contains([',', '"', '\n', '\r']) {
        return cell.to_owned();
    }
    let mark = if formula { "'" } else { "" };
    format!("\"{mark}{}\"", cell.replace('"', "\"\""))
}
