//! Takes out the ends of lines that are no spaces.

use pulldown_cmark::Event;

use super::event::{Placed, is_inline};
use crate::lexis::is_joined;

/// Takes out each line end that is no space, by the characters before and behind it, also where emphasis, a link or
/// code begins or ends there.
pub(super) fn join_lines(events: &mut Vec<Placed<'_>>, in_unspaced_text: bool) {
    let is_joint = |at: &usize| {
        let before = visible(events[..*at].iter().rev()).and_then(|text| text.chars().next_back());
        let after = visible(events[at + 1..].iter()).and_then(|text| text.chars().next());
        before.zip(after).is_some_and(|(before, after)| is_joined(before, after, in_unspaced_text))
    };
    let breaks = (0..events.len()).filter(|at| matches!(events[*at].0, Event::SoftBreak));
    let joints: Vec<usize> = breaks.filter(is_joint).collect();
    let mut at = 0;
    events.retain(|_| {
        at += 1;
        joints.binary_search(&(at - 1)).is_err()
    });
}

/// The first text among these events, if nothing but emphasis and links begins or ends before it.
fn visible<'e>(events: impl Iterator<Item = &'e Placed<'e>>) -> Option<&'e str> {
    let mut visible = events.map(|(event, _)| event).skip_while(|event| is_inline(event) || is_note(event));
    match visible.next() {
        Some(Event::Text(text) | Event::Code(text)) => Some(text),
        _ => None,
    }
}

fn is_note(event: &Event<'_>) -> bool {
    matches!(event, Event::FootnoteReference(_))
}
