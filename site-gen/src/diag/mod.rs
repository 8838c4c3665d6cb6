//! What is wrong with the content, where, and what to write instead.
//!
//! Stages push [`Diagnostic`]s into a [`Sink`] and go on; [`render`] shows them all. Every message is
//! written in both languages where it is raised, so that neither can be forgotten.

mod message;
mod render;
mod report;
mod sources;

use std::ops::Range;

use serde::Serialize;

pub use message::{MessageLang, Words, cause, help_label, words};
pub use render::render;
pub use report::{Position, Record, Related, records};
pub use sources::{SourceFile, Sources, shown_below};

/// A source file, by its place in [`Sources`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileId(pub usize);

/// A run of bytes in a source file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The file.
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
    /// What.
    pub value: T,
    /// Where.
    pub span: Span,
}

/// What a diagnostic points at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A file, or a missing one, as a whole.
    File(String),
    /// A run of text.
    Span(Span),
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Self::Span(span)
    }
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The site is not built.
    Error,
    /// The site is built.
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

/// One mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kind.
    pub code: Code,
    /// How bad.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What is wrong.
    pub message: Words,
    /// A second place that has to do with it.
    pub related: Vec<(Span, Words)>,
    /// What to write instead.
    pub help: Words,
}

/// Where diagnostics gather.
#[derive(Debug, Default)]
pub struct Sink {
    kept: Vec<Diagnostic>,
    errors: usize,
    /// How many more there were, how bad the worst of them, and where the first.
    more: Option<(usize, Severity, Place)>,
}

/// Nobody reads more at once, and a file made to be malicious has millions.
const MOST: usize = 1000;

impl Sink {
    /// Adds an error.
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

    /// Adds a warning.
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

    /// Adds a diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.errors += usize::from(diagnostic.severity == Severity::Error);
        if self.kept.len() < MOST {
            return self.kept.push(diagnostic);
        }
        let (number, worst, _) = self.more.get_or_insert((0, diagnostic.severity, diagnostic.place));
        *number += 1;
        *worst = diagnostic.severity.min(*worst);
    }

    /// How many errors there are so far.
    pub fn error_count(&self) -> usize {
        self.errors
    }

    /// Everything, by place. A mistake in a clause that stands in several texts is found in each, and said once.
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.kept.sort_by(|a, b| (&a.place, a.code).cmp(&(&b.place, b.code)));
        self.kept.dedup();
        self.kept.extend(self.more.map(|(number, severity, place)| Diagnostic {
            code: Code("too-many"),
            severity,
            place,
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
