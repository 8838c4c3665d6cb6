//! Where a part of a text stands in the file that the text was read from.

use std::ops::Range;

use crate::content::PlacedRun;
use crate::diag::{At, FileId, Span};

/// A text, and where its parts stand.
#[derive(Clone, Copy)]
pub(super) struct PlacedText<'a> {
    pub(super) text: &'a str,
    places: RunPlaces<'a>,
}

#[derive(Clone, Copy)]
enum RunPlaces<'a> {
    /// Of each run of it, in a file.
    Pieces(&'a [PlacedRun], FileId),
    /// Of all of it.
    Whole(Span),
}

impl<'a> PlacedText<'a> {
    /// A text of some runs.
    pub(super) fn of_pieces((text, pieces, file): (&'a str, &'a [PlacedRun], FileId)) -> Self {
        Self { text, places: RunPlaces::Pieces(pieces, file) }
    }

    /// A text that stands in one place.
    pub(super) fn whole(text: &'a At<String>) -> Self {
        Self { text: &text.value, places: RunPlaces::Whole(text.span) }
    }

    /// Its runs, each as a text.
    pub(super) fn runs(self) -> impl Iterator<Item = Self> {
        let (pieces, file, whole) = match self.places {
            RunPlaces::Pieces(pieces, file) => (pieces, file, None),
            RunPlaces::Whole(span) => (&[][..], span.file, Some(self)),
        };
        let run = move |piece: &PlacedRun| {
            let text = self.text.get(piece.range())?;
            Some(Self { text, places: RunPlaces::Whole(piece.span(file)) })
        };
        pieces.iter().filter_map(run).chain(whole)
    }

    /// Where a part of the text stands in the file.
    pub(super) fn place(self, part: Range<usize>) -> Span {
        let (start, end, span) = match self.places {
            RunPlaces::Whole(span) => (0, self.text.len(), span),
            RunPlaces::Pieces(pieces, file) => {
                let behind = pieces.partition_point(|piece| piece.range().start <= part.start);
                let Some(piece) = pieces.get(behind.saturating_sub(1)) else { return Span::default() };
                (piece.range().start, piece.range().end, piece.span(file))
            }
        };
        // Where Markdown writes a piece otherwise than it reads, the piece as a whole is the place.
        let exact = span.end - span.start == end - start;
        let within = |at: usize| (span.start + at.saturating_sub(start)).min(span.end);
        if exact { Span { start: within(part.start), end: within(part.end), ..span } } else { span }
    }
}
