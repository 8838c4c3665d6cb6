//! Korean, of which no words are known yet.

use crate::lexis::{Lexicon, NumeralStyle, Script};

pub(in crate::lexis) static KOREAN: Lexicon = Lexicon {
    tag: "ko",
    script: "Kore",
    regions: &[],
    scripts: &[Script::Hangul, Script::Han],
    unspaced: false,
    numerals: NumeralStyle::Digits,
    units: &[],
    half: &[],
    examples: &[],
    worked_out: &[],
    meanings: "",
    han: None,
    latin: None,
};
