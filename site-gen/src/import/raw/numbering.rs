//! Numbers that Word makes up while it shows a list: they are text to a reader, but not in the text of the file.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A level of a list: how its numbers look.
#[derive(Clone, Debug, Default)]
struct Level {
    format: String,
    /// Such as `%1、`.
    pattern: String,
    start: u32,
}

/// The lists of a file and how far each has come.
#[derive(Debug, Default)]
pub(super) struct Lists {
    levels: BTreeMap<(String, u8), Level>,
    kind_of: BTreeMap<String, String>,
    counters: BTreeMap<(String, u8), u32>,
}

impl Lists {
    /// Reads `word/numbering.xml`.
    pub(super) fn new(xml: &str) -> Self {
        let mut lists = Self::default();
        let (mut kind, mut level, mut list) = (String::new(), 0, String::new());
        let mut reader = Reader::from_str(xml);
        while let Ok(event) = reader.read_event() {
            let (Event::Start(tag) | Event::Empty(tag)) = &event else {
                if matches!(event, Event::Eof) {
                    break;
                }
                continue;
            };
            let value = value(tag, "w:val");
            match tag.name().0 {
                "w:abstractNum" => kind = attribute(tag, "w:abstractNumId"),
                "w:lvl" => level = attribute(tag, "w:ilvl").parse().unwrap_or(0),
                "w:num" => list = attribute(tag, "w:numId"),
                "w:abstractNumId" => drop(lists.kind_of.insert(list.clone(), value)),
                "w:start" => lists.level(&kind, level).start = value.parse().unwrap_or(1),
                "w:numFmt" => lists.level(&kind, level).format = value,
                "w:lvlText" => lists.level(&kind, level).pattern = value,
                _ => {}
            }
        }
        lists
    }

    fn level(&mut self, kind: &str, level: u8) -> &mut Level {
        self.levels.entry((kind.to_owned(), level)).or_insert_with(|| Level { start: 1, ..Level::default() })
    }

    /// What Word shows before the next paragraph of a list; nothing for bullets.
    pub(super) fn next(&mut self, list: &str, level: u8) -> String {
        let Some(kind) = self.kind_of.get(list).cloned() else { return String::new() };
        let Some(own) = self.levels.get(&(kind.clone(), level)).cloned() else { return String::new() };
        let counter = self.counters.entry((kind.clone(), level)).or_insert(own.start.saturating_sub(1));
        *counter = counter.saturating_add(1);
        self.counters.retain(|(of, deeper), _| *of != kind || *deeper <= level);
        let mut shown = own.pattern.clone();
        for upper in 0..=level.min(8) {
            let number = self.counters.get(&(kind.clone(), upper)).copied().unwrap_or(1);
            let format = self.levels.get(&(kind.clone(), upper)).map_or("decimal", |level| &level.format);
            shown = shown.replace(&format!("%{}", upper + 1), &formatted(number, format));
        }
        shown
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> String {
    value(tag, name)
}

/// An attribute's value; empty where it is missing.
pub(super) fn value(tag: &BytesStart<'_>, name: &str) -> String {
    let found = tag.try_get_attribute(name).ok().flatten();
    found.map(|attribute| attribute.value.to_string()).unwrap_or_default()
}

fn formatted(number: u32, format: &str) -> String {
    match format {
        "bullet" | "none" => String::new(),
        "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "ideographDigital" => han(number),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => char::from_u32(0x245f + number)
            .filter(|_| (1..=20).contains(&number))
            .map_or(number.to_string(), String::from),
        _ => number.to_string(),
    }
}

/// A number below a hundred as 十二; a larger one in digits.
fn han(number: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |number: u32| DIGITS.get(number as usize).copied().unwrap_or_default();
    match number {
        1..=9 => digit(number).to_owned(),
        10..=19 => format!("十{}", digit(number % 10)),
        20..=99 => format!("{}十{}", digit(number / 10), digit(number % 10)),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_counted_as_word_does() {
        let mut lists = Lists::new(
            "<n><w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"chineseCounting\"/>\
             <w:lvlText w:val=\"%1、\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"decimal\"/>\
             <w:lvlText w:val=\"%2.\"/></w:lvl></w:abstractNum>\
             <w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/></w:num></n>",
        );
        let shown: Vec<_> = [0, 1, 1, 0, 1].map(|level| lists.next("3", level)).into();
        assert_eq!(shown, ["一、", "1.", "2.", "二、", "1."]);
        assert_eq!((han(20), han(11), lists.next("4", 0)), ("二十".to_owned(), "十一".to_owned(), String::new()));
    }
}
