//! The characters of a run, and those that a run shows without having them as text.

use quick_xml::events::BytesStart;

use super::fields::FieldText;
use super::marks::RunMarks;
use super::paragraph::{FLOATING, WORD_ART};
use super::parts::{NoteKind, TextRole, WordElement};
use super::state::{BodyReader, innermost};
use super::symbols::{is_private, sign};
use super::xml::{is_on, value};
use crate::import::raw::Reason;
use crate::import::raw::counting::superscript;

impl BodyReader<'_> {
    pub(super) fn begin_run(&mut self) {
        innermost(&mut self.paragraphs).own = RunMarks::default();
        self.settle_run();
    }

    /// Finds how a run is shown, once its properties are known.
    pub(super) fn settle_run(&mut self) {
        let paragraph = innermost(&mut self.paragraphs);
        paragraph.run = self.styles.shown(&paragraph.own, self.styles.of_paragraph(&paragraph.style));
    }

    pub(super) fn end_run(&mut self) {
        innermost(&mut self.paragraphs).run = RunMarks::default();
    }

    /// Takes the text of an element for what it is.
    pub(super) fn text(&mut self, text: &str) {
        let Some(WordElement::Text(role)) = self.open.last().copied().filter(|_| self.depths.skipped == 0) else {
            return;
        };
        match role {
            TextRole::Shown => self.shown(text),
            TextRole::Deleted => self.push(text, Some(Reason::Deleted)),
            TextRole::Code => self.fields.code(text),
            TextRole::Drawn => self.push(text, Some(Reason::Object)),
        }
    }

    fn shown(&mut self, text: &str) {
        let paragraph = innermost(&mut self.paragraphs);
        let is_raised = paragraph.run.raised == Some(true)
            && text.bytes().all(|byte| byte.is_ascii_digit())
            && paragraph.last_shown().is_some_and(char::is_alphanumeric);
        let font = paragraph.run.font.clone().filter(|_| text.contains(is_private)).unwrap_or_default();
        if is_raised {
            // 10 with a small 2 is not 102.
            self.push(&superscript(text), None);
        } else if font.is_empty() {
            self.push(text, None);
        } else {
            let signs = text.chars().map(|c| sign(&font, c.into()).unwrap_or(c));
            self.push(&signs.collect::<String>(), None);
        }
    }

    /// What is a character of a run without being its text.
    pub(super) fn character(&mut self, tag: &BytesStart<'_>) {
        match tag.name().0 {
            "w:tab" | "w:ptab" => self.push(" ", None),
            "w:br" | "w:cr" => self.push("\n", None),
            "w:noBreakHyphen" => self.push("-", None),
            "w:sym" => self.symbol(&value(tag, "w:font"), &value(tag, "w:char")),
            "w:footnoteReference" => self.note_mark(NoteKind::Foot, tag),
            "w:endnoteReference" => self.note_mark(NoteKind::End, tag),
            "w:fldChar" => self.field_mark(&value(tag, "w:fldCharType")),
            _ => self.deeper(tag),
        }
    }

    fn note_mark(&mut self, kind: NoteKind, tag: &BytesStart<'_>) {
        let mark = self.notes.mark(kind, value(tag, "w:id"));
        self.push(&mark, None);
    }

    fn symbol(&mut self, font: &str, code: &str) {
        match u32::from_str_radix(code, 16).ok().and_then(|code| sign(font, code)) {
            Some(sign) => self.push(sign.encode_utf8(&mut [0; 4]), None),
            None => self.push(&format!("［{font} {code}］"), Some(Reason::Symbol)),
        }
    }

    /// Where a field begins, where its result does, or where it ends.
    pub(super) fn field_mark(&mut self, kind: &str) {
        match self.fields.mark(kind) {
            Some(FieldText::Shown(text)) => self.push(&text, None),
            Some(FieldText::Code(code)) => self.push(&code, Some(Reason::Formula)),
            None => {}
        }
    }

    /// Pictures and objects, and signs of formulas.
    pub(super) fn deeper(&mut self, tag: &BytesStart<'_>) {
        match tag.name().0 {
            "w:ilvl" => innermost(&mut self.paragraphs).item.level = value(tag, "w:val").parse().ok(),
            "w:numId" => innermost(&mut self.paragraphs).item.list = Some(value(tag, "w:val")),
            "pic:pic" | "v:imagedata" if self.depths.objects == 0 => {
                self.push(if self.depths.floating > 0 { FLOATING } else { "［图片］" }, Some(Reason::Object));
            }
            "v:textpath" => {
                let art = format!("{WORD_ART}{}］", value(tag, "string"));
                self.push(&art, Some(Reason::Object));
            }
            name @ ("w:default" | "w:checked" | "w:result" | "w:listEntry") => {
                self.fields.form(name, value(tag, "w:val"));
            }
            "w:showingPlcHdr" if is_on(tag) => self.hide_placeholder(),
            "w:tblStyle" => self.table_style(&value(tag, "w:val")),
            "w:shd" => self.shade_table(tag),
            "c:chart" | "dgm:relIds" => self.push("［图表］", Some(Reason::Object)),
            "w:altChunk" => self.push("［嵌入文档］", Some(Reason::Object)),
            name @ ("m:chr" | "m:begChr" | "m:endChr" | "m:sepChr") => self.formulas.sign(name, value(tag, "m:val")),
            _ => {}
        }
    }

    /// Adds text to the innermost paragraph.
    pub(super) fn push(&mut self, text: &str, own: Option<Reason>) {
        let reason = self.left_out().or(own);
        if reason.is_none() {
            self.formulas.note(text);
            self.fields.note();
        }
        innermost(&mut self.paragraphs).push(text, reason);
    }

    /// Why text that stands here is not shown.
    fn left_out(&self) -> Option<Reason> {
        let depths = &self.depths;
        let marks = self.paragraphs.last().map(|paragraph| &paragraph.run);
        let table = self.tables.last();
        let marked = |of: fn(&RunMarks) -> Option<bool>| marks.is_some_and(|marks| of(marks) == Some(true));
        let reasons = [
            (depths.removed > 0, Reason::Deleted),
            (depths.hidden > 0 || marked(|marks| marks.hidden) || self.is_unseen(), Reason::Hidden),
            (marked(|marks| marks.struck) || table.is_some_and(|table| table.is_struck), Reason::StruckOut),
            (depths.pronunciation > 0, Reason::Pronunciation),
            (depths.formula > 0, Reason::Formula),
            (self.fields.is_code(), Reason::Markup),
        ];
        reasons.into_iter().find_map(|(is_so, reason)| is_so.then_some(reason))
    }
    /// Whether letters are too small to see, or white on white. A text box may have a colour of its own.
    fn is_unseen(&self) -> bool {
        let Some(paragraph) = self.paragraphs.last() else { return false };
        let marks = &paragraph.run;
        let is_white = marks.white == Some(true) && marks.ground != Some(true) && !paragraph.has_ground;
        let cells = self.tables.iter().filter(|table| table.has_cell).count();
        let is_on_white = || self.flows.len() <= cells + 1 && !self.tables.iter().any(|table| table.has_ground);
        marks.tiny == Some(true) || (is_white && is_on_white())
    }
}
