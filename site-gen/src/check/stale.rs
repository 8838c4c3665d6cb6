//! Finds translations and data that are not what was accepted, whatever they say.

use std::collections::{BTreeMap, BTreeSet};

use super::each::Inspection;
use crate::content::{Accepted, DATA, Lang};
use crate::diag::{Code, Digest, Sink, Span, Words, words};
use crate::model::{Site, Translated};

/// A translation that is not what was accepted.
struct NotAccepted {
    address: String,
    lang: Lang,
    span: Span,
    /// What changed since somebody accepted it; none where nobody has.
    changed: Option<Words>,
}

/// Warns of each, but for the addresses of which it is told already that one side changed alone. Where the lock is empty
/// nothing has been accepted yet, and nothing is watched.
pub(super) fn check(look: Inspection<'_>, told: &BTreeSet<String>, sink: &mut Sink) {
    let site = look.site;
    if site.lock.0.is_empty() {
        return;
    }
    let of_basis = look.basis("not accepted", Digest::default(), sink, |_| {
        let docs = site.docs_beside_answers_by_address();
        let of_docs = docs.iter().flat_map(|(address, doc)| site.translated_of(address, doc));
        of_docs.chain(site.translated_data()).filter_map(|one| not_accepted(site, &one)).collect::<Vec<_>>()
    });
    let of_answers = look.told_of_answers("answers not accepted", Digest::default(), sink, |question, _| {
        let texts = site.translated_of(&question.data.stem(), &question.text);
        texts.iter().filter_map(|one| not_accepted(site, one)).collect::<Vec<_>>()
    });
    let mut unaccepted: BTreeMap<(&str, Lang), Vec<(&str, Span)>> = BTreeMap::new();
    let all = of_answers.iter().chain([&of_basis]).flat_map(|of| &of.0);
    for NotAccepted { address, lang, span, changed } in all.filter(|one| !told.contains(&one.address)) {
        match changed {
            Some(changed) => report(address, &site.data.language(*lang).id, (*span, changed.clone()), sink),
            None => {
                let document = address.split('#').next().unwrap_or_default();
                unaccepted.entry((document, *lang)).or_default().push((address, *span));
            }
        }
    }
    report_unaccepted_data(site, &unaccepted.keys().map(|(document, _)| *document).collect(), sink);
    for ((document, lang), texts) in unaccepted {
        report_unaccepted(document, &site.data.language(lang).id, &texts, sink);
    }
}

fn not_accepted(site: &Site, one: &Translated<'_>) -> Option<NotAccepted> {
    let changed = match one.accepted(site) {
        Some(accepted) if one.is(accepted) => return None,
        accepted => accepted.map(|accepted| changed(one, &site.data.language(one.lang).id, accepted)),
    };
    Some(NotAccepted { address: one.address.clone(), lang: one.lang, span: one.span, changed })
}

/// One message for all texts of a document that nobody has accepted.
fn report_unaccepted(document: &str, lang: &str, texts: &[(&str, Span)], sink: &mut Sink) {
    let [(first, span), others @ ..] = texts else { return };
    let (address, message) = if others.is_empty() {
        let message = words(
            format!("the translation of `{first}` into `{lang}` has not been accepted"),
            format!("“{first}”的“{lang}”译文尚未确认"),
        );
        (*first, message)
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

/// One message for all tables of a file that nobody has accepted, but for files of which texts are to be accepted as well.
fn report_unaccepted_data(site: &Site, except: &BTreeSet<&str>, sink: &mut Sink) {
    let mut files: BTreeMap<String, Vec<(String, Span)>> = BTreeMap::new();
    for table in site.tables().said.into_iter().filter(|table| table.accepted.is_none()) {
        let file = table.address.split('#').next().unwrap_or_default();
        if !except.contains(file) {
            files.entry(file.to_owned()).or_default().push((table.address.to_owned(), table.span));
        }
    }
    for (file, tables) in files {
        let [(first, span), others @ ..] = tables.as_slice() else { continue };
        let (count, address) = (tables.len(), if others.is_empty() { first } else { &file });
        let message = if others.is_empty() {
            words(format!("the data of `{first}` have not been accepted"), format!("“{first}”的数据尚未确认"))
        } else {
            words(
                format!("the data of {count} tables of `{file}` have not been accepted"),
                format!("“{file}”有{count}处数据尚未确认"),
            )
        };
        let help = words(
            format!("see that the texts say the same, then run `site-gen accept {address} {DATA}`"),
            format!("请核对文字与数据一致，再运行site-gen accept {address} {DATA}"),
        );
        sink.warning(Code("unaccepted-data"), *span, message, help);
    }
}

fn report(address: &str, lang: &str, (span, message): (Span, Words), sink: &mut Sink) {
    let help = words(
        format!(
            "see that both say the same, then run `site-gen accept {address} {lang}`; `site-gen accept --list` shows what changed"
        ),
        format!("请核对两种语言一致，再运行site-gen accept {address} {lang}；site-gen accept --list可查看改动"),
    );
    sink.warning(Code("stale-translation"), span, message, help);
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
