//! Addresses of the web that stand in a text as they are: each is read as a link to itself.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::event::Placed;
use crate::diag::Span;

/// Makes links of the addresses in texts that are no part of a link, a heading or program text.
pub(super) fn link(events: &mut Vec<Placed<'_>>) {
    let mut inside = 0_usize;
    let mut linked = Vec::with_capacity(events.len());
    for (event, span) in merged(std::mem::take(events)) {
        let opaque =
            |tag: &TagEnd| matches!(tag, TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock | TagEnd::Heading(_));
        match &event {
            Event::Start(tag) if opaque(&tag.to_end()) => inside += 1,
            Event::End(tag) if opaque(tag) => inside -= 1,
            Event::Text(text) if inside == 0 && text.contains("://") => {
                push_linked(text, span, &mut linked);
                continue;
            }
            _ => {}
        }
        linked.push((event, span));
    }
    *events = linked;
}

/// Texts that stand side by side as they are, in one: the parser ends one at each `&`.
fn merged(events: Vec<Placed<'_>>) -> Vec<Placed<'_>> {
    let mut merged: Vec<Placed<'_>> = Vec::with_capacity(events.len());
    for (event, span) in events {
        match (merged.last_mut(), &event) {
            (Some((Event::Text(before), of)), Event::Text(text))
                if of.end == span.start && is_verbatim(before, *of) && is_verbatim(text, span) =>
            {
                *before = [before.as_ref(), text.as_ref()].concat().into();
                of.end = span.end;
            }
            _ => merged.push((event, span)),
        }
    }
    merged
}

/// Whether a text stands in the file as it is, without entities or escapes.
fn is_verbatim(text: &str, span: Span) -> bool {
    span.end - span.start == text.len()
}

fn push_linked<'e>(text: &str, span: Span, out: &mut Vec<Placed<'e>>) {
    // Otherwise its parts have its place.
    let place = |range: &Range<usize>| match is_verbatim(text, span) {
        true => Span { start: span.start + range.start, end: span.start + range.end, ..span },
        false => span,
    };
    let piece = |range: Range<usize>| (Event::Text(CowStr::from(text[range.clone()].to_owned())), place(&range));
    let mut at = 0;
    while let Some(found) = address(text, at) {
        out.push(piece(at..found.start));
        let (id, title) = (CowStr::from(""), CowStr::from(""));
        let dest_url = CowStr::from(text[found.clone()].to_owned());
        let link = Tag::Link { link_type: LinkType::Inline, dest_url, title, id };
        out.push((Event::Start(link), place(&found)));
        at = found.end;
        out.push(piece(found.clone()));
        out.push((Event::End(TagEnd::Link), place(&found)));
    }
    out.push(piece(at..text.len()));
}

/// The first address behind a place: it goes on to a space, a sign in angle brackets or what is no ASCII, and marks that
/// end a sentence are none of it.
fn address(text: &str, from: usize) -> Option<Range<usize>> {
    let starts = ["https://", "http://"].iter().filter_map(|scheme| text[from..].find(scheme));
    let start = from + starts.min()?;
    let is_of_address = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '`' | '|' | '\\');
    let run = text[start..].find(|c| !is_of_address(c)).map_or(text.len(), |length| start + length);
    let address = text[start..run].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', ')', ']', '*', '_', '~']);
    let host = address.split_once("://").map_or("", |(_, host)| host);
    let is_whole = host.starts_with(|c: char| c.is_ascii_alphanumeric());
    if is_whole { Some(start..start + address.len()) } else { address_behind(text, run) }
}

fn address_behind(text: &str, from: usize) -> Option<Range<usize>> {
    if from < text.len() { address(text, from) } else { None }
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn an_address_ends_where_a_reader_would_end_it() {
        for (text, found) in [
            ("见https://city.example/a?b=1&c=2。另见", Some("https://city.example/a?b=1&c=2")),
            ("(see http://city.example/a).", Some("http://city.example/a")),
            ("https://。https://city.example，", Some("https://city.example")),
            ("https:// is how addresses begin", None),
        ] {
            assert_eq!(address(text, 0).map(|range| &text[range]), found, "{text}");
        }
    }
}
