//! How much of the claims counts.
//!
//! Limits and categories are two families of bounds, each nested in itself: what counts is a flow from the limits
//! through the claims to the categories, and back. It fills, as far as the limits allow, the minimums of single years,
//! then what each category needs in reading order, then what is needed in all; then the rest counts too. Filling one
//! thing never takes from what was filled before: if every need can be met at once, it is, whatever the order of the
//! entries.

use super::account::Account;
use super::claims::{Bound, Claim, Slot};
use super::in_order;
use super::needs::Needs;
use crate::flow::{ANY, Network};
use crate::{Amount, ClauseId, Why};

/// Claims of one category, under the same bounds, converted alike: they are one amount.
struct Group {
    /// Places in the list of claims, in the order they are served.
    claims: Vec<usize>,
    worth: Amount,
}

/// What counts.
pub(super) struct Counted {
    /// Of each claim: its worth, how much of it counts, and what stands in the way of the rest.
    pub(super) claims: Vec<(Amount, Amount, Option<Obstacle>)>,
    /// Of each category, its parts included.
    pub(super) categories: Vec<Amount>,
    /// Of each year that has a minimum of its own.
    pub(super) years: Vec<(u16, Amount)>,
}

/// Why something does not count, and the clause that says so.
pub(super) type Obstacle = (Why, ClauseId);

impl<'a> Account<'a> {
    /// Counts as much as the bounds allow.
    pub(super) fn allocate(&self, claims: &[Claim], needs: &Needs<'_>) -> Counted {
        let groups = self.groups(claims);
        let bounded = claims.iter().any(|claim| !claim.bounds.is_empty())
            || self.tree.0.iter().any(|(category, _)| category.max.is_some());
        if bounded {
            return Flow::new(self, claims, &groups, needs).counted(self, claims, &groups, needs);
        }
        let counted = groups.iter().map(|group| group.worth).collect();
        let categories = self.sums(claims, &groups, counted);
        Counted { claims: served(claims, &groups, |at| (groups[at].worth, None)), categories, years: Vec::new() }
    }

    fn groups(&self, claims: &[Claim]) -> Vec<Group> {
        let entry = |at: &usize| &self.facts.entries[claims[*at].entry];
        let key = |at: &usize| (claims[*at].category, &claims[*at].bounds, claims[*at].rate);
        let order = in_order(claims.len(), &|a, b| key(a).cmp(&key(b)).then_with(|| entry(a).cmp(entry(b))));
        let group = |same: &[usize]| {
            let amount: Amount = same.iter().map(|at| claims[*at].amount).sum();
            Group { claims: same.to_vec(), worth: amount.times(claims[same[0]].rate) }
        };
        order.chunk_by(|a, b| key(a) == key(b)).map(group).collect()
    }

    fn sums(&self, claims: &[Claim], groups: &[Group], counted: Vec<Amount>) -> Vec<Amount> {
        let mut own = vec![Amount::ZERO; self.tree.0.len()];
        for (group, counted) in groups.iter().zip(counted) {
            let category = claims[group.claims[0]].category;
            own[category] = own[category] + counted;
        }
        self.tree.with_parts(own)
    }

    /// The most a bound lets through, and what it is.
    fn bound(&self, bound: Bound) -> (u64, Option<Obstacle>) {
        match bound {
            Bound::Limit(at, _) => {
                let limit = &self.rules.limits[at];
                (self.most(limit).parts(), Some((Why::Limit(limit.id.clone()), limit.clause.clone())))
            }
            Bound::CarryOver(at) => {
                let rule = &self.rules.carry_over[at];
                let most = rule.max.map_or(ANY, Amount::parts);
                (most, Some((Why::Limit(rule.id.clone()), rule.clause.clone())))
            }
            Bound::Year(_) => (ANY, None),
        }
    }
}

/// Hands what counts of each group to its claims, one after another.
fn served(
    claims: &[Claim],
    groups: &[Group],
    counted: impl Fn(usize) -> (Amount, Option<Obstacle>),
) -> Vec<(Amount, Amount, Option<Obstacle>)> {
    let mut served = vec![(Amount::ZERO, Amount::ZERO, None); claims.len()];
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
            served[*claim] = (worth, counts, obstacle.clone().filter(|_| counts < worth));
        }
    }
    served
}

/// The network, and its arcs that are read again.
struct Flow {
    network: Network,
    source: usize,
    /// Back from the root: all that counts.
    total: usize,
    /// Into each group.
    groups: Vec<usize>,
    /// Through each category.
    categories: Vec<usize>,
    /// Behind all categories.
    root: usize,
    /// Into each bound, and the bound's place.
    bounds: Vec<(Bound, usize, usize)>,
}

