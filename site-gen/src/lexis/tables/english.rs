//! English.

use crate::lexis::{LatinWords, Lexicon, NumeralStyle};

pub(in crate::lexis) static ENGLISH: Lexicon = Lexicon {
    tag: "en",
    scripts: &[],
    unspaced: false,
    numerals: NumeralStyle::Digits,
    han: None,
    latin: Some(&ENGLISH_WORDS),
};

pub(in crate::lexis) static ENGLISH_WORDS: LatinWords = LatinWords {
    ones: &[
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ],
    tens: &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
    parts: &[("half", 2), ("third", 3), ("quarter", 4), ("fifth", 5), ("sixth", 6), ("tenth", 10)],
    articles: &["a", "an"],
    of: "of ",
    nouns: &["hour", "class hour", "credit", "day", "month", "year", "minute", "per"],
    months: &[
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    short_months: &[("Sept", 9)],
    ordinals: &["clause ", "Clause "],
    ranges: &["to", "and"],
};
