//! In which order rows are shown.

use std::cmp::Ordering;

/// Compares two cells: as numbers where both are, else as texts.
pub(super) fn by_cell(one: &str, other: &str) -> Ordering {
    match (number(one), number(other)) {
        (Some(one), Some(other)) => one.cmp(&other),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => one.cmp(other),
    }
}

/// A number of digits alone, in hundredths.
fn number(cell: &str) -> Option<u64> {
    let (whole, part) = cell.split_once('.').unwrap_or((cell, ""));
    if whole.len() > 15 || part.len() > 2 || whole.is_empty() {
        return None;
    }
    let padded = format!("{part:0<2}");
    whole.parse::<u64>().ok()?.checked_mul(100)?.checked_add(padded.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::by_cell;

    #[test]
    fn numbers_stand_in_their_order_before_texts() {
        let mut cells = ["乙", "10", "9", "甲", "9.5", "", "18 学时"];
        cells.sort_by(|one, other| by_cell(one, other));
        assert_eq!(cells, ["9", "9.5", "10", "", "18 学时", "乙", "甲"]);
    }
}
