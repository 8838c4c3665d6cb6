//! Changed words on a terminal, or in plain text.

use crate::difference::{Piece, lines};

/// A line with its changed words coloured, or in brackets.
pub(super) fn marked(pieces: &[Piece], colour: bool) -> String {
    let piece = |piece: &Piece| match (piece, colour) {
        (Piece::Same(text), _) => text.clone(),
        (Piece::Removed(text), true) => format!("\u{1b}[31;9m{text}\u{1b}[0m"),
        (Piece::Added(text), true) => format!("\u{1b}[32;4m{text}\u{1b}[0m"),
        (Piece::Removed(text), false) => format!("[-{text}-]"),
        (Piece::Added(text), false) => format!("{{+{text}+}}"),
    };
    pieces.iter().map(piece).collect()
}

/// The lines that changed, marked.
pub(super) fn changed_lines(pieces: &[Piece], colour: bool) -> Vec<String> {
    let lines = lines(pieces);
    let changed = lines.iter().filter(|line| line.iter().any(Piece::is_change));
    changed.map(|line| marked(line, colour)).collect()
}
