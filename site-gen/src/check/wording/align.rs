//! Pairs the lines of two languages.

use std::ops::Range;

use super::finder::Meaning;

/// Lines of the source and of the translation; none of one where the other's has no counterpart.
pub(super) type LinePair = (Range<usize>, Range<usize>);

/// How many pairs of lines are tried.
const MOST_PAIRS: usize = 40_000;

/// How many lines of one language may be one of the other: a list may be a sentence there.
const MOST_MERGED: usize = 6;

/// What a line has to have in common with those beside it, rather than to stand alone.
const ALONE: isize = 2;

/// Pairs lines, given what each says, in order. As many lines as there are are paired one by one; where one language has
/// more of them, some that say together what one of the other says are paired with that, and those that have least in
/// common with the other language stay alone.
pub(super) fn pairs(source: &[Vec<Meaning>], translation: &[Vec<Meaning>]) -> Vec<LinePair> {
    let (rows, columns) = (source.len(), translation.len());
    // So many that each would be held against each for too long are paired in order as well.
    if rows == columns || rows.saturating_mul(columns) > MOST_PAIRS {
        let there = |count: usize, at: usize| at.min(count)..(at + 1).min(count);
        return (0..rows.max(columns)).map(|at| (there(rows, at), there(columns, at))).collect();
    }
    // The best that can be had in common behind each pair of places, and the step to it.
    let mut best = vec![vec![(0_isize, (0, 0)); columns + 1]; rows + 1];
    for row in (0..=rows).rev() {
        for column in (0..=columns).rev() {
            let mut found = (isize::MIN, (0, 0));
            for (own, other) in steps().filter(|(own, other)| row + own <= rows && column + other <= columns) {
                let shared = match (own, other) {
                    (0, _) | (_, 0) => -ALONE,
                    (1, 1) => likeness(&source[row], &translation[column]).cast_signed(),
                    _ => {
                        let (rows, columns) = (&source[row..row + own], &translation[column..column + other]);
                        let extra = (own + other - 2).cast_signed();
                        shared(&rows.concat(), &columns.concat()).cast_signed() - ALONE * extra
                    }
                };
                let worth = best[row + own][column + other].0 + shared;
                if worth > found.0 || found.1 == (0, 0) {
                    found = (worth, (own, other));
                }
            }
            best[row][column] = if found.1 == (0, 0) { (0, (0, 0)) } else { found };
        }
    }
    let (mut row, mut column, mut found) = (0, 0, Vec::new());
    while row < rows || column < columns {
        let (own, other) = best[row][column].1;
        found.push((row..row + own, column..column + other));
        (row, column) = (row + own, column + other);
    }
    found
}

/// How many lines of each language a step may take, the plainest first.
fn steps() -> impl Iterator<Item = (usize, usize)> {
    let merged = (2..=MOST_MERGED).flat_map(|many| [(many, 1), (1, many)]);
    [(1, 1), (1, 0), (0, 1)].into_iter().chain(merged)
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
    1 + shared(one, other)
}

fn shared(one: &[Meaning], other: &[Meaning]) -> usize {
    let mut left = other.to_vec();
    let shared = one.iter().filter(|meaning| {
        let place = left.iter().position(|other| other == *meaning);
        place.map(|at| left.swap_remove(at)).is_some()
    });
    4 * shared.count()
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
            (vec![vec![1], vec![3], vec![5]], vec![(0..1, 0..1), (1..2, 1..2), (2..3, 2..3)]),
            (vec![vec![1], vec![4]], vec![(0..1, 0..1), (1..2, 1..1), (2..3, 1..2)]),
            (vec![], vec![(0..1, 0..0), (1..2, 0..0), (2..3, 0..0)]),
            (vec![vec![1], vec![9], vec![3], vec![4]], vec![(0..1, 0..1), (1..1, 1..2), (1..2, 2..3), (2..3, 3..4)]),
            (vec![vec![1, 2, 3], vec![4, 5]], vec![(0..2, 0..1), (2..3, 1..2)]),
            (vec![vec![1, 2, 3, 4, 5]], vec![(0..3, 0..1)]),
        ] {
            assert_eq!(pairs(&source, &translation), expected, "{translation:?}");
        }
    }
}
