//! Numbers and dates as notices write them: 72, 七十二, 二〇一九年五月六日.

use crate::lexis::{WrittenDay, han_digit};

/// A value, and how many characters it takes.
pub type Found<T> = Option<(T, usize)>;

/// A digit as part of a year: some type a letter for 〇.
fn year_digit(c: char) -> Option<u32> {
    match c {
        'O' | 'o' | '0' => Some(0),
        other => han_digit(other),
    }
}

/// A whole number in Chinese below a thousand at the start: 三, 十二, 七十二, 一百二十.
pub fn han(chars: &[char]) -> Found<u32> {
    let (mut sum, mut digit, mut len) = (0, None, 0);
    for &c in chars.iter().take(7) {
        match (han_digit(c), c) {
            (Some(value @ 1..), _) if digit.is_none() => digit = Some(value),
            (_, '十') if sum % 100 == 0 => sum += digit.take().unwrap_or(1) * 10,
            (_, '百') if sum == 0 && digit.is_some() => sum = digit.take().unwrap_or(1) * 100,
            (_, '零') if sum >= 100 && digit.is_none() => {}
            _ => break,
        }
        len += 1;
    }
    // 一百二 may be 120.
    let is_short = sum >= 100 && sum % 100 == 0 && digit.is_some() && chars[len - 2] == '百';
    if is_short {
        return None;
    }
    let value = sum + digit.unwrap_or(0);
    (len > 0 && value > 0).then_some((value, len))
}

/// A whole number in digits at the start, of at most so many digits.
pub fn digits(chars: &[char], most: usize) -> Found<u32> {
    // Of a longer number no more is looked at than that it is longer.
    let len = chars.iter().take(most + 1).take_while(|c| c.is_ascii_digit()).count();
    if len == 0 || len > most {
        return None;
    }
    chars[..len].iter().collect::<String>().parse().ok().map(|value| (value, len))
}

/// A whole number of either kind.
pub fn whole(chars: &[char]) -> Found<u32> {
    digits(chars, 6).or_else(|| han(chars))
}

/// 三分之二 or 2/3 at the start, as the part and the whole.
pub fn fraction(chars: &[char]) -> Found<(u32, u32)> {
    if let Some((of, len)) = han(chars)
        && chars[len..].starts_with(&['分', '之'])
    {
        let (part, more) = han(&chars[len + 2..])?;
        return (part < of).then_some(((part, of), len + 2 + more));
    }
    let (part, len) = digits(chars, 2).filter(|(_, len)| chars.get(*len) == Some(&'/'))?;
    let (of, more) = digits(&chars[len + 1..], 2)?;
    (part < of).then_some(((part, of), len + 1 + more))
}

/// 60%, 1.5% or 百分之六十 at the start, as the part and the whole in lowest terms.
pub fn percent(chars: &[char]) -> Found<(u32, u32)> {
    let (part, of, len) = if chars.starts_with(&['百', '分', '之']) {
        whole(&chars[3..]).map(|(part, len)| (part, 100, len + 3))?
    } else {
        let (whole, at) = digits(chars, 2)?;
        let tenth = chars.get(at).filter(|c| **c == '.').and_then(|_| digits(&chars[at + 1..], 1));
        let (part, of, at) = tenth.map_or((whole, 100, at), |(tenth, len)| (whole * 10 + tenth, 1000, at + 1 + len));
        matches!(chars.get(at), Some('%' | '％')).then_some((part, of, at + 1))?
    };
    let shared = (1..=part).rev().find(|by| part % by == 0 && of % by == 0)?;
    (part < of).then_some(((part / shared, of / shared), len))
}

/// How many characters of white space come first.
pub fn spaces(chars: &[char]) -> usize {
    chars.iter().take_while(|c| c.is_whitespace()).count()
}

/// A year with its 年, and the month and day that follow, at the start.
pub fn day(chars: &[char]) -> Found<WrittenDay> {
    let (year, mut at) = year(chars)?;
    if let Some(found) = numeric_day(chars) {
        return Some(found);
    }
    at += spaces(&chars[at..]);
    if chars.get(at) != Some(&'年') {
        return None;
    }
    at += 1;
    let mut day = WrittenDay { year: Some(year), ..WrittenDay::default() };
    for (mark, part) in [("月", 0), ("日号", 1)] {
        let start = at + spaces(&chars[at..]);
        let Some((number, len)) = whole(&chars[start..]) else { break };
        let end = start + len + spaces(&chars[start + len..]);
        let Some(number) = u8::try_from(number).ok().filter(|_| chars.get(end).is_some_and(|c| mark.contains(*c)))
        else {
            break;
        };
        if part == 0 {
            day.month = Some(number)
        } else {
            day.day = Some(number)
        }
        at = end + 1;
    }
    Some((day, at))
}

/// A year of four digits of either kind, without its 年.
pub fn year(chars: &[char]) -> Found<u16> {
    let digits: Vec<u32> = match digits(chars, 4) {
        Some((year, 4)) => {
            return u16::try_from(year).ok().filter(|year| (1900..2200).contains(year)).map(|year| (year, 4));
        }
        _ => chars.iter().take(4).map_while(|c| year_digit(*c)).collect(),
    };
    let year = digits.iter().fold(0, |year, digit| year * 10 + digit);
    let year = u16::try_from(year).ok().filter(|year| digits.len() == 4 && (1900..2200).contains(year))?;
    Some((year, 4))
}

/// `2019-05-06`, `2019/5/6` or `2019.5.6`.
fn numeric_day(chars: &[char]) -> Found<WrittenDay> {
    let (year, at) = digits(chars, 4).filter(|(_, len)| *len == 4)?;
    let mark = *chars.get(at).filter(|c| matches!(c, '-' | '/' | '.'))?;
    let (month, len) = digits(&chars[at + 1..], 2)?;
    let at = at + 1 + len;
    if chars.get(at) != Some(&mark) {
        return None;
    }
    let (date, len) = digits(&chars[at + 1..], 2)?;
    let small = |number: u32| u8::try_from(number).ok();
    let day = WrittenDay { year: u16::try_from(year).ok(), month: small(month), day: small(date), is_end: false };
    day.date().map(|_| (day, at + 1 + len))
}

#[cfg(test)]
mod tests {
    use checker_rules::Date;

    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn numbers_of_either_kind_are_read() {
        for (text, value) in
            [("十", 10), ("十二天", 12), ("七十二学时", 72), ("一百二十", 120), ("90学分", 90), ("两", 2)]
        {
            assert_eq!(whole(&chars(text)).map(|found| found.0), Some(value), "{text}");
        }
        assert_eq!(han(&chars("个")), None);
        assert_eq!(han(&chars("一二")), Some((1, 1)));
    }

    #[test]
    fn dates_of_either_kind_are_read() {
        for text in ["2019年5月6日", "二〇一九年五月六日", "二○一九 年 5 月 6 日", "2019-05-06", "2019.5.6"]
        {
            let (day, len) = day(&chars(text)).unwrap();
            assert_eq!((day.date(), len), (Date::new(2019, 5, 6).ok(), text.chars().count()), "{text}");
        }
        let (day, len) = day(&chars("2019年6月底前")).unwrap();
        assert_eq!((day.last(), len), (Date::new(2019, 6, 30).ok(), 7));
    }
}
