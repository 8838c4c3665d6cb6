//! A flow round a small network, raised on one arc after another.

/// No bound.
pub(crate) const ANY: u64 = u64::MAX;

/// Places and the arcs between them. Arc `n ^ 1` is arc `n` turned round: what it can still carry is what `n` carries.
#[derive(Default)]
pub(crate) struct Network {
    arcs: Vec<Arc>,
    leaving: Vec<Vec<usize>>,
}

struct Arc {
    to: usize,
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
        for (from, to, left) in [(from, to, capacity), (to, from, 0)] {
            self.leaving[from].push(self.arcs.len());
            self.arcs.push(Arc { to, left, kept: 0 });
        }
        self.arcs.len() - 2
    }

    /// What an arc carries.
    pub(crate) fn carried(&self, arc: usize) -> u64 {
        self.arcs[arc ^ 1].left
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
        self.arcs[arc ^ 1].left = self.arcs[arc ^ 1].left.saturating_add(amount);
    }

    /// Makes an arc carry the least amount, or as much of it as can be, by the shortest ways round from its end to its
    /// beginning; from now on it carries no less. What other arcs keep is not touched.
    pub(crate) fn raise(&mut self, arc: usize, least: u64) {
        self.keep(arc, least);
        while self.carried(arc) < least
            && let Some(way) = self.way(self.arcs[arc].to, self.arcs[arc ^ 1].to)
        {
            let narrowest = way.iter().chain([&arc]).map(|arc| self.free(*arc)).min().unwrap_or(0);
            let amount = narrowest.min(least - self.carried(arc));
            if amount == 0 {
                break;
            }
            way.iter().chain([&arc]).for_each(|arc| self.carry(*arc, amount));
            self.keep(arc, least);
        }
    }

    fn keep(&mut self, arc: usize, least: u64) {
        self.arcs[arc ^ 1].kept = self.carried(arc).min(least);
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
                        return Some(self.back(&by, target));
                    }
                    reached.push(to);
                }
            }
        }
        None
    }

    fn back(&self, by: &[Option<usize>], target: usize) -> Vec<usize> {
        let step = |arc: &usize| by[self.arcs[arc ^ 1].to];
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
        assert_eq!([there, there ^ 1].map(|arc| network.carried(arc)), [3, 7]);
        assert_eq!([there, back].map(|arc| network.is_full(arc)), [false, true]);
    }
}
