//! Claims: what each entry could count for, in which category and year, under which limits. `allocate` decides how much
//! does.

use super::account::{Account, Refusal};
use super::time::Time;
use crate::amount::PARTS;
use crate::rules::concerns;
use crate::{
    Activity, Actor, Amount, Assumed, Assumption, CategoryId, ClauseId, Date, Entry, EntryOutcome, ITEM, Limit, ModeId,
    Node, Of, Per, Requirement, Rest, State, UnitId, Why, Worth,
};

/// How many of the requirement's unit one of an entry's unit is: numerator and denominator. A ratio of units has 64 bits;
/// times an amount, or times the parts of a unit and a number of years, it still fits.
pub(super) type Rate = (u128, u128);

/// An amount of an entry that could count in one category and one year.
pub(super) struct Claim {
    /// The place of the entry in the facts.
    pub(super) entry: usize,
    /// The place of the category in the tree.
    pub(super) category: usize,
    /// In the entry's unit; `rate` converts it.
    pub(super) amount: Amount,
    pub(super) rate: Rate,
    /// What limits it together with other claims. Limits of each item are applied to `amount` already.
    pub(super) bounds: Vec<Bound>,
}

/// Something that limits several claims together, and for which day or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bound {
    /// The limit at this place of the rules, for this day, year or the whole period.
    Limit(usize, Slot),
    /// The carry-over rule at this place of the rules.
    CarryOver(usize),
    /// A single year of the period, which has a minimum but no upper limit.
    Year(u16),
}

/// Which learning a limit counts together: all of the period, of a day, or of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slot {
    Whole,
    Day(Date),
    Year(u16),
}

/// The category an entry counts towards and its rate, before its time and its state are looked at.
struct Worthy<'a> {
    category: usize,
    rate: Rate,
    activity: Option<&'a Activity>,
}

impl<'a> Account<'a> {
    /// Adds the claims of one entry; returns what became of it so far, with the reason where it has no claim.
    pub(super) fn enter(&self, at: usize, entry: &'a Entry, claims: &mut Vec<Claim>) -> EntryOutcome {
        let nothing = |amount, rest: Option<Rest>| EntryOutcome {
            category: None,
            given: amount,
            counted: Amount::ZERO,
            rest: match rest {
                Some(rest) if rest.amount > Amount::ZERO => vec![rest],
                _ => Vec::new(),
            },
            completes: None,
        };
        if let Some((node, _)) = self.completed_by(entry) {
            return EntryOutcome { completes: Some(node.clone()), ..nothing(Amount::ZERO, None) };
        }
        let rest = |refusal: Refusal<'_>, amount| Rest { amount, why: refusal.why, clause: refusal.clause.cloned() };
        let worthy = match self.worth(entry) {
            Ok(worthy) => worthy,
            Err(why) => return nothing(Amount::ZERO, Some(rest(why, entry.amount))),
        };
        let category = Some(self.tree.places[worthy.category].rule.id.clone());
        match self.claim(at, entry, &worthy, claims) {
            Err(why) => {
                let given = entry.amount.times(worthy.rate);
                EntryOutcome { category, ..nothing(given, Some(rest(why, given))) }
            }
            // The worth of the claims is added when they are counted.
            Ok(limited) => {
                let by = |limit: &'a Limit| Refusal { why: Why::Limit(limit.id.clone()), clause: Some(&limit.clause) };
                let rest = limited.map(|(amount, limit)| rest(by(limit), amount));
                EntryOutcome { category, ..nothing(rest.as_ref().map_or(Amount::ZERO, |rest| rest.amount), rest) }
            }
        }
    }

    /// The category, or everything, that an entry completes, and the clause that says so; none for an entry that is
    /// counted by its amount, or does not count.
    pub(super) fn completed_by(&self, entry: &Entry) -> Option<(&'a Node, &'a ClauseId)> {
        let Of::Activity(id) = &entry.of else { return None };
        let activity = self.rules.activity(id).filter(|activity| concerns(&activity.industries, self.industry))?;
        let Worth::Completes(node) = &activity.worth else { return None };
        let counts = self.has(node)
            && entry.amount > Amount::ZERO
            && self.is_far_enough(entry, None).is_ok()
            && self.is_own(entry)
            && matches!(self.time(entry, None, 1), Ok(Time::Years(..)));
        counts.then_some((node, &activity.clause))
    }

