//! Tables as text: cells between delimiters, in quotes where they hold one.
//!
//! What is not closed or not divided as it should be is never read as something else: the row in which it begins is
//! flawed, and reading goes on at the next line, so that nobody behind it is lost.

use std::borrow::Cow;
use std::io::Read;

use encoding_rs::{CoderResult, Decoder};
use memchr::{memchr, memchr3};

use super::encoding::encoding_of;
use super::{Flaw, LONGEST_ROW, Rows, Stop};

/// How much is looked at to tell encoding and delimiter.
const SAMPLE: usize = 1 << 20;
/// How much is read at a time.
const CHUNK: usize = 1 << 18;
/// The most rows of the sample among which the names of the columns are looked for.
const TRIED_ROWS: usize = 32;

/// What stands between two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delimiter {
    /// `,`
    Comma,
    /// A tab, as spreadsheets copy cells.
    Tab,
    /// `;`
    Semicolon,
    /// `，`
    FullWidthComma,
}

/// Stands for a full-width comma while a table is read, so that every delimiter is one byte.
const STAND_IN: char = '\u{1f}';

impl Delimiter {
    const ALL: [Self; 4] = [Self::Comma, Self::Tab, Self::Semicolon, Self::FullWidthComma];

    fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Tab => b'\t',
            Self::Semicolon => b';',
            Self::FullWidthComma => STAND_IN as u8,
        }
    }

    /// The delimiter that a first line such as `sep=;` names.
    fn named(line: &str) -> Option<Self> {
        let named = line.trim_matches('"').strip_prefix("sep=")?;
        Self::ALL
            .into_iter()
            .find(|own| named.bytes().eq([own.byte()]) || (*own == Self::FullWidthComma && named == "，"))
    }
}

/// A table as text, read row by row.
pub struct TextTable<R> {
    source: R,
    decoder: Decoder,
    delimiter: Delimiter,
    /// What was decoded, and from where on it is not given out yet.
    text: String,
    at: usize,
    /// Whether all of the source is decoded.
    is_whole: bool,
    /// The number of the last row.
    number: u32,
    /// The number of columns; none while it is not known.
    width: Option<usize>,
    /// Whether a row below the names of the columns was blank.
    is_blank_above: bool,
}

impl<R: Read> TextTable<R> {
    /// Opens a table. Its delimiter is the one with which the first rows get the highest `score`.
    pub fn open(mut source: R, score: &dyn Fn(&Rows) -> usize) -> Result<Self, Stop> {
        let mut sample = Vec::with_capacity(CHUNK);
        source.by_ref().take(SAMPLE as u64).read_to_end(&mut sample).map_err(Stop::Source)?;
        let decoder = encoding_of(&sample).new_decoder_with_bom_removal();
        let is_whole = sample.len() < SAMPLE;
        let delimiter = Delimiter::Comma;
        let mut table = Self {
            source,
            decoder,
            delimiter,
            text: String::new(),
            at: 0,
            is_whole,
            number: 0,
            width: None,
            is_blank_above: false,
        };
        table.decode(&sample, is_whole);
        if !is_whole && !table.text.contains(['\n', '\r']) {
            return Err(Stop::LongRow(1));
        }
        if !table.take_named_delimiter() {
            let scored = Delimiter::ALL.map(|one| (score(&table.rows_divided_by(one)), one));
            let best = scored.into_iter().rev().max_by_key(|(score, _)| *score);
            table.divide_by(best.map_or(delimiter, |(_, one)| one));
        }
        Ok(table)
    }

    /// Says how many columns there are. A row over several lines with another number of cells is flawed.
    pub fn set_width(&mut self, width: usize) {
        self.width = Some(width);
    }

    /// Reads up to so many rows; none are left where it reads none.
    pub fn read(&mut self, rows: &mut Rows, most: usize) -> Result<(), Stop> {
        for _ in 0..most {
            if !self.read_row(rows)? {
                break;
            }
        }
        Ok(())
    }

    fn read_row(&mut self, rows: &mut Rows) -> Result<bool, Stop> {
        loop {
            let rest = &self.text[self.at..];
            if rest.is_empty() && self.is_whole {
                return Ok(false);
            }
            let scan =
                Scan { text: rest, delimiter: self.delimiter.byte(), is_whole: self.is_whole, width: self.width };
            let begun = rows.cells.len();
            let found = scan.row(rows);
            let is_long = rest.len() > LONGEST_ROW;
            let end = match found {
                Some((end, flaw)) if end <= LONGEST_ROW => {
                    if flaw.is_none() {
                        self.end_row(rows, begun, None);
                        self.at += end;
                        return Ok(true);
                    }
                    flaw
                }
                None if !is_long => {
                    rows.take_back(begun);
                    self.fill()?;
                    continue;
                }
                // Only a quote makes a row go on over lines.
                Some(_) | None => Some(Flaw::OpenQuote),
            };
            rows.take_back(begun);
            let line = scan.first_line().filter(|line| *line <= LONGEST_ROW).ok_or(Stop::LongRow(self.number + 1))?;
            scan.push_divided(line, rows);
            self.end_row(rows, begun, end);
            self.at += line;
            return Ok(true);
        }
    }

