//! Reads what a person types as an amount with its unit, in a field or in a cell of a list.
//!
//! Only what can be meant in one way is read. [`read_amount`] splits a text into a number and the word behind it, reads
//! both, and where it cannot, finds out why, so that the person is told what to write instead.

use crate::{Amount, AmountError, Map, Requirement, UnitId, certain_value_of, half_width, is_numeral, run};

/// Why a text cannot be read as an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It has no number, or one that can be meant in two ways.
    NotANumber,
    /// It is a number below zero.
    Negative,
    /// It has more than two decimal places.
    TooFine,
    /// It is more than [`Amount::LARGEST`], more hours than a year has.
    TooLarge,
    /// The word behind the number is a unit in which this industry's hours may not be given.
    WrongUnit,
    /// The word behind the number is no unit of the notice, as in `18小时`.
    UnknownUnit,
    /// It is several amounts, or a range, as in `1天2学时`, `18-20`.
    Several,
    /// Something stands beside the number that makes it inexact, or has no place there, as in `约18`, `18+`.
    NotExact,
    /// It is a number of another kind: a date, a fraction, a percentage, as in `2019-06-30`, `18/42`, `50%`.
    NoAmount,
    /// It has a comma elsewhere than between thousands, as in `1,5`.
    Comma,
}

impl From<AmountError> for Unread {
    fn from(error: AmountError) -> Self {
        match error {
            AmountError::NotANumber => Self::NotANumber,
            AmountError::TooFine => Self::TooFine,
            AmountError::TooLarge => Self::TooLarge,
        }
    }
}

/// The units in which an amount may be given.
#[derive(Clone, Copy)]
pub struct Accepted<'a> {
    /// The unit of a number without a word behind it.
    pub first: &'a UnitId,
    /// The others.
    pub others: &'a [UnitId],
}

impl<'a> Accepted<'a> {
    /// The units that a requirement accepts; the first is the one that it counts in.
    pub fn of(requirement: &'a Requirement) -> Self {
        Self { first: &requirement.unit, others: &requirement.accepts }
    }

    /// All of them, the first one first.
    pub fn units(self) -> impl Iterator<Item = &'a UnitId> {
        std::iter::once(self.first).chain(self.others)
    }

    /// The unit that a word names.
    fn named<W: AsRef<[String]>>(self, word: &str, units: &Map<String, W>) -> Option<&'a UnitId> {
        let is_meant = |unit: &UnitId| units.get(unit.as_str()).is_some_and(|unit| is_called(unit, word));
        if word.is_empty() || is_meant(self.first) {
            return Some(self.first);
        }
        self.others.iter().find(|unit| is_meant(unit))
    }
}

fn is_called<W: AsRef<[String]>>(unit: &W, word: &str) -> bool {
    unit.as_ref().iter().any(|known| known == word)
}

/// Reads `18`, `１８`, `1,000.5`, `18学时`, `3 days`, `十八个学时`, `半天`, `一天半`: an amount, and its unit or, where none is
/// typed, the first of those accepted. An empty text is the amount 0. `units` has the words of every unit, in lower case.
pub fn read_amount<'a, W: AsRef<[String]>>(
    typed: &str,
    accepted: Accepted<'a>,
    units: &Map<String, W>,
) -> Result<(Amount, &'a UnitId), Unread> {
    // Plain digits are by far the most common.
    match typed.trim().parse() {
        Ok(amount) if !typed.contains('/') => Ok((amount, accepted.first)),
        _ => read_words(plain(typed).trim(), accepted, units),
    }
}

/// Reads what is more than plain digits.
fn read_words<'a, W: AsRef<[String]>>(
    plain: &str,
    accepted: Accepted<'a>,
    units: &Map<String, W>,
) -> Result<(Amount, &'a UnitId), Unread> {
    if plain.is_empty() {
        return Ok((Amount::ZERO, accepted.first));
    }
    let parts = Parts::of(plain);
    match accepted.named(parts.word, units) {
        Some(unit) if !parts.number.is_empty() => Ok((parts.amount()?, unit)),
        _ => Err(parts.why_unread(plain, units)),
    }
}

/// The word behind the number of what was typed, in lower case, as messages quote it.
pub fn word_of(typed: &str) -> String {
    Parts::of(plain(typed).trim()).word.to_owned()
}

