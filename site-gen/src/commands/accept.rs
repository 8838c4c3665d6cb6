//! Marks translations as made from the source as it is now, or lists those that are not.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, IsTerminal};

use super::args::AcceptArgs;
use super::console::{Console, print};
use super::failure::Failure;
use super::marks::changed_lines;
use super::{counted, load};
use crate::check::{Weight, changed_alone};
use crate::content::{Accepted, Kept, LOCK, Lock, LockKey};
use crate::diag::words;
use crate::difference::compare;
use crate::model::{DATA, Site, Translated};
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
    let translated = site.translated();
    let (chosen, tables) = (chosen(&site, &translated, args), chosen_tables(&site, args));
    if chosen.is_empty() && tables.is_empty() {
        return Err(nothing_chosen(&site, args));
    }
    let alone = changed_alone(&site);
    let is_left = |one: &&Translated<'_>| {
        let weight = alone.get(&(one.address.clone(), one.lang));
        let is_looked_at = args.document.as_ref() == Some(&one.address);
        args.because.is_none() && weight.is_some_and(|weight| *weight == Weight::Telling || !is_looked_at)
    };
    let (left, chosen): (Vec<&Translated<'_>>, Vec<&Translated<'_>>) = chosen.into_iter().partition(is_left);
    let mut lock = accepted(&site, &translated, &chosen, args.because.as_deref());
    let left_tables = accept_tables(&site, &mut lock, &tables, args.because.as_deref());
    let written = write::replace(&args.content.join(LOCK), lock.to_text().as_bytes());
    written.map_err(Failure::not_written)?;
    let left = left.into_iter().map(|one| key(&site, one));
    let left: Vec<LockKey> = left.chain(left_tables).collect();
    let accepted = chosen.len();
    if !left.is_empty() {
        return Err(left_open(accepted, &left));
    }
    console.answer(&words(
        format!("accepted {} into {LOCK}", counted(accepted, "section")),
        format!("已确认{accepted}节译文，写入{LOCK}"),
    ))
}

fn key(site: &Site, one: &Translated<'_>) -> LockKey {
    (one.address.clone(), site.data.language(one.lang).id.clone())
}

/// Whether the arguments name an address.
fn names(args: &AcceptArgs, address: &str, language: &str) -> bool {
    let document = args.document.as_deref().unwrap_or_default();
    let of_document = args.all || address == document || address.starts_with(&format!("{document}#"));
    of_document && args.language.as_ref().is_none_or(|named| named == language)
}

fn chosen<'a>(site: &Site, all: &'a [Translated<'a>], args: &AcceptArgs) -> Vec<&'a Translated<'a>> {
    all.iter().filter(|one| names(args, &one.address, &site.data.language(one.lang).id)).collect()
}

/// The addresses of the tables that are meant.
fn chosen_tables(site: &Site, args: &AcceptArgs) -> BTreeSet<String> {
    let tables = site.tables();
    let named = tables.iter().filter(|table| names(args, table.address, DATA));
    named.map(|table| table.address.to_owned()).collect()
}

/// The lock with the chosen texts as they are now; without those that are gone. A reason why two texts may differ stays
/// as long as both do.
fn accepted(site: &Site, all: &[Translated<'_>], chosen: &[&Translated<'_>], because: Option<&str>) -> Lock {
    let keys: BTreeSet<LockKey> = all.iter().map(|one| key(site, one)).collect();
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

/// Notes every table of data as it is now, but for those that changed alone and that nobody gave a reason for; gives
/// these.
fn accept_tables(site: &Site, lock: &mut Lock, chosen: &BTreeSet<String>, because: Option<&str>) -> Vec<LockKey> {
    let mut left = Vec::new();
    for table in site.tables() {
        let key = (table.address.to_owned(), DATA.to_owned());
        let known = site.lock.0.get(&key).filter(|known| table.changed_alone(known));
        let is_meant = chosen.contains(table.address);
        let entry = match known.filter(|_| !is_meant || because.is_none()) {
            Some(known) => known.clone(),
            None => table.accepted(because.filter(|_| is_meant && known.is_some())),
        };
        if is_meant && entry.source != Kept::new(table.data) {
            left.push(key.clone());
        }
        lock.0.insert(key, entry);
    }
    left
}

fn left_open(accepted: usize, left: &[LockKey]) -> Failure {
    let list = |comma: &str| {
        let named = left.iter().take(MOST_NAMED).map(|(address, language)| format!("{address} {language}"));
        named.collect::<Vec<_>>().join(comma)
    };
    let (count, sections) = (left.len(), counted(accepted, "section"));
    Failure::error(
        words(
            format!("{sections} accepted; {count} left open, where only one side changed: {}", list(", ")),
            format!("已确认{accepted}节；另有{count}处只改了一方，仍待处理：{}", list("、")),
        ),
        words(
            "change the other side as well; where both say the same, accept each by its address, and with `--because \"why\"` where `check` calls it an error",
            "请同样修改另一方；两方一致的，请按地址逐一确认；check报错的，还须用--because写明理由",
        ),
    )
}

/// How many of those that stay open are named.
const MOST_NAMED: usize = 10;

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
    for table in site.tables() {
        let accepted = site.lock.get(table.address, DATA);
        if let Some(accepted) = accepted.filter(|accepted| table.changed_alone(accepted)) {
            lines.push(format!("{} {DATA}", table.address));
            lines.extend(changes(&accepted.source, table.data));
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
