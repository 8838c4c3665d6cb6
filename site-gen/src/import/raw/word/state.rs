//! What is open while a part is read, kept in lists, so that no depth is too deep.

use super::WordFile;
use super::fields::Fields;
use super::formula::Formulas;
use super::notes::Notes;
use super::numbering::WordLists;
use super::paragraph::{OpenParagraph, TextPiece};
use super::parts::WordElement;
use super::styles::WordStyles;
use crate::import::raw::table::{CellParts, TableParts};
use crate::import::raw::{Line, Raw, Reason};

/// How deep the reading is inside what is not read.
#[derive(Default)]
pub(super) struct Depths {
    pub(super) skipped: usize,
    pub(super) removed: usize,
    pub(super) hidden: usize,
    pub(super) pronunciation: usize,
    pub(super) formula: usize,
    pub(super) objects: usize,
    /// How many drawings are open that float beside the text.
    pub(super) floating: usize,
    /// For each control of a form that is open, whether it shows only what should be written there.
    pub(super) placeholders: Vec<bool>,
    /// For each set of versions that is open, whether one has been read.
    pub(super) versions: Vec<bool>,
}

impl Depths {
    /// What counts rows that are left out for a reason.
    pub(super) fn of_row(&mut self, reason: Reason) -> &mut usize {
        if reason == Reason::Hidden { &mut self.hidden } else { &mut self.removed }
    }
}

/// A part while it is read.
pub(super) struct BodyReader<'a> {
    pub(super) raw: &'a mut Raw,
    pub(super) styles: &'a WordStyles,
    pub(super) lists: &'a mut WordLists,
    /// The elements that are open.
    pub(super) open: Vec<WordElement>,
    pub(super) depths: Depths,
    pub(super) flows: Vec<Flow>,
    pub(super) tables: Vec<OpenTable>,
    pub(super) paragraphs: Vec<OpenParagraph>,
    pub(super) fields: Fields,
    pub(super) formulas: Formulas,
    pub(super) notes: &'a mut Notes,
    /// The mark of a note that has begun, until its first paragraph does.
    pub(super) note: Option<String>,
}

impl<'a> BodyReader<'a> {
    pub(super) fn new(file: &'a mut WordFile) -> Self {
        let WordFile { raw, styles, lists, notes } = file;
        Self {
            raw,
            styles,
            lists,
            open: Vec::new(),
            depths: Depths::default(),
            flows: vec![Flow::default()],
            tables: Vec::new(),
            paragraphs: Vec::new(),
            fields: Fields::default(),
            formulas: Formulas::default(),
            notes,
            note: None,
        }
    }
}

/// What lines stand in: the part itself, a cell, or a text box.
#[derive(Default)]
pub(super) struct Flow {
    pub(super) lines: Vec<Line>,
    /// Paragraphs whose mark was deleted: they go on in the next.
    pub(super) joined: Vec<TextPiece>,
}

/// A table that is open.
#[derive(Default)]
pub(super) struct OpenTable {
    pub(super) parts: TableParts,
    pub(super) cell: CellParts,
    pub(super) has_row: bool,
    pub(super) has_cell: bool,
    /// Whether its cells may have a colour.
    pub(super) has_ground: bool,
    /// Whether its style strikes out what stands in it.
    pub(super) is_struck: bool,
    /// Why the open row is not shown.
    pub(super) row_left_out: Option<Reason>,
    /// Whether the open cell was deleted.
    pub(super) cell_left_out: bool,
    /// Whether the open cell only goes on with the one above, so that its text is not shown.
    pub(super) cell_goes_on: bool,
}

/// The innermost paragraph; one that the file does not have, where text stands outside all of them.
pub(super) fn innermost(paragraphs: &mut Vec<OpenParagraph>) -> &mut OpenParagraph {
    if paragraphs.is_empty() {
        paragraphs.push(OpenParagraph { is_stray: true, ..OpenParagraph::default() });
    }
    let last = paragraphs.len() - 1;
    &mut paragraphs[last]
}
