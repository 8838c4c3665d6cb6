//! Workbooks as `.xlsx`: the sheet with the list, and its rows.
//!
//! Nothing in a workbook is run or fetched: formulas count by the value that was last calculated, macros and links are
//! not looked at. How large it is when inflated is measured before anything is read.

mod format;
mod merged;
mod package;
mod rows;
mod value;

use std::io::Cursor;

use calamine::{Reader, SheetType, Xlsx, XlsxError};

use super::{Rows, Stop};
use crate::{columns, fold};
use format::Formats;
use merged::Merged;
pub use package::Limits;
pub use rows::SheetTable;

/// The most columns of a list.
pub const MOST_COLUMNS: u32 = columns::MOST_COLUMNS as u32;

/// A workbook.
pub struct Workbook {
    book: Xlsx<Cursor<Vec<u8>>>,
    has_merged: bool,
}

/// Why bytes cannot be read as a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkbookFault {
    /// They are a compressed file, but no workbook.
    NoWorkbook,
    /// It holds more than [`Limits`] allow.
    TooLarge,
    /// It is not as the format has it.
    Damaged,
}

/// The sheet that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Its name.
    pub name: String,
    /// The names of the others that are not empty.
    pub left_out: Vec<String>,
}

/// Why it is not certain which sheet is to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChoiceFault {
    /// These sheets all name what lists have.
    Several(Vec<String>),
    /// No sheet has the given name; there are these.
    Unknown(Vec<String>),
}

impl Workbook {
    /// Opens a workbook.
    pub fn open(bytes: Vec<u8>, limits: Limits) -> Result<Self, WorkbookFault> {
        let found = package::measure(&bytes, limits)?;
        let book = Xlsx::new(Cursor::new(bytes)).map_err(|_| WorkbookFault::Damaged)?;
        Ok(Self { book, has_merged: found.merged > 0 })
    }

    /// The names of its sheets.
    pub fn names(&self) -> Vec<String> {
        let sheets = self.book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        sheets.map(|sheet| sheet.name.clone()).collect()
    }

    /// Chooses the sheet of this name, or else the only one whose first rows get a `score`; the first one where none
    /// does.
    pub fn choose(&mut self, named: Option<&str>, score: &dyn Fn(&Rows) -> usize) -> Result<Chosen, ChoiceFault> {
        let names = self.names();
        if let ([only], None) = (&names[..], named) {
            return Ok(Chosen { name: only.clone(), left_out: Vec::new() });
        }
        let mut lists = Vec::new();
        let mut filled = Vec::new();
        for name in &names {
            // What cannot be read is told of when it is the one to be read.
            let first = self.table(name).map(|table| table.first_rows());
            if first.as_ref().is_ok_and(|rows| score(rows) > 0) {
                lists.push(name.clone());
            }
            if !first.is_ok_and(|rows| rows.is_empty()) {
                filled.push(name.clone());
            }
        }
        let chosen = match named {
            Some(wanted) => named_so(wanted, &names).ok_or(ChoiceFault::Unknown(names.clone()))?,
            None if lists.len() > 1 => return Err(ChoiceFault::Several(lists)),
            None => lists.pop().or(filled.first().cloned()).or(names.first().cloned()).unwrap_or_default(),
        };
        filled.retain(|name| *name != chosen);
        Ok(Chosen { name: chosen, left_out: filled })
    }

    /// The table in the sheet of this name.
    pub fn table(&mut self, name: &str) -> Result<SheetTable<'_>, Stop> {
        let merged = if self.has_merged { self.book.merge_cells_by_sheet_name(name) } else { Ok(Vec::new()) };
        let merged = Merged::new(merged.map_err(|_| Stop::Damaged(0))?);
        let formats = self.formats(name).map_err(|_| Stop::Damaged(0))?;
        let cells = self.book.worksheet_cells_reader(name).map_err(|_| Stop::Damaged(0))?;
        SheetTable::open(cells, merged, formats, name)
    }

    /// What a sheet shows around its numbers; its cells are gone through for that only where a format shows something.
    fn formats(&mut self, name: &str) -> Result<Formats, XlsxError> {
        let mut cells = self.book.worksheet_cells_reader(name)?;
        let Some(mut formats) = Formats::new(cells.styles()) else { return Ok(Formats::default()) };
        while let Some((row, column, style)) = cells.next_style_id()? {
            if column < MOST_COLUMNS {
                formats.add(row, column, style);
            }
        }
        Ok(formats)
    }
}

fn named_so(wanted: &str, names: &[String]) -> Option<String> {
    let alike = || names.iter().find(|name| fold(name) == fold(wanted));
    names.iter().find(|name| *name == wanted).or_else(alike).cloned()
}
