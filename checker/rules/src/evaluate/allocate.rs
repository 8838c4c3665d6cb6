//! Allocation: how much of the claims counts, as a flow (see `flow`) in a network.
//!
//! Limits and categories are two families of bounds, each nested in itself. The network leads from the limits through
//! the claims to the categories and back; each bound is the capacity of an arc. The flow is raised, as far as the
//! limits allow, on the minimums of single years first, then on what each category needs in reading order, then on what
//! is needed in all, and then as far as it goes. Raising one arc never takes from what was raised before: if all needs
//! can be met at once, they are, whatever the order of the entries.

use std::cmp::Ordering;

use super::account::Account;
use super::claims::{Bound, Claim, Slot};
use super::needs::Needs;
use super::tree::Place;
use crate::flow::{ANY, Network};
use crate::order::in_order;
use crate::{Amount, ClauseId, Why};

/// Claims of one category, with the same bounds and rate. They are one arc of the network.
struct Group {
    /// Places in the list of claims, in the order in which what counts is handed to them.
    claims: Vec<usize>,
    /// What they are worth together, in the requirement's unit.
    worth: Amount,
}

/// How much counts, in the requirement's unit.
pub(super) struct Counted {
    /// Of each claim, in their order.
    pub(super) claims: Vec<Served>,
    /// Of each category, its sub-categories included, in the order of the tree.
    pub(super) categories: Vec<Amount>,
    /// Of each year that has a minimum of its own.
    pub(super) years: Vec<OfYear>,
}

/// How much counts of one claim, in the requirement's unit.
#[derive(Default)]
pub(super) struct Served {
    pub(super) worth: Amount,
    pub(super) counts: Amount,
    /// Why the rest does not count; none where all of it does.
    pub(super) obstacle: Option<Obstacle>,
}

/// How much counts in a single year of the period.
pub(super) struct OfYear {
    pub(super) year: u16,
    pub(super) counted: Amount,
}

/// Why something does not count, and the clause that says so.
#[derive(Clone)]
pub(super) struct Obstacle {
    pub(super) why: Why,
    pub(super) clause: ClauseId,
}

/// The capacity of a bound, in parts of an amount, and the obstacle it is when full; none for what has no limit.
struct Most {
    parts: u64,
    obstacle: Option<Obstacle>,
}

impl<'a> Account<'a> {
    /// How much of each claim, category and year counts: the most that the bounds allow, needs met as far as possible.
    pub(super) fn allocate(&self, claims: &[Claim], needs: &Needs<'_>) -> Counted {
        let groups = self.groups(claims);
        let bounded = claims.iter().any(|claim| !claim.bounds.is_empty())
            || self.tree.places.iter().any(|place| place.rule.max.is_some());
        if bounded {
            return Flow::new(self, claims, &groups, needs).counted(self, claims, &groups, needs);
        }
        let categories = self.sums(claims, &groups);
        Counted { claims: served(claims, &groups, &|at| (groups[at].worth, None)), categories, years: Vec::new() }
    }

    fn groups(&self, claims: &[Claim]) -> Vec<Group> {
        let entry = |at: usize| &self.facts.entries[claims[at].entry];
        let by_group = |a: usize, b: usize| compare(&claims[a], &claims[b]);
        let order = in_order(claims.len(), &|&a, &b| by_group(a, b).then_with(|| entry(a).cmp(entry(b))));
        let mut groups: Vec<Group> = Vec::new();
        for at in order {
            match groups.last_mut() {
                Some(group) if by_group(group.claims[0], at).is_eq() => group.claims.push(at),
                _ => groups.push(Group { claims: vec![at], worth: Amount::ZERO }),
            }
        }
        for group in &mut groups {
            let mut amount = Amount::ZERO;
            for at in &group.claims {
                amount = amount + claims[*at].amount;
            }
            group.worth = amount.times(claims[group.claims[0]].rate);
        }
        groups
    }

    /// What the groups of each category are worth, those of its sub-categories included.
    fn sums(&self, claims: &[Claim], groups: &[Group]) -> Vec<Amount> {
        let mut own = vec![Amount::ZERO; self.tree.places.len()];
        for group in groups {
            let category = claims[group.claims[0]].category;
            own[category] = own[category] + group.worth;
        }
        self.tree.with_parts(own)
    }

