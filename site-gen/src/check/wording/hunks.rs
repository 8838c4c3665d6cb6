//! Where a text differs from what it was.

use std::ops::Range;

use crate::difference::{Piece, compare};

/// One change of a text: the bytes that stood there, and those that stand there now. Either may be none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::check) struct Hunk {
    pub(in crate::check) before: Range<usize>,
    pub(in crate::check) now: Range<usize>,
}

/// The changes of a text, in order.
pub(super) fn hunks(before: &str, now: &str) -> Vec<Hunk> {
    let (mut found, mut at): (Vec<Hunk>, [usize; 2]) = (Vec::new(), [0, 0]);
    for piece in compare(before, now) {
        let [old, new] = at;
        let length = piece.text().len();
        let (old_end, new_end) = match piece {
            Piece::Same(_) => (old + length, new + length),
            Piece::Removed(_) => (old + length, new),
            Piece::Added(_) => (old, new + length),
        };
        at = [old_end, new_end];
        if !piece.is_change() {
            continue;
        }
        match found.last_mut().filter(|last| last.before.end == old && last.now.end == new) {
            Some(last) => (last.before.end, last.now.end) = (old_end, new_end),
            None => found.push(Hunk { before: old..old_end, now: new..new_end }),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::hunks;

    #[test]
    fn changes_are_found_with_what_stood_there() {
        for (before, now, expected) in [
            ("甲不设乙", "甲设乙", &[("不", "")][..]),
            ("the employer pays", "the province pays", &[("employer", "province")]),
            ("a b", "a b", &[]),
        ] {
            let found: Vec<(&str, &str)> =
                hunks(before, now).into_iter().map(|one| (&before[one.before], &now[one.now])).collect();
            assert_eq!(found, expected);
        }
    }
}
