//! What a list is read from: a file or standard input.

use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::Path;

use checker_roster::Roster;
use checker_roster::table::{Rows, Stop, TextTable};

use crate::commands::failure::Failure;
use crate::diag::{cause, words};
use crate::exchange::schema_name;

/// The bytes of a list.
pub(super) type Input = Box<dyn Read + Send>;

/// Opens a list, or standard input for `-`.
pub(super) fn open(file: &Path) -> io::Result<Input> {
    if file == Path::new("-") { Ok(Box::new(io::stdin())) } else { Ok(Box::new(File::open(file)?)) }
}

/// A list, read row by row.
pub(super) struct List(TextTable<Input>);

/// The first bytes of files that are no text, and what they are.
const OTHER_FILES: [(&[u8], &str, &str); 3] = [
    (
        b"\xd0\xcf\x11\xe0",
        "a sheet of Excel 97-2003 (.xls), or one with a password",
        "Excel 97-2003表格（.xls）或加密的表格",
    ),
    (b"%PDF", "a PDF file", "PDF文件"),
    (b"PK\x03\x04", "a compressed file", "压缩文件"),
];

impl List {
    /// Opens a list as a table of text.
    pub(super) fn open(file: &Path, roster: &Roster<'_>) -> Result<Self, Failure> {
        let failed = |error: io::Error| failed(file, &error);
        let mut input = open(file).map_err(failed)?;
        let mut begin = Vec::new();
        input.by_ref().take(4).read_to_end(&mut begin).map_err(failed)?;
        if let Some((_, en, zh)) = OTHER_FILES.iter().find(|(sign, ..)| begin.starts_with(sign)) {
            return Err(other_file(file, en, zh));
        }
        let whole: Input = Box::new(Cursor::new(begin).chain(input));
        TextTable::open(whole, &|rows| roster.score(rows)).map(Self).map_err(|stop| stopped(file, &stop))
    }

    /// The first rows, which stay to be read.
    pub(super) fn first_rows(&self) -> Rows {
        self.0.first_rows()
    }

    /// Leaves out rows at the top; the others have so many cells.
    pub(super) fn begin(&mut self, file: &Path, above: usize, width: usize) -> Result<(), Failure> {
        self.0.read(&mut Rows::default(), above).map_err(|stop| stopped(file, &stop))?;
        self.0.set_width(width);
        Ok(())
    }

    /// Up to so many rows; none at the end.
    pub(super) fn read(&mut self, most: usize) -> Result<Rows, Stop> {
        let mut rows = Rows::default();
        self.0.read(&mut rows, most)?;
        Ok(rows)
    }
}

/// The list cannot be read, or not any further.
pub(super) fn stopped(file: &Path, stop: &Stop) -> Failure {
    let file = file.display();
    match stop {
        Stop::Source(error) => failed(Path::new(&file.to_string()), error),
        Stop::LongRow(row) => Failure::error(
            words(
                format!("{file}: row {row} is longer than a megabyte, so this is no list"),
                format!("{file}：第{row}行超过1兆字节，不是名单"),
            ),
            words("save the list as CSV or .xlsx", "请将名单另存为CSV或.xlsx格式"),
        ),
    }
}

/// The list cannot be read.
pub(super) fn failed(file: &Path, error: &io::Error) -> Failure {
    let (file, cause) = (file.display(), cause(error));
    Failure::error(
        words(format!("{file} cannot be read: {}", cause.en), format!("无法读取{file}：{}", cause.zh)),
        words("check that the file exists, and save it as CSV or .xlsx", "请确认文件存在，并另存为CSV或.xlsx格式"),
    )
}

fn other_file(file: &Path, en: &str, zh: &str) -> Failure {
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
