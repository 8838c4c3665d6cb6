//! The texts of a site that stand in several languages, line by line.

use std::ops::Range;

use crate::check::pieces::{place, placed};
use crate::content::{Accepted, Lang, LinkUse};
use crate::diag::{At, Span};
use crate::model::Site;

/// A text in one language.
#[derive(Clone, Copy)]
pub(in crate::check) struct ComparedText<'a> {
    pub(in crate::check) text: &'a str,
    pub(in crate::check) pieces: &'a [At<String>],
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

    /// The place of a part of the text in the file.
    pub(in crate::check) fn place(&self, part: Range<usize>) -> Span {
        place(part, &placed(self.text, self.pieces))
    }
}

impl ComparedTexts<'_> {
    /// What was accepted of the source and its translation into a language; none where nobody has accepted them.
    pub(in crate::check) fn accepted<'s>(&self, site: &'s Site, lang: Lang) -> Option<&'s Accepted> {
        let texts = (self.texts[0].text, self.texts[lang.0].text);
        site.lock.of_texts(&self.address, &site.data.language(lang).id, texts)
    }
}

/// Every text of the site that is translated.
pub(in crate::check) fn all(site: &Site) -> Vec<ComparedTexts<'_>> {
    let mut all = Vec::new();
    let langs = || site.data.langs();
    for (address, doc) in site.docs() {
        let begins = |lang: Lang| ComparedText {
            text: doc.begins.get(lang),
            pieces: doc.opening.get(lang),
            span: *doc.top.get(lang),
        };
        let is_before = |lang: Lang, span: Span| doc.sections.iter().all(|one| !holds(one.whole.get(lang), span));
        let links = |lang: Lang| doc.links.get(lang).iter().filter(|link| is_before(lang, link.span)).collect();
        all.push(ComparedTexts {
            address: format!("{address}#"),
            texts: langs().map(begins).collect(),
            links: langs().map(links).collect(),
        });
        for section in &doc.sections {
            let text = |lang: Lang| {
                let (text, pieces) = section.in_lang(lang);
                ComparedText { text, pieces, span: *section.span.get(lang) }
            };
            let is_here = |lang: Lang, span: Span| holds(section.whole.get(lang), span);
            let links = |lang: Lang| doc.links.get(lang).iter().filter(|link| is_here(lang, link.span)).collect();
            all.push(ComparedTexts {
                address: format!("{address}#{}", section.id),
                texts: langs().map(text).collect(),
                links: langs().map(links).collect(),
            });
        }
    }
    let names = std::iter::once(&site.names).chain(site.years.iter().map(|year| &year.names));
    for text in names.flat_map(|names| &names.pairs) {
        let one = |lang: Lang| {
            let at = text.texts.get(lang);
            ComparedText { text: &at.value, pieces: std::slice::from_ref(at), span: at.span }
        };
        all.push(ComparedTexts { address: text.address.clone(), texts: langs().map(one).collect(), links: Vec::new() });
    }
    all
}

fn holds(whole: &Span, part: Span) -> bool {
    whole.file == part.file && whole.start <= part.start && part.start < whole.end
}
