//! A list on somebody's desk: opened, its columns told, judged, and looked at from all sides. The whole list is held in
//! memory; the page in the browser has its desk in a worker.

mod answers;
mod file;
mod options;
mod shown;
mod sorting;

use checker_roster::table::{Rows, Stop};
use checker_roster::{ColumnFault, Columns, Roster, Said};

pub use answers::{Answers, Counts};
pub use options::{ColumnChoice, Options, use_of};
pub use shown::{Group, Look, PersonShown, Shown, Standing};

use crate::Phrases;
use crate::page::PageText;
#[cfg(feature = "mount")]
pub(crate) use file::MOST_BYTES;
use file::{ListFile, Refused};

/// A list on a desk.
pub struct Desk<'a> {
    roster: &'a Roster<'a>,
    phrases: Phrases<'a>,
    page: &'a PageText,
    file: ListFile,
    first: Rows,
}

/// What came of opening a list.
pub enum Opened<'a> {
    /// It lies on the desk.
    Desk(Box<Desk<'a>>),
    /// More than one of its sheets may be the list; their names.
    Sheets(Vec<String>),
    /// It cannot be read, for this reason.
    Refused(String),
}

impl<'a> Desk<'a> {
    /// Opens a list: the bytes of a file, and the name of the sheet where one was chosen.
    pub fn open(
        bytes: Vec<u8>,
        sheet: Option<&str>,
        roster: &'a Roster<'a>,
        phrases: Phrases<'a>,
        page: &'a PageText,
    ) -> Opened<'a> {
        let opened = ListFile::open(bytes, sheet, roster).and_then(|mut file| {
            let first = file.table(roster)?.first_rows();
            Ok(Self { roster, phrases, page, file, first })
        });
        match opened {
            Ok(desk) => Opened::Desk(Box::new(desk)),
            Err(Refused::Sheets(names)) => Opened::Sheets(names),
            Err(refused) => Opened::Refused(refused.message(page, phrases)),
        }
    }

    /// The columns of the list, with what its reader says of them.
    pub fn columns(&self, said: &Said) -> Result<Columns, Vec<ColumnFault>> {
        self.roster.columns(&self.first, said)
    }

    /// What the reader of the list may say of its columns.
    pub fn options(&self, said: &Said) -> Options {
        Options {
            sheet: self.file.sheet().to_owned(),
            other_sheets: self.file.left_out().to_vec(),
            ..Options::new(self.roster, self.phrases, self.page, &self.first, said)
        }
    }

    /// Reads and judges every row. `tell` hears of the counts now and then.
    pub fn judge(&mut self, columns: &'a Columns, tell: &mut dyn FnMut(&Counts)) -> Answers<'a> {
        let mut answers = Answers::new(self.roster, self.phrases, columns);
        let read = read(&mut self.file, self.roster, columns, &mut |rows| {
            let go_on = answers.take(rows);
            tell(answers.counts());
            go_on
        });
        if let Err(stop) = read {
            answers.stopped = Some(Refused::Stop(stop).message(self.page, self.phrases));
        }
        answers.finish();
        answers
    }
}

/// The most rows that are read at a time.
const BATCH: usize = 4096;

/// Reads rows in batches, until none are left or the reader has enough.
fn read(
    file: &mut ListFile,
    roster: &Roster<'_>,
    columns: &Columns,
    take: &mut dyn FnMut(Rows) -> bool,
) -> Result<(), Stop> {
    let mut table = file.table(roster)?;
    let mut above = Rows::default();
    table.read(&mut above, columns.rows_above)?;
    table.set_width(columns.titles.len());
    loop {
        let mut rows = Rows::default();
        let read = table.read(&mut rows, BATCH);
        let is_end = rows.is_empty();
        if !is_end && !take(rows) {
            return Ok(());
        }
        read?;
        if is_end {
            return Ok(());
        }
    }
}
