//! Document numbers in all their brackets: 示人社〔2030〕5号, 示人社发[2030]第5号, 示例市令第5号.

use std::ops::Range;

use super::numerals::{digits, spaces};
use crate::lexis::{BRACKETS, is_han};

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

/// The first document number at or behind a place.
pub fn find(chars: &[char], from: usize) -> Option<DocumentNumber> {
    (from..chars.len())
        .find_map(|at| bracketed(chars, at).or_else(|| decree(chars, at)).filter(|found| found.range.start >= from))
}

fn bracketed(chars: &[char], at: usize) -> Option<DocumentNumber> {
    let open = BRACKETS.iter().find(|(open, _)| *open == chars[at])?;
    let mut end = at + 1 + spaces(&chars[at + 1..]);
    let (year, len) = digits(chars.get(end..)?, 4).filter(|(year, len)| *len == 4 && (1949..2200).contains(year))?;
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
    Some(DocumentNumber { range: start..end, year: Some(year), running, paired: close == open.1 })
}

/// 第5号 or 5号 at a place, and where it ends.
fn running(chars: &[char], mut at: usize) -> Option<(u32, usize)> {
    at += spaces(&chars[at..]);
    if chars.get(at) == Some(&'第') {
        at += 1;
    }
    at += spaces(&chars[at..]);
    let (running, len) = digits(chars.get(at..)?, 5)?;
    at += len;
    at += spaces(&chars[at..]);
    (chars.get(at) == Some(&'号')).then_some((running, at + 1))
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

fn name_start(chars: &[char], end: usize) -> Option<usize> {
    let back = chars[..end].iter().rev().take(LONGEST_NAME).take_while(|c| is_han(**c)).count();
    if back == 0 {
        return None;
    }
    let mut start = end - back;
    let name: String = chars[start..end].iter().collect();
    let behind = BEFORE.iter().filter_map(|word| name.rfind(word).map(|at| at + word.len())).max();
    if let Some(behind) = behind.filter(|behind| *behind < name.len()) {
        start += name[..behind].chars().count();
    }
    Some(start)
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
        ] {
            let chars: Vec<char> = text.chars().collect();
            let found = find(&chars, 0).unwrap();
            assert_eq!((found.range, found.running), (0..chars.len(), 5), "{text}");
        }
        let chars: Vec<char> = "应按照示人社规〔2030〕5号规定".chars().collect();
        assert_eq!(find(&chars, 0).unwrap().range, 3..15);
        assert_eq!(find(&"在（2030）年5号楼".chars().collect::<Vec<_>>(), 0), None);
    }
}
