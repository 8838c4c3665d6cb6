//! The texts of a site that stand in several languages, line by line.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::check::pieces::PlacedText;
use crate::content::{Accepted, Lang, LinkUse};
use crate::diag::Span;
use crate::model::{Doc, Site};

/// A text in one language.
#[derive(Clone, Copy)]
pub(in crate::check) struct ComparedText<'a> {
    pub(in crate::check) text: &'a str,
    placed: PlacedText<'a>,
    /// The place of the text as a whole, or of its heading.
    pub(in crate::check) span: Span,
}

/// A text in every language, in their order.
pub(in crate::check) struct ComparedTexts<'a> {
    /// Where it stands, as `site-gen accept` names it.
    pub(in crate::check) address: String,
    pub(in crate::check) texts: Vec<ComparedText<'a>>,
    /// Its links in each language, in order.
    pub(in crate::check) links: Vec<Vec<&'a LinkUse>>,
}

impl<'a> ComparedText<'a> {
    /// The lines that are not empty, each with where it begins.
    pub(in crate::check) fn lines(&self) -> Vec<(usize, &'a str)> {
        let start = |line: &str| line.as_ptr() as usize - self.text.as_ptr() as usize;
        let lines = self.text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(|line| (start(line), line)).collect()
    }

    fn new(placed: PlacedText<'a>, span: Span) -> Self {
        Self { text: placed.text, placed, span }
    }

    /// The place of a part of the text in the file.
    pub(in crate::check) fn place(&self, part: Range<usize>) -> Span {
        self.placed.place(part)
    }
}

impl ComparedTexts<'_> {
    /// What was accepted of the source and its translation into a language; none where nobody has accepted them.
    pub(in crate::check) fn accepted<'s>(&self, site: &'s Site, lang: Lang) -> Option<&'s Accepted> {
        let texts = (self.texts[0].text, self.texts[lang.0].text);
        site.lock.of_texts(&self.address, &site.data.language(lang).id, texts)
    }
}

/// Every text of the site that is translated, but for answers.
pub(in crate::check) fn beside_answers(site: &Site) -> Vec<ComparedTexts<'_>> {
    let docs = site.docs_beside_answers_by_address();
    let mut all: Vec<ComparedTexts<'_>> = docs.iter().flat_map(|(address, doc)| of_doc(site, address, doc)).collect();
    let names = std::iter::once(&site.names).chain(site.years.iter().map(|year| &year.names));
    for text in names.flat_map(|names| &names.pairs) {
        let one = |lang: Lang| {
            let at = text.texts.get(lang);
            ComparedText::new(PlacedText::whole(at), at.span)
        };
        let texts = site.data.langs().map(one).collect();
        all.push(ComparedTexts { address: text.address.clone(), texts, links: Vec::new() });
    }
    all
}

/// The texts of a document: what stands before its sections, and each of these.
pub(in crate::check) fn of_doc<'a>(site: &Site, address: &str, doc: &'a Doc) -> Vec<ComparedTexts<'a>> {
    let langs = || site.data.langs();
    let links: Vec<LinksByPlace<'a>> = doc.links.0.iter().map(|links| LinksByPlace::new(links)).collect();
    let begins = |lang: Lang| {
        let placed = PlacedText::of_pieces(doc.opening_in(lang));
        ComparedText::new(placed, *doc.top.get(lang))
    };
    let wholes = |lang: Lang| doc.sections.iter().map(move |section| section.whole.get(lang));
    let mut all = vec![ComparedTexts {
        address: format!("{address}#"),
        texts: langs().map(begins).collect(),
        links: langs().map(|lang| links[lang.0].outside(wholes(lang))).collect(),
    }];
    all.extend(doc.sections.iter().map(|section| {
        let text =
            |lang: Lang| ComparedText::new(PlacedText::of_pieces(section.in_lang(lang)), *section.span.get(lang));
        ComparedTexts {
            address: format!("{address}#{}", section.id),
            texts: langs().map(text).collect(),
            links: langs().map(|lang| links[lang.0].within(section.whole.get(lang)).to_vec()).collect(),
        }
    }));
    all
}

/// The links of a document in one language, by their places.
struct LinksByPlace<'a>(Vec<&'a LinkUse>);

impl<'a> LinksByPlace<'a> {
    fn new(links: &'a [LinkUse]) -> Self {
        let mut links: Vec<&LinkUse> = links.iter().collect();
        links.sort_by_key(|link| link.span);
        Self(links)
    }

    /// Those that begin within a part of a file.
    fn within(&self, whole: &Span) -> &[&'a LinkUse] {
        let upto = |at: usize| self.0.partition_point(|link| (link.span.file, link.span.start) < (whole.file, at));
        &self.0[upto(whole.start)..upto(whole.end)]
    }

    /// Those that begin within none of some parts.
    fn outside<'s>(&self, wholes: impl Iterator<Item = &'s Span>) -> Vec<&'a LinkUse> {
        let inside: BTreeSet<Span> = wholes.flat_map(|whole| self.within(whole)).map(|link| link.span).collect();
        self.0.iter().copied().filter(|link| !inside.contains(&link.span)).collect()
    }
}
