//! In which order texts of a list are shown.

use std::cmp::Ordering;

/// Compares two cells as people count: runs of digits as numbers, so that 部门2 stands before 部门10, the rest by its
/// characters.
pub(super) fn by_cell(one: &str, other: &str) -> Ordering {
    let (mut one, mut other) = (one, other);
    loop {
        let (digits, others) = (digits(one), digits(other));
        let order = if digits.is_empty() || others.is_empty() {
            let (mut chars, mut other_chars) = (one.chars(), other.chars());
            let order = match (chars.next(), other_chars.next()) {
                (None, None) => return Ordering::Equal,
                (mine, theirs) => mine.cmp(&theirs),
            };
            (one, other) = (chars.as_str(), other_chars.as_str());
            order
        } else {
            (one, other) = (&one[digits.len()..], &other[others.len()..]);
            let [mine, theirs] = [digits, others].map(|run| run.trim_start_matches('0'));
            mine.len().cmp(&theirs.len()).then_with(|| mine.cmp(theirs))
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

/// The digits with which a text begins.
fn digits(text: &str) -> &str {
    &text[..text.bytes().take_while(u8::is_ascii_digit).count()]
}

#[cfg(test)]
mod tests {
    use super::by_cell;

    #[test]
    fn digits_are_compared_as_numbers() {
        let mut cells = ["部门10", "乙", "10", "9", "部门2", "9.5", "", "007", "部门2甲", "18 学时", "甲"];
        cells.sort_by(|one, other| by_cell(one, other));
        assert_eq!(cells, ["", "007", "9", "9.5", "10", "18 学时", "乙", "甲", "部门2", "部门2甲", "部门10"]);
    }
}
