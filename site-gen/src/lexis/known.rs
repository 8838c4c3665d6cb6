//! The languages that something is known of: how one is found by a language tag, and the tables that a text is read with.

use std::collections::BTreeSet;

use super::folded::folded;
use super::lexicon::{HanWords, LatinWords, Lexicon};
use super::measure::Measure;
use super::script::Script;
use super::tables::{ENGLISH, ENGLISH_WORDS, JAPANESE, KOREAN, PLAIN, SIMPLIFIED, SIMPLIFIED_WORDS, TRADITIONAL};

/// Every language that something is known of. The first with a script stands for it where a site has none.
static ALL: [&Lexicon; 5] = [&SIMPLIFIED, &TRADITIONAL, &JAPANESE, &KOREAN, &ENGLISH];

/// Every table.
#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = &'static Lexicon> {
    ALL.into_iter()
}

/// The table for a language tag of BCP 47: of its script, else of its region; a plain one for a language that is not known.
pub fn lexicon(tag: &str) -> &'static Lexicon {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    let has = |one: &str| parts.clone().any(|part| part.eq_ignore_ascii_case(one));
    let of_language = ALL.iter().filter(|known| known.language().eq_ignore_ascii_case(language));
    let by_script = of_language.clone().find(|known| has(known.script));
    let by_region = || of_language.clone().find(|known| known.regions.iter().any(|region| has(region)));
    by_script.or_else(by_region).or_else(|| of_language.clone().next()).map_or(&PLAIN, |known| known)
}

/// The tag of a script that no language of the site has.
pub fn own_tag(script: Script) -> &'static str {
    ALL.iter().find(|known| known.scripts.contains(&script)).map_or("und", |known| known.tag)
}

/// What a unit may measure that has this word, in any language; nothing for a word that is not known.
pub fn measures(word: &str) -> BTreeSet<Measure> {
    let word = folded(word);
    let units = ALL.iter().flat_map(|known| known.units);
    units.filter(|(_, words)| words.contains(&word.as_str())).map(|(measure, _)| *measure).collect()
}

/// Reads numbers and days of texts in one language, and of what they quote in the other script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lexis {
    pub(super) han: &'static HanWords,
    pub(super) latin: &'static LatinWords,
}

impl Lexis {
    /// Of texts in a language. What they quote is read with the first of the other languages that has its script.
    pub fn new(own: &'static Lexicon, others: &[&'static Lexicon]) -> Self {
        let known = || std::iter::once(own).chain(others.iter().copied());
        Self {
            han: known().find_map(|lexicon| lexicon.han).unwrap_or(&SIMPLIFIED_WORDS),
            latin: known().find_map(|lexicon| lexicon.latin).unwrap_or(&ENGLISH_WORDS),
        }
    }

    /// One for each language, where that of a text is not known.
    pub fn all() -> impl Iterator<Item = Self> {
        ALL.into_iter().map(|own| Self::new(own, &[]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_says_how_its_language_is_written() {
        for (tag, expected) in [
            ("zh", "zh"),
            ("zh-Hans", "zh"),
            ("zh-CN", "zh"),
            ("zh-Hans-HK", "zh"),
            ("zh-Hant", "zh-Hant"),
            ("zh-TW", "zh-Hant"),
            ("zh-HK", "zh-Hant"),
            ("zh-MO", "zh-Hant"),
            ("ZH-hant-TW", "zh-Hant"),
            ("ja", "ja"),
            ("ja-JP", "ja"),
            ("en-GB", "en"),
            ("en-Latn", "en"),
            ("fr", "und"),
            ("ug-Arab", "und"),
        ] {
            assert_eq!(lexicon(tag).tag, expected, "{tag}");
        }
    }

    #[test]
    fn a_word_says_what_its_unit_measures_where_it_is_known() {
        for (word, expected) in [
            ("学时", &[Measure::Hour][..]),
            ("小時", &[Measure::Hour]),
            (" Class　Hours", &[Measure::Hour]),
            ("ＤＡＹ", &[Measure::Day]),
            ("単位", &[Measure::Credit]),
            ("分", &[Measure::Minute, Measure::Credit]),
            ("半天", &[]),
            ("시간", &[]),
            ("", &[]),
        ] {
            assert_eq!(measures(word).into_iter().collect::<Vec<_>>(), expected, "{word}");
        }
        for word in ALL.iter().flat_map(|known| known.units).flat_map(|(_, words)| *words) {
            assert_eq!(folded(word), *word, "the table has it as it is compared");
        }
    }

    #[test]
    fn a_script_has_a_tag_of_its_own() {
        assert_eq!([Script::Han, Script::Kana, Script::Hangul].map(own_tag), ["zh", "ja", "ko"]);
    }

    #[test]
    fn what_a_text_quotes_is_read_as_another_language_of_the_site() {
        let [en, hant, ja] = ["en", "zh-Hant", "ja"].map(lexicon);
        let of = |own, others: &[&'static Lexicon]| Lexis::new(own, others);
        assert_eq!(Some(of(en, &[hant, ja]).han), hant.han);
        assert_eq!(Some(of(ja, &[hant, en]).han), ja.han);
        assert_eq!(Some(of(en, &[]).han), lexicon("zh").han);
    }
}
