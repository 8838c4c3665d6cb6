//! A list of staff against a year's rules: a row in, a verdict with its reasons out.
//!
//! Rows are read, judged and written in batches; of a list of totals, only sixteen bytes a person are kept, to tell who stands in it
//! twice. A row that cannot be read
//! is named and does not stop the rest.

mod answer;
mod input;
mod log;
mod refused;
mod said;
mod tally;
mod workbook;
mod worker;

use std::io;

use checker_list::{AnswerRows, Phrases};
use checker_roster::table::Rows;
use checker_roster::{Columns, Roster};
use rayon::prelude::*;

use super::args::{AssessArgs, Format};
use super::console::{Console, print};
use super::failure::Failure;
use super::load::require_checked;
use super::{voice, year_of};
use crate::diag::{Severity, Words, words};
use crate::exchange::names_in_lists;
use crate::model::Year;
use answer::AnswerWriter;
use input::{List, Opened};
use tally::Tally;
use worker::{Task, Worker};

/// Rows judged at a time; a few megabytes.
const BATCH: usize = 8 * 1024;
/// The most rows that cannot be read of which each is told.
const TOLD: usize = 20;

/// Runs `assess`: verdicts to standard output or a file, everything else to standard error.
pub(super) fn run(console: Console, args: &AssessArgs) -> Result<(), Failure> {
    let checked = require_checked(console, &args.content, false)?;
    let site = checked.site();
    let year = year_of(&checked, args.year)?;
    if args.json {
        return one_person(args, year);
    }
    answer::check(args)?;
    let voice = voice(site, console.lang)?;
    let rules = &year.rules.rules;
    let names = names_in_lists(site, year);
    let roster = Roster::new(rules, &names);
    let phrases = Phrases { rules, year: voice.year_text(year), text: &voice.ui.checker, list: &voice.ui.list };
    let mut opened = Opened::open(&args.file)?;
    let mut list = opened.list(console, args, &roster)?;
    let columns = said::columns(&list.first_rows(), &roster, phrases, args)?;
    list.begin(&args.file, columns.rows_above, columns.titles.len())?;
    for remark in said::remarks(&columns, phrases, args) {
        console.remark(&remark);
    }
    if columns.is_log && args.group.is_some() {
        return Err(no_groups());
    }
    let group = args.group.as_deref().map(|title| said::place(title, &columns.titles)).transpose()?;
    let task = Task { roster: &roster, columns: &columns, phrases, format: args.format, group };
    let judged = if columns.is_log {
        log::judge(console, args, &mut list, task)?
    } else {
        totals(console, args, &mut list, task)?
    };
    // Where nobody reads on, nothing is told either.
    judged.map_or(Ok(()), |tally| tell(console, &tally, &columns, phrases))
}

fn one_person(args: &AssessArgs, year: &Year) -> Result<(), Failure> {
    let text = io::read_to_string(input::open(&args.file).map_err(|error| refused::failed(&args.file, &error))?);
    let text = text.map_err(|error| refused::failed(&args.file, &error))?;
    let facts = serde_json::from_str(&text).map_err(|error| refused::no_facts(&args.file, &error))?;
    let outcome = checker_rules::evaluate(&year.rules.rules, &facts);
    print(serde_json::to_string_pretty(&outcome).map_err(Failure::of_library)?)
}

/// Judges a list of totals; none where nobody reads the answer to its end.
fn totals(console: Console, args: &AssessArgs, list: &mut List<'_>, task: Task<'_>) -> Result<Option<Tally>, Failure> {
    let mut answer = AnswerWriter::begin(args)?;
    let mut tally = Tally::default();
    let own = task.columns.titles.iter().map(String::as_str);
    if !answer.write(&heading(&task, own))? {
        return Ok(None);
    }
    let mut workers: Vec<Worker<'_>> = (0..rayon::current_num_threads()).map(|_| Worker::new(task)).collect();
    let mut repeats = task.roster.repeats(task.columns);
    let mut batch = list.read(BATCH);
    let stopped = loop {
        let rows = match batch {
            Ok(rows) if rows.is_empty() => break None,
            Ok(rows) => rows,
            Err(stop) => break Some(refused::stopped(&args.file, &stop)),
        };
        let others = task.roster.ends_at(task.columns, &rows);
        let count = others.unwrap_or(rows.len());
        // The next rows are read while these are judged.
        let read = || {
            repeats.add(&rows, count);
            list.read(BATCH)
        };
        let (next, ()) = rayon::join(read, || judge_batch(&rows, count, &mut workers));
        for worker in &mut workers {
            if !answer.write(worker.written())? {
                return Ok(None);
            }
            tell_unread(console, &mut tally, &worker.tally);
            tally.add(std::mem::take(&mut worker.tally));
        }
        if let Some(at) = others {
            break Some(other_names(rows.row(at).number()));
        }
        batch = next;
    };
    if !answer.end(stopped.is_none())? {
        return Ok(None);
    }
    tell_open(console, &workers, task.phrases);
    tell_rows(console, task.phrases.same_people(&repeats.found()));
    end(console, stopped, tally, &task)
}

