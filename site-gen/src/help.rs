//! The product's own help for bureaus, one file a language.

const RULES: [(&str, &str); 2] =
    [("zh", include_str!("../help/rules.zh.md")), ("en", include_str!("../help/rules.en.md"))];

/// How to write rules, in a language; in English where there is none in it.
pub fn rules(language: &str) -> &'static str {
    let own = RULES.iter().find(|(id, _)| *id == language);
    own.or(RULES.last()).map_or("", |(_, text)| text)
}
