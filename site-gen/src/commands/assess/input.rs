//! What a list is read from: a file or standard input.

use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::Path;

use checker_roster::Roster;
use checker_roster::table::sheet::Workbook;
use checker_roster::table::{FileKind, Rows, Stop, Table, TextTable};

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
    table: Table<'s, Input>,
    /// Why it cannot be read behind the last rows that were.
    stop: Option<Stop>,
}

impl Opened {
    /// Opens a file, or standard input.
    pub(super) fn open(file: &Path) -> Result<Self, Failure> {
        let failed = |error: io::Error| failed(file, &error);
        let mut input = open(file).map_err(failed)?;
        let mut begin = Vec::new();
        input.by_ref().take(FileKind::BYTES as u64).read_to_end(&mut begin).map_err(failed)?;
        let kind = FileKind::of(&begin);
        let whole: Input = Box::new(Cursor::new(begin).chain(input));
        match kind {
            FileKind::Text => Ok(Self::Text(whole)),
            FileKind::Workbook => Ok(Self::Workbook(Box::new(workbook::open(file, whole)?))),
            FileKind::OldWorkbook => Err(other_file(
                file,
                "a sheet of Excel 97-2003 (.xls), or one with a password",
                "Excel 97-2003表格（.xls）或加密的表格",
            )),
            FileKind::Pdf => Err(other_file(file, "a PDF file", "PDF文件")),
            FileKind::Markup => Err(other_file(file, "a page of the web (HTML or XML)", "网页（HTML或XML）")),
        }
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
                return Ok(List { table: Table::Text(Box::new(table)), stop: None });
            }
        };
        let chosen = workbook::choose(&args.file, book, args.sheet.as_deref(), roster)?;
        if let Some(remark) = workbook::chosen(&chosen) {
            console.remark(&remark);
        }
        let table = book.table(&chosen.name).map_err(stopped)?;
        Ok(List { table: Table::Sheet(Box::new(table)), stop: None })
    }
}

impl List<'_> {
    /// The first rows, which stay to be read.
    pub(super) fn first_rows(&self) -> Rows {
        self.table.first_rows()
    }

    /// Leaves out rows at the top; the others have so many cells.
    pub(super) fn begin(&mut self, file: &Path, above: usize, width: usize) -> Result<(), Failure> {
        self.read(above).map_err(|stop| stopped(file, &stop))?;
        self.table.set_width(width);
        Ok(())
    }

    /// Up to so many rows; none at the end. Why it cannot be read any further is told behind the last row.
    pub(super) fn read(&mut self, most: usize) -> Result<Rows, Stop> {
        if let Some(stop) = self.stop.take() {
            return Err(stop);
        }
        let mut rows = Rows::default();
        match self.table.read(&mut rows, most) {
            Err(stop) if rows.is_empty() => return Err(stop),
            Err(stop) => self.stop = Some(stop),
            Ok(()) => {}
        }
        Ok(rows)
    }
}
