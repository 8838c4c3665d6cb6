//! Where a part of a text stands in the file that the text was read from.

use std::ops::Range;

use crate::diag::{At, Span};

/// Pieces with their places in the text that they make.
pub(super) fn placed<'p>(text: &str, pieces: &'p [At<String>]) -> Vec<(usize, &'p At<String>)> {
    let mut at = 0;
    let pieces = pieces.iter().filter_map(|piece| {
        let start = at + text[at..].find(piece.value.as_str())?;
        at = start + piece.value.len();
        Some((start, piece))
    });
    pieces.collect()
}

/// Where a part of the text stands in the file.
pub(super) fn place(part: Range<usize>, pieces: &[(usize, &At<String>)]) -> Span {
    let behind = pieces.partition_point(|(start, _)| *start <= part.start);
    let Some((start, piece)) = pieces.get(behind.saturating_sub(1)) else { return Span::default() };
    let span = piece.span;
    // Where Markdown writes a piece otherwise than it reads, the piece as a whole is the place.
    let exact = span.end - span.start == piece.value.len();
    let within = |at: usize| (span.start + at.saturating_sub(*start)).min(span.end);
    if exact { Span { start: within(part.start), end: within(part.end), ..span } } else { span }
}
