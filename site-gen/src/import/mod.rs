//! From a bureau's notice, as it comes, to the files of a year's folder.
//!
//! `bytes -> Raw -> Lines -> Outline -> Rules -> Draft`, and an [`Account`] of every character. Pure: [`import`] reads
//! and writes no file.

pub mod account;
pub mod desk;
pub mod draft;
pub mod figures;
pub mod label;
pub mod lines;
pub mod number;
pub mod numerals;
pub mod outline;
pub mod paragraph;
pub mod raw;
pub mod rules;
pub mod run;
mod statements;
mod title;
mod traditional;

pub use account::{Account, DroppedText, Mismatch};
pub use outline::{Outline, Warning};
pub use raw::{ForeignFormat, NoText, Raw, Reason};

use desk::Desk;
use draft::{DraftFile, Drafting};
use figures::NoticeFigure;
use rules::Rules;

/// The files of a year's folder, and how they came about.
#[derive(Debug)]
pub struct Draft {
    /// The text that was imported; warnings and dropped pieces point into it.
    pub source: String,
    /// The parts of the notice.
    pub outline: Outline,
    /// The names of its clauses, in their order.
    pub ids: Vec<String>,
    /// What the notice asks, as far as it was understood.
    pub rules: Rules,
    /// Its figures, each with what became of it.
    pub figures: Vec<NoticeFigure>,
    /// The files of the year's folder.
    pub files: Vec<DraftFile>,
    /// What became of every character.
    pub account: Account,
    line_ends: Vec<usize>,
}

impl Draft {
    /// The line of the source that an offset stands on, from 1.
    pub fn line(&self, offset: usize) -> usize {
        line(&self.line_ends, offset)
    }
}

fn line(line_ends: &[usize], offset: usize) -> usize {
    line_ends.partition_point(|end| *end < offset) + 1
}

/// Makes the files of a year's folder, for this desk, from the text of a notice.
pub fn import(raw: Raw, desk: &Desk) -> Result<Draft, Mismatch> {
    let source = raw.text.clone();
    let mut outline = outline::outline(lines::lines(raw));
    let rules = rules::rules(&outline, &source, desk.year);
    let ids = draft::ids(&outline, &rules);
    let figures = figures::figures(&outline, &rules);
    let line_ends: Vec<usize> = source.match_indices('\n').map(|(at, _)| at).collect();
    let line_of = |offset| line(&line_ends, offset);
    let files = draft::files(&Drafting {
        outline: &outline,
        rules: &rules,
        figures: &figures,
        ids: &ids,
        desk,
        line: &line_of,
    });
    let account = account::account(&source, &files, std::mem::take(&mut outline.dropped))?;
    Ok(Draft { source, outline, ids, rules, figures, files, account, line_ends })
}
