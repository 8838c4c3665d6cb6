//! Lines as a person reads them: characters folded, furniture dropped, wrapped lines joined.

mod fold;
mod furniture;
mod wrap;

use super::raw::{Dropped, Line, Raw, Reason};
use super::run::Run;

pub use fold::Folded;

/// The paragraphs of the text, one a line, none of them empty.
#[derive(Debug, Default)]
pub struct Lines {
    /// The paragraphs, in the order of the source.
    pub lines: Vec<Run>,
    /// Pieces of the source that were left out while the file was read, or here.
    pub dropped: Vec<Dropped>,
    /// Characters that are written otherwise than in the source.
    pub folded: Vec<Folded>,
}

/// A line that may be only a part of a paragraph.
struct PartialLine {
    run: Run,
    /// Its width in half-width columns, with its indent.
    width: usize,
    indented: bool,
    /// What stands between it and the line before.
    gap: Gap,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    Blank,
    /// The end of a page, which may cut a paragraph in two.
    Page,
}

/// Cleans the lines of a text.
pub fn lines(raw: Raw) -> Lines {
    let mut lines = Lines { dropped: raw.dropped, ..Lines::default() };
    let (mut parts, mut gap) = (Vec::new(), Gap::None);
    for line in raw.lines.into_iter().flat_map(texts) {
        let (indented, width) = (line.is_indented(), wrap::width(&line));
        let run = fold::fold(line, &mut lines.folded, &mut lines.dropped).trimmed();
        if run.is_empty() {
            gap = if gap == Gap::Page { gap } else { Gap::Blank };
        } else if let Some(reason) = furniture::reason(&run.text()) {
            lines.dropped.push(Dropped { range: run.range(), reason });
            gap = if reason == Reason::PageNumber { Gap::Page } else { gap };
        } else {
            parts.push(PartialLine { run, width, indented, gap });
            gap = Gap::None;
        }
    }
    lines.lines = if raw.wrapped { wrap::joined(parts) } else { parts.into_iter().map(|part| part.run).collect() };
    lines
}

/// The cells of a row one below the other.
fn texts(line: Line) -> Vec<Run> {
    match line {
        Line::Text(run) => vec![run],
        Line::Row(row) => row.cells,
    }
}
