//! What a list is read from: a file or standard input.

use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::Path;

use checker_roster::Roster;
use checker_roster::table::sheet::{SheetTable, Workbook};
use checker_roster::table::{Rows, Stop, TextTable};

use super::workbook;
use crate::commands::args::AssessArgs;
use crate::commands::console::Console;
use crate::commands::failure::Failure;
use crate::diag::{cause, words};
use crate::exchange::schema_name;

/// The bytes of a list.
pub(super) type Input = Box<dyn Read + Send>;

/// Opens a list, or standard input for `-`.
pub(super) fn open(file: &Path) -> io::Result<Input> {
    if file == Path::new("-") { Ok(Box::new(io::stdin())) } else { Ok(Box::new(File::open(file)?)) }
}

/// What a list is read from, by its first bytes.
pub(super) enum Source {
    /// A text.
    Text(Input),
    /// A workbook.
    Workbook(Box<Workbook>),
}

/// A list, read row by row.
pub(super) struct List<'s> {
    table: Table<'s>,
    /// Why it cannot be read behind the last rows that were.
    stop: Option<Stop>,
}

enum Table<'s> {
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

impl Source {
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
            Self::Text(_) if args.sheet.is_some() => return Err(workbook::no_sheets(&args.file)),
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
        match &self.table {
            Table::Text(table) => table.first_rows(),
            Table::Sheet(table) => table.first_rows(),
        }
    }

    /// Leaves out rows at the top; the others have so many cells.
    pub(super) fn begin(&mut self, file: &Path, above: usize, width: usize) -> Result<(), Failure> {
        self.read(above).map_err(|stop| stopped(file, &stop))?;
        match &mut self.table {
            Table::Text(table) => table.set_width(width),
            Table::Sheet(table) => table.set_width(width),
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
            Table::Text(table) => table.read(&mut rows, most),
            Table::Sheet(table) => table.read(&mut rows, most),
        };
        match read {
            Err(stop) if rows.is_empty() => return Err(stop),
            Err(stop) => self.stop = Some(stop),
            Ok(()) => {}
        }
        Ok(rows)
    }
}

/// The list cannot be read, or not any further.
pub(super) fn stopped(file: &Path, stop: &Stop) -> Failure {
    match stop {
        Stop::Source(error) => failed(file, error),
        Stop::LongRow(row) => long_row(file, *row),
        Stop::FarCell { row, column } => workbook::far_cell(file, *row, *column),
        Stop::Damaged(row) => workbook::damaged(file, *row),
    }
}

fn long_row(file: &Path, row: u32) -> Failure {
    let file = file.display();
    Failure::error(
        words(
            format!("{file}: row {row} is longer than a megabyte, so this is no list"),
            format!("{file}：第{row}行超过1兆字节，不是名单"),
        ),
        words("save the list as CSV or .xlsx", "请将名单另存为CSV或.xlsx格式"),
    )
}

/// The list cannot be read.
pub(super) fn failed(file: &Path, error: &io::Error) -> Failure {
    let (file, cause) = (file.display(), cause(error));
    Failure::error(
        words(format!("{file} cannot be read: {}", cause.en), format!("无法读取{file}：{}", cause.zh)),
        words("check that the file exists, and save it as CSV or .xlsx", "请确认文件存在，并另存为CSV或.xlsx格式"),
    )
}

/// The file is of another kind.
pub(super) fn other_file(file: &Path, en: &str, zh: &str) -> Failure {
    let file = file.display();
    Failure::error(
        words(format!("{file} is {en}"), format!("{file}是{zh}")),
        words("open it and save it as .xlsx or CSV, without a password", "请打开后另存为.xlsx或CSV格式，不要加密"),
    )
}

/// The file does not hold one person's facts.
pub(super) fn no_facts(file: &Path, error: &serde_json::Error) -> Failure {
    let (file, line, column, schema) = (file.display(), error.line(), error.column(), schema_name());
    Failure::error(
        words(
            format!("{file}:{line}:{column}: these are not one person's facts: {error}"),
            format!("{file}:{line}:{column}：这不是一个人的情况：{error}"),
        ),
        words(
            format!("write them as Facts in rules/{schema} of the site says"),
            format!("请按网站上rules/{schema}中Facts的格式书写"),
        ),
    )
}
