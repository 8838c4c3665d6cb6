//! Reads Markdown as clerks write it: what is certain is read, and what looks like Markdown and is none is reported, so
//! that nothing is shown as it was typed.
//!
//! [`read`] parses a text behind a [`Veil`], reports what it does not understand (`refused`, `tables`, and line by line
//! `marks` and `starts`), and joins lines.

mod bare;
mod event;
pub(super) mod footnotes;
mod headings;
mod indent;
mod join;
mod lines;
mod links;
mod lists;
mod marks;
mod nesting;
mod pairs;
mod pictures;
mod refused;
mod starts;
mod tables;
mod typed;
mod veil;

use pulldown_cmark::{Event, LinkType, Options, Tag};

pub(super) use event::Placed;
pub(super) use veil::Veil;

use crate::diag::{At, FileId, Sink, Span};

/// What is understood of Markdown. Strikes need two tildes: the veil hides single ones.
const OPTIONS: Options = Options::ENABLE_HEADING_ATTRIBUTES
    .union(Options::ENABLE_TABLES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_FOOTNOTES);

/// Reads a text; what is not supported in it is reported and, where it is HTML, left out.
pub(super) fn read<'v>(
    veil: &'v Veil<'_>,
    source: &str,
    file: FileId,
    unspaced: bool,
    sink: &mut Sink,
) -> Vec<Placed<'v>> {
    let mut events: Vec<Placed<'v>> =
        veil.events(OPTIONS).map(|(event, range)| (event, Span::new(file, range))).collect();
    for range in veil.definitions(OPTIONS) {
        refused::definition(Span::new(file, range), source, sink);
    }
    refused::report(&events, source, sink);
    headings::report(&events, source, sink);
    links::report(&events, sink);
    tables::report(&events, source, sink);
    pictures::report(&events, sink);
    lists::report(&events, source, sink);
    nesting::report(&events, source, sink);
    let lines = lines::lines(&events, source);
    for line in &lines {
        marks::report(line, sink);
        starts::report(line, sink);
        tables::report_line(line, sink);
    }
    links::report_lines(&lines, sink);
    headings::as_paragraphs(&mut events, source);
    events.retain(|(event, _)| !refused::is_raw_html(event));
    events.iter_mut().for_each(|(event, _)| mail(event));
    bare::link(&mut events, sink);
    indent::take_out(&mut events);
    join::join_lines(&mut events, unspaced);
    events
}

/// Reports what looks like Markdown in a text that is shown as it is, such as one of a TOML file.
pub(super) fn report_plain(text: &At<String>, sink: &mut Sink) {
    if let Some((range, _)) = marks::found(&text.value).into_iter().min_by_key(|(range, _)| range.start) {
        typed::in_plain_text(text, range, sink);
    }
}

/// Makes the link of an address in angle brackets, `<name@city.example>`, one that leads to mail.
fn mail(event: &mut Event<'_>) {
    if let Event::Start(Tag::Link { link_type, dest_url, .. }) = event
        && *link_type == LinkType::Email
    {
        *link_type = LinkType::Inline;
        *dest_url = format!("mailto:{dest_url}").into();
    }
}

/// The code of each thing that is said of a text, with what it is said of.
#[cfg(test)]
fn said(source: &str) -> Vec<(&'static str, &str)> {
    let mut sink = Sink::default();
    read(&Veil::new(source, true), source, FileId::default(), true, &mut sink);
    let place = |place: &crate::diag::Place| match place {
        crate::diag::Place::Span(span) => &source[span.start..span.end],
        _ => "",
    };
    sink.into_sorted().iter().map(|one| (one.code.0, place(&one.place))).collect()
}
