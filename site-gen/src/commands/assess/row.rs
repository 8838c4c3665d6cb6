//! One row: facts out of its cells, and its verdict as a line.

use std::io::Write;

use checker_rules::{
    Amount, CategoryId, Entry, Facts, Line, Map, Node, Outcome, TraitId, ValueId, Verdict, evaluate, judge,
};
use checker_widget::{Accepted, FieldError, YearText, fill, read_amount, word_of};
use csv::StringRecord;

use super::cells::quoted;
use super::columns::Columns;
use super::known_names::KnownNames;
use super::not_asked::OpenByKind;
use crate::commands::args::Format;
use crate::commands::console::Console;
use crate::commands::failure::Failure;
use crate::diag::{Words, words};
use crate::exchange::AssessedRow;
use crate::model::Year;
use crate::render::Voice;

/// A year's rules, ready for row after row.
pub(super) struct Judge<'a> {
    voice: &'a Voice<'a>,
    year: &'a Year,
    words: &'a YearText,
    console: Console,
    known: KnownNames,
    verdicts: VerdictWords,
}

/// What came of a run of rows.
#[derive(Default)]
pub(super) struct Judged {
    pub(super) out: Vec<u8>,
    pub(super) errors: Vec<Words>,
    pub(super) met: usize,
    pub(super) short: usize,
    pub(super) none: usize,
    pub(super) open: OpenByKind,
}

/// A row as it is written.
struct WrittenRow<'a> {
    number: usize,
    name: &'a str,
    outcome: &'a Outcome,
    /// The rules that could still change the verdict, as a cell.
    open: &'a str,
}

impl<'a> Judge<'a> {
    pub(super) fn new(voice: &'a Voice<'a>, year: &'a Year, console: Console) -> Self {
        let known = KnownNames::new(voice, year);
        let verdicts = VerdictWords::new(console);
        Self { voice, year, words: voice.year_text(year), console, known, verdicts }
    }

    pub(super) fn columns(&self, header: &StringRecord, industry: Option<&str>) -> Result<Columns, Failure> {
        Columns::find(header, &self.known, industry)
    }

    /// What a reader of the verdicts has to know of the list before they come.
    pub(super) fn remarks(&self, columns: &Columns) -> Vec<Words> {
        columns.remarks(&self.known, self.words)
    }

    /// What a reader of the verdicts has to know of them: the rules that could still change one of them.
    pub(super) fn open(&self, open: &OpenByKind) -> Option<Words> {
        let lines = open.lines(self.words, &self.voice.ui.checker);
        let lines = lines.iter().map(|line| format!("\n  {line}")).collect::<String>();
        (!lines.is_empty()).then(|| {
            words(
                format!("warning: a list of totals does not say what these rules depend on; each could change a verdict (--json takes one person's records):{lines}"),
                format!("提醒：名单只有合计数，下列规定仍可能改变结果（单个人员可用--json）：{lines}"),
            )
        })
    }

    /// The column names of what is written.
    pub(super) fn header(&self) -> String {
        self.console
            .text(&words("row,name,verdict,missing,not asked\n", "行号,姓名,结果,缺少,未询问的规定\n"))
            .to_owned()
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
                let open = &into.open.of(rules, self.words, &facts).cell;
                self.write(WrittenRow { number, name, outcome: &outcome, open }, format, &mut into.out);
            }
            Err(why) => into.errors.push(why.labelled(&words(format!("row {number}"), format!("第{number}行")))),
        }
    }

    fn facts(&self, row: &StringRecord, columns: &Columns) -> Result<Facts, Words> {
        let cell = |at: usize| row.get(at).unwrap_or_default();
        let industry = match columns.industry {
            Some(at) => self.known.industry(cell(at)).ok_or_else(|| wrong(columns, at, cell(at)))?,
            None => columns.fixed_industry.clone(),
        };
        let traits = columns.traits.iter().filter(|(_, at)| !cell(*at).trim().is_empty());
        let traits: Map<TraitId, ValueId> = traits
            .map(|(id, at)| {
                Ok((id.clone(), self.known.value(id, cell(*at)).ok_or_else(|| wrong(columns, *at, cell(*at)))?))
            })
            .collect::<Result<_, Words>>()?;
        let mut entries = Vec::with_capacity(columns.categories.len());
        if let Some(requirement) = self.year.rules.rules.requirement(&industry, &traits) {
            let accepted = Accepted::of(requirement);
            for (category, at) in columns.categories.iter().filter(|(_, at)| !cell(*at).trim().is_empty()) {
                let (amount, unit) = read_amount(cell(*at), accepted, &self.words.units)
                    .map_err(|error| self.no_amount(error, accepted, &place(columns, *at, cell(*at)), cell(*at)))?;
                entries.push(Entry::total(category.clone(), amount, Some(unit)));
            }
        }
        Ok(Facts { year: self.year.year, industry, traits, entries, ..Facts::default() })
    }

    /// Why a cell holds no amount, in the words of the checker, with its place in the list as the name.
    fn no_amount(&self, error: FieldError, accepted: Accepted<'_>, place: &Words, cell: &str) -> Words {
        let (units, word) = (accepted.names(&self.words.units), word_of(cell));
        let pattern = error.message(&self.voice.ui.checker);
        let of = |place: &str| fill(pattern, &[("category", place), ("units", &units), ("word", &word)]);
        words(of(&place.en), of(&place.zh))
    }

    fn write(&self, written: WrittenRow<'_>, format: Format, out: &mut Vec<u8>) {
        let WrittenRow { number, name, outcome, open } = written;
        // Writing to memory does not fail.
        let _ = match format {
            Format::Csv => {
                let (name, verdict) = (quoted(name), self.verdicts.of(outcome.verdict));
                let written = write!(out, "{number},{name},{verdict},{},", quoted(&self.missing(outcome)));
                out.extend_from_slice(open.as_bytes());
                out.push(b'\n');
                written
            }
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
            Node::Total | Node::Year(_) => self.voice.ui.checker.total(),
        }
    }

    fn category_name<'l>(&'l self, id: &'l CategoryId) -> &'l str {
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

/// What verdicts are called, in the language of messages.
struct VerdictWords {
    met: String,
    short: String,
    none: String,
}

impl VerdictWords {
    fn new(console: Console) -> Self {
        let of = |en, zh| console.text(&words(en, zh)).to_owned();
        Self { met: of("met", "达标"), short: of("short", "未达标"), none: of("none", "无法判断") }
    }

    fn of(&self, verdict: Verdict) -> &str {
        match verdict {
            Verdict::Met => &self.met,
            Verdict::Short | Verdict::Deferred => &self.short,
            Verdict::None(_) => &self.none,
        }
    }
}

fn wrong(columns: &Columns, at: usize, cell: &str) -> Words {
    let Words { en, zh } = place(columns, at, cell);
    words(format!("{en} cannot be read"), format!("{zh}无法识别"))
}

/// A cell with its column, as a mistake names it.
fn place(columns: &Columns, at: usize, cell: &str) -> Words {
    let title = columns.title(at);
    words(format!("column `{title}`: `{cell}`"), format!("“{title}”列的“{cell}”"))
}