    fn bound(&self, bound: Bound) -> Most {
        let by =
            |id: &str, clause: &ClauseId| Some(Obstacle { why: Why::Limit(id.to_owned()), clause: clause.clone() });
        match bound {
            Bound::Limit(at, _) => {
                let limit = &self.rules.limits[at];
                Most { parts: self.most(limit).parts(), obstacle: by(&limit.id, &limit.clause) }
            }
            Bound::CarryOver(at) => {
                let rule = &self.rules.carry_over[at];
                Most { parts: rule.max.map_or(ANY, Amount::parts), obstacle: by(&rule.id, &rule.clause) }
            }
            Bound::Year(_) => Most { parts: ANY, obstacle: None },
        }
    }
}

/// The order of claims in which those of one group are equal: by category, bounds and rate.
fn compare(a: &Claim, b: &Claim) -> Ordering {
    a.category.cmp(&b.category).then_with(|| a.bounds.cmp(&b.bounds)).then_with(|| a.rate.cmp(&b.rate))
}

/// Hands what counts of each group to its claims, one after another.
fn served(claims: &[Claim], groups: &[Group], counted: &dyn Fn(usize) -> (Amount, Option<Obstacle>)) -> Vec<Served> {
    let mut served = Vec::with_capacity(claims.len());
    served.resize_with(claims.len(), Served::default);
    for (at, group) in groups.iter().enumerate() {
        let (mut left, obstacle) = counted(at);
        let (mut given, mut before) = (Amount::ZERO, Amount::ZERO);
        for claim in &group.claims {
            // Worth is of the sum up to here, so that splitting an entry in two changes nothing.
            given = given + claims[*claim].amount;
            let up_to_here = given.times(claims[*claim].rate);
            let worth = up_to_here - before;
            before = up_to_here;
            let counts = worth.min(left);
            left = left - counts;
            let obstacle = if counts < worth { obstacle.clone() } else { None };
            served[*claim] = Served { worth, counts, obstacle };
        }
    }
    served
}

/// The network, and those of its arcs whose flow is read or raised.
struct Flow {
    network: Network,
    source: usize,
    /// The arc from the root back to the source: its flow is all that counts.
    total: usize,
    /// The arc into each group.
    groups: Vec<usize>,
    /// The arc through each category.
    categories: Vec<usize>,
    /// The place behind all categories.
    root: usize,
    bounds: Vec<BoundArc>,
}

/// A bound in the network.
struct BoundArc {
    bound: Bound,
    /// The arc whose capacity it is.
    arc: usize,
    /// The place behind that arc.
    place: usize,
}

/// A bound, and the groups whose claims it limits.
struct Members {
    bound: Bound,
    groups: Vec<usize>,
}

impl Flow {
    fn new(account: &Account<'_>, claims: &[Claim], groups: &[Group], needs: &Needs<'_>) -> Self {
        let mut network = Network::default();
        let source = network.place();
        let root = network.place();
        let total = network.arc(root, source, ANY);
        let mut flow =
            Self { network, source, total, groups: Vec::new(), categories: Vec::new(), root, bounds: Vec::new() };
        let into = flow.add_categories(account, needs);
        let nested = nested(claims, groups);
        flow.add_bounds(account, &nested);
        for group in groups {
            let claim = &claims[group.claims[0]];
            let innermost = nested.iter().find(|members| claim.bounds.contains(&members.bound));
            let from = innermost.map_or(source, |members| flow.place_of(&members.bound));
            let place = flow.network.place();
            flow.groups.push(flow.network.arc(from, place, group.worth.parts()));
            flow.network.arc(place, into[claim.category], ANY);
        }
        flow
    }

    /// Adds the categories and returns the place before each. Hours that are owed raise the most that counts of a
    /// category along with its least.
    fn add_categories(&mut self, account: &Account<'_>, needs: &Needs<'_>) -> Vec<usize> {
        let network = &mut self.network;
        let mut into = Vec::new();
        for (category, need) in account.tree.places.iter().zip(&needs.categories) {
            let most = category.rule.max.map_or(ANY, |max| max.max(need.largest).parts());
            let before = network.place();
            let behind = network.place();
            let through = network.arc(before, behind, most);
            network.arc(behind, category.within.map_or(self.root, |within| into[within]), ANY);
            self.categories.push(through);
            into.push(before);
        }
        into
    }

    /// Adds the bounds, outer ones first, so that the inner ones can be put behind them.
    fn add_bounds(&mut self, account: &Account<'_>, nested: &[Members]) {
        for (at, Members { bound, groups }) in nested.iter().enumerate().rev() {
            let holds = |outer: &&Members| groups.iter().all(|group| outer.groups.contains(group));
            let outer = nested[at + 1..].iter().find(holds);
            let from = outer.map_or(self.source, |outer| self.place_of(&outer.bound));
            let place = self.network.place();
            let arc = self.network.arc(from, place, account.bound(*bound).parts);
            self.bounds.push(BoundArc { bound: *bound, arc, place });
        }
    }

