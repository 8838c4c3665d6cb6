//! Tables: rows of cells as text, whatever file they come from.

mod encoding;
mod file;
#[cfg(feature = "sheets")]
pub mod sheet;
mod text;

use std::ops::Range;

pub use file::FileKind;
pub use text::{Delimiter, TextTable};

/// A table, whatever file it comes from.
#[cfg(feature = "sheets")]
pub enum Table<'s, R> {
    /// A text.
    Text(Box<TextTable<R>>),
    /// A sheet of a workbook.
    Sheet(Box<sheet::SheetTable<'s>>),
}

/// Why the cells of a row are not what was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// A quote opens that nothing closes.
    OpenQuote,
    /// Something stands between a closing quote and the end of its cell.
    BehindQuote,
    /// A cell in quotes holds what look like whole rows.
    RowsInCell,
    /// It has a character that cannot be read in the table's encoding.
    Unreadable,
    /// One of the cells that are used may be of a kind that is not known.
    UnknownCell,
}

/// Why a table cannot be read any further.
#[derive(Debug)]
pub enum Stop {
    /// Its source fails.
    Source(std::io::Error),
    /// The row of this number is longer than [`LONGEST_ROW`].
    LongRow(u32),
    /// A cell stands further right than a list has columns.
    FarCell {
        /// The number of its row.
        row: u32,
        /// The place of its column.
        column: usize,
    },
    /// It holds more text than a list of a million people.
    TooMuch,
    /// Behind the row of this number it is not as its format has it; 0 where that is so from the beginning.
    Damaged(u32),
}

/// The most bytes that a row has, in UTF-8: a megabyte.
pub const LONGEST_ROW: usize = 1 << 20;

/// Some rows of a table, one behind the other.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    text: String,
    /// Behind each cell, its end in the text.
    cells: Vec<usize>,
    rows: Vec<End>,
    /// Places, in all cells, of those that show what stands in another one.
    shared: Vec<usize>,
    /// Places, in all cells, of those that are merged with some below them, and how many rows each covers.
    tall: Vec<(usize, u32)>,
    /// Places of rows, and of those of their columns in which a cell may stand that is not understood.
    unknown: Vec<(usize, Range<usize>)>,
    /// The name of the sheet in which they stand; empty where it has none, or none is told.
    sheet: String,
}

/// Where a row ends.
#[derive(Clone, Copy, Debug)]
struct End {
    number: u32,
    /// The number of cells up to here.
    cells: usize,
    flaw: Option<Flaw>,
    is_below_blank: bool,
}

/// One row of a table.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    rows: &'a Rows,
    place: usize,
    first: usize,
    end: End,
}

#[cfg(feature = "sheets")]
impl<R: std::io::Read> Table<'_, R> {
    /// The first rows, which stay to be read.
    pub fn first_rows(&self) -> Rows {
        match self {
            Self::Text(table) => table.first_rows(),
            Self::Sheet(table) => table.first_rows(),
        }
    }

    /// Says how many columns there are.
    pub fn set_width(&mut self, width: usize) {
        match self {
            Self::Text(table) => table.set_width(width),
            Self::Sheet(table) => table.set_width(width),
        }
    }

    /// Adds up to so many rows; none are left where it adds none.
    pub fn read(&mut self, rows: &mut Rows, most: usize) -> Result<(), Stop> {
        match self {
            Self::Text(table) => table.read(rows, most),
            Self::Sheet(table) => table.read(rows, most),
        }
    }
}

impl Rows {
    /// The number of rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The name of the sheet in which they stand; empty where it has none.
    pub fn sheet(&self) -> &str {
        &self.sheet
    }

    /// Makes room for other rows.
    pub fn clear(&mut self) {
        self.text.clear();
        self.cells.clear();
        self.rows.clear();
        self.shared.clear();
        self.tall.clear();
        self.unknown.clear();
    }

    /// Adds a cell to the row that is not yet ended.
    pub fn push(&mut self, cell: &str) {
        self.text.push_str(cell);
        self.cells.push(self.text.len());
    }

    /// Adds a cell that shows what stands in another one, with which it is merged.
    pub fn push_shared(&mut self, cell: &str) {
        self.shared.push(self.cells.len());
        self.push(cell);
    }

    /// Notes that the last cell covers so many rows.
    pub fn mark_tall(&mut self, rows: u32) {
        if let Some(last) = self.cells.len().checked_sub(1).filter(|_| rows > 1) {
            self.tall.push((last, rows));
        }
    }

