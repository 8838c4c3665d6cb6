//! What is known of how languages are written: numerals, numbers, days, scripts, ends of lines.
//!
//! A language is a table of data: a [`Lexicon`], one file each in `tables/`. [`lexicon`] finds the table that fits a
//! language tag, and [`Lexis`] reads a text with the tables of its site.

mod chars;
mod day;
mod days;
mod folded;
mod join;
mod known;
mod lexicon;
mod meanings;
mod measure;
mod numbers;
mod numerals;
mod script;
mod tables;
mod words;

pub use checker_rules::{half_width, han_digit};

pub use chars::MayBeOneOf;
pub use day::WrittenDay;
pub use days::DayInText;
pub use folded::folded;
pub(crate) use join::{is_joined, is_without_spaces};
pub use known::{Lexis, lexicon, measures, own_tag};
pub use lexicon::{HanWords, LatinWords, Lexicon};
pub use meanings::{
    ACTORS, ACTS, ALONE, FIELDS, FILLERS, Field, MeaningWord, NOR, NOT, NOTHING, ORDER, PEOPLE, SUBJECTS, meaning_words,
};
pub use measure::Measure;
pub use numbers::{BETWEEN, NumberInText};
pub use numerals::{NumeralStyle, numeral};
pub(crate) use script::runs;
pub use script::{Script, is_han};
pub use words::{FoundAt, WordSet};

/// The brackets around the year of a document's number, as in `〔2018〕11号`.
pub const BRACKETS: [(char, char); 8] =
    [('〔', '〕'), ('［', '］'), ('[', ']'), ('(', ')'), ('（', '）'), ('﹝', '﹞'), ('【', '】'), ('〖', '〗')];

/// What stands behind the number of a document, in the characters of any language that may cite it.
pub const DOCUMENT_SIGNS: [char; 2] = ['号', '號'];

/// Whether a text ends with an opening bracket of a document's number.
pub fn ends_in_bracket(text: &str) -> bool {
    text.ends_with(|c| BRACKETS.iter().any(|(open, _)| *open == c))
}

/// Whether a text begins with a closing bracket of a document's number.
pub fn begins_with_bracket(text: &str) -> bool {
    text.starts_with(|c| BRACKETS.iter().any(|(_, close)| *close == c))
}

/// The length in bytes of the characters that belong to a run at the start.
fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}
