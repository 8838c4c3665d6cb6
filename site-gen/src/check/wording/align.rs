//! Pairs the lines of two languages.

use std::ops::Range;

use super::finder::Meaning;

/// A line of the source and one of the translation; none where a line has no counterpart.
pub(super) type LinePair = (Option<usize>, Option<usize>);

/// How many pairs of lines are tried.
const MOST_PAIRS: usize = 100_000;

/// Pairs lines, given what each says, in order. As many lines as there are are paired one by one; where one language has
/// more of them, those that have least in common with the other language stay alone.
pub(super) fn pairs(source: &[Vec<Meaning>], translation: &[Vec<Meaning>]) -> Vec<LinePair> {
    // So many that each would be held against each for too long are paired in order as well.
    if source.len() == translation.len() || source.len().saturating_mul(translation.len()) > MOST_PAIRS {
        let longer = source.len().max(translation.len());
        let there = |count: usize, at: usize| (at < count).then_some(at);
        return (0..longer).map(|at| (there(source.len(), at), there(translation.len(), at))).collect();
    }
    let (rows, columns) = (source.len(), translation.len());
    // The best that can be had in common behind each pair of places.
    let mut best = vec![vec![0_usize; columns + 1]; rows + 1];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let paired = best[row + 1][column + 1] + likeness(&source[row], &translation[column]);
            best[row][column] = paired.max(best[row + 1][column]).max(best[row][column + 1]);
        }
    }
    let (mut row, mut column, mut found) = (0, 0, Vec::new());
    while row < rows || column < columns {
        let is_paired = row < rows
            && column < columns
            && best[row][column] == best[row + 1][column + 1] + likeness(&source[row], &translation[column]);
        if is_paired {
            found.push((Some(row), Some(column)));
            (row, column) = (row + 1, column + 1);
        } else if column == columns || (row < rows && best[row][column] == best[row + 1][column]) {
            found.push((Some(row), None));
            row += 1;
        } else {
            found.push((None, Some(column)));
            column += 1;
        }
    }
    found
}

/// How many sentences of the source and of the translation may say together what the others do.
const BEADS: [(usize, usize); 6] = [(1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2)];

/// A way to a pair of places: its worth, and its last step.
type Way = (isize, (usize, usize));

/// Pairs the sentences of a line, given what each says, in order: each some of the source with some of the translation.
/// All of them together where they cannot be paired so.
pub(super) fn beads(source: &[Vec<Meaning>], translation: &[Vec<Meaning>]) -> Vec<(Range<usize>, Range<usize>)> {
    let (rows, columns) = (source.len(), translation.len());
    // The best way to each pair of places.
    let mut best: Vec<Vec<Option<Way>>> = vec![vec![None; columns + 1]; rows + 1];
    best[0][0] = Some((0, (0, 0)));
    for row in 0..=rows {
        for column in 0..=columns {
            for (own, other) in BEADS.into_iter().filter(|(own, other)| *own <= row && *other <= column) {
                let (from, upto) = (row - own, column - other);
                let Some((worth, _)) = best[from][upto] else { continue };
                let shared = likeness(&source[from..row].concat(), &translation[upto..column].concat());
                let worth = worth + shared.cast_signed() - 3 * (own + other).cast_signed();
                if best[row][column].is_none_or(|(known, _)| known < worth) {
                    best[row][column] = Some((worth, (own, other)));
                }
            }
        }
    }
    let (mut row, mut column, mut found) = (rows, columns, Vec::new());
    while let Some((_, (own, other))) = best[row][column].filter(|(_, step)| *step != (0, 0)) {
        found.push((row - own..row, column - other..column));
        (row, column) = (row - own, column - other);
    }
    found.reverse();
    if found.is_empty() { vec![(0..rows, 0..columns)] } else { found }
}

/// How much two lines have in common; a little where it is nothing, so that lines without words are paired as well.
fn likeness(one: &[Meaning], other: &[Meaning]) -> usize {
    let mut left = other.to_vec();
    let shared = one.iter().filter(|meaning| {
        let place = left.iter().position(|other| other == *meaning);
        place.map(|at| left.swap_remove(at)).is_some()
    });
    1 + 4 * shared.count()
}

#[cfg(test)]
mod tests {
    use super::{beads, pairs};

    #[test]
    fn sentences_are_paired_with_what_says_the_same() {
        let source = [vec![1, 2, 3, 4], vec![5]];
        for (translation, expected) in [
            (vec![vec![1, 2], vec![3, 4], vec![5]], vec![(0..1, 0..2), (1..2, 2..3)]),
            (vec![vec![1, 2, 3, 4], vec![5]], vec![(0..1, 0..1), (1..2, 1..2)]),
            (vec![vec![1, 5]], vec![(0..2, 0..1)]),
        ] {
            assert_eq!(beads(&source, &translation), expected, "{translation:?}");
        }
    }

    #[test]
    fn a_line_without_a_counterpart_stays_alone() {
        let source = [vec![1, 2], vec![3], vec![4, 5]];
        for (translation, expected) in [
            (vec![vec![1], vec![3], vec![5]], vec![(Some(0), Some(0)), (Some(1), Some(1)), (Some(2), Some(2))]),
            (vec![vec![1], vec![4]], vec![(Some(0), Some(0)), (Some(1), None), (Some(2), Some(1))]),
            (vec![], vec![(Some(0), None), (Some(1), None), (Some(2), None)]),
            (
                vec![vec![1], vec![9], vec![3], vec![4]],
                vec![(Some(0), Some(0)), (None, Some(1)), (Some(1), Some(2)), (Some(2), Some(3))],
            ),
        ] {
            assert_eq!(pairs(&source, &translation), expected, "{translation:?}");
        }
    }
}
