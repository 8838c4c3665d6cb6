//! Markdown: its text without its signs, except numbers of ordered lists, which are text to a reader.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::cell::numbers_apart;
use super::plain::unix_lines;
use super::stand_in::{self, settled};
use super::{Dropped, Line, Raw, Reason, Row, rest_is_markup};
use crate::import::run::{Glyph, Run};

pub(super) fn read(text: String) -> Raw {
    let text = unix_lines(text);
    let mut reader = MarkdownReader { text: &text, ..MarkdownReader::default() };
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    for (event, range) in Parser::new_ext(&text, options).into_offset_iter() {
        reader.event(event, range);
    }
    reader.end_line();
    let (lines, dropped) = (reader.lines, reader.dropped);
    let mut raw = Raw { text, lines, wrapped: false, dropped };
    rest_is_markup(&mut raw);
    raw
}

#[derive(Default)]
struct MarkdownReader<'a> {
    text: &'a str,
    lines: Vec<Line>,
    dropped: Vec<Dropped>,
    line: Run,
    /// Whether each open list is numbered.
    ordered: Vec<bool>,
    /// The cells so far of the row that is open, and whether it is the first of its table.
    row: Option<Row>,
    /// How many elements are open that strike out.
    struck: usize,
    /// How many pictures are open, with the words that stand for them.
    images: usize,
    /// The mark of a note that has begun, until its text does.
    note_begun: Option<Range<usize>>,
}

