//! Elements of a text that become more than their Markdown: links with what they lead to, pictures with their size,
//! footnotes with links both ways.

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::cells::CellPlace;
use super::language::Language;
use super::markdown::Placed;
use super::marked::{escape, marked};
use super::static_files::StaticFiles;
use crate::lexis::runs;
use crate::ui;

/// What a document is read with.
pub(super) struct ProseContext<'a> {
    pub(super) language: &'a Language,
    pub(super) files: &'a StaticFiles,
}

impl<'a> ProseContext<'a> {
    pub(super) fn new(language: &'a Language, files: &'a StaticFiles) -> Self {
        Self { language, files }
    }

    /// A word of the product with values filled in, escaped for HTML.
    fn word(&self, key: &str, values: &[(&str, &str)]) -> String {
        let word = ui::load(&self.language.id).map(|ui| ui.fill(key, values));
        escape(&word.unwrap_or_default()).into_owned()
    }
}

/// A text on its way from Markdown to HTML.
pub(super) struct Elements<'a, 'r> {
    owner: &'r str,
    context: &'r ProseContext<'r>,
    out: Vec<Event<'a>>,
    /// The file that the link leads to which is open.
    file: Option<(&'static str, String)>,
    /// The picture which is open.
    picture: Option<Picture>,
    /// The labels of footnotes by number, each with how many references it has so far.
    notes: Vec<(String, usize)>,
    has_notes: bool,
    cell: CellPlace,
    /// The number of the footnote which is open.
    open_note: usize,
}

/// A picture of which the end has not been read.
struct Picture {
    address: String,
    title: String,
    alternative: String,
    /// How many pictures are open within it.
    within: usize,
}

impl<'a, 'r> Elements<'a, 'r> {
    /// Begins a text; `owner` begins the ids of its footnotes.
    pub(super) fn new(owner: &'r str, context: &'r ProseContext<'r>) -> Self {
        Self {
            owner,
            context,
            out: Vec::new(),
            file: None,
            picture: None,
            notes: Vec::new(),
            has_notes: false,
            cell: CellPlace::default(),
            open_note: 0,
        }
    }

