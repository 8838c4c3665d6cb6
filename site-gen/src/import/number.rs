//! Document numbers in all their brackets: 示人社〔2030〕5号, 示人社发[2030]第5号, 示例市令第5号.

use std::ops::Range;

use super::numerals::{digits, han, spaces, year};
use crate::lexis::{BRACKETS, DOCUMENT_SIGNS, han_digit, is_han};

/// The number of an official document, as in 示人社〔2030〕5号.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentNumber {
    /// The characters of the text that it takes, its name included.
    pub range: Range<usize>,
    /// The year in its brackets; a decree has none.
    pub year: Option<u32>,
    /// The running number in that year, or of the decree.
    pub running: u32,
    /// Whether its two brackets are of one kind.
    pub paired: bool,
}

/// The most characters that the name of an office takes before the year.
const LONGEST_NAME: usize = 16;

/// The most digits of a running number.
const MOST_DIGITS: usize = 5;

/// The first document number at or behind a place.
pub fn find(chars: &[char], from: usize) -> Option<DocumentNumber> {
    (from..chars.len())
        .find_map(|at| bracketed(chars, at).or_else(|| decree(chars, at)).filter(|found| found.range.start >= from))
}

/// A document number as everybody writes it: brackets of one kind, no white space and no 第.
pub fn in_one_hand(number: &str) -> String {
    let plain = |c: char| match c {
        c if DOCUMENT_SIGNS.contains(&c) => '号',
        c if BRACKETS.iter().any(|(open, _)| *open == c) => '〔',
        c if BRACKETS.iter().any(|(_, close)| *close == c) => '〕',
        c => c,
    };
    let bare = number.trim().trim_start_matches(['（', '(']).trim_end_matches(['）', ')']);
    bare.chars().filter(|c| *c != '第' && !c.is_whitespace()).map(plain).collect()
}

fn bracketed(chars: &[char], at: usize) -> Option<DocumentNumber> {
    let open = BRACKETS.iter().find(|(open, _)| *open == chars[at])?;
    let mut end = at + 1 + spaces(&chars[at + 1..]);
    let (year, len) = year(chars.get(end..)?).filter(|(year, _)| *year >= 1949)?;
    end += len;
    end += spaces(&chars[end..]);
    if chars.get(end) == Some(&'年') {
        end += 1;
    }
    let close = *chars.get(end)?;
    BRACKETS.iter().find(|(_, known)| *known == close)?;
    end += 1;
    let (running, end) = running(chars, end)?;
    let start = name_start(chars, at)?;
    Some(DocumentNumber { range: start..end, year: Some(year.into()), running, paired: close == open.1 })
}

/// 第5号 or 5号 at a place, and where it ends.
fn running(chars: &[char], mut at: usize) -> Option<(u32, usize)> {
    at += spaces(&chars[at..]);
    if chars.get(at) == Some(&'第') {
        at += 1;
    }
    at += spaces(&chars[at..]);
    let (running, len) = running_digits(chars.get(at..)?)?;
    at += len;
    at += spaces(&chars[at..]);
    chars.get(at).is_some_and(|c| DOCUMENT_SIGNS.contains(c)).then_some((running, at + 1))
}

/// A running number of either kind: 5, 〇三, 十五.
fn running_digits(chars: &[char]) -> Option<(u32, usize)> {
    let by_digit = || {
        let digits: Vec<u32> = chars.iter().take(MOST_DIGITS + 1).map_while(|c| han_digit(*c)).collect();
        let is_number = (2..=MOST_DIGITS).contains(&digits.len());
        is_number.then(|| (digits.iter().fold(0, |number, digit| number * 10 + digit), digits.len()))
    };
    digits(chars, MOST_DIGITS).or_else(by_digit).or_else(|| han(chars))
}

fn decree(chars: &[char], at: usize) -> Option<DocumentNumber> {
    if chars[at] != '令' || chars.get(at + 1) != Some(&'第') {
        return None;
    }
    let (running, end) = running(chars, at + 1)?;
    Some(DocumentNumber { range: name_start(chars, at)?..end, year: None, running, paired: true })
}

