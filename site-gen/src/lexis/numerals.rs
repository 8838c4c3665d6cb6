//! How a language numbers clauses, in digits or in Han characters.

/// How a language numbers clauses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumeralStyle {
    /// `12`
    Digits,
    /// `十二`, up to ninety-nine.
    Han,
}

/// A number as a style writes it.
pub fn numeral(number: usize, style: NumeralStyle) -> String {
    match (style, number / 10, number % 10) {
        (NumeralStyle::Han, 0, ones @ 1..) => DIGITS[ones].to_owned(),
        (NumeralStyle::Han, 1, ones) => format!("十{}", DIGITS[ones]),
        (NumeralStyle::Han, tens @ 2..=9, ones) => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
        _ => number.to_string(),
    }
}

/// Digits as they are written; a zero is left out.
const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

#[cfg(test)]
mod tests {
    use checker_rules::{Amount, value_of};

    use super::*;

    #[test]
    fn clauses_are_numbered_as_in_notices() {
        let numerals = [1, 9, 10, 11, 20, 35, 100, 0].map(|number| numeral(number, NumeralStyle::Han));
        assert_eq!(numerals, ["一", "九", "十", "十一", "二十", "三十五", "100", "0"]);
        assert_eq!(numeral(12, NumeralStyle::Digits), "12");
    }

    #[test]
    fn what_is_written_is_read_again() {
        for number in 1..100 {
            let written = numeral(number as usize, NumeralStyle::Han);
            assert_eq!(value_of(&written), Some(Amount::whole(number)), "{written}");
        }
    }
}
