//! The title of a notice, and what of the page stands above it.

use super::super::bodies::is_body;
use super::super::{Block, page};
use super::Header;
use crate::import::paragraph::Paragraph;
use crate::import::raw::Reason;
use crate::import::run::Run;
use crate::import::title::{TITLE_LINE, begins_title, ends_title, is_title_line, title_end};

impl Header<'_> {
    /// The title that a field of the page states: the only one, or the one above the text again.
    pub(super) fn title_of_page(&mut self) {
        let titles = std::mem::take(&mut self.title_of_page);
        if self.outline.title.is_empty() {
            self.outline.title = titles;
        } else if is_same_title(&packed(&titles), &packed(&self.outline.title)) {
            titles.iter().for_each(|title| self.outline.drop(title, Reason::Repeated));
        } else {
            let lead = titles.into_iter().map(Block::paragraph);
            self.outline.lead.splice(0..0, lead);
        }
    }

    /// A line of the page around the notice: its name, the way to it, a column, a slogan; only above a title.
    pub(super) fn of_page(&mut self, line: &Run) -> bool {
        let text = line.reading();
        let below: Vec<String> = self.lines.iter().take(6).map(|line| line.reading()).collect();
        if !self.outline.title.is_empty() || text.contains("关于") || text.split_whitespace().all(is_body) {
            return false;
        }
        if is_introduction(&text) && below.iter().any(|line| is_title_line(line)) {
            self.outline.drop(line, Reason::Chrome);
            return true;
        }
        let is_title = |line: &String| ends_title(line) && line.chars().count() <= TITLE_LINE && !page::is_column(line);
        let title = below.iter().position(is_title);
        let starts = title.is_some_and(|at| below[..=at].iter().any(|line| line.contains("关于")));
        let is_around = title.is_some()
            && (page::is_of_site(&text) || page::is_column(&text) || (starts && !page::may_begin_title(&text)));
        if is_around {
            self.outline.drop(line, Reason::Chrome);
        }
        is_around
    }

    /// The whole title again, in one line or several, with or without the name of the office before it.
    pub(super) fn title_again(&mut self, line: &Run) -> bool {
        if !self.whole_title {
            return false;
        }
        let title = packed(&self.outline.title);
        let own = packed(std::slice::from_ref(line));
        if let Some(more) = self.repeated(own.clone(), 0, &title) {
            let mut first = Some(line.trimmed());
            if more > 0 && is_body(&line.reading()) {
                first = first.filter(|name| !self.add_issuer(name.clone()));
            }
            first.iter().for_each(|line| self.outline.drop(line, Reason::Repeated));
            for line in self.lines.drain(..more).collect::<Vec<Paragraph>>() {
                self.outline.drop(&line, Reason::Repeated);
            }
            return true;
        }
        let behind = Some(&own).filter(|own| is_body(own) && !self.is_below_bodies && begins_title(&title));
        let Some(more) = behind.and_then(|_| self.repeated(String::new(), 0, &title)) else { return false };
        // The office and the title below it are the title as the notice itself has it.
        let whole = std::iter::once(line.trimmed());
        let whole = whole.chain(self.lines.drain(..more).map(Paragraph::into_text)).collect();
        for piece in std::mem::replace(&mut self.outline.title, whole) {
            self.outline.drop(&piece, Reason::Repeated);
        }
        self.add_issuer(line.trimmed());
        true
    }

    /// How many of the next lines say a title again together with what was said before them.
    fn repeated(&self, mut said: String, mut more: usize, title: &str) -> Option<usize> {
        while !is_again(&said, title) {
            let next = self.lines.get(more).filter(|next| !next.is_table() && is_part(&said, title))?;
            said.push_str(&packed(std::slice::from_ref(&**next)));
            more += 1;
        }
        Some(more)
    }

    pub(super) fn title(&mut self, line: &Run, chars: &[char]) -> bool {
        if self.whole_title {
            let bracketed = matches!(chars.first(), Some('（' | '(')) && matches!(chars.last(), Some('）' | ')'));
            if bracketed && chars.len() <= 12 && self.outline.addressee.is_none() {
                self.outline.title.push(line.clone());
            }
            return bracketed && chars.len() <= 12 && self.outline.addressee.is_none();
        }
        let end = title_end(chars).unwrap_or(chars.len());
        let (title, rest) = line.split_at(end);
        let text = title.reading();
        if title.len() > TITLE_LINE || text.contains(['。', '；']) || text.trim_end().ends_with(['：', ':']) {
            return false;
        }
        self.whole_title = ends_title(&text);
        if !self.whole_title && !self.comes_to_an_end() {
            return false;
        }
        self.outline.title.push(title.trimmed());
        if !rest.is_empty() {
            self.lines.push_front(rest.trimmed().into());
        }
        true
    }

    /// Whether one of the next lines has the last word of a title.
    pub(super) fn comes_to_an_end(&self) -> bool {
        let next = self.lines.iter().take(3).map(|line| line.reading());
        next.take_while(|line| !line.contains(['。', '；'])).any(|line| {
            let chars: Vec<char> = line.chars().collect();
            ends_title(&line) || title_end(&chars).is_some()
        })
    }
}

/// The characters of a title, without the white space between its pieces.
fn packed(pieces: &[Run]) -> String {
    pieces.iter().flat_map(Run::glyphs).map(|glyph| glyph.char).filter(|c| !c.is_whitespace()).collect()
}

/// Whether one of two titles is the other, or lacks only the name of the office before it.
fn is_same_title(one: &str, other: &str) -> bool {
    is_again(one, other) || is_again(other, one)
}

/// Whether a text is a title, or what stands in it behind the name of the office.
fn is_again(said: &str, title: &str) -> bool {
    said == title || (begins_title(said) && title.strip_suffix(said).is_some_and(is_body))
}

/// Whether a title begins with a text, or goes on with it behind the name of the office.
fn is_part(said: &str, title: &str) -> bool {
    let behind_office = || title.find(said).is_some_and(|at| is_body(&title[..at]));
    title.starts_with(said) || (begins_title(said) && behind_office())
}

/// Whether a line leads to the whole text of a notice that a page shows: 现将全文转载如下：.
fn is_introduction(text: &str) -> bool {
    let is_whole = ["全文", "原文"].iter().any(|word| text.contains(word));
    is_whole && text.trim_end().ends_with(['：', ':']) && text.contains("如下")
}
