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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Language, document};
    use crate::diag::Sink;

    fn complaints(text: &str, language: &str) -> Vec<String> {
        let mut sink = Sink::default();
        document(text, &Language::new(language, language, language), &mut sink);
        sink.into_sorted().into_iter().map(|one| one.message.en.into_owned()).collect()
    }

    #[test]
    fn the_references_and_the_example_in_them_are_read_without_a_complaint() {
        for language in LANGUAGES {
            for help in [Help::Rules, Help::Check, Help::Content] {
                let text = help.text(language).markdown;
                assert_eq!(complaints(&text, language), Vec::<String>::new(), "{help:?} {language}");
                let example = text.split_once("```markdown\n").and_then(|(_, rest)| rest.split_once("```"));
                let example = example.map(|(example, _)| complaints(example, language));
                assert_eq!(example.is_some(), help == Help::Content);
                assert_eq!(example.unwrap_or_default(), Vec::<String>::new(), "{language}");
            }
        }
    }
}
