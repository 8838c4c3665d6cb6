//! Numbers as notices write them: Arabic, full-width, Chinese numerals, English words, fractions.

use checker_rules::Amount;

/// A number in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its value; of a percentage, the number before the sign.
    pub amount: Amount,
    /// Offset of its first byte.
    pub start: usize,
    /// Offset behind its last byte.
    pub end: usize,
    /// Whether it counts something. `一` in `统一`, `第三条` and the number of a document do not.
    pub counts: bool,
}

/// Every number of a text, in order.
pub fn numbers(text: &str) -> Vec<Number> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let number = arabic(text, at).or_else(|| chinese(text, at)).or_else(|| english(text, at));
        // No part of a number that cannot be an amount is a number.
        let rest = &text[at..];
        let whole = if half_width(c).is_ascii_digit() { run(rest, is_of_digits) } else { run(rest, is_numeral) };
        at = number.map_or(at + whole.max(c.len_utf8()), |number| number.end);
        found.extend(number);
    }
    found
}

fn half_width(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '．' => '.',
        other => other,
    }
}

/// Whether a character belongs to a number in digits, or stands behind it.
fn is_of_digits(c: char) -> bool {
    half_width(c).is_ascii_digit() || matches!(half_width(c), '.' | ',')
}

/// The length in bytes of the characters that belong to a run.
fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

fn arabic(text: &str, start: usize) -> Option<Number> {
    let rest = &text[start..];
    if !half_width(rest.chars().next()?).is_ascii_digit() {
        return None;
    }
    let mut length = run(rest, is_of_digits);
    length = rest[..length].trim_end_matches(['.', ',', '．']).len();
    let plain: String = rest[..length].chars().map(half_width).filter(|c| *c != ',').collect();
    let end = start + length;
    let amount = plain.parse().ok()?;
    let ordinal = ORDINAL.iter().any(|before| text[..start].ends_with(before));
    Some(Number { amount, start, end, counts: !ordinal && !is_document(text, start, end) })
}

/// What makes a number the name of a clause.
const ORDINAL: [&str; 3] = ["第", "clause ", "Clause "];

/// Whether a number belongs to a document's: the year in its brackets, or what stands before `号`.
fn is_document(text: &str, start: usize, end: usize) -> bool {
    let opens = text[..start].ends_with(['〔', '［', '[', '﹝', '(', '（']);
    let closes = text[end..].starts_with(['〕', '］', ']', '﹞', ')', '）']);
    (opens && closes) || text[end..].trim_start().starts_with('号')
}

fn is_numeral(c: char) -> bool {
    digit(c).is_some() || matches!(c, '十' | '百' | '千' | '万' | '点')
}

/// What a Chinese numeral counts; without one of these it is a word.
pub const MEASURES: [&str; 13] =
    ["学时", "学分", "课时", "小时", "分钟", "天", "日", "个月", "月", "年", "倍", "次", "个百分点"];

fn chinese(text: &str, start: usize) -> Option<Number> {
    let rest = &text[start..];
    let length = run(rest, is_numeral);
    if length == 0 {
        return None;
    }
    let (first, behind) = rest.split_at(length);
    if let Some(above) = behind.strip_prefix("分之") {
        let own = run(above, is_numeral);
        let (below, over) = (chinese_value(first)?, chinese_value(&above[..own])?);
        let end = start + length + "分之".len() + own;
        let amount = if first == "百" { over } else { ratio(over, below)? };
        return Some(Number { amount, start, end, counts: true });
    }
    let end = start + length;
    let behind = behind.trim_start();
    let counted = [behind, behind.strip_prefix('个').unwrap_or(behind)]
        .iter()
        .any(|behind| MEASURES.iter().any(|measure| behind.starts_with(measure)));
    let one = matches!(first, "一" | "两");
    let counts = counted && !one && !text[..start].ends_with('第');
    Some(Number { amount: chinese_value(first)?, start, end, counts })
}

fn ratio(above: Amount, below: Amount) -> Option<Amount> {
    format!("{above}/{below}").parse().ok()
}

/// The value of Chinese numerals such as `七十二`, `一百零五`, `一点五` or `二〇一九`.
fn chinese_value(numerals: &str) -> Option<Amount> {
    if let Some((whole, places)) = numerals.split_once('点') {
        let digits: Option<String> = places.chars().map(|c| digit(c).map(|digit| char::from(b'0' + digit))).collect();
        return format!("{}.{}", chinese_value(whole)?, digits?).parse().ok();
    }
    let plain = numerals.chars().all(|c| digit(c).is_some());
    if plain {
        let digits = numerals.chars().filter_map(digit);
        return digits.map(|digit| char::from(b'0' + digit)).collect::<String>().parse().ok();
    }
    let (mut sum, mut last) = (0_u32, None);
    for c in numerals.chars() {
        let power = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1_000,
            '万' => 10_000,
            _ => {
                last = digit(c).map(u32::from);
                continue;
            }
        };
        sum = match (power, last.take()) {
            (10_000, digit) => (sum + digit.unwrap_or(0)).checked_mul(10_000)?,
            (_, digit) => sum.checked_add(digit.unwrap_or(1) * power)?,
        };
    }
    format!("{}", sum.checked_add(last.unwrap_or(0))?).parse().ok()
}

