//! Numbers that Word makes up while it shows a list: they are text to a reader, but not in the text of the file.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::xml::{is_on, value};
use crate::import::raw::counting::formatted;

/// How many levels a list has.
const LEVELS: usize = 9;

/// A level of a list: how its numbers look.
#[derive(Clone, Debug)]
struct ListLevel {
    format: String,
    /// Such as `%1、`.
    pattern: String,
    start: u32,
    /// The paragraph style that it is made for.
    style: String,
    /// Whether numbers of other levels are shown as digits in it.
    is_legal: bool,
    /// Whether nothing stands between number and text.
    is_glued: bool,
    /// Its number begins again behind a number of a level before this one; none is any level before its own.
    restart: Option<usize>,
}

/// A kind of list, which several lists may share with their count.
#[derive(Clone, Debug, Default)]
struct ListKind {
    levels: BTreeMap<usize, ListLevel>,
    /// The style for lists that says what it is like, if that is said elsewhere.
    like: String,
    /// The style for lists that it is the meaning of.
    is_style: String,
}

/// A list: its kind, and where it differs from it.
#[derive(Clone, Debug, Default)]
struct ListOfKind {
    kind: String,
    levels: BTreeMap<usize, ListLevel>,
    starts: BTreeMap<usize, u32>,
    is_begun: bool,
}

/// The lists of a file and how far each has come.
#[derive(Debug, Default)]
pub(super) struct WordLists {
    kinds: BTreeMap<String, ListKind>,
    lists: BTreeMap<String, ListOfKind>,
    counters: BTreeMap<String, [Option<u32>; LEVELS]>,
}

impl Default for ListLevel {
    fn default() -> Self {
        let (format, pattern, style) = ("decimal".to_owned(), String::new(), String::new());
        Self { format, pattern, start: 1, style, is_legal: false, is_glued: false, restart: None }
    }
}

impl WordLists {
    /// Reads `word/numbering.xml`. `list_of` gives the list that a style for lists stands for.
    pub(super) fn new(xml: &str, list_of: impl Fn(&str) -> Option<String>) -> Self {
        let mut reading = NumberingReader::default();
        let mut reader = Reader::from_str(xml);
        while let Ok(event) = reader.read_event() {
            match &event {
                Event::Eof => break,
                Event::Start(tag) | Event::Empty(tag) => reading.tag(tag),
                _ => {}
            }
        }
        let mut lists = reading.lists;
        lists.follow_styles(list_of);
        lists
    }

    /// Gives the lists that are only like a style's list its kind.
    fn follow_styles(&mut self, list_of: impl Fn(&str) -> Option<String>) {
        let meanings: BTreeMap<&str, &String> = self
            .kinds
            .iter()
            .filter(|(_, kind)| !kind.is_style.is_empty())
            .map(|(id, kind)| (kind.is_style.as_str(), id))
            .collect();
        let meaning = |like: &str| match meanings.get(like) {
            Some(id) => Some((*id).clone()),
            None => self.lists.get(&list_of(like)?).map(|list| list.kind.clone()),
        };
        let likes = self.kinds.iter().filter(|(_, kind)| !kind.like.is_empty() && kind.levels.is_empty());
        let found: BTreeMap<String, String> =
            likes.filter_map(|(id, kind)| Some((id.clone(), meaning(&kind.like)?))).collect();
        for list in self.lists.values_mut() {
            if let Some(kind) = found.get(&list.kind) {
                list.kind.clone_from(kind);
            }
        }
    }

    /// The level of a list that is made for one of some paragraph styles.
    pub(super) fn level_for(&self, list: &str, styles: &[String]) -> Option<u8> {
        let list = self.lists.get(list)?;
        let levels = &self.kinds.get(&list.kind)?.levels;
        let made_for = |style: &String| levels.iter().find(|(_, level)| level.style == *style).map(|(at, _)| *at);
        styles.iter().find_map(made_for).and_then(|at| u8::try_from(at).ok())
    }