    fn bound(&self, bound: &Bound) -> Option<&BoundArc> {
        self.bounds.iter().find(|known| known.bound == *bound)
    }

    /// The place behind a bound; the source for one that is not in the network.
    fn place_of(&self, bound: &Bound) -> usize {
        self.bound(bound).map_or(self.source, |known| known.place)
    }

    /// Each year that has a minimum of its own, and the arc into it.
    fn years(&self) -> Vec<(u16, usize)> {
        let mut years = Vec::new();
        for known in &self.bounds {
            if let Bound::Year(year) = known.bound {
                years.push((year, known.arc));
            }
        }
        years
    }

    fn counted(mut self, account: &Account<'_>, claims: &[Claim], groups: &[Group], needs: &Needs<'_>) -> Counted {
        self.fill(needs);
        let counted = |at: usize| {
            let counted = Amount::from_parts(self.network.carried(self.groups[at]));
            (counted, self.obstacle(account, &claims[groups[at].claims[0]]))
        };
        let claims = served(claims, groups, &counted);
        let (mut categories, mut years) = (Vec::new(), Vec::new());
        for through in &self.categories {
            categories.push(Amount::from_parts(self.network.carried(*through)));
        }
        for (year, arc) in self.years() {
            years.push(OfYear { year, counted: Amount::from_parts(self.network.carried(arc)) });
        }
        Counted { claims, categories, years }
    }

    /// Raises the flow for one need after another.
    fn fill(&mut self, needs: &Needs<'_>) {
        if let Some(need) = &needs.each_year {
            let years = self.years();
            for at in in_order(years.len(), &|a, b| years[*a].cmp(&years[*b])) {
                self.network.raise(years[at].1, need.amount.parts());
            }
        }
        for (through, need) in self.categories.iter().zip(&needs.categories) {
            self.network.raise(*through, need.amount.parts());
        }
        self.network.raise(self.total, needs.total.amount.parts());
        self.network.raise(self.total, ANY);
    }

    /// Why no more counts of a claim: its innermost bound that is full, else the category that is.
    fn obstacle(&self, account: &Account<'_>, claim: &Claim) -> Option<Obstacle> {
        let by_bound = self.innermost_full(claim).and_then(|bound| account.bound(bound).obstacle);
        if by_bound.is_some() {
            return by_bound;
        }
        let mut outer = Some(claim.category);
        while let Some(at) = outer {
            let Place { rule, within, .. } = &account.tree.places[at];
            if self.network.is_full(self.categories[at]) {
                return Some(Obstacle { why: Why::Most(rule.id.clone()), clause: rule.minimum.clause.clone() });
            }
            outer = *within;
        }
        None
    }

    /// The bound of a claim that is full: of several the one of a day, else of a year, else the first.
    fn innermost_full(&self, claim: &Claim) -> Option<Bound> {
        let mut innermost = None;
        for bound in &claim.bounds {
            let size = match bound {
                Bound::Limit(_, Slot::Day(_)) => 0,
                Bound::Limit(_, Slot::Year(_)) => 1,
                _ => 2,
            };
            let is_full = self.bound(bound).is_some_and(|known| self.network.is_full(known.arc));
            if is_full && innermost.is_none_or(|(least, _)| size < least) {
                innermost = Some((size, *bound));
            }
        }
        innermost.map(|(_, bound)| bound)
    }
}

/// Every bound with its groups, those with the fewest first: in a nested family each lies in the next that has all of
/// its groups. Years with a minimum of their own come last, outside of everything.
fn nested(claims: &[Claim], groups: &[Group]) -> Vec<Members> {
    let mut members: Vec<Members> = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        for bound in &claims[group.claims[0]].bounds {
            match members.iter_mut().find(|known| known.bound == *bound) {
                Some(known) => known.groups.push(at),
                None => members.push(Members { bound: *bound, groups: vec![at] }),
            }
        }
    }
    let size = |one: &Members| (matches!(one.bound, Bound::Year(_)), one.groups.len(), one.bound);
    let order = in_order(members.len(), &|a, b| size(&members[*a]).cmp(&size(&members[*b])));
    let mut nested = Vec::new();
    for at in order {
        let Members { bound, groups } = &mut members[at];
        nested.push(Members { bound: *bound, groups: std::mem::take(groups) });
    }
    nested
}
