//! The answer as a workbook of one sheet, written row by row.

use std::io::Write;
use std::path::Path;

use checker_roster::table::{Row, Rows};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::commands::failure::Failure;
use crate::diag::{Words, words};

/// How many of the last columns hold sentences.
const SENTENCES: u16 = 3;
/// The width of such a column, in digits.
const WIDE: u16 = 40;
/// The most digits of a number that a sheet keeps.
const DIGITS: usize = 15;

/// A sheet that is being written.
pub(super) struct Sheet {
    book: Workbook,
    /// The next row, and how many columns there are.
    row: u32,
    columns: u16,
}

impl Sheet {
    /// An empty sheet; what is written stays in a file without a name in this folder until it is saved.
    pub(super) fn new(folder: &Path) -> Result<Self, XlsxError> {
        let mut book = Workbook::new();
        // The same list gives the same bytes, whatever the clock says.
        book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(1980, 1, 1)?));
        book.set_tempdir(folder)?;
        book.add_worksheet_with_constant_memory()?.set_freeze_panes(1, 0)?;
        Ok(Self { book, row: 0, columns: 0 })
    }

    /// Adds rows, of which the very first has the titles.
    pub(super) fn add(&mut self, rows: &Rows) -> Result<(), XlsxError> {
        let bold = Format::new().set_bold();
        let sheet = self.book.worksheet_from_index(0)?;
        for row in rows.iter() {
            if self.row == 0 {
                self.columns = u16::try_from(row.len()).map_err(|_| XlsxError::RowColumnLimitError)?;
                for column in self.columns.saturating_sub(SENTENCES)..self.columns {
                    sheet.set_column_width(column, WIDE)?;
                }
            }
            add_row(sheet, self.row, row, (self.row == 0).then_some(&bold))?;
            self.row += 1;
        }
        Ok(())
    }

    /// The number of the row that could not be added.
    pub(super) fn next_row(&self) -> u32 {
        self.row + 1
    }

    /// Writes the whole workbook.
    pub(super) fn save(mut self, to: &mut (impl Write + Send)) -> Result<(), XlsxError> {
        let sheet = self.book.worksheet_from_index(0)?;
        if self.columns > 0 {
            sheet.autofilter(0, 0, self.row.saturating_sub(1), self.columns - 1)?;
        }
        self.book.save_to_writer(to)
    }
}

/// Adds a row. A text stays a text, whatever it begins with.
fn add_row(sheet: &mut Worksheet, at: u32, row: Row<'_>, format: Option<&Format>) -> Result<(), XlsxError> {
    for (column, cell) in (0..).zip(row.cells()) {
        match (format, number(cell)) {
            (Some(format), _) => sheet.write_string_with_format(at, column, cell, format)?,
            (None, Some(number)) => sheet.write_number(at, column, number)?,
            (None, None) => sheet.write_string(at, column, cell)?,
        };
    }
    Ok(())
}

/// The number that a cell is, where its text is a plain decimal that a sheet keeps whole: `18` and `18.5`, but not `007`.
fn number(cell: &str) -> Option<f64> {
    let (whole, part) = cell.split_once('.').unwrap_or((cell, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let amount = whole.strip_prefix('-').unwrap_or(whole);
    let is_plain = digits(amount) && digits(part) && (amount == "0" || !amount.starts_with('0'));
    if is_plain && amount.len() + part.len() <= DIGITS { cell.parse().ok() } else { None }
}

/// Why a sheet cannot hold an answer; none where the system stands in the way.
pub(super) fn refused(error: &XlsxError, row: u32) -> Option<Failure> {
    let instead = || words("write it by --format csv", "请改用--format csv");
    let fails = |message: Words| Some(Failure::error(message, instead()));
    match error {
        XlsxError::RowColumnLimitError => fails(words(
            "the answer has more rows or columns than a sheet: 1,048,576 and 16,384",
            "结果的行数或列数超过工作表的上限（1048576行、16384列）",
        )),
        XlsxError::MaxStringLengthExceeded => fails(words(
            format!("row {row} of the answer has a cell of more than 32,767 characters, which a sheet cannot hold"),
            format!("结果第{row}行有单元格超过32767个字符，工作表无法容纳"),
        )),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn a_plain_decimal_is_a_number_and_nothing_else_is() {
        for cell in ["0", "18", "-3", "18.5", "18.50", "18.3333333333333", "0.25"] {
            assert_eq!(number(cell), cell.parse().ok(), "{cell}");
        }
        for cell in ["", "007", "+1", "1e5", "1.", ".5", "-", "１８", "440201199001011234", "inf", "=1", "1,000", "--1"]
        {
            assert_eq!(number(cell), None, "{cell}");
        }
    }
}
