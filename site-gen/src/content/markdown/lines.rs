//! The text of a document line by line, as readers see it before anything is joined, with places.

use pulldown_cmark::{Event, Tag};

use super::event::{Placed, is_inline};
use crate::diag::{FileId, Span};

/// Stands for what is no text as typed: code, an escaped sign, an entity, a footnote's number.
pub(super) const OTHER: char = '\u{fffc}';

/// What a line of text stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Around {
    Paragraph,
    Heading,
    Item,
    Cell,
}

/// How a line begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beginning {
    /// A paragraph, heading, item or cell begins with it.
    First,
    /// It would be joined to the line above.
    Joined,
    /// It goes on with a sentence of a long line above, in a language with spaces between words.
    Wrapped,
    /// A break is kept above it.
    Broken,
}

/// A line of text, with where each of its pieces stands in the file.
#[derive(Debug)]
pub(super) struct TextLine {
    pub(super) text: String,
    pub(super) around: Around,
    pub(super) beginning: Beginning,
    file: FileId,
    /// Each piece: its offset in `text`, its offset in the file.
    pieces: Vec<(usize, usize)>,
}

impl TextLine {
    /// The place in the file of a range of the text.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let place = |at: usize| {
            let piece = self.pieces.iter().rev().find(|(from, _)| *from <= at);
            piece.map_or(0, |(from, place)| place + at - from)
        };
        let start = place(start);
        Span { file: self.file, start, end: place(end.saturating_sub(1)).max(start) + 1 }
    }
}

/// Every line of text outside program text.
pub(super) fn lines(events: &[Placed<'_>], source: &str) -> Vec<TextLine> {
    let mut reader =
        LineReader { source, done: Vec::new(), open: None, around: Vec::new(), in_code: false, text_ended: 0 };
    events.iter().for_each(|(event, span)| reader.event(event, *span));
    reader.end();
    reader.done
}

struct LineReader<'s> {
    source: &'s str,
    done: Vec<TextLine>,
    open: Option<TextLine>,
    around: Vec<Around>,
    in_code: bool,
    /// Where the last text ended.
    text_ended: usize,
}

impl LineReader<'_> {
    fn event(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::Text(text) if !self.in_code => self.text(text, span),
            Event::Code(_) | Event::FootnoteReference(_) => self.piece(&OTHER.to_string(), span),
            Event::SoftBreak => {
                let is_wrapped = self.open.as_ref().is_some_and(|line| goes_on(&line.text));
                self.next(if is_wrapped { Beginning::Wrapped } else { Beginning::Joined }, span);
            }
            Event::HardBreak => self.next(Beginning::Broken, span),
            event if is_inline(event) => {}
            Event::Start(tag) => {
                self.end();
                self.in_code = matches!(tag, Tag::CodeBlock(_));
                let outer = self.around.last().copied();
                self.around.push(around(tag, outer));
            }
            Event::End(_) => {
                self.end();
                self.in_code = false;
                self.around.pop();
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str, span: Span) {
        let typed = &self.source[span.start..span.end];
        if typed != text {
            return self.piece(&OTHER.to_string(), span);
        }
        // A backslash in front that is no text itself makes the sign stand for itself.
        let is_escaped = self.source[..span.start].ends_with('\\') && self.text_ended != span.start;
        let is_escaped = is_escaped && text.starts_with(|c: char| c.is_ascii_punctuation());
        self.text_ended = span.end;
        let (sign, rest) = text.split_at(usize::from(is_escaped));
        if !sign.is_empty() {
            self.piece(&OTHER.to_string(), span);
        }
        self.piece(rest, Span { start: span.start + sign.len(), ..span });
    }

    fn piece(&mut self, text: &str, span: Span) {
        let line = self.line(Beginning::First, span);
        line.pieces.push((line.text.len(), span.start));
        line.text.push_str(text);
    }

    fn next(&mut self, beginning: Beginning, span: Span) {
        self.end();
        self.line(beginning, span);
    }

    fn line(&mut self, beginning: Beginning, span: Span) -> &mut TextLine {
        let around = self.around.last().copied().unwrap_or(Around::Paragraph);
        let new = || TextLine { text: String::new(), around, beginning, file: span.file, pieces: Vec::new() };
        self.open.get_or_insert_with(new)
    }

    fn end(&mut self) {
        self.done.extend(self.open.take());
    }
}

/// How long a line is at least that was broken because it was long.
const LONG: usize = 60;

/// Whether a sentence goes on in the next line.
fn goes_on(line: &str) -> bool {
    line.len() >= LONG && line.ends_with(|c: char| c.is_ascii_lowercase() || c == ',')
}

fn around(tag: &Tag<'_>, outer: Option<Around>) -> Around {
    match tag {
        Tag::Paragraph if outer == Some(Around::Item) => Around::Item,
        Tag::Heading { .. } => Around::Heading,
        Tag::Item => Around::Item,
        Tag::TableCell => Around::Cell,
        _ => Around::Paragraph,
    }
}
