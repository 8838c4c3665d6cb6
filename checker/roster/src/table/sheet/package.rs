//! What a compressed file holds, measured before anything in it is read: a small file may stand for a huge one.

use std::io::{Cursor, Read};

use memchr::memmem::find_iter;
use memchr::{memchr, memrchr};
use zip::ZipArchive;
use zip::read::ZipFile;

use super::WorkbookFault;

/// How much a workbook may hold.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The most bytes of all its parts, inflated.
    pub inflated: u64,
    /// The most bytes of the texts that its cells share, which are held in memory.
    pub strings: u64,
}

impl Default for Limits {
    /// A gigabyte, of which a quarter may be shared texts: a full sheet of a million rows has half of that.
    fn default() -> Self {
        Self { inflated: 1 << 30, strings: 1 << 28 }
    }
}

/// How much is read at a time.
const CHUNK: u64 = 1 << 16;
/// The bytes behind a place that have to be there to understand what begins at it.
const BEHIND: usize = 64;
/// The most bytes without the beginning of a tag: a cell has 32,767 characters, a picture less by chance.
const LONGEST_TEXT: usize = 1 << 24;
/// The most shared texts, by their tags, of which each has one or two.
const MOST_STRINGS: usize = 1 << 23;
/// The most merged regions.
const MOST_MERGED: usize = 100_000;
/// As many shared texts a workbook may announce, whether or not it has them: room is made for as many.
const ANNOUNCED: u64 = 1 << 20;

/// How the rows of a sheet begin; the library reads those behind the first such tag alone.
const SHEET: &[u8] = b"<sheetData";

/// What was found in the parts of a workbook.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Found {
    /// How often a merged region is spoken of.
    pub(super) merged: usize,
}

/// Inflates every part, to find out how large it is and what it announces.
pub(super) fn measure(bytes: &[u8], limits: Limits) -> Result<Found, WorkbookFault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| WorkbookFault::Damaged)?;
    if !archive.file_names().flatten().any(|name| ends_with(&name, "workbook.xml")) {
        return Err(WorkbookFault::NoWorkbook);
    }
    let (mut found, mut left) = (Found::default(), limits.inflated);
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| WorkbookFault::Damaged)?;
        left -= measure_part(part, left, limits, &mut found)?;
    }
    if found.merged > MOST_MERGED { Err(WorkbookFault::TooLarge) } else { Ok(found) }
}

fn ends_with(name: &str, end: &str) -> bool {
    name.to_ascii_lowercase().ends_with(end)
}

fn measure_part(
    mut part: ZipFile<'_, Cursor<&[u8]>>,
    left: u64,
    limits: Limits,
    found: &mut Found,
) -> Result<u64, WorkbookFault> {
    let is_sheet = part.name().is_ok_and(|name| !name.to_ascii_lowercase().contains("externallink"));
    let is_strings = part.name().is_ok_and(|name| ends_with(&name, "sharedstrings.xml"));
    let most = if is_strings { left.min(limits.strings) } else { left };
    let mut scan = Scan::default();
    let mut size = 0;
    loop {
        let before = scan.held.len();
        let read = part.by_ref().take(CHUNK).read_to_end(&mut scan.held);
        read.map_err(|_| WorkbookFault::Damaged)?;
        let is_last = scan.held.len() == before;
        size += (scan.held.len() - before) as u64;
        let is_too_much = size > most || scan.longest_text > LONGEST_TEXT || scan.strings > MOST_STRINGS;
        if is_too_much {
            return Err(WorkbookFault::TooLarge);
        }
        scan.go_on(is_last, is_strings);
        if is_last {
            break;
        }
    }
    if scan.announced > ANNOUNCED.max(size / 5) || scan.has_zero {
        return Err(WorkbookFault::Damaged);
    }
    if is_sheet && scan.sheets > 1 {
        return Err(WorkbookFault::Damaged);
    }
    found.merged += scan.merged;
    Ok(size)
}

/// Looks through a part without taking it for what it says it is.
#[derive(Default)]
struct Scan {
    /// What is read, and not yet looked at.
    held: Vec<u8>,
    merged: usize,
    /// How often the rows of a sheet begin.
    sheets: usize,
    strings: usize,
    /// How many shared texts are announced.
    announced: u64,
    /// Whether a byte of the shared texts is 0, as in UTF-16, in which nothing would be found.
    has_zero: bool,
    /// Bytes since the last beginning of a tag, and the most of them.
    text: usize,
    longest_text: usize,
}

