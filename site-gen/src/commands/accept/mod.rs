//! Marks translations and data as agreeing as they are now, or lists those of which nobody has said so.

mod list;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use super::args::AcceptArgs;
use super::console::Console;
use super::failure::Failure;
use super::load::Loaded;
use super::{counted, load};
use crate::check::{Weight, changed_alone};
use crate::content::{Accepted, DATA, LOCK, Lock, LockKey, is_open};
use crate::diag::{Diagnostic, Place, Severity, words};
use crate::model::{GoneTable, SaidTable, Site, Translated};
use crate::write::NewFile;

/// Runs `accept`: says what was done, or prints the list.
pub(super) fn run(console: Console, args: &AcceptArgs) -> Result<(), Failure> {
    if args.list {
        return list::print_open(console, &site(console, args)?);
    }
    // Begun before the content is read, so that of two who accept at once the second reads what the first has written.
    let file = NewFile::begin(&args.content.join(LOCK));
    let site = site(console, args)?;
    let mut file = file.map_err(Failure::not_written)?;
    let accepted = accept(&site, args)?;
    let written = file.write_all(accepted.lock.to_text().as_bytes());
    written.map_err(|error| file.failed(error)).and_then(|()| file.commit()).map_err(Failure::not_written)?;
    accepted.answer(console)
}

/// The site, in whatever order it is; none where what was accepted before cannot be read whole, since it would be lost.
fn site(console: Console, args: &AcceptArgs) -> Result<Site, Failure> {
    let Loaded { content, diagnostics, sources } = load::site(&args.content);
    let Some(site) = content else { return Loaded { content, diagnostics, sources }.require(console) };
    let lock = sources.shown(LOCK);
    // What else is wrong with the content is for `check` to say.
    let is_of_lock = |one: &Diagnostic| match &one.place {
        Place::File(file) => *file == lock,
        Place::Span(span) => sources.path(span.file) == LOCK,
    };
    let wrong: Vec<Diagnostic> =
        diagnostics.into_iter().filter(|one| one.severity == Severity::Error && is_of_lock(one)).collect();
    if wrong.is_empty() {
        return Ok(site);
    }
    console.diagnostics(&wrong, &sources);
    Err(Failure::Shown(words(
        format!("nothing was accepted: mend {LOCK} first; it is as it was"),
        format!("没有确认任何译文：请先修复{LOCK}，该文件没有改动"),
    )))
}

/// What is noted now, what was noted newly, and what was meant and stays open.
struct Done {
    lock: Lock,
    accepted: usize,
    left: Vec<LockKey>,
}

fn accept(site: &Site, args: &AcceptArgs) -> Result<Done, Failure> {
    let translated = site.translated();
    // Nobody can accept what is still to be written.
    let is_written = |one: &&Translated<'_>| !is_open(one.source) && !is_open(one.text);
    let chosen = translated.iter().filter(|one| names(args, &one.address, &site.data.language(one.lang).id));
    let chosen: Vec<&Translated<'_>> = chosen.filter(is_written).collect();
    let alone = changed_alone(site);
    let is_left = |one: &&Translated<'_>| {
        let weight = alone.get(&(one.address.clone(), one.lang));
        let is_looked_at = args.document.as_ref() == Some(&one.address);
        args.because.is_none() && weight.is_some_and(|weight| *weight == Weight::Telling || !is_looked_at)
    };
    let (left, accepted): (Vec<&Translated<'_>>, Vec<&Translated<'_>>) = chosen.iter().copied().partition(is_left);
    let open = left.iter().map(|one| one.address.as_str()).collect();
    let mut tables = AcceptedTables { args, open, entries: Vec::new(), meant: 0, left: Vec::new() };
    tables.accept(site);
    if chosen.is_empty() && tables.meant == 0 {
        return Err(nothing_chosen(site, args));
    }
    let mut entries = texts(site, &translated, &accepted, args.because.as_deref());
    entries.extend(tables.entries);
    let left = left.into_iter().map(|one| key(site, one)).chain(tables.left).collect();
    Ok(Done { lock: Lock(entries), accepted: accepted.len(), left })
}

fn key(site: &Site, one: &Translated<'_>) -> LockKey {
    (one.address.clone(), site.data.language(one.lang).id.clone())
}