impl Flow {
    fn new(account: &Account<'_>, claims: &[Claim], groups: &[Group], needs: &Needs<'_>) -> Self {
        let mut network = Network::default();
        let [source, root] = [(); 2].map(|()| network.place());
        let total = network.arc(root, source, ANY);
        let mut flow =
            Self { network, source, total, groups: Vec::new(), categories: Vec::new(), root, bounds: Vec::new() };
        let into = flow.add_categories(account, needs);
        let nested = nested(claims, groups);
        flow.add_bounds(account, &nested);
        for group in groups {
            let claim = &claims[group.claims[0]];
            let innermost = nested.iter().map(|(bound, _)| bound).find(|bound| claim.bounds.contains(bound));
            let from = innermost.map_or(source, |bound| flow.bound(bound).1);
            let place = flow.network.place();
            flow.groups.push(flow.network.arc(from, place, group.worth.parts()));
            flow.network.arc(place, into[claim.category], ANY);
        }
        flow
    }

    /// Gives the place before each category. Hours that are owed raise the most of a category with its least.
    fn add_categories(&mut self, account: &Account<'_>, needs: &Needs<'_>) -> Vec<usize> {
        let network = &mut self.network;
        let mut into = Vec::new();
        for ((category, within), need) in account.tree.0.iter().zip(&needs.categories) {
            let most = category.max.map_or(ANY, |max| max.max(need.largest).parts());
            let [before, behind] = [(); 2].map(|()| network.place());
            let through = network.arc(before, behind, most);
            network.arc(behind, within.map_or(self.root, |within| into[within]), ANY);
            self.categories.push(through);
            into.push(before);
        }
        into
    }

    /// Outer bounds first, so that the inner ones can be put behind them.
    fn add_bounds(&mut self, account: &Account<'_>, nested: &[(Bound, Vec<usize>)]) {
        for (at, (bound, members)) in nested.iter().enumerate().rev() {
            let outer = nested[at + 1..].iter().find(|(_, outer)| members.iter().all(|member| outer.contains(member)));
            let from = outer.map_or(self.source, |(bound, _)| self.bound(bound).1);
            let place = self.network.place();
            let arc = self.network.arc(from, place, account.bound(*bound).0);
            self.bounds.push((*bound, arc, place));
        }
    }

    /// The arc into a bound, and its place.
    fn bound(&self, bound: &Bound) -> (usize, usize) {
        let known = self.bounds.iter().find(|(known, ..)| known == bound);
        known.map_or((0, self.source), |(_, arc, place)| (*arc, *place))
    }

    fn counted(mut self, account: &Account<'_>, claims: &[Claim], groups: &[Group], needs: &Needs<'_>) -> Counted {
        self.fill(needs);
        let counted = |at: usize| {
            let counted = Amount::from_parts(self.network.carried(self.groups[at]));
            (counted, self.obstacle(account, &claims[groups[at].claims[0]]))
        };
        let year = |(bound, arc, _): &(Bound, usize, usize)| match bound {
            Bound::Year(year) => Some((*year, Amount::from_parts(self.network.carried(*arc)))),
            _ => None,
        };
        Counted {
            claims: served(claims, groups, counted),
            categories: self
                .categories
                .iter()
                .map(|through| Amount::from_parts(self.network.carried(*through)))
                .collect(),
            years: self.bounds.iter().filter_map(year).collect(),
        }
    }

    fn fill(&mut self, needs: &Needs<'_>) {
        if let Some(need) = &needs.each_year {
            let years = self.bounds.iter().filter_map(|(bound, arc, _)| match bound {
                Bound::Year(year) => Some((*year, *arc)),
                _ => None,
            });
            let years: Vec<(u16, usize)> = years.collect();
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

    /// The innermost bound of a claim that lets nothing more through.
    fn obstacle(&self, account: &Account<'_>, claim: &Claim) -> Option<Obstacle> {
        let full = |bound: &&Bound| self.network.is_full(self.bound(bound).0);
        let by_slot = |bound: &&Bound| match bound {
            Bound::Limit(_, Slot::Day(_)) => 0,
            Bound::Limit(_, Slot::Year(_)) => 1,
            _ => 2,
        };
        let bound = claim.bounds.iter().filter(full).min_by_key(by_slot);
        bound.and_then(|bound| account.bound(*bound).1).or_else(|| {
            let mut outwards = account.tree.upwards(claim.category);
            let at = outwards.find(|at| self.network.is_full(self.categories[*at]))?;
            let category = account.tree.0[at].0;
            Some((Why::Most(category.id.clone()), category.minimum.clause.clone()))
        })
    }
}

/// Every bound with the groups under it, those with the fewest first: in a nested family each lies in the next that
/// has all of its groups. Years with a minimum lie outside of everything.
fn nested(claims: &[Claim], groups: &[Group]) -> Vec<(Bound, Vec<usize>)> {
    let mut members: Vec<(Bound, Vec<usize>)> = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        for bound in &claims[group.claims[0]].bounds {
            match members.iter_mut().find(|(known, _)| known == bound) {
                Some((_, groups)) => groups.push(at),
                None => members.push((*bound, vec![at])),
            }
        }
    }
    let size = |(bound, groups): &(Bound, Vec<usize>)| (matches!(bound, Bound::Year(_)), groups.len(), *bound);
    let order = in_order(members.len(), &|a, b| size(&members[*a]).cmp(&size(&members[*b])));
    order.into_iter().map(|at| (members[at].0, std::mem::take(&mut members[at].1))).collect()
}
