//! Finds all of many words in one pass over a text, however many they are.

use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// Words that are looked for together.
#[derive(Debug)]
pub struct WordSet {
    words: Vec<String>,
    /// None where there are more than it can hold.
    automaton: Option<AhoCorasick>,
}

/// A word in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FoundAt {
    /// Offset of its first byte.
    pub start: usize,
    /// The place of the word in the set.
    pub word: usize,
}

/// How many words the fastest kind is made of.
const MOST_OF_FASTEST: usize = 200;

impl WordSet {
    /// A set of words; an empty one is never found.
    pub fn new(words: impl IntoIterator<Item = String>) -> Self {
        let words: Vec<String> = words.into_iter().collect();
        // Larger sets take too long to be made into the fastest kind.
        let kind = if words.len() < MOST_OF_FASTEST { AhoCorasickKind::DFA } else { AhoCorasickKind::ContiguousNFA };
        let automaton = AhoCorasick::builder().kind(Some(kind)).build(&words).ok();
        Self { words, automaton }
    }

    /// The length of a word in bytes.
    pub fn length(&self, word: usize) -> usize {
        self.words[word].len()
    }

    /// Every place of every word in a text, also where one stands within another; by place, then by word.
    pub fn all_in(&self, text: &str) -> Vec<FoundAt> {
        let mut found: Vec<FoundAt> = match &self.automaton {
            Some(automaton) => {
                let all = automaton.find_overlapping_iter(text);
                all.map(|one| FoundAt { start: one.start(), word: one.pattern().as_usize() }).collect()
            }
            None => (0..self.words.len()).flat_map(|word| self.places(word, text)).collect(),
        };
        found.retain(|one| self.length(one.word) > 0);
        found.sort_unstable();
        found
    }

    /// The words that stand in a text, in their order.
    pub fn in_text(&self, text: &str) -> Vec<usize> {
        let mut words: Vec<usize> = self.all_in(text).iter().map(|found| found.word).collect();
        words.sort_unstable();
        words.dedup();
        words
    }

    fn places(&self, word: usize, text: &str) -> Vec<FoundAt> {
        text.match_indices(self.words[word].as_str()).map(|(start, _)| FoundAt { start, word }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_within_each_other() {
        let set = WordSet::new(["继续教育", "教育", "", "x"].map(str::to_owned));
        let found = |text: &str| set.all_in(text).iter().map(|one| (one.start, one.word)).collect::<Vec<_>>();
        assert_eq!(found("继续教育和教育"), [(0, 0), (6, 1), (15, 1)]);
        assert_eq!(found(""), []);
        assert_eq!(set.in_text("教育x教育"), [1, 3]);
    }
}