impl MarkdownReader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Text(text) | Event::Code(text) => self.piece(&text, range),
            Event::Html(text) | Event::InlineHtml(text) => self.html(&text, range),
            Event::SoftBreak => self.line.push_space(),
            Event::HardBreak if self.row.is_some() => self.line.push_space(),
            Event::Start(Tag::Strikethrough) => self.struck += 1,
            Event::End(TagEnd::Strikethrough) => self.struck = self.struck.saturating_sub(1),
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
            Event::Start(tag @ (Tag::TableHead | Tag::TableRow)) => {
                self.end_line();
                self.row = Some(Row { opens: matches!(tag, Tag::TableHead), cells: Vec::new() });
            }
            Event::End(TagEnd::TableCell) => {
                let cell = numbers_apart(&settled(std::mem::take(&mut self.line)).trimmed());
                self.row.iter_mut().for_each(|row| row.cells.push(cell.clone()));
            }
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => self.lines.extend(self.row.take().map(Line::Row)),
            Event::Start(Tag::Image { .. }) => {
                self.left_out(range, Reason::Object);
                self.images += 1;
                stand_in::push(&mut self.line, "［图片］");
            }
            Event::End(TagEnd::Image) => self.images = self.images.saturating_sub(1),
            Event::FootnoteReference(_) => self.note(range),
            Event::Start(Tag::FootnoteDefinition(_)) => {
                self.end_line();
                let end = self.text[range.clone()].find(']').map_or(range.end, |at| range.start + at + 1);
                self.note_begun = Some(range.start..end);
            }
            Event::Start(tag) if is_block(&tag) => self.end_line(),
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) | Event::Start(_) => {}
            _ => self.end_line(),
        }
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

    /// The mark of a note, written `[^1]`: ［注1］.
    fn note(&mut self, Range { start, end }: Range<usize>) {
        let label = self.text[start..end].strip_prefix("[^").and_then(|rest| rest.strip_suffix(']'));
        let Some(label) = label.filter(|_| self.struck == 0) else {
            return self.left_out(start..end, Reason::StruckOut);
        };
        self.line.push(Glyph { char: '［', start, end: start + 2 });
        self.line.push_sign('注');
        self.line.append(Run::new(label, start + 2));
        self.line.push(Glyph { char: '］', start: end - 1, end });
    }

    fn left_out(&mut self, range: Range<usize>, reason: Reason) {
        self.dropped.push(Dropped { range, reason });
    }

    /// HTML is text as written, except comments, which no reader sees, and what strikes out.
    fn html(&mut self, text: &str, range: Range<usize>) {
        let tag = text.trim();
        if tag.starts_with("<!--") && tag.ends_with("-->") {
            return self.left_out(range, Reason::Markup);
        }
        match tag.to_lowercase().as_str() {
            "<del>" | "<s>" | "<strike>" => self.struck += 1,
            "</del>" | "</s>" | "</strike>" => self.struck = self.struck.saturating_sub(1),
            "<br>" | "<br/>" | "<br />" => self.line.push_space(),
            _ => return self.piece(text, range),
        }
        self.left_out(range, Reason::Markup);
    }

    fn piece(&mut self, text: &str, range: Range<usize>) {
        if self.struck > 0 {
            return self.left_out(range, Reason::StruckOut);
        }
        if self.images > 0 {
            return;
        }
        if let Some(mark) = self.note_begun.take() {
            self.note(mark);
        }
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
        let line = settled(std::mem::take(&mut self.line));
        if !line.is_empty() {
            self.lines.push(Line::Text(line));
        }
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::TableCell | Tag::Link { .. } | Tag::Image { .. }
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::raw::table::tests::shown;

    #[test]
    fn signs_are_markup_and_numbers_are_text() {
        let raw = read("# 关于*学时*的通知\n\n各单位：\n\n1. 甲\n2. 乙\\*丙 &lt;丁&gt;\n".to_owned());
        let lines: Vec<_> = raw.lines.iter().flat_map(Line::runs).map(|line| line.trimmed().text()).collect();
        assert_eq!(lines, ["关于学时的通知", "各单位：", "1. 甲", "2. 乙*丙 <丁>"]);
        let dropped: Vec<_> = raw.dropped.iter().map(|dropped| &raw.text[dropped.range.clone()]).collect();
        assert_eq!(dropped, ["#", "*", "*", "\\"]);
    }

    fn pieces(text: &str) -> (Vec<String>, Vec<(String, &'static str)>) {
        let raw = read(text.to_owned());
        let piece = |dropped: &Dropped| (raw.text[dropped.range.clone()].to_owned(), dropped.reason.name());
        (shown(&raw.lines), raw.dropped.iter().map(piece).filter(|(_, reason)| *reason != "markup").collect())
    }

    #[test]
    fn what_is_struck_out_is_no_part_of_a_number() {
        let struck = vec![("72".to_owned(), "struck-out")];
        assert_eq!(pieces("每年~~72~~90学时"), (vec!["每年90学时".to_owned()], struck.clone()));
        assert_eq!(pieces("每年<del>72</del>90学时"), (vec!["每年90学时".to_owned()], struck));
    }

    #[test]
    fn tables_are_rows() {
        let (lines, _) = pieces("|科目|学时|\n|-|-|\n|**公需**|18|\n|专业||\n\n甲\n");
        assert_eq!(lines, ["科目|学时", "公需|18", "专业|", "甲"]);
    }

    #[test]
    fn a_note_has_its_mark_in_the_text_and_before_itself() {
        let (lines, dropped) = pieces("不少于90[^1]学时。\n\n[^1]: 乡镇除外。\n");
        assert_eq!(
            (lines, dropped),
            (vec!["不少于90［注1］学时。".to_owned(), "［注1］乡镇除外。".to_owned()], vec![])
        );
        assert_eq!(pieces("|甲|乙|\n|-|-|\n|丙|90[^a]|\n\n[^a]: 丁\n").0[1..], ["丙|90［注a］", "［注a］丁"]);
    }

    #[test]
    fn a_picture_and_white_space_keep_digits_apart() {
        assert_eq!(pieces("不少于1![2](x)0学时").0, ["不少于1［图片］0学时"]);
        assert_eq!(pieces("|甲|乙|\n|-|-|\n|60 48|30<br>24|\n").0[1..], ["60 ；48|30 ；24"]);
    }

    #[test]
    fn comments_and_pictures_are_no_text() {
        assert_eq!(pieces("甲<!-- 乙 -->丙\n").0, ["甲丙"]);
        assert_eq!(pieces("甲 ![图](a.png)").1, [("![图](a.png)".to_owned(), "object")]);
    }
}
