//! Pairs the translations of a document: one document for each language becomes one document whose sections have a text
//! in each language. Sections are paired by their ids; what one language lacks, or has alone, is reported.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use crate::content::{Document, Documents, Lang, LinkUse, PerLang, PlacedRun, Prose, Section, SiteData, Title};
use crate::diag::{At, Code, Diagnostic, Digest, FileId, Severity, Sink, Span, words};
use crate::source::Sources;

/// A document in every language of the site.
#[derive(Clone, Debug, Default)]
pub struct Doc {
    /// Its title.
    pub title: PerLang<Title>,
    /// The text before the first section.
    pub lead: PerLang<Prose>,
    /// Its sections, in the order of the source.
    pub sections: Vec<PairedSection>,
    /// Every link in the text of each language.
    pub links: PerLang<Vec<LinkUse>>,
    /// Every id of a heading in the text of each language.
    pub ids: PerLang<Vec<At<String>>>,
    /// Title and lead as plain text.
    pub begins: PerLang<String>,
    /// The runs of text of which `begins` is made.
    pub opening: PerLang<Vec<PlacedRun>>,
    /// The beginning of each language's file.
    pub top: PerLang<Span>,
    /// The classes of every heading of a section, in all languages.
    pub classes: Vec<At<String>>,
    /// Sections whose translation is older than the source, by id and language; an empty id is the text before them.
    pub stale: BTreeSet<(String, Lang)>,
    /// The digest of what it was made from, where that is needed.
    pub made_from: Digest,
    /// The digest of its ids, where that is needed.
    pub anchors: Digest,
}

impl Doc {
    /// Title and lead in a language as plain text, the runs of text of which that is made, and their file.
    pub fn opening_in(&self, lang: Lang) -> (&str, &[PlacedRun], FileId) {
        (self.begins.get(lang), self.opening.get(lang), self.top.get(lang).file)
    }

    /// The title in each language, with its place.
    pub fn placed_title(&self) -> PerLang<At<String>> {
        let titles = self.title.0.iter().zip(&self.opening.0).zip(&self.top.0);
        PerLang(titles.map(|((title, opening), top)| title.placed(opening, top.file)).collect())
    }

    /// Whether the translation of a section is older than its source; an empty id is the text before the first section.
    pub fn is_stale(&self, section: &str, lang: Lang) -> bool {
        !self.stale.is_empty() && self.stale.contains(&(section.to_owned(), lang))
    }

    /// Makes a section of the one at a place and puts it there; without a place, a new one behind the others.
    pub(super) fn put(&mut self, place: Option<usize>, make: impl Fn(Option<&PairedSection>) -> PairedSection) {
        let made = make(place.map(|at| &self.sections[at]));
        match place {
            Some(at) => {
                let earlier = std::mem::replace(&mut self.sections[at], made);
                self.forget(&earlier.whole);
            }
            None => self.sections.push(made),
        }
    }

    /// Drops the links and ids that stand in a section.
    fn forget(&mut self, section: &PerLang<Span>) {
        for (lang, whole) in section.0.iter().enumerate() {
            let outside = |span: Span| span.file != whole.file || span.start < whole.start || span.start >= whole.end;
            self.links.0[lang].retain(|link| outside(link.span));
            self.ids.0[lang].retain(|id| outside(id.span));
        }
    }

    /// Adds all links and ids of another document.
    pub(super) fn take_links_and_ids(&mut self, other: &Self) {
        for (links, more) in self.links.0.iter_mut().zip(&other.links.0) {
            links.extend(more.iter().cloned());
        }
        for (ids, more) in self.ids.0.iter_mut().zip(&other.ids.0) {
            ids.extend(more.iter().cloned());
        }
    }

    /// A document without any text.
    fn blank(languages: usize) -> Self {
        Self {
            title: PerLang(vec![Title::default(); languages]),
            lead: PerLang(vec![Prose::default(); languages]),
            sections: Vec::new(),
            links: PerLang(vec![Vec::new(); languages]),
            ids: PerLang(vec![Vec::new(); languages]),
            begins: PerLang(vec![String::new(); languages]),
            opening: PerLang(vec![Vec::new(); languages]),
            top: PerLang(vec![Span::default(); languages]),
            classes: Vec::new(),
            stale: BTreeSet::new(),
            made_from: Digest::default(),
            anchors: Digest::default(),
        }
    }
}

