//! Finds what the words of a text say.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::lexis::{FoundAt, MeaningWord, WordSet, meaning_words};

/// What a word says: a number for each meaning of the table, and for each name of the site.
pub(super) type Meaning = usize;

/// A word that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FoundWord {
    pub(super) meaning: Meaning,
    /// Whether it says so for certain.
    pub(super) is_certain: bool,
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
}

/// A word, and what it says.
#[derive(Default)]
struct Pattern {
    text: String,
    /// Its meanings, each with whether it says so for certain.
    says: Vec<(Meaning, bool)>,
    /// Those of them that the language's table gives it, where it has the word.
    by_table: Option<Vec<Meaning>>,
    /// Whether any letters may follow it.
    is_beginning: bool,
    /// How many of its meanings it says for certain.
    certain: usize,
}

impl Pattern {
    fn let_say(&mut self, meaning: Meaning, for_certain: bool) {
        match self.says.iter_mut().find(|(known, _)| *known == meaning) {
            Some((_, is_certain)) => *is_certain |= for_certain,
            None => self.says.push((meaning, for_certain)),
        }
        self.certain = self.says.iter().filter(|(_, is_certain)| *is_certain).count();
    }
}

/// A word to be found, and what it says.
pub(super) struct Word {
    pub(super) text: String,
    pub(super) meaning: Option<Meaning>,
    pub(super) is_certain: bool,
    pub(super) is_beginning: bool,
    /// Whether the table of the language has it; else it is a name of the site.
    pub(super) is_of_table: bool,
}

/// The words of one language, in alphabetical order.
pub(super) struct WordFinder {
    patterns: Vec<Pattern>,
    /// Their texts.
    texts: WordSet,
    /// Whether words stand side by side without spaces.
    unspaced: bool,
}

impl WordFinder {
    /// Finds these words in texts that are written with spaces between words, or without.
    pub(super) fn new(words: impl IntoIterator<Item = Word>, unspaced: bool) -> Self {
        let mut by_text: BTreeMap<String, Pattern> = BTreeMap::new();
        for word in words.into_iter().filter(|word| !word.text.is_empty()) {
            for text in written(plain(&word.text, unspaced)) {
                let pattern =
                    by_text.entry(text).or_insert_with_key(|text| Pattern { text: text.clone(), ..Pattern::default() });
                pattern.is_beginning |= word.is_beginning;
                if word.is_of_table {
                    pattern.by_table.get_or_insert_default().extend(word.meaning);
                }
                if let Some(meaning) = word.meaning {
                    pattern.let_say(meaning, word.is_certain);
                }
            }
        }
        let patterns: Vec<Pattern> = by_text.into_values().collect();
        let texts = WordSet::new(patterns.iter().map(|pattern| pattern.text.clone()));
        Self { patterns, texts, unspaced }
    }

    /// Lets a word say more.
    pub(super) fn let_say(&mut self, word: &str, meanings: &BTreeSet<Meaning>) {
        let word = plain(word, self.unspaced);
        let place = self.patterns.binary_search_by(|pattern| pattern.text.as_str().cmp(&word));
        if let Some(pattern) = place.ok().and_then(|at| self.patterns.get_mut(at)) {
            meanings.iter().for_each(|meaning| pattern.let_say(*meaning, true));
        }
    }

    /// Every word of a text, in order; of several that begin at one place, the longest.
    pub(super) fn words(&self, text: &str) -> Vec<FoundWord> {
        let found = self.patterns_in(text, |_| true).into_iter().flat_map(|(range, pattern)| {
            let word = move |(meaning, is_certain)| FoundWord { meaning, is_certain, range: range.clone() };
            pattern.says.iter().copied().map(word)
        });
        found.collect()
    }

    /// What a name says by the words of the language's table.
    pub(super) fn said_by_table(&self, name: &str) -> BTreeSet<Meaning> {
        let found = self.patterns_in(name, |pattern| pattern.by_table.is_some());
        found.into_iter().flat_map(|(_, pattern)| pattern.by_table.iter().flatten().copied()).collect()
    }