    fn end_row(&mut self, rows: &mut Rows, begun: usize, flaw: Option<Flaw>) {
        self.number += 1;
        let start = if begun == 0 { 0 } else { rows.cells[begun - 1] };
        let unreadable = memchr(b'\xef', &rows.text.as_bytes()[start..]).is_some()
            && rows.text[start..].contains(char::REPLACEMENT_CHARACTER);
        rows.end_row(self.number, flaw.or(unreadable.then_some(Flaw::Unreadable)));
        if self.width.is_some() {
            rows.mark_below_blank(&mut self.is_blank_above);
        }
    }

    /// Reads on, letting go of what was given out.
    fn fill(&mut self) -> Result<(), Stop> {
        self.text.drain(..self.at);
        self.at = 0;
        let mut chunk = vec![0; CHUNK];
        let read = read_some(&mut self.source, &mut chunk).map_err(Stop::Source)?;
        self.is_whole = read == 0;
        let from = self.text.len();
        self.decode(&chunk[..read], self.is_whole);
        if self.delimiter == Delimiter::FullWidthComma {
            let stood_in = self.text[from..].replace('，', STAND_IN.encode_utf8(&mut [0; 4]));
            self.text.replace_range(from.., &stood_in);
        }
        Ok(())
    }

    /// Adds what these bytes mean; what they cannot mean is [`char::REPLACEMENT_CHARACTER`].
    fn decode(&mut self, bytes: &[u8], is_last: bool) {
        let mut rest = bytes;
        loop {
            self.text.reserve(self.decoder.max_utf8_buffer_length(rest.len()).unwrap_or(rest.len()));
            let (result, read, _) = self.decoder.decode_to_string(rest, &mut self.text, is_last);
            rest = &rest[read..];
            if result == CoderResult::InputEmpty {
                return;
            }
        }
    }

    /// Follows and takes away a first line such as `sep=;`, which spreadsheets do not show.
    fn take_named_delimiter(&mut self) -> bool {
        let end = self.text.find(['\n', '\r']).unwrap_or(self.text.len());
        let Some(named) = Delimiter::named(&self.text[..end]) else { return false };
        let next = end + if self.text[end..].starts_with("\r\n") { 2 } else { 1 };
        self.text.drain(..next.min(self.text.len()));
        self.divide_by(named);
        true
    }

    fn divide_by(&mut self, delimiter: Delimiter) {
        self.delimiter = delimiter;
        if delimiter == Delimiter::FullWidthComma {
            self.text = stood_in(&self.text).into_owned();
        }
    }

    /// The first rows, which stay to be read.
    pub fn first_rows(&self) -> Rows {
        self.rows_divided_by(self.delimiter)
    }

    fn rows_divided_by(&self, delimiter: Delimiter) -> Rows {
        let text =
            if delimiter == Delimiter::FullWidthComma { stood_in(&self.text) } else { Cow::Borrowed(&*self.text) };
        let (mut rows, mut at) = (Rows::default(), self.at);
        for number in 1..=TRIED_ROWS {
            let scan = Scan { text: &text[at..], delimiter: delimiter.byte(), is_whole: self.is_whole, width: None };
            let begun = rows.cells.len();
            let end = match scan.row(&mut rows) {
                _ if scan.text.is_empty() => break,
                Some((end, None)) => end,
                _ => {
                    rows.take_back(begun);
                    let Some(line) = scan.first_line() else { break };
                    scan.push_divided(line, &mut rows);
                    line
                }
            };
            rows.end_row(u32::try_from(number).unwrap_or(u32::MAX), None);
            at += end;
        }
        rows
    }
}

fn stood_in(text: &str) -> Cow<'_, str> {
    if text.contains('，') { Cow::Owned(text.replace('，', STAND_IN.encode_utf8(&mut [0; 4]))) } else { text.into() }
}

/// Reads at least one byte, unless there is none left.
fn read_some(source: &mut impl Read, into: &mut [u8]) -> std::io::Result<usize> {
    loop {
        match source.read(into) {
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            read => return read,
        }
    }
}

impl Rows {
    /// Takes back the cells of a row that is not ended.
    fn take_back(&mut self, cells: usize) {
        self.cells.truncate(cells);
        self.text.truncate(self.cells.last().copied().unwrap_or(0));
    }

    fn push_divided_by(&mut self, delimiter: u8, cell: &str) {
        // Only where full-width commas divide does something stand for them.
        if delimiter == STAND_IN as u8 && cell.contains(STAND_IN) {
            self.push(&cell.replace(STAND_IN, "，"));
        } else {
            self.push(cell);
        }
    }
}

