//! Writes what the rows of a list of totals come to: the list's own cells, and behind them what is said of the row.

use std::collections::HashMap;

use checker_roster::table::Row;
use checker_roster::{Columns, Judged, Kind, Roster, RowFault};
use checker_rules::{Amount, Verdict, evaluate};

use crate::Phrases;
use crate::answers::MissingLine;
use crate::cells::{AnswerRows, Layout, Ready};

/// Writes what rows come to. It remembers what it has worked out, so that it is made once a list, or once a thread.
pub struct RowWriter<'a> {
    roster: &'a Roster<'a>,
    columns: &'a Columns,
    phrases: Phrases<'a>,
    /// What was written.
    pub out: AnswerRows,
    /// Next steps and open rules as cells, by kind and which lines are short.
    advice: HashMap<(usize, u64), Ready>,
    /// What is said of the lines of each kind.
    lines: Vec<Vec<MissingLine>>,
    text: String,
}

impl<'a> RowWriter<'a> {
    /// A writer that has written nothing.
    pub fn new(roster: &'a Roster<'a>, columns: &'a Columns, phrases: Phrases<'a>, layout: Layout) -> Self {
        let (out, advice, lines) = (AnswerRows::new(layout), HashMap::new(), Vec::new());
        Self { roster, columns, phrases, out, advice, lines, text: String::new() }
    }

    /// Writes the titles of the columns: the list's own, and those behind them.
    pub fn titles(&mut self) {
        self.out.cells(self.columns.titles.iter().map(String::as_str));
        self.out.cells(self.phrases.titles());
        self.out.end_row();
    }

    /// Writes a row that cannot be read, and why.
    pub fn unread(&mut self, row: Row<'_>, why: &str) {
        self.begin(row);
        self.out.cells([self.phrases.list.unread(), why, "", ""]);
        self.out.end_row();
    }

    /// Writes a person's row.
    pub fn person(&mut self, row: Row<'_>, kinds: &[Kind<'_>], judged: Judged<'_>) {
        let Judged { kind, verdict, missing, totals } = judged;
        let (phrases, known) = (self.phrases, &kinds[kind]);
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
        let rules = self.roster.rules();
        let advice = self.advice.entry((kind, short(missing))).or_insert_with(|| {
            let outcome = evaluate(rules, &known.person(totals));
            Ready::new([phrases.next(&outcome), phrases.open(&known.open)])
        });
        self.out.end_with(advice);
    }

    /// Adds the cells of the list, and the number of the row.
    fn begin(&mut self, row: Row<'_>) {
        for at in 0..self.columns.titles.len() {
            self.out.cell(row.cell(at));
        }
        self.out.number(row.number());
    }

    /// Why a row cannot be read.
    pub fn why(&self, row: Row<'_>, fault: RowFault, kinds: &[Kind<'_>]) -> String {
        self.phrases.row_fault(fault, row, self.columns, kinds)
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
