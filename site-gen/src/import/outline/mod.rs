//! What the parts of a notice are: header, lead, clauses, attachments, signature, annexes.
//!
//! Every line goes to exactly one of them, or is noted as dropped.

mod cites;
mod clauses;
mod header;
mod inline;
mod tail;
mod warnings;

use std::ops::Range;

use checker_rules::Date;

use super::label::{Label, Style};
use super::lines::{Folded, Lines};
use super::raw::{Dropped, Reason};
use super::run::Run;
use crate::diag::{Code, Words};

pub use cites::CitedDocument;

/// A notice by its parts.
#[derive(Debug, Default)]
pub struct Outline {
    /// Its title, in the pieces that it was split into.
    pub title: Vec<Run>,
    /// Its document number.
    pub number: Option<Run>,
    /// Who issued it.
    pub issuers: Vec<Run>,
    /// To whom it is addressed.
    pub addressee: Option<Run>,
    /// Other fields of notice.toml that the page states, by key.
    pub fields: Vec<(&'static str, Run)>,
    /// The day it was made.
    pub made: Option<Date>,
    /// The day it was published.
    pub published: Option<Date>,
    /// What stands before the first clause.
    pub lead: Vec<Block>,
    /// Its clauses, then its attachments and annexes.
    pub clauses: Vec<NoticeClause>,
    /// The documents it cites.
    pub cites: Vec<CitedDocument>,
    /// What is odd about it.
    pub warnings: Vec<Warning>,
    /// What of the source is in none of these parts.
    pub dropped: Vec<Dropped>,
    /// What is written otherwise than in the source.
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
    /// Something attached, by its order.
    Annex(usize),
}

/// A section of the notice.
#[derive(Debug)]
pub struct NoticeClause {
    /// What it is.
    pub part: SectionKind,
    /// Its number as written, where that stands in for a heading.
    pub label: Run,
    /// Its heading; may be empty.
    pub title: Run,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A paragraph or an item.
#[derive(Debug)]
pub struct Block {
    /// How deep an item stands; 0 for a paragraph.
    pub depth: usize,
    /// The number of an item.
    pub label: Option<Label>,
    /// All of it, its number included.
    pub text: Run,
    /// Whether it heads what follows.
    pub heads: bool,
}

impl Block {
    fn paragraph(text: Run) -> Self {
        Self { depth: 0, label: None, text, heads: false }
    }
}

/// Something odd about the source, which a person should look at.
#[derive(Clone, Debug)]
pub struct Warning {
    /// The kind.
    pub code: Code,
    /// Where.
    pub range: Range<usize>,
    /// What is odd.
    pub message: Words,
    /// What to do.
    pub help: Words,
}

/// Finds the parts of a notice.
pub fn outline(lines: Lines) -> Outline {
    let mut outline = Outline { dropped: lines.dropped, folded: lines.folded, ..Outline::default() };
    let rest = header::header(lines.lines, &mut outline);
    let rest = inline::split(rest, &mut outline.warnings);
    let parts = tail::parts(rest, &mut outline);
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
}
