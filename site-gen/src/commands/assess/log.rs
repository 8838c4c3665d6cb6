//! A learning log: the entries of each person, wherever they stand in it, and then a verdict for each.

use checker_list::{AnswerRows, LogWriter};
use checker_roster::{Entered, Log, Person};
use checker_rules::Outcome;
use rayon::prelude::*;

use super::answer::AnswerWriter;
use super::input::List;
use super::refused;
use super::tally::Tally;
use super::worker::{Task, json};
use super::{BATCH, TOLD, end, other_names, tell_rows, tell_unread};
use crate::commands::args::{AssessArgs, Format};
use crate::commands::console::Console;
use crate::commands::failure::Failure;
use crate::exchange::AssessedRow;

/// Judges a log; none where nobody reads the answer to its end.
pub(super) fn judge(
    console: Console,
    args: &AssessArgs,
    list: &mut List<'_>,
    task: Task<'_>,
) -> Result<Option<Tally>, Failure> {
    let mut log = task.roster.log(task.columns);
    let mut tally = Tally::default();
    let stopped = loop {
        let rows = list.read(BATCH).map_err(|stop| refused::stopped(&args.file, &stop))?;
        if rows.is_empty() {
            break None;
        }
        let others = task.roster.ends_at(task.columns, &rows);
        let mut found = Tally::default();
        for row in rows.iter().take(others.unwrap_or(rows.len())) {
            match log.row(row) {
                Entered::Blank => found.blank += 1,
                Entered::Sum => found.sums.push(row.number()),
                Entered::Entry => found.entries += 1,
                Entered::Unread(fault) => {
                    found.entries += 1;
                    tally.unread_entries += 1;
                    // Only the first ones are told, and hundreds of thousands may be the same.
                    if tally.unread_entries > TOLD {
                        continue;
                    }
                    let number = checker_widget::fill(task.phrases.list.row(), &[("n", &row.number().to_string())]);
                    found.messages.push((number, task.phrases.row_fault(fault, row, task.columns, log.kinds())));
                }
            }
        }
        tell_unread(console, &mut tally, &found);
        tally.add(found);
        if let Some(at) = others {
            log.cut();
            break Some(other_names(rows.row(at).number()));
        }
    };
    tell_rows(console, task.phrases.same_entries(log.repeated()));
    tell_rows(console, task.phrases.without_numbers(log.people(), task.columns));
    let mut answer = AnswerWriter::begin(args)?;
    let mut titles = AnswerRows::new(task.format.layout());
    if task.format != Format::Json {
        LogWriter::new(task.columns, task.phrases).titles(&mut titles);
    }
    if !answer.write(&titles)? {
        return Ok(None);
    }
    let mut of_other_years = Vec::new();
    for people in log.people().chunks(BATCH) {
        let part = people.len().div_ceil(rayon::current_num_threads()).max(1);
        let answered: Vec<Answered> = people.par_chunks(part).map(|people| answered(people, &log, &task)).collect();
        for Answered { lines, found, of_other_years: rows } in answered {
            tally.add(found);
            of_other_years.extend(rows);
            if !answer.write(&lines)? {
                return Ok(None);
            }
        }
    }
    if !answer.end(stopped.is_none())? {
        return Ok(None);
    }
    of_other_years.sort_unstable();
    tell_rows(console, task.phrases.not_of_year(&of_other_years));
    end(console, stopped, tally, &task)
}

/// The rows of some people, and what came of them.
struct Answered {
    lines: AnswerRows,
    found: Tally,
    /// The numbers of rows that do not count, because they are of another year.
    of_other_years: Vec<u32>,
}

fn answered(people: &[Person], log: &Log<'_>, task: &Task<'_>) -> Answered {
    let lines = AnswerRows::new(task.format.layout());
    let mut answered = Answered { lines, found: Tally::default(), of_other_years: Vec::new() };
    let mut writer = LogWriter::new(task.columns, task.phrases);
    for person in people {
        let outcome = log.outcome(person);
        match &outcome {
            Some(outcome) => {
                answered.found.count(outcome.verdict, None);
                answered.of_other_years.extend(Log::of_other_years(person, outcome));
            }
            None => answered.found.count_unread(None),
        }
        if task.format == Format::Json {
            answered.lines.line(&line(&writer, person, outcome.as_ref()));
        } else {
            writer.person(&mut answered.lines, person, outcome.as_ref());
        }
    }
    answered
}

/// Somebody as JSON.
fn line(writer: &LogWriter<'_>, person: &Person, outcome: Option<&Outcome>) -> String {
    let name = if person.name.is_empty() { &person.number } else { &person.name };
    match outcome {
        Some(outcome) => json(&AssessedRow::of(person.row, name, outcome)),
        None => json(&AssessedRow::unread(person.row, name, writer.rows_unread())),
    }
}