impl Scan {
    fn go_on(&mut self, is_last: bool, is_strings: bool) {
        let end = if is_last { self.held.len() } else { self.held.len().saturating_sub(BEHIND) };
        let begins = |what: &[u8]| find_iter(&self.held, what).take_while(|at| *at < end).collect::<Vec<_>>();
        self.merged += begins(b"mergeCell").len();
        if !is_strings {
            let is_whole = |at: &usize| self.held.get(at + SHEET.len()).is_none_or(|byte| !byte.is_ascii_alphabetic());
            self.sheets += begins(SHEET).iter().filter(|at| is_whole(at)).count();
        }
        if is_strings {
            let announced = begins(b"uniqueCount").into_iter().map(|at| number_in(&self.held[at..]));
            self.announced = announced.fold(self.announced, u64::max);
            self.strings += begins(b"si").len();
            self.has_zero |= memchr(0, &self.held[..end]).is_some();
        }
        let seen = &self.held[..end];
        self.text += memchr(b'<', seen).unwrap_or(end);
        self.longest_text = self.longest_text.max(self.text);
        if let Some(last) = memrchr(b'<', seen) {
            self.text = end - last;
        }
        self.held.drain(..end);
    }
}

/// The number in an attribute's first bytes; 0 where it has none, the largest where it is too long.
fn number_in(attribute: &[u8]) -> u64 {
    let attribute = &attribute[..attribute.len().min(BEHIND)];
    let digits = attribute.iter().skip_while(|byte| !byte.is_ascii_digit()).take_while(|byte| byte.is_ascii_digit());
    let number = |known: u64, byte: &u8| known.saturating_mul(10).saturating_add(u64::from(byte - b'0'));
    digits.fold(0, number)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    const MEGABYTE: Limits = Limits { inflated: 1 << 20, strings: 1 << 18 };

    fn measured(parts: &[(&str, &str)]) -> Result<usize, WorkbookFault> {
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in [("xl/workbook.xml", "<workbook/>")].iter().chain(parts) {
            out.start_file(*name, SimpleFileOptions::default()).unwrap();
            out.write_all(text.as_bytes()).unwrap();
        }
        measure(out.finish().unwrap().get_ref(), MEGABYTE).map(|found| found.merged)
    }

    #[test]
    fn parts_are_measured_together_and_shared_texts_by_themselves() {
        let of = |kilobytes: usize| "<a/>".repeat(kilobytes << 8);
        assert_eq!(measured(&[("a.xml", &of(500)), ("b.xml", &of(500))]), Ok(0));
        assert_eq!(measured(&[("a.xml", &of(600)), ("b.xml", &of(600))]), Err(WorkbookFault::TooLarge));
        assert_eq!(measured(&[("xl/SharedStrings.xml", &of(250))]), Ok(0));
        assert_eq!(measured(&[("xl/sharedStrings.xml", &of(260))]), Err(WorkbookFault::TooLarge));
    }

    #[test]
    fn the_rows_of_a_sheet_begin_once() {
        let rows = "<sheetData><row/></sheetData>";
        assert_eq!(measured(&[("a.xml", rows), ("b.xml", rows)]), Ok(0));
        assert_eq!(measured(&[("a.xml", "<sheetDataSet><sheetData/></sheetDataSet>")]), Ok(0));
        assert!(matches!(measured(&[("a.xml", &rows.repeat(2))]), Err(WorkbookFault::Damaged)));
    }

    #[test]
    fn a_word_is_found_wherever_it_stands() {
        let mut text = " ".repeat(CHUNK as usize - 100);
        for _ in 0..300 {
            text.push_str("<mergeCell/>");
        }
        assert_eq!(measured(&[("a.xml", &text)]), Ok(300));
        let announced = format!("{}<sst uniqueCount='1048577'>", " ".repeat(CHUNK as usize - 20));
        assert!(matches!(measured(&[("xl/sharedStrings.xml", &announced)]), Err(WorkbookFault::Damaged)));
        let zeros = "<\0s\0s\0t\0";
        assert!(matches!(measured(&[("xl/sharedStrings.xml", zeros)]), Err(WorkbookFault::Damaged)));
    }
}
