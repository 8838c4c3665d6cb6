//! To which year an entry belongs: this one, some years of the period, or an earlier year for which it is made up,
//! reported late or carried over.

use super::account::{Account, Refusal};
use crate::rules::concerns;
use crate::{CategoryId, Date, Entry, Period, Rules, Why, Window};

/// Where in time an entry counts.
pub(super) enum Time {
    /// In these years of the period, in each an equal part; the number is how many parts the whole has. A year is none
    /// where it is not known.
    Years(Vec<Option<u16>>, u16),
    /// As surplus of an earlier year, by the carry-over rule at this place of the rules.
    Carried(usize),
}

/// The most years that a period is given; none in use has as many.
const MOST_YEARS: u16 = 100;

impl Rules {
    /// The years of the period, at most the last hundred.
    pub fn years(&self) -> std::ops::RangeInclusive<u16> {
        let first = self.period.as_ref().map_or(self.year, |period| period.year_of(period.starts, self.year));
        first.max(self.year.saturating_sub(MOST_YEARS - 1))..=self.year
    }

    /// The year of the period to which a day belongs: twelve months from the day and month on which the period begins.
    pub(super) fn year_of(&self, date: Date) -> u16 {
        self.period.as_ref().map_or(date.year(), |period| period.year_of(date, self.year))
    }

    /// Whether a day is in the period, or without one in the calendar year.
    pub fn covers(&self, date: Date) -> bool {
        self.period.as_ref().map_or(date.year() == self.year, |period| period.starts <= date && date <= period.ends)
    }
}

impl Period {
    /// Whether a day after the period is early enough to count still.
    fn is_late(&self, date: Date) -> bool {
        self.late.is_some_and(|late| (self.ends..=late).contains(&date))
    }

    /// The year to which a day belongs, where the period ends in the year `last`: twelve months that begin on the day
    /// and month of its first day.
    fn year_of(&self, date: Date, last: u16) -> u16 {
        let began = |date: Date| {
            let anniversary = (self.starts.month(), self.starts.day());
            if (date.month(), date.day()) < anniversary { date.year().saturating_sub(1) } else { date.year() }
        };
        let (own, of_end) = (began(date), began(self.ends));
        let year = i32::from(last) + i32::from(own) - i32::from(of_end);
        u16::try_from(year.max(0)).unwrap_or(u16::MAX)
    }
}

impl<'a> Account<'a> {
    /// Where an entry counts whose category is at place `at` of the tree and whose worth is spread over so many years;
    /// a refusal where it counts in none.
    pub(super) fn time(&self, entry: &Entry, at: Option<usize>, spread: u16) -> Result<Time, Refusal<'a>> {
        if let Some(from) = entry.carried_from {
            return self.carried(from, at).map(Time::Carried).ok_or_else(|| self.not_carried(from));
        }
        let spread = spread.max(1);
        let Some(first) = self.first_year(entry, at, spread > 1)? else { return Ok(Time::Years(vec![None], spread)) };
        let period = self.rules.years();
        let mut years = Vec::new();
        for year in first..=first.saturating_add(spread - 1) {
            if period.contains(&year) {
                years.push(Some(year));
            }
        }
        if years.is_empty() { Err(self.outside()) } else { Ok(Time::Years(years, spread)) }
    }

    /// The year an entry belongs to; none where it is not known. Within the period the day decides.
    fn first_year(&self, entry: &Entry, at: Option<usize>, spread: bool) -> Result<Option<u16>, Refusal<'a>> {
        let rules = self.rules;
        let elsewhere = |year: &u16| !rules.years().contains(year);
        let Some(date) = entry.date else {
            let only = (!rules.has_several_years()).then_some(rules.year);
            return match entry.for_year {
                Some(year) if elsewhere(&year) && !spread => Err(self.for_earlier(entry, year, at)),
                Some(year) => Ok(Some(year)),
                None => Ok(only),
            };
        };
        let own = rules.year_of(date);
        if spread && entry.for_year.is_none_or(|year| year == own) {
            return Ok(Some(own));
        }
        if let Some(year) = entry.for_year.filter(elsewhere) {
            return Err(self.for_earlier(entry, year, at));
        }
        if rules.covers(date) {
            return Ok(Some(own));
        }
        let late = rules.period.as_ref().is_some_and(|period| period.is_late(date));
        if late && entry.for_year == Some(rules.year) { Ok(Some(rules.year)) } else { Err(self.outside()) }
    }

    /// Why an entry for a year before the period does not count in it: it is made up or reported late for that year
    /// where a window for that is open, else outside the period.
    fn for_earlier(&self, entry: &Entry, year: u16, at: Option<usize>) -> Refusal<'a> {
        let learnt_then = entry.date.is_some_and(|date| !self.rules.covers(date));
        let day = entry.date.filter(|_| !learnt_then).or(self.facts.today);
        let make_up = if learnt_then { &[][..] } else { &self.rules.make_up };
        let late = &self.rules.late_registration;
        let mut closed: Option<&Window> = None;
        for (windows, why) in [(make_up, Why::MadeUp(year)), (late, Why::RegisteredLate(year))] {
            for window in windows {
                if !window.for_years.contains(&year) || !self.may_be_of(window.category.as_ref(), at) {
                    continue;
                }
                if window.until.is_some_and(|until| day.is_none_or(|day| day <= until)) {
                    return Refusal { why, clause: Some(&window.clause) };
                }
                closed = closed.or(Some(window));
            }
        }
        match closed {
            Some(window) => Refusal { why: Why::OutsidePeriod, clause: Some(&window.clause) },
            None => self.outside(),
        }
    }

    /// Whether the category at `at` is this one or one of its sub-categories; where none is asked for, every one is.
    fn may_be_of(&self, category: Option<&CategoryId>, at: Option<usize>) -> bool {
        category.is_none_or(|id| at.is_some_and(|at| self.tree.is_within(at, id)))
    }

    /// The refusal of what is outside the period, with the period's clause.
    fn outside(&self) -> Refusal<'a> {
        Refusal { why: Why::OutsidePeriod, clause: self.rules.period.as_ref().map(|period| &period.clause) }
    }

    /// The refusal of surplus that no rule carries over: by the rule for other surplus, where there is one.
    fn not_carried(&self, from: u16) -> Refusal<'a> {
        let mut refusal = self.refused(Why::NotCarried(from));
        if let Some(rule) = self.rules.carry_over.first() {
            refusal.clause = Some(&rule.clause);
        }
        refusal
    }

    /// The place of the rule that carries surplus of the category at `at` over from the year `from`; none where no rule
    /// does.
    fn carried(&self, from: u16, at: Option<usize>) -> Option<usize> {
        let first = *self.rules.years().start();
        self.rules.carry_over.iter().position(|rule| {
            from < first
                && first - from <= rule.years
                && concerns(&rule.industries, self.industry)
                && self.may_be_of(rule.category.as_ref(), at)
        })
    }
}
