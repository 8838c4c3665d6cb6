//! Addresses of the web that stand in a text as they are: each is read as a link to itself.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::event::Placed;
use crate::diag::{Code, Sink, Span, words};

/// Makes links of the addresses in texts that are no part of a link, a heading or program text. One whose end is not
/// certain is reported.
pub(super) fn link(events: &mut Vec<Placed<'_>>, sink: &mut Sink) {
    let mut inside = 0_usize;
    let mut linked = Vec::with_capacity(events.len());
    let mut events_left = merged(std::mem::take(events)).into_iter().peekable();
    while let Some((event, span)) = events_left.next() {
        let opaque =
            |tag: &TagEnd| matches!(tag, TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock | TagEnd::Heading(_));
        match &event {
            Event::Start(tag) if opaque(&tag.to_end()) => inside += 1,
            Event::End(tag) if opaque(tag) => inside -= 1,
            Event::Text(text) if inside == 0 && text.contains("://") => {
                let goes_on = events_left.peek().is_some_and(|(next, _)| {
                    matches!(next, Event::Text(_) | Event::Code(_) | Event::Start(_) | Event::FootnoteReference(_))
                });
                push_linked(text, span, goes_on, &mut linked, sink);
                continue;
            }
            _ => {}
        }
        linked.push((event, span));
    }
    *events = linked;
}

/// A text in which addresses are no marks of anything: each is letters, as long as it is.
pub(super) fn veiled(text: &str) -> Cow<'_, str> {
    let mut veiled = Cow::Borrowed(text);
    let mut at = 0;
    while let Some(found) = address(text, at) {
        at = found.range.end;
        veiled.to_mut().replace_range(found.range.clone(), &"x".repeat(found.range.len()));
    }
    veiled
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

fn push_linked<'e>(text: &str, span: Span, goes_on: bool, out: &mut Vec<Placed<'e>>, sink: &mut Sink) {
    // Otherwise its parts have its place.
    let place = |range: &Range<usize>| match is_verbatim(text, span) {
        true => Span { start: span.start + range.start, end: span.start + range.end, ..span },
        false => span,
    };
    let piece = |range: Range<usize>| (Event::Text(CowStr::from(text[range.clone()].to_owned())), place(&range));
    let mut at = 0;
    while let Some(BareAddress { range, run }) = address(text, at) {
        if is_scheme_alone(text, &range, run, goes_on) {
            out.push(piece(at..run));
            at = run;
            continue;
        }
        if !has_certain_end(text, &range, run, goes_on) {
            uncertain(&text[range.clone()], place(&range), sink);
            out.push(piece(at..run));
            at = run;
            continue;
        }
        out.push(piece(at..range.start));
        let (id, title) = (CowStr::from(""), CowStr::from(""));
        let dest_url = CowStr::from(text[range.clone()].to_owned());
        let link = Tag::Link { link_type: LinkType::Inline, dest_url, title, id };
        out.push((Event::Start(link), place(&range)));
        at = range.end;
        out.push(piece(range.clone()));
        out.push((Event::End(TagEnd::Link), place(&range)));
    }
    out.push(piece(at..text.len()));
}

/// An address in a text, and the end of all signs that an address may have.
struct BareAddress {
    range: Range<usize>,
    run: usize,
}

/// The first address behind a place: marks that end a sentence, and brackets that it does not open, are none of it.
fn address(text: &str, from: usize) -> Option<BareAddress> {
    let starts = ["https://", "http://"].iter().filter_map(|scheme| text[from..].find(scheme));
    let start = from + starts.min()?;
    let is_of_address = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '`' | '|' | '\\');
    let run = text[start..].find(|c| !is_of_address(c)).map_or(text.len(), |length| start + length);
    Some(BareAddress { range: start..start + without_marks(&text[start..run]).len(), run })
}

fn without_marks(address: &str) -> &str {
    let shorter = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~']);
    let closes_what_it_opens = |open, close| shorter.matches(open).count() >= shorter.matches(close).count();
    match shorter.chars().next_back() {
        Some(')') if !closes_what_it_opens('(', ')') => without_marks(&shorter[..shorter.len() - 1]),
        Some(']') if !closes_what_it_opens('[', ']') => without_marks(&shorter[..shorter.len() - 1]),
        _ => shorter,
    }
}

/// Whether a text names a way of asking (`https://`) and no address: nothing that may be a host stands behind it.
fn is_scheme_alone(text: &str, range: &Range<usize>, run: usize, goes_on: bool) -> bool {
    let has_host =
        text[range.start..run].split_once("://").is_some_and(|(_, host)| host.contains(char::is_alphanumeric));
    let host_behind = match text[run..].chars().next() {
        Some(next) => next.is_alphanumeric(),
        None => goes_on,
    };
    !has_host && !host_behind
}

/// Whether an address has a host, and nothing stands behind it that may be a part of it.
fn has_certain_end(text: &str, range: &Range<usize>, run: usize, goes_on: bool) -> bool {
    let address = &text[range.clone()];
    let has_host =
        address.split_once("://").is_some_and(|(_, host)| host.starts_with(|c: char| c.is_ascii_alphanumeric()));
    let next = text[run..].chars().next();
    let is_cut = run == text.len() && goes_on;
    let goes_on_in_words =
        next.is_some_and(char::is_alphanumeric) && address.ends_with(['/', '=', '-', '_', '&', '?', '#']);
    has_host && !is_cut && !goes_on_in_words
}

fn uncertain(address: &str, span: Span, sink: &mut Sink) {
    sink.error(
        Code("as-typed"),
        span,
        words(
            format!("it is not certain where the address `{address}` ends"),
            format!("网址“{address}”到哪里结束，不能确定"),
        ),
        words(
            "write it whole, in angle brackets: `<https://city.example/a>`",
            "请写全，并放在半角尖括号里：<https://city.example/a>",
        ),
    );
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn an_address_ends_where_a_reader_would_end_it() {
        for (text, found) in [
            ("见https://city.example/a?b=1&c=2。另见", Some("https://city.example/a?b=1&c=2")),
            ("(see http://city.example/a).", Some("http://city.example/a")),
            ("http://city.example/y_(z)", Some("http://city.example/y_(z)")),
            ("no address", None),
        ] {
            assert_eq!(address(text, 0).map(|found| &text[found.range]), found, "{text}");
        }
    }
}
