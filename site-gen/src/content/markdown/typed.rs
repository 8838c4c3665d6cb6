//! How it is said that something would be shown as it was typed.

use std::ops::Range;

use super::lines::TextLine;
use crate::diag::{At, Code, Sink, Span, Words, words};

/// A run of a line that looks like Markdown, and what to write instead.
pub(super) type Mark = (Range<usize>, Words);

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

/// Reports the same in a text that is no Markdown. Where it is written with escapes, the place is that of the whole text.
pub(super) fn in_plain_text(text: &At<String>, range: Range<usize>, sink: &mut Sink) {
    let (typed, span) = (&text.value[range.clone()], text.span);
    let is_verbatim = span.end - span.start == text.value.len();
    let place =
        if is_verbatim { Span { start: span.start + range.start, end: span.start + range.end, ..span } } else { span };
    sink.error(
        Code("as-typed"),
        place,
        words(format!("`{typed}` would be shown as typed"), format!("“{typed}”会原样显示在页面上")),
        words(
            "texts of TOML files are shown as they are: write them without marks",
            "TOML文件中的文字会原样显示，请不要加标记符号",
        ),
    );
}
