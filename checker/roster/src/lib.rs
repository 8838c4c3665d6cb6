//! Lists of staff: from the bytes of a sheet to a verdict for each person.
//!
//! A [`TextTable`](table::TextTable) gives rows of cells. [`Roster`], a year's rules with
//! the names of things, finds the columns ([`Roster::columns`]) and judges row by row: totals by a [`Judge`], a learning
//! log by a [`Log`]. It opens no file, knows no browser, and has no words of its own; memory
//! grows by twelve bytes a person with a list of totals, to tell who stands in it twice.

mod above;
mod characters;
mod columns;
mod day;
mod fault;
mod fold;
mod heading;
mod judge;
mod kinds;
mod log;
mod look;
mod names;
mod nobody;
mod people;
mod repeats;
pub mod table;
mod time;
mod title;
mod unused;

use checker_rules::{IndustryId, Map, Rules};

pub use columns::{Columns, Said};
pub use fault::ColumnFault;
pub use fold::fold;
pub use judge::{Answer, CellFault, Judge, Judged, RowFault};
pub use kinds::Kind;
pub use log::{Entered, Log, Repeated};
pub use names::Names;
pub use people::Person;
pub use repeats::{Repeats, SamePeople, sort_rows};
use table::{Row, Rows};
use title::Title;
pub use title::Use;

/// A year's rules, and what lists call the things in them.
pub struct Roster<'a> {
    rules: &'a Rules,
    /// Folded.
    names: Names,
    /// The words behind a number, as they are typed.
    units: Map<String, Vec<String>>,
}

impl<'a> Roster<'a> {
    /// Prepares a year's rules for lists.
    pub fn new(rules: &'a Rules, names: &Names) -> Self {
        let mut own = names.folded();
        let period = rules.years();
        if period.start() == period.end() {
            // Beside the name of a category, the year that is judged changes nothing.
            own.beside.push(rules.year.to_string());
        }
        Self { rules, names: own, units: names.units.clone() }
    }

    /// How many columns the first rows of a table name; 0 where they name no amount of learning. Of several ways to read
    /// a table, the one with the highest score is right.
    pub fn score(&self, rows: &Rows) -> usize {
        heading::heading(rows, &self.names).map_or(0, |(_, score)| score)
    }

    /// The year's rules.
    pub fn rules(&self) -> &'a Rules {
        self.rules
    }

    /// What a column holds that has this title; none where it does not say it.
    pub fn title(&self, title: &str) -> Option<Use> {
        match title::read(title, &self.names) {
            Title::Known(known) => Some(known),
            Title::Unclear(_) | Title::Unknown => None,
        }
    }

    /// The industry of this name; none where there is none, or more than one.
    pub fn industry(&self, name: &str) -> Option<IndustryId> {
        kinds::industry_of(name, &self.names)
    }

    /// The titles of the columns, as far as the first rows of a table have any.
    pub fn titles(&self, first: &Rows) -> Vec<String> {
        heading::heading(first, &self.names).map(|(at, _)| heading::titles(first, at, &self.names)).unwrap_or_default()
    }

    /// How many of the first rows of a table stand above those of people, as far as they name columns.
    pub fn rows_above(&self, first: &Rows) -> usize {
        heading::heading(first, &self.names).map_or(0, |(at, _)| at + 1)
    }

    /// The columns of a list, by its first rows.
    pub fn columns(&self, first: &Rows, said: &Said) -> Result<Columns, Vec<ColumnFault>> {
        Columns::find(first, &self.names, self.rules, said)
    }

    /// The place of the first row that names columns otherwise than these, or speaks of a year, a unit or an industry, so
    /// that what stands below it would be misread; none where no row does.
    pub fn ends_at(&self, columns: &Columns, rows: &Rows) -> Option<usize> {
        let amount = columns.place(Use::is_amount);
        let has_amount = |row: Row<'_>| amount.is_some_and(|at| row.cell(at).starts_with(|c: char| c.is_ascii_digit()));
        let is_of_others = |row: Row<'_>| !row.is_blank() && judge::is_of_others(row, columns, &self.names, self.rules);
        let ends = |row: Row<'_>| columns.are_others_in(row, &self.names) || is_of_others(row);
        rows.iter().position(|row| !has_amount(row) && ends(row))
    }

    /// A judge of the rows below the names of these columns.
    pub fn judge(&'a self, columns: &'a Columns) -> Judge<'a> {
        Judge::new(self, columns)
    }

    /// Finds people that stand in a list of totals with these columns twice.
    pub fn repeats(&'a self, columns: &'a Columns) -> Repeats<'a> {
        Repeats::new(&self.names, columns)
    }

    /// An empty log with these columns.
    pub fn log(&'a self, columns: &'a Columns) -> Log<'a> {
        Log::new(self, columns)
    }
}