fn digit(c: char) -> Option<u8> {
    Some(match c {
        '〇' | '零' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

const ONES: [&str; 20] = [
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
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const PARTS: [(&str, u32); 6] = [("half", 2), ("third", 3), ("quarter", 4), ("fifth", 5), ("sixth", 6), ("tenth", 10)];
/// What an English number word counts; without one of these it is a word like any other.
const NOUNS: [&str; 8] = ["hour", "class hour", "credit", "day", "month", "year", "minute", "per"];

fn english(text: &str, start: usize) -> Option<Number> {
    let rest = &text[start..];
    if text[..start].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '-') {
        return None;
    }
    let length = run(rest, |c| c.is_ascii_alphabetic() || c == '-');
    if length == 0 {
        return None;
    }
    let (word, end) = (rest[..length].to_ascii_lowercase(), start + length);
    let is_article = matches!(word.as_str(), "a" | "an");
    let value = if is_article { Amount::whole(1) } else { english_value(&word)? };
    let behind = text[end..].trim_start();
    let word = behind[..run(behind, |c| c.is_ascii_alphabetic())].to_ascii_lowercase();
    let part = PARTS.iter().find(|(part, _)| word.strip_suffix('s').unwrap_or(&word) == *part);
    // `a third of them`, but not `a third party`.
    let part = part.filter(|_| !is_article || behind[word.len()..].trim_start().starts_with("of "));
    if let Some((_, below)) = part {
        let end = end + (text[end..].len() - behind.len()) + word.len();
        return Some(Number { amount: ratio(value, Amount::whole(*below))?, start, end, counts: true });
    }
    if is_article {
        return None;
    }
    let begins_with = |noun: &&str| behind.get(..noun.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(noun));
    let counted = NOUNS.iter().any(begins_with);
    Some(Number { amount: value, start, end, counts: counted && value > Amount::whole(1) })
}

fn english_value(word: &str) -> Option<Amount> {
    let small = |word: &str| ONES.iter().position(|known| *known == word);
    let tens = |word: &str| TENS.iter().position(|known| *known == word).map(|at| (at + 2) * 10);
    let value = match word.split_once('-') {
        Some((ten, one)) => tens(ten)? + small(one).filter(|one| (1..10).contains(one))?,
        None => small(word).or_else(|| tens(word))?,
    };
    u32::try_from(value).ok().map(Amount::whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each number with its text; those that count nothing in brackets.
    fn read(text: &str) -> Vec<String> {
        let show = |number: Number| {
            let shown = format!("{}={}", &text[number.start..number.end], number.amount);
            if number.counts { shown } else { format!("({shown})") }
        };
        numbers(text).into_iter().map(show).collect()
    }

    #[test]
    fn numbers_are_read_however_they_are_written() {
        for (text, expected) in [
            ("不少于１８学时", &["１８=18"][..]),
            ("at least 1.5% of 18.", &["1.5=1.5", "18=18"]),
            ("1,200 hours", &["1,200=1200"]),
            ("180 or 118 or 1.18", &["180=180", "118=118", "1.18=1.18"]),
            ("七十二学时，一百零五天", &["七十二=72", "一百零五=105"]),
            ("三分之二", &["三分之二=2/3"]),
            ("百分之一点五", &["百分之一点五=1.5"]),
            ("二〇一九年六月三十日", &["二〇一九=2019", "六=6", "三十=30"]),
            ("two thirds of ninety hours", &["two thirds=2/3", "ninety=90"]),
            ("a third of 90, by a third party", &["a third=1/3", "90=90"]),
            ("Seventy-two class hours", &["Seventy-two=72"]),
            ("七十三个学时", &["七十三=73"]),
            ("编号20190625，100000学时，1.23456倍", &[]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn what_counts_nothing_is_told_apart() {
        for (text, expected) in [
            ("统一登记", &["(一=1)"][..]),
            ("第三条", &["(三=3)"]),
            ("第3条", &["(3=3)"]),
            ("see clause 3", &["(3=3)"]),
            ("粤人社规〔2018〕11号", &["(2018=2018)", "(11=11)"]),
            ("one year, someone, tense", &["(one=1)"]),
            ("eighteen people", &["(eighteen=18)"]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
