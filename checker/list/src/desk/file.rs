//! The file of a list: a text, or a sheet of a workbook.

use std::io::Cursor;

use checker_roster::Roster;
use checker_roster::table::sheet::{ChoiceFault, Limits, Workbook, WorkbookFault};
use checker_roster::table::{FileKind, Stop, Table, TextTable};
use checker_widget::fill;

use crate::Phrases;
use crate::page::PageText;

/// The most bytes of a file: 256 MB.
pub(crate) const MOST_BYTES: usize = 1 << 28;

/// The file of a list.
pub(super) enum ListFile {
    Text(Vec<u8>),
    Sheet { book: Box<Workbook>, name: String, left_out: Vec<String> },
}

/// Why a file cannot be read.
pub(super) enum Refused {
    Old,
    Pdf,
    Markup,
    TooLarge,
    Workbook(WorkbookFault),
    /// More than one sheet may be the list.
    Sheets(Vec<String>),
    Stop(Stop),
}

impl From<Stop> for Refused {
    fn from(stop: Stop) -> Self {
        Self::Stop(stop)
    }
}

impl ListFile {
    /// Opens a file, and the sheet of this name in it.
    pub(super) fn open(bytes: Vec<u8>, sheet: Option<&str>, roster: &Roster<'_>) -> Result<Self, Refused> {
        if bytes.len() > MOST_BYTES {
            return Err(Refused::TooLarge);
        }
        match FileKind::of(&bytes) {
            FileKind::Text => Ok(Self::Text(bytes)),
            FileKind::OldWorkbook => Err(Refused::Old),
            FileKind::Pdf => Err(Refused::Pdf),
            FileKind::Markup => Err(Refused::Markup),
            FileKind::Workbook => {
                let mut book = Workbook::open(bytes, Limits::default()).map_err(Refused::Workbook)?;
                match book.choose(sheet, &|rows| roster.score(rows)) {
                    Ok(chosen) => {
                        Ok(Self::Sheet { book: Box::new(book), name: chosen.name, left_out: chosen.left_out })
                    }
                    Err(ChoiceFault::Several(names) | ChoiceFault::Unknown(names)) => Err(Refused::Sheets(names)),
                }
            }
        }
    }

    pub(super) fn sheet(&self) -> &str {
        match self {
            Self::Text(_) => "",
            Self::Sheet { name, .. } => name,
        }
    }

    pub(super) fn left_out(&self) -> &[String] {
        match self {
            Self::Text(_) => &[],
            Self::Sheet { left_out, .. } => left_out,
        }
    }

    /// The table in it, from its first row on.
    pub(super) fn table(&mut self, roster: &Roster<'_>) -> Result<Table<'_, Cursor<&[u8]>>, Stop> {
        match self {
            Self::Text(bytes) => {
                let table = TextTable::open(Cursor::new(&bytes[..]), &|rows| roster.score(rows))?;
                Ok(Table::Text(Box::new(table)))
            }
            Self::Sheet { book, name, .. } => Ok(Table::Sheet(Box::new(book.table(name)?))),
        }
    }
}

impl Refused {
    /// Why it cannot be read, in words.
    pub(super) fn message(&self, page: &PageText, phrases: Phrases<'_>) -> String {
        let of_row = |text: &str, row: u32| fill(text, &[("n", &row.to_string())]);
        match self {
            Self::Old => page.refused_old().to_owned(),
            Self::Pdf => page.refused_pdf().to_owned(),
            Self::Markup => page.refused_markup().to_owned(),
            Self::TooLarge | Self::Workbook(WorkbookFault::TooLarge) | Self::Stop(Stop::TooMuch) => {
                page.refused_large().to_owned()
            }
            Self::Workbook(WorkbookFault::NoWorkbook) => page.refused_zip().to_owned(),
            Self::Workbook(WorkbookFault::Damaged) | Self::Stop(Stop::Damaged(0) | Stop::Source(_)) => {
                page.refused_damaged().to_owned()
            }
            Self::Stop(Stop::Damaged(row)) => of_row(page.stopped_damaged(), *row),
            Self::Stop(Stop::LongRow(row)) => of_row(page.stopped_long(), *row),
            Self::Stop(Stop::FarCell { row, .. }) => of_row(page.stopped_far(), *row),
            Self::Sheets(names) => names.join(phrases.text.comma()),
        }
    }
}