    /// The text, ready to be written as HTML. Its footnotes stand behind it.
    pub(super) fn of(mut self, events: &[Placed<'a>]) -> Vec<Event<'a>> {
        events.iter().for_each(|(event, _)| self.event(event.clone()));
        if self.has_notes {
            self.html("</ol></div>\n".to_owned());
        }
        self.out
    }

    fn event(&mut self, event: Event<'a>) {
        match event {
            Event::Start(Tag::Image { dest_url, title, .. }) => self.begin_picture(&dest_url, &title),
            Event::End(TagEnd::Image) => self.end_picture(),
            Event::Text(text) | Event::Code(text) if self.picture.is_some() => self.alternative(&text),
            Event::SoftBreak | Event::HardBreak if self.picture.is_some() => self.alternative(" "),
            _ if self.picture.is_some() => {}
            Event::Start(Tag::Link { dest_url, title, id, .. }) => {
                self.file = self.context.files.about(&dest_url);
                let dest_url = site_link(dest_url);
                self.out.push(Event::Start(Tag::Link { dest_url, title, id, link_type: LinkType::Inline }));
            }
            Event::End(TagEnd::Link) => self.end_link(),
            // The writer would close them as XML does.
            Event::Rule => self.html("<hr>\n".to_owned()),
            Event::HardBreak => self.inline("<br>\n".to_owned()),
            Event::FootnoteReference(label) => self.reference(&label),
            Event::Start(Tag::FootnoteDefinition(label)) => self.begin_note(&label),
            Event::End(TagEnd::FootnoteDefinition) => self.end_note(),
            other => {
                let event = self.cell.aligned(other);
                self.out.push(mark(event, self.context.language));
            }
        }
    }

    fn inline(&mut self, html: String) {
        self.out.push(Event::InlineHtml(html.into()));
    }

    fn html(&mut self, html: String) {
        self.out.push(Event::Html(html.into()));
    }

    /// Ends a link; one to a file says what kind of file it is, and how large.
    fn end_link(&mut self) {
        if let Some((kind, size)) = self.file.take() {
            let words = self.context.word("file_about", &[("kind", kind), ("size", &size)]);
            self.inline(format!("<span class=\"file\">{words}</span>"));
        }
        self.out.push(Event::End(TagEnd::Link));
    }

    fn alternative(&mut self, text: &str) {
        if let Some(picture) = &mut self.picture {
            picture.alternative.push_str(text);
        }
    }

    fn begin_picture(&mut self, address: &str, title: &str) {
        let new =
            || Picture { address: address.to_owned(), title: title.to_owned(), alternative: String::new(), within: 0 };
        match &mut self.picture {
            Some(picture) => picture.within += 1,
            None => self.picture = Some(new()),
        }
    }

    fn end_picture(&mut self) {
        if let Some(Picture { within: within @ 1.., .. }) = &mut self.picture {
            *within -= 1;
            return;
        }
        let Some(picture) = self.picture.take() else { return };
        let size = self.context.files.size(&picture.address);
        let size = size.map(|(width, height)| format!(" width=\"{width}\" height=\"{height}\"")).unwrap_or_default();
        let title = match picture.title.trim() {
            "" => String::new(),
            title => format!(" title=\"{}\"", escape(title)),
        };
        let (address, alternative) =
            (site_link(picture.address.into()), escape(picture.alternative.trim()).into_owned());
        self.inline(format!("<img src=\"{}\" alt=\"{alternative}\"{title}{size}>", escape(&address)));
    }

    /// A reference to a footnote, whose first has an id of its own, as has each further one.
    fn reference(&mut self, label: &str) {
        let number = self.number(label);
        let count = &mut self.notes[number - 1].1;
        *count += 1;
        let (owner, times) = (self.owner, times(*count));
        let words = self.context.word("footnote", &[("n", &number.to_string())]);
        self.inline(format!(
            "<sup><a href=\"#note:{owner}.note-{number}\" id=\"note:{owner}.ref-{number}{times}\" role=\"doc-noteref\" aria-label=\"{words}\">{number}</a></sup>"
        ));
    }

    /// The number of a footnote, in order of reference.
    fn number(&mut self, label: &str) -> usize {
        let known = self.notes.iter().position(|(known, _)| known == label);
        known.unwrap_or_else(|| {
            self.notes.push((label.to_owned(), 0));
            self.notes.len() - 1
        }) + 1
    }

    fn begin_note(&mut self, label: &str) {
        if !std::mem::replace(&mut self.has_notes, true) {
            let words = self.context.word("footnotes", &[]);
            self.html(format!("<div class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"{words}\"><ol>\n"));
        }
        let number = self.number(label);
        self.html(format!("<li id=\"note:{}.note-{number}\">\n", self.owner));
        self.open_note = number;
    }

    /// Ends a footnote with a link back to each of its references.
    fn end_note(&mut self) {
        let (number, owner) = (self.open_note, self.owner);
        let words = self.context.word("footnote_back", &[("n", &number.to_string())]);
        let count = self.notes.get(number - 1).map_or(0, |(_, count)| *count);
        let paragraph = self.out.pop_if(|event| matches!(event, Event::End(TagEnd::Paragraph)));
        for time in 1..=count {
            let times = times(time);
            self.inline(format!(
                " <a href=\"#note:{owner}.ref-{number}{times}\" role=\"doc-backlink\" aria-label=\"{words}\">\u{21a9}\u{fe0e}</a>"
            ));
        }
        self.out.extend(paragraph);
        self.html("</li>\n".to_owned());
    }
}

/// How ids of further references to one footnote end.
fn times(count: usize) -> String {
    if count > 1 { format!("-{count}") } else { String::new() }
}

/// Marks runs of a foreign script.
fn mark<'a>(event: Event<'a>, language: &Language) -> Event<'a> {
    let is_foreign = |text: &str| runs(text, language.lexicon.scripts).any(|(_, script)| script.is_some());
    match event {
        Event::Code(text) if is_foreign(&text) => {
            Event::InlineHtml(format!("<code>{}</code>", marked(&text, language)).into())
        }
        Event::Text(text) if is_foreign(&text) => Event::InlineHtml(marked(&text, language).into_owned().into()),
        other => other,
    }
}

fn site_link(target: CowStr<'_>) -> CowStr<'_> {
    match target.strip_prefix('/') {
        Some(path) => format!("site:/{path}").into(),
        None => target,
    }
}
