//! The lines of a page: each paragraph, and each row of its tables.

use super::element::HtmlElement;
use super::main_element::main_element;
use super::reader::{LinesReader, PageLines};
use super::trail::{is_chrome, is_of_links, leads_to_posts};
use super::tree::{HtmlPiece, HtmlTree};
use crate::import::raw::counting::superscript;
use crate::import::raw::stand_in::{self, STYLED, TURNED};
use crate::import::raw::table::DEEPEST_TABLE;
use crate::import::raw::{Dropped, Line, Reason};
use crate::import::run::{Glyph, Run};

/// Makes the lines of a page; what is hidden is shown if `shows_hidden`.
pub(super) fn lines(tree: &HtmlTree, shows_hidden: bool) -> PageLines {
    let main = main_element(tree);
    let mut reader = LinesReader { is_outside: main.is_some(), ..LinesReader::default() };
    reader.page.is_post = main.is_some_and(|main| tree.is_post(main));
    for piece in &tree.pieces {
        match piece {
            HtmlPiece::Break => reader.end_line(),
            HtmlPiece::Text(text, line) => reader.text(text, *line),
            HtmlPiece::Number(list, place, line) => reader.text(&tree.lists[*list].shown(*place), *line),
            HtmlPiece::StandIn(text, line) => reader.stand_in(text, *line),
            HtmlPiece::Sign(sign) => reader.sign(sign),
            HtmlPiece::Open(at) => {
                if main == Some(*at) {
                    reader.end_line();
                    reader.is_outside = false;
                    reader.page.main = Some(reader.page.raw.text.len()..usize::MAX);
                }
                reader.element(tree, *at, shows_hidden, true);
            }
            HtmlPiece::Close(at) => {
                reader.element(tree, *at, shows_hidden, false);
                if main == Some(*at) {
                    reader.end_line();
                    reader.is_outside = true;
                    reader.page.main = reader.page.main.take().map(|main| main.start..reader.page.raw.text.len());
                }
            }
        }
    }
    reader.end_line();
    while !reader.tables.is_empty() {
        reader.end_table();
    }
    reader.page.raw.lines = reader.lines;
    let raw = &mut reader.page.raw;
    raw.dropped.retain(|dropped| !raw.text[dropped.range.clone()].trim().is_empty());
    raw.dropped = in_lines(std::mem::take(&mut raw.dropped), &raw.text);
    reader.page
}

/// What is dropped for one reason side by side in a line is one piece.
fn in_lines(dropped: Vec<Dropped>, text: &str) -> Vec<Dropped> {
    let mut pieces: Vec<Dropped> = Vec::new();
    for next in dropped {
        let gap = |last: &Dropped| text.get(last.range.end..next.range.start);
        let touches = |last: &&mut Dropped| {
            last.reason == next.reason && gap(last).is_some_and(|gap| gap.trim().is_empty() && !gap.contains('\n'))
        };
        match pieces.last_mut().filter(touches) {
            Some(last) => last.range.end = next.range.end,
            None => pieces.push(next),
        }
    }
    pieces
}

impl LinesReader {
    fn element(&mut self, tree: &HtmlTree, at: usize, shows_hidden: bool, opens: bool) {
        let element = &tree.elements[at];
        let reason =
            element.left_out.filter(|reason| element.is_closed && !(shows_hidden && *reason == Reason::Hidden));
        let change = |depth: &mut usize| *depth = if opens { *depth + 1 } else { depth.saturating_sub(1) };
        if element.is_raised {
            change(&mut self.depths[2]);
        }
        match element.name.as_str() {
            "pre" | "listing" | "xmp" => change(&mut self.depths[0]),
            "a" => change(&mut self.depths[1]),
            "table" if opens && self.tables.len() >= DEEPEST_TABLE => self.deeper += 1,
            "table" if self.deeper > 0 => self.deeper -= 1,
            "tr" | "td" | "th" if self.deeper > 0 => {}
            "table" if opens => self.begin_table(),
            "table" => self.end_table(),
            "tr" if opens => self.tables.last_mut().into_iter().for_each(|table| table.parts.open_row()),
            "td" | "th" if opens => self.begin_cell(element.spans),
            "td" | "th" => self.end_cell(),
            "h1" if opens => self.heading.push(self.page.raw.text.len()),
            "h1" => {
                self.end_line();
                let start = self.heading.pop().unwrap_or_default();
                self.page.headings.push(start..self.page.raw.text.len());
            }
            _ => {}
        }
        self.title(element, opens);
        if !opens {
            self.added(element, element.after.as_deref());
            self.unseen.pop();
        }
        match reason {
            Some(reason) if opens => self.left_out.push(reason),
            Some(_) => drop(self.left_out.pop()),
            None => {}
        }
        if opens {
            self.unseen.push(element.letters.are_unseen() && !shows_hidden);
            self.added(element, element.before.as_deref());
        }
    }

