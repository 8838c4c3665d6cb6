//! Markdown: its text without its signs, except numbers of ordered lists, which are text to a reader.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::plain::unix_lines;
use super::{Line, Raw, Row, rest_is_markup};
use crate::import::run::{Glyph, Run};

pub(super) fn read(text: String) -> Raw {
    let text = unix_lines(text);
    let mut reader = MarkdownReader { text: &text, ..MarkdownReader::default() };
    for (event, range) in Parser::new_ext(&text, Options::ENABLE_TABLES).into_offset_iter() {
        reader.event(event, range);
    }
    reader.end_line();
    let lines = reader.lines;
    let mut raw = Raw { text, lines, wrapped: false, dropped: Vec::new() };
    rest_is_markup(&mut raw);
    raw
}

#[derive(Default)]
struct MarkdownReader<'a> {
    text: &'a str,
    lines: Vec<Line>,
    line: Run,
    /// Whether each open list is numbered.
    ordered: Vec<bool>,
    /// The cells of a row so far, and whether a table begins with it.
    cells: Vec<Run>,
    opens_table: bool,
}

impl MarkdownReader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Text(text) | Event::Code(text) => self.piece(&text, range),
            Event::Html(text) | Event::InlineHtml(text) => self.piece(&text, range),
            Event::SoftBreak => self.line.push_space(),
            Event::Start(Tag::List(first)) => {
                self.end_line();
                self.ordered.push(first.is_some());
            }
            Event::End(TagEnd::List(_)) => {
                self.end_line();
                self.ordered.pop();
            }
            Event::Start(Tag::Item) => {
                self.end_line();
                self.marker(range.start);
            }
            Event::Start(Tag::Table(_)) => {
                self.end_line();
                self.opens_table = true;
            }
            Event::End(TagEnd::TableCell) => self.cells.push(std::mem::take(&mut self.line)),
            Event::End(TagEnd::TableRow | TagEnd::TableHead) => self.end_row(),
            Event::Start(tag) if is_block(&tag) => self.end_line(),
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image) | Event::Start(_) => {}
            _ => self.end_line(),
        }
    }

    fn end_row(&mut self) {
        let row = Row { opens: std::mem::take(&mut self.opens_table), cells: std::mem::take(&mut self.cells) };
        self.lines.push(Line::Row(row));
    }

    /// The number before an item of a numbered list.
    fn marker(&mut self, start: usize) {
        if self.ordered.last() == Some(&true) {
            let rest = &self.text[start..];
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            self.line.append(Run::new(rest.get(..=digits).unwrap_or_default(), start));
            self.line.push_space();
        }
    }

    fn piece(&mut self, text: &str, range: Range<usize>) {
        let source = &self.text[range.clone()];
        match source.find(text) {
            Some(at) => self.verbatim(text, range.start + at),
            // Written with an entity: each character stands for all of it. One for a space is a mere sign.
            None => text.chars().for_each(|char| {
                let end = if char.is_whitespace() { range.start } else { range.end };
                self.line.push(Glyph { char, start: range.start, end });
            }),
        }
    }

    fn verbatim(&mut self, text: &str, mut start: usize) {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.end_line();
            }
            self.line.append(Run::new(line, start));
            start += line.len() + 1;
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        if !line.is_empty() {
            self.lines.push(Line::Text(line));
        }
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_markup_and_numbers_are_text() {
        let raw = read("# 关于*学时*的通知\n\n各单位：\n\n1. 甲\n2. 乙\\*丙 &lt;丁&gt;\n".to_owned());
        let lines: Vec<_> = raw.lines.iter().flat_map(Line::runs).map(|line| line.trimmed().text()).collect();
        assert_eq!(lines, ["关于学时的通知", "各单位：", "1. 甲", "2. 乙*丙 <丁>"]);
        let dropped: Vec<_> = raw.dropped.iter().map(|dropped| &raw.text[dropped.range.clone()]).collect();
        assert_eq!(dropped, ["#", "*", "*", "\\"]);
    }
}
