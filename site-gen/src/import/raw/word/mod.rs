//! A Word file: a line for each of its paragraphs, a row for each row of its tables.
//!
//! `styles` and `numbering` say what is shown of a paragraph beside its text, `body` walks through the text itself.
//! Notes stand below it, then headers, footers and comments, which are no part of the notice.

mod body;
mod fields;
mod flow;
mod formula;
mod marks;
mod notes;
mod numbering;
mod paragraph;
mod parts;
mod state;
mod styles;
pub(super) mod symbols;
mod text;
mod xml;

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{Dropped, Raw, Reason};
use notes::Notes;
use numbering::WordLists;
use state::BodyReader;
use styles::WordStyles;

/// A larger part is no notice.
const LARGEST_PART: u64 = 64 * 1024 * 1024;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

pub(super) fn read(bytes: &[u8]) -> Option<Raw> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let document = part(&mut archive, "word/document.xml")?;
    let styles = part(&mut archive, "word/styles.xml").map(|xml| WordStyles::new(&xml)).unwrap_or_default();
    let list_of = |style: &str| styles.list_of(style).map(str::to_owned);
    let numbering = part(&mut archive, "word/numbering.xml");
    let lists = numbering.map(|xml| WordLists::new(&xml, list_of)).unwrap_or_default();
    let mut file = WordFile { raw: Raw::default(), styles, lists, notes: Notes::default() };
    file.text(&document)?;
    for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
        if let Some(xml) = part(&mut archive, notes) {
            file.text(&xml)?;
        }
    }
    let names: Vec<String> = archive.file_names().filter_map(Result::ok).map(|name| name.into_owned()).collect();
    let mut beside: Vec<(&String, Reason)> =
        names.iter().filter_map(|name| Some((name, beside_the_text(name)?))).collect();
    beside.sort();
    for (name, reason) in beside {
        if let Some(xml) = part(&mut archive, name) {
            file.beside(&xml, reason)?;
        }
    }
    Some(file.raw)
}

/// Why a part of the file that has text is no part of the notice.
fn beside_the_text(name: &str) -> Option<Reason> {
    let name = name.strip_prefix("word/")?.strip_suffix(".xml")?;
    let is_furniture = name.starts_with("header") || name.starts_with("footer");
    if is_furniture { Some(Reason::Chrome) } else { (name == "comments").then_some(Reason::Comment) }
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

/// What has been read of a file.
struct WordFile {
    raw: Raw,
    styles: WordStyles,
    lists: WordLists,
    notes: Notes,
}

impl WordFile {
    fn text(&mut self, xml: &str) -> Option<()> {
        let lines = BodyReader::new(self).read(xml)?;
        self.raw.lines.extend(lines);
        Some(())
    }

    /// Text that stands below the notice, as dropped.
    fn beside(&mut self, xml: &str, reason: Reason) -> Option<()> {
        let (start, dropped) = (self.raw.text.len(), self.raw.dropped.len());
        BodyReader::new(self).read(xml)?;
        self.raw.dropped.truncate(dropped);
        if !self.raw.text[start..].trim().is_empty() {
            self.raw.dropped.push(Dropped { range: start..self.raw.text.len(), reason });
        }
        Some(())
    }
}

#[cfg(test)]
mod tests;
