//! Circulations in a small network by augmenting paths.
//!
//! [`Network::raise`] is the Edmonds-Karp algorithm for one arc: it looks for a shortest path with residual capacity from
//! the arc's end back to its beginning, breadth first, and sends as much round that cycle as its narrowest arc lets
//! through, until the arc carries enough or there is no path. What was raised before becomes a lower bound: the
//! residual capacity of a reverse arc never takes from it. So needs are met one after another, the earlier ones first.

use std::num::NonZeroU64;

/// The capacity of an arc without an upper bound, and the aim of raising an arc's flow as far as it goes.
pub(crate) const ANY: u64 = u64::MAX;

/// A flow network: places (vertices) and the arcs between them, each with its reverse arc in the residual graph.
#[derive(Default)]
pub(crate) struct Network {
    arcs: Vec<Arc>,
    leaving: Vec<Vec<usize>>,
}

/// An arc; a reverse arc is stored in the same way.
struct Arc {
    /// The place it leads to.
    to: usize,
    /// The reverse arc; its residual capacity is the flow of this one.
    reverse: usize,
    /// Residual capacity: how much more it can carry.
    residual: u64,
    /// The part of the residual capacity that may not be used: the lower bound of the reverse arc's flow.
    kept: u64,
}

impl Network {
    /// Adds a place and returns its number.
    pub(crate) fn place(&mut self) -> usize {
        self.leaving.push(Vec::new());
        self.leaving.len() - 1
    }

    /// Adds an arc with a capacity and returns its number.
    pub(crate) fn arc(&mut self, from: usize, to: usize, capacity: u64) -> usize {
        let [arc, reverse] = [self.arcs.len(), self.arcs.len() + 1];
        self.leaving[from].push(arc);
        self.leaving[to].push(reverse);
        self.arcs.push(Arc { to, reverse, residual: capacity, kept: 0 });
        self.arcs.push(Arc { to: from, reverse: arc, residual: 0, kept: 0 });
        arc
    }

    fn reverse(&mut self, arc: usize) -> &mut Arc {
        let reverse = self.arcs[arc].reverse;
        &mut self.arcs[reverse]
    }

    /// The place that an arc leaves.
    fn from(&self, arc: usize) -> usize {
        self.arcs[self.arcs[arc].reverse].to
    }

    /// The flow of an arc.
    pub(crate) fn carried(&self, arc: usize) -> u64 {
        self.arcs[self.arcs[arc].reverse].residual
    }

    /// Whether an arc can carry no more.
    pub(crate) fn is_full(&self, arc: usize) -> bool {
        self.arcs[arc].residual == 0
    }

    /// How much more an arc can carry without going below the lower bound of its reverse arc.
    fn free(&self, arc: usize) -> u64 {
        let Arc { residual, kept, .. } = self.arcs[arc];
        residual - kept
    }

    /// Adds to the flow of an arc, which takes from its residual capacity and adds to that of its reverse arc.
    fn carry(&mut self, arc: usize, amount: u64) {
        self.arcs[arc].residual = self.arcs[arc].residual.saturating_sub(amount);
        let reverse = self.reverse(arc);
        reverse.residual = reverse.residual.saturating_add(amount);
    }

    /// Raises the flow of an arc to `least`, or as far as possible, and makes what it then carries of it a lower bound.
    /// The lower bounds of other arcs hold.
    pub(crate) fn raise(&mut self, arc: usize, least: u64) {
        self.keep(arc, least);
        while let Some(missing) = NonZeroU64::new(least.saturating_sub(self.carried(arc)))
            && let Some(mut cycle) = self.shortest_path(self.arcs[arc].to, self.from(arc))
        {
            cycle.push(arc);
            let mut amount = missing.get();
            for &arc in &cycle {
                amount = amount.min(self.free(arc));
            }
            if amount == 0 {
                break;
            }
            for &arc in &cycle {
                self.carry(arc, amount);
            }
            self.keep(arc, least);
        }
    }

    /// Makes what an arc carries now, at most `least`, the lower bound of its flow.
    fn keep(&mut self, arc: usize, least: u64) {
        let carried = self.carried(arc);
        self.reverse(arc).kept = carried.min(least);
    }

    /// The arcs of a shortest path with residual capacity, the last first; none where there is no such path.
    fn shortest_path(&self, source: usize, target: usize) -> Option<Vec<usize>> {
        let mut by: Vec<Option<usize>> = vec![None; self.leaving.len()];
        let mut reached = vec![source];
        let mut next = 0;
        while let Some(&place) = reached.get(next) {
            next += 1;
            for &arc in &self.leaving[place] {
                let to = self.arcs[arc].to;
                if self.free(arc) > 0 && by[to].is_none() && to != source {
                    by[to] = Some(arc);
                    if to == target {
                        return Some(self.backwards(&by, target));
                    }
                    reached.push(to);
                }
            }
        }
        None
    }

    /// The arcs by which the search reached a place, the last first.
    fn backwards(&self, by: &[Option<usize>], target: usize) -> Vec<usize> {
        let mut path = Vec::new();
        let mut last = by[target];
        while let Some(arc) = last {
            path.push(arc);
            last = by[self.from(arc)];
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raising_one_arc_turns_ways_and_keeps_what_others_carry() {
        let mut network = Network::default();
        let [source, left, right, first, second] = [(); 5].map(|()| network.place());
        network.arc(source, left, 10);
        network.arc(source, right, 4);
        for (from, to) in [(left, first), (right, first), (left, second)] {
            network.arc(from, to, ANY);
        }
        let [to_first, to_second] = [first, second].map(|place| network.arc(place, source, ANY));
        network.raise(to_first, 10);
        network.raise(to_second, ANY);
        assert_eq!([to_first, to_second].map(|arc| network.carried(arc)), [10, 4]);
        network.raise(to_first, ANY);
        assert_eq!(network.carried(to_first), 10, "nothing is taken from the second");
    }

    #[test]
    fn an_arc_turned_round_carries_what_is_left_of_it() {
        let mut network = Network::default();
        let [one, other] = [(); 2].map(|()| network.place());
        let there = network.arc(one, other, 10);
        let back = network.arc(other, one, 3);
        network.raise(there, ANY);
        assert_eq!([there, network.arcs[there].reverse].map(|arc| network.carried(arc)), [3, 7]);
        assert_eq!([there, back].map(|arc| network.is_full(arc)), [false, true]);
    }
}
