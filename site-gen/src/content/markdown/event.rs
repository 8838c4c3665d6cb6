//! What is parsed, with places.

use std::ops::Range;

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

/// The places, from start to end, of all elements whose start is one of these and that are in no other.
pub(super) fn elements(events: &[Placed<'_>], is_one: impl Fn(&Tag<'_>) -> bool) -> Vec<Range<usize>> {
    let (mut places, mut open, mut depth) = (Vec::new(), None, 0_usize);
    for (at, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(tag) if open.is_none() && is_one(tag) => (open, depth) = (Some(at), 1),
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if let Some(start) = open.filter(|_| depth == 0) {
            places.push(start..at + 1);
            open = None;
        }
    }
    places
}
