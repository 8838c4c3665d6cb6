//! Standard output and standard error. Where one is full there is a message; where nobody reads it, an end.

use std::fmt::Display;
use std::io::{self, ErrorKind, Write};

use crate::diag::{MessageLang, cause};

/// Writes the answer of a command, and a line end behind it, to standard output.
pub(super) fn answer(text: impl Display, lang: MessageLang) -> Result<(), String> {
    if_read(writeln!(io::stdout().lock(), "{text}"), lang).map(|_| ())
}

/// What came of writing a part of an answer: whether anybody reads on. A reader that has had enough, as `head` has, is
/// no mistake.
pub(super) fn if_read(written: io::Result<()>, lang: MessageLang) -> Result<bool, String> {
    match written {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(unwritten(&error, lang)),
    }
}

/// Writes a line to standard error.
pub(super) fn remark(text: impl Display) {
    aside(format_args!("{text}\n"));
}

/// Writes to standard error. Where that is not possible, there is nobody to tell.
pub(super) fn aside(text: impl Display) {
    let mut stderr = io::stderr().lock();
    let _ = write!(stderr, "{text}").and_then(|()| stderr.flush());
}

fn unwritten(error: &io::Error, lang: MessageLang) -> String {
    let cause = cause(error);
    let cause = cause.get(lang);
    match lang {
        MessageLang::Zh => format!("错误：结果无法写出：{cause}\n改法：请检查输出的去处"),
        MessageLang::En => format!("error: the answer cannot be written: {cause}\nhelp: check where the output goes"),
    }
}
