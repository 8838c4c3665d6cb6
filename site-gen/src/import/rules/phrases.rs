//! Tables of words, by what they say.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Of whom and of what a text speaks.
pub(super) static SCOPE: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(include_str!("scope.txt")));

/// What a text may say of rules that stand elsewhere.
pub(super) static CHANGES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(include_str!("elsewhere.txt")));

/// A table whose lines each begin with a name and a colon; its words are parted by `|`.
pub(super) struct Phrases(BTreeMap<&'static str, Vec<&'static str>>);

impl Phrases {
    pub(super) fn of(table: &'static str) -> Self {
        let lines = table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(": "));
        Self(lines.map(|(name, words)| (name, words.split('|').collect())).collect())
    }

    /// The words of this name.
    pub(super) fn named(&self, name: &str) -> &[&'static str] {
        let words = self.0.get(name);
        debug_assert!(words.is_some(), "no words are named {name}");
        words.map_or(&[], Vec::as_slice)
    }

    /// Whether a text has one of the words of this name.
    pub(super) fn has(&self, name: &str, text: &str) -> bool {
        self.named(name).iter().any(|word| text.contains(word))
    }

    /// Whether a text starts with one of the words of this name.
    pub(super) fn starts(&self, name: &str, text: &str) -> bool {
        self.named(name).iter().any(|word| text.starts_with(word))
    }

    /// Whether a text ends in one of the words of this name.
    pub(super) fn ends(&self, name: &str, text: &str) -> bool {
        self.named(name).iter().any(|word| text.ends_with(word))
    }
}
