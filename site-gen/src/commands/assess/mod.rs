//! A list of staff against a year's rules: a row in, a verdict with its reasons out.
//!
//! Rows are read, judged and written in batches, so that memory does not grow with the list. A row that cannot be
//! read is reported by row and column and does not stop the rest.

mod cells;
mod columns;
mod input;
mod known_names;
mod not_asked;
mod row;

use std::io::{self, BufWriter, Write};

use csv::StringRecord;
use rayon::prelude::*;

use super::args::{AssessArgs, Format};
use super::console::{Console, if_read, print};
use super::failure::Failure;
use super::load::require_checked;
use super::{voice, year_of};
use crate::diag::{Words, words};
use crate::model::Year;
use columns::Columns;
use not_asked::OpenByKind;
use row::{Judge, Judged};

/// Rows judged at a time; a few megabytes.
const BATCH: usize = 16 * 1024;

/// What came of a list.
#[derive(Default)]
struct Tally {
    met: usize,
    short: usize,
    none: usize,
    unreadable: usize,
    open: OpenByKind,
}

/// Runs `assess`: verdicts to standard output, everything else to standard error.
pub(super) fn run(console: Console, args: &AssessArgs) -> Result<(), Failure> {
    let checked = require_checked(console, &args.content, false)?;
    let year = year_of(&checked, args.year)?;
    if args.json {
        return one_person(args, year);
    }
    let voice = voice(checked.site(), console.lang)?;
    let judge = Judge::new(&voice, year, console);
    let tally = list(console, args, &judge)?;
    if let Some(open) = judge.open(&tally.open) {
        console.remark(&open);
    }
    console.remark(&summary(&tally));
    if tally.unreadable > 0 { Err(unreadable(&tally)) } else { Ok(()) }
}

fn one_person(args: &AssessArgs, year: &Year) -> Result<(), Failure> {
    let text = io::read_to_string(input::open(&args.file).map_err(|error| input::failed(&args.file, &error))?);
    let text = text.map_err(|error| input::failed(&args.file, &error))?;
    let facts = serde_json::from_str(&text).map_err(|error| input::no_facts(&args.file, &error))?;
    let outcome = checker_rules::evaluate(&year.rules.rules, &facts);
    print(serde_json::to_string_pretty(&outcome).map_err(Failure::of_library)?)
}

fn list(console: Console, args: &AssessArgs, judge: &Judge<'_>) -> Result<Tally, Failure> {
    let failed = |error| input::failed(&args.file, &error);
    let reader = input::open(&args.file).map_err(failed)?;
    let mut rows = csv::ReaderBuilder::new().flexible(true).from_reader(reader);
    let header = rows.headers().map_err(|error| failed(error.into()))?.clone();
    let columns = judge.columns(&header, args.industry.as_deref())?;
    for remark in judge.remarks(&columns) {
        console.remark(&remark);
    }
    let mut out = BufWriter::new(io::stdout().lock());
    let mut tally = Tally::default();
    if args.format == Format::Csv && !if_read(out.write_all(judge.header().as_bytes()))? {
        return Ok(tally);
    }
    let mut batch = read_batch(&mut rows);
    let mut first = 2;
    while !batch.is_empty() {
        // The next rows are read while these are judged.
        let (next, judged) =
            rayon::join(|| read_batch(&mut rows), || judge_batch(&batch, first, &columns, judge, args.format));
        for part in judged {
            if !if_read(out.write_all(&part.out))? {
                return Ok(tally);
            }
            tally.add(console, part);
        }
        first += batch.len();
        batch = next;
    }
    if_read(out.flush())?;
    Ok(tally)
}

type Row = Result<StringRecord, csv::Error>;

fn read_batch(rows: &mut csv::Reader<input::Input>) -> Vec<Row> {
    rows.records().take(BATCH).collect()
}

/// Judges rows in parallel; the parts come back in the order of the rows.
fn judge_batch(batch: &[Row], first: usize, columns: &Columns, judge: &Judge<'_>, format: Format) -> Vec<Judged> {
    let size = batch.len().div_ceil(rayon::current_num_threads()).max(1);
    let parts = batch.par_chunks(size).enumerate();
    parts
        .map(|(part, rows)| {
            let mut judged = Judged::default();
            for (at, row) in rows.iter().enumerate() {
                judge.row(first + part * size + at, row, columns, format, &mut judged);
            }
            judged
        })
        .collect()
}

impl Tally {
    fn add(&mut self, console: Console, part: Judged) {
        self.met += part.met;
        self.short += part.short;
        self.none += part.none;
        self.unreadable += part.errors.len();
        for error in &part.errors {
            console.remark(error);
        }
        self.open.add(part.open);
    }
}

fn summary(tally: &Tally) -> Words {
    let Tally { met, short, none, unreadable, open: _ } = tally;
    let all = met + short + none + unreadable;
    words(
        format!("{all} rows: {met} met, {short} short, {none} without a verdict, {unreadable} unreadable"),
        format!("共{all}行：达标{met}，未达标{short}，无法判断{none}，无法识别{unreadable}"),
    )
}

fn unreadable(tally: &Tally) -> Failure {
    let rows = tally.unreadable;
    Failure::Shown(words(format!("{rows} rows could not be read; see above"), format!("有{rows}行无法识别，见上")))
}
