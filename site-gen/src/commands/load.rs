//! The content as the commands need it: loaded, resolved or checked, with what is wrong with it.

use std::path::Path;

use checker_rules::Date;

use super::console::Console;
use super::counted;
use super::failure::Failure;
use crate::check::{self, Checked};
use crate::diag::{Diagnostic, Severity, Sink, Words, words};
use crate::model::Site;
use crate::source::{self, Sources};
use crate::{content, model};

/// What a stage made of the content, and what is wrong with that.
pub(super) struct Loaded<T> {
    /// The content at that stage; none where mistakes forbid it.
    pub(super) content: Option<T>,
    /// Every mistake, by place.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The files, for showing the lines of mistakes.
    pub(super) sources: Sources,
}

/// Loads and checks the content.
pub(super) fn checked(content: &Path) -> Loaded<Checked> {
    checked_with(content, |_, _| ())
}

/// The same for a benchmark, which is told of each stage when that has ended.
pub(super) fn checked_by_stages(content: &Path, ended: &mut dyn FnMut(&str)) -> Loaded<Checked> {
    loaded_by_stages(content, check::check, ended)
}

/// The same for somebody who is still writing.
pub(super) fn checked_while_writing(content: &Path) -> Loaded<Checked> {
    loaded(content, |site, sink| {
        let checked = check::check_while_writing(site, sink)?;
        check::expired(checked.site(), today(), sink);
        Some(checked)
    })
}

/// The same with a look at the site that is no part of every check.
pub(super) fn checked_with(content: &Path, look: impl FnOnce(&Site, &mut Sink)) -> Loaded<Checked> {
    loaded(content, |site, sink| {
        let checked = check::check(site, sink)?;
        check::expired(checked.site(), today(), sink);
        look(checked.site(), sink);
        Some(checked)
    })
}

/// Loads the content and no more: it need not be in order.
pub(super) fn site(content: &Path) -> Loaded<Site> {
    loaded(content, |site, _| Some(site))
}

fn loaded<T>(content: &Path, then: impl FnOnce(Site, &mut Sink) -> Option<T>) -> Loaded<T> {
    loaded_by_stages(content, then, &mut |_| ())
}

fn loaded_by_stages<T>(
    content: &Path,
    then: impl FnOnce(Site, &mut Sink) -> Option<T>,
    ended: &mut dyn FnMut(&str),
) -> Loaded<T> {
    let mut sink = Sink::default();
    let sources = source::load(content, &mut sink);
    ended("read");
    let content = content::parse(&sources, &mut sink);
    ended("parse");
    let site = content.map(|content| model::resolve(content, &sources, &mut sink));
    ended("resolve");
    let content = site.and_then(|site| then(site, &mut sink));
    ended("check");
    Loaded { content, diagnostics: sink.into_sorted(), sources }
}

/// The checked content. Warnings are shown and forgotten, unless they are taken for errors; with errors there is none.
pub(super) fn require_checked(console: Console, content: &Path, strict: bool) -> Result<Checked, Failure> {
    let mut loaded = checked(content);
    if strict {
        loaded.take_strictly();
    }
    loaded.require(console)
}

impl<T> Loaded<T> {
    /// The content, after showing what is wrong.
    pub(super) fn require(self, console: Console) -> Result<T, Failure> {
        console.diagnostics(&self.diagnostics, &self.sources);
        self.content.ok_or_else(|| Failure::Shown(no_site(&self.diagnostics)))
    }

    /// Every warning becomes an error, and forbids the content.
    pub(super) fn take_strictly(&mut self) {
        self.diagnostics.iter_mut().for_each(|diagnostic| diagnostic.severity = Severity::Error);
        if !self.diagnostics.is_empty() {
            self.content = None;
        }
    }
}

/// The day by the clock of the machine. It decides a warning, never what is written.
#[expect(clippy::disallowed_methods, reason = "whether a notice has expired depends on the day; no output does")]
fn today() -> Option<Date> {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?;
    Date::from_unix_days(u32::try_from(since.as_secs() / 86_400).ok()?).ok()
}

/// How many errors and warnings there are.
pub(super) fn count(diagnostics: &[Diagnostic]) -> Words {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
    let warnings = diagnostics.len() - errors;
    words(
        format!("{}, {}", counted(errors, "error"), counted(warnings, "warning")),
        format!("{errors}处错误，{warnings}处提醒"),
    )
}

fn no_site(diagnostics: &[Diagnostic]) -> Words {
    let count = count(diagnostics);
    words(
        format!("no site was built: {}; the earlier output is untouched", count.en),
        format!("未生成网站：{}；原有网站没有改动", count.zh),
    )
}