/// What came of a list, or why it could not be read to its end; then with what came of it up to there.
fn end(console: Console, stopped: Option<Failure>, tally: Tally, task: &Task<'_>) -> Result<Option<Tally>, Failure> {
    match stopped {
        None => Ok(Some(tally)),
        Some(failure) => {
            if let Some(said) = task.phrases.no_people(&tally.sums) {
                console.remark(&said::both(said));
            }
            console.remark(&tally.summary(task.columns.rows_above));
            Err(failure)
        }
    }
}

/// Judges the first rows in parallel, each worker a run of them.
fn judge_batch(rows: &Rows, count: usize, workers: &mut [Worker<'_>]) {
    let size = count.div_ceil(workers.len()).max(1);
    workers.par_iter_mut().enumerate().for_each(|(part, worker)| {
        let first = (part * size).min(count);
        worker.run(rows, first..(first + size).min(count));
    });
}

fn other_names(row: u32) -> Failure {
    Failure::error(
        words(
            format!(
                "row {row} names the columns in another way, or speaks of a year, a unit, an industry or other rows, so the rows from there on were not read"
            ),
            format!("第{row}行另起列名，或者写有年度、单位、行业，或者说的是以下（以上）各行，从该行起没有核对"),
        ),
        words(
            "put each part into a file of its own, or add a column for industries; take the row out if it changes nothing",
            "请把各部分分别存为文件，或加“行业”列；与核对无关的，请删去这一行",
        ),
    )
}

/// The titles of the columns that are written: the list's own, and what is said of each row.
fn heading<'t>(task: &Task<'_>, own: impl Iterator<Item = &'t str>) -> AnswerRows {
    let mut lines = AnswerRows::new(task.format.layout());
    if task.format != Format::Json {
        lines.cells(own);
        lines.cells(task.phrases.titles());
        lines.end_row();
    }
    lines
}

/// Tells which rows cannot be read, the first ones.
fn tell_unread(console: Console, before: &mut Tally, found: &Tally) {
    let told = before.messages.len();
    for (row, why) in found.messages.iter().take(TOLD - told.min(TOLD)) {
        let said = shortened(why);
        console.remark(&words(format!("{row}: {said}"), format!("{row}：{said}")));
        before.messages.push((row.clone(), why.clone()));
    }
}

/// A reason as it is told beside the answer, which has all of it.
fn shortened(why: &str) -> String {
    const MOST: usize = 400;
    match why.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &why[..end]),
        None => why.to_owned(),
    }
}

/// Tells which rules could still change a verdict, each once.
fn tell_open(console: Console, workers: &[Worker<'_>], phrases: Phrases<'_>) {
    let mut lines = Vec::new();
    for rule in workers.iter().flat_map(Worker::kinds).flat_map(|kind| &kind.open) {
        let line = format!("\n  {}", phrases.assumed(rule));
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    if !lines.is_empty() {
        let lines = lines.concat();
        let open = words(
            format!(
                "a list of totals does not say what these rules depend on; each could change a verdict (a learning log, or --json for one person, says more):{lines}"
            ),
            format!("名单只有合计数，下列规定仍可能改变结果（可改用逐条记录的名单，单个人员可用--json）：{lines}"),
        );
        console.remark(&open.labelled(&Severity::Warning.label()));
    }
}

/// Tells what a reader of the verdicts has to know of rows.
fn tell_rows(console: Console, said: impl IntoIterator<Item = String>) {
    for said in said {
        console.remark(&said::both(said).labelled(&Severity::Warning.label()));
    }
}

/// Tells what came of the list. It is an error where a row could not be read.
fn tell(console: Console, tally: &Tally, columns: &Columns, phrases: Phrases<'_>) -> Result<(), Failure> {
    for line in tally.by_group() {
        console.remark(&line);
    }
    if let Some(said) = phrases.no_people(&tally.sums) {
        console.remark(&said::both(said));
    }
    console.remark(&tally.summary(columns.rows_above));
    let unread = if columns.is_log { tally.unread_entries } else { tally.counts.unread };
    if tally.people() == 0 {
        return Err(nobody());
    }
    if unread == 0 {
        return Ok(());
    }
    let more = unread.saturating_sub(tally.messages.len());
    Err(Failure::Shown(unreadable(unread, more)))
}

fn nobody() -> Failure {
    Failure::error(
        words("nobody stands in the list", "名单中没有人员"),
        words("give a list with a row for each person below the names of the columns", "列名之下应每人一行"),
    )
}

fn no_groups() -> Failure {
    Failure::error(
        words("a learning log is not counted by groups", "逐条记录的名单不能分组统计"),
        words("leave out --group, or give a list of totals", "请去掉--group，或使用合计数名单"),
    )
}

fn unreadable(rows: usize, more: usize) -> Words {
    let more_en =
        if more == 0 { String::new() } else { format!(" ({more} of them not told here; the answer has all)") };
    let more_zh =
        if more == 0 { String::new() } else { format!("（其中{more}行未在此列出，见结果表）") };
    words(format!("rows that could not be read: {rows}{more_en}"), format!("有{rows}行无法识别{more_zh}"))
}
