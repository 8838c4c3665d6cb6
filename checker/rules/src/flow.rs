//! A flow round a small network, raised on one arc after another.

use std::num::NonZeroU64;

/// No bound.
pub(crate) const ANY: u64 = u64::MAX;

/// Places and the arcs between them.
#[derive(Default)]
pub(crate) struct Network {
    arcs: Vec<Arc>,
    leaving: Vec<Vec<usize>>,
}

struct Arc {
    to: usize,
    /// The arc turned round: what it can still carry is what this one carries.
    back: usize,
    left: u64,
    /// How much of that is not to be used: what the other way carries at least.
    kept: u64,
}

impl Network {
    /// A new place.
    pub(crate) fn place(&mut self) -> usize {
        self.leaving.push(Vec::new());
        self.leaving.len() - 1
    }

    /// A new arc that carries at most so much.
    pub(crate) fn arc(&mut self, from: usize, to: usize, capacity: u64) -> usize {
        let [there, back] = [self.arcs.len(), self.arcs.len() + 1];
        self.leaving[from].push(there);
        self.leaving[to].push(back);
        self.arcs.push(Arc { to, back, left: capacity, kept: 0 });
        self.arcs.push(Arc { to: from, back: there, left: 0, kept: 0 });
        there
    }

    fn back(&mut self, arc: usize) -> &mut Arc {
        let back = self.arcs[arc].back;
        &mut self.arcs[back]
    }

    /// The place that an arc leaves.
    fn from(&self, arc: usize) -> usize {
        self.arcs[self.arcs[arc].back].to
    }

    /// What an arc carries.
    pub(crate) fn carried(&self, arc: usize) -> u64 {
        self.arcs[self.arcs[arc].back].left
    }

    /// Whether an arc can carry no more.
    pub(crate) fn is_full(&self, arc: usize) -> bool {
        self.arcs[arc].left == 0
    }

    /// What an arc can still carry without taking from what is kept.
    fn free(&self, arc: usize) -> u64 {
        let Arc { left, kept, .. } = self.arcs[arc];
        left - kept
    }

    fn carry(&mut self, arc: usize, amount: u64) {
        self.arcs[arc].left = self.arcs[arc].left.saturating_sub(amount);
        let back = self.back(arc);
        back.left = back.left.saturating_add(amount);
    }

    /// Makes an arc carry the least amount, or as much of it as can be, by the shortest ways round from its end to its
    /// beginning; from now on it carries no less. What other arcs keep is not touched.
    pub(crate) fn raise(&mut self, arc: usize, least: u64) {
        self.keep(arc, least);
        while let Some(missing) = NonZeroU64::new(least.saturating_sub(self.carried(arc)))
            && let Some(way) = self.way(self.arcs[arc].to, self.from(arc))
        {
            let narrowest = way.iter().chain([&arc]).map(|arc| self.free(*arc)).min().unwrap_or(0);
            let amount = narrowest.min(missing.get());
            if amount == 0 {
                break;
            }
            way.iter().chain([&arc]).for_each(|arc| self.carry(*arc, amount));
            self.keep(arc, least);
        }
    }

    fn keep(&mut self, arc: usize, least: u64) {
        let carried = self.carried(arc);
        self.back(arc).kept = carried.min(least);
    }

    /// The arcs of a shortest way that can carry something, the last first.
    fn way(&self, source: usize, target: usize) -> Option<Vec<usize>> {
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

    fn backwards(&self, by: &[Option<usize>], target: usize) -> Vec<usize> {
        let step = |arc: &usize| by[self.from(*arc)];
        std::iter::successors(by[target], step).collect()
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
        assert_eq!([there, network.arcs[there].back].map(|arc| network.carried(arc)), [3, 7]);
        assert_eq!([there, back].map(|arc| network.is_full(arc)), [false, true]);
    }
}
