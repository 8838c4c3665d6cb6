//! Sorting for the browser, where each sort of the standard library is 5 KB.

use std::cmp::Ordering;

/// The places of `count` things in ascending order, by insertion; equal things keep their order.
pub(crate) fn in_order(count: usize, compare: &dyn Fn(&usize, &usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::with_capacity(count);
    for next in 0..count {
        let at = order.partition_point(|placed| compare(placed, &next).is_le());
        order.insert(at, next);
    }
    order
}