/// What was typed, with the signs of every keyboard as one, no sign that has no width, one space for several, and none
/// behind a Han character of a word, as in `18 学 时`.
pub(crate) fn plain(typed: &str) -> String {
    let (mut plain, mut before) = (String::new(), ' ');
    for c in typed.chars() {
        let c = match half_width(c) {
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => {
                continue;
            }
            '，' => ',',
            '～' | '〜' => '~',
            '％' => '%',
            '／' => '/',
            ' ' if before == ' ' || (before >= '\u{3041}' && !is_numeral(before)) => continue,
            other => other.to_ascii_lowercase(),
        };
        plain.push(c);
        before = c;
    }
    plain
}

/// The parts of what was typed.
struct Parts<'t> {
    /// Digits with their points and commas, Han numerals, or 半; empty where the text does not begin with any.
    number: &'t str,
    /// All that stands behind the number.
    rest: &'t str,
    /// The rest without the counter before it and the half behind it.
    word: &'t str,
    /// Whether half a unit is added behind the word, as in `一天半`.
    and_half: bool,
}

const HALF: &str = "半";

impl<'t> Parts<'t> {
    #[inline(never)]
    fn of(plain: &'t str) -> Self {
        let unsigned = plain.strip_prefix('+').filter(|digits| run(digits, is_of_digits) > 0).unwrap_or(plain);
        let (number, rest) = unsigned.split_at(number_at(unsigned));
        let rest = rest.trim();
        let counted = after(rest, |c| matches!(c, '个' | '個'));
        let counted = if counted.is_empty() || counted.starts_with(HALF) { rest } else { counted };
        let halved = counted.strip_suffix(HALF).unwrap_or_default().trim();
        let and_half = !halved.is_empty();
        Self { number, rest, word: if and_half { halved } else { counted }, and_half }
    }

    fn amount(&self) -> Result<Amount, Unread> {
        let amount = if self.number == HALF {
            Amount::HALF
        } else if self.number == "〇" {
            Amount::ZERO
        } else if run(self.number, is_of_digits) > 0 {
            decimal(self.number)?
        } else {
            certain_value_of(self.number).ok_or(Unread::NotANumber)?
        };
        if !self.and_half {
            return Ok(amount);
        }
        if amount == Amount::LARGEST {
            return Err(Unread::TooLarge);
        }
        amount.units().map(|_| amount + Amount::HALF).ok_or(Unread::NotANumber)
    }

    /// Why there is no amount with a unit in it.
    fn why_unread<W: AsRef<[String]>>(&self, plain: &str, units: &Map<String, W>) -> Unread {
        if self.number.is_empty() {
            without_number(plain)
        } else if has(self.rest, is_of_number) {
            self.why_two_numbers()
        } else {
            self.why_no_unit(units)
        }
    }

    /// Why what follows the number may not have another number.
    fn why_two_numbers(&self) -> Unread {
        let first = self.rest.chars().next().unwrap_or_default();
        let is_date = self.rest.bytes().filter(|byte| *byte == b'-').count() > 1;
        if is_date || matches!(first, '年' | '月' | '/') || self.rest.starts_with("分之") {
            Unread::NoAmount
        } else if first.is_ascii_digit() && run(self.rest, is_of_digits) != 3 {
            // Three digits behind a space are thousands.
            Unread::Several
        } else if first == 'e' || is_of_number(first) {
            Unread::NotANumber
        } else {
            Unread::Several
        }
    }

    /// Why what follows the number is no unit.
    fn why_no_unit<W: AsRef<[String]>>(&self, units: &Map<String, W>) -> Unread {
        let word = self.word;
        if units.values().any(|unit| is_called(unit, word)) {
            Unread::WrongUnit
        } else if word.starts_with('%') {
            Unread::NoAmount
        } else if has(word, is_inexact) {
            Unread::NotExact
        } else if has(word, |c| c == '半') {
            Unread::Several
        } else {
            Unread::UnknownUnit
        }
    }
}

/// Why a text that does not begin with digits is no number in digits.
pub(crate) fn why_no_digits(plain: &str) -> Unread {
    if number_at(plain) > 0 { Unread::NotANumber } else { without_number(plain) }
}

/// Why what stands behind a number in digits is no unit, where there is no other unit.
pub(crate) fn why_no_unit(number: &str, behind: &str) -> Unread {
    let parts = Parts { number, rest: behind, word: behind, and_half: false };
    parts.why_unread::<Vec<String>>(behind, &Map::new())
}

/// Why a text that does not begin with a number is none.
fn without_number(plain: &str) -> Unread {
    if number_at(after(plain, |c| matches!(c, '-' | '负' | '負'))) > 0 {
        Unread::Negative
    } else if has(plain, is_of_number) {
        Unread::NotExact
    } else {
        Unread::NotANumber
    }
}

