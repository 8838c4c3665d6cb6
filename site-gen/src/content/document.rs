//! Reads a Markdown document: a title, a text before the first section (the lead), and sections with stable ids.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd};

use super::elements::ProseContext;
use super::language::Language;
use super::markdown::footnotes::Footnotes;
use super::markdown::{Placed, Veil, read};
use super::marked::marked;
use super::prose::Prose;
use crate::diag::{At, Code, FileId, Sink, Span, words};

/// The class that stands for every audience.
pub(super) const EVERYONE: &str = "everyone";

/// A document in one language: one Markdown file.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its title, which is its `#` heading.
    pub title: Title,
    /// The text before the first section.
    pub lead: Prose,
    /// Title and lead as plain text.
    pub begins: String,
    /// The runs of text of which `begins` is made.
    pub opening: Vec<PlacedRun>,
    /// Its sections, each of which begins with a `##` heading.
    pub sections: Vec<Section>,
    /// Every link in it.
    pub links: Vec<LinkUse>,
    /// The id of every heading that has one, at any level.
    pub ids: Vec<At<String>>,
    /// The file in which it stands.
    pub file: FileId,
}

/// The text of a heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Title {
    /// The text without markup.
    pub text: String,
    /// The text as HTML, with runs of a foreign script marked; none where that is the text.
    html: Option<Box<str>>,
}

impl Title {
    fn new(text: String, language: &Language) -> Self {
        let html = marked(&text, language);
        let html = if html == text { None } else { Some(html.into()) };
        Self { text, html }
    }

    /// The text as HTML, with runs of a foreign script marked.
    pub fn html(&self) -> &str {
        self.html.as_deref().unwrap_or(&self.text)
    }

    /// The text with its place, that of the first of the runs of text that a document begins with.
    pub fn placed(&self, opening: &[PlacedRun], file: FileId) -> At<String> {
        At { value: self.text.clone(), span: opening.first().map(|piece| piece.span(file)).unwrap_or_default() }
    }
}

/// A run of a text, with its place in the file that the text was read from; four offsets, since a site has many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlacedRun {
    start: u32,
    end: u32,
    /// In the file.
    source_start: u32,
    source_end: u32,
}

impl PlacedRun {
    fn new(text: Range<usize>, source: Span) -> Self {
        // No file is larger than the door lets in.
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self {
            start: offset(text.start),
            end: offset(text.end),
            source_start: offset(source.start),
            source_end: offset(source.end),
        }
    }

    /// Its bytes in the text.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Its place in the file that the text was read from.
    pub fn span(&self, file: FileId) -> Span {
        Span::new(file, self.source_start as usize..self.source_end as usize)
    }
}

/// A section of a document: a clause of a notice, or a part of a guide or an answer.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its stable id, as in `{#annual-hours}`; none where the heading has none, which is reported.
    pub id: Option<At<String>>,
    /// The classes of its heading, such as `.employers`: ids of the audiences it concerns, and marks of amendments.
    pub audiences: Vec<At<String>>,
    /// Its heading.
    pub title: Title,
    /// Its text, without the heading.
    pub body: Prose,
    /// Heading and text as plain text: each paragraph or item is a line.
    pub text: String,
    /// The runs of text of which `text` is made.
    pub pieces: Vec<PlacedRun>,
    /// The place of its heading.
    pub span: Span,
    /// The place of heading and text together.
    pub whole: Span,
}

/// A link or a picture in a document.
#[derive(Clone, Debug)]
pub struct LinkUse {
    /// The address, as it is written.
    pub target: String,
    /// Whether it is shown as a picture, rather than led to.
    pub is_picture: bool,
    /// The place of the link.
    pub span: Span,
}

