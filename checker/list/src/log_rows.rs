//! Writes what the people of a log come to.

use checker_roster::{Columns, Person, Use};
use checker_rules::Outcome;
use checker_widget::fill;

use crate::Phrases;
use crate::cells::AnswerRows;

/// What a log says of who somebody is.
pub(crate) const WHO: [Use; 2] = [Use::Name, Use::Number];

/// The titles of the columns that say who somebody is.
pub fn own_titles(columns: &Columns) -> Vec<&str> {
    let title = |wanted: &Use| columns.place(|of| of == wanted).map(|at| columns.titles[at].as_str());
    WHO.iter().filter_map(title).collect()
}

/// Adds the row of somebody; `outcome` is none where a row of theirs cannot be read.
pub fn add(out: &mut AnswerRows, columns: &Columns, phrases: Phrases<'_>, person: &Person, outcome: Option<&Outcome>) {
    for (wanted, cell) in WHO.into_iter().zip([&person.name, &person.number]) {
        if columns.place(|of| *of == wanted).is_some() {
            out.cell(cell);
        }
    }
    out.number(person.row);
    match outcome {
        Some(outcome) => out.cells([
            phrases.verdict(outcome.verdict),
            &phrases.missing_of(outcome),
            &phrases.next(outcome),
            &phrases.open(&outcome.not_asked),
        ]),
        None => out.cells([phrases.list.unread(), &rows_unread(phrases, person), "", ""]),
    }
    out.end_row();
}

/// Why somebody in a log gets no verdict.
pub(crate) fn rows_unread(phrases: Phrases<'_>, person: &Person) -> String {
    fill(phrases.list.rows_unread(), &[("n", &person.unread.to_string())])
}
