//! The rows of one sheet.

use std::io::Cursor;

use calamine::{DataRef, XlsxCellFormulaMetadataRecord, XlsxCellReader, XlsxError};

use super::super::{LONGEST_ROW, Rows, Stop};
use super::format::Formats;
use super::merged::Merged;
use super::{MOST_COLUMNS, value};

/// The most rows of a sheet.
const MOST_ROWS: u32 = 1 << 20;
/// The most rows among which the names of the columns are looked for.
const TRIED_ROWS: usize = 32;
/// The most text that is read at a time, in bytes.
const BATCH: usize = 1 << 24;

/// The most characters of a cell, as programs for sheets count them.
const LONGEST_CELL: usize = 32_767;
/// The most bytes of text in all cells: a small file may have one long text in many of them.
const MOST_TEXT: usize = 1 << 29;

/// A row and a column, from 0.
type Place = (u32, u32);

type Record<'w> = XlsxCellFormulaMetadataRecord<'w>;

/// A sheet of a [`Workbook`](super::Workbook), read row by row. A row ends at its last filled cell, but is never shorter
/// than the list is wide; rows that the file leaves out are blank.
pub struct SheetTable<'w> {
    cells: XlsxCellReader<'w, Cursor<Vec<u8>>>,
    merged: Merged,
    formats: Formats,
    /// The next filled cell.
    ahead: Option<Record<'w>>,
    /// Places from which and before which there is a cell that is not understood: row and column, from 0.
    unknown: Vec<(Place, Place)>,
    /// The number of the last row that was read, from 1.
    number: u32,
    width: usize,
    /// Whether a row below the names of the columns was blank.
    is_blank_above: bool,
    /// The first rows, and how many of them were given out.
    first: Rows,
    given: usize,
    text: String,
    /// The bytes of text so far.
    size: usize,
}

impl<'w> SheetTable<'w> {
    pub(super) fn open(
        cells: XlsxCellReader<'w, Cursor<Vec<u8>>>,
        merged: Merged,
        formats: Formats,
        name: &str,
    ) -> Result<Self, Stop> {
        let (first, text) = (Rows::default(), String::new());
        let mut table = Self {
            cells,
            merged,
            formats,
            ahead: None,
            unknown: Vec::new(),
            number: 0,
            width: 0,
            is_blank_above: false,
            first,
            given: 0,
            text,
            size: 0,
        };
        table.advance(1)?;
        let mut first = Rows::default();
        while first.len() < TRIED_ROWS && table.read_row(&mut first)? {}
        name.clone_into(&mut first.sheet);
        table.first = first;
        Ok(table)
    }

    /// The first rows, which stay to be read.
    pub fn first_rows(&self) -> Rows {
        self.first.clone()
    }

    /// Says how many columns there are, so that cells that are blank at the end of a row are cells too.
    pub fn set_width(&mut self, width: usize) {
        self.width = width;
    }

    /// Reads up to so many rows; none are left where it reads none.
    pub fn read(&mut self, rows: &mut Rows, most: usize) -> Result<(), Stop> {
        for _ in 0..most {
            if !self.give_row(rows)? {
                break;
            }
            if self.width > 0 {
                rows.mark_below_blank(&mut self.is_blank_above);
            }
            if rows.text.len() > BATCH {
                break;
            }
        }
        Ok(())
    }

    fn give_row(&mut self, rows: &mut Rows) -> Result<bool, Stop> {
        if self.given == self.first.len() {
            return self.read_row(rows);
        }
        let row = self.first.row(self.given);
        for at in 0..row.len() {
            if row.is_shared(at) {
                rows.push_shared(row.cell(at))
            } else {
                rows.push(row.cell(at))
            }
            rows.mark_tall(row.rows_of(at));
        }
        row.unknown().for_each(|columns| rows.mark_unknown(columns));
        rows.widen(row.len(), self.width);
        rows.end_row(row.number(), row.flaw());
        self.given += 1;
        Ok(true)
    }

