//! Sorting for the browser, where every use of the standard library's sort adds 5 KB to the program.

use std::cmp::Ordering;

/// The numbers below `count` in the order that `compare` gives them, by insertion sort; equal ones keep their order.
pub(crate) fn in_order(count: usize, compare: &dyn Fn(&usize, &usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::with_capacity(count);
    for next in 0..count {
        let at = order.partition_point(|placed| compare(placed, &next).is_le());
        order.insert(at, next);
    }
    order
}
