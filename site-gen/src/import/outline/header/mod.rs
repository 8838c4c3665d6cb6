//! What stands above the text: number, letterhead, title, issuers, fields of a web page, addressees.
//!
//! Each kind of line has a file: `fields`, `numbers`, `note`, `offices`, `title`. A line is offered to them in turn.

mod fields;
mod note;
mod numbers;
mod offices;
mod title;

use std::collections::VecDeque;

use super::{Outline, page, warnings};
use crate::import::label;
use crate::import::paragraph::{NoticeTable, Paragraph};
use crate::import::run::Run;

/// No header has more lines.
const HEADER_LINES: usize = 40;

/// Reads the header and gives what follows it.
pub(super) fn header(lines: Vec<Paragraph>, outline: &mut Outline) -> Vec<Paragraph> {
    let mut header = Header {
        lines: lines.into(),
        outline,
        whole_title: false,
        done: false,
        title_of_page: Vec::new(),
        is_below_bodies: false,
        took_bodies: false,
    };
    for _ in 0..HEADER_LINES {
        if !header.next() || header.done {
            break;
        }
    }
    header.title_of_page();
    if header.outline.title.is_empty() {
        header.outline.warnings.push(warnings::no_title());
    }
    header.lines.into()
}

struct Header<'a> {
    lines: VecDeque<Paragraph>,
    outline: &'a mut Outline,
    /// Whether the title has come to its last word.
    whole_title: bool,
    /// Whether the addressees have been read: nothing of the header follows them.
    done: bool,
    /// The title as a field of the page states it, which mostly stands above the text again.
    title_of_page: Vec<Run>,
    /// Whether the line above names bodies.
    is_below_bodies: bool,
    /// Whether this line does.
    took_bodies: bool,
}

impl Header<'_> {
    /// Takes the next line, if it is part of the header.
    fn next(&mut self) -> bool {
        self.is_below_bodies = std::mem::take(&mut self.took_bodies);
        let line = match self.lines.pop_front() {
            Some(Paragraph::Text(line)) => line,
            Some(Paragraph::Table(table)) => return self.table(table),
            None => return false,
        };
        let chars = line.read_chars();
        if label::at(&chars).is_some() {
            return self.not_header(line);
        }
        self.several_fields(&line)
            || self.field(&line, &chars)
            || self.note_below_title(&line, &chars)
            || self.number(&line, &chars)
            || self.letterhead(&line)
            || self.first_line_of_title(&line)
            || self.of_page(&line)
            || self.title_again(&line)
            || self.issuers(&line)
            || self.title(&line, &chars)
            || self.addressee(&line, &chars)
            || self.not_header(line)
    }

    /// A table above the title holds fields of the page; one below it may be of the text.
    fn table(&mut self, table: NoticeTable) -> bool {
        if !self.outline.title.is_empty() && !page::is_of_fields(&table) {
            self.lines.push_front(Paragraph::Table(table));
            return false;
        }
        for line in page::lines_of_table(table).into_iter().rev() {
            self.lines.push_front(Paragraph::Text(line));
        }
        true
    }

    fn not_header(&mut self, line: Run) -> bool {
        self.lines.push_front(line.into());
        false
    }
}