/// Words that lead to a number and are no part of it.
const BEFORE: [&str; 14] =
    ["按照", "根据", "依据", "落实好", "落实", "执行", "依照", "参照", "结合", "按", "将", "和", "与", "及"];

/// Words of one character that may as well begin the name of a place: 和田, 将乐.
const ALSO_NAMES: [&str; 5] = ["按", "将", "和", "与", "及"];

/// Where the name of an office begins that ends at a place.
fn name_start(chars: &[char], end: usize) -> Option<usize> {
    let back = chars[..end].iter().rev().take(LONGEST_NAME).take_while(|c| is_of_name(**c)).count();
    if back == 0 {
        return None;
    }
    let start = end - back;
    let name: String = chars[start..end].iter().collect();
    let begins_line = chars[..start].iter().all(|c| c.is_whitespace() || matches!(c, '（' | '('));
    let leads = |word: &&&str| !(begins_line && name.starts_with(**word) && ALSO_NAMES.contains(word));
    let behind = BEFORE.iter().filter(leads).filter_map(|word| name.rfind(word).map(|at| at + word.len())).max();
    match behind.filter(|behind| *behind < name.len()) {
        Some(behind) => Some(start + name[..behind].chars().count()),
        None => Some(with_spaced_letter(chars, start)),
    }
}

/// Whether a character may be one of an office's short name: an ideograph, one that no font has, a letter or sign in its
/// place.
fn is_of_name(c: char) -> bool {
    is_han(c)
        || c.is_ascii_uppercase()
        || matches!(c, '×' | '○' | '〇' | '□' | '\u{2ff0}'..='\u{2fff}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

/// A rare character is often set in another font, with a space behind it: 㧑 人社发.
fn with_spaced_letter(chars: &[char], start: usize) -> usize {
    let mut before = chars[..start].iter().rposition(|c| !c.is_whitespace());
    if before.is_some_and(|at| at + 1 == start || chars[..at].iter().any(|c| !c.is_whitespace())) {
        before = None;
    }
    before.filter(|at| is_of_name(chars[*at])).unwrap_or(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_in_all_their_brackets() {
        for text in [
            "示人社〔2030〕5号",
            "示人社［2030］5号",
            "示人社[2030] 5 号",
            "示人社（2030）第5号",
            "示人社﹝2030〕5号",
            "示例市令第5号",
            "示人社﹝2030﹞〇五号",
            "示人社〔二〇三〇〕第五号",
        ] {
            let chars: Vec<char> = text.chars().collect();
            let found = find(&chars, 0).unwrap();
            assert_eq!((found.range, found.running), (0..chars.len(), 5), "{text}");
        }
        let chars: Vec<char> = "应按照示人社规〔2030〕5号规定".chars().collect();
        assert_eq!(find(&chars, 0).unwrap().range, 3..15);
        for text in [
            "韶人社〔2030〕5号",
            "郴政办函〔2030〕5号",
            "儋府规〔2030〕5号",
            "濮人社规〔2030〕5号",
            "㧑人社发〔2030〕5号",
            "\u{2a6a5}府办函〔2030〕5号",
            "\u{e863}人社发〔2030〕5号",
            "X府办函〔2030〕5号",
            "粤人社规〔2030〕5号",
            "川职改办〔2030〕5号",
            "国科发资〔2030〕5号",
            "和人社发〔2030〕5号",
            "将政办〔2030〕5号",
            "㧑 人社发〔2030〕5号",
            "示人社發〔2030〕5號",
        ] {
            let chars: Vec<char> = text.chars().collect();
            assert_eq!(find(&chars, 0).unwrap().range, 0..chars.len(), "{text}");
        }
        assert_eq!(find(&"在（2030）年5号楼".chars().collect::<Vec<_>>(), 0), None);
    }
}