    fn read_row(&mut self, rows: &mut Rows) -> Result<bool, Stop> {
        if self.ahead.is_none() {
            return Ok(false);
        }
        self.number += 1;
        let (begun, row) = (rows.text.len(), self.number - 1);
        self.merged.begin_row(row);
        let mut columns = 0;
        while let Some(cell) = self.ahead.take_if(|cell| cell.pos.0 == row) {
            let column = cell.pos.1;
            if column >= MOST_COLUMNS {
                return Err(Stop::FarCell { row: self.number, column: column as usize });
            }
            self.fill(rows, columns..column);
            self.push(rows, &cell)?;
            columns = column + 1;
            if rows.text.len() - begun > LONGEST_ROW {
                return Err(Stop::LongRow(self.number));
            }
            self.advance(column + 1)?;
        }
        let covered = self.merged.width().min(if self.width == 0 { usize::MAX } else { self.width });
        let end = columns.max(u32::try_from(covered).unwrap_or(MOST_COLUMNS));
        self.fill(rows, columns..end);
        if rows.text.len() - begun > LONGEST_ROW {
            return Err(Stop::LongRow(self.number));
        }
        self.size += rows.text.len() - begun;
        if self.size > MOST_TEXT {
            return Err(Stop::TooMuch);
        }
        rows.widen(end as usize, self.width);
        for (from, to) in &self.unknown {
            let first = if from.0 == row { from.1 } else { 0 };
            let end = if to.0 == row { to.1 } else { MOST_COLUMNS };
            if (from.0..=to.0).contains(&row) {
                rows.mark_unknown(first as usize..end as usize);
            }
        }
        self.unknown.retain(|(_, to)| to.0 > row);
        rows.end_row(self.number, None);
        Ok(true)
    }

    /// Adds cells that the file leaves out.
    fn fill(&self, rows: &mut Rows, columns: std::ops::Range<u32>) {
        for column in columns {
            match self.merged.shown(self.number - 1, column) {
                Some(text) if !text.is_empty() => rows.push_shared(text),
                _ => rows.push(""),
            }
        }
    }

    fn push(&mut self, rows: &mut Rows, cell: &Record<'w>) -> Result<(), Stop> {
        let (row, column) = cell.pos;
        if self.merged.shown(row, column).is_some() {
            self.fill(rows, column..column + 1);
            return Ok(());
        }
        self.text.clear();
        value::add(&cell.value, cell.formula.as_ref(), &mut self.text);
        let mut is_struck = false;
        if let Some(around) = self.formats.around(row, column) {
            is_struck = around.is_struck;
            if let DataRef::Float(_) | DataRef::Int(_) = cell.value {
                around.put(&mut self.text);
            }
        }
        if self.text.len() > LONGEST_CELL && self.text.encode_utf16().count() > LONGEST_CELL {
            return Err(Stop::Damaged(row));
        }
        self.merged.keep(row, column, &self.text);
        rows.push(&self.text);
        rows.mark_tall(self.merged.height(row, column));
        if is_struck && !self.text.trim().is_empty() {
            rows.mark_unknown(column as usize..column as usize + 1);
        }
        Ok(())
    }

    /// Goes on to the next filled cell. In the row of the last one it has to be in this column, or behind it.
    fn advance(&mut self, column: u32) -> Result<(), Stop> {
        let here = self.number.max(1) - 1;
        let mut is_unknown = false;
        self.ahead = loop {
            match self.cells.next_cell_with_formula_metadata() {
                Ok(Some(cell)) if is_blank(&cell) => {}
                Ok(next) => break next,
                // An error value of a later version.
                Err(XlsxError::CellError(_)) => is_unknown = true,
                Err(_) => return Err(Stop::Damaged(self.number)),
            }
        };
        let next = self.ahead.as_ref().map(|cell| cell.pos);
        if is_unknown {
            // It stands somewhere between both cells.
            let from = if self.number == 0 { (0, 0) } else { (here, column) };
            self.unknown.push((from, next.unwrap_or((here, MOST_COLUMNS))));
        }
        let is_in_order = |pos: (u32, u32)| pos.0 > here || self.number == 0 || (pos.0 == here && pos.1 >= column);
        match next {
            Some(pos) if !is_in_order(pos) || pos.0 >= MOST_ROWS => Err(Stop::Damaged(self.number)),
            _ => Ok(()),
        }
    }
}

/// Whether nothing stands in a cell, although the file has it.
fn is_blank(cell: &Record<'_>) -> bool {
    match &cell.value {
        DataRef::Empty => cell.formula.is_none(),
        DataRef::String(text) => text.is_empty(),
        DataRef::SharedString(text) => text.is_empty(),
        _ => false,
    }
}

impl Rows {
    /// Adds blank cells to a row that has fewer than there are columns.
    fn widen(&mut self, cells: usize, width: usize) {
        (cells..width).for_each(|_| self.push(""));
    }
}
