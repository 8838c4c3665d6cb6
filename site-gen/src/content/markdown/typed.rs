//! How it is said that something would be shown as it was typed.

use super::lines::TextLine;
use crate::diag::{Code, Sink, Words, words};

/// Reports that a range of a line is nothing that is read as Markdown, though it looks like it.
pub(super) fn as_typed(line: &TextLine, start: usize, end: usize, help: Words, sink: &mut Sink) {
    let typed = &line.text[start..end];
    sink.error(
        Code("as-typed"),
        line.span(start, end),
        words(format!("`{typed}` would be shown as typed"), format!("“{typed}”会原样显示在页面上")),
        help,
    );
}
