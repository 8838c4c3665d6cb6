//! A Word file: one line for each of its paragraphs.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use zip::ZipArchive;

use super::numbering::{Lists, value};
use super::{Dropped, Line, Raw, Reason};
use crate::import::run::Run;

/// A larger part is no notice.
const LARGEST_PART: u64 = 64 * 1024 * 1024;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

pub(super) fn read(bytes: &[u8]) -> Option<Raw> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let document = part(&mut archive, "word/document.xml")?;
    let lists = part(&mut archive, "word/numbering.xml").map(|xml| Lists::new(&xml)).unwrap_or_default();
    let mut body = DocxReader { lists, ..DocxReader::default() };
    body.read(&document)?;
    for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
        if let Some(xml) = part(&mut archive, notes) {
            body.read(&xml)?;
        }
    }
    let names: Vec<String> = archive.file_names().filter_map(Result::ok).map(|name| name.into_owned()).collect();
    let mut beside: Vec<&String> = names.iter().filter(|name| is_page_furniture(name)).collect();
    beside.sort();
    for name in beside {
        if let Some(xml) = part(&mut archive, name) {
            body.read_furniture(&xml)?;
        }
    }
    Some(body.raw)
}

fn is_page_furniture(name: &str) -> bool {
    (name.starts_with("word/header") || name.starts_with("word/footer")) && name.ends_with(".xml")
}

fn part(archive: &mut Archive<'_>, name: &str) -> Option<String> {
    let part = archive.by_name(name).ok()?;
    let mut bytes = Vec::new();
    part.take(LARGEST_PART + 1).read_to_end(&mut bytes).ok()?;
    if bytes.len() as u64 > LARGEST_PART {
        return None;
    }
    super::plain::decode(&bytes)
}

/// What a paragraph's text is for while it is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TextRole {
    Shown,
    Deleted,
    /// Field codes, and what is between paragraphs.
    None,
}

#[derive(Default)]
struct DocxReader {
    raw: Raw,
    lists: Lists,
    /// The paragraphs that are open: one in a text box stands inside another. Each piece with whether it is deleted.
    open: Vec<Vec<(String, bool)>>,
    text: Option<TextRole>,
    /// The list and level of the paragraph whose properties are being read.
    list: (String, u8),
    /// How deep inside a second version of the same thing.
    fallback: usize,
}

impl DocxReader {
    fn read(&mut self, xml: &str) -> Option<()> {
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event().ok()? {
                Event::Eof => break,
                Event::Start(tag) => self.start(&tag),
                Event::Empty(tag) => self.empty(&tag),
                Event::End(tag) => self.end(tag.name().0),
                Event::Text(text) => self.piece(&text.xml10_content()),
                Event::CData(text) => self.piece(&text.xml10_content()),
                Event::GeneralRef(entity) => self.piece(&resolved(&entity)),
                _ => {}
            }
        }
        // A part that breaks off leaves nothing behind that the next one could take for its own.
        while !self.open.is_empty() {
            self.end_paragraph();
        }
        (self.text, self.fallback) = (None, 0);
        Some(())
    }

    /// Headers and footers: their text stands below the notice, as dropped.
    fn read_furniture(&mut self, xml: &str) -> Option<()> {
        let (start, lines) = (self.raw.text.len(), self.raw.lines.len());
        self.read(xml)?;
        self.raw.lines.truncate(lines);
        self.raw.dropped.retain(|dropped| dropped.range.start < start);
        if !self.raw.text[start..].trim().is_empty() {
            self.raw.dropped.push(Dropped { range: start..self.raw.text.len(), reason: Reason::Chrome });
        }
        Some(())
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        match tag.name().0 {
            "mc:Fallback" => self.fallback += 1,
            "w:p" if self.fallback == 0 => self.open.push(Vec::new()),
            "w:t" => self.text = Some(TextRole::Shown),
            "w:delText" => self.text = Some(TextRole::Deleted),
            "w:instrText" => self.text = Some(TextRole::None),
            _ => self.empty(tag),
        }
    }

    fn empty(&mut self, tag: &BytesStart<'_>) {
        if self.fallback > 0 {
            return;
        }
        match tag.name().0 {
            "w:p" => self.raw.text.push('\n'),
            "w:tab" | "w:ptab" => self.add(" "),
            "w:br" | "w:cr" => self.add("\n"),
            "w:noBreakHyphen" => self.add("-"),
            "w:sym" => {
                let code = u32::from_str_radix(&value(tag, "w:char"), 16).ok();
                self.add(&code.and_then(char::from_u32).map(String::from).unwrap_or_default());
            }
            "w:numId" => self.list.0 = value(tag, "w:val"),
            "w:ilvl" => self.list.1 = value(tag, "w:val").parse().unwrap_or(0),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "mc:Fallback" => self.fallback = self.fallback.saturating_sub(1),
            "w:p" if self.fallback == 0 => self.end_paragraph(),
            "w:t" | "w:delText" | "w:instrText" => self.text = None,
            "w:pPr" if !self.list.0.is_empty() => {
                let (list, level) = std::mem::take(&mut self.list);
                let number = self.lists.next(&list, level);
                self.add(&number);
            }
            _ => {}
        }
    }

    fn piece(&mut self, text: &str) {
        match (self.text, self.open.last_mut()) {
            (Some(TextRole::Shown), Some(open)) if self.fallback == 0 => open.push((text.to_owned(), false)),
            (Some(TextRole::Deleted), Some(open)) if self.fallback == 0 => open.push((text.to_owned(), true)),
            _ => {}
        }
    }

    fn add(&mut self, text: &str) {
        if let Some(open) = self.open.last_mut() {
            open.push((text.to_owned(), false));
        }
    }

    fn end_paragraph(&mut self) {
        let Some(pieces) = self.open.pop() else { return };
        self.list = Default::default();
        let mut line = Run::default();
        for (text, deleted) in pieces {
            let start = self.raw.text.len();
            if deleted {
                self.raw.text.push_str(&text);
                self.raw.dropped.push(Dropped { range: start..self.raw.text.len(), reason: Reason::Deleted });
                continue;
            }
            for (at, part) in text.split('\n').enumerate() {
                if at > 0 {
                    self.raw.lines.push(Line::Text(std::mem::take(&mut line)));
                    self.raw.text.push('\n');
                }
                line.append(Run::new(part, self.raw.text.len()));
                self.raw.text.push_str(part);
            }
        }
        self.raw.lines.push(Line::Text(line));
        self.raw.text.push('\n');
    }
}

fn resolved(entity: &BytesRef<'_>) -> String {
    if let Ok(Some(char)) = entity.resolve_char_ref() {
        return char.to_string();
    }
    let name = entity.xml10_content();
    resolve_predefined_entity(&name).map_or_else(|| format!("&{name};"), str::to_owned)
}
