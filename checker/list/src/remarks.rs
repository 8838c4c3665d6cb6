//! What a reader of verdicts has to know of a list, in words: what was taken to be so, and which rows are no people, or
//! the same one.

use checker_roster::{Columns, Person, Repeated, SamePeople, Use};
use checker_widget::fill;

use crate::Phrases;

/// The most rows that are named one by one.
const TOLD: usize = 20;

impl Phrases<'_> {
    /// What is taken to be so, because the list has no column that says it.
    pub fn assumptions(&self, columns: &Columns) -> Vec<String> {
        let list = self.list;
        let has = |wanted: &[Use]| columns.place(|of| wanted.contains(of)).is_some();
        let mut assumed = Vec::new();
        if columns.is_log && !has(&[Use::Date, Use::Year]) {
            assumed.push(list.no_days().to_owned());
        }
        if columns.is_log && !has(&[Use::Number]) {
            assumed.push(list.no_numbers().to_owned());
        }
        let is_told = has(&[Use::Number]) || columns.serial.is_some();
        if !columns.is_log && columns.industry.is_some() && !is_told {
            assumed.push(list.anybody().to_owned());
        }
        if let Some(at) = columns.place(|of| *of == Use::Unit).filter(|_| !columns.is_log) {
            assumed.push(fill(list.unit_is_employer(), &[("column", &columns.titles[at])]));
        }
        assumed
    }

    /// Which rows are left out, because they are no people; none where there are none.
    pub fn no_people(&self, rows: &[u32]) -> Option<String> {
        let told: Vec<String> = rows.iter().take(TOLD).map(u32::to_string).collect();
        (!told.is_empty()).then(|| fill(self.list.no_people(), &[("rows", &self.rows(told, rows.len()))]))
    }

    /// The first rows of people of a log who are told by their names alone, although it has numbers; none where there are
    /// none.
    pub fn without_numbers(&self, people: &[Person], columns: &Columns) -> Option<String> {
        columns.place(|of| *of == Use::Number)?;
        let rows: Vec<u32> = people.iter().filter(|person| person.number.is_empty()).map(|person| person.row).collect();
        let told: Vec<String> = rows.iter().take(TOLD).map(u32::to_string).collect();
        (!told.is_empty()).then(|| fill(self.list.without_numbers(), &[("rows", &self.rows(told, rows.len()))]))
    }

    /// Which entries of a log say the same as earlier ones; none where there are none.
    pub fn same_entries(&self, repeated: &[Repeated]) -> Option<String> {
        self.repeated(self.list.same_entry(), repeated)
    }

    /// Which rows of people say the same as earlier ones: of who they are, or of their number alone.
    pub fn same_people(&self, found: &SamePeople) -> Vec<String> {
        let same = self.repeated(self.list.same_person(), &found.same);
        same.into_iter().chain(self.repeated(self.list.same_number(), &found.of_other_names)).collect()
    }

    /// Which entries of a log do not count, because they are of another year; none where there are none. The rows are in
    /// order.
    pub fn not_of_year(&self, rows: &[u32]) -> Option<String> {
        let told: Vec<String> = rows.iter().take(TOLD).map(u32::to_string).collect();
        let (is_any, year) = (!told.is_empty(), self.rules.year.to_string());
        is_any.then(|| fill(self.list.not_of_year(), &[("rows", &self.rows(told, rows.len())), ("year", &year)]))
    }

    fn repeated(&self, what: &str, repeated: &[Repeated]) -> Option<String> {
        let pair = |Repeated { first, again }: &Repeated| {
            fill(self.list.row_as(), &[("again", &again.to_string()), ("first", &first.to_string())])
        };
        let told: Vec<String> = repeated.iter().take(TOLD).map(pair).collect();
        (!told.is_empty()).then(|| fill(what, &[("rows", &self.rows(told, repeated.len()))]))
    }

    /// Rows in a line, with the number of those that are not named.
    fn rows(&self, told: Vec<String>, all: usize) -> String {
        let (more, rows) = (all - told.len(), told.join(self.text.comma()));
        if more == 0 { rows } else { fill(self.list.rows_and_more(), &[("rows", &rows), ("n", &more.to_string())]) }
    }
}
