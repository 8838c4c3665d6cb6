//! A table as captions, heads, and the cells below them.

use super::around::TableContext;
use super::cell::{CellValue, value};
use super::head::unit_of_caption;
use crate::import::paragraph::NoticeTable;
use crate::import::rules::Unit;
use crate::import::run::Run;
use crate::import::statements::figures;

/// The rows of a table below its heads.
pub(super) struct TableRows {
    /// The head of each column, with that of the row above it where two rows are heads.
    pub(super) heads: Vec<Vec<char>>,
    /// The cells below, row by row.
    pub(super) cells: Vec<Vec<Vec<char>>>,
    /// How many rows are captions and heads.
    pub(super) first: usize,
    /// The unit that a caption in the table names.
    pub(super) unit: Option<Unit>,
    /// Whether a row is a remark from side to side.
    pub(super) has_remark: bool,
}

impl TableRows {
    pub(super) fn new(table: &NoticeTable) -> Self {
        let mut rows: Vec<Vec<Vec<char>>> =
            table.rows.iter().map(|row| row.iter().map(Run::read_chars).collect()).collect();
        let is_one = |row: &Vec<Vec<char>>| row.iter().all(|cell| *cell == row[0]);
        let caption = rows.iter().take_while(|row| is_one(row)).count().min(rows.len() - 1);
        let captions: Vec<String> = rows.drain(..caption).map(|row| row[0].iter().collect()).collect();
        let unit = captions.iter().find_map(|caption| unit_of_caption(caption));
        let mut heads = rows.remove(0);
        let mut first = caption + 1;
        let has_digit = |row: &Vec<Vec<char>>| row.iter().flatten().any(|c| c.is_ascii_digit());
        let is_second = rows.len() > 1 && rows[0][0] == heads[0] && !has_digit(&rows[0]);
        if is_second {
            for (head, below) in heads.iter_mut().zip(rows.remove(0)) {
                if *head != below {
                    head.extend(below);
                }
            }
            first += 1;
        }
        // Heads that stand again further down, and not in their columns.
        let is_moved = |(at, cell): (usize, &Vec<char>)| heads[at] != *cell && heads.contains(cell);
        let heads_again = rows.iter().any(|row| row.iter().enumerate().any(is_moved));
        let has_remark = heads_again
            || rows.iter().any(|row| is_one(row) && row.len() > 1 && value(&row[0]) == CellValue::Unread)
            || (unit.is_none() && !captions.is_empty());
        Self { heads, cells: rows, first, unit, has_remark }
    }

    /// Whether the table, or what stands around it, speaks of hours or credits.
    pub(super) fn is_of_amounts(&self, around: &TableContext) -> bool {
        let text = |cell: &Vec<char>| cell.iter().collect::<String>();
        let is_unit =
            |text: &str| ["学时", "学分", "课时", "科目", "公需", "选修"].iter().any(|unit| text.contains(unit));
        let cells = || self.heads.iter().chain(self.cells.iter().flatten());
        around.speaks_of_amounts
            || self.unit.is_some()
            || cells().any(|cell| is_unit(&text(cell)) || !figures(cell).is_empty())
    }

    /// The table with its rows for columns.
    pub(super) fn turned(&self) -> (Vec<Vec<char>>, Vec<Vec<Vec<char>>>) {
        let heads = std::iter::once(&self.heads[0]).chain(self.cells.iter().map(|row| &row[0])).cloned().collect();
        let column = |at: usize| {
            std::iter::once(&self.heads[at]).chain(self.cells.iter().map(move |row| &row[at])).cloned().collect()
        };
        (heads, (1..self.heads.len()).map(column).collect())
    }
}
