//! Finds translations and data that are not what was accepted, whatever they say.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::{Accepted, DATA, Lang};
use crate::diag::{Code, Sink, Span, Words, words};
use crate::model::{Site, Translated};

/// Warns of each, but for the addresses of which it is told already that one side changed alone. Where the lock is empty
/// nothing has been accepted yet, and nothing is watched.
pub(super) fn check(site: &Site, told: &BTreeSet<String>, sink: &mut Sink) {
    if site.lock.0.is_empty() {
        return;
    }
    let mut unaccepted: BTreeMap<(String, Lang), Vec<(String, Span)>> = BTreeMap::new();
    for one in site.translated().into_iter().filter(|one| !told.contains(&one.address)) {
        let lang = &site.data.language(one.lang).id;
        match one.accepted(site) {
            Some(accepted) if one.is(accepted) => {}
            Some(accepted) => report(&one.address, lang, (one.span, changed(&one, lang, accepted)), sink),
            None => {
                let document = one.address.split('#').next().unwrap_or_default().to_owned();
                unaccepted.entry((document, one.lang)).or_default().push((one.address, one.span));
            }
        }
    }
    report_unaccepted_data(site, &unaccepted.keys().map(|(document, _)| document.as_str()).collect(), sink);
    for ((document, lang), texts) in unaccepted {
        report_unaccepted(&document, &site.data.language(lang).id, &texts, sink);
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
