//! Where paragraphs end up: in the part itself, in cells, and in text boxes.

use quick_xml::events::BytesStart;

use super::marks::is_ground;
use super::paragraph::{OpenParagraph, written};
use super::state::{BodyReader, Flow, OpenTable};
use crate::import::raw::table::CellParts;
use crate::import::raw::{Line, Reason};

impl BodyReader<'_> {
    pub(super) fn begin_paragraph(&mut self) {
        self.end_stray();
        self.paragraphs.push(OpenParagraph::default());
        if let Some(mark) = self.note.take() {
            self.push(&mark, None);
        }
    }

    /// Ends text that stands outside any paragraph.
    pub(super) fn end_stray(&mut self) {
        if self.paragraphs.last().is_some_and(|paragraph| paragraph.is_stray) {
            self.end_paragraph();
        }
    }

    pub(super) fn end_paragraph(&mut self) {
        self.settle();
        self.fields.end_paragraph();
        let (Some(paragraph), Some(flow)) = (self.paragraphs.pop(), self.flows.last_mut()) else { return };
        if paragraph.is_joined {
            flow.joined.extend(paragraph.pieces);
            return;
        }
        let pieces = paragraph.into_pieces(std::mem::take(&mut flow.joined));
        flow.lines.extend(written(pieces, self.raw));
    }

    /// Counts a paragraph, once its properties are known.
    pub(super) fn settle(&mut self) {
        let is_left_out = self.depths.removed > 0 || self.depths.hidden > 0;
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.is_left_out |= is_left_out;
            paragraph.settle(self.styles, self.lists);
        }
    }

    pub(super) fn begin_flow(&mut self) {
        self.flows.push(Flow::default());
    }

    /// The lines of what ends here.
    pub(super) fn end_flow(&mut self) -> Vec<Line> {
        self.end_stray();
        self.end_joined();
        self.flows.pop().map(|flow| flow.lines).unwrap_or_default()
    }

    /// A paragraph without a mark ends where there is none that it could go on in.
    fn end_joined(&mut self) {
        let Some(flow) = self.flows.last_mut().filter(|flow| !flow.joined.is_empty()) else { return };
        let pieces = std::mem::take(&mut flow.joined);
        flow.lines.extend(written(pieces, self.raw));
    }

    pub(super) fn add_lines(&mut self, lines: Vec<Line>) {
        if let Some(flow) = self.flows.last_mut() {
            flow.lines.extend(lines);
        }
    }

    pub(super) fn begin_table(&mut self) {
        self.end_stray();
        self.end_joined();
        self.tables.push(OpenTable::default());
    }

    pub(super) fn end_table(&mut self) {
        if let Some(table) = self.tables.pop() {
            self.add_lines(table.parts.into_lines());
        }
    }

    /// Takes the style of the open table.
    pub(super) fn table_style(&mut self, style: &str) {
        if let (Some(table), Some(marks)) = (self.tables.last_mut(), self.styles.of_table(style)) {
            table.has_ground |= marks.ground == Some(true);
            table.is_struck = marks.struck == Some(true);
        }
    }

    /// Takes the colour of the open table, or of one of its cells.
    pub(super) fn shade_table(&mut self, tag: &BytesStart<'_>) {
        self.tables.last_mut().into_iter().for_each(|table| table.has_ground |= is_ground(tag));
    }

    /// Hides what only says what should be written in the open control of a form.
    pub(super) fn hide_placeholder(&mut self) {
        if let Some(is_hidden) = self.depths.placeholders.last_mut()
            && !std::mem::replace(is_hidden, true)
        {
            self.depths.hidden += 1;
        }
    }

    pub(super) fn end_control(&mut self) {
        self.depths.hidden -= usize::from(self.depths.placeholders.pop() == Some(true));
    }

    pub(super) fn begin_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.has_row = true;
            table.parts.open_row();
        }
    }

    /// Notes that the open row is not shown.
    pub(super) fn leave_row_out(&mut self, reason: Reason) {
        let Some(table) = self.tables.last_mut().filter(|table| table.has_row && table.row_left_out.is_none()) else {
            return;
        };
        table.row_left_out = Some(reason);
        *self.depths.of_row(reason) += 1;
    }

    pub(super) fn end_row(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        table.has_row = false;
        if let Some(reason) = table.row_left_out.take() {
            table.parts.drop_row();
            *self.depths.of_row(reason) -= 1;
        }
    }

    pub(super) fn begin_cell(&mut self) {
        self.end_stray();
        if let Some(table) = self.tables.last_mut() {
            table.has_cell = true;
            table.cell = CellParts::default();
        }
        self.begin_flow();
    }

    /// Notes that the open cell was deleted.
    pub(super) fn leave_cell_out(&mut self) {
        if let Some(table) = self.tables.last_mut().filter(|table| table.has_cell && !table.cell_left_out) {
            table.cell_left_out = true;
            self.depths.removed += 1;
        }
    }

    /// Hides the text of the open cell, where one above goes on in it.
    pub(super) fn hide_cell_that_goes_on(&mut self) {
        let is_hidden = |table: &&mut OpenTable| table.has_cell && table.cell.goes_on && !table.cell_goes_on;
        if let Some(table) = self.tables.last_mut().filter(is_hidden).filter(|table| table.parts.has_row_above()) {
            table.cell_goes_on = true;
            self.depths.hidden += 1;
        }
    }

    pub(super) fn end_cell(&mut self) {
        let lines = self.end_flow();
        let Some(table) = self.tables.last_mut() else { return };
        table.has_cell = false;
        let cell = std::mem::take(&mut table.cell);
        self.depths.hidden -= usize::from(std::mem::take(&mut table.cell_goes_on));
        if std::mem::take(&mut table.cell_left_out) {
            self.depths.removed -= 1;
        } else {
            table.parts.push(CellParts { lines, ..cell });
        }
    }
}
