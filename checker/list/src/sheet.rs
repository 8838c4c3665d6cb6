//! The answer as a workbook of one sheet, written row by row.

use std::io::Write;

use checker_roster::table::{Row, Rows};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::cells::AnswerRows;

/// How many of the last columns hold sentences.
const SENTENCES: u16 = 3;
/// The width of such a column, in digits.
const WIDE: u16 = 40;
/// The most digits of a number that a sheet keeps.
const DIGITS: usize = 15;

/// A sheet that is being written.
pub struct Sheet {
    book: Workbook,
    /// The next row, and how many columns there are.
    row: u32,
    columns: u16,
}

impl Sheet {
    /// An empty sheet; what is written stays in a file without a name in this folder until it is saved.
    #[cfg(feature = "large-sheets")]
    pub fn in_folder(folder: &std::path::Path) -> Result<Self, XlsxError> {
        Self::new(|book| {
            book.set_tempdir(folder)?;
            book.add_worksheet_with_constant_memory()
        })
    }

    /// An empty sheet; what is written stays in memory.
    pub(crate) fn in_memory() -> Result<Self, XlsxError> {
        Self::new(|book| Ok(book.add_worksheet()))
    }

    fn new(add: impl FnOnce(&mut Workbook) -> Result<&mut Worksheet, XlsxError>) -> Result<Self, XlsxError> {
        let mut book = Workbook::new();
        // The same list gives the same bytes, whatever the clock says.
        book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(1980, 1, 1)?));
        add(&mut book)?.set_freeze_panes(1, 0)?;
        Ok(Self { book, row: 0, columns: 0 })
    }

    /// Adds rows, of which the very first has the titles.
    pub fn add(&mut self, rows: &Rows) -> Result<(), XlsxError> {
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
    pub fn next_row(&self) -> u32 {
        self.row + 1
    }

    /// Writes the whole workbook.
    pub fn save(mut self, to: &mut (impl Write + Send)) -> Result<(), XlsxError> {
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

/// A whole answer as the bytes of a workbook; none where a sheet cannot hold it.
pub fn workbook(answer: &AnswerRows) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut sheet = Sheet::in_memory().ok()?;
    sheet.add(answer.rows()).ok()?;
    sheet.save(&mut bytes).ok()?;
    Some(bytes)
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
