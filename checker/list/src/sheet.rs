//! The answer as a workbook of one sheet, written row by row: the few parts that every program for spreadsheets asks for.
//!
//! A library that can write everything a workbook may have would be a third of the page's program.

use std::fmt::Write as _;
use std::io::{Error, ErrorKind, Result, Write};

use checker_roster::table::Row;
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{DateTime, ZipWriter};

use crate::cells::AnswerRows;
use crate::letter;

/// The most columns and rows of a sheet, and characters of a cell.
const MOST_COLUMNS: usize = 16_384;
const MOST_ROWS: u32 = 1_048_576;
const LONGEST_CELL: usize = 32_767;
/// The most digits of a number that a sheet keeps.
const DIGITS: usize = 15;
/// How many of the last columns hold sentences.
const SENTENCES: usize = 3;

/// The parts around the sheet, by their paths.
const PARTS: [(&str, &str); 5] = [
    (
        "[Content_Types].xml",
        concat!(
            r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
            r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
            r#"<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>"#,
            r#"<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"#,
            r#"<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>"#
        ),
    ),
    (
        "_rels/.rels",
        concat!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
            r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
        ),
    ),
    (
        "xl/workbook.xml",
        concat!(
            r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">"#,
            r#"<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>"#
        ),
    ),
    (
        "xl/_rels/workbook.xml.rels",
        concat!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
            r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>"#,
            r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#
        ),
    ),
    // Style 1 is bold.
    (
        "xl/styles.xml",
        concat!(
            r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#,
            r#"<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>"#,
            r#"<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>"#,
            r#"<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"#,
            r#"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"#,
            r#"<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>"#,
            r#"<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>"#,
            r#"<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#
        ),
    ),
];
const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// A workbook that is being written.
pub struct Sheet<W: Write> {
    zip: ZipWriter<StreamWriter<W>>,
    /// The number of rows so far, and of columns.
    rows: u32,
    columns: usize,
    text: String,
}

/// Why a sheet cannot hold something: the kind of the error is [`ErrorKind::InvalidInput`], and this is within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoRoom {
    /// It has too many rows or columns.
    Cells,
    /// The cell in the row of this number is too long.
    LongCell(u32),
}

impl std::fmt::Display for NoRoom {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for NoRoom {}

impl From<NoRoom> for Error {
    fn from(no_room: NoRoom) -> Self {
        Self::new(ErrorKind::InvalidInput, no_room)
    }
}

/// The same list gives the same bytes, whatever the clock says.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().last_modified_time(DateTime::default())
}

impl<W: Write> Sheet<W> {
    /// Begins a workbook with the parts around its sheet.
    pub fn new(to: W) -> Result<Self> {
        let mut zip = ZipWriter::new_stream(to);
        for (path, part) in PARTS {
            zip.start_file(path, options())?;
            zip.write_all([HEAD, part].concat().as_bytes())?;
        }
        Ok(Self { zip, rows: 0, columns: 0, text: String::new() })
    }

    /// Adds rows, of which the very first has the titles.
    pub fn add(&mut self, answer: &AnswerRows) -> Result<()> {
        for row in answer.rows().iter() {
            if self.rows == 0 {
                self.begin(row.len())?;
            }
            self.row(row)?;
        }
        self.zip.write_all(self.text.as_bytes())?;
        self.text.clear();
        Ok(())
    }

