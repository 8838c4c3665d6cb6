//! Every text that is translated, and whether it is what was accepted by translations.lock.

use std::collections::BTreeSet;

use super::{Basis, Doc, Site};
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
    pub fn accepted<'s>(&self, basis: &'s Basis) -> Option<&'s Accepted> {
        let language = &basis.data.language(self.lang).id;
        basis.lock.of_texts(&self.address, language, (self.source, self.text))
    }
}

impl Site {
    /// Every document that is translated, with its address: `2019/notice`, `2019/guide`, `help/<slug>`, `pages/<slug>`.
    pub fn docs(&self) -> Vec<(String, &Doc)> {
        let answers = self.questions.iter().map(|one| (one.data.stem(), &*one.text));
        self.docs_beside_answers_by_address().into_iter().chain(answers).collect()
    }

    /// Every text in every language but the source.
    pub fn translated(&self) -> Vec<Translated<'_>> {
        let of_docs = self.docs().into_iter().flat_map(|(address, doc)| self.translated_of(&address, doc));
        of_docs.chain(self.translated_data()).collect()
    }
}

impl Basis {
    /// Every document that is translated and no answer, with its address.
    pub fn docs_beside_answers_by_address(&self) -> Vec<(String, &Doc)> {
        let of_years = self.years.iter().flat_map(|year| {
            let guide = year.guide.as_ref().map(|guide| (format!("{}/guide", year.year), &guide.text));
            [(format!("{}/notice", year.year), &year.clauses)].into_iter().chain(guide)
        });
        let pages = self.pages.iter().map(|(slug, doc)| (format!("pages/{slug}"), doc));
        of_years.chain(pages).collect()
    }

    /// Every text of a TOML file in every language but the source.
    pub fn translated_data(&self) -> Vec<Translated<'_>> {
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
        data.collect()
    }

    /// Every text of a document in every language but the source.
    pub fn translated_of<'a>(&self, address: &str, doc: &'a Doc) -> Vec<Translated<'a>> {
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

/// Marks the translations of a document that are older than their source, for their readers. Where the lock is empty no
/// translation has been accepted yet, and none is watched.
pub(super) fn mark(basis: &Basis, address: &str, doc: &mut Doc) {
    if basis.lock.0.is_empty() {
        return;
    }
    let mut stale = BTreeSet::new();
    for one in basis.translated_of(address, doc) {
        let is_older = one.accepted(basis).is_none_or(|accepted| !accepted.source.is(one.source));
        if let Some((_, section)) = one.address.split_once('#').filter(|_| is_older) {
            stale.insert((section.to_owned(), one.lang));
        }
    }
    doc.stale = stale;
}
