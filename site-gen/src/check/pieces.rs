//! Where a part of a text stands in the file that the text was read from.

use std::ops::Range;

use crate::content::Piece;
use crate::diag::{At, Span};

/// A text, and where its parts stand.
#[derive(Clone, Copy)]
pub(super) struct PlacedText<'a> {
    pub(super) text: &'a str,
    places: Places<'a>,
}

#[derive(Clone, Copy)]
enum Places<'a> {
    /// Of each run of it.
    Pieces(&'a [Piece]),
    /// Of all of it.
    Whole(Span),
}

impl<'a> PlacedText<'a> {
    /// A text of some runs.
    pub(super) fn of_pieces((text, pieces): (&'a str, &'a [Piece])) -> Self {
        Self { text, places: Places::Pieces(pieces) }
    }

    /// A text that stands in one place.
    pub(super) fn whole(text: &'a At<String>) -> Self {
        Self { text: &text.value, places: Places::Whole(text.span) }
    }

    /// Its runs, each as a text.
    pub(super) fn runs(self) -> impl Iterator<Item = Self> {
        let (pieces, whole) = match self.places {
            Places::Pieces(pieces) => (pieces, None),
            Places::Whole(_) => (&[][..], Some(self)),
        };
        let run = move |piece: &Piece| {
            let text = self.text.get(piece.start..piece.end)?;
            Some(Self { text, places: Places::Whole(piece.span) })
        };
        pieces.iter().filter_map(run).chain(whole)
    }

    /// Where a part of the text stands in the file.
    pub(super) fn place(self, part: Range<usize>) -> Span {
        let (start, end, span) = match self.places {
            Places::Whole(span) => (0, self.text.len(), span),
            Places::Pieces(pieces) => {
                let behind = pieces.partition_point(|piece| piece.start <= part.start);
                let Some(piece) = pieces.get(behind.saturating_sub(1)) else { return Span::default() };
                (piece.start, piece.end, piece.span)
            }
        };
        // Where Markdown writes a piece otherwise than it reads, the piece as a whole is the place.
        let exact = span.end - span.start == end - start;
        let within = |at: usize| (span.start + at.saturating_sub(start)).min(span.end);
        if exact { Span { start: within(part.start), end: within(part.end), ..span } } else { span }
    }
}