/// Reads a document, whose name without language and ending is `stem`; none without a title. What is not supported in it
/// is reported.
pub(super) fn parse(
    text: &str,
    (file, stem): (FileId, &str),
    context: &ProseContext<'_>,
    sink: &mut Sink,
) -> Option<Document> {
    let unspaced = context.language.lexicon.unspaced;
    let veil = Veil::new(text, unspaced);
    let mut events = read(&veil, text, file, unspaced, sink);
    let (links, ids) = (links(&events), ids(&events, text));
    let maker = Maker { text, context, notes: Footnotes::take(&mut events, sink) };
    let parts = split(&events, HeadingLevel::H1);
    let [before, whole, others @ ..] = parts.as_slice() else {
        no_title(Span::new(file, 0..0), sink);
        return None;
    };
    if let Some((_, span)) = before.body.first() {
        no_title(*span, sink);
    }
    for (_, span) in others.iter().filter_map(|other| other.heading?.first()) {
        second_title(*span, sink);
    }
    let mut parts = split(whole.body, HeadingLevel::H2);
    let heading = whole.heading?;
    let before = maker.notes.behind(parts.remove(0).body);
    let lead = Prose::new(&before, &format!("{}.lead", stem.replace('/', ".")), context);
    let (mut begins, opening) = PlainText::of(heading, &before);
    begins.truncate(begins.trim_end().len());
    let sections = parts.iter().filter_map(|part| maker.section(part)).collect();
    Some(Document { title: title(heading, context.language), lead, begins, opening, sections, links, ids, file })
}

type Events<'a, 'e> = &'e [Placed<'a>];

/// A heading, and what follows it until the next one of its level; what stands before the first has no heading.
struct Part<'a, 'e> {
    heading: Option<Events<'a, 'e>>,
    body: Events<'a, 'e>,
}

/// Cuts a document at the headings of a level; the first part is what stands before them.
fn split<'a, 'e>(events: Events<'a, 'e>, level: HeadingLevel) -> Vec<Part<'a, 'e>> {
    let is_start = |(event, _): &(Event<'a>, Span)| matches!(event, Event::Start(Tag::Heading { level: found, .. }) if *found == level);
    let is_end =
        |(event, _): &(Event<'a>, Span)| matches!(event, Event::End(TagEnd::Heading(found)) if *found == level);
    let starts: Vec<usize> = (0..events.len()).filter(|at| is_start(&events[*at])).collect();
    let first = Part { heading: None, body: &events[..starts.first().copied().unwrap_or(events.len())] };
    let part = |(at, start): (usize, &usize)| {
        let part = &events[*start..starts.get(at + 1).copied().unwrap_or(events.len())];
        let heading_ends = part.iter().position(is_end).map_or(part.len(), |end| end + 1);
        Part { heading: Some(&part[..heading_ends]), body: &part[heading_ends..] }
    };
    std::iter::once(first).chain(starts.iter().enumerate().map(part)).collect()
}

fn title(heading: Events<'_, '_>, language: &Language) -> Title {
    Title::new(plain(heading), language)
}

/// A text without markup while it is made: each paragraph or item is a line.
#[derive(Default)]
struct PlainText {
    text: String,
    pieces: Vec<PlacedRun>,
}

impl PlainText {
    /// The text of a heading, and behind it that of what it stands above.
    fn of(heading: Events<'_, '_>, body: Events<'_, '_>) -> (String, Vec<PlacedRun>) {
        let mut plain = Self::default();
        plain.add(heading);
        plain.text.push('\n');
        plain.add(body);
        plain.text.shrink_to_fit();
        plain.pieces.shrink_to_fit();
        (plain.text, plain.pieces)
    }

    fn add(&mut self, events: Events<'_, '_>) {
        let start = self.text.len();
        for (event, span) in events {
            match event {
                Event::Text(text) | Event::Code(text) => {
                    let start = self.text.len();
                    self.text.push_str(text);
                    self.pieces.push(PlacedRun::new(start..self.text.len(), *span));
                }
                Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::TableCell) => self.text.push(' '),
                Event::End(end) if ends_line(end) => self.text.push('\n'),
                _ => {}
            }
        }
        let end = start + self.text[start..].trim_end().len();
        self.text.truncate(end);
    }
}

fn plain(events: Events<'_, '_>) -> String {
    let mut plain = PlainText::default();
    plain.add(events);
    plain.text
}

fn ends_line(end: &TagEnd) -> bool {
    matches!(end, TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) | TagEnd::TableHead | TagEnd::TableRow)
}

/// What a section is made with.
struct Maker<'t, 'a> {
    text: &'t str,
    context: &'t ProseContext<'t>,
    notes: Footnotes<'a>,
}

