//! Why a list, or a row of it, cannot be read, in words.

use checker_roster::table::{Flaw, Row};
use checker_roster::{CellFault, ColumnFault, Columns, Kind, RowFault, Use};
use checker_rules::{CategoryId, ModeId, word_of};
use checker_widget::{FieldError, fill, named, unit_names};

use crate::Phrases;

impl Phrases<'_> {
    /// Why a row cannot be read, with what stands in cells for which the list has no column.
    pub fn row_fault(&self, fault: RowFault, row: Row<'_>, columns: &Columns, kinds: &[Kind<'_>]) -> String {
        let why = self.why_unread(fault, row, columns, kinds);
        let surplus = (columns.titles.len()..row.len()).map(|at| row.cell(at).trim()).filter(|cell| !cell.is_empty());
        let surplus: Vec<&str> = surplus.collect();
        if surplus.is_empty() {
            return why;
        }
        fill(self.list.surplus(), &[("why", &why), ("cells", &surplus.join(self.text.comma()))])
    }

    fn why_unread(&self, fault: RowFault, row: Row<'_>, columns: &Columns, kinds: &[Kind<'_>]) -> String {
        let list = self.list;
        match fault {
            RowFault::Flaw(Flaw::OpenQuote) => list.open_quote().to_owned(),
            RowFault::Flaw(Flaw::BehindQuote) => list.behind_quote().to_owned(),
            RowFault::Flaw(Flaw::RowsInCell) => list.rows_in_cell().to_owned(),
            RowFault::Flaw(Flaw::Unreadable) => list.unreadable().to_owned(),
            RowFault::Flaw(Flaw::UnknownCell) => list.unknown_cell().to_owned(),
            RowFault::Cells { found, columns } => {
                fill(list.cells(), &[("found", &found.to_string()), ("columns", &columns.to_string())])
            }
            RowFault::Alone => list.alone().to_owned(),
            RowFault::MayBeSum => list.may_be_sum().to_owned(),
            RowFault::MayBeRemark => list.may_be_remark().to_owned(),
            RowFault::NoAmount => list.no_amount().to_owned(),
            RowFault::BelowBlank => list.below_blank().to_owned(),
            RowFault::Cell { column, why } => self.cell_fault(column, why, (row, columns, kinds)),
        }
    }

    fn cell_fault(
        &self,
        column: usize,
        why: CellFault,
        (row, columns, kinds): (Row<'_>, &Columns, &[Kind<'_>]),
    ) -> String {
        let (list, cell) = (self.list, row.cell(column).trim());
        let columns_of = columns.uses.get(column).and_then(Option::as_ref);
        let column = self.column(column, columns);
        let place = fill(list.cell(), &[("column", &column), ("cell", &shortened(cell))]);
        let year = self.rules.year.to_string();
        let of = |pattern: &str| fill(pattern, &[("place", &place), ("column", &column), ("year", &year)]);
        match why {
            CellFault::Unknown | CellFault::NotADay | CellFault::Amount(..) if cell.starts_with('=') => {
                of(list.formula())
            }
            CellFault::Unknown | CellFault::NotADay | CellFault::Amount(..) if cell.starts_with('#') => {
                of(list.error_value())
            }
            CellFault::Blank => of(list.blank()),
            CellFault::Unknown => {
                let known: Vec<&str> = match columns_of {
                    Some(Use::Category) => self.year.categories.values().map(String::as_str).collect(),
                    Some(Use::Industry) => self.year.industries.values().map(String::as_str).collect(),
                    Some(Use::State) => {
                        let text = self.text;
                        vec![text.state_planned(), text.state_done(), text.state_declared(), text.state_recognised()]
                    }
                    Some(Use::Mode) => self.rules.modes.iter().map(|mode| self.mode(mode)).collect(),
                    _ => return of(list.unknown()),
                };
                fill(list.unknown_of(), &[("place", &place), ("names", &known.join(self.text.comma()))])
            }
            CellFault::Untitled => of(list.untitled()),
            CellFault::Doubtful => of(list.doubtful()),
            CellFault::Shared => of(list.shared()),
            CellFault::OtherUnit => of(list.other_unit()),
            CellFault::UnitBeside => of(list.unit_in_cell()),
            CellFault::OtherYear => of(list.other_year()),
            CellFault::NotADay => of(list.not_a_day()),
            CellFault::OtherThanYear => of(list.other_than_year()),
            CellFault::OtherThanBefore => of(list.other_than_before()),
            CellFault::LostDigits => of(list.lost_digits()),
            CellFault::Amount(why, kind) => {
                let units =
                    kinds.get(kind).and_then(Kind::accepted).map(|accepted| unit_names(accepted, &self.year.units));
                let word = word_of(cell);
                let values = [("category", place.as_str()), ("units", units.as_deref().unwrap_or("")), ("word", &word)];
                fill(FieldError::Amount(why).message(self.text), &values)
            }
        }
    }

    /// Why the columns of a list cannot be told. `titles` are those of the list.
    pub fn column_fault(&self, fault: &ColumnFault, titles: &[String]) -> String {
        let list = self.list;
        let column = |at: usize| self.column_titled(at, titles);
        let year = self.rules.year.to_string();
        let of_column = |pattern: &str, at: usize| fill(pattern, &[("column", &column(at)), ("year", &year)]);
        let of_row = |pattern: &str, row: u32| fill(pattern, &[("n", &row.to_string()), ("year", &year)]);
        match fault {
            ColumnFault::Empty => list.empty().to_owned(),
            ColumnFault::Nobody => list.nobody().to_owned(),
            ColumnFault::Timed(at) => of_column(list.timed(), *at),
            ColumnFault::Undecided(at) => of_column(list.undecided(), *at),
            ColumnFault::Untitled(at) => of_column(list.untitled(), *at),
            ColumnFault::Spread(row) => of_row(list.spread(), *row),
            ColumnFault::NoAmounts => list.no_amounts().to_owned(),
            ColumnFault::Sheet => fill(list.other_sheet(), &[("year", &year)]),
            ColumnFault::UnitBeside(at) => of_column(list.unit_beside(), *at),
            ColumnFault::OtherYear(row) => of_row(list.other_year_above(), *row),
            ColumnFault::UnitAbove(row) => of_row(list.unit_above(), *row),
            ColumnFault::NoNames => {
                let names: Vec<&str> = self.year.categories.values().map(String::as_str).collect();
                fill(list.no_names(), &[("names", &names.join(self.text.comma()))])
            }
            ColumnFault::Twice(first, second) => {
                fill(list.twice(), &[("first", &column(*first)), ("second", &column(*second))])
            }
            ColumnFault::NoIndustry => list.no_industry().to_owned(),
            ColumnFault::IndustryTwice(at) => of_column(list.industry_twice(), *at),
            ColumnFault::NoPerson => list.no_person().to_owned(),
            ColumnFault::Unclear(at) => of_column(list.unclear_beside(), *at),
            ColumnFault::MayBeNames(at) => of_column(list.may_be_names(), *at),
            ColumnFault::NotWithout(at) => of_column(list.not_without(), *at),
            ColumnFault::TooWide => list.too_wide().to_owned(),
            ColumnFault::Above(row) => of_row(list.above(), *row),
            ColumnFault::Below(row) => of_row(list.below(), *row),
            ColumnFault::Mixed(first, second) => {
                fill(list.mixed(), &[("first", &column(*first)), ("second", &column(*second))])
            }
            ColumnFault::Lacking { category, unclear } if unclear.is_empty() => {
                fill(list.lacking(), &[("category", self.category(category))])
            }
            ColumnFault::Lacking { category, unclear } => {
                let columns: Vec<String> = unclear.iter().map(|at| column(*at)).collect();
                let columns = columns.join(self.text.comma());
                fill(list.unclear(), &[("category", self.category(category)), ("columns", &columns)])
            }
        }
    }

    fn category<'l>(&'l self, id: &'l CategoryId) -> &'l str {
        named(&self.year.categories, id.as_str())
    }

    fn mode<'l>(&'l self, id: &'l ModeId) -> &'l str {
        self.year.rules.get(&["mode.", id.as_str()].concat()).map_or(id.as_str(), String::as_str)
    }

    fn column(&self, at: usize, columns: &Columns) -> String {
        self.column_titled(at, &columns.titles)
    }

    /// A column by its title and by the letter that spreadsheets give it.
    fn column_titled(&self, at: usize, titles: &[String]) -> String {
        let title = titles.get(at).map_or("", String::as_str);
        let pattern = if title.is_empty() { self.list.column_untitled() } else { self.list.column() };
        fill(pattern, &[("column", &shortened(title)), ("letter", &letter(at))])
    }
}

/// The letter of a column, as spreadsheets have it: A, B, … Z, AA.
pub fn letter(at: usize) -> String {
    let mut letters = Vec::new();
    let mut left = at + 1;
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// A text in one line of at most 40 characters, as a message quotes it.
fn shortened(text: &str) -> String {
    const MOST: usize = 40;
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(MOST + 1).collect();
    if line.chars().count() <= MOST { line } else { line.chars().take(MOST - 1).chain(['…']).collect() }
}

#[cfg(test)]
mod tests {
    use super::{letter, shortened};

    #[test]
    fn columns_have_the_letters_of_spreadsheets() {
        assert_eq!([0, 25, 26, 27, 701, 702].map(letter), ["A", "Z", "AA", "AB", "ZZ", "AAA"]);
    }

    #[test]
    fn messages_quote_one_line() {
        assert_eq!(shortened("公需\n科目"), "公需 科目");
        assert_eq!(shortened(&"长".repeat(41)), format!("{}…", "长".repeat(39)));
    }
}
