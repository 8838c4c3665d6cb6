//! The text of a part, from its first element to its last.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::marks::is_ground;
use super::parts::{FormulaPart, Unshown, WordElement};
use super::state::{BodyReader, innermost};
use super::xml::{columns, is_on, resolved, value};
use crate::import::raw::stand_in::TURNED;
use crate::import::raw::table::{CellParts, DEEPEST_TABLE};
use crate::import::raw::{Line, Reason};

impl BodyReader<'_> {
    /// The lines of a part. Their text goes to the end of what was read before.
    pub(super) fn read(mut self, xml: &str) -> Option<Vec<Line>> {
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event().ok()? {
                Event::Eof => break,
                Event::Start(tag) => self.start(&tag),
                Event::Empty(tag) => {
                    self.start(&tag);
                    self.end();
                }
                Event::End(_) => self.end(),
                Event::Text(text) => self.text(&text.xml10_content()),
                Event::CData(text) => self.text(&text.xml10_content()),
                Event::GeneralRef(entity) => self.text(&resolved(&entity)),
                _ => {}
            }
        }
        // A part that breaks off ends everything that is open.
        while !self.open.is_empty() {
            self.end();
        }
        while !self.paragraphs.is_empty() {
            self.end_paragraph();
        }
        Some(self.end_flow())
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        let element = self.element(tag);
        if self.depths.skipped == 0 {
            self.begin(element, tag);
        }
        self.depths.skipped += usize::from(element == WordElement::Skipped);
        self.open.push(element);
    }

    fn element(&mut self, tag: &BytesStart<'_>) -> WordElement {
        if self.depths.skipped > 0 {
            return WordElement::Other;
        }
        let name = tag.name().0;
        let inside = self.open.last().copied();
        let table = self.tables.last();
        match WordElement::new(name, inside) {
            WordElement::Table if self.tables.len() >= DEEPEST_TABLE => WordElement::Other,
            WordElement::TableRow if table.is_none_or(|table| table.has_row) => WordElement::Other,
            WordElement::TableCell if table.is_none_or(|table| !table.has_row || table.has_cell) => WordElement::Other,
            // A mark of a change, not what was changed.
            WordElement::Removed if inside.is_some_and(is_properties) => WordElement::Other,
            WordElement::Other if name == "mc:Choice" || name == "mc:Fallback" => {
                let is_read = self.depths.versions.last_mut().is_none_or(|is_read| std::mem::replace(is_read, true));
                if is_read { WordElement::Skipped } else { WordElement::Other }
            }
            element => element,
        }
    }

    fn begin(&mut self, element: WordElement, tag: &BytesStart<'_>) {
        match element {
            WordElement::Paragraph => self.begin_paragraph(),
            WordElement::Run => self.begin_run(),
            WordElement::Table => self.begin_table(),
            WordElement::TableRow => self.begin_row(),
            WordElement::TableCell => self.begin_cell(),
            WordElement::TextBox => self.begin_flow(),
            WordElement::Object => {
                self.push("［对象］", Some(Reason::Object));
                self.depths.objects += 1;
            }
            WordElement::Drawing { floats: true } => self.depths.floating += 1,
            WordElement::Drawing { floats: false } => {
                self.push("［图片］", Some(Reason::Object));
                self.depths.objects += 1;
            }
            WordElement::Note(kind) => self.note = is_of_text(tag).then(|| self.notes.mark(kind, value(tag, "w:id"))),
            WordElement::Control => self.depths.placeholders.push(false),
            WordElement::SimpleField => {
                self.field_mark("begin");
                self.fields.code(&value(tag, "w:instr"));
                self.field_mark("separate");
            }
            WordElement::Turned => self.push(TURNED, None),
            WordElement::Removed => self.depths.removed += 1,
            WordElement::Versions => self.depths.versions.push(false),
            WordElement::Unshown(Unshown::Pronunciation) => self.depths.pronunciation += 1,
            WordElement::Unshown(Unshown::Formula) => self.depths.formula += 1,
            WordElement::Formula(part) => {
                self.formulas.open(part, &mut innermost(&mut self.paragraphs).pieces);
            }
            WordElement::Other => self.begin_other(tag),
            _ => {}
        }
    }

    /// An element that says something of the one it stands in, or is a character or picture itself.
    fn begin_other(&mut self, tag: &BytesStart<'_>) {
        match self.open.last() {
            Some(WordElement::ParagraphProperties) => self.paragraph_property(tag),
            Some(WordElement::RunProperties) => self.run_property(tag),
            Some(WordElement::RowProperties) => self.row_property(tag),
            Some(WordElement::CellProperties) => self.cell_property(tag),
            Some(WordElement::Formula(FormulaPart::Brackets)) if tag.name().0 == "m:e" => {
                let sign = self.formulas.before_next();
                self.push(&sign, None);
            }
            Some(WordElement::Run) => self.character(tag),
            _ => self.deeper(tag),
        }
    }

    fn paragraph_property(&mut self, tag: &BytesStart<'_>) {
        let paragraph = innermost(&mut self.paragraphs);
        match tag.name().0 {
            "w:pStyle" => paragraph.style = value(tag, "w:val"),
            "w:shd" => paragraph.has_ground = is_ground(tag),
            _ => {}
        }
    }

    fn run_property(&mut self, tag: &BytesStart<'_>) {
        let around = self.open.iter().rev().nth(1);
        let (is_run, is_mark) = (around == Some(&WordElement::Run), around == Some(&WordElement::ParagraphProperties));
        let paragraph = innermost(&mut self.paragraphs);
        match tag.name().0 {
            "w:del" | "w:moveFrom" => paragraph.is_joined |= is_mark,
            _ if is_run => paragraph.own.read(tag),
            _ if is_mark => paragraph.mark.read(tag),
            _ => {}
        }
    }

    fn row_property(&mut self, tag: &BytesStart<'_>) {
        match (tag.name().0, self.tables.last_mut()) {
            ("w:del", _) => self.leave_row_out(Reason::Deleted),
            ("w:hidden", _) if is_on(tag) => self.leave_row_out(Reason::Hidden),
            ("w:gridBefore", Some(table)) => {
                table.parts.push(CellParts { columns: columns(tag), ..CellParts::default() });
            }
            _ => {}
        }
    }

    fn cell_property(&mut self, tag: &BytesStart<'_>) {
        let Some(table) = self.tables.last_mut() else { return };
        match tag.name().0 {
            "w:gridSpan" => table.cell.columns = columns(tag),
            "w:vMerge" => {
                table.cell.goes_on = value(tag, "w:val") != "restart";
                self.hide_cell_that_goes_on();
            }
            "w:shd" => table.has_ground |= is_ground(tag),
            "w:cellDel" => self.leave_cell_out(),
            _ => {}
        }
    }

    fn end(&mut self) {
        let Some(element) = self.open.pop() else { return };
        match element {
            WordElement::Paragraph => self.end_paragraph(),
            WordElement::Run => self.end_run(),
            WordElement::ParagraphProperties => self.settle(),
            WordElement::RunProperties if self.open.last() == Some(&WordElement::Run) => self.settle_run(),
            WordElement::TableRow => self.end_row(),
            WordElement::TableCell => self.end_cell(),
            WordElement::Table => self.end_table(),
            WordElement::TextBox => {
                let lines = self.end_flow();
                self.add_lines(lines);
            }
            WordElement::Object | WordElement::Drawing { floats: false } => self.depths.objects -= 1,
            WordElement::Drawing { floats: true } => self.depths.floating -= 1,
            WordElement::Control => self.end_control(),
            WordElement::SimpleField => self.field_mark("end"),
            WordElement::Removed => self.depths.removed -= 1,
            WordElement::Skipped => self.depths.skipped -= 1,
            WordElement::Versions => drop(self.depths.versions.pop()),
            WordElement::Unshown(Unshown::Pronunciation) => self.depths.pronunciation -= 1,
            WordElement::Unshown(Unshown::Formula) => self.depths.formula -= 1,
            WordElement::Formula(part) => {
                let sign = self.formulas.close(part, &mut innermost(&mut self.paragraphs).pieces);
                self.push(&sign, None);
            }
            _ => {}
        }
    }
}

/// Whether a note is one, and no line between notes and text.
fn is_of_text(tag: &BytesStart<'_>) -> bool {
    matches!(value(tag, "w:type").as_str(), "" | "normal")
}

fn is_properties(element: WordElement) -> bool {
    matches!(
        element,
        WordElement::ParagraphProperties
            | WordElement::RunProperties
            | WordElement::RowProperties
            | WordElement::CellProperties
    )
}
