//! Columns that are not used: which of them may decide something after all, and have to be asked about.

use crate::columns::{Columns, List, Said};
use crate::fault::ColumnFault;
use crate::fold;
use crate::kinds::industry_of;
use crate::names::{Names, id_of};
use crate::repeats::plain_number;
use crate::table::Row;
use crate::time::{self, OfYear};
use crate::title::Use;

impl Columns {
    /// What may be in a column whose title is not known; none where it is passed over, or holds the year.
    pub(crate) fn unknown(&mut self, column: usize, list: List<'_>) -> Option<ColumnFault> {
        if self.may_be_names(list.names, &Said::default()) == Some(column) {
            return None;
        }
        let doubt = self.time(column, list);
        if self.uses[column].is_some() {
            return None;
        }
        doubt.or_else(|| self.may_name_people(column, list)).or_else(|| self.undecided(column, list))
    }

    /// The column of units: beside totals it leaves open in which unit they are. Its title may be that of employers as well.
    pub(crate) fn units(&mut self, list: List<'_>) -> Option<ColumnFault> {
        let unit = self.place(|of| *of == Use::Unit)?;
        let names = list.names;
        let is_of_employers = names.employers.contains(&names.fold(&self.titles[unit]))
            && !list.cells(unit).any(|cell| id_of(&names.units, &names.fold(cell)).is_some());
        if self.is_log && is_of_employers {
            self.uses[unit] = None;
        }
        (!self.is_log && !is_of_employers).then_some(ColumnFault::UnitBeside(unit))
    }

    /// The first row of somebody who has one above, beside totals with days: they are entries of a log.
    pub(crate) fn spread(&self, list: List<'_>) -> Option<ColumnFault> {
        self.place(|of| *of == Use::Date).filter(|_| !self.is_log)?;
        let who = self.places(|of| matches!(of, Use::Name | Use::Number));
        let same = |one: &Row<'_>, other: &Row<'_>| {
            who.iter().all(|at| fold(one.cell(*at)) == fold(other.cell(*at)))
                && self.has_amount(*one)
                && self.has_amount(*other)
        };
        let is_again = |row: &Row<'_>| {
            list.rows_below().take_while(|above| above.number() < row.number()).any(|above| same(&above, row))
        };
        list.rows_below().filter(|_| !who.is_empty()).find(is_again).map(|row| ColumnFault::Spread(row.number()))
    }

    /// In a log, numbers of people that stand in no row tell nobody.
    pub(crate) fn leave_out_empty_numbers(&mut self, list: List<'_>) {
        if let Some(number) = self.place(|of| *of == Use::Number).filter(|_| self.is_log)
            && self.place(|of| *of == Use::Name).is_some()
            && list.cells(number).all(|cell| plain_number(cell).is_empty())
        {
            self.uses[number] = None;
        }
    }

    /// A column decides nothing only where its title is known to be such, or nothing stands in it. One beside totals may
    /// still say of which industry somebody is, or in which unit all amounts are.
    fn undecided(&self, column: usize, list: List<'_>) -> Option<ColumnFault> {
        let names = list.names;
        if !self.is_log {
            let (mut are_units, mut is_of_industry, mut is_filled) = (true, false, false);
            for cell in list.cells(column) {
                is_filled = true;
                are_units &= id_of(&names.units, &names.fold(cell)).is_some();
                is_of_industry |= industry_of(cell, names).is_some();
            }
            if !is_filled {
                return None;
            } else if are_units {
                return Some(ColumnFault::UnitBeside(column));
            } else if is_of_industry && self.industry.is_some() {
                return Some(ColumnFault::IndustryTwice(column));
            }
        }
        (!self.is_aside(column, names)).then_some(ColumnFault::Undecided(column))
    }

    /// Whether the title of a column is known to be that of one which decides nothing; none is asked about elsewhere.
    pub(crate) fn is_aside(&self, column: usize, names: &Names) -> bool {
        let title = names.fold(&self.titles[column]);
        let is_known =
            || [&names.asides, &names.serials, &names.other_times].iter().any(|known| known.contains(&title));
        title.is_empty() || is_known()
    }

    /// Where nothing says who somebody is, a column of texts beside totals may.
    fn may_name_people(&self, column: usize, list: List<'_>) -> Option<ColumnFault> {
        let is_told = self.place(|of| matches!(of, Use::Name | Use::Number)).is_some();
        let title = list.names.fold(&self.titles[column]);
        let mut has_text = list.cells(column).map(|cell| cell.starts_with(char::is_alphabetic));
        let may_be =
            !is_told && !title.is_empty() && !list.names.asides.contains(&title) && has_text.any(|is_text| is_text);
        may_be.then_some(ColumnFault::MayBeNames(column))
    }

    /// The columns without a title, but for a first one that counts the rows.
    pub(crate) fn untitled(&self, list: List<'_>, said: &Said) -> Vec<usize> {
        let is_said = |at: usize| said.uses.iter().any(|(place, _)| *place == at);
        let counts = |at: usize| {
            let count_from =
                |first: usize| list.cells(at).enumerate().all(|(place, number)| number == (place + first).to_string());
            at == 0 && list.cells(at).next().is_some() && (count_from(0) || count_from(1))
        };
        (0..self.titles.len()).filter(|at| self.titles[*at].is_empty() && !is_said(*at) && !counts(*at)).collect()
    }

    /// Decides what a column is whose title is not known, by whether it says a time: one of the year that is judged, as
    /// far as can be seen, is looked at in each row; what any other is has to be said.
    fn time(&mut self, column: usize, list: List<'_>) -> Option<ColumnFault> {
        let has_time = self.place(|of| matches!(of, Use::Date | Use::Year)).is_some();
        let title = self.titles[column].as_str();
        let is_no_learning = list.names.other_times.contains(&list.names.fold(title));
        if is_no_learning || (self.is_log && has_time) || time::of_year(title, list.rules) == OfYear::This {
            return None;
        }
        // A day may stand below the list, or in one of many remarks.
        let cells: Vec<&str> =
            list.rows_below().filter(|row| self.has_amount(*row)).map(|row| row.cell(column)).collect();
        let are_times = !cells.is_empty() && cells.iter().all(|cell| time::is_time(cell.trim()));
        let says_time = are_times || time::is_of_time(title, list.names, list.rules);
        let is_of_year = |cell: &&str| time::cell_of_year(cell, list.rules) == OfYear::This;
        if says_time && !self.is_log && !cells.is_empty() && cells.iter().all(is_of_year) {
            self.uses[column] = Some(Use::Year);
            return None;
        }
        says_time.then_some(ColumnFault::Timed(column))
    }
}
