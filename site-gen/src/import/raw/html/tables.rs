//! The tables of a page while its lines are made.

use super::reader::{LinesReader, TableOfPage};
use crate::import::raw::table::CellParts;

impl LinesReader {
    pub(super) fn begin_table(&mut self) {
        self.end_line();
        let outer = std::mem::take(&mut self.lines);
        self.tables.push(TableOfPage { start: self.page.raw.text.len(), outer, ..TableOfPage::default() });
    }

    pub(super) fn begin_cell(&mut self, (columns, rows): (usize, usize)) {
        self.end_cell();
        if let Some(table) = self.tables.last_mut() {
            // What stands in a table outside its cells is shown before it.
            table.outer.append(&mut self.lines);
            table.cell = Some(CellParts { columns, rows, ..CellParts::default() });
        }
    }

    pub(super) fn end_cell(&mut self) {
        self.end_line();
        if let Some(table) = self.tables.last_mut()
            && let Some(cell) = table.cell.take()
        {
            table.parts.push(CellParts { lines: std::mem::take(&mut self.lines), ..cell });
        }
    }

    pub(super) fn end_table(&mut self) {
        self.end_cell();
        let Some(table) = self.tables.pop() else { return };
        let rest = std::mem::replace(&mut self.lines, table.outer);
        self.lines.extend(rest);
        if table.parts.has_fields() {
            self.page.fields.push(table.start..self.page.raw.text.len());
        }
        self.lines.extend(table.parts.into_lines());
    }
}