/// A section, such as a clause, in every language of the site.
#[derive(Clone, Debug, Default)]
pub struct PairedSection {
    /// Its stable id, as in `{#annual-hours}`.
    pub id: String,
    /// Ids of the audiences it concerns; `everyone` is all of them.
    pub audiences: Vec<String>,
    /// Its heading.
    pub title: PerLang<Title>,
    /// Its text, without the heading.
    pub body: PerLang<Prose>,
    /// Heading and text as plain text: each paragraph or item is a line.
    pub text: PerLang<String>,
    /// The runs of text of which `text` is made.
    pub pieces: PerLang<Vec<PlacedRun>>,
    /// The place of its heading.
    pub span: PerLang<Span>,
    /// The place of heading and text together.
    pub whole: PerLang<Span>,
    /// Whether an amendment has withdrawn it. Its heading and its place stay, so that links and numbers hold.
    pub repealed: bool,
}

impl PairedSection {
    /// Whether it concerns an audience.
    pub fn concerns(&self, audience: &str) -> bool {
        self.audiences.iter().any(|named| named == audience || named == "everyone")
    }

    /// Its plain text in a language, the runs of text of which that is made, and their file.
    pub fn in_lang(&self, lang: Lang) -> (&str, &[PlacedRun], FileId) {
        (self.text.get(lang), self.pieces.get(lang), self.span.get(lang).file)
    }

    /// Its plain text in a language, without the heading.
    pub fn body_text(&self, lang: Lang) -> &str {
        let (text, title) = (self.text.get(lang).as_str(), &self.title.get(lang).text);
        text.strip_prefix(title.as_str()).unwrap_or(text).trim_start()
    }
}

/// What pairing needs at hand.
pub(super) struct Pairing<'a> {
    pub(super) site: &'a SiteData,
    pub(super) sources: &'a Sources,
    pub(super) sink: &'a mut Sink,
}

impl Pairing<'_> {
    /// Pairs the translations of a document, and reports what is missing. In place of a missing language stands the
    /// first one that is there.
    pub(super) fn pair(&mut self, documents: Documents) -> Doc {
        for document in documents.0.iter().flatten() {
            self.report_nameless(document);
        }
        if let Some(source) = documents.source() {
            for (lang, document) in documents.0.iter().enumerate().skip(1) {
                self.report_differences(source, document.as_ref(), &self.site.languages[lang].id);
            }
        }
        let Some(first) = documents.0.iter().position(Option::is_some) else {
            return Doc::blank(self.site.languages.len());
        };
        // Only what stands in for a missing text is copied.
        let stand_in = documents.0[first].clone();
        let documents: Vec<Document> =
            documents.0.into_iter().filter_map(|document| document.or_else(|| stand_in.clone())).collect();
        paired(documents, first)
    }

    fn report_nameless(&mut self, document: &Document) {
        for section in document.sections.iter().filter(|section| section.id.is_none()) {
            self.sink.error(
                Code("no-id"),
                section.span,
                words("this section has no stable name", "此节没有固定名称"),
                words(
                    "end the heading with a name in small letters: `{#annual-hours}`",
                    "请在标题末尾写上小写名称：{#annual-hours}",
                ),
            );
        }
    }

    fn report_differences(&mut self, source: &Document, translation: Option<&Document>, lang: &str) {
        let Some(translation) = translation else { return };
        let nameless = translation.sections.iter().any(|section| section.id.is_none());
        let (own, others) = (by_id(source), by_id(translation));
        let first = |(id, section): &(&At<String>, &Section)| std::ptr::eq(own[id.value.as_str()], *section);
        for (id, section) in named(source).filter(first) {
            match others.get(id.value.as_str()) {
                None if nameless => {}
                None => self.untranslated(id, translation, lang),
                Some(other) => self.compare_audiences(section, other),
            }
        }
        for (id, _) in named(translation).filter(|(id, _)| !own.contains_key(id.value.as_str())) {
            self.without_source(id);
        }
    }

    fn untranslated(&mut self, id: &At<String>, translation: &Document, lang: &str) {
        let (name, path) = (&id.value, self.sources.shown_path(translation.file));
        self.sink.error(
            Code("missing-translation"),
            id.span,
            words(
                format!("section `{name}` has no text in language `{lang}`"),
                format!("“{name}”一节缺少语言“{lang}”的文字"),
            ),
            words(
                format!("add a section `## … {{#{name}}}` to {path}"),
                format!("请在{path}中补上“## … {{#{name}}}”一节"),
            ),
        );
    }

    fn without_source(&mut self, id: &At<String>) {
        self.sink.error(
            Code("no-source"),
            id.span,
            words(format!("section `{}` translates nothing", id.value), format!("“{}”一节没有对应的原文", id.value)),
            words("use the name of a section of the source, or remove this one", "请改用原文中某节的名称，或删去此节"),
        );
    }

    fn compare_audiences(&mut self, source: &Section, translation: &Section) {
        let names = |section: &Section| {
            section.audiences.iter().map(|audience| format!(".{}", audience.value)).collect::<Vec<_>>().join(" ")
        };
        let (wanted, found) = (names(source), names(translation));
        if wanted != found {
            self.sink.push(Diagnostic {
                code: Code("audiences-differ"),
                severity: Severity::Error,
                place: translation.span.into(),
                message: words("the translation names other audiences than the source", "译文标注的读者类别与原文不同"),
                related: vec![(source.span, words("the source", "原文"))],
                help: words(format!("write `{wanted}`"), format!("应写作“{wanted}”")),
            });
        }
    }
}

