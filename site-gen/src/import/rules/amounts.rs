//! Amounts with their units in a sentence: 72学时, 90 学分, 十二天, 45分钟.

use checker_rules::Amount;

use super::Unit;
use crate::import::numerals::{han, spaces};

/// An amount in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SentenceAmount {
    pub(super) amount: Amount,
    /// The amount, where it is a whole number.
    pub(super) whole: Option<u32>,
    pub(super) unit: Unit,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What leads to an amount that is a limit, and no minimum.
pub(super) const MOST: [&str; 7] = ["不超过", "不得超过", "最多", "至多", "不多于", "不高于", "上限为"];

const UNITS: [(&str, Unit); 6] = [
    ("学时", Unit::Hour),
    ("课时", Unit::Hour),
    ("学分", Unit::Credit),
    ("分钟", Unit::Minute),
    ("天", Unit::Day),
    ("日", Unit::Day),
];

/// Every amount of a sentence, in order.
pub(super) fn figures(chars: &[char]) -> Vec<SentenceAmount> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        match figure(chars, at) {
            Some(figure) => {
                at = figure.end;
                found.push(figure);
            }
            // The rest of a longer number is no number.
            None => at += chars[at..].iter().take_while(|c| c.is_ascii_digit()).count().max(1),
        }
    }
    found
}

fn figure(chars: &[char], start: usize) -> Option<SentenceAmount> {
    if start > 0 && (chars[start - 1] == '.' || chars[start - 1] == '月') {
        return None;
    }
    let (amount, whole, len) = number(&chars[start..])?;
    let mut at = start + len;
    at += spaces(&chars[at..]);
    if chars.get(at) == Some(&'个') {
        at += 1;
    }
    let rest: String = chars[at..].iter().take(3).collect();
    let (word, unit) = UNITS.iter().find(|(word, _)| rest.starts_with(word))?;
    Some(SentenceAmount { amount, whole, unit: *unit, start, end: at + word.chars().count() })
}

fn number(chars: &[char]) -> Option<(Amount, Option<u32>, usize)> {
    let len = chars.iter().take_while(|c| c.is_ascii_digit() || **c == '.').count();
    if len == 0 {
        let (whole, len) = han(chars)?;
        return Some((Amount::whole(whole), Some(whole), len));
    }
    let text: String = chars[..len].iter().collect();
    let amount: Amount = text.parse().ok().filter(|_| len <= 6)?;
    Some((amount, text.parse().ok(), len))
}
