//! What of each entry may count, and for which year and day.

use checker_rules::{
    Activity, Actor, Date, Entry, Facts, IndustryId, Limit, Of, Per, Recognition, Requirement, Rules, State, Worth,
};

use super::exact::Exact;
use super::needs::Categories;

/// One person in one industry.
pub(super) struct Person<'a> {
    pub(super) rules: &'a Rules,
    pub(super) facts: &'a Facts,
    pub(super) industry: &'a IndustryId,
    pub(super) requirement: &'a Requirement,
    pub(super) categories: &'a Categories,
}

/// A part of an entry that counts as far as nothing limits it.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) entry: usize,
    pub(super) category: String,
    pub(super) worth: Exact,
    pub(super) year: Option<u16>,
    pub(super) day: Option<Date>,
    /// The place of the rule that carries it over.
    pub(super) carried: Option<usize>,
}

enum When {
    /// From this year on, and on the day where it is known.
    From(u16, Option<Date>),
    Unknown,
    Carried(usize),
}

impl<'a> Person<'a> {
    pub(super) fn parts(&self) -> Vec<Part> {
        let entries = self.facts.entries.iter().enumerate();
        entries.flat_map(|(at, entry)| self.parts_of(at, entry).unwrap_or_default()).collect()
    }

    fn parts_of(&self, at: usize, entry: &Entry) -> Option<Vec<Part>> {
        let (category, whole) = self.worth(entry)?;
        self.is_far_enough(entry, Some(&category)).then_some(())?;
        let spread = self.activity(entry).map_or(1, |activity| activity.over_years.max(1));
        let part = |worth| Part { entry: at, category: category.clone(), worth, year: None, day: None, carried: None };
        let each = self.within_item_limits(entry, &category, whole) / Exact::new(spread, 1);
        Some(match self.when(entry, Some(&category), spread > 1)? {
            When::Carried(rule) => vec![Part { carried: Some(rule), ..part(whole) }],
            When::Unknown => vec![part(each)],
            When::From(first, day) => (first..first + spread)
                .filter(|year| self.years().contains(year))
                .map(|year| Part { year: Some(year), day: day.filter(|_| year == first), ..part(each) })
                .collect(),
        })
    }

    fn is_own(&self, entry: &Entry) -> bool {
        entry.industry.as_ref().unwrap_or(&self.facts.industry) == self.industry
    }

    fn is_for(&self, industries: &[IndustryId]) -> bool {
        industries.is_empty() || industries.contains(self.industry)
    }