    /// Notes where an element that is called a title begins and ends.
    fn title(&mut self, element: &HtmlElement, opens: bool) {
        if element.is_called_title && opens {
            self.title.push(self.page.raw.text.len());
        } else if element.is_called_title {
            let start = self.title.pop().unwrap_or_default();
            if self.title.is_empty() {
                self.page.titles.push(start..self.page.raw.text.len());
            }
        }
    }

    /// Lists what a style sheet adds to the text of an element, and says where its characters stand against their order.
    fn added(&mut self, element: &HtmlElement, text: Option<&str>) {
        if element.is_turned {
            self.sign(TURNED);
        }
        if let Some(text) = text.filter(|_| self.left_out.is_empty() && !self.is_outside) {
            let raw = &mut self.page.raw;
            let start = raw.text.len();
            raw.text.push_str(&format!("［样式文字：{}］", text.replace('\n', " ")));
            raw.dropped.push(Dropped { range: start..raw.text.len(), reason: Reason::Styled });
            self.sign(STYLED);
        }
    }

    /// Brings the text to a line of the file.
    fn go_to(&mut self, line: usize) -> usize {
        for _ in self.lines_so_far..line {
            self.page.raw.text.push('\n');
        }
        self.lines_so_far = self.lines_so_far.max(line);
        self.page.raw.text.len()
    }

    fn text(&mut self, text: &str, line: usize) {
        let start = self.go_to(line);
        self.lines_so_far += text.matches('\n').count();
        let unseen = self.unseen.last().is_some_and(|is_unseen| *is_unseen).then_some(Reason::Hidden);
        if let Some(reason) = self.left_out.first().copied().or(unseen) {
            self.page.raw.text.push_str(text);
            self.page.raw.dropped.push(Dropped { range: start..start + text.len(), reason });
            return;
        }
        let [pre, links, raised] = self.depths;
        let last = self.line.glyphs().last().map(|glyph| glyph.char);
        let is_exponent = raised > 0 && text.bytes().all(|byte| byte.is_ascii_digit());
        if is_exponent && last.is_some_and(char::is_alphanumeric) {
            return self.shown(&superscript(text), start, links > 0);
        }
        if pre == 0 {
            return self.shown(text, start, links > 0);
        }
        for (at, part) in text.split('\n').enumerate() {
            if at > 0 {
                self.page.raw.text.push('\n');
                self.end_line();
            }
            self.shown(part, self.page.raw.text.len(), links > 0);
        }
    }

    fn shown(&mut self, text: &str, start: usize, is_link: bool) {
        self.page.raw.text.push_str(text);
        self.line.append(Run::new(text, start).filter_map(one_line));
        self.shape.push((text.to_owned(), is_link));
    }

    /// Lists something without text where it stands.
    fn stand_in(&mut self, text: &str, line: usize) {
        if !self.is_outside && self.left_out.is_empty() {
            let start = self.go_to(line);
            self.page.raw.text.push_str(text);
            self.page.raw.dropped.push(Dropped { range: start..start + text.len(), reason: Reason::Object });
        }
    }

    /// Keeps apart what stands before and behind something without text.
    fn sign(&mut self, sign: &str) {
        if self.left_out.is_empty() {
            stand_in::push(&mut self.line, sign);
        }
    }

    pub(super) fn end_line(&mut self) {
        let line = stand_in::settled(std::mem::take(&mut self.line));
        let shape = std::mem::take(&mut self.shape);
        if line.is_empty() {
            return;
        }
        let is_of_posts = if self.is_above_posts { is_of_links(&shape) } else { leads_to_posts(&shape) };
        self.is_above_posts = is_of_posts;
        if is_of_posts || is_chrome(&shape) {
            self.page.raw.dropped.push(Dropped { range: line.range(), reason: Reason::Chrome });
        } else {
            self.lines.push(Line::Text(line));
        }
        self.page.raw.text.push(' ');
    }
}

/// A line end inside a paragraph is a space to a reader.
fn one_line(glyph: Glyph) -> Option<Glyph> {
    Some(Glyph { char: if glyph.char == '\n' { ' ' } else { glyph.char }, ..glyph })
}
