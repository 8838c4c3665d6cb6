//! Tables of words, by what they say.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Of whom and of what a text speaks.
pub(super) static SCOPE: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(include_str!("scope.txt")));

/// What a text may say of rules that stand elsewhere.
pub(super) static CHANGES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(include_str!("elsewhere.txt")));

/// A table whose lines each begin with a name and a colon; its words are parted by `|`.
pub(super) struct Phrases(BTreeMap<&'static str, NamedWords>);

/// Words that say the same.
#[derive(Default)]
struct NamedWords {
    words: Vec<&'static str>,
    by_first: BTreeMap<char, Vec<&'static str>>,
}

impl NamedWords {
    fn new(words: &'static str) -> Self {
        let words: Vec<&str> = words.split('|').collect();
        let mut by_first: BTreeMap<char, Vec<&str>> = BTreeMap::new();
        for word in &words {
            by_first.entry(word.chars().next().unwrap_or_default()).or_default().push(word);
        }
        Self { words, by_first }
    }

    fn begin(&self, text: &str) -> bool {
        let words = text.chars().next().and_then(|first| self.by_first.get(&first));
        words.is_some_and(|words| words.iter().any(|word| text.starts_with(word)))
    }
}

impl Phrases {
    fn of(table: &'static str) -> Self {
        let lines = table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(": "));
        Self(lines.map(|(name, words)| (name, NamedWords::new(words))).collect())
    }

    fn get(&self, name: &str) -> Option<&NamedWords> {
        let words = self.0.get(name);
        debug_assert!(words.is_some(), "no words are named {name}");
        words
    }

    /// The words of this name.
    pub(super) fn named(&self, name: &str) -> &[&'static str] {
        self.get(name).map_or(&[], |words| words.words.as_slice())
    }

    /// Whether a text has one of the words of this name.
    pub(super) fn has(&self, name: &str, text: &str) -> bool {
        self.get(name).is_some_and(|words| text.char_indices().any(|(at, _)| words.begin(&text[at..])))
    }

    /// Whether a text starts with one of the words of this name.
    pub(super) fn starts(&self, name: &str, text: &str) -> bool {
        self.get(name).is_some_and(|words| words.begin(text))
    }

    /// What stands behind the longest word of this name that a text begins with.
    pub(super) fn behind<'a>(&self, name: &str, text: &'a str) -> Option<&'a str> {
        let words = self.get(name)?.by_first.get(&text.chars().next()?)?;
        words.iter().filter_map(|word| text.strip_prefix(word)).min_by_key(|behind| behind.len())
    }

    /// Whether a text ends in one of the words of this name.
    pub(super) fn ends(&self, name: &str, text: &str) -> bool {
        self.named(name).iter().any(|word| text.ends_with(word))
    }
}
