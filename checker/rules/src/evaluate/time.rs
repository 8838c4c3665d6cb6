//! To which year learning belongs.

use super::account::Account;
use crate::{CategoryId, ClauseId, Date, Entry, Period, Rules, Why, Window};

/// Where in time an entry counts.
pub(super) enum Time {
    /// In these years of the period, each an equal part of so many; none where the year is not known.
    Years(Vec<Option<u16>>, u16),
    /// As surplus, by this rule.
    Carried(usize),
}

/// Why an entry does not count in the period, and the clause that says so.
pub(super) type Elsewhere<'a> = (Why, Option<&'a ClauseId>);

impl Rules {
    /// The years of the period.
    pub fn years(&self) -> std::ops::RangeInclusive<u16> {
        let first = self.period.as_ref().map_or(self.year, |period| period.year_of(period.starts, self.year));
        first..=self.year
    }

    fn year_of(&self, date: Date) -> u16 {
        self.period.as_ref().map_or(date.year(), |period| period.year_of(date, self.year))
    }

    /// Whether a day is in the period.
    fn covers(&self, date: Date) -> bool {
        self.period.as_ref().map_or(date.year() == self.year, |period| period.starts <= date && date <= period.ends)
    }
}

impl Period {
    /// The year that a day belongs to: twelve months that begin on the same day as the period.
    fn year_of(&self, date: Date, last: u16) -> u16 {
        let began = |date: Date| {
            let anniversary = (self.starts.month(), self.starts.day());
            if (date.month(), date.day()) < anniversary { date.year().saturating_sub(1) } else { date.year() }
        };
        let (own, of_end) = (began(date), began(self.ends));
        last.saturating_add(own).saturating_sub(of_end)
    }
}

impl<'a> Account<'a> {
    /// Where an entry of a category counts; `spread` over so many years.
    pub(super) fn time(&self, entry: &Entry, at: Option<usize>, spread: u16) -> Result<Time, Elsewhere<'a>> {
        if let Some(from) = entry.carried_from {
            return self.carried(from, at).map(Time::Carried).ok_or((Why::NotCarried(from), None));
        }
        let first = self.first_year(entry, at, spread > 1)?;
        let period = self.rules.years();
        let Some(first) = first else { return Ok(Time::Years(vec![None], 1)) };
        let years = first..=first.saturating_add(spread.saturating_sub(1));
        let years: Vec<_> = years.filter(|year| period.contains(year)).map(Some).collect();
        if years.is_empty() { Err(self.outside()) } else { Ok(Time::Years(years, spread.max(1))) }
    }

    /// The year an entry belongs to; none where it is not known.
    fn first_year(&self, entry: &Entry, at: Option<usize>, spread: bool) -> Result<Option<u16>, Elsewhere<'a>> {
        let rules = self.rules;
        let Some(date) = entry.date else {
            let only = (rules.years().count() == 1).then_some(rules.year);
            return match entry.for_year {
                Some(year) if !rules.years().contains(&year) && !spread => Err(self.for_earlier(entry, year, at)),
                Some(year) => Ok(Some(year)),
                None => Ok(only),
            };
        };
        let own = rules.year_of(date);
        let late =
            rules.period.as_ref().and_then(|period| period.late.filter(|late| period.ends < date && date <= *late));
        match entry.for_year {
            Some(year) if !rules.years().contains(&year) => Err(self.for_earlier(entry, year, at)),
            Some(year) if rules.covers(date) => Ok(Some(year)),
            Some(year) if late.is_some() && year == rules.year => Ok(Some(year)),
            None if rules.covers(date) || spread => Ok(Some(own)),
            _ => Err(self.outside()),
        }
    }

    /// Of another year than those of the period: made up for it or reported late, where that is open.
    fn for_earlier(&self, entry: &Entry, year: u16, at: Option<usize>) -> Elsewhere<'a> {
        let concerns = |window: &&Window| {
            window.for_years.contains(&year)
                && window.category.as_ref().is_none_or(|id| at.is_some_and(|at| self.tree.is_within(at, id)))
        };
        let learnt_then = entry.date.is_some_and(|date| !self.rules.covers(date));
        let day = entry.date.filter(|_| !learnt_then).or(self.facts.today);
        let open = |window: &Window| window.until.is_some_and(|until| day.is_none_or(|day| day <= until));
        let made_up = self.rules.make_up.iter().find(concerns).filter(|_| !learnt_then);
        let late = self.rules.late_registration.iter().find(concerns);
        match (made_up, late) {
            (Some(window), _) if open(window) => (Why::MadeUp(year), Some(&window.clause)),
            (None, Some(window)) if open(window) => (Why::RegisteredLate(year), Some(&window.clause)),
            (Some(window), _) | (None, Some(window)) => (Why::OutsidePeriod, Some(&window.clause)),
            (None, None) => self.outside(),
        }
    }

    fn outside(&self) -> Elsewhere<'a> {
        (Why::OutsidePeriod, self.rules.period.as_ref().map(|period| &period.clause))
    }

    /// The rule that carries surplus of a category over from a year.
    fn carried(&self, from: u16, at: Option<usize>) -> Option<usize> {
        let first = *self.rules.years().start();
        let category = |id: &CategoryId| at.is_some_and(|at| self.tree.is_within(at, id));
        self.rules.carry_over.iter().position(|rule| {
            from < first
                && first - from <= rule.years
                && super::concerns(&rule.industries, self.industry)
                && rule.category.as_ref().is_none_or(category)
        })
    }
}
