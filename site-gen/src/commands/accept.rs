//! Marks translations as made from the source as it is now, or lists those that are not.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal};
use std::path::Path;

use super::args::AcceptArgs;
use super::marks::changed_lines;
use super::{failed_content, load_site};
use crate::content::{LOCK, Lock};
use crate::diag::MessageLang;
use crate::difference::compare;
use crate::model::{Site, Translated};
use crate::write;

/// Runs `accept`; gives what was done, or the list.
pub(super) fn run(args: &AcceptArgs, lang: MessageLang) -> Result<String, String> {
    let (site, diagnostics, sources) = load_site(&args.content);
    let Some(site) = site else { return Err(failed_content(&diagnostics, &sources, lang)) };
    if args.list {
        return Ok(list(&site, lang));
    }
    let wanted = |one: &&Translated<'_>| {
        let document = args.document.as_deref().unwrap_or_default();
        let of_document = args.all || one.address == document || one.address.starts_with(&format!("{document}#"));
        of_document && args.language.as_ref().is_none_or(|language| *language == site.data.language(one.lang).id)
    };
    let translated = site.translated();
    let chosen: Vec<&Translated<'_>> = translated.iter().filter(wanted).collect();
    if chosen.is_empty() {
        return Err(nothing_chosen(&site, args, lang));
    }
    let lock = accepted(&site, &translated, &chosen);
    save(&args.content, &lock, lang)?;
    let accepted = chosen.len();
    Ok(match lang {
        MessageLang::Zh => format!("已确认{accepted}节译文，写入{LOCK}"),
        MessageLang::En => format!("accepted {} into {LOCK}", super::counted(accepted, "section")),
    })
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

fn save(content: &Path, lock: &Lock, lang: MessageLang) -> Result<(), String> {
    write::replace(&content.join(LOCK), lock.to_text().as_bytes()).map_err(|error| super::not_written(&error, lang))
}

/// Every section that is not accepted as it is now, with what changed in its source.
fn list(site: &Site, lang: MessageLang) -> String {
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
        return match lang {
            MessageLang::Zh => "所有译文都与现行原文一致".to_owned(),
            MessageLang::En => "every translation was made from the source as it is now".to_owned(),
        };
    }
    lines.join("\n")
}

fn nothing_chosen(site: &Site, args: &AcceptArgs, lang: MessageLang) -> String {
    let documents: Vec<String> = site.docs().into_iter().map(|(address, _)| address).collect();
    let languages: Vec<&str> = site.data.langs().skip(1).map(|lang| site.data.language(lang).id.as_str()).collect();
    let (document, language) = (args.document.as_deref().unwrap_or_default(), args.language.as_deref().unwrap_or("*"));
    match lang {
        MessageLang::Zh => format!(
            "错误：没有“{document}”的译文（语言：{language}）\n改法：文档可为{}；语言可为{}；全部确认请用--all",
            documents.join("、"),
            languages.join("、")
        ),
        MessageLang::En => format!(
            "error: there is no translation of `{document}` (language {language})\nhelp: documents are {}; languages are {}; --all accepts everything",
            documents.join(", "),
            languages.join(", ")
        ),
    }
}
