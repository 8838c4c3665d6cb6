//! Footnotes: `[^1]` in a text and a line `[^1]: …`, anywhere in the document, for the note.
//!
//! A note goes with each section that refers to it, since pages show sections apart from their document.

use std::borrow::Cow;
use std::collections::BTreeMap;

use pulldown_cmark::{Event, Tag};

use super::event::{Placed, elements};
use crate::diag::{Code, Sink, Span, Words, words};

/// The notes of a document by what refers to them.
#[derive(Debug, Default)]
pub(in crate::content) struct Footnotes<'a>(BTreeMap<String, Vec<Placed<'a>>>);

impl<'a> Footnotes<'a> {
    /// Takes the notes out of a document. Reported are those that nothing refers to, a second one of a name, and a
    /// reference in a heading, link or picture.
    pub(in crate::content) fn take(events: &mut Vec<Placed<'a>>, sink: &mut Sink) -> Self {
        misplaced(events, sink);
        let used: Vec<String> = references(events).map(str::to_owned).collect();
        let mut notes = Self::default();
        let places: Vec<_> = elements(events, |tag| matches!(tag, Tag::FootnoteDefinition(_))).collect();
        for place in places.into_iter().rev() {
            let note: Vec<Placed<'a>> = events.drain(place).collect();
            notes.add(note, &used, sink);
        }
        notes
    }

    fn add(&mut self, note: Vec<Placed<'a>>, used: &[String], sink: &mut Sink) {
        let Some((Event::Start(Tag::FootnoteDefinition(label)), span)) = note.first() else { return };
        let (label, span) = (label.to_string(), *span);
        if !used.contains(&label) {
            unused(&label, span, sink);
        }
        // Notes are added from the last to the first.
        if let Some(second) = self.0.insert(label.clone(), note) {
            second.first().into_iter().for_each(|(_, span)| twice(&label, *span, sink));
        }
    }

    /// A part of the document with the notes behind it that it, or one of these, refers to.
    pub(in crate::content) fn behind<'e>(&self, part: &'e [Placed<'a>]) -> Cow<'e, [Placed<'a>]> {
        let mut labels: Vec<&str> = Vec::new();
        let mut next: Vec<&str> = references(part).collect();
        while let Some(label) = (!next.is_empty()).then(|| next.remove(0)) {
            if let Some(note) = self.0.get(label).filter(|_| !labels.contains(&label)) {
                labels.push(label);
                next.extend(references(note));
            }
        }
        if labels.is_empty() {
            return Cow::Borrowed(part);
        }
        let notes = labels.iter().filter_map(|label| self.0.get(*label));
        Cow::Owned(part.iter().chain(notes.flatten()).cloned().collect())
    }
}

fn references<'e>(events: &'e [Placed<'_>]) -> impl Iterator<Item = &'e str> {
    events.iter().filter_map(|(event, _)| match event {
        Event::FootnoteReference(label) => Some(label.as_ref()),
        _ => None,
    })
}

fn misplaced(events: &[Placed<'_>], sink: &mut Sink) {
    let outer = |tag: &Tag<'_>| matches!(tag, Tag::Heading { .. } | Tag::Link { .. } | Tag::Image { .. });
    for place in elements(events, outer) {
        let notes = events[place].iter().filter(|(event, _)| matches!(event, Event::FootnoteReference(_)));
        for (_, span) in notes {
            say(
                *span,
                words("a heading, link or picture cannot have a footnote", "标题、链接、图片中不能有脚注"),
                words("write `[^1]` in the text behind it", "请把[^1]写在后面的正文中"),
                sink,
            );
        }
    }
}

fn unused(label: &str, span: Span, sink: &mut Sink) {
    say(
        first_line(label, span),
        words(format!("nothing refers to the footnote `[^{label}]`"), format!("正文中没有引用脚注[^{label}]")),
        words(
            format!("write `[^{label}]` in the text that it belongs to, or remove it"),
            format!("请在所注释的正文处写上[^{label}]，或删去此脚注"),
        ),
        sink,
    );
}

fn twice(label: &str, span: Span, sink: &mut Sink) {
    say(
        first_line(label, span),
        words(format!("a second footnote is named `[^{label}]`"), format!("有两个脚注都名为[^{label}]")),
        words("give it another number", "请换一个编号"),
        sink,
    );
}

/// The place of `[^1]:` at the beginning of a note.
fn first_line(label: &str, span: Span) -> Span {
    Span { end: (span.start + label.len() + "[^]:".len()).min(span.end), ..span }
}

fn say(span: Span, message: Words, help: Words, sink: &mut Sink) {
    sink.error(Code("footnote"), span, message, help);
}
