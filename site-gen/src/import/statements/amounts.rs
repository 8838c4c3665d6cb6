//! Amounts with their units in a sentence: 72学时, 90 学分, 十二天, 45分钟.

use checker_rules::Amount;

use super::Unit;
use crate::import::numerals::{han, spaces};

/// An amount in a sentence, from one of its characters to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SentenceAmount {
    pub(in crate::import) amount: Amount,
    /// The amount, where it is a whole number.
    pub(in crate::import) whole: Option<u32>,
    pub(in crate::import) unit: Unit,
    pub(in crate::import) start: usize,
    pub(in crate::import) end: usize,
}

impl SentenceAmount {
    /// One of a unit that no number stands before.
    pub(in crate::import) fn one(unit: Unit) -> Self {
        Self { amount: Amount::whole(1), whole: Some(1), unit, start: 0, end: 0 }
    }
}

const UNITS: [(&str, Unit); 7] = [
    ("学时", Unit::Hour),
    ("小时", Unit::Clock),
    ("课时", Unit::Hour),
    ("学分", Unit::Credit),
    ("分钟", Unit::Minute),
    ("天", Unit::Day),
    ("日", Unit::Day),
];

/// Every amount of a sentence, in order.
pub(in crate::import) fn figures(chars: &[char]) -> Vec<SentenceAmount> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        match amount_at(chars, at) {
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

/// The amount that begins at a place, and not within a longer number or a day.
pub(in crate::import) fn amount_at(chars: &[char], start: usize) -> Option<SentenceAmount> {
    if start > 0 && (matches!(chars[start - 1], '.' | '月' | '］') || chars[start - 1].is_ascii_digit()) {
        return None;
    }
    let (amount, whole, len) = number(&chars[start..])?;
    let mut at = start + len;
    at += spaces(&chars[at..]);
    if matches!(chars.get(at..at + 3), Some(['（' | '(', '含', '）' | ')'])) {
        at += 3;
    }
    if chars.get(at) == Some(&'个') {
        at += 1;
    }
    let rest: String = chars[at..].iter().take(3).collect();
    let (word, unit) = UNITS.iter().find(|(word, _)| rest.starts_with(word))?;
    Some(SentenceAmount { amount, whole, unit: *unit, start, end: at + word.chars().count() })
}

/// How many characters an amount has at most.
const LONGEST: usize = 6;

fn number(chars: &[char]) -> Option<(Amount, Option<u32>, usize)> {
    let len = chars.iter().take(LONGEST + 1).take_while(|c| c.is_ascii_digit() || **c == '.').count();
    if len == 0 {
        let (whole, len) = han(chars)?;
        return Some((Amount::whole(whole), Some(whole), len));
    }
    let text: String = chars[..len].iter().collect();
    let amount: Amount = text.parse().ok().filter(|_| len <= LONGEST)?;
    Some((amount, text.parse().ok(), len))
}
