//! What a text is made of from top to bottom: paragraphs and tables.

use std::ops::Deref;

use super::run::Run;

/// A paragraph, or a table between paragraphs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paragraph {
    /// A paragraph of text.
    Text(Run),
    /// A table of data.
    Table(NoticeTable),
}

/// A table of data. Its first row is its head; all rows are equally long, and some cells may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoticeTable {
    /// Its rows from the top, each cell without white space around it.
    pub rows: Vec<Vec<Run>>,
}

static NO_TEXT: Run = Run::new_empty();

impl Paragraph {
    /// Its text; a table has none.
    pub fn into_text(self) -> Run {
        match self {
            Self::Text(run) => run,
            Self::Table(_) => Run::default(),
        }
    }

    /// Whether it is a table.
    pub fn is_table(&self) -> bool {
        matches!(self, Self::Table(_))
    }
}

/// A table has no text of its own, so that it is never taken for a title, a number or a signature.
impl Deref for Paragraph {
    type Target = Run;

    fn deref(&self) -> &Run {
        match self {
            Self::Text(run) => run,
            Self::Table(_) => &NO_TEXT,
        }
    }
}

impl From<Run> for Paragraph {
    fn from(run: Run) -> Self {
        Self::Text(run)
    }
}

impl NoticeTable {
    /// Its cells as lines, one below the other. A cell that spans several stands there once.
    pub fn into_lines(self) -> Vec<Run> {
        let mut lines: Vec<Run> = Vec::new();
        let mut above: Vec<Run> = Vec::new();
        for row in self.rows {
            for (at, cell) in row.iter().enumerate() {
                let is_spanning =
                    above.get(at) == Some(cell) || at.checked_sub(1).and_then(|at| row.get(at)) == Some(cell);
                if !cell.is_empty() && !is_spanning {
                    lines.push(cell.clone());
                }
            }
            above = row;
        }
        lines
    }

    /// Every cell, row by row.
    pub fn cells(&self) -> impl Iterator<Item = &Run> {
        self.rows.iter().flatten()
    }
}
