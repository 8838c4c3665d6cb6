//! The product's own help for bureaus, one file a language.

/// A page of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Help {
    /// How to write rules and examples.
    Rules,
    /// What the codes of diagnostics mean.
    Check,
}

type Texts = [(&'static str, &'static str); 2];

const RULES: Texts = [("zh", include_str!("../help/rules.zh.md")), ("en", include_str!("../help/rules.en.md"))];
const CHECK: Texts = [("zh", include_str!("../help/check.zh.md")), ("en", include_str!("../help/check.en.md"))];

impl Help {
    /// Its text in a language; in English where there is none in it.
    pub fn text(self, language: &str) -> &'static str {
        let texts = match self {
            Self::Rules => RULES,
            Self::Check => CHECK,
        };
        let own = texts.iter().find(|(id, _)| *id == language);
        own.or(texts.last()).map_or("", |(_, text)| text)
    }

    /// The first line of that text: its title, as Markdown.
    pub fn heading(self, language: &str) -> &'static str {
        self.text(language).lines().next().unwrap_or_default()
    }
}
