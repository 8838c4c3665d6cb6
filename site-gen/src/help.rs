//! The references for bureaus, which `site-gen help` prints and every site has as pages. Two are Markdown files of this
//! program, in each of its languages; that of the content's keys is made from their descriptions.

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

type Texts = [(&'static str, &'static str); 2];

const RULES: Texts = [("zh", include_str!("../help/rules.zh.md")), ("en", include_str!("../help/rules.en.md"))];
const CHECK: Texts = [("zh", include_str!("../help/check.zh.md")), ("en", include_str!("../help/check.en.md"))];

impl Help {
    /// Its text in a language; in English where there is none in it.
    pub fn text(self, language: &str) -> Cow<'static, str> {
        let texts = match self {
            Self::Rules => RULES,
            Self::Check => CHECK,
            Self::Content => return Cow::Owned(keys::help(language.into())),
        };
        let own = texts.iter().find(|(id, _)| *id == language);
        Cow::Borrowed(own.or(texts.last()).map_or("", |(_, text)| text))
    }

    /// The first line of that text: its title, as Markdown.
    pub fn heading(self, language: &str) -> String {
        self.text(language).lines().next().unwrap_or_default().to_owned()
    }
}
