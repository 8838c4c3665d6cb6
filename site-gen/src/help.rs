//! The references for bureaus, which `site-gen help` prints and every site has as pages. Two are Markdown files of this
//! program, in Chinese and English; that of the content's keys is made from their descriptions.

use std::borrow::Cow;

use crate::content::keys;

/// A reference for bureaus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Help {
    /// How to write rules and examples.
    Rules,
    /// What the codes of diagnostics mean.
    Check,
    /// Every key of every file of the content.
    Content,
}

/// The text of a reference, as Markdown.
#[derive(Clone, Debug)]
pub struct HelpMarkdown {
    /// The whole text.
    pub markdown: Cow<'static, str>,
    /// Id of the language in which it is written.
    pub language: &'static str,
}

/// The languages in which the references are written; the last one stands in for all others.
const LANGUAGES: [&str; 2] = ["zh", "en"];

type Texts = [&'static str; LANGUAGES.len()];

const RULES: Texts = [include_str!("../help/rules.zh.md"), include_str!("../help/rules.en.md")];
const CHECK: Texts = [include_str!("../help/check.zh.md"), include_str!("../help/check.en.md")];

impl Help {
    /// The text in a language; in English where it is not written in that language.
    pub fn text(self, language: &str) -> HelpMarkdown {
        let at = LANGUAGES.iter().position(|known| *known == language).unwrap_or(LANGUAGES.len() - 1);
        let language = LANGUAGES[at];
        let markdown = match self {
            Self::Rules => Cow::Borrowed(RULES[at]),
            Self::Check => Cow::Borrowed(CHECK[at]),
            Self::Content => Cow::Owned(keys::help(language.into())),
        };
        HelpMarkdown { markdown, language }
    }
}

impl HelpMarkdown {
    /// Its first line, which is its title as Markdown.
    pub fn heading(&self) -> &str {
        self.markdown.lines().next().unwrap_or_default()
    }
}
