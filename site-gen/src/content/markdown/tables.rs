//! Tables whose rows have more or fewer cells than the header, and rows that are no table.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::event::Placed;
use super::lines::{Around, TextLine};
use crate::diag::{Code, Sink, Span, Words, words};

pub(super) fn report(events: &[Placed<'_>], source: &str, sink: &mut Sink) {
    let mut columns = 0;
    for (event, span) in events {
        match event {
            Event::Start(Tag::Table(alignments)) => columns = alignments.len(),
            Event::Start(Tag::TableHead | Tag::TableRow) => row(*span, &source[span.start..span.end], columns, sink),
            _ => {}
        }
    }
}

fn row(span: Span, text: &str, columns: usize, sink: &mut Sink) {
    let cells = cells(text);
    let place = |range: &Range<usize>| Span { start: span.start + range.start, end: span.start + range.end, ..span };
    let merged = cells.iter().find(|cell| cell.is_empty() || text[cell.start..cell.end].trim() == "^^");
    if let Some(cell) = merged {
        return merged_cells(place(cell), sink);
    }
    if let Some(extra) = cells.get(columns..).filter(|extra| !extra.is_empty()) {
        let extra = extra[0].start..extra[extra.len() - 1].end;
        return too_many(place(&extra), text[extra].trim(), (cells.len(), columns), sink);
    }
    if cells.len() < columns {
        let whole = 0..text.trim_end().len();
        too_few(place(&whole), (cells.len(), columns), sink);
    }
}

/// The cells of a row, as the parser cuts them: at each `|` without a backslash, apart from one at either end.
fn cells(row: &str) -> Vec<Range<usize>> {
    let (end, indent) = (row.trim_end().len(), row.len() - row.trim_start().len());
    let first = indent + usize::from(row[indent..].starts_with('|'));
    let (mut start, mut cells) = (first, Vec::new());
    for (at, _) in row[..end].match_indices('|').filter(|(at, _)| *at >= first && !row[..*at].ends_with('\\')) {
        cells.push(start..at);
        start = at + 1;
    }
    if start < end {
        cells.push(start..end);
    }
    cells
}

fn too_many(span: Span, extra: &str, (found, columns): (usize, usize), sink: &mut Sink) {
    sink.error(
        Code("table-cells"),
        span,
        words(
            format!("this row has {found} cells, the header {columns}: `{extra}` would be lost"),
            format!("此行有{found}格，表头只有{columns}格，“{extra}”会丢失"),
        ),
        words(
            "add a column to the header and to the line below it; a literal `|` is written `\\|`",
            "请在表头和它下面一行补上一列；需要竖线本身时写作\\|",
        ),
    );
}

fn too_few(span: Span, (found, columns): (usize, usize), sink: &mut Sink) {
    sink.error(
        Code("table-cells"),
        span,
        words(format!("this row has {found} of {columns} cells"), format!("此行只有{found}格，表头有{columns}格")),
        words(
            "write every cell, `| |` for an empty one; leave an empty line between a table and the text behind it",
            "请写满各格，空格写作“| |”；表格与后面的文字之间要空一行",
        ),
    );
}

fn merged_cells(span: Span, sink: &mut Sink) {
    sink.error(
        Code("table-cells"),
        Span { end: span.end.max(span.start + 1), ..span },
        words("cells of a table cannot be merged", "表格不能合并单元格"),
        words(
            "write the text in each of them; a cell that is empty is written `| |`",
            "请在每格都写出内容；空格写作“| |”",
        ),
    );
}

/// Reports a line that looks like a row of a table and is none.
pub(super) fn report_line(line: &TextLine, sink: &mut Sink) {
    let text = line.text.trim_start();
    let is_bar = |c: char| matches!(c, '|' | '｜' | '│');
    let bars = text.chars().filter(|c| is_bar(*c)).count();
    let (code, help) = match line.around {
        Around::Cell if bars > 0 => (Code("table-cells"), full_width()),
        Around::Cell => return,
        _ if bars > 1 || text.starts_with(is_bar) => (Code("as-typed"), no_table()),
        _ => return,
    };
    let at = line.text.find(is_bar).unwrap_or_default();
    let end = line.text[at..].chars().next().map_or(at, |bar| at + bar.len_utf8());
    let message = words("this bar would be shown as typed", "此处的竖线会原样显示在页面上");
    sink.error(code, line.span(at, end), message, help);
}

fn full_width() -> Words {
    words("cells are parted by the half-width `|`", "各格之间请用半角“|”")
}

fn no_table() -> Words {
    words(
        "a table is written in half-width `|`: a line for the header, a line `|---|---|` with as many cells, then the rows; it has an empty line above",
        "表格用半角“|”书写：一行表头，一行同样格数的“|---|---|”，然后是各行；表格前面空一行",
    )
}