    /// What Word shows before the next paragraph of a list, with the gap behind it where a letter or digit would touch
    /// the text; nothing for bullets.
    pub(super) fn next(&mut self, list: &str, level: u8) -> String {
        let level = usize::from(level).min(LEVELS - 1);
        let Some(own) = self.lists.get_mut(list) else { return String::new() };
        let Some(kind) = self.kinds.get(&own.kind) else { return String::new() };
        let levels: [Option<&ListLevel>; LEVELS] =
            std::array::from_fn(|at| own.levels.get(&at).or_else(|| kind.levels.get(&at)));
        let Some(shown) = levels[level] else { return String::new() };
        let counters = self.counters.entry(own.kind.clone()).or_insert([None; LEVELS]);
        if !std::mem::replace(&mut own.is_begun, true) {
            own.starts.keys().filter(|at| **at < LEVELS).for_each(|at| counters[*at] = None);
        }
        let start = |at: usize| own.starts.get(&at).copied().or(levels[at].map(|level| level.start)).unwrap_or(1);
        counters[level] = Some(counters[level].map_or(start(level), |last| last.saturating_add(1)));
        for deeper in level + 1..LEVELS {
            let restarts = levels[deeper].is_none_or(|deeper| deeper.restart.is_none_or(|from| level < from));
            counters[deeper] = counters[deeper].filter(|_| !restarts);
        }
        let number = |at: usize| {
            let number = counters[at].unwrap_or_else(|| start(at));
            let is_plain = shown.is_legal && at != level;
            formatted(number, if is_plain { "decimal" } else { levels[at].map_or("decimal", |level| &level.format) })
        };
        if shown.format == "bullet" {
            // A sign means nothing to a reader, words such as 例： do.
            if shown.pattern.contains(is_han) { shown.pattern.clone() } else { String::new() }
        } else {
            with_gap(filled(&shown.pattern, level, number), shown.is_glued)
        }
    }
}

/// Whether a character is Chinese; fonts of signs have theirs in the places of other letters.
fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

/// A pattern with a number in place of each `%1`.
fn filled(pattern: &str, level: usize, number: impl Fn(usize) -> String) -> String {
    let mut shown = String::new();
    let mut chars = pattern.chars().peekable();
    while let Some(c) = chars.next() {
        let at = chars.peek().and_then(|digit| digit.to_digit(10)).filter(|at| (1..=LEVELS as u32).contains(at));
        match at.map(|at| at as usize - 1).filter(|at| c == '%' && *at <= level) {
            Some(at) => {
                chars.next();
                shown.push_str(&number(at));
            }
            None => shown.push(c),
        }
    }
    shown
}

fn with_gap(mut shown: String, is_glued: bool) -> String {
    if !is_glued && shown.ends_with(char::is_alphanumeric) {
        shown.push(' ');
    }
    shown
}

/// Where in `word/numbering.xml` the reading is.
#[derive(Default)]
struct NumberingReader {
    lists: WordLists,
    kind: String,
    /// The list that is being read; none inside a kind of list.
    list: Option<String>,
    level: usize,
}

impl NumberingReader {
    fn tag(&mut self, tag: &BytesStart<'_>) {
        let said = value(tag, "w:val");
        match tag.name().0 {
            "w:abstractNum" => {
                (self.kind, self.list) = (value(tag, "w:abstractNumId"), None);
                self.lists.kinds.insert(self.kind.clone(), ListKind::default());
            }
            "w:num" => {
                let id = value(tag, "w:numId");
                self.lists.lists.insert(id.clone(), ListOfKind::default());
                self.list = Some(id);
            }
            "w:lvl" | "w:lvlOverride" => {
                self.level = value(tag, "w:ilvl").parse().unwrap_or(0);
                if tag.name().0 == "w:lvl" {
                    self.with_level(|level| *level = ListLevel::default());
                }
            }
            "w:abstractNumId" => self.with_list(|list, _| list.kind = said),
            "w:startOverride" => self.with_list(|list, level| {
                list.starts.insert(level, said.parse().unwrap_or(1));
            }),
            "w:numStyleLink" => self.with_kind(|kind| kind.like = said),
            "w:styleLink" => self.with_kind(|kind| kind.is_style = said),
            "w:start" => self.with_level(|level| level.start = said.parse().unwrap_or(1)),
            "w:numFmt" => self.with_level(|level| level.format = said),
            "w:lvlText" => self.with_level(|level| level.pattern = said),
            "w:pStyle" => self.with_level(|level| level.style = said),
            "w:isLgl" => self.with_level(|level| level.is_legal = is_on(tag)),
            "w:suff" => self.with_level(|level| level.is_glued = said == "nothing"),
            "w:lvlRestart" => self.with_level(|level| level.restart = said.parse().ok()),
            _ => {}
        }
    }

