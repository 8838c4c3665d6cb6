//! Finds translations that are not what was accepted: those whose source or whose own text is another one than
//! translations.lock says.

use std::collections::BTreeMap;

use super::{Doc, Site};
use crate::content::{Accepted, Lang};
use crate::diag::{Code, Diagnostic, Severity, Sink, Span, Words, words};

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
        accepted.source.is(self.source) && accepted.has_translation(self.text)
    }
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

/// Reports translations that are not what was accepted, and marks those that are older than their source. Where the lock
/// is empty no translation has been accepted yet, and none is watched.
pub(super) fn mark(site: &mut Site, sink: &mut Sink) {
    if site.lock.0.is_empty() {
        return;
    }
    let mut stale: BTreeMap<String, Vec<(String, Lang)>> = BTreeMap::new();
    let mut unaccepted: BTreeMap<(String, Lang), Vec<(String, Span)>> = BTreeMap::new();
    for one in site.translated() {
        let lang = &site.data.language(one.lang).id;
        let accepted = site.lock.get(&one.address, lang);
        if accepted.is_some_and(|accepted| one.is(accepted)) {
            continue;
        }
        let document = one.address.split('#').next().unwrap_or_default().to_owned();
        match accepted {
            Some(accepted) => report(&one.address, lang, (one.span, changed(&one, lang, accepted)), sink),
            None => unaccepted.entry((document, one.lang)).or_default().push((one.address.clone(), one.span)),
        }
        let is_older = accepted.is_none_or(|accepted| !accepted.source.is(one.source));
        if let Some((document, section)) = one.address.split_once('#').filter(|_| is_older) {
            stale.entry(document.to_owned()).or_default().push((section.to_owned(), one.lang));
        }
    }
    for ((document, lang), texts) in unaccepted {
        report_unaccepted(&document, &site.data.language(lang).id, &texts, sink);
    }
    for (address, doc) in site.docs_mut() {
        doc.stale = stale.remove(&address).unwrap_or_default();
    }
}

/// One message for all texts of a document that nobody has accepted.
fn report_unaccepted(document: &str, lang: &str, texts: &[(String, Span)], sink: &mut Sink) {
    let [(first, span), others @ ..] = texts else { return };
    let (address, message) = if others.is_empty() {
        let message = words(
            format!("the translation of `{first}` into `{lang}` has not been accepted"),
            format!("“{first}”的“{lang}”译文尚未确认"),
        );
        (first.as_str(), message)
    } else {
        let count = texts.len();
        let message = words(
            format!("the translations of {count} texts of `{document}` into `{lang}` have not been accepted"),
            format!("“{document}”有{count}处“{lang}”译文尚未确认"),
        );
        (document, message)
    };
    report(address, lang, (*span, message), sink);
}

fn report(address: &str, lang: &str, (span, message): (Span, Words), sink: &mut Sink) {
    sink.push(Diagnostic {
        code: Code("stale-translation"),
        severity: Severity::Warning,
        place: span.into(),
        message,
        related: Vec::new(),
        help: words(
            format!(
                "see that both say the same, then run `site-gen accept {address} {lang}`; `site-gen accept --list` shows what changed"
            ),
            format!("请核对两种语言一致，再运行site-gen accept {address} {lang}；site-gen accept --list可查看改动"),
        ),
    });
}

/// What changed in a text or its translation since somebody accepted both.
fn changed(one: &Translated<'_>, lang: &str, accepted: &Accepted) -> Words {
    let address = &one.address;
    if accepted.source.is(one.source) {
        words(
            format!("the translation of `{address}` into `{lang}` changed after it was accepted"),
            format!("“{address}”的“{lang}”译文在确认之后有改动"),
        )
    } else {
        words(
            format!("`{address}` changed after it was translated into `{lang}`"),
            format!("“{address}”翻译成“{lang}”之后，原文有改动"),
        )
    }
}