    /// Whether the requirement has the category; the total and a single year it has always.
    fn has(&self, node: &Node) -> bool {
        !matches!(node, Node::Category(id) if self.tree.find(id).is_none())
    }

    /// Whether an entry is for the industry of this account.
    fn is_own(&self, entry: &Entry) -> bool {
        entry.industry.as_ref().unwrap_or(&self.facts.industry) == self.industry
    }

    /// The category and the rate of an entry; a refusal where it is worth nothing.
    fn worth(&self, entry: &Entry) -> Result<Worthy<'a>, Refusal<'a>> {
        if !self.is_own(entry) {
            return Err(self.refused(Why::OtherIndustry));
        }
        let (category, rate, activity) = match &entry.of {
            Of::Category(id) => (id, self.rate(entry.unit.as_ref()).ok_or_else(|| self.refused(Why::OtherUnit))?, None),
            Of::Activity(id) => {
                let known = self.rules.activity(id).filter(|known| concerns(&known.industries, self.industry));
                let activity = known.ok_or_else(|| self.refused(Why::UnknownActivity))?;
                let (category, rate) = self.converted(entry, activity)?;
                (category, rate, Some(activity))
            }
        };
        let category = self.tree.find(category).ok_or_else(|| self.refused(Why::NotInRequirement))?;
        Ok(Worthy { category, rate, activity })
    }