    fn patterns_in(&self, text: &str, is_meant: impl Fn(&Pattern) -> bool) -> Vec<(Range<usize>, &Pattern)> {
        let (text, places) = squeezed(plain(text, self.unspaced));
        let (mut found, mut at) = (Vec::new(), 0);
        for group in self.texts.all_in(&text).chunk_by(|one, other| one.start == other.start) {
            let start = group[0].start;
            let is_behind_letter = || text[..start].ends_with(|c: char| c.is_ascii_alphanumeric());
            if start < at || (!self.unspaced && is_behind_letter()) {
                continue;
            }
            let patterns = group.iter().map(|FoundAt { word, .. }| &self.patterns[*word]);
            let meant = patterns.filter(|pattern| is_meant(pattern));
            let words = meant.filter_map(|pattern| Some((self.length(&text[start..], pattern)?, pattern)));
            // Of a word and a plural, the one that says more for certain.
            let longest =
                words.max_by_key(|(length, pattern)| (*length, *length == pattern.text.len(), pattern.certain));
            if let Some((length, pattern)) = longest {
                at = start + length;
                found.push((start..at, pattern));
            }
        }
        if let Some(places) = places {
            found.iter_mut().for_each(|(range, _)| *range = places[range.start]..places[range.end - 1] + 1);
        }
        found
    }

    /// How long the word that a text begins with is, with its plural; none where it is a part of another word.
    fn length(&self, text: &str, pattern: &Pattern) -> Option<usize> {
        let length = pattern.text.len();
        if self.unspaced {
            return Some(length);
        }
        let behind = &text[length..];
        let letters = behind.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(behind.len());
        (pattern.is_beginning || letters == 0 || &behind[..letters] == "s").then_some(length + letters)
    }
}

/// A text in lower case, as long as it is; where words have spaces between them, with one in place of each hyphen and
/// line end.
fn plain(text: &str, unspaced: bool) -> String {
    let mut plain = text.to_ascii_lowercase();
    if !unspaced && plain.contains(['-', '\n']) {
        plain = plain.replace(['-', '\n'], " ");
    }
    plain
}

/// A text with one space where several stand side by side, and where each of its bytes stood, if there are any such.
fn squeezed(text: String) -> (String, Option<Vec<usize>>) {
    if !text.contains("  ") {
        return (text, None);
    }
    let is_kept = |(at, c): &(usize, char)| *c != ' ' || !text[..*at].ends_with(' ');
    let kept = || text.char_indices().filter(is_kept);
    let places = kept().flat_map(|(at, c)| at..at + c.len_utf8()).collect();
    (kept().map(|(_, c)| c).collect(), Some(places))
}

/// A word as it is typed and as it is printed.
fn written(word: String) -> impl Iterator<Item = String> {
    let printed = word.contains('\'').then(|| word.replace('\'', "’"));
    std::iter::once(word).chain(printed)
}

/// The words of a language's table, each with its meaning's number.
pub(super) fn of_table(table: &'static str, number: impl Fn(&str) -> Option<Meaning>) -> Vec<Word> {
    let word = |word: MeaningWord| Word {
        text: word.text.to_owned(),
        meaning: word.meaning.and_then(&number),
        is_certain: word.is_certain,
        is_beginning: word.is_beginning,
        is_of_table: true,
    };
    meaning_words(table).map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &[(&str, bool)], unspaced: bool, text: &str) -> Vec<String> {
        let words = words.iter().enumerate().map(|(meaning, (text, is_beginning))| Word {
            text: (*text).to_owned(),
            meaning: Some(meaning),
            is_certain: true,
            is_beginning: *is_beginning,
            is_of_table: true,
        });
        let finder = WordFinder::new(words, unspaced);
        finder.words(text).into_iter().map(|word| format!("{} {}", word.meaning, &text[word.range])).collect()
    }

    #[test]
    fn words_are_found_whole() {
        let words = [("no more than", false), ("no", false), ("recogni", true), ("employer", false), ("isn't", false)];
        for (text, expected) in [
            ("No more than 3", &["0 No more than"][..]),
            ("none now, no", &["1 no"]),
            ("Recognised, recognition", &["2 Recognised", "2 recognition"]),
            ("no-more than employers'", &["0 no-more than", "3 employers"]),
            ("employership", &[]),
            ("no  more\n  than", &["0 no  more\n  than"]),
            ("it isn’t, isn't", &["4 isn’t", "4 isn't"]),
        ] {
            assert_eq!(found(&words, false, text), expected, "{text}");
        }
        let words = [("不", false), ("不少于", false), ("说明", false), ("明年", false)];
        assert_eq!(found(&words, true, "说明年中不少于不"), ["2 说明", "1 不少于", "0 不"]);
    }
}
