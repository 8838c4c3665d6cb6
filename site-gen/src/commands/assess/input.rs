//! What a list is read from: a file or standard input.

use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::Path;

use checker_roster::Roster;
use checker_roster::table::sheet::{SheetTable, Workbook};
use checker_roster::table::{Rows, Stop, TextTable};

use super::refused::{failed, no_sheets, other_file, stopped};
use super::workbook;
use crate::commands::args::AssessArgs;
use crate::commands::console::Console;
use crate::commands::failure::Failure;

/// The bytes of a list.
pub(super) type Input = Box<dyn Read + Send>;

/// Opens a list, or standard input for `-`.
pub(super) fn open(file: &Path) -> io::Result<Input> {
    if file == Path::new("-") { Ok(Box::new(io::stdin())) } else { Ok(Box::new(File::open(file)?)) }
}

/// What a list is read from, by its first bytes.
pub(super) enum Opened {
    /// A text.
    Text(Input),
    /// A workbook.
    Workbook(Box<Workbook>),
}

/// A list, read row by row.
pub(super) struct List<'s> {
    table: ListTable<'s>,
    /// Why it cannot be read behind the last rows that were.
    stop: Option<Stop>,
}

enum ListTable<'s> {
    Text(Box<TextTable<Input>>),
    Sheet(Box<SheetTable<'s>>),
}

/// How a workbook, which is a compressed file, begins.
const COMPRESSED: &[u8] = b"PK\x03\x04";
/// The first bytes of files that cannot be read, and what they are.
const OTHER_FILES: [(&[u8], &str, &str); 2] = [
    (
        b"\xd0\xcf\x11\xe0",
        "a sheet of Excel 97-2003 (.xls), or one with a password",
        "Excel 97-2003表格（.xls）或加密的表格",
    ),
    (b"%PDF", "a PDF file", "PDF文件"),
];

impl Opened {
    /// Opens a file, or standard input.
    pub(super) fn open(file: &Path) -> Result<Self, Failure> {
        let failed = |error: io::Error| failed(file, &error);
        let mut input = open(file).map_err(failed)?;
        let mut begin = Vec::new();
        input.by_ref().take(4).read_to_end(&mut begin).map_err(failed)?;
        if let Some((_, en, zh)) = OTHER_FILES.iter().find(|(sign, ..)| begin.starts_with(sign)) {
            return Err(other_file(file, en, zh));
        }
        let is_compressed = begin == COMPRESSED;
        let whole: Input = Box::new(Cursor::new(begin).chain(input));
        if is_compressed { Ok(Self::Workbook(Box::new(workbook::open(file, whole)?))) } else { Ok(Self::Text(whole)) }
    }

    /// Opens the list in it.
    pub(super) fn list(
        &mut self,
        console: Console,
        args: &AssessArgs,
        roster: &Roster<'_>,
    ) -> Result<List<'_>, Failure> {
        let stopped = |stop| stopped(&args.file, &stop);
        let book = match self {
            Self::Workbook(book) => book,
            Self::Text(_) if args.sheet.is_some() => return Err(no_sheets(&args.file)),
            Self::Text(input) => {
                let input = std::mem::replace(input, Box::new(io::empty()));
                let table = TextTable::open(input, &|rows| roster.score(rows)).map_err(stopped)?;
                return Ok(List { table: ListTable::Text(Box::new(table)), stop: None });
            }
        };
        let chosen = workbook::choose(&args.file, book, args.sheet.as_deref(), roster)?;
        if let Some(remark) = workbook::chosen(&chosen) {
            console.remark(&remark);
        }
        let table = book.table(&chosen.name).map_err(stopped)?;
        Ok(List { table: ListTable::Sheet(Box::new(table)), stop: None })
    }
}

impl List<'_> {
    /// The first rows, which stay to be read.
    pub(super) fn first_rows(&self) -> Rows {
        match &self.table {
            ListTable::Text(table) => table.first_rows(),
            ListTable::Sheet(table) => table.first_rows(),
        }
    }

    /// Leaves out rows at the top; the others have so many cells.
    pub(super) fn begin(&mut self, file: &Path, above: usize, width: usize) -> Result<(), Failure> {
        self.read(above).map_err(|stop| stopped(file, &stop))?;
        match &mut self.table {
            ListTable::Text(table) => table.set_width(width),
            ListTable::Sheet(table) => table.set_width(width),
        }
        Ok(())
    }

    /// Up to so many rows; none at the end. Why it cannot be read any further is told behind the last row.
    pub(super) fn read(&mut self, most: usize) -> Result<Rows, Stop> {
        if let Some(stop) = self.stop.take() {
            return Err(stop);
        }
        let mut rows = Rows::default();
        let read = match &mut self.table {
            ListTable::Text(table) => table.read(&mut rows, most),
            ListTable::Sheet(table) => table.read(&mut rows, most),
        };
        match read {
            Err(stop) if rows.is_empty() => return Err(stop),
            Err(stop) => self.stop = Some(stop),
            Ok(()) => {}
        }
        Ok(rows)
    }
}