/// Whether the arguments name an address, in any language.
fn names_address(args: &AcceptArgs, address: &str) -> bool {
    let document = args.document.as_deref().unwrap_or_default();
    args.all || address == document || address.starts_with(&format!("{document}#"))
}

/// Whether the arguments name an address in a language.
fn names(args: &AcceptArgs, address: &str, language: &str) -> bool {
    names_address(args, address) && args.language.as_ref().is_none_or(|named| named == language)
}

/// What is noted of every text: of the chosen ones as they are now; without those that are gone. A reason why two texts
/// may differ stays as long as both do.
fn texts(
    site: &Site,
    all: &[Translated<'_>],
    chosen: &[&Translated<'_>],
    because: Option<&str>,
) -> BTreeMap<LockKey, Accepted> {
    let known = all.iter().filter_map(|one| Some((key(site, one), one.accepted(site)?.clone())));
    let mut entries: BTreeMap<LockKey, Accepted> = known.collect();
    for one in chosen {
        let known = one.accepted(site).filter(|known| one.is(known)).and_then(|known| known.because.clone());
        let because = because.map(str::to_owned).or(known);
        entries.insert(key(site, one), Accepted::new(one.source, one.text, because));
    }
    entries
}

/// What is noted of every table of data.
struct AcceptedTables<'a> {
    args: &'a AcceptArgs,
    /// The addresses of texts that stay open.
    open: BTreeSet<&'a str>,
    entries: Vec<(LockKey, Accepted)>,
    /// How many are meant.
    meant: usize,
    /// Those that are meant and stay open.
    left: Vec<LockKey>,
}

impl AcceptedTables<'_> {
    /// Notes what is meant, and what changed together with its texts.
    fn accept(&mut self, site: &Site) {
        let tables = site.tables();
        tables.said.iter().for_each(|table| self.said(table));
        tables.gone.iter().for_each(|table| self.gone(table));
    }

    /// Whether a table is meant; counted where it is.
    fn is_meant(&mut self, address: &str) -> bool {
        let is_meant = names(self.args, address, DATA);
        self.meant += usize::from(is_meant);
        is_meant
    }

    fn said(&mut self, table: &SaidTable<'_>) {
        let (is_meant, because) = (self.is_meant(table.address), self.args.because.as_deref());
        let entry = match (table.changed_alone(), table.accepted) {
            (Some(before), _) if !is_meant || because.is_none() => return self.keep(table.address, before, is_meant),
            (Some(_), _) => table.accept(because),
            (None, Some(before)) if table.is_said_at(&self.open) => before.clone(),
            (None, Some(before)) => table.accept(before.because.as_deref().filter(|_| before.source.is(table.data))),
            // Whoever accepts the texts of a file has looked at its new tables.
            (None, None) if names_address(self.args, table.address) => table.accept(None),
            (None, None) => return,
        };
        self.entries.push(((table.address.to_owned(), DATA.to_owned()), entry));
    }

    fn gone(&mut self, table: &GoneTable<'_>) {
        let is_meant = self.is_meant(table.address);
        if !is_meant || self.args.because.is_none() {
            self.keep(table.address, table.accepted, is_meant);
        }
    }

    /// Leaves what is noted as it was.
    fn keep(&mut self, address: &str, before: &Accepted, is_meant: bool) {
        let key = (address.to_owned(), DATA.to_owned());
        if is_meant {
            self.left.push(key.clone());
        }
        self.entries.push((key, before.clone()));
    }
}

impl Done {
    fn answer(self, console: Console) -> Result<(), Failure> {
        let accepted = self.accepted;
        if !self.left.is_empty() {
            return Err(left_open(accepted, &self.left));
        }
        console.answer(&words(
            format!("accepted {} into {LOCK}", counted(accepted, "section")),
            format!("已确认{accepted}节译文，写入{LOCK}"),
        ))
    }
}

/// How many of those that stay open are named.
const MOST_NAMED: usize = 10;

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

fn nothing_chosen(site: &Site, args: &AcceptArgs) -> Failure {
    let documents: Vec<String> = site.docs().into_iter().map(|(address, _)| address).collect();
    let languages = site.data.langs().skip(1).map(|lang| site.data.language(lang).id.as_str());
    let languages: Vec<&str> = languages.chain([DATA]).collect();
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
