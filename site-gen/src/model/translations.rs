//! Every text that is translated, and whether it is what was accepted by translations.lock.

use std::collections::BTreeMap;

use super::{Doc, Site};
use crate::content::{Accepted, Lang};
use crate::diag::Span;

/// A section of a document, the text before the first, or a text of a TOML file, in a language that is not the source.
pub struct Translated<'a> {
    /// Where it stands, as in `2019/notice#annual-hours`; `2019/notice#` is the text before the sections, and
    /// `2019/rules#step.review.text` one of a TOML file.
    pub address: String,
    /// The language of the translation.
    pub lang: Lang,
    /// The source text as it is now.
    pub source: &'a str,
    /// The translation as it is now.
    pub text: &'a str,
    /// The place of the translation.
    pub span: Span,
}

impl Translated<'_> {
    /// Whether it is what was accepted.
    pub fn is(&self, accepted: &Accepted) -> bool {
        accepted.are(self.source, self.text)
    }

    /// What was accepted of it; none where nobody has accepted it.
    pub fn accepted<'s>(&self, site: &'s Site) -> Option<&'s Accepted> {
        let language = &site.data.language(self.lang).id;
        site.lock.of_texts(&self.address, language, (self.source, self.text))
    }
}

impl Site {
    /// Every document that is translated, with its address: `2019/notice`, `2019/guide`, `help/<slug>`, `pages/<slug>`.
    pub fn docs(&self) -> Vec<(String, &Doc)> {
        let of_years = self.years.iter().flat_map(|year| {
            let guide = year.guide.as_ref().map(|guide| (format!("{}/guide", year.year), &guide.text));
            [(format!("{}/notice", year.year), &year.clauses)].into_iter().chain(guide)
        });
        let questions = self.questions.iter().map(|one| (format!("help/{}", one.data.slug.value), &one.text));
        let pages = self.pages.iter().map(|(slug, doc)| (format!("pages/{slug}"), doc));
        of_years.chain(questions).chain(pages).collect()
    }

    fn docs_mut(&mut self) -> Vec<(String, &mut Doc)> {
        let of_years = self.years.iter_mut().flat_map(|year| {
            let number = year.year;
            let guide = year.guide.as_mut().map(|guide| (format!("{number}/guide"), &mut guide.text));
            [(format!("{number}/notice"), &mut year.clauses)].into_iter().chain(guide)
        });
        let questions = self.questions.iter_mut().map(|one| (format!("help/{}", one.data.slug.value), &mut one.text));
        let pages = self.pages.iter_mut().map(|(slug, doc)| (format!("pages/{slug}"), doc));
        of_years.chain(questions).chain(pages).collect()
    }

    /// Every text in every language but the source.
    pub fn translated(&self) -> Vec<Translated<'_>> {
        let names = std::iter::once(&self.names).chain(self.years.iter().map(|year| &year.names));
        let data = names.flat_map(|names| &names.pairs).flat_map(|text| {
            self.data.langs().skip(1).map(move |lang| Translated {
                address: text.address.clone(),
                lang,
                source: &text.texts.source().value,
                text: &text.texts.get(lang).value,
                span: text.texts.get(lang).span,
            })
        });
        let of_docs = self.docs().into_iter().flat_map(|(address, doc)| self.translated_of(&address, doc));
        of_docs.chain(data).collect()
    }

    fn translated_of<'a>(&'a self, address: &str, doc: &'a Doc) -> Vec<Translated<'a>> {
        let mut all = Vec::new();
        for lang in self.data.langs().skip(1) {
            let begins = Translated {
                address: format!("{address}#"),
                lang,
                source: doc.begins.get(Lang(0)),
                text: doc.begins.get(lang),
                span: doc.top.get(lang).to_owned(),
            };
            all.push(begins);
            all.extend(doc.sections.iter().map(|section| Translated {
                address: format!("{address}#{}", section.id),
                lang,
                source: section.text.get(Lang(0)),
                text: section.text.get(lang),
                span: *section.span.get(lang),
            }));
        }
        all
    }
}

/// Marks translations that are older than their source, for their readers. Where the lock is empty no translation has been
/// accepted yet, and none is watched.
pub(super) fn mark(site: &mut Site) {
    if site.lock.0.is_empty() {
        return;
    }
    let mut stale: BTreeMap<String, Vec<(String, Lang)>> = BTreeMap::new();
    for one in site.translated() {
        let is_older = one.accepted(site).is_none_or(|accepted| !accepted.source.is(one.source));
        if let Some((document, section)) = one.address.split_once('#').filter(|_| is_older) {
            stale.entry(document.to_owned()).or_default().push((section.to_owned(), one.lang));
        }
    }
    for (address, doc) in site.docs_mut() {
        doc.stale = stale.remove(&address).unwrap_or_default();
    }
}
