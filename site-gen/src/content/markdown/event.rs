//! What is parsed, with places.

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::diag::Span;

/// An event of the parser and its place in the file.
pub(in crate::content) type Placed<'a> = (Event<'a>, Span);

/// Whether an event begins or ends something within a line, such as emphasis.
pub(super) fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => is_inline_end(&tag.to_end()),
        Event::End(end) => is_inline_end(end),
        _ => false,
    }
}

fn is_inline_end(end: &TagEnd) -> bool {
    matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

/// The places, from the start of an element to its end, of all elements whose start is one of these.
pub(super) fn elements(
    events: &[Placed<'_>],
    is_one: impl Fn(&Tag<'_>) -> bool,
) -> impl Iterator<Item = std::ops::Range<usize>> {
    let starts = events.iter().enumerate().filter(move |(_, (event, _))| match event {
        Event::Start(tag) => is_one(tag),
        _ => false,
    });
    starts.map(|(at, _)| at..at + length(&events[at..]))
}

/// How many events an element takes that the first of them starts.
fn length(events: &[Placed<'_>]) -> usize {
    let mut depth = 0_usize;
    let ends = events.iter().position(|(event, _)| {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    });
    ends.map_or(events.len(), |at| at + 1)
}
