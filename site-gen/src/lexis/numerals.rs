//! Numerals of Han characters, read and written: `七十二`, `二〇一九`, `廿三`, `一点五`, `貳拾`.

use checker_rules::Amount;

use super::run;

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

/// What a character is in a numeral.
#[derive(Clone, Copy)]
enum Sign {
    Digit(u32),
    /// Multiplies the digit before it.
    Power(u32),
    /// Several tens in one character.
    Tens(u32),
    /// Stands before the places of a decimal.
    Point,
}

/// As people write.
fn ordinary(c: char) -> Option<Sign> {
    Some(match c {
        '〇' | '○' | '◯' | '零' => Sign::Digit(0),
        '一' => Sign::Digit(1),
        '二' | '两' | '兩' => Sign::Digit(2),
        '三' => Sign::Digit(3),
        '四' => Sign::Digit(4),
        '五' => Sign::Digit(5),
        '六' => Sign::Digit(6),
        '七' => Sign::Digit(7),
        '八' => Sign::Digit(8),
        '九' => Sign::Digit(9),
        '十' => Sign::Power(10),
        '百' => Sign::Power(100),
        '千' => Sign::Power(1_000),
        '廿' => Sign::Tens(20),
        '卅' => Sign::Tens(30),
        '点' | '點' => Sign::Point,
        other => return myriad(other),
    })
}

/// As they write where nobody may change it.
fn formal(c: char) -> Option<Sign> {
    Some(match c {
        '零' => Sign::Digit(0),
        '壹' | '壱' => Sign::Digit(1),
        '贰' | '貳' | '弐' => Sign::Digit(2),
        '叁' | '參' | '参' => Sign::Digit(3),
        '肆' => Sign::Digit(4),
        '伍' => Sign::Digit(5),
        '陆' | '陸' => Sign::Digit(6),
        '柒' => Sign::Digit(7),
        '捌' => Sign::Digit(8),
        '玖' => Sign::Digit(9),
        '拾' => Sign::Power(10),
        '佰' => Sign::Power(100),
        '仟' => Sign::Power(1_000),
        other => return myriad(other),
    })
}

fn myriad(c: char) -> Option<Sign> {
    match c {
        '万' | '萬' => Some(Sign::Power(MYRIAD)),
        '亿' | '億' => Some(Sign::Power(100_000_000)),
        _ => None,
    }
}

/// From here on a power multiplies all that stands before it.
const MYRIAD: u32 = 10_000;

/// The value of an ordinary digit from 0 to 9.
pub fn han_digit(c: char) -> Option<u32> {
    match ordinary(c) {
        Some(Sign::Digit(value)) => Some(value),
        _ => None,
    }
}

/// The length in bytes of the numerals that a text begins with. Ordinary ones may stand behind formal ones, as in `拾八`,
/// which is how Japanese writes them; formal ones behind ordinary ones begin another word.
pub(super) fn numerals_at(text: &str) -> usize {
    let Some(first) = text.chars().next().filter(|c| !c.is_ascii()) else { return 0 };
    let is_formal = ordinary(first).is_none();
    run(text, |c| ordinary(c).is_some() || (is_formal && formal(c).is_some()))
}

/// The value of numerals; none where they make no number, or none that is an amount.
pub(super) fn value_of(numerals: &str) -> Option<Amount> {
    if let Some((whole, places)) = numerals.split_once(['点', '點']) {
        let digits: Option<String> = places.chars().map(|c| char::from_digit(han_digit(c)?, 10)).collect();
        return format!("{}.{}", value_of(whole)?, digits?).parse().ok();
    }
    // Circles alone stand for what is left out, as in `○○市`.
    let is_number = numerals.chars().any(|c| !matches!(c, '〇' | '○' | '◯'));
    let value = positional(numerals).or_else(|| summed(numerals))?;
    Some(Amount::whole(value)).filter(|amount| is_number && *amount <= Amount::LARGEST)
}

/// `二〇一九`
fn positional(digits: &str) -> Option<u32> {
    digits.chars().try_fold(0_u32, |value, c| match sign(c)? {
        Sign::Digit(digit) => value.checked_mul(10)?.checked_add(digit),
        _ => None,
    })
}

/// `二千零一十九`
fn summed(numerals: &str) -> Option<u32> {
    let (mut sum, mut last) = (0_u32, None);
    for c in numerals.chars() {
        match sign(c)? {
            Sign::Digit(digit) => last = Some(digit),
            Sign::Tens(tens) => sum = sum.checked_add(tens)?,
            Sign::Power(power) if power < MYRIAD => sum = sum.checked_add(last.take().unwrap_or(1) * power)?,
            Sign::Power(power) => sum = sum.checked_add(last.take().unwrap_or(0))?.checked_mul(power)?,
            Sign::Point => return None,
        }
    }
    sum.checked_add(last.unwrap_or(0))
}

fn sign(c: char) -> Option<Sign> {
    ordinary(c).or_else(|| formal(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_of_every_hand_are_read() {
        for (numerals, value) in [
            ("十", "10"),
            ("七十二", "72"),
            ("一百零五", "105"),
            ("两千", "2000"),
            ("兩百", "200"),
            ("一点五", "1.5"),
            ("一點五", "1.5"),
            ("二〇一九", "2019"),
            ("二○一九", "2019"),
            ("二◯一九", "2019"),
            ("二零一九", "2019"),
            ("廿三", "23"),
            ("卅", "30"),
            ("貳拾", "20"),
            ("弐拾伍", "25"),
            ("拾八", "18"),
            ("壱拾八", "18"),
            ("百二十", "120"),
            ("壹佰零伍", "105"),
            ("一萬", "10000"),
        ] {
            assert_eq!(value_of(numerals).map(|value| value.to_string()).as_deref(), Some(value), "{numerals}");
            assert_eq!(numerals_at(numerals), numerals.len(), "{numerals}");
        }
        for none in ["○○", "〇", "点", "三点", "一億", ""] {
            assert_eq!(value_of(none), None, "{none}");
        }
    }

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