/// The length in bytes of the number that a text begins with.
fn number_at(text: &str) -> usize {
    let half = if text.starts_with(HALF) { HALF.len() } else { 0 };
    half.max(run(text, is_numeral)).max(run(text, is_of_digits))
}

pub(crate) fn is_of_digits(c: char) -> bool {
    matches!(c, '0'..='9' | '.' | ',')
}

pub(crate) fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || is_numeral(c)
}

/// Whether a character is of no word, or of one such as 左右, 以上, 余, which make a number inexact.
fn is_inexact(c: char) -> bool {
    !matches!(c, 'a'..='z' | ' ' | '\u{3041}'..='\u{9fff}')
        || matches!(c, '左' | '以' | '多' | '余' | '餘' | '几' | '幾')
}

/// What stands behind a first character of a kind; nothing where the first is another.
fn after(text: &str, is_first: fn(char) -> bool) -> &str {
    let mut chars = text.chars();
    if chars.next().is_some_and(is_first) { chars.as_str().trim() } else { "" }
}

/// Whether a text has a character of a kind. It is one function for every kind, because a copy for each would be as large
/// as all the rest.
#[inline(never)]
fn has(text: &str, belongs: fn(char) -> bool) -> bool {
    text.chars().any(belongs)
}

/// What of digits stands before the point, with its commas between thousands, and what behind it; either may be empty.
pub(crate) fn whole_and_places(number: &str) -> Result<(&str, &str), Unread> {
    let (whole, places) = number.split_once('.').unwrap_or((number, ""));
    if has(places, |c| c == '.') {
        return Err(Unread::NoAmount);
    }
    if has(places, |c| c == ',') || !is_grouped(whole.as_bytes()) {
        return Err(Unread::Comma);
    }
    Ok((whole, places))
}

/// Reads digits with a point, which may stand first or last, and with commas between thousands.
fn decimal(number: &str) -> Result<Amount, Unread> {
    whole_and_places(number)?;
    // A zero in front changes no number, and stands where a point is first.
    let mut plain = String::from("0");
    for digit in number.strip_suffix('.').unwrap_or(number).chars().filter(|c| *c != ',') {
        plain.push(digit);
    }
    if plain.len() == 1 { Err(Unread::NotANumber) } else { Ok(plain.parse()?) }
}

