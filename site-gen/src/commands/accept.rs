//! Marks translations as made from the source as it is now, or lists those that are not.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal};

use super::args::AcceptArgs;
use super::console::{Console, print};
use super::failure::Failure;
use super::marks::changed_lines;
use super::{counted, load};
use crate::content::{LOCK, Lock};
use crate::diag::words;
use crate::difference::compare;
use crate::model::{Site, Translated};
use crate::write;

/// Runs `accept`: says what was done, or prints the list.
pub(super) fn run(console: Console, args: &AcceptArgs) -> Result<(), Failure> {
    // What is wrong with the content is for `check` to say, unless there is none without it.
    let mut loaded = load::site(&args.content);
    if loaded.content.is_some() {
        loaded.diagnostics.clear();
    }
    let site = loaded.require(console)?;
    if args.list {
        return list(console, &site);
    }
    let wanted = |one: &&Translated<'_>| {
        let document = args.document.as_deref().unwrap_or_default();
        let of_document = args.all || one.address == document || one.address.starts_with(&format!("{document}#"));
        of_document && args.language.as_ref().is_none_or(|language| *language == site.data.language(one.lang).id)
    };
    let translated = site.translated();
    let chosen: Vec<&Translated<'_>> = translated.iter().filter(wanted).collect();
    if chosen.is_empty() {
        return Err(nothing_chosen(&site, args));
    }
    let lock = accepted(&site, &translated, &chosen);
    let written = write::replace(&args.content.join(LOCK), lock.to_text().as_bytes());
    written.map_err(Failure::not_written)?;
    let accepted = chosen.len();
    console.answer(&words(
        format!("accepted {} into {LOCK}", counted(accepted, "section")),
        format!("已确认{accepted}节译文，写入{LOCK}"),
    ))
}

fn key(site: &Site, one: &Translated<'_>) -> (String, String) {
    (one.address.clone(), site.data.language(one.lang).id.clone())
}

/// The lock with the chosen sections as they are now; without those that are gone.
fn accepted(site: &Site, all: &[Translated<'_>], chosen: &[&Translated<'_>]) -> Lock {
    let keys: Vec<(String, String)> = all.iter().map(|one| key(site, one)).collect();
    let kept = site.lock.0.iter().filter(|(known, _)| keys.contains(known));
    let mut entries: BTreeMap<_, _> = kept.map(|(key, text)| (key.clone(), text.clone())).collect();
    entries.extend(chosen.iter().map(|one| (key(site, one), one.source.to_owned())));
    Lock(entries)
}

/// Prints every section that is not accepted as it is now, with what changed in its source.
fn list(console: Console, site: &Site) -> Result<(), Failure> {
    let mut lines = Vec::new();
    for one in site.translated() {
        let key = key(site, &one);
        match site.lock.0.get(&key) {
            Some(text) if text == one.source => {}
            Some(text) => {
                lines.push(format!("{} {}", key.0, key.1));
                let changed = changed_lines(&compare(text, one.source), io::stdout().is_terminal());
                lines.extend(changed.into_iter().map(|line| format!("  {line}")));
            }
            None => lines.push(format!("{} {}", key.0, key.1)),
        }
    }
    if lines.is_empty() {
        return console
            .answer(&words("every translation was made from the source as it is now", "所有译文都与现行原文一致"));
    }
    print(lines.join("\n"))
}

fn nothing_chosen(site: &Site, args: &AcceptArgs) -> Failure {
    let documents: Vec<String> = site.docs().into_iter().map(|(address, _)| address).collect();
    let languages: Vec<&str> = site.data.langs().skip(1).map(|lang| site.data.language(lang).id.as_str()).collect();
    let (document, language) = (args.document.as_deref().unwrap_or_default(), args.language.as_deref().unwrap_or("*"));
    Failure::error(
        words(
            format!("there is no translation of `{document}` (language {language})"),
            format!("没有“{document}”的译文（语言：{language}）"),
        ),
        words(
            format!(
                "documents are {}; languages are {}; --all accepts everything",
                documents.join(", "),
                languages.join(", ")
            ),
            format!("文档可为{}；语言可为{}；全部确认请用--all", documents.join("、"), languages.join("、")),
        ),
    )
}
