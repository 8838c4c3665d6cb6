//! Lines as a person reads them: characters folded, furniture dropped, wrapped lines joined.

mod fold;
mod furniture;
mod wrap;

use super::paragraph::{NoticeTable, Paragraph};
use super::raw::{Dropped, Line, Raw, Reason};
use super::run::Run;

pub use fold::Folded;

/// The paragraphs of the text, one a line, and its tables; none of them empty.
#[derive(Debug, Default)]
pub struct Lines {
    /// The paragraphs and tables, in the order of the source.
    pub lines: Vec<Paragraph>,
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
    let (mut parts, mut table, mut gap) = (Vec::new(), Vec::new(), Gap::None);
    for line in raw.lines {
        match line {
            Line::Text(run) => {
                lines.end_table(&mut table);
                gap = lines.part(run, gap, &mut parts);
                if !raw.wrapped {
                    lines.lines.extend(parts.drain(..).map(|part| Paragraph::Text(part.run)));
                }
            }
            Line::Row(row) => {
                lines.lines.extend(wrap::joined(std::mem::take(&mut parts)).into_iter().map(Paragraph::Text));
                if row.opens {
                    lines.end_table(&mut table);
                }
                let cells = row.cells.into_iter().map(|cell| fold::fold(cell, &mut lines.folded, &mut lines.dropped));
                table.push(cells.map(|cell| cell.trimmed()).collect());
            }
        }
    }
    lines.end_table(&mut table);
    lines.lines.extend(wrap::joined(parts).into_iter().map(Paragraph::Text));
    lines
}

impl Lines {
    /// Adds a line, or notes why it is left out; gives what then stands before the next.
    fn part(&mut self, line: Run, gap: Gap, parts: &mut Vec<PartialLine>) -> Gap {
        let (indented, width) = (line.is_indented(), wrap::width(&line));
        let run = fold::fold(line, &mut self.folded, &mut self.dropped).trimmed();
        if run.is_empty() {
            return if gap == Gap::Page { gap } else { Gap::Blank };
        }
        if let Some(reason) = furniture::reason(&run.reading()) {
            self.dropped.push(Dropped { range: run.range(), reason });
            return if reason == Reason::PageNumber { Gap::Page } else { gap };
        }
        parts.push(PartialLine { run, width, indented, gap });
        Gap::None
    }

    /// Adds the rows of a table; of one row or one column they are lines.
    fn end_table(&mut self, rows: &mut Vec<Vec<Run>>) {
        let mut table = NoticeTable { rows: std::mem::take(rows) };
        table.rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
        let columns = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        if table.rows.len() > 1 && columns > 1 {
            table.rows.iter_mut().for_each(|row| row.resize(columns, Run::default()));
            self.lines.push(Paragraph::Table(table));
        } else {
            self.lines.extend(table.into_lines().into_iter().map(Paragraph::Text));
        }
    }
}