/// Whether commas, where there are any, stand between thousands: `1,000`, but not `1,00` or `0,500`.
fn is_grouped(whole: &[u8]) -> bool {
    let in_place = whole.iter().enumerate().all(|(at, byte)| (*byte == b',') == (whole.len() - at).is_multiple_of(4));
    !whole.contains(&b',') || (in_place && !matches!(whole, [b'0' | b',', ..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    type Units = Map<String, Vec<String>>;

    fn units() -> Units {
        let unit = |id: &str, words: &[&str]| (id.to_owned(), words.iter().map(|word| (*word).to_owned()).collect());
        [unit("hour", &["学时", "hours", "class hours", "h"]), unit("day", &["天", "days"]), unit("credit", &["学分"])]
            .into()
    }

    /// Reads where class hours and days are accepted.
    fn read_with(typed: &str, units: &Units) -> Result<(Amount, UnitId), Unread> {
        let accepted = Accepted { first: &"hour".into(), others: &["day".into()] };
        read_amount(typed, accepted, units).map(|(amount, unit)| (amount, unit.clone()))
    }

    fn read(typed: &str) -> Result<String, Unread> {
        read_with(typed, &units()).map(|(amount, unit)| format!("{amount} {unit}"))
    }

    #[test]
    fn what_people_type_is_read() {
        for (meant, typed) in [
            ("0 hour", &["", "  ", "0", "零", "〇", "0学时", "〇 学时"][..]),
            ("18 hour", &["18", "１８", "　18　", "018", "18.", "18．", "18.00", "+18"]),
            ("18 hour", &["18学时", "18 学时", "18 Hours", "18 ｈ", "18. 学时", "18 Class Hours"]),
            (
                "18 hour",
                &["18  class  hours", "18 class\u{a0} hours", "1\u{200b}8", "18\u{feff}学\u{ad}时", "\u{200e}18"],
            ),
            ("18 hour", &["18 学 时", "18个 学 时", "\u{202a}18\u{202c}学时", "\u{2066}18\u{2069}", "1\u{2061}8"]),
            ("18 hour", &["18个学时", "18 个 学时", "18個学时"]),
            ("18 hour", &["十八", "一十八", "拾八", "壹拾捌", "十八学时", "十八 个 学时", "十八 hours"]),
            ("18.5 hour", &[" 18.5 ", "18．5", "18.50学时", "十八点五", "十八點五学时", "18学时半", "十八个学时半"]),
            ("0.5 hour", &[".5", "．５学时", "0.5", "半", "半学时", "半个学时", "零点五"]),
            ("20 hour", &["二十", "廿", "貳拾"]),
            ("72 hour", &["七十二", "柒拾贰"]),
            ("105 hour", &["一百零五", "一百〇五", "一〇五"]),
            ("120 hour", &["一百二十", "百二十", "壹佰贰拾"]),
            ("1000 hour", &["1,000", "１，０００", "1，000", "一千", "1,000.00学时"]),
            ("1000.5 hour", &["1,000.5"]),
            ("10000 hour", &["10,000", "一万"]),
            ("3 day", &["3天", "３ days", "三天", "叁天"]),
            ("0.5 day", &["半天", "半 天", ".5天"]),
            ("1.5 day", &["一天半", "1天半", "1 天 半", "1.5天"]),
        ] {
            for typed in typed {
                assert_eq!(read(typed).as_deref(), Ok(meant), "{typed:?}");
            }
        }
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        use Unread::*;
        for (why, typed) in [
            (NotANumber, &["abc", "NaN", "Infinity", "无", "学时", "几学时", "-", "/", ".", "1e9", "1e+5"][..]),
            (
                NotANumber,
                &[
                    "2千",
                    "1 000",
                    "1  000",
                    "十 八",
                    "七八天",
                    "两三天",
                    "一百五",
                    "二千三",
                    "十五〇",
                    "万",
                    "○",
                    "〇〇",
                    "三点",
                ],
            ),
            (NotANumber, &["半天半", "1.5天半"]),
            (Negative, &["-1", "－1", "- 1", "−18学时", "-.5", "负18", "-十八"]),
            (TooFine, &["18.505", "1,000.505天", ".005"]),
            (TooLarge, &["1000000000", "10,001", "1,000,000", "10000天半"]),
            (WrongUnit, &["18学分", "18个学分", "18学分半", "十八学分"]),
            (
                UnknownUnit,
                &[
                    "18小时",
                    "18课时",
                    "30分钟",
                    "18 hrs",
                    "18 apples",
                    "18个",
                    "3日",
                    "2年",
                    "一小时半",
                    "半小时",
                    "五个工作日",
                ],
            ),
            (
                Several,
                &["1天2学时", "一天两学时", "1 days 2 hours", "1小时30分钟", "3个月2天", "18+6", "两个半天", "18半"],
            ),
            (Several, &["18 18", "1 8 学时", "18 18.5"]),
            (Several, &["18-20", "18~20", "18～20学时", "18－20", "18—20", "18到20", "十八至二十学时", "1天-2天"]),
            (
                NotExact,
                &[
                    "约18",
                    "大约十八学时",
                    ">18",
                    "≥18",
                    "~18",
                    "18+",
                    "18左右",
                    "18学时以上",
                    "10多学时",
                    "十几学时",
                    "18余",
                ],
            ),
            (NotExact, &["--1", "第3", "共18学时", "¥18", "(18)", "18！", "18?", "几十"]),
            (
                NoAmount,
                &[
                    "2019-06-30",
                    "2019/6/30",
                    "2019.6.30",
                    "1..2",
                    "18.5.学时",
                    "2019年6月30日",
                    "6月30日",
                    "二〇一九年六月",
                ],
            ),
            (NoAmount, &["18/42", "1/2天", "三分之一", "百分之五十"]),
            (NoAmount, &["50%", "５０％", "18.5 %"]),
            (
                Comma,
                &[
                    "1,5",
                    "1,00",
                    "1，00",
                    "0,500",
                    "1000,000",
                    ",5",
                    "1,,000",
                    "18,",
                    "18,20",
                    "1.5,5",
                    "1.000,5",
                    "1,5学时",
                ],
            ),
        ] {
            for typed in typed {
                assert_eq!(read(typed), Err(why), "{typed:?}");
            }
        }
    }

    #[test]
    fn the_unit_that_is_chosen_is_the_one_of_a_plain_number() {
        let (hour, day, units) = ("hour".into(), "day".into(), units());
        let days = Accepted { first: &day, others: std::slice::from_ref(&hour) };
        assert_eq!(read_amount("3", days, &units), Ok((Amount::whole(3), &day)));
        assert_eq!(read_amount("三学时", days, &units), Ok((Amount::whole(3), &hour)));
    }

    #[test]
    fn messages_quote_the_word_behind_the_number() {
        for (typed, word) in [
            ("18 Hrs", "hrs"),
            ("十八个 课时", "课时"),
            ("一小时半", "小时"),
            ("半个工作日", "工作日"),
            ("18", ""),
            ("", ""),
        ] {
            assert_eq!(word_of(typed), word, "{typed:?}");
        }
    }

    /// A whole number below 10,000 in Han numerals, as it is spoken.
    fn han(number: u32, digits: &[&str; 10], powers: [&str; 4]) -> String {
        let mut written = String::new();
        for (at, power) in powers.into_iter().enumerate() {
            let ten = 10_u32.pow(3 - at as u32);
            match (number / ten % 10, written.is_empty()) {
                (0, true) => {}
                // One zero stands for any number of them, where something follows.
                (0, false) if !number.is_multiple_of(ten) && !written.ends_with(digits[0]) => {
                    written.push_str(digits[0])
                }
                (0, false) => {}
                (digit, _) => written.extend([digits[digit as usize], power]),
            }
        }
        if written.is_empty() { digits[0].to_owned() } else { written }
    }

    const ORDINARY: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    const FORMAL: [&str; 10] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];

    #[test]
    fn every_whole_amount_reads_back_from_every_numeral() {
        let units = units();
        for number in 0..10_000 {
            let ordinary = han(number, &ORDINARY, ["千", "百", "十", ""]);
            let spoken = ordinary.strip_prefix("一十").map_or(ordinary.clone(), |ones| format!("十{ones}"));
            let formal = han(number, &FORMAL, ["仟", "佰", "拾", ""]);
            for written in [ordinary, spoken, formal] {
                let meant = Ok((Amount::whole(number), "day".into()));
                assert_eq!(read_with(&format!("{written}天"), &units), meant, "{written}");
                assert_eq!(read_with(&format!("{written} 个 天"), &units), meant, "{written}");
            }
        }
    }

    #[test]
    fn every_amount_reads_back_from_every_way_of_writing_it() {
        let units = units();
        // Steps that bring every last digit and every length of number.
        for hundredths in (0..1_000_000_u32).step_by(37) {
            let (whole, places) = (hundredths / 100, hundredths % 100);
            let grouped =
                if whole < 1_000 { whole.to_string() } else { format!("{},{:03}", whole / 1_000, whole % 1_000) };
            let wide = format!("{whole}.{places:02}")
                .chars()
                .map(|c| if c == '.' { '．' } else { wide(c) })
                .collect::<String>();
            let spoken = format!(
                "{}点{}{}",
                han(whole, &ORDINARY, ["千", "百", "十", ""]),
                digit(places / 10),
                digit(places % 10)
            );
            let meant = Ok((Amount::whole(1).scaled(hundredths.into(), 100), "hour".into()));
            for written in [
                format!("{whole}.{places:02}"),
                format!("{grouped}.{places:02} h"),
                format!("{}.{places:02}学时", grouped.replace(',', "，")),
                format!("+{whole}.{places:02}个学时"),
                wide,
                spoken,
            ] {
                assert_eq!(read_with(&written, &units), meant, "{written}");
            }
        }
    }

    fn wide(digit: char) -> char {
        char::from_u32(u32::from(digit) + 0xFEE0).expect("a digit")
    }

    fn digit(value: u32) -> &'static str {
        ORDINARY[value as usize]
    }

    /// Tries every row of up to so many of the tokens.
    fn every_row(row: &mut String, tokens: &[&str], most: usize, check: &mut impl FnMut(&str)) {
        check(row);
        if most > 0 {
            for token in tokens {
                let length = row.len();
                row.push_str(token);
                every_row(row, tokens, most - 1, check);
                row.truncate(length);
            }
        }
    }

    #[test]
    fn nothing_is_read_as_none_but_an_empty_field_and_a_zero() {
        let tokens = [
            "0", "1", ".", ",", "-", "+", "/", " ", "%", "零", "〇", "一", "五", "十", "百", "万", "点", "半", "个",
            "天", "约", "😀",
        ];
        let units = units();
        every_row(&mut String::new(), &tokens, 4, &mut |typed| {
            if let Ok((Amount::ZERO, _)) = read_with(typed, &units) {
                let has_more = typed.contains(['1', '一', '五', '十', '百', '万', '半', '%', '约', '😀']);
                assert!(!has_more && (typed.trim().is_empty() || typed.contains(['0', '零', '〇'])), "{typed:?}");
            }
        });
    }
}