    /// The category an activity counts towards, and how much of it one of the entry's unit is; a refusal where its unit
    /// or its place among the authors is worth nothing.
    fn converted(&self, entry: &Entry, activity: &'a Activity) -> Result<(&'a CategoryId, Rate), Refusal<'a>> {
        let because = |why| Refusal { why, clause: Some(&activity.clause) };
        let (category, each, per) = match &activity.worth {
            Worth::Each { category, amount, per } => (category, *amount, per.as_str()),
            Worth::ByOrder { category, amounts } => {
                let place = entry.order.and_then(|order| usize::from(order).checked_sub(1));
                let own = place.and_then(|place| amounts.get(place)).ok_or(because(Why::NoShare))?;
                (category, *own, ITEM)
            }
            // It is of this person's, or it would have completed something.
            Worth::Completes(node) => return Err(self.unfinished(entry, node)),
        };
        let unit = entry.unit.as_ref().map_or(per, UnitId::as_str);
        let (above, below) = self.rules.ratio(unit, per).ok_or(because(Why::OtherUnit))?;
        Ok((category, (above * u128::from(each.parts()), below * u128::from(PARTS))))
    }

    /// Why an activity that would complete something does not.
    fn unfinished(&self, entry: &Entry, node: &Node) -> Refusal<'a> {
        if !self.has(node) {
            return self.refused(Why::NotInRequirement);
        }
        let in_time = self.time(entry, None, 1).map(|_| ());
        let refusal = self.is_far_enough(entry, None).and(in_time).err();
        refusal.unwrap_or_else(|| self.refused(Why::OutsidePeriod))
    }

    /// The rate from a unit (the requirement's own where none is given) to that of the requirement; none where the
    /// requirement does not accept it.
    fn rate(&self, unit: Option<&UnitId>) -> Option<Rate> {
        let Requirement { unit: to, accepts, .. } = self.requirement;
        let from = unit.unwrap_or(to);
        if from != to && !accepts.contains(from) {
            return None;
        }
        self.rules.ratio(from.as_str(), to.as_str())
    }

    /// Adds the claims of an entry; returns what the strictest limit of each item keeps from counting, and that limit.
    fn claim(
        &self,
        at: usize,
        entry: &'a Entry,
        worthy: &Worthy<'a>,
        claims: &mut Vec<Claim>,
    ) -> Result<Option<(Amount, &'a Limit)>, Refusal<'a>> {
        let &Worthy { category, rate, activity } = worthy;
        self.is_far_enough(entry, Some(category))?;
        let spread = activity.map_or(1, |activity| activity.over_years);
        let (years, parts) = match self.time(entry, Some(category), spread)? {
            Time::Years(years, parts) => (years, parts),
            // Surplus met the limits of its own year.
            Time::Carried(rule) => {
                claims.push(Claim {
                    entry: at,
                    category,
                    amount: entry.amount,
                    rate,
                    bounds: vec![Bound::CarryOver(rule)],
                });
                return Ok(None);
            }
        };
        let whole = entry.amount.times(rate);
        let strictest = self.strictest(entry, category, whole);
        let (amount, (above, below)) = strictest.map_or((entry.amount, rate), |(most, _)| (most, (1, 1)));
        let here = u64::try_from(years.len()).unwrap_or(u64::MAX);
        for year in years {
            let bounds = self.bounds(entry, category, year);
            let rate = (above, below * u128::from(parts));
            claims.push(Claim { entry: at, category, amount, rate, bounds });
        }
        Ok(strictest.map(|(most, limit)| ((whole - most).scaled(here, parts.into()), limit)))
    }

    /// The strictest of the limits of each item that keep some of the `whole` entry from counting, and how much counts
    /// by it.
    fn strictest(&self, entry: &Entry, category: usize, whole: Amount) -> Option<(Amount, &'a Limit)> {
        let items = (self.items(entry).parts().into(), u128::from(PARTS));
        let (mut least, mut strictest) = (whole, None);
        for limit in &self.rules.limits {
            if limit.per == Per::Item && self.limits(limit, entry, category) {
                let most = self.most(limit).times(items);
                if most < least {
                    (least, strictest) = (most, Some(limit));
                }
            }
        }
        strictest.map(|limit| (least, limit))
    }

    /// How many items an entry is; 1 for what is not counted in items.
    fn items(&self, entry: &Entry) -> Amount {
        let activity = match &entry.of {
            Of::Activity(id) => self.rules.activity(id),
            Of::Category(_) => None,
        };
        let per = match activity.map(|activity| &activity.worth) {
            Some(Worth::Each { per, .. }) => Some(per.as_str()),
            Some(Worth::ByOrder { .. }) => Some(ITEM),
            _ => None,
        };
        let unit = entry.unit.as_ref().map(UnitId::as_str).or(per);
        if unit == Some(ITEM) { entry.amount } else { Amount::whole(1) }
    }

    /// A limit's amount in the requirement's unit.
    pub(super) fn most(&self, limit: &Limit) -> Amount {
        let to = &self.requirement.unit;
        let rate = limit.unit.as_ref().and_then(|unit| self.rules.ratio(unit.as_str(), to.as_str()));
        rate.map_or(limit.max, |rate| limit.max.times(rate))
    }

    /// Whether a limit applies to an entry of the category at this place. A limit on a way of learning does not apply to
    /// an entry that does not name its way.
    fn limits(&self, limit: &Limit, entry: &Entry, category: usize) -> bool {
        let by_mode = || entry.mode.as_ref().is_some_and(|mode| limit.modes.contains(mode));
        (limit.modes.is_empty() || by_mode()) && self.may_limit(limit, entry, category)
    }

    /// Whether a limit may apply to an entry by its category, activity and industry, whatever its way of learning.
    fn may_limit(&self, limit: &Limit, entry: &Entry, category: usize) -> bool {
        let of = || match &entry.of {
            Of::Activity(id) => limit.activities.is_empty() || limit.activities.contains(id),
            Of::Category(_) => limit.activities.is_empty(),
        };
        let within =
            || limit.categories.is_empty() || limit.categories.iter().any(|id| self.tree.is_within(category, id));
        concerns(&limit.industries, self.industry) && of() && within()
    }

    /// What limits an entry of a category in a year together with others.
    fn bounds(&self, entry: &Entry, category: usize, year: Option<u16>) -> Vec<Bound> {
        let mut bounds = Vec::new();
        for (at, limit) in self.rules.limits.iter().enumerate() {
            if let Some(slot) = self.slot(limit, entry, year)
                && self.limits(limit, entry, category)
            {
                bounds.push(Bound::Limit(at, slot));
            }
        }
        if let Some(year) = year
            && self.requirement.each_year.is_some()
        {
            bounds.push(Bound::Year(year));
        }
        bounds
    }

    /// With which other learning a limit counts an entry of a year; none where it counts it with no other.
    fn slot(&self, limit: &Limit, entry: &Entry, year: Option<u16>) -> Option<Slot> {
        match limit.per {
            Per::Item => None,
            // What is spread is of the day in its first year only. Late days are of the last year.
            Per::Day => {
                entry.date.filter(|date| year == Some(self.rules.year_of(*date).min(self.rules.year))).map(Slot::Day)
            }
            Per::Year => year.map(Slot::Year),
            Per::Period => Some(Slot::Whole),
        }
    }

    /// Whether an entry has come as far as the rules ask. What the system recognises by itself need only be done.
    fn is_far_enough(&self, entry: &Entry, category: Option<usize>) -> Result<(), Refusal<'a>> {
        let Some(state) = entry.state else { return Ok(()) };
        let asked = self.rules.counts_from.as_ref();
        let by_itself = || category.is_some_and(|at| self.is_recognised_by_itself(entry, at));
        let needed = asked.map_or(State::Done, |asked| asked.state.max(State::Done));
        if state >= needed || (state >= State::Done && by_itself()) {
            return Ok(());
        }
        Err(Refusal { why: Why::NotYet(needed), clause: asked.map(|asked| &asked.clause) })
    }

    /// Whether the system recognises an entry by itself: of the innermost category that has a rule, the rule for its
    /// way of learning decides, else the one for all.
    fn is_recognised_by_itself(&self, entry: &Entry, at: usize) -> bool {
        let rules = self.rules.recognition_for(self.industry);
        for category in &self.tree.places[at].names {
            let of = |mode: Option<&ModeId>| {
                rules.iter().find(|rule| rule.category == **category && rule.mode.as_ref() == mode)
            };
            if let Some(rule) = of(entry.mode.as_ref()).or_else(|| of(None)) {
                return rule.recognises == Some(Actor::System);
            }
        }
        false
    }

    /// What the claims assume because entries do not say it: that no limit applies, that they are of no single year,
    /// that they have come far enough.
    pub(super) fn assumed(&self, claims: &[Claim]) -> Vec<Assumed> {
        let mut assumed = Vec::new();
        let mut add = |what, clause: &ClauseId| assumed.push(Assumed { what, clause: clause.clone() });
        for limit in &self.rules.limits {
            if self.any_counting(claims, &|entry, claim| self.is_open(limit, entry, claim)) {
                add(Assumption::NotLimited(limit.id.clone()), &limit.clause);
            }
        }
        if let Some(each) = &self.requirement.each_year
            && self.any_counting(claims, &|_, claim| !claim.bounds.iter().any(|bound| matches!(bound, Bound::Year(_))))
        {
            add(Assumption::NoYear, &each.clause);
        }
        if let Some(from) = &self.rules.counts_from
            && self.any_counting(claims, &|entry, _| entry.state.is_none())
        {
            add(Assumption::State(from.state), &from.clause);
        }
        assumed
    }

    /// Whether something is so of any claim that counts for more than nothing and is no surplus of an earlier year.
    fn any_counting(&self, claims: &[Claim], is_so: &dyn Fn(&Entry, &Claim) -> bool) -> bool {
        claims.iter().any(|claim| {
            claim.amount > Amount::ZERO
                && !matches!(claim.bounds.as_slice(), [Bound::CarryOver(_)])
                && is_so(&self.facts.entries[claim.entry], claim)
        })
    }

    /// Whether a limit might apply to a claim but is not applied, because the entry does not say what it depends on.
    fn is_open(&self, limit: &Limit, entry: &Entry, claim: &Claim) -> bool {
        let by_mode = limit.modes.is_empty() || entry.mode.as_ref().is_none_or(|mode| limit.modes.contains(mode));
        let is_unsaid = (!limit.modes.is_empty() && entry.mode.is_none())
            || match limit.per {
                Per::Day => entry.date.is_none(),
                Per::Year => self.rules.has_several_years() && entry.date.is_none() && entry.for_year.is_none(),
                Per::Item | Per::Period => false,
            };
        by_mode && is_unsaid && self.may_limit(limit, entry, claim.category)
    }
}
