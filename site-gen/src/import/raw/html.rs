//! A web page: the text between its tags. Lines keep the numbers they have in the file.

use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::plain::unix_lines;
use super::{Dropped, Line, Raw, Reason};
use crate::import::run::{Glyph, Run};

/// Elements that are no part of what a page says, wherever they stand.
const CHROME: [&str; 11] =
    ["script", "style", "template", "noscript", "head", "nav", "footer", "aside", "form", "button", "select"];
/// Elements that stand inside a line.
const INLINE: [&str; 22] = [
    "a", "abbr", "b", "bdi", "big", "cite", "code", "em", "font", "i", "ins", "label", "mark", "o:p", "s", "small",
    "span", "strong", "sub", "sup", "u", "wbr",
];
/// Elements that hold what a page is about, where there is exactly one of them.
const MAIN: [&str; 2] = ["main", "article"];

/// A piece of a page, in order.
enum HtmlPiece {
    /// Text, and the line of the file it starts on.
    Text(String, usize),
    /// The end of a paragraph.
    Break,
}

#[derive(Default)]
struct HtmlReader {
    pieces: Vec<HtmlPiece>,
    /// Open elements of [`CHROME`] and [`MAIN`], with the piece they start at.
    open: Vec<(String, usize)>,
    /// Pieces that closed elements of [`CHROME`] hold.
    chrome: Vec<std::ops::Range<usize>>,
    /// Pieces that closed elements of [`MAIN`] hold.
    main: Vec<(String, std::ops::Range<usize>)>,
    /// The next number of each open list; none for lists without numbers.
    lists: Vec<Option<u32>>,
}

pub(super) fn read(text: &str) -> Raw {
    let text = unix_lines(text.to_owned());
    let line_ends: Vec<usize> = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect();
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut page = HtmlReader::default();
    for token in Tokenizer::new_with_emitter(text.as_str(), emitter).flatten() {
        match token {
            Token::String(string) => {
                let line = line_ends.partition_point(|end| *end < string.span.start);
                page.pieces.push(HtmlPiece::Text(String::from_utf8_lossy(&string.value).into_owned(), line));
            }
            Token::StartTag(tag) => {
                let line = line_ends.partition_point(|end| *end < tag.span.start);
                page.start(&String::from_utf8_lossy(&tag.name), tag.self_closing, line);
            }
            Token::EndTag(tag) => page.end(&String::from_utf8_lossy(&tag.name)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    page.into_raw()
}

impl HtmlReader {
    fn start(&mut self, name: &str, closed: bool, line: usize) {
        if !INLINE.contains(&name) {
            self.pieces.push(HtmlPiece::Break);
        }
        if (CHROME.contains(&name) || MAIN.contains(&name)) && !closed {
            self.open.push((name.to_owned(), self.pieces.len()));
        }
        match name {
            "ol" => self.lists.push(Some(1)),
            "ul" => self.lists.push(None),
            "li" => {
                if let Some(Some(number)) = self.lists.last_mut() {
                    // What a browser shows before the item.
                    self.pieces.push(HtmlPiece::Text(format!("{number}. "), line));
                    *number += 1;
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if let Some(at) = self.open.iter().rposition(|(open, _)| open == name) {
            let pieces = self.open[at].1..self.pieces.len();
            self.open.truncate(at);
            if MAIN.contains(&name) { self.main.push((name.to_owned(), pieces)) } else { self.chrome.push(pieces) }
        }
        if name == "ol" || name == "ul" {
            self.lists.pop();
        }
        if !INLINE.contains(&name) {
            self.pieces.push(HtmlPiece::Break);
        }
    }

    /// The only element that holds what the page is about, if there is one.
    fn only_main(&self) -> Option<std::ops::Range<usize>> {
        MAIN.iter().find_map(|name| {
            let mut found = self.main.iter().filter(|(found, _)| found == name);
            let first = found.next()?;
            found.next().is_none().then(|| first.1.clone())
        })
    }

    fn into_raw(self) -> Raw {
        let main = self.only_main();
        let is_chrome = |at: usize| {
            self.chrome.iter().any(|range| range.contains(&at)) || main.as_ref().is_some_and(|main| !main.contains(&at))
        };
        let (mut raw, mut line, mut lines_so_far) = (Raw::default(), Run::default(), 0);
        for (at, piece) in self.pieces.iter().enumerate() {
            match piece {
                HtmlPiece::Break => end_line(&mut raw, &mut line),
                HtmlPiece::Text(text, starts_on) => {
                    while lines_so_far < *starts_on {
                        raw.text.push('\n');
                        lines_so_far += 1;
                    }
                    let start = raw.text.len();
                    raw.text.push_str(text);
                    lines_so_far += text.matches('\n').count();
                    if is_chrome(at) {
                        raw.dropped.push(Dropped { range: start..raw.text.len(), reason: Reason::Chrome });
                    } else {
                        line.append(Run::new(text, start).filter_map(one_line));
                    }
                }
            }
        }
        end_line(&mut raw, &mut line);
        raw.dropped.retain(|dropped| !raw.text[dropped.range.clone()].trim().is_empty());
        raw
    }
}

/// A line end inside a paragraph is a space to a reader.
fn one_line(glyph: Glyph) -> Option<Glyph> {
    Some(Glyph { char: if glyph.char == '\n' { ' ' } else { glyph.char }, ..glyph })
}

fn end_line(raw: &mut Raw, line: &mut Run) {
    let line = std::mem::take(line);
    if !line.is_empty() {
        raw.lines.push(Line::Text(line));
        raw.text.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_is_about_is_kept_and_its_menus_are_dropped() {
        let raw =
            read("<nav>首页</nav>\n<h1>关于学时的\n通知</h1><p>各单位：</p><script>x</script><ol><li>甲<li>乙</ol>");
        let lines: Vec<_> = raw.lines.iter().flat_map(Line::runs).map(Run::text).collect();
        assert_eq!(lines, ["关于学时的 通知", "各单位：", "1. 甲", "2. 乙"]);
        assert_eq!(raw.dropped.len(), 2);
        assert_eq!(raw.text[..raw.text.find("各单位").unwrap()].matches('\n').count(), 2);
    }

    #[test]
    fn a_menu_that_never_ends_is_no_menu() {
        let raw = read("<nav>首页<p>各单位：");
        assert_eq!((raw.lines.len(), raw.dropped.len()), (2, 0));
    }
}