    /// Notes that in these columns of the row that is not yet ended there may be a cell that is not understood.
    pub fn mark_unknown(&mut self, columns: Range<usize>) {
        if !columns.is_empty() {
            self.unknown.push((self.rows.len(), columns));
        }
    }

    /// Ends a row.
    pub fn end_row(&mut self, number: u32, flaw: Option<Flaw>) {
        self.rows.push(End { number, cells: self.cells.len(), flaw, is_below_blank: false });
    }

    /// Notes whether a blank row stands above the last row among people. `is_blank_above` is so of the rows before, and
    /// then of this one as well.
    pub fn mark_below_blank(&mut self, is_blank_above: &mut bool) {
        let is_blank = self.rows.len().checked_sub(1).is_some_and(|last| self.row(last).is_blank());
        if let Some(last) = self.rows.last_mut() {
            last.is_below_blank = *is_blank_above;
        }
        *is_blank_above |= is_blank;
    }

    /// Adds a row of another table, as it is.
    pub fn push_row(&mut self, row: Row<'_>) {
        for at in 0..row.len() {
            if row.is_shared(at) {
                self.push_shared(row.cell(at))
            } else {
                self.push(row.cell(at))
            }
            self.mark_tall(row.rows_of(at));
        }
        for columns in row.unknown() {
            self.mark_unknown(columns);
        }
        self.end_row(row.number(), row.flaw());
        self.mark_below_blank(&mut row.is_below_blank());
    }

    /// The row at a place.
    pub fn row(&self, at: usize) -> Row<'_> {
        let first = if at == 0 { 0 } else { self.rows[at - 1].cells };
        Row { rows: self, place: at, first, end: self.rows[at] }
    }

    /// Every row, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Row<'_>> + ExactSizeIterator {
        (0..self.len()).map(|at| self.row(at))
    }
}

impl<'a> Row<'a> {
    /// Its number in the table, from 1, as a spreadsheet shows it.
    pub fn number(self) -> u32 {
        self.end.number
    }

    /// Why its cells are not what was meant; none where nothing is wrong with them.
    pub fn flaw(self) -> Option<Flaw> {
        self.end.flaw
    }

    /// Whether a blank row stands somewhere above it, below the names of the columns.
    pub fn is_below_blank(self) -> bool {
        self.end.is_below_blank
    }

    /// The number of its cells.
    pub fn len(self) -> usize {
        self.end.cells - self.first
    }

    /// Whether it has no cell.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The text of a cell; empty where there is no such cell.
    pub fn cell(self, at: usize) -> &'a str {
        if at >= self.len() {
            return "";
        }
        let at = self.first + at;
        let start = if at == 0 { 0 } else { self.rows.cells[at - 1] };
        &self.rows.text[start..self.rows.cells[at]]
    }

    /// Every cell, in order.
    pub fn cells(self) -> impl ExactSizeIterator<Item = &'a str> {
        (0..self.len()).map(move |at| self.cell(at))
    }

    /// Whether a cell shows what stands in another one, with which it is merged.
    pub fn is_shared(self, at: usize) -> bool {
        !self.rows.shared.is_empty() && self.rows.shared.binary_search(&(self.first + at)).is_ok()
    }

    /// How many rows a cell covers, this one and those below it with which it is merged.
    pub fn rows_of(self, at: usize) -> u32 {
        let tall = &self.rows.tall;
        let found = tall.binary_search_by_key(&(self.first + at), |(cell, _)| *cell);
        found.ok().map_or(1, |found| tall[found].1)
    }

    /// The columns in which it may have cells that are not understood.
    pub fn unknown(self) -> impl Iterator<Item = Range<usize>> {
        let unknown = self.rows.unknown.iter().filter(move |(row, _)| *row == self.place);
        unknown.map(|(_, columns)| columns.clone())
    }

    /// How many of its cells are filled, without those that show what stands in another row or column.
    pub fn filled(self) -> usize {
        (0..self.len()).filter(|at| !self.cell(*at).trim().is_empty() && !self.is_shared(*at)).count()
    }

    /// Whether nothing stands in any of its cells, except what is shown of another row.
    pub fn is_blank(self) -> bool {
        (0..self.len()).all(|at| self.cell(at).trim().is_empty() || self.is_shared(at))
    }
}
