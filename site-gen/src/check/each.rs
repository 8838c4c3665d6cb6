//! Runs a check over many things at a time.

use rayon::prelude::*;

use crate::diag::Sink;

/// Checks each of some things; what is found stands in their order, as if one had been checked after the other.
pub(super) fn each<T: Sync>(things: &[T], sink: &mut Sink, check: impl Fn(&T, &mut Sink) + Sync) {
    let one = |thing: &T| {
        let mut own = Sink::default();
        check(thing, &mut own);
        own
    };
    let found: Vec<Sink> = things.par_iter().map(one).collect();
    found.into_iter().for_each(|own| sink.append(own));
}
