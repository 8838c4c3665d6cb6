//! Rows of the answer: as CSV, or as the cells of a sheet.

use checker_roster::table::Rows;

/// What rows of an answer are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Text as CSV.
    Csv,
    /// Cells.
    Cells,
}

/// What spreadsheets take for the beginning of a formula, in ordinary and in full width.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];

/// Of each byte, whether it may stand in a cell without quotes, wherever it is.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        let signs = byte == b'.' as usize || byte == b' ' as usize || byte == b'(' as usize || byte == b')' as usize;
        plain[byte] = signs || byte >= 0x80 || (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    plain
};

/// The first byte of the full-width signs that begin a formula.
const FULL_WIDTH: u8 = 0xef;

/// Rows of the answer.
pub struct AnswerRows {
    layout: Layout,
    text: String,
    rows: Rows,
    /// Whether the last row has a cell already.
    is_begun: bool,
}

/// The last cells of a row, made ready to be added to many.
pub(crate) struct Ready {
    cells: Vec<String>,
    csv: String,
}

impl AnswerRows {
    /// No rows.
    pub fn new(layout: Layout) -> Self {
        Self { layout, text: String::new(), rows: Rows::default(), is_begun: false }
    }

    /// Makes room for others.
    pub fn clear(&mut self) {
        self.text.clear();
        self.rows.clear();
    }

    /// Their text; empty where they are cells.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Their cells, where they are that.
    pub fn rows(&self) -> &Rows {
        &self.rows
    }

    /// Adds a cell to the last row.
    pub fn cell(&mut self, cell: &str) {
        if self.layout == Layout::Cells {
            return self.rows.push(cell);
        }
        if std::mem::replace(&mut self.is_begun, true) {
            self.text.push(',');
        }
        add(cell, &mut self.text);
    }

    /// Adds cells to the last row.
    pub fn cells<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>) {
        cells.into_iter().for_each(|cell| self.cell(cell));
    }

    /// Adds a number to the last row.
    pub fn number(&mut self, number: u32) {
        self.cell(&number.to_string());
    }

    /// Ends the last row.
    pub fn end_row(&mut self) {
        self.is_begun = false;
        if self.layout == Layout::Cells {
            self.rows.end_row(0, None);
        } else {
            self.text.push('\n');
        }
    }

    /// Adds the last cells of a row.
    pub(crate) fn end_with(&mut self, last: &Ready) {
        if self.layout == Layout::Cells {
            self.cells(last.cells.iter().map(String::as_str));
            return self.end_row();
        }
        self.text.push_str(&last.csv);
        self.is_begun = false;
    }

    /// Adds a line of text.
    pub fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }
}

impl Ready {
    /// Makes cells ready that stand behind others.
    pub(crate) fn new(cells: [String; 2]) -> Self {
        let mut csv = String::new();
        for cell in &cells {
            csv.push(',');
            add(cell, &mut csv);
        }
        csv.push('\n');
        Self { cells: cells.into(), csv }
    }
}

/// Adds a cell as CSV, in quotes where it needs them. A text that a spreadsheet would run as a formula is kept as text.
fn add(cell: &str, to: &mut String) {
    let bytes = cell.as_bytes();
    let is_plain = bytes.iter().all(|byte| PLAIN[usize::from(*byte)]);
    if is_plain && (bytes.first() != Some(&FULL_WIDTH) || !cell.starts_with(FORMULA)) {
        to.push_str(cell);
        return;
    }
    to.push('"');
    // A number below zero is no formula, and stays a number.
    if cell.starts_with(FORMULA) && cell.parse::<f64>().is_err() {
        to.push('\'');
    }
    to.push_str(&cell.replace('"', "\"\""));
    to.push('"');
}
