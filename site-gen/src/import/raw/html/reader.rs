//! What is known while the lines of a page are made.

use std::ops::Range;

use super::trail::LineShape;
use crate::import::raw::table::{CellParts, TableParts};
use crate::import::raw::{Line, Raw, Reason};
use crate::import::run::Run;

/// A page as lines, and where in its text things stand that a page is known by.
#[derive(Debug, Default)]
pub(super) struct PageLines {
    pub(super) raw: Raw,
    /// The text of the element that holds what the page is about, if there is one.
    pub(super) main: Option<Range<usize>>,
    /// Whether that is a post, whose headline is the paper's own.
    pub(super) is_post: bool,
    /// What the page calls its title.
    pub(super) titles: Vec<Range<usize>>,
    /// Headings of the first rank.
    pub(super) headings: Vec<Range<usize>>,
    /// Tables of what the page says about its notice.
    pub(super) fields: Vec<Range<usize>>,
}

/// A page while its lines are made.
#[derive(Default)]
pub(super) struct LinesReader {
    pub(super) page: PageLines,
    pub(super) lines: Vec<Line>,
    pub(super) line: Run,
    pub(super) shape: LineShape,
    pub(super) lines_so_far: usize,
    pub(super) left_out: Vec<Reason>,
    /// For each element that is open, whether nobody sees its letters.
    pub(super) unseen: Vec<bool>,
    pub(super) tables: Vec<TableOfPage>,
    /// How many tables are open inside those, too deep to be read as tables.
    pub(super) deeper: usize,
    pub(super) heading: Vec<usize>,
    /// Where each element that is called a title and is open begins.
    pub(super) title: Vec<usize>,
    /// How many are open of elements that keep line ends, links, and exponents.
    pub(super) depths: [usize; 3],
    pub(super) is_outside: bool,
    /// Whether the line before stands above links to other posts, or is one.
    pub(super) is_above_posts: bool,
}

/// A table that is open: where its text starts, and its cell, if one is open.
#[derive(Debug, Default)]
pub(super) struct TableOfPage {
    pub(super) start: usize,
    pub(super) parts: TableParts,
    pub(super) cell: Option<CellParts>,
    pub(super) outer: Vec<Line>,
}
