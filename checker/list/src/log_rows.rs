//! Writes what the people of a log come to.

use checker_roster::{Columns, Person, Use};
use checker_rules::Outcome;

use crate::cells::AnswerRows;
use crate::{OutcomeWords, Phrases};

/// What a log says of who somebody is.
pub(crate) const WHO: [Use; 2] = [Use::Name, Use::Number];

/// Writes the rows of people in a log. What it has put in words once it remembers.
pub struct LogWriter<'a> {
    columns: &'a Columns,
    phrases: Phrases<'a>,
    words: OutcomeWords<'a>,
    text: String,
}

impl<'a> LogWriter<'a> {
    /// A writer that has written nothing.
    pub fn new(columns: &'a Columns, phrases: Phrases<'a>) -> Self {
        Self { columns, phrases, words: OutcomeWords::new(phrases), text: String::new() }
    }

    /// Adds the titles of the columns.
    pub fn titles(&self, out: &mut AnswerRows) {
        let title = |wanted: &Use| self.columns.place(|of| of == wanted).map(|at| self.columns.titles[at].as_str());
        out.cells(WHO.iter().filter_map(title));
        out.cells(self.phrases.titles());
        out.end_row();
    }

    /// Adds the row of somebody; `outcome` is none where a row of theirs cannot be read.
    pub fn person(&mut self, out: &mut AnswerRows, person: &Person, outcome: Option<&Outcome>) {
        for (wanted, cell) in WHO.into_iter().zip([&person.name, &person.number]) {
            if self.columns.place(|of| *of == wanted).is_some() {
                out.cell(cell);
            }
        }
        out.number(person.row);
        match outcome {
            Some(outcome) => {
                self.text.clear();
                self.words.add_missing(outcome, &mut self.text);
                out.cells([self.phrases.verdict(outcome.verdict), &self.text]);
                out.cell(self.words.next(outcome));
                out.cell(self.words.open(&outcome.not_asked));
            }
            None => out.cells([self.phrases.list.unread(), self.rows_unread(), "", ""]),
        }
        out.end_row();
    }

    /// Why somebody in a log gets no verdict.
    pub fn rows_unread(&self) -> &str {
        self.phrases.list.rows_unread()
    }
}
