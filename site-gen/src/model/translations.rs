//! Finds translations that are older than their source: those whose source text is another one than translations.lock
//! says they were made from.

use super::{Doc, Site};
use crate::content::Lang;
use crate::diag::{Code, Diagnostic, Severity, Sink, Span, words};

/// A section of a document, or the text before the first, in a language that is not the source.
pub struct Translated<'a> {
    /// The document and the section's id, as in `2019/notice#annual-hours`; `2019/notice#` is the text before the
    /// sections.
    pub address: String,
    /// The language of the translation.
    pub lang: Lang,
    /// The source text as it is now.
    pub source: &'a str,
    /// The place of the translation.
    pub span: Span,
}

impl Site {
    /// Every document that is translated, with its address: `2019/notice`, `2019/guide`, `help/<slug>`, `pages/<slug>`.
    pub fn docs(&self) -> Vec<(String, &Doc)> {
        let of_years = self.years.iter().flat_map(|year| {
            [(format!("{}/notice", year.year), &year.clauses), (format!("{}/guide", year.year), &year.guide)]
        });
        let questions = self.questions.iter().map(|one| (format!("help/{}", one.data.slug.value), &one.text));
        let pages = self.pages.iter().map(|(slug, doc)| (format!("pages/{slug}"), doc));
        of_years.chain(questions).chain(pages).collect()
    }

    fn docs_mut(&mut self) -> Vec<(String, &mut Doc)> {
        let of_years = self.years.iter_mut().flat_map(|year| {
            let number = year.year;
            [(format!("{number}/notice"), &mut year.clauses), (format!("{number}/guide"), &mut year.guide)]
        });
        let questions = self.questions.iter_mut().map(|one| (format!("help/{}", one.data.slug.value), &mut one.text));
        let pages = self.pages.iter_mut().map(|(slug, doc)| (format!("pages/{slug}"), doc));
        of_years.chain(questions).chain(pages).collect()
    }

    /// Every section of every document in every language but the source.
    pub fn translated(&self) -> Vec<Translated<'_>> {
        self.docs().into_iter().flat_map(|(address, doc)| self.translated_of(&address, doc)).collect()
    }

    fn translated_of<'a>(&'a self, address: &str, doc: &'a Doc) -> Vec<Translated<'a>> {
        let mut all = Vec::new();
        for lang in self.data.langs().skip(1) {
            let begins = Translated {
                address: format!("{address}#"),
                lang,
                source: doc.begins.get(Lang(0)),
                span: doc.top.get(lang).to_owned(),
            };
            all.push(begins);
            all.extend(doc.sections.iter().map(|section| Translated {
                address: format!("{address}#{}", section.id),
                lang,
                source: section.text.get(Lang(0)),
                span: *section.span.get(lang),
            }));
        }
        all
    }
}

/// Marks, and reports, translations that are older than their source. Where the lock is empty no translation has been
/// accepted yet, and none is watched.
pub(super) fn mark(site: &mut Site, sink: &mut Sink) {
    if site.lock.0.is_empty() {
        return;
    }
    let mut stale = Vec::new();
    for one in site.translated() {
        let lang = &site.data.language(one.lang).id;
        let accepted = site.lock.0.get(&(one.address.clone(), lang.clone()));
        if accepted.is_none_or(|text| text != one.source) {
            report(&one, lang, accepted.is_some(), sink);
            stale.push((one.address, one.lang));
        }
    }
    for (address, doc) in site.docs_mut() {
        let own = stale.iter().filter_map(|(of, lang)| {
            let (document, section) = of.split_once('#')?;
            (document == address).then(|| (section.to_owned(), *lang))
        });
        doc.stale = own.collect();
    }
}

fn report(one: &Translated<'_>, lang: &str, accepted: bool, sink: &mut Sink) {
    let address = &one.address;
    let message = match accepted {
        true => words(
            format!("`{address}` changed after it was translated into `{lang}`"),
            format!("“{address}”翻译成“{lang}”之后，原文有改动"),
        ),
        false => words(
            format!("the translation of `{address}` into `{lang}` has not been accepted"),
            format!("“{address}”的“{lang}”译文尚未确认"),
        ),
    };
    sink.push(Diagnostic {
        code: Code("stale-translation"),
        severity: Severity::Warning,
        place: one.span.into(),
        message,
        related: Vec::new(),
        help: words(
            format!(
                "revise it, then run `site-gen accept {address} {lang}`; `site-gen accept --list` shows what changed"
            ),
            format!("请修订译文后运行site-gen accept {address} {lang}；site-gen accept --list可查看原文改动"),
        ),
    });
}
