//! Judges runs of rows, and writes what each comes to. Each thread has a worker, which remembers what it has worked out.

use std::collections::HashMap;
use std::ops::Range;

use checker_list::{MissingLine, Phrases};
use checker_roster::table::{Row, Rows};
use checker_roster::{Answer, Columns, Judge, Judged, Kind, Roster, RowFault, Use};
use checker_rules::{Amount, Verdict, evaluate};

use super::cells::{AnswerRows, Ready};
use super::tally::Tally;
use crate::commands::args::Format;
use crate::exchange::AssessedRow;

/// What all workers have in common.
#[derive(Clone, Copy)]
pub(super) struct Task<'a> {
    pub(super) roster: &'a Roster<'a>,
    pub(super) columns: &'a Columns,
    pub(super) phrases: Phrases<'a>,
    pub(super) format: Format,
    /// The place of the column whose cells are counted apart.
    pub(super) group: Option<usize>,
}

/// Judges runs of rows.
pub(super) struct Worker<'a> {
    task: Task<'a>,
    judge: Judge<'a>,
    writer: RowWriter<'a>,
    /// What came of the last run.
    pub(super) tally: Tally,
}

/// The most messages of a run that are kept; the others are counted.
const MESSAGES: usize = 100;

impl<'a> Worker<'a> {
    pub(super) fn new(task: Task<'a>) -> Self {
        Self { task, judge: task.roster.judge(task.columns), writer: RowWriter::new(task), tally: Tally::default() }
    }

    /// What was written of the last run.
    pub(super) fn written(&self) -> &AnswerRows {
        &self.writer.out
    }

    /// The kinds of people that it met.
    pub(super) fn kinds(&self) -> &[Kind<'a>] {
        self.judge.kinds()
    }

    /// Judges some of the rows.
    pub(super) fn run(&mut self, rows: &Rows, which: Range<usize>) {
        self.writer.out.clear();
        self.tally = Tally::default();
        for at in which {
            self.row(rows.row(at));
        }
    }

    fn row(&mut self, row: Row<'_>) {
        let group = self.task.group.map(|at| row.cell(at).trim());
        let Self { task, judge, writer, tally } = self;
        match judge.row(row) {
            (_, Answer::Blank) => tally.blank += 1,
            (_, Answer::Sum) => tally.sums.push(row.number()),
            (kinds, Answer::Unread(fault)) => {
                tally.count_unread(group);
                let why = writer.unread(row, fault, kinds);
                if tally.messages.len() < MESSAGES {
                    let number = checker_widget::fill(task.phrases.list.row(), &[("n", &row.number().to_string())]);
                    tally.messages.push((number, why));
                }
            }
            (kinds, Answer::Person(judged)) => {
                tally.count(judged.verdict, group);
                writer.person(row, kinds, judged);
            }
        }
    }
}

/// Writes what rows come to.
struct RowWriter<'a> {
    task: Task<'a>,
    out: AnswerRows,
    /// Next steps and open rules as cells, by kind and which lines are short.
    advice: HashMap<(usize, u64), Ready>,
    /// What is said of the lines of each kind.
    lines: Vec<Vec<MissingLine>>,
    text: String,
}

impl<'a> RowWriter<'a> {
    fn new(task: Task<'a>) -> Self {
        let out = AnswerRows::new(task.format);
        Self { task, out, advice: HashMap::new(), lines: Vec::new(), text: String::new() }
    }

    /// Writes a row that cannot be read; gives why.
    fn unread(&mut self, row: Row<'_>, fault: RowFault, kinds: &[Kind<'_>]) -> String {
        let Task { phrases, columns, format, .. } = self.task;
        let why = phrases.row_fault(fault, row, columns, kinds);
        if format == Format::Json {
            self.out.json(&AssessedRow::unread(row.number(), name(row, columns), &why));
        } else {
            self.begin(row);
            self.out.cells([phrases.list.unread(), &why, "", ""]);
            self.out.end_row();
        }
        why
    }

    fn person(&mut self, row: Row<'_>, kinds: &[Kind<'_>], judged: Judged<'_>) {
        let Task { phrases, columns, format, roster, .. } = self.task;
        let Judged { kind, verdict, missing, totals } = judged;
        let known = &kinds[kind];
        let outcome = || evaluate(roster.rules(), &known.person(totals));
        if format == Format::Json {
            let outcome = outcome();
            self.out.json(&AssessedRow::of(row.number(), name(row, columns), &outcome));
            return;
        }
        self.begin(row);
        self.text.clear();
        for kind in &kinds[self.lines.len()..] {
            self.lines.push(lines_of(phrases, kind));
        }
        match verdict {
            Verdict::None(_) => self.text.push_str(phrases.list.not_covered()),
            _ => phrases.add_missing(&self.lines[kind], missing, &mut self.text),
        }
        self.out.cells([phrases.verdict(verdict), &self.text]);
        let advice = self.advice.entry((kind, short(missing))).or_insert_with(|| {
            let outcome = outcome();
            Ready::new([phrases.next(&outcome), phrases.open(&known.open)])
        });
        self.out.end_with(advice);
    }

    /// Adds the cells of the list, and the number of the row.
    fn begin(&mut self, row: Row<'_>) {
        for at in 0..self.task.columns.titles.len() {
            self.out.cell(row.cell(at));
        }
        self.out.number(row.number());
    }
}

/// What is said of each line of a kind; nothing where it has no plan.
fn lines_of(phrases: Phrases<'_>, kind: &Kind<'_>) -> Vec<MissingLine> {
    let lines = kind.plan.as_ref().map(|plan| phrases.missing_lines(plan.lines(), plan.accepted().first));
    lines.unwrap_or_default()
}

/// Which lines are short, as bits. No requirement has as many as 64 lines; behind that all count as one.
fn short(missing: &[Amount]) -> u64 {
    let bits = missing.iter().enumerate().filter(|(_, missing)| **missing > Amount::ZERO);
    bits.fold(0, |bits, (at, _)| bits | 1 << at.min(63))
}

fn name<'r>(row: Row<'r>, columns: &Columns) -> &'r str {
    columns
        .place(|of| *of == Use::Name)
        .or_else(|| columns.place(|of| *of == Use::Number))
        .map_or("", |at| row.cell(at))
}
