//! A learning log: the entries of each person, wherever they stand in it, and then a verdict for each.

use std::io::{self, BufWriter, Write};

use checker_roster::{Entered, Person, Use};

use super::input::{self, List};
use super::tally::Tally;
use super::worker::{Task, add_all, json};
use super::{BATCH, cells, end, tell_unread};
use crate::commands::args::{AssessArgs, Format};
use crate::commands::console::{Console, if_read};
use crate::commands::failure::Failure;
use crate::exchange::AssessedRow;

/// Judges a log.
pub(super) fn judge(console: Console, args: &AssessArgs, list: &mut List, task: Task<'_>) -> Result<Tally, Failure> {
    let mut log = task.roster.log(task.columns);
    let mut tally = Tally::default();
    loop {
        let rows = list.read(BATCH).map_err(|stop| input::stopped(&args.file, &stop))?;
        if rows.is_empty() {
            break;
        }
        let mut found = Tally::default();
        for row in rows.iter() {
            match log.row(row) {
                Entered::Blank => found.blank += 1,
                Entered::Sum => found.sums.push(row.number()),
                Entered::Entry => {}
                Entered::Unread(fault) => {
                    let number = checker_widget::fill(task.phrases.list.row(), &[("n", &row.number().to_string())]);
                    found.messages.push((number, task.phrases.row_fault(fault, row, task.columns, log.kinds())));
                }
            }
        }
        tell_unread(console, &mut tally, &found);
        tally.add(found);
    }
    let mut out = BufWriter::new(io::stdout().lock());
    if !if_read(out.write_all(&heading(&task)))? {
        return Ok(tally);
    }
    for (person, outcome) in log.outcomes() {
        let mut line = Vec::new();
        let name = if person.name.is_empty() { &person.number } else { &person.name };
        let unread = checker_widget::fill(task.phrases.list.rows_unread(), &[("n", &person.unread.to_string())]);
        match &outcome {
            Some(outcome) => tally.count(outcome.verdict, None),
            None => tally.count_unread(None),
        }
        match (task.format, &outcome) {
            (Format::Json, Some(outcome)) => json(&mut line, &AssessedRow::of(person.row, name, outcome)),
            (Format::Json, None) => json(&mut line, &AssessedRow::unread(person.row, name, &unread)),
            (Format::Csv, outcome) => {
                begin(&mut line, person, &task);
                let phrases = task.phrases;
                match outcome {
                    Some(outcome) => {
                        let (missing, next) = (phrases.missing_of(outcome), phrases.next(outcome));
                        let open = phrases.open(&outcome.not_asked);
                        add_all(&mut line, &[phrases.verdict(outcome.verdict), &missing, &next, &open]);
                    }
                    None => add_all(&mut line, &[phrases.list.unread(), &unread, "", ""]),
                }
                line.push(b'\n');
            }
        }
        if !if_read(out.write_all(&line))? {
            return Ok(tally);
        }
    }
    if_read(out.flush())?;
    end(console, args, None, tally, task.columns)
}

/// The columns of a log that say who somebody is.
fn own_titles<'t>(task: &Task<'t>) -> Vec<&'t str> {
    let title = |wanted: &Use| task.columns.place(|of| of == wanted).map(|at| task.columns.titles[at].as_str());
    [Use::Name, Use::Number].iter().filter_map(title).collect()
}

fn heading(task: &Task<'_>) -> Vec<u8> {
    let mut out = Vec::new();
    if task.format == Format::Csv {
        out.extend_from_slice(super::MARK.as_bytes());
        let titles: Vec<&str> = own_titles(task).into_iter().chain(task.phrases.titles()).collect();
        for (at, title) in titles.iter().enumerate() {
            if at > 0 {
                out.push(b',');
            }
            cells::add(title, &mut out);
        }
        out.push(b'\n');
    }
    out
}

fn begin(line: &mut Vec<u8>, person: &Person, task: &Task<'_>) {
    for (wanted, cell) in [(Use::Name, &person.name), (Use::Number, &person.number)] {
        if task.columns.place(|of| *of == wanted).is_some() {
            cells::add(cell, line);
            line.push(b',');
        }
    }
    // Writing to memory does not fail.
    let _ = write!(line, "{}", person.row);
}
