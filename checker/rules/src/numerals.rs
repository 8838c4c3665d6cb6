//! Numerals of Han characters, read: `七十二`, `二〇一九`, `廿三`, `一点五`, `貳拾`.

use crate::Amount;

/// What a character is in a numeral.
#[derive(Clone, Copy)]
struct Sign {
    /// The digit it is; of several tens in one character, how many; none of what only multiplies.
    digit: Option<u8>,
    /// The power of ten, as its number of zeros, that it multiplies the digit by; none of a digit, and [`POINT`].
    zeros: u8,
    /// Whether it is written only where nobody may change it.
    is_formal: bool,
}

const fn digit(digit: u8) -> Sign {
    Sign { digit: Some(digit), zeros: 0, is_formal: false }
}

const fn power(zeros: u8) -> Sign {
    Sign { digit: None, zeros, is_formal: false }
}

const fn tens(digit: u8) -> Sign {
    Sign { digit: Some(digit), zeros: 1, is_formal: false }
}

const fn formal(sign: Sign) -> Sign {
    Sign { is_formal: true, ..sign }
}

/// Stands before the places of a decimal.
const POINT: u8 = u8::MAX;

/// From here on a power multiplies all that stands before it.
const MYRIAD: u8 = 4;

/// Every sign, in the order of the characters. It is a table because a `match` would be twice as much code in the browser.
static SIGNS: [(char, Sign); 44] = [
    ('○', digit(0)),
    ('◯', digit(0)),
    ('〇', digit(0)),
    ('一', digit(1)),
    ('七', digit(7)),
    ('万', power(MYRIAD)),
    ('三', digit(3)),
    ('两', digit(2)),
    ('九', digit(9)),
    ('二', digit(2)),
    ('五', digit(5)),
    ('亿', power(8)),
    ('仟', formal(power(3))),
    ('伍', formal(digit(5))),
    ('佰', formal(power(2))),
    ('億', power(8)),
    ('兩', digit(2)),
    ('八', digit(8)),
    ('六', digit(6)),
    ('十', power(1)),
    ('千', power(3)),
    ('卅', tens(3)),
    ('叁', formal(digit(3))),
    ('参', formal(digit(3))),
    ('參', formal(digit(3))),
    ('四', digit(4)),
    ('壱', formal(digit(1))),
    ('壹', formal(digit(1))),
    ('廿', tens(2)),
    ('弐', formal(digit(2))),
    ('拾', formal(power(1))),
    ('捌', formal(digit(8))),
    ('柒', formal(digit(7))),
    ('点', power(POINT)),
    ('玖', formal(digit(9))),
    ('百', power(2)),
    ('肆', formal(digit(4))),
    ('萬', power(MYRIAD)),
    ('貳', formal(digit(2))),
    ('贰', formal(digit(2))),
    ('陆', formal(digit(6))),
    ('陸', formal(digit(6))),
    ('零', digit(0)),
    ('點', power(POINT)),
];

fn sign(c: char) -> Option<Sign> {
    let at = SIGNS.binary_search_by_key(&c, |(known, _)| *known).ok()?;
    SIGNS.get(at).map(|(_, sign)| *sign)
}

/// Whether a character is of numerals.
pub fn is_numeral(c: char) -> bool {
    sign(c).is_some()
}

fn is_ordinary(c: char) -> bool {
    sign(c).is_some_and(|sign| !sign.is_formal)
}

/// The length in bytes of the characters of a kind that a text begins with.
#[inline(never)]
pub fn run(text: &str, belongs: fn(char) -> bool) -> usize {
    let mut length = 0;
    for c in text.chars() {
        if !belongs(c) {
            break;
        }
        length += c.len_utf8();
    }
    length
}

/// The value of an ordinary digit from 0 to 9.
pub fn han_digit(c: char) -> Option<u32> {
    sign(c).filter(|sign| sign.zeros == 0 && !sign.is_formal)?.digit.map(u32::from)
}

/// The length in bytes of the numerals that a text begins with. Ordinary ones may stand behind formal ones, as in `拾八`,
/// which is how Japanese writes them; formal ones behind ordinary ones begin another word.
pub fn numerals_at(text: &str) -> usize {
    let is_formal = text.chars().next().is_some_and(|first| !is_ordinary(first));
    run(text, if is_formal { is_numeral } else { is_ordinary })
}

/// The value of numerals; none where they make no number, or none that is an amount.
pub fn value_of(numerals: &str) -> Option<Amount> {
    read(numerals).map(|(value, _)| value)
}

/// The value of numerals that can be meant in one way only, as `七十二`, `一百零五`, `一〇五`; none of `七八` (seven or eight),
/// `一百五` (150 or 105) or `万`.
pub fn certain_value_of(numerals: &str) -> Option<Amount> {
    read(numerals).and_then(|(value, is_certain)| is_certain.then_some(value))
}