    fn with_kind(&mut self, change: impl FnOnce(&mut ListKind)) {
        if let Some(kind) = self.lists.kinds.get_mut(&self.kind) {
            change(kind);
        }
    }

    fn with_list(&mut self, change: impl FnOnce(&mut ListOfKind, usize)) {
        if let Some(list) = self.list.as_ref().and_then(|list| self.lists.lists.get_mut(list)) {
            change(list, self.level);
        }
    }

    fn with_level(&mut self, change: impl FnOnce(&mut ListLevel)) {
        let levels = match &self.list {
            Some(list) => self.lists.lists.get_mut(list).map(|list| &mut list.levels),
            None => self.lists.kinds.get_mut(&self.kind).map(|kind| &mut kind.levels),
        };
        if let Some(levels) = levels {
            change(levels.entry(self.level).or_default());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(at: u8, format: &str, pattern: &str, more: &str) -> String {
        format!("<w:lvl w:ilvl=\"{at}\"><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{pattern}\"/>{more}</w:lvl>")
    }

    /// The lists of one kind with these levels: list 3, and others as written.
    fn lists(levels: &str, others: &str) -> WordLists {
        let num = "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/></w:num>";
        let xml = format!("<n><w:abstractNum w:abstractNumId=\"7\">{levels}</w:abstractNum>{num}{others}</n>");
        WordLists::new(&xml, |_| Some("3".to_owned()))
    }

    fn shown<const N: usize>(lists: &mut WordLists, list: &str, levels: [u8; N]) -> [String; N] {
        levels.map(|level| lists.next(list, level))
    }

    fn two_levels() -> String {
        level(0, "chineseCounting", "%1、", "") + &level(1, "decimal", "%2.", "")
    }

    #[test]
    fn numbers_are_counted_as_word_does() {
        let mut lists = lists(&two_levels(), "");
        assert_eq!(shown(&mut lists, "3", [0, 1, 1, 0, 1]), ["一、", "1.", "2.", "二、", "1."]);
        assert_eq!(lists.next("4", 0), "");
    }

    #[test]
    fn words_before_an_item_are_shown_and_signs_are_not() {
        assert_eq!(lists(&level(0, "bullet", "例：", ""), "").next("3", 0), "例：");
        assert_eq!(lists(&level(0, "bullet", "l", ""), "").next("3", 0), "");
    }

    #[test]
    fn a_list_that_starts_anew_counts_from_its_own_start() {
        let again = "<w:num w:numId=\"4\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride \
                     w:val=\"5\"/></w:lvlOverride></w:num>";
        let mut lists = lists(&two_levels(), again);
        assert_eq!(shown(&mut lists, "3", [0, 0]), ["一、", "二、"]);
        assert_eq!(shown(&mut lists, "4", [0, 0]), ["五、", "六、"]);
    }

    #[test]
    fn a_list_may_show_its_numbers_in_its_own_way() {
        let own = format!(
            "<w:num w:numId=\"4\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\">{}</w:lvlOverride></w:num>",
            level(0, "upperRoman", "%1.", "")
        );
        assert_eq!(shown(&mut lists(&two_levels(), &own), "4", [0, 0]), ["I.", "II."]);
    }

    #[test]
    fn a_list_like_a_style_has_the_levels_of_that_style() {
        let like = "<w:abstractNum w:abstractNumId=\"8\"><w:numStyleLink w:val=\"s\"/></w:abstractNum>\
                    <w:num w:numId=\"4\"><w:abstractNumId w:val=\"8\"/></w:num>";
        assert_eq!(shown(&mut lists(&two_levels(), like), "4", [0]), ["一、"]);
    }

    #[test]
    fn numbers_of_articles_are_digits_in_a_legal_level() {
        let levels = level(0, "chineseCounting", "第%1章", "") + &level(1, "decimal", "%1.%2", "<w:isLgl/>");
        assert_eq!(shown(&mut lists(&levels, ""), "3", [0, 1]), ["第一章 ", "1.1 "]);
    }

    #[test]
    fn a_level_may_go_on_counting_through_the_levels_above() {
        let levels = level(0, "decimal", "第%1章", "") + &level(1, "decimal", "第%2条", "<w:lvlRestart w:val=\"0\"/>");
        assert_eq!(shown(&mut lists(&levels, ""), "3", [0, 1, 0, 1])[3], "第2条 ");
    }
}