    fn activity(&self, entry: &Entry) -> Option<&'a Activity> {
        let Of::Activity(id) = &entry.of else { return None };
        self.rules.activities.iter().find(|activity| activity.id == *id && self.is_for(&activity.industries))
    }

    /// The category, and what the entry is worth in the requirement's unit.
    pub(super) fn worth(&self, entry: &Entry) -> Option<(String, Exact)> {
        let amount = Exact::from(entry.amount);
        let unit = entry.unit.as_ref().map(ToString::to_string);
        let (category, worth) = match &entry.of {
            Of::Category(id) => {
                let own = self.requirement.unit.to_string();
                let unit = unit.unwrap_or_else(|| own.clone());
                let accepted = unit == own || self.requirement.accepts.iter().any(|taken| taken.as_str() == unit);
                (id, accepted.then_some(amount * self.ratio(&unit, &own)?)?)
            }
            Of::Activity(_) => match &self.activity(entry)?.worth {
                Worth::Each { category, amount: each, per } => {
                    let unit = unit.unwrap_or_else(|| per.to_string());
                    (category, amount * self.ratio(&unit, per.as_str())? * (*each).into())
                }
                Worth::ByOrder { category, amounts } => {
                    let each = *amounts.get(usize::from(entry.order?).checked_sub(1)?)?;
                    unit.is_none_or(|unit| unit == "item").then_some((category, amount * each.into()))?
                }
                Worth::Completes(_) => return None,
            },
        };
        let category = self.is_own(entry).then(|| self.categories.find(category.as_str()))??;
        Some((category.id.clone(), worth))
    }

    /// How many of one unit another is.
    pub(super) fn ratio(&self, from: &str, to: &str) -> Option<Exact> {
        let hours = |id: &str| {
            let unit = self.rules.units.iter().find(|unit| unit.id.as_str() == id)?;
            Some(Exact::new(unit.hours, unit.of))
        };
        if from == to { Some(Exact::new(1, 1)) } else { Some(hours(from)? / hours(to)?) }
    }

    fn within_item_limits(&self, entry: &Entry, category: &str, whole: Exact) -> Exact {
        let limits = self.rules.limits.iter();
        let on_item = limits.filter(|limit| limit.per == Per::Item && self.limits(limit, entry, category));
        on_item.map(|limit| self.most(limit) * self.items(entry)).fold(whole, Exact::min)
    }

    fn items(&self, entry: &Entry) -> Exact {
        let counted_in = match self.activity(entry).map(|activity| &activity.worth) {
            Some(Worth::Each { per, .. }) => per.as_str(),
            Some(Worth::ByOrder { .. }) => "item",
            _ => "",
        };
        let is_in_items = entry.unit.as_ref().map_or(counted_in, |unit| unit.as_str()) == "item";
        if is_in_items { entry.amount.into() } else { Exact::new(1, 1) }
    }

    pub(super) fn most(&self, limit: &Limit) -> Exact {
        let ratio = limit.unit.as_ref().map(|unit| self.ratio(unit.as_str(), self.requirement.unit.as_str()).unwrap());
        Exact::from(limit.max) * ratio.unwrap_or(Exact::new(1, 1))
    }

    pub(super) fn limits(&self, limit: &Limit, entry: &Entry, category: &str) -> bool {
        let category = self.categories.find(category).unwrap();
        let of_activity = match &entry.of {
            Of::Activity(id) => limit.activities.contains(id),
            Of::Category(_) => false,
        };
        self.is_for(&limit.industries)
            && (limit.modes.is_empty() || entry.mode.as_ref().is_some_and(|mode| limit.modes.contains(mode)))
            && (limit.categories.is_empty() || limit.categories.iter().any(|id| category.is_within(id.as_str())))
            && (limit.activities.is_empty() || of_activity)
    }

    /// Whether an entry of an activity that completes something does so.
    pub(super) fn completes(&self, entry: &Entry) -> bool {
        let known = self.activity(entry).is_some_and(|activity| matches!(activity.worth, Worth::Completes(_)));
        known
            && self.is_own(entry)
            && entry.amount > checker_rules::Amount::ZERO
            && self.is_far_enough(entry, None)
            && matches!(self.when(entry, None, false), Some(When::From(..) | When::Unknown))
    }

    fn is_far_enough(&self, entry: &Entry, category: Option<&str>) -> bool {
        let asked = self.rules.counts_from.as_ref().map_or(State::Done, |from| from.state);
        match entry.state {
            None => true,
            Some(State::Planned) => false,
            Some(state) => state >= asked || category.is_some_and(|id| self.is_recognised_by_itself(entry, id)),
        }
    }

    /// The rule for this way of learning prevails over the one for all, that of the category over those of the
    /// categories it lies in, and one that names the industry over one for all.
    fn is_recognised_by_itself(&self, entry: &Entry, category: &str) -> bool {
        let category = self.categories.find(category).unwrap();
        let outwards = std::iter::once(&category.id).chain(&category.within);
        let of = |id: &String, mode: &Option<_>| {
            let of = |rule: &&Recognition| rule.category.as_str() == id && rule.mode == *mode;
            let named = self.rules.recognition.iter().filter(of).find(|rule| rule.industries.contains(self.industry));
            named.or_else(|| self.rules.recognition.iter().filter(of).find(|rule| rule.industries.is_empty()))
        };
        let rule = outwards.filter_map(|id| of(id, &entry.mode).or_else(|| of(id, &None))).next();
        rule.is_some_and(|rule| rule.recognises == Some(Actor::System))
    }

    /// When an entry counts; none where it does not count in the period.
    fn when(&self, entry: &Entry, category: Option<&str>, is_spread: bool) -> Option<When> {
        if let Some(from) = entry.carried_from {
            return self.carried(from, category).map(When::Carried);
        }
        let meant_here = entry.for_year.is_none_or(|year| self.years().contains(&year));
        let Some(day) = entry.date else {
            return match entry.for_year {
                Some(year) => (meant_here || is_spread).then_some(When::From(year, None)),
                None if self.years().count() == 1 => Some(When::From(self.rules.year, None)),
                None => Some(When::Unknown),
            };
        };
        let own = self.year_of(day);
        let is_late = self.rules.period.as_ref().is_some_and(|period| {
            period.ends < day && period.late.is_some_and(|late| day <= late) && entry.for_year == Some(self.rules.year)
        });
        let began_before = is_spread && own < *self.years().start() && entry.for_year.is_none_or(|year| year == own);
        if is_late {
            return Some(When::From(self.rules.year, Some(day)));
        }
        ((self.is_in_period(day) && meant_here) || began_before).then_some(When::From(own, Some(day)))
    }

    fn carried(&self, from: u16, category: Option<&str>) -> Option<usize> {
        let before = self.years().start().checked_sub(from).filter(|before| *before > 0)?;
        let category = self.categories.find(category?)?;
        self.rules.carry_over.iter().position(|rule| {
            before <= rule.years
                && self.is_for(&rule.industries)
                && rule.category.as_ref().is_none_or(|id| category.is_within(id.as_str()))
        })
    }

    fn is_in_period(&self, day: Date) -> bool {
        let period = self.rules.period.as_ref();
        period.map_or(day.year() == self.rules.year, |period| (period.starts..=period.ends).contains(&day))
    }

    /// The years of the period, each of twelve months, by the year of the rules, which is the last.
    pub(super) fn years(&self) -> std::ops::RangeInclusive<u16> {
        let first = self.rules.period.as_ref().map_or(self.rules.year, |period| self.year_of(period.starts));
        first..=self.rules.year
    }

    fn year_of(&self, day: Date) -> u16 {
        let Some(period) = &self.rules.period else { return day.year() };
        let anniversaries = |day: Date| {
            let has_passed = (day.month(), day.day()) >= (period.starts.month(), period.starts.day());
            i32::from(day.year()) - i32::from(period.starts.year()) - i32::from(!has_passed)
        };
        let year = i32::from(self.rules.year) + anniversaries(day) - anniversaries(period.ends);
        u16::try_from(year).unwrap()
    }
}
