//! The content as the commands need it: loaded, resolved or checked, with what is wrong with it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use checker_rules::Date;

use super::console::Console;
use super::counted;
use super::failure::Failure;
use crate::check::{self, Checked};
use crate::diag::{Diagnostic, Severity, Sink, Words, words};
use crate::memo::Memo;
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
    ContentFolder::once(content).load(&[], ended, |site, memo, sink| check::checked(site, Severity::Error, memo, sink))
}

/// The same with a look at the site that is no part of every check.
pub(super) fn checked_with(content: &Path, look: impl FnOnce(&Site, &mut Sink)) -> Loaded<Checked> {
    ContentFolder::once(content).checked(&[], Severity::Error, look)
}

/// Loads the content and no more: it need not be in order.
pub(super) fn site(content: &Path) -> Loaded<Site> {
    ContentFolder::once(content).load(&[], &mut |_| (), |site, _, _| Some(site))
}

/// A content folder that is read once, or again after every edit; then what an edit does not change is kept.
pub(super) struct ContentFolder {
    root: PathBuf,
    memo: Memo,
    /// The files as they were read last, and what is wrong with these.
    read: Option<(Sources, Sink)>,
}

impl ContentFolder {
    /// A folder that is read once.
    pub(super) fn once(root: &Path) -> Self {
        Self { root: root.to_owned(), memo: Memo::default(), read: None }
    }

    /// A folder that somebody edits.
    pub(super) fn between_edits(root: &Path) -> Self {
        Self { memo: Memo::between_edits(), ..Self::once(root) }
    }

    /// Loads and checks the content, after an edit of these files. Where one text does not say what another says, it is of
    /// this severity.
    pub(super) fn checked(
        &mut self,
        edited: &[String],
        disagreement: Severity,
        look: impl FnOnce(&Site, &mut Sink),
    ) -> Loaded<Checked> {
        self.load(edited, &mut |_| (), |site, memo, sink| {
            let checked = check::checked(site, disagreement, memo, sink)?;
            check::expired(checked.site(), today(), sink);
            look(checked.site(), sink);
            Some(checked)
        })
    }

    fn load<T>(
        &mut self,
        edited: &[String],
        ended: &mut dyn FnMut(&str),
        then: impl FnOnce(Site, &Memo, &mut Sink) -> Option<T>,
    ) -> Loaded<T> {
        let (sources, mut sink) = self.read(edited);
        ended("read");
        let from = self.memo.digest(|| sources.digest_without(content::is_answer));
        let basis = self.memo.value("basis", from, || {
            let mut sink = Sink::default();
            let content = content::parse(&sources, &mut sink);
            (content.map(|content| Arc::new(model::basis(content, &sources, from, &mut sink))), sink)
        });
        sink.append_copy(&basis.1);
        ended("parse all but answers");
        let site = basis.0.as_ref().map(|basis| model::answered(basis.clone(), &sources, &self.memo, &mut sink));
        ended("parse answers");
        let content = site.and_then(|site| then(site, &self.memo, &mut sink));
        ended("check");
        Loaded { content, diagnostics: sink.into_sorted(), sources }
    }

    /// The files as they are after an edit of these.
    fn read(&mut self, edited: &[String]) -> (Sources, Sink) {
        if !self.memo.keeps() {
            let mut sink = Sink::default();
            return (source::load(&self.root, &mut sink), sink);
        }
        let before = self.read.take().filter(|_| !edited.is_empty());
        let again = before.and_then(|(mut sources, sink)| {
            source::read_again(&self.root, &mut sources, edited).then_some((sources, sink))
        });
        let read = again.unwrap_or_else(|| {
            let mut sink = Sink::default();
            (source::load(&self.root, &mut sink), sink)
        });
        self.read = Some(read.clone());
        read
    }
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
