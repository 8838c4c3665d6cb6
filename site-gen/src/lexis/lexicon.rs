//! The table of a language: what is known of how it is written.

use super::measure::Measure;
use super::numerals::NumeralStyle;
use super::script::Script;

/// How a language is written.
#[derive(Debug, PartialEq, Eq)]
pub struct Lexicon {
    /// The tag of texts of which no more is known, as `zh`.
    pub tag: &'static str,
    /// The script of its tags where they name one, as `Hans`.
    pub script: &'static str,
    /// Regions where the language is written so unless its tag names a script; none where it is usual.
    pub regions: &'static [&'static str],
    /// Its scripts, apart from those that are never marked as foreign.
    pub scripts: &'static [Script],
    /// Whether it is written without spaces between words.
    pub unspaced: bool,
    /// How it numbers clauses.
    pub numerals: NumeralStyle,
    /// What it calls units of learning that are the same everywhere, as [`folded`](super::folded()) gives it. A word that
    /// means several stands at each of them.
    pub units: &'static [(Measure, &'static [&'static str])],
    /// What it calls a half of something, where that is no number of its own.
    pub half: &'static [&'static str],
    /// What makes an example of a sentence, in lower case: its amounts are nobody's requirement.
    pub examples: &'static [&'static str],
    /// What makes a sentence one that works amounts out of others, in lower case.
    pub worked_out: &'static [&'static str],
    /// What its words say, as [`meaning_words`](super::meaning_words()) reads it; empty where no words are known.
    pub meanings: &'static str,
    /// What it says of figures and dates in Han characters.
    pub han: Option<&'static HanWords>,
    /// What it says of them in Latin letters.
    pub latin: Option<&'static LatinWords>,
}

impl Lexicon {
    /// The language of its tag, as `zh`.
    pub(super) fn language(&self) -> &str {
        self.tag.split('-').next().unwrap_or_default()
    }

    /// A month, 1 to 12, by its name where it has one, else its number.
    pub fn month(&self, month: u8) -> String {
        let named = self.latin.and_then(|words| words.months.get(usize::from(month).checked_sub(1)?));
        named.map_or_else(|| month.to_string(), |name| (*name).to_owned())
    }
}

/// Words beside numbers in a language of Han characters.
#[derive(Debug, PartialEq, Eq)]
pub struct HanWords {
    /// What a numeral counts; without one of these it is a word, as in `统一`.
    pub measures: &'static [&'static str],
    /// Words that only look like a numeral and what it counts.
    pub words: &'static [&'static str],
    /// What may stand between a number and what it counts, as in `72个学时`.
    pub counters: &'static [char],
    /// What makes a number an ordinal.
    pub ordinals: &'static [&'static str],
    /// What stands before the number of a clause of the notice.
    pub cites: &'static [&'static str],
    /// What stands between the parts of a fraction, the lower one first.
    pub fraction: &'static str,
    /// What stands behind the day of a month.
    pub day: &'static [char],
    /// Names of eras, each with the year of the common era before its first.
    pub eras: &'static [(&'static str, u16)],
    /// What stands between the ends of a range.
    pub ranges: &'static [&'static str],
}

/// Words of numbers and dates in a language of Latin letters, in ASCII.
#[derive(Debug, PartialEq, Eq)]
pub struct LatinWords {
    /// The numbers from zero.
    pub ones: &'static [&'static str],
    /// The tens from twenty.
    pub tens: &'static [&'static str],
    /// Parts of a whole, and how many of them are one.
    pub parts: &'static [(&'static str, u32)],
    /// What adds a half to a number, as in `one and a half`.
    pub and_half: &'static [&'static str],
    /// Words that are one before a part, as in `a third`.
    pub articles: &'static [&'static str],
    /// What follows such a part, as in `a third of them`.
    pub of: &'static str,
    /// What a number word counts; without one of these it is a word like any other.
    pub nouns: &'static [&'static str],
    /// What multiplies a number in digits, as in `2 million`.
    pub multiples: &'static [(&'static str, u64)],
    /// What makes a number word in front of which it stands one that counts, as `least`.
    pub bounds: &'static [&'static str],
    /// The names of the months.
    pub months: &'static [&'static str],
    /// Short forms of months that are not the first three letters, and which month each is.
    pub short_months: &'static [(&'static str, u8)],
    /// What stands before the number of a clause.
    pub ordinals: &'static [&'static str],
    /// What stands between the ends of a range.
    pub ranges: &'static [&'static str],
}
