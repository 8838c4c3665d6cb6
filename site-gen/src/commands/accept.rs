//! Marks translations as made from the source as it is now, or lists those that are not.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, IsTerminal};

use super::args::AcceptArgs;
use super::console::{Console, print};
use super::failure::Failure;
use super::marks::changed_lines;
use super::{counted, load};
use crate::content::{Accepted, Kept, LOCK, Lock};
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
    let lock = accepted(&site, &translated, &chosen, args.because.as_deref());
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

/// The lock with the chosen texts as they are now; without those that are gone. A reason why two texts may differ stays
/// as long as both do.
fn accepted(site: &Site, all: &[Translated<'_>], chosen: &[&Translated<'_>], because: Option<&str>) -> Lock {
    let keys: BTreeSet<(String, String)> = all.iter().map(|one| key(site, one)).collect();
    let kept = site.lock.0.iter().filter(|(known, _)| keys.contains(known));
    let mut entries: BTreeMap<_, _> = kept.map(|(key, text)| (key.clone(), text.clone())).collect();
    for one in chosen {
        let key = key(site, one);
        let known = entries.get(&key).filter(|known| one.is(known)).and_then(|known| known.because.clone());
        let because = because.map(str::to_owned).or(known);
        entries.insert(key, Accepted::new(one.source, one.text, because));
    }
    Lock(entries)
}

/// Prints every text that is not accepted as it is now, with what changed in it and in its source.
fn list(console: Console, site: &Site) -> Result<(), Failure> {
    let mut lines = Vec::new();
    for one in site.translated() {
        let key = key(site, &one);
        let accepted = site.lock.0.get(&key);
        if accepted.is_some_and(|accepted| one.is(accepted)) {
            continue;
        }
        lines.push(format!("{} {}", key.0, key.1));
        if let Some(accepted) = accepted {
            lines.extend(changes(&accepted.source, one.source));
            lines.extend(accepted.translation.iter().flat_map(|kept| changes(kept, one.text)));
        }
    }
    if lines.is_empty() {
        return console
            .answer(&words("every translation was made from the source as it is now", "所有译文都与现行原文一致"));
    }
    print(lines.join("\n"))
}

/// The lines of a text that changed; all of them where the earlier text was not kept.
fn changes(earlier: &Kept, now: &str) -> Vec<String> {
    if earlier.is(now) {
        return Vec::new();
    }
    let changed = changed_lines(&compare(earlier.text.as_deref().unwrap_or_default(), now), io::stdout().is_terminal());
    changed.into_iter().map(|line| format!("  {line}")).collect()
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
