//! Amounts that a sentence states and that are not read.

use crate::lexis::han_digit;

/// Whether a least amount is asked that is not written as a number: 不少于九十余学时, 不得少于半数.
pub(super) fn asks_without_figure(text: &str) -> bool {
    let least = ["不少于", "不得少于", "不应少于", "不低于", "不得低于", "不应低于", "至少", "≥", "过半"];
    let of_learning = ["学时", "学分", "课时", "科目", "天", "日"];
    let asked = least.iter().filter_map(|word| text.split_once(word));
    asked
        .into_iter()
        .any(|(before, behind)| of_learning.iter().any(|word| behind.contains(word) || before.contains(word)))
}

/// Units that no rule is drafted in.
const OTHER_UNITS: [&str; 6] = ["个工作日", "工作日", "个月", "学期", "元", "门"];

/// Whether a number of such a unit is said.
pub(super) fn has_other_amount(text: &str) -> bool {
    let is_number = |c: char| c.is_ascii_digit() || han_digit(c).is_some() || matches!(c, '十' | '百' | '两');
    OTHER_UNITS
        .iter()
        .flat_map(|unit| text.match_indices(unit))
        .any(|(at, _)| text[..at].trim_end().ends_with(is_number))
}
