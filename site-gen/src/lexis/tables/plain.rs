//! A language of which nothing is known but its letters: only its digits are read.

use crate::lexis::{LatinWords, Lexicon, NumeralStyle};

pub(in crate::lexis) static PLAIN: Lexicon = Lexicon {
    tag: "und",
    script: "Zyyy",
    regions: &[],
    scripts: &[],
    unspaced: false,
    numerals: NumeralStyle::Digits,
    units: &[],
    half: &[],
    examples: &[],
    worked_out: &[],
    meanings: "",
    han: None,
    latin: Some(&LatinWords {
        ones: &[],
        tens: &[],
        parts: &[],
        and_half: &[],
        articles: &[],
        of: "",
        nouns: &[],
        multiples: &[],
        bounds: &[],
        months: &[],
        short_months: &[],
        ordinals: &[],
        ranges: &[],
    }),
};