impl<'a> Maker<'_, 'a> {
    fn section(&self, part: &Part<'a, '_>) -> Option<Section> {
        let heading = part.heading?;
        let (Event::Start(Tag::Heading { id, classes, .. }), span) = heading.first()? else { return None };
        let source = &self.text[span.start..span.end];
        let at = |name: &CowStr<'_>, mark: char| At {
            value: name.to_string(),
            span: within(*span, source, &format!("{mark}{name}")),
        };
        let body = self.notes.behind(part.body);
        let (text, pieces) = PlainText::of(heading, &body);
        Some(Section {
            id: id.as_ref().map(|id| at(id, '#')),
            audiences: classes.iter().map(|class| at(class, '.')).collect(),
            title: title(heading, self.context.language),
            body: Prose::new(&body, id.as_deref().unwrap_or_default(), self.context),
            text,
            pieces,
            span: trimmed(*span, source),
            whole: Span { end: part.body.last().map_or(span.end, |(_, last)| last.end), ..*span },
        })
    }
}

/// The span of a part of a heading's source; that of the whole heading where the part cannot be found.
fn within(span: Span, source: &str, piece: &str) -> Span {
    let found =
        source.rfind(piece).map(|at| Span { start: span.start + at, end: span.start + at + piece.len(), ..span });
    found.unwrap_or_else(|| trimmed(span, source))
}

fn trimmed(span: Span, source: &str) -> Span {
    Span { end: span.start + source.trim_end().len(), ..span }
}

fn links(events: Events<'_, '_>) -> Vec<LinkUse> {
    let links = events.iter().filter_map(|(event, span)| {
        let (target, is_picture) = match event {
            Event::Start(Tag::Link { dest_url, .. }) => (dest_url, false),
            Event::Start(Tag::Image { dest_url, .. }) => (dest_url, true),
            _ => return None,
        };
        Some(LinkUse { target: target.to_string(), is_picture, span: *span })
    });
    links.collect()
}

fn ids(events: Events<'_, '_>, text: &str) -> Vec<At<String>> {
    let ids = events.iter().filter_map(|(event, span)| match event {
        Event::Start(Tag::Heading { id: Some(id), .. }) => {
            let span = within(*span, &text[span.start..span.end], &format!("#{id}"));
            Some(At { value: id.to_string(), span })
        }
        _ => None,
    });
    ids.collect()
}

fn no_title(span: Span, sink: &mut Sink) {
    sink.error(
        Code("no-title"),
        span,
        words("this document does not begin with its title", "此文档没有以标题开头"),
        words("begin it with a line `# Title`", "请以“# 标题”一行开头"),
    );
}

fn second_title(span: Span, sink: &mut Sink) {
    sink.error(
        Code("second-title"),
        span,
        words("this document has a second title", "此文档有第二个标题"),
        words("write `##` for a section", "小节请写“##”"),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::static_files::StaticFiles;

    /// The title and the text of the first section.
    fn read(tag: &str, text: &str) -> (String, String) {
        let text = format!("{text}\n===\n\n## A\n\n{text}\n");
        let (language, files) = (Language::new(tag, tag, tag), StaticFiles::default());
        let context = ProseContext::new(&language, &files);
        let document = parse(&text, (FileId::default(), ""), &context, &mut Sink::default()).unwrap();
        (document.title.text, document.sections[0].text.clone())
    }

    #[test]
    fn lines_are_joined_by_what_stands_beside_their_end() {
        for (tag, text, joined) in [
            ("zh", "公需\n科目", "公需科目"),
            ("zh", "**公需**\n科目", "公需科目"),
            ("zh", "公需\n*[科目](/x)*", "公需科目"),
            ("zh", "`公需`\n科目", "公需科目"),
            ("zh", "“公需”\n科目", "“公需”科目"),
            ("zh", "公需\nABC", "公需 ABC"),
            ("ja", "継続\nのため", "継続のため"),
            ("ko", "평생\n교육", "평생 교육"),
            ("en", "“yes”\nand", "“yes” and"),
            ("en", "café\nand", "café and"),
            ("en", "**no**\nand", "no and"),
            ("en", "the 公需\n科目 too", "the 公需科目 too"),
        ] {
            assert_eq!(read(tag, text), (joined.to_owned(), format!("A\n{joined}")), "{text}");
        }
    }
}
