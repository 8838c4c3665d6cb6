//! Judges runs of rows, and writes what each comes to. Each thread has a worker, which remembers what it has worked out.

use std::ops::Range;

use checker_list::{AnswerRows, Phrases, RowWriter};
use checker_roster::table::{Row, Rows};
use checker_roster::{Answer, Columns, Judge, Kind, Roster, Use};
use checker_rules::evaluate;

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
        let writer = RowWriter::new(task.roster, task.columns, task.phrases, task.format.layout());
        Self { task, judge: task.roster.judge(task.columns), writer, tally: Tally::default() }
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
                let why = writer.why(row, fault, kinds);
                if task.format == Format::Json {
                    writer.out.line(&json(&AssessedRow::unread(row.number(), name(row, task.columns), &why)));
                } else {
                    writer.unread(row, &why);
                }
                if tally.messages.len() < MESSAGES {
                    let number = checker_widget::fill(task.phrases.list.row(), &[("n", &row.number().to_string())]);
                    tally.messages.push((number, why));
                }
            }
            (kinds, Answer::Person(judged)) => {
                tally.count(judged.verdict, group);
                if task.format == Format::Json {
                    let outcome = evaluate(task.roster.rules(), &kinds[judged.kind].person(judged.totals));
                    writer.out.line(&json(&AssessedRow::of(row.number(), name(row, task.columns), &outcome)));
                } else {
                    writer.person(row, kinds, judged);
                }
            }
        }
    }
}

/// A row as JSON. It has nothing that JSON cannot hold.
pub(super) fn json(row: &AssessedRow<'_>) -> String {
    serde_json::to_string(row).unwrap_or_default()
}

fn name<'r>(row: Row<'r>, columns: &Columns) -> &'r str {
    columns
        .place(|of| *of == Use::Name)
        .or_else(|| columns.place(|of| *of == Use::Number))
        .map_or("", |at| row.cell(at))
}
