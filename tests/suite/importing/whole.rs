//! Whether a reader has all that a file says, by a look at the file of its own: the text of its XML or between its tags.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;
use site_gen::import::raw::{Line, Raw};
use zip::ZipArchive;

/// What stands between the tags of a file, and how many signs it has besides.
#[derive(Debug, Default)]
pub(crate) struct FileText {
    text: String,
    signs: usize,
}

/// Fails where a character of a file is not in the text that was read, or is neither in a line nor dropped.
pub(crate) fn is_whole(file: &FileText, raw: &Raw) {
    let mut left: BTreeMap<char, i64> = BTreeMap::new();
    let mut count = |text: &str, by: i64| {
        for c in text.chars().filter(|c| !c.is_whitespace()).map(plain) {
            *left.entry(c).or_default() += by;
        }
    };
    count(&raw.text, 1);
    count(&file.text, -1);
    let lost: Vec<char> = left.iter().filter(|(_, left)| **left < 0).map(|(c, _)| *c).collect();
    assert!(lost.is_empty(), "lost: {lost:?}\n{}\n{}", file.text, raw.text);
    let more: i64 = left.values().sum();
    assert!(more >= i64::try_from(file.signs).expect("few signs"), "a sign is lost: {more} of {}", file.signs);
    is_accounted_for(raw);
}

fn is_accounted_for(raw: &Raw) {
    let mut covered = vec![false; raw.text.len()];
    let glyphs = raw.lines.iter().flat_map(Line::runs).flat_map(|run| run.glyphs()).map(|glyph| glyph.start..glyph.end);
    for range in glyphs.chain(raw.dropped.iter().map(|dropped| dropped.range.clone())) {
        covered[range].fill(true);
    }
    let open = raw.text.char_indices().find(|(at, c)| !covered[*at] && !c.is_whitespace());
    assert_eq!(open, None, "neither in a line nor dropped\n{}", raw.text);
    for rows in raw.lines.chunk_by(|_, next| matches!(next, Line::Row(row) if !row.opens)) {
        let lengths: Vec<usize> = rows
            .iter()
            .filter_map(|line| if let Line::Row(row) = line { Some(row.cells.len()) } else { None })
            .collect();
        assert!(lengths.iter().all(|length| *length == lengths[0]), "rows of one table are equally long: {lengths:?}");
    }
}

/// A digit that is written as an exponent is that digit.
fn plain(c: char) -> char {
    const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    let at = RAISED.chars().position(|raised| raised == c);
    at.and_then(|at| char::from_digit(u32::try_from(at).ok()?, 10)).unwrap_or(c)
}

/// The text of all parts of a Word file.
pub(crate) fn word_text(bytes: &[u8]) -> FileText {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let names: Vec<String> = archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
    let parts = ["document", "footnotes", "endnotes", "comments", "header", "footer"];
    let mut found = FileText::default();
    for name in names.iter().filter(|name| parts.iter().any(|part| name.starts_with(&format!("word/{part}")))) {
        let mut xml = String::new();
        archive.by_name(name).expect("a part").read_to_string(&mut xml).expect("text");
        part_text(&xml, &mut found);
    }
    found
}

fn part_text(xml: &str, found: &mut FileText) {
    let mut open: Vec<String> = Vec::new();
    let mut reader = Reader::from_str(xml);
    loop {
        let is_second = open.iter().any(|name| name == "mc:Fallback" || name.ends_with("Change"));
        let is_text = open.last().is_some_and(|name| ["w:t", "w:delText", "m:t", "a:t"].contains(&name.as_str()));
        match reader.read_event().expect("XML") {
            Event::Eof => return,
            Event::Start(tag) => open.push(tag.name().0.to_owned()),
            Event::End(_) => drop(open.pop()),
            Event::Empty(tag) if !is_second && tag.name().0 == "w:sym" => {
                found.signs += usize::from(open.last().is_some_and(|name| name == "w:r"));
            }
            Event::Text(text) if is_text && !is_second => {
                let signs = text.xml10_content().chars().filter(|c| ('\u{e000}'..='\u{f8ff}').contains(c)).count();
                found.signs += signs;
                let shown = text.xml10_content();
                found.text.extend(shown.chars().filter(|c| !('\u{e000}'..='\u{f8ff}').contains(c)));
            }
            _ => {}
        }
    }
}

/// The text between the tags of a page, without entities.
pub(crate) fn page_text(html: &str) -> FileText {
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        let found = &rest[at..];
        let next = found[1..].chars().next().unwrap_or(' ');
        rest = match (found.starts_with('&'), next) {
            (true, _) => {
                let behind = found[1..].trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
                behind.strip_prefix(';').unwrap_or(behind)
            }
            (_, '!') if found.starts_with("<!--") => behind_comment(&found[4..]),
            (_, '!' | '?') => behind(found, ">"),
            (_, '/') if !found[2..].starts_with(|c: char| c.is_ascii_alphabetic()) => behind(found, ">"),
            (_, c) if c.is_ascii_alphabetic() || c == '/' => behind_tag(found),
            _ => &found[1..],
        };
    }
    text.push_str(rest);
    FileText { text, signs: 0 }
}