/// The sections of a document that have an id.
fn named(document: &Document) -> impl Iterator<Item = (&At<String>, &Section)> {
    document.sections.iter().filter_map(|section| Some((section.id.as_ref()?, section)))
}

/// The first section of each id.
fn by_id(document: &Document) -> BTreeMap<&str, &Section> {
    let mut sections = BTreeMap::new();
    for (id, section) in named(document) {
        sections.entry(id.value.as_str()).or_insert(section);
    }
    sections
}

/// Documents in the order of their languages as one; its sections are those of the document at a place.
fn paired(documents: Vec<Document>, first: usize) -> Doc {
    let mut doc = Doc::blank(0);
    let mut sections: Vec<BTreeMap<String, Section>> = Vec::new();
    let mut order: Vec<String> = Vec::new();
    for (at, document) in documents.into_iter().enumerate() {
        doc.title.0.push(document.title);
        doc.lead.0.push(document.lead);
        doc.links.0.push(document.links);
        doc.ids.0.push(document.ids);
        doc.begins.0.push(document.begins);
        doc.opening.0.push(document.opening);
        doc.top.0.push(Span { file: document.file, start: 0, end: 0 });
        let mut of_document = BTreeMap::new();
        for section in document.sections {
            doc.classes.extend(section.audiences.iter().cloned());
            let Some(id) = section.id.as_ref().map(|id| id.value.clone()) else { continue };
            // Of two sections of one name, which are reported, the first counts.
            if let Entry::Vacant(place) = of_document.entry(id) {
                if at == first {
                    order.push(place.key().clone());
                }
                place.insert(section);
            }
        }
        sections.push(of_document);
    }
    doc.sections = order.into_iter().filter_map(|id| section(id, &mut sections, first)).collect();
    doc
}

/// The section of a name out of each language's; that of the document at a place stands in for one that is missing.
fn section(id: String, sections: &mut [BTreeMap<String, Section>], first: usize) -> Option<PairedSection> {
    let mut found: Vec<Option<Section>> = sections.iter_mut().map(|of_document| of_document.remove(&id)).collect();
    let audiences = found[first].as_ref()?.audiences.iter().map(|audience| audience.value.clone()).collect();
    let is_missing = found.iter().any(Option::is_none);
    let stand_in = if is_missing { found[first].clone() } else { None };
    let mut paired = PairedSection { id, audiences, ..PairedSection::default() };
    for section in found.drain(..).filter_map(|section| section.or_else(|| stand_in.clone())) {
        paired.title.0.push(section.title);
        paired.body.0.push(section.body);
        paired.text.0.push(section.text);
        paired.pieces.0.push(section.pieces);
        paired.span.0.push(section.span);
        paired.whole.0.push(section.whole);
    }
    Some(paired)
}
