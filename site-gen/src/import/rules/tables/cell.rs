//! A cell that says how much: 72, ≥72, 不少于72学时, or a stroke for nothing.

use checker_rules::{Amount, numerals_at, value_of};

use crate::import::rules::{SentenceAmount, Unit};
use crate::import::statements::{Role, TokenKind, tokens};

/// What a cell says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum CellValue {
    /// Nothing is stated.
    Nothing,
    /// An amount, with the unit that stands in the cell.
    Amount {
        /// How much.
        amount: Amount,
        /// Its unit, where the cell names it.
        unit: Option<Unit>,
        /// Whether the cell says that it is the least.
        is_least: bool,
    },
    /// Anything else.
    Unread,
}

/// How a cell says that nothing is stated.
const NOTHING: [&str; 10] = ["", "-", "—", "——", "–", "－", "/", "／", "--", "─"];

/// Words for at least and for the unit that a number may stand between, without one behind it.
const LEAST: [&str; 10] = ["≥", ">=", "＞=", "＞＝", "不少于", "不低于", "不得少于", "不得低于", "至少", "最少"];

/// The longest number, in characters.
const LONGEST: usize = 6;

/// What a cell says.
pub(super) fn value(cell: &[char]) -> CellValue {
    let text: String = cell.iter().filter(|c| !c.is_whitespace()).collect();
    if NOTHING.contains(&text.as_str()) {
        return CellValue::Nothing;
    }
    bare(&text).or_else(|| with_unit(&text)).unwrap_or(CellValue::Unread)
}

/// 72, ≥72 or 72以上, whose unit stands elsewhere.
fn bare(text: &str) -> Option<CellValue> {
    let behind = LEAST.iter().find_map(|word| text.strip_prefix(word));
    let before = text.strip_suffix("以上").filter(|_| behind.is_none());
    let number = behind.or(before).unwrap_or(text);
    let is_number = number.chars().all(|c| c.is_ascii_digit() || c == '.') && number.len() <= LONGEST;
    let in_digits = || number.parse().ok().filter(|_| is_number);
    let in_numerals = || value_of(number).filter(|_| numerals_at(number) == number.len());
    let amount: Amount = in_digits().or_else(in_numerals)?;
    Some(CellValue::Amount { amount, unit: None, is_least: number.len() < text.len() })
}

/// 72学时, 不少于72学时 or 72学时以上.
fn with_unit(text: &str) -> Option<CellValue> {
    let chars: Vec<char> = text.chars().collect();
    let (mut found, mut is_least) = (None::<SentenceAmount>, false);
    for token in tokens(&chars, &[]) {
        match token.kind {
            TokenKind::Amount(amount) if found.is_none() => found = Some(amount),
            TokenKind::Word(Role::Least) if found.is_none() => is_least = true,
            TokenKind::Word(Role::Above) if found.is_some() => is_least = true,
            _ => return None,
        }
    }
    found.map(|found| CellValue::Amount { amount: found.amount, unit: Some(found.unit), is_least })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_in_every_way_they_are_written() {
        let read = |text: &str| value(&text.chars().collect::<Vec<_>>());
        for (text, unit, is_least) in [
            ("72", None, false),
            ("≥72", None, true),
            ("72以上", None, true),
            ("七十二", None, false),
            ("不少于 72 学时", Some(Unit::Hour), true),
            ("72学分", Some(Unit::Credit), false),
            ("七十二学时", Some(Unit::Hour), false),
            ("72学时以上", Some(Unit::Hour), true),
        ] {
            assert_eq!(read(text), CellValue::Amount { amount: Amount::whole(72), unit, is_least }, "{text}");
        }
        for text in ["", " — ", "/"] {
            assert_eq!(read(text), CellValue::Nothing, "{text}");
        }
        for text in ["≤72", "不超过72学时", "72-90", "72（选修除外）", "0.5天/次", "72*", "无", "72以下", "三分之二"]
        {
            assert_eq!(read(text), CellValue::Unread, "{text}");
        }
    }
}