/// A text that begins with a row.
#[derive(Clone, Copy)]
struct Scan<'t> {
    text: &'t str,
    delimiter: u8,
    /// Whether nothing follows the text.
    is_whole: bool,
    width: Option<usize>,
}

/// How a cell ends.
enum Behind {
    Delimiter,
    /// A line end, and where the next row begins.
    Row(usize),
    /// The end of what is read so far.
    Text,
    /// Something that may not stand there.
    Something,
}

impl<'t> Scan<'t> {
    /// Adds the cells of the row, and gives its end and what is wrong with it; none where the row goes on behind the
    /// text.
    fn row(self, rows: &mut Rows) -> Option<(usize, Option<Flaw>)> {
        let (begun, mut at, mut has_lines) = (rows.cells.len(), 0, false);
        loop {
            let end = if self.text.as_bytes().get(at) == Some(&b'"') {
                let Some((cell, end)) = self.quoted(at + 1) else {
                    return self.is_whole.then_some((self.text.len(), Some(Flaw::OpenQuote)));
                };
                has_lines |= cell.contains('\n');
                rows.push_divided_by(self.delimiter, &cell);
                end
            } else {
                let cells = &self.text.as_bytes()[at..];
                let end = memchr3(self.delimiter, b'\n', b'\r', cells).map_or(self.text.len(), |found| at + found);
                rows.push_divided_by(self.delimiter, &self.text[at..end]);
                end
            };
            match self.behind(end) {
                Behind::Delimiter => at = end + 1,
                Behind::Something => return Some((end, Some(Flaw::BehindQuote))),
                Behind::Text if !self.is_whole => return None,
                Behind::Text => return Some((end, self.flaw_of_lines(rows, begun, has_lines))),
                Behind::Row(next) => return Some((next, self.flaw_of_lines(rows, begun, has_lines))),
            }
        }
    }

    /// The cell that is in quotes from here on, and the end behind its closing quote.
    fn quoted(self, start: usize) -> Option<(Cow<'t, str>, usize)> {
        let mut at = start;
        loop {
            let quote = at + memchr(b'"', &self.text.as_bytes()[at..])?;
            if self.text.as_bytes().get(quote + 1) != Some(&b'"') {
                let cell = &self.text[start..quote];
                let cell = if cell.contains("\"\"") { Cow::Owned(cell.replace("\"\"", "\"")) } else { cell.into() };
                // A quote at the very end of what is read may be the first of two.
                return (self.is_whole || quote + 1 < self.text.len()).then_some((cell, quote + 1));
            }
            at = quote + 2;
        }
    }

    fn behind(self, end: usize) -> Behind {
        let bytes = self.text.as_bytes();
        match (bytes.get(end), bytes.get(end + 1)) {
            (None, _) => Behind::Text,
            (Some(b'\r'), None) if !self.is_whole => Behind::Text,
            (Some(b'\r'), Some(b'\n')) => Behind::Row(end + 2),
            (Some(b'\r' | b'\n'), _) => Behind::Row(end + 1),
            (Some(byte), _) if *byte == self.delimiter => Behind::Delimiter,
            _ => Behind::Something,
        }
    }

    /// What is wrong with a row over several lines: a quote may have been left open, and the next one taken for its end.
    fn flaw_of_lines(self, rows: &Rows, begun: usize, has_lines: bool) -> Option<Flaw> {
        if !has_lines {
            return None;
        }
        let cells = rows.cells.len() - begun;
        let first = if begun == 0 { 0 } else { rows.cells[begun - 1] };
        let sign = if self.delimiter == STAND_IN as u8 { '，' } else { char::from(self.delimiter) };
        let dividers = |line: &str| line.matches(sign).count();
        let holds_row = rows.text[first..].split('\n').skip(1).any(|line| dividers(line) + 1 >= cells.max(2));
        if holds_row {
            return Some(Flaw::RowsInCell);
        }
        self.width.is_some_and(|width| width != cells).then_some(Flaw::OpenQuote)
    }

    /// The end of the first line, with its line end; none where no line ends in the text and more may follow.
    fn first_line(self) -> Option<usize> {
        match self.text.find(['\n', '\r']) {
            Some(end) if self.text[end..].starts_with("\r\n") => Some(end + 2),
            Some(end) => Some(end + 1),
            None => self.is_whole.then_some(self.text.len()),
        }
    }

    /// Adds the cells of a flawed line, which ends here: divided at every delimiter, whatever the quotes say.
    fn push_divided(self, end: usize, rows: &mut Rows) {
        for cell in self.text[..end].trim_end_matches(['\n', '\r']).split(char::from(self.delimiter)) {
            rows.push_divided_by(self.delimiter, cell.trim_matches('"'));
        }
    }
}
