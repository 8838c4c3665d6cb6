//! Diagnostics: what is wrong with the content, where, and what to write instead.
//!
//! Stages push [`Diagnostic`]s into a [`Sink`] and go on; [`render()`] shows them all at the end. Every message is
//! written in Chinese and English where it is raised, so that neither can be forgotten.

mod digest;
mod message;
mod render;
mod report;
mod sources;

use std::ops::Range;

use serde::Serialize;

pub use digest::{Digest, Digester, digest, digest_of, digest_of_all};
pub use message::{MESSAGE_LANGS, MessageLang, Words, cause, help_label, words};
pub use render::render;
pub use report::{Position, Record, Related, records};
pub use sources::{SourceFile, Sources, shown_below};

/// A source file, by its place in the list of [`Sources`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileId(pub usize);

/// A run of bytes in a source file: where something stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The file that it stands in.
    pub file: FileId,
    /// Offset of the first byte.
    pub start: usize,
    /// Offset behind the last byte.
    pub end: usize,
}

impl Span {
    /// The span of a byte range.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        Self { file, start: range.start, end: range.end }
    }
}

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At<T> {
    /// The value itself.
    pub value: T,
    /// Where it stands in the content.
    pub span: Span,
}

/// What a diagnostic points at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A file, or a missing one, as a whole.
    File(String),
    /// A run of bytes in a file; its first byte is shown as line and column.
    Span(Span),
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Self::Span(span)
    }
}

/// Whether a diagnostic forbids the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It forbids the site.
    Error,
    /// It is shown, and the site is built.
    Warning,
}

impl Severity {
    /// The label before a message; its English is also what programs are told.
    pub fn label(self) -> Words {
        match self {
            Self::Error => words("error", "错误"),
            Self::Warning => words("warning", "提醒"),
        }
    }
}

/// The stable name of a kind of mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code(pub &'static str);

/// One mistake or oddity of the content, with its place and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The name of its kind, as `help check` lists them.
    pub code: Code,
    /// Whether it forbids the site.
    pub severity: Severity,
    /// The place in the content that it is about.
    pub place: Place,
    /// The message: what is wrong.
    pub message: Words,
    /// Other places that have to do with it, each with what is there.
    pub related: Vec<(Span, Words)>,
    /// The help: what to write instead.
    pub help: Words,
}

/// The diagnostics of a run. Every stage adds what it finds, and goes on.
#[derive(Clone, Debug, Default)]
pub struct Sink {
    kept: Vec<Diagnostic>,
    errors: usize,
    more: Option<More>,
}

/// Diagnostics beyond [`MOST`], which are counted but not kept.
#[derive(Clone, Debug)]
struct More {
    /// How many there are.
    number: usize,
    /// The severity of the worst of them.
    worst: Severity,
    /// The place of the first of them.
    first: Place,
}

/// The most diagnostics that are kept. Nobody reads more at once, and a file made to do harm has millions.
const MOST: usize = 1000;

impl Sink {
    /// Adds a diagnostic that forbids the site.
    pub fn error(&mut self, code: Code, place: impl Into<Place>, message: Words, help: Words) {
        self.push(Diagnostic {
            code,
            severity: Severity::Error,
            place: place.into(),
            message,
            related: Vec::new(),
            help,
        });
    }

    /// Adds a diagnostic that does not forbid the site.
    pub fn warning(&mut self, code: Code, place: impl Into<Place>, message: Words, help: Words) {
        self.push(Diagnostic {
            code,
            severity: Severity::Warning,
            place: place.into(),
            message,
            related: Vec::new(),
            help,
        });
    }

    /// Adds a diagnostic; beyond the first thousand it is only counted.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.errors += usize::from(diagnostic.severity == Severity::Error);
        if self.kept.len() < MOST {
            return self.kept.push(diagnostic);
        }
        let Diagnostic { severity, place, .. } = diagnostic;
        let more = self.more.get_or_insert(More { number: 0, worst: severity, first: place });
        more.number += 1;
        more.worst = severity.min(more.worst);
    }

    /// Whether nothing has been found.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty() && self.more.is_none()
    }

    /// Adds what another sink has, as if it had been found here.
    pub fn append(&mut self, other: Self) {
        let beyond = other.errors - other.kept.iter().filter(|one| one.severity == Severity::Error).count();
        other.kept.into_iter().for_each(|one| self.push(one));
        self.errors += beyond;
        if let Some(more) = other.more {
            let own = self.more.get_or_insert(More { number: 0, ..more });
            own.number += more.number;
            own.worst = more.worst.min(own.worst);
        }
    }

    /// Adds what another sink has, which stays as it is.
    pub fn append_copy(&mut self, other: &Self) {
        if !other.is_empty() {
            self.append(other.clone());
        }
    }

    /// How many errors there are so far.
    pub fn error_count(&self) -> usize {
        self.errors
    }

    /// Every diagnostic, sorted by place and code. One that was found twice, as in a clause of several texts, is given
    /// once.
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.kept.sort_by(|a, b| (&a.place, a.code).cmp(&(&b.place, b.code)));
        self.kept.dedup();
        self.kept.extend(self.more.map(|More { number, worst, first }| Diagnostic {
            code: Code("too-many"),
            severity: worst,
            place: first,
            message: words(
                format!("{number} more, from here on, are not shown"),
                format!("此处起还有{number}处，不再列出"),
            ),
            related: Vec::new(),
            help: words("correct those above, then check again", "请先改正以上各处，再重新检查"),
        }));
        self.kept
    }
}
