//! Pairs the lines of two languages.

use super::finder::Meaning;

/// A line of the source and one of the translation; none where a line has no counterpart.
pub(super) type LinePair = (Option<usize>, Option<usize>);

/// Pairs lines, given what each says, in order. As many lines as there are are paired one by one; where one language has
/// more of them, those that have least in common with the other language stay alone.
pub(super) fn pairs(source: &[Vec<Meaning>], translation: &[Vec<Meaning>]) -> Vec<LinePair> {
    if source.len() == translation.len() {
        return (0..source.len()).map(|at| (Some(at), Some(at))).collect();
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
    use super::pairs;

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
