//! Why a command has not done what was asked, in both languages.

use std::fmt::Display;

use crate::diag::{Severity, Words, cause, help_label, words};
use crate::write::WriteError;

/// Why a command has not done what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Something stands in the way: what it is, and what to do about it.
    Error {
        /// The message: what is wrong.
        message: Words,
        /// The help: what to do instead.
        help: Words,
    },
    /// What is wrong has been shown already; this line says what follows from it.
    Shown(Words),
}

impl Failure {
    /// Something that stands in the way, and what to do about it.
    pub(super) fn error(message: Words, help: Words) -> Self {
        Self::Error { message, help }
    }

    /// A fault of this program, which nobody but its makers can mend.
    pub(super) fn internal(what: &Words) -> Self {
        Self::error(
            what.labelled(&words("internal error", "内部错误")),
            words(
                "this is a fault of the program: report it to its makers, with this message",
                "这是本程序的缺陷，请连同此消息报告给开发者",
            ),
        )
    }

    /// A fault of this program that a library found, in its own words.
    pub(super) fn of_library(error: impl Display) -> Self {
        let text = error.to_string();
        Self::internal(&words(text.clone(), text))
    }

    /// Why a folder or file of the content was not written.
    pub(super) fn not_written(error: WriteError) -> Self {
        match error {
            WriteError::Io(path, error) => {
                let (path, cause) = (path.display(), cause(&error));
                Self::error(
                    words(format!("{path} cannot be written: {}", cause.en), format!("{path}无法写入：{}", cause.zh)),
                    words(
                        "check the folder and the free space; nothing was written",
                        "请检查文件夹权限和剩余空间；没有写入任何内容",
                    ),
                )
            }
            WriteError::LibraryFault(fault) => Self::of_library(fault),
            WriteError::NotOurs(path) | WriteError::NoName(path) | WriteError::HoldsContent(path) => {
                let path = path.display();
                Self::error(
                    words(
                        format!("there is something in {path} already, and it was kept"),
                        format!("{path}中已有内容，未作改动"),
                    ),
                    words("choose another folder, or move what is there", "请另选文件夹，或先移走其中内容"),
                )
            }
        }
    }

    /// The lines that a person is shown: `error: …` and `help: …`, or what follows from what was shown.
    pub fn words(&self) -> Words {
        match self {
            Self::Shown(words) => words.clone(),
            Self::Error { message, help } => {
                let (message, help) = (message.labelled(&Severity::Error.label()), help.labelled(&help_label()));
                words(format!("{}\n{}", message.en, help.en), format!("{}\n{}", message.zh, help.zh))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::MessageLang;

    #[test]
    fn a_failure_is_told_whole_in_both_languages() {
        let failure = Failure::internal(&words("no words", "没有用语"));
        for (lang, message, help) in [
            (MessageLang::En, "error: internal error: no words\n", "help: "),
            (MessageLang::Zh, "错误：内部错误：没有用语\n", "改法："),
        ] {
            let told = failure.words();
            let rest = told.get(lang).strip_prefix(message).unwrap();
            assert!(rest.starts_with(help) && rest.lines().count() == 1, "{rest}");
        }
    }
}
