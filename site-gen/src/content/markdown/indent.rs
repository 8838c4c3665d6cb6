//! Takes out the wide spaces with which paragraphs are indented on paper.

use pulldown_cmark::{Event, Tag};

use super::event::Placed;

/// The space of a Chinese character, and one that no line ends at.
const WIDE: [char; 2] = ['\u{3000}', '\u{a0}'];

pub(super) fn take_out(events: &mut Vec<Placed<'_>>) {
    for at in 1..events.len() {
        if !begins_line(&events[at - 1].0) {
            continue;
        }
        let (event, span) = &mut events[at];
        let Event::Text(text) = event else { continue };
        let rest = text.trim_start_matches(WIDE);
        if rest.len() < text.len() {
            span.start = span.end.saturating_sub(rest.len()).max(span.start);
            *text = rest.to_owned().into();
        }
    }
    events.retain(|(event, _)| !matches!(event, Event::Text(text) if text.is_empty()));
}

fn begins_line(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => {
            matches!(tag, Tag::Paragraph | Tag::Item | Tag::TableCell | Tag::Heading { .. })
        }
        Event::SoftBreak | Event::HardBreak => true,
        _ => false,
    }
}