/// The value of numerals, and whether it is the only one that they can have.
fn read(numerals: &str) -> Option<(Amount, bool)> {
    let mut so_far = SoFar { sum: 0, zeros: NO_POWER, run: 0, digits: 0, last: None, is_certain: true };
    let mut is_number = false;
    let mut signs = numerals.chars();
    let mut hundredths = 0;
    while let Some(c) = signs.next() {
        let Sign { digit, zeros, .. } = sign(c)?;
        if zeros == POINT {
            hundredths = places(signs.as_str())?;
            break;
        }
        // Circles alone stand for what is left out, as in `○○市`.
        is_number |= !matches!(c, '〇' | '○' | '◯');
        if let Some(digit) = digit {
            so_far.digit(digit.into());
        }
        if zeros > 0 {
            so_far.power(zeros);
        }
        if so_far.sum.max(so_far.run) > LARGEST {
            return None;
        }
    }
    let (whole, is_certain) = so_far.end()?;
    let value = Amount::hundredths(whole * 100 + hundredths);
    (is_number && value <= Amount::LARGEST).then_some((value, is_certain))
}

/// The hundredths that one or two digits behind a point are.
fn places(digits: &str) -> Option<u64> {
    let (mut hundredths, mut unit) = (0, 10);
    for c in digits.chars() {
        let sign = sign(c).filter(|sign| sign.zeros == 0 && unit > 0)?;
        hundredths += u64::from(sign.digit?) * unit;
        unit /= 10;
    }
    (unit < 10).then_some(hundredths)
}

/// What was read of a numeral so far.
struct SoFar {
    /// The value of all up to the last power.
    sum: u64,
    /// The zeros of the last power, or [`NO_POWER`].
    zeros: u8,
    /// The digits since that power, one behind the other, as in `二〇一九`.
    run: u64,
    /// How many they are.
    digits: u32,
    /// The sign just before, where it is a digit.
    last: Option<u64>,
    /// Whether all of it can be meant in one way only.
    is_certain: bool,
}

/// No numeral of an amount is larger.
const LARGEST: u64 = 10_000;

const NO_POWER: u8 = u8::MAX;

impl SoFar {
    fn digit(&mut self, digit: u64) {
        self.is_certain &= match self.last {
            None => digit > 0 || self.zeros > 1,
            Some(last) => last == 0 || (digit == 0 && self.zeros == NO_POWER),
        };
        self.run = self.run * 10 + digit;
        (self.digits, self.last) = (self.digits + 1, Some(digit));
    }

    fn power(&mut self, zeros: u8) {
        let is_myriad = zeros >= MYRIAD;
        self.is_certain &=
            zeros < self.zeros && self.digits <= 2 && self.last != Some(0) && (!is_myriad || self.digits > 0);
        // A ten or a hundred alone is one of them.
        let (before, times) =
            if is_myriad { (0, self.sum + self.last.unwrap_or(0)) } else { (self.sum, self.last.unwrap_or(1)) };
        self.sum = before + times * 10_u64.pow(zeros.into());
        (self.zeros, self.run, self.digits, self.last) = (zeros, 0, 0, None);
    }

    /// The value, and whether it is certain: behind a hundred, a digit alone may be the tens that are not said.
    fn end(self) -> Option<(u64, bool)> {
        if self.zeros == NO_POWER {
            return self.last.map(|_| (self.run, self.is_certain));
        }
        let last = self.last.unwrap_or(0);
        let is_whole = self.digits == 0 || (last > 0 && (self.digits == 2 || self.zeros == 1));
        Some((self.sum + last, self.is_certain && is_whole))
    }
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
    fn the_table_is_in_order() {
        assert!(SIGNS.is_sorted_by_key(|(c, _)| *c));
    }

    #[test]
    fn numerals_that_may_mean_two_amounts_are_told_apart() {
        for one in [
            "零",
            "十",
            "十八",
            "一十八",
            "廿",
            "廿三",
            "七十二",
            "百二十",
            "一百十",
            "一百零五",
            "一百〇五",
            "一百二十",
            "一千零五十",
            "一千零五",
            "一千二百零三",
            "两千",
            "一万",
            "一〇五",
            "五〇",
            "二十四点五",
            "零点五",
            "拾八",
            "壹佰贰拾",
            "貳拾肆",
            "贰拾肆点伍",
        ] {
            assert!(certain_value_of(one).is_some(), "{one}");
        }
        for two in [
            "七八",
            "两三",
            "十七八",
            "一百五",
            "二千三",
            "一百零",
            "十五〇",
            "十〇",
            "二百五六",
            "一〇五百",
            "一〇百",
            "万",
            "零万",
            "亿",
            "十百",
            "百千",
            "百百",
            "十十",
            "廿十",
            "二廿",
            "十廿",
            "点五",
            "",
        ] {
            assert!(certain_value_of(two).is_none(), "{two}");
        }
    }
}
