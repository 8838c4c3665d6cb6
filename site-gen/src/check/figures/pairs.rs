//! What one text has and another lacks, side by side.

/// What a source has alone, and what its translation has in that place.
pub(super) type Pair<'a, T> = (Option<&'a T>, Option<&'a T>);

/// Pairs what only a source has with what only its translation has, in order.
pub(super) fn pairs<'a, T>(left_out: &'a [T], added: &'a [T]) -> impl Iterator<Item = Pair<'a, T>> {
    (0..left_out.len().max(added.len())).map(|at| (left_out.get(at), added.get(at)))
}