    /// Begins the sheet: the titles stay in view, and columns of sentences are wide.
    fn begin(&mut self, columns: usize) -> Result<()> {
        if columns > MOST_COLUMNS {
            return Err(NoRoom::Cells.into());
        }
        self.columns = columns;
        self.zip.start_file("xl/worksheets/sheet1.xml", options())?;
        self.text.push_str(HEAD);
        self.text.push_str(concat!(
            r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">"#,
            r#"<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>"#
        ));
        if columns > SENTENCES {
            let (first, last) = (columns - SENTENCES + 1, columns);
            self.xml(format_args!(r#"<cols><col min="{first}" max="{last}" width="40" customWidth="1"/></cols>"#));
        }
        self.text.push_str("<sheetData>");
        Ok(())
    }

    fn xml(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing to memory does not fail.
        let _ = self.text.write_fmt(text);
    }

    fn row(&mut self, row: Row<'_>) -> Result<()> {
        self.rows += 1;
        let number = self.rows;
        if number > MOST_ROWS {
            return Err(NoRoom::Cells.into());
        }
        self.xml(format_args!(r#"<row r="{number}">"#));
        for (at, cell) in row.cells().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let style = if number == 1 { r#" s="1""# } else { "" };
            self.xml(format_args!(r#"<c r="{}{number}"{style}"#, letter(at)));
            if number > 1 && is_number(cell) {
                self.xml(format_args!("><v>{cell}</v></c>"));
                continue;
            }
            if cell.encode_utf16().count() > LONGEST_CELL {
                return Err(NoRoom::LongCell(number).into());
            }
            // A text stays a text, whatever it begins with.
            self.text.push_str(r#" t="inlineStr"><is><t xml:space="preserve">"#);
            escape(cell, &mut self.text);
            self.text.push_str("</t></is></c>");
        }
        self.text.push_str("</row>");
        Ok(())
    }

    /// Ends the workbook, and gives back what it was written to.
    pub fn end(mut self) -> Result<W> {
        if self.rows == 0 {
            self.begin(0)?;
        }
        self.text.push_str("</sheetData>");
        if let Some(last) = self.columns.checked_sub(1) {
            let (last, rows) = (letter(last), self.rows);
            self.xml(format_args!(r#"<autoFilter ref="A1:{last}{rows}"/>"#));
        }
        self.text.push_str("</worksheet>");
        self.zip.write_all(self.text.as_bytes())?;
        Ok(self.zip.finish()?.into_inner())
    }
}

/// A whole answer as the bytes of a workbook; none where a sheet cannot hold it.
pub fn workbook(answer: &AnswerRows) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut sheet = Sheet::new(&mut bytes).ok()?;
    sheet.add(answer).ok()?;
    sheet.end().ok()?;
    Some(bytes)
}

/// Whether a cell is a plain decimal that a sheet keeps whole: `18` and `18.5`, but not `007`.
fn is_number(cell: &str) -> bool {
    let (whole, part) = cell.split_once('.').unwrap_or((cell, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let amount = whole.strip_prefix('-').unwrap_or(whole);
    let is_plain = digits(amount) && digits(part) && (amount == "0" || !amount.starts_with('0'));
    is_plain && amount.len() + part.len() <= DIGITS
}

/// Adds a text as XML. Characters that XML cannot hold are written as sheets write them, such as `_x0007_`; a text that
/// looks like that, so that it stays as it is.
fn escape(text: &str, to: &mut String) {
    for (at, c) in text.char_indices() {
        match c {
            '&' => to.push_str("&amp;"),
            '<' => to.push_str("&lt;"),
            '>' => to.push_str("&gt;"),
            '\t' | '\n' => to.push(c),
            '\0'..'\u{20}' | '\u{fffe}' | '\u{ffff}' => {
                let _ = write!(to, "_x{:04X}_", u32::from(c));
            }
            '_' if is_escape(&text.as_bytes()[at..]) => to.push_str("_x005F_"),
            _ => to.push(c),
        }
    }
}

/// Whether a text begins as `_x0041_` does.
fn is_escape(text: &[u8]) -> bool {
    matches!(text, [b'_', b'x', a, b, c, d, b'_', ..] if [a, b, c, d].into_iter().all(u8::is_ascii_hexdigit))
}

#[cfg(test)]
mod tests {
    use super::{escape, is_number};

    #[test]
    fn a_plain_decimal_is_a_number_and_nothing_else_is() {
        for cell in ["0", "18", "-3", "18.5", "18.50", "18.3333333333333", "0.25"] {
            assert!(is_number(cell), "{cell}");
        }
        for cell in ["", "007", "+1", "1e5", "1.", ".5", "-", "１８", "440201199001011234", "inf", "=1", "1,000", "--1"]
        {
            assert!(!is_number(cell), "{cell}");
        }
    }

    #[test]
    fn texts_are_escaped_as_sheets_do() {
        let escaped = |text: &str| {
            let mut to = String::new();
            escape(text, &mut to);
            to
        };
        assert_eq!(escaped("<a>&\"b\n\t"), "&lt;a&gt;&amp;\"b\n\t");
        assert_eq!(escaped("\u{7}\r"), "_x0007__x000D_");
        assert_eq!(escaped("_x0041_ _x00_ x"), "_x005F_x0041_ _x00_ x");
    }
}
