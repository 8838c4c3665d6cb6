//! Standard output and standard error, and the language in which a command speaks on them.
//!
//! Standard output has what was asked for, standard error everything else. Where standard output is full there is a
//! message; where nobody reads it, an end.

use std::fmt::Display;
use std::io::{self, ErrorKind, IsTerminal, Write};

use super::failure::Failure;
use crate::diag::{self, Diagnostic, MessageLang, Words, cause, words};
use crate::source::Sources;

/// Where a command speaks, and in which language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Console {
    /// The language of messages.
    pub(super) lang: MessageLang,
}

impl Console {
    /// A message in the language of this console.
    pub(super) fn text(self, words: &Words) -> &str {
        words.get(self.lang)
    }

    /// Writes what was done or found, and a line end behind it, to standard output.
    pub(super) fn answer(self, words: &Words) -> Result<(), Failure> {
        print(self.text(words))
    }

    /// Writes a line to standard error.
    pub(super) fn remark(self, words: &Words) {
        aside(format_args!("{}\n", self.text(words)));
    }

    /// Writes diagnostics with the lines they point at, and an empty line behind them, to standard error.
    pub(super) fn diagnostics(self, diagnostics: &[Diagnostic], sources: &Sources) {
        if !diagnostics.is_empty() {
            let shown = diag::render(diagnostics, sources, self.lang, io::stderr().is_terminal());
            aside(format_args!("{shown}\n\n"));
        }
    }
}

/// Writes an answer that is the same in every language of messages, and a line end behind it, to standard output.
pub(super) fn print(text: impl Display) -> Result<(), Failure> {
    if_read(writeln!(io::stdout().lock(), "{text}")).map(|_| ())
}

/// What came of writing a part of an answer: whether anybody reads on. A reader that has had enough, as `head` has, is
/// no mistake.
pub(super) fn if_read(written: io::Result<()>) -> Result<bool, Failure> {
    match written {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(unwritten(&error)),
    }
}

/// Writes to standard error. Where that is not possible, there is nobody to tell.
pub(super) fn aside(text: impl Display) {
    let mut stderr = io::stderr().lock();
    let _ = write!(stderr, "{text}").and_then(|()| stderr.flush());
}

fn unwritten(error: &io::Error) -> Failure {
    let cause = cause(error);
    Failure::error(
        words(format!("the answer cannot be written: {}", cause.en), format!("结果无法写出：{}", cause.zh)),
        words("check where the output goes", "请检查输出的去处"),
    )
}
