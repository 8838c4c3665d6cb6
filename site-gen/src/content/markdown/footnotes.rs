//! Footnotes: `[^1]` in a text and a line `[^1]: …`, anywhere in the document, for the note.
//!
//! A note goes with each section that refers to it, since pages show sections apart from their document.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Event, Tag};

use super::event::{Placed, elements};
use crate::diag::{Code, Sink, Span, Words, words};

/// The most references to footnotes in a document, and the most bytes of a note: each goes with every section that refers
/// to it.
const MOST: usize = 1000;
const LONGEST: usize = 4096;

/// The notes of a document by what refers to them.
#[derive(Debug, Default)]
pub(in crate::content) struct Footnotes<'a>(BTreeMap<String, Vec<Placed<'a>>>);

impl<'a> Footnotes<'a> {
    /// Takes the notes out of a document. Reported are those that nothing refers to, a second one of a name, one that is
    /// too long, and a reference where none can be.
    pub(in crate::content) fn take(events: &mut Vec<Placed<'a>>, sink: &mut Sink) -> Self {
        misplaced(events, sink);
        let used: BTreeSet<String> = references(events).map(str::to_owned).collect();
        let too_many = references(events).nth(MOST).is_some();
        let places = elements(events, |tag| matches!(tag, Tag::FootnoteDefinition(_)));
        let (mut notes, mut rest, mut places) = (Self::default(), Vec::new(), places.into_iter().peekable());
        let mut note = Vec::new();
        for (at, event) in std::mem::take(events).into_iter().enumerate() {
            let in_note = places.peek().is_some_and(|place| place.contains(&at));
            let kept = if in_note { &mut note } else { &mut rest };
            kept.push(event);
            if places.next_if(|place| place.end == at + 1).is_some() {
                notes.add(std::mem::take(&mut note), &used, sink);
            }
        }
        *events = rest;
        if too_many {
            too_many_notes(&notes, sink);
            return Self::default();
        }
        notes
    }

    fn add(&mut self, note: Vec<Placed<'a>>, used: &BTreeSet<String>, sink: &mut Sink) {
        let Some((Event::Start(Tag::FootnoteDefinition(label)), span)) = note.first() else { return };
        let (label, span) = (label.to_string(), *span);
        if !used.contains(&label) {
            unused(&label, span, sink);
        }
        if span.end - span.start > LONGEST {
            return too_long(&label, span, sink);
        }
        if self.0.contains_key(&label) {
            return twice(&label, span, sink);
        }
        self.0.insert(label, note);
    }

    /// A part of the document with the notes behind it that it refers to.
    pub(in crate::content) fn behind<'e>(&self, part: &'e [Placed<'a>]) -> Cow<'e, [Placed<'a>]> {
        let mut labels: Vec<&str> = Vec::new();
        for label in references(part).take(MOST) {
            if !labels.contains(&label) {
                labels.push(label);
            }
        }
        if labels.is_empty() {
            return Cow::Borrowed(part);
        }
        let notes = labels.iter().filter_map(|label| self.0.get(*label));
        Cow::Owned(part.iter().chain(notes.flatten()).cloned().collect())
    }
}

/// The label of every reference to a footnote.
fn references<'e>(events: &'e [Placed<'_>]) -> impl Iterator<Item = &'e str> {
    events.iter().filter_map(|(event, _)| match event {
        Event::FootnoteReference(label) => Some(label.as_ref()),
        _ => None,
    })
}

fn misplaced(events: &[Placed<'_>], sink: &mut Sink) {
    let outer = |tag: &Tag<'_>| {
        matches!(tag, Tag::Heading { .. } | Tag::Link { .. } | Tag::Image { .. } | Tag::FootnoteDefinition(_))
    };
    for place in elements(events, outer) {
        let notes = events[place].iter().filter(|(event, _)| matches!(event, Event::FootnoteReference(_)));
        for (_, span) in notes {
            say(
                *span,
                words(
                    "a heading, link, picture or footnote cannot have a footnote",
                    "标题、链接、图片和脚注中不能再有脚注",
                ),
                words("write it in the text behind, or leave it out", "请写在后面的正文中，或删去"),
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

fn too_long(label: &str, span: Span, sink: &mut Sink) {
    say(
        first_line(label, span),
        words(format!("a footnote has at most {LONGEST} bytes"), format!("一条脚注最多{LONGEST}字节")),
        words("write it as a section, and link to that", "请写成单独一节，再用链接指向它"),
        sink,
    );
}

fn too_many_notes(notes: &Footnotes<'_>, sink: &mut Sink) {
    let Some((_, span)) = notes.0.values().find_map(|note| note.first()) else { return };
    say(
        Span { end: span.start + 1, ..*span },
        words(format!("a document refers to footnotes at most {MOST} times"), format!("一个文档最多引用{MOST}次脚注")),
        words("write what they say in the text", "请把内容写进正文"),
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
