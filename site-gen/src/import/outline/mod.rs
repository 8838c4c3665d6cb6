//! What the parts of a notice are: header, lead, clauses, attachments, signature, annexes.
//!
//! Every line goes to exactly one of them, or is noted as dropped.

mod bodies;
mod cites;
mod clause_style;
mod clauses;
mod header;
mod headings;
mod inline;
mod page;
mod signature;
mod tail;
mod warnings;

use std::ops::Range;

use checker_rules::Date;

use super::label::{Label, Style};
use super::lines::{Folded, Lines};
use super::paragraph::{NoticeTable, Paragraph};
use super::raw::{Dropped, Reason};
use super::run::Run;
use crate::diag::{Code, Words};

pub use cites::{CitedDocument, DocumentKey};

/// A notice by its parts.
#[derive(Debug, Default)]
pub struct Outline {
    /// Its title, in the pieces that it was split into.
    pub title: Vec<Run>,
    /// Its document number as written; none where it states none.
    pub number: Option<Run>,
    /// The offices that issued it, each as written.
    pub issuers: Vec<Run>,
    /// The line of those to whom it is addressed, without its colon.
    pub addressee: Option<Run>,
    /// Other fields of notice.toml that the page states, by key.
    pub fields: Vec<(&'static str, Run)>,
    /// The day it was made.
    pub made: Option<Date>,
    /// The day it was published.
    pub published: Option<Date>,
    /// A day above the text of which the page does not say what it is.
    day: Option<(Date, Run)>,
    /// What stands before the first clause.
    pub lead: Vec<Block>,
    /// Its clauses in their order, then its attachments and annexes.
    pub clauses: Vec<NoticeClause>,
    /// The documents it cites.
    pub cites: Vec<CitedDocument>,
    /// What a person should look at, in the order in which it was found.
    pub warnings: Vec<Warning>,
    /// Pieces of the source that are in none of these parts.
    pub dropped: Vec<Dropped>,
    /// Characters that are written otherwise than in the source.
    pub folded: Vec<Folded>,
}

/// What a section of the notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionKind {
    /// A clause, by its number as written.
    Clause(Style, u32),
    /// The whole text of a notice without clauses.
    Whole,
    /// The list of what is attached.
    Attachments,
    /// A document attached to the notice, by its place among them, from 1.
    Annex(usize),
}

/// A section of the notice.
#[derive(Debug)]
pub struct NoticeClause {
    /// Whether it is a clause, an attachment or an annex.
    pub part: SectionKind,
    /// Its number as written, where that stands in for a heading.
    pub label: Run,
    /// Its heading; may be empty.
    pub title: Run,
    /// Its paragraphs and items.
    pub blocks: Vec<Block>,
}

/// A paragraph, an item or a table.
#[derive(Debug)]
pub struct Block {
    /// How deep an item stands; 0 for a paragraph.
    pub depth: usize,
    /// The number before an item; none for a paragraph.
    pub label: Option<Label>,
    /// Its text, with the number before it.
    pub text: Run,
    /// Whether it is a heading of the blocks behind it.
    pub heads: bool,
    /// The table that it is; a table has no text of its own.
    pub table: Option<NoticeTable>,
}

impl Block {
    fn paragraph(text: impl Into<Paragraph>) -> Self {
        let (text, table) = match text.into() {
            Paragraph::Text(text) => (text, None),
            Paragraph::Table(table) => (Run::default(), Some(table)),
        };
        Self { depth: 0, label: None, text, heads: false, table }
    }

    /// What it says: its text, or each cell of the table.
    pub fn runs(&self) -> impl Iterator<Item = &Run> {
        std::iter::once(&self.text).chain(self.table.iter().flat_map(NoticeTable::cells))
    }
}

/// Something odd about the source, which a person should look at.
#[derive(Clone, Debug)]
pub struct Warning {
    /// The code of the kind of oddity.
    pub code: Code,
    /// The bytes of the source that it is about.
    pub range: Range<usize>,
    /// The message: what is odd.
    pub message: Words,
    /// The help: what a person should do about it.
    pub help: Words,
}

/// Finds the parts of a notice.
pub fn outline(lines: Lines) -> Outline {
    let mut outline = Outline { dropped: lines.dropped, folded: lines.folded, ..Outline::default() };
    let rest = header::header(lines.lines, &mut outline);
    let rest = inline::split(rest, &mut outline.warnings);
    let parts = tail::parts(rest, &mut outline);
    outline.settle_day();
    clauses::clauses(parts.main, !parts.annexes.is_empty(), &mut outline);
    tail::place(parts.attachments, parts.after, parts.annexes, &mut outline);
    cites::cites(&mut outline);
    warnings::folded(&mut outline);
    outline.warnings.sort_by_key(|warning| (warning.range.start, warning.code));
    outline
}

impl Outline {
    fn drop(&mut self, run: &Run, reason: Reason) {
        if !run.is_empty() {
            self.dropped.push(Dropped { range: run.range(), reason });
        }
    }

    /// A day that is only called one is that on which the notice was made where nothing else says so, or else that on which
    /// it was published.
    fn settle_day(&mut self) {
        let Some((day, written)) = self.day.take() else { return };
        let place = if self.made.is_none_or(|made| made == day) { &mut self.made } else { &mut self.published };
        if place.is_none_or(|known| known == day) {
            *place = Some(day);
            self.drop(&written, Reason::Date);
        } else {
            self.lead.insert(0, Block::paragraph(written));
        }
    }
}
