//! The largest flow through a small network, sent to one place after another.

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
            self.arcs.push(Arc { to, left });
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

    /// Adds to what an arc carries.
    pub(crate) fn carry(&mut self, arc: usize, amount: u64) {
        self.arcs[arc].left = self.arcs[arc].left.saturating_sub(amount);
        self.arcs[arc ^ 1].left = self.arcs[arc ^ 1].left.saturating_add(amount);
    }

    /// Sends up to `wanted` from the sources to the target by the shortest ways, and says how much went. What was
    /// sent elsewhere before keeps its amount and may take other ways.
    pub(crate) fn send(&mut self, sources: &[usize], target: usize, wanted: u64) -> u64 {
        let mut sent = 0;
        while sent < wanted
            && let Some(way) = self.way(sources, target)
        {
            let narrowest = way.iter().map(|arc| self.arcs[*arc].left).min().unwrap_or(0);
            let amount = narrowest.min(wanted - sent);
            way.iter().for_each(|arc| self.carry(*arc, amount));
            sent += amount;
        }
        sent
    }

    /// The arcs of a shortest way that can carry something, the last first.
    fn way(&self, sources: &[usize], target: usize) -> Option<Vec<usize>> {
        let mut by: Vec<Option<usize>> = vec![None; self.leaving.len()];
        let mut reached: Vec<usize> = sources.to_vec();
        let mut next = 0;
        while let Some(&place) = reached.get(next) {
            next += 1;
            for &arc in &self.leaving[place] {
                let Arc { to, left } = self.arcs[arc];
                if left > 0 && by[to].is_none() && !sources.contains(&to) {
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
    fn a_later_target_is_served_by_turning_earlier_ways() {
        let mut network = Network::default();
        let [source, left, right, first, second] = [(); 5].map(|()| network.place());
        network.arc(source, left, 10);
        network.arc(source, right, 4);
        let arcs = [(left, first), (right, first), (left, second)].map(|(from, to)| network.arc(from, to, ANY));
        assert_eq!(network.send(&[source], first, 10), 10);
        assert_eq!(network.send(&[source], second, 10), 4);
        assert_eq!(arcs.map(|arc| network.carried(arc)).iter().sum::<u64>(), 14);
        assert_eq!(network.send(&[source], first, 1), 0);
    }
}