fn behind<'a>(text: &'a str, end: &str) -> &'a str {
    text.split_once(end).map_or("", |(_, rest)| rest)
}

fn behind_comment(text: &str) -> &str {
    // A comment may be as short as `<!-->`.
    let short = text.strip_prefix('>').or_else(|| text.strip_prefix("->"));
    let ends = ["-->", "--!>"].map(|end| text.find(end).map(|at| at + end.len()));
    short.unwrap_or_else(|| ends.into_iter().flatten().min().map_or("", |at| &text[at..]))
}

/// A tag ends at the first `>` that stands in no quoted value; only the value of an attribute can be quoted.
fn behind_tag(text: &str) -> &str {
    let ends_word = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>');
    let name = text[1..].strip_prefix('/').unwrap_or(&text[1..]);
    let mut rest = name.trim_start_matches(|c| !ends_word(c));
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        let Some(first) = rest.chars().next() else { return "" };
        if first == '>' {
            return &rest[1..];
        }
        // A name may begin with `=`.
        rest = rest[first.len_utf8()..].trim_start_matches(|c| !ends_word(c) && c != '=');
        let Some(value) = rest.trim_ascii_start().strip_prefix('=').map(str::trim_ascii_start) else { continue };
        rest = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).map_or("", |(_, behind)| behind),
            _ => value.trim_start_matches(|c: char| !c.is_ascii_whitespace() && c != '>'),
        };
    }
}

/// Elements of a Word file, each of which may stand in any other.
pub(crate) const WORD_ELEMENTS: [&str; 44] = [
    "w:p",
    "w:p",
    "w:p",
    "w:r",
    "w:r",
    "w:r",
    "w:t",
    "w:t",
    "w:t",
    "w:t",
    "w:pPr",
    "w:rPr",
    "w:delText",
    "w:del",
    "w:ins",
    "w:moveFrom",
    "w:tbl",
    "w:tr",
    "w:tr",
    "w:trPr",
    "w:tc",
    "w:tc",
    "w:tcPr",
    "w:txbxContent",
    "w:sdt",
    "w:rt",
    "w:object",
    "m:oMath",
    "m:num",
    "m:den",
    "m:sup",
    "m:sub",
    "m:d",
    "m:e",
    "m:rad",
    "m:t",
    "m:m",
    "a:t",
    "w:sdt",
    "w:footnote",
    "w:bdo",
    "w:fldSimple",
    "wp:inline",
    "wp:anchor",
];
/// Elements of a Word file that are empty.
pub(crate) const WORD_MARKS: [&str; 22] = [
    "w:vanish",
    "w:strike",
    "w:del",
    "w:moveFrom",
    "w:tab",
    "w:br",
    "w:vMerge",
    "w:gridSpan w:val=\"3\"",
    "w:cellDel",
    "w:fldChar w:fldCharType=\"begin\"",
    "w:fldChar w:fldCharType=\"separate\"",
    "w:fldChar w:fldCharType=\"end\"",
    "w:sym w:font=\"Symbol\" w:char=\"F0B3\"",
    "w:sym w:font=\"Wingdings\" w:char=\"F0FF\"",
    "pic:pic",
    "w:vertAlign w:val=\"superscript\"",
    "w:showingPlcHdr",
    "w:color w:val=\"FFFFFF\"",
    "w:sz w:val=\"1\"",
    "w:shd w:fill=\"FF0000\"",
    "w:footnoteReference w:id=\"1\"",
    "v:textpath string=\"甲\"",
];

/// The XML that some steps make: each opens an element, closes one, or adds a mark or text.
pub(crate) fn scrambled(steps: &[(u8, u8)]) -> String {
    let (mut xml, mut open) = ("<w:document>".to_owned(), Vec::new());
    for (kind, what) in steps {
        let at = usize::from(*what);
        match kind % 8 {
            0..=2 => {
                let name = WORD_ELEMENTS[at % WORD_ELEMENTS.len()];
                xml.push_str(&format!("<{name}>"));
                open.push(name);
            }
            3 | 4 => xml.push_str(&open.pop().map(|name| format!("</{name}>")).unwrap_or_default()),
            5 => xml.push_str(&format!("<{}/>", WORD_MARKS[at % WORD_MARKS.len()])),
            _ => xml.push_str(["学", "90", "时", "\u{f0b3}", "甲"][at % 5]),
        }
    }
    open.iter().rev().for_each(|name| xml.push_str(&format!("</{name}>")));
    xml + "</w:document>"
}
