//! Calendar dates. There is no clock here: the day of asking is one of the facts.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A day of the Gregorian calendar, years 0 to 9999, written `2019-06-30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// The error for a text, or numbers, that name no day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateError;

/// The first day there is.
impl Default for Date {
    fn default() -> Self {
        Self { year: 0, month: 1, day: 1 }
    }
}

impl Date {
    /// The day of that year, month (1-12) and day (1-31); an error where the calendar has no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Result<Self, DateError> {
        let exists = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        if exists { Ok(Self { year, month, day }) } else { Err(DateError) }
    }

    /// The day so many days after 1970-01-01; an error after the year 9999.
    pub fn from_unix_days(days: u32) -> Result<Self, DateError> {
        let (mut year, mut left) = (1970_u16, days);
        let length = |year| if is_leap(year) { 366 } else { 365 };
        while left >= length(year) {
            left -= length(year);
            year = year.checked_add(1).filter(|year| *year < 10_000).ok_or(DateError)?;
        }
        let mut month = 1;
        while left >= u32::from(days_in(year, month)) {
            left -= u32::from(days_in(year, month));
            month += 1;
        }
        Self::new(year, month, u8::try_from(left + 1).map_err(|_| DateError)?)
    }

    /// The number of days from this day to a later one; zero to an earlier one.
    pub fn days_to(self, later: Self) -> u32 {
        later.since_year_zero().saturating_sub(self.since_year_zero())
    }

    /// The number of days from the first day of the year 0.
    fn since_year_zero(self) -> u32 {
        let (years, leap_years) = (u32::from(self.year), u32::from(self.year).div_ceil(4));
        let centuries = u32::from(self.year).div_ceil(100) - u32::from(self.year).div_ceil(400);
        let mut days = years * 365 + leap_years - centuries + u32::from(self.day) - 1;
        for month in 1..self.month {
            days += u32::from(days_in(self.year, month));
        }
        days
    }

    /// The calendar year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return Err(DateError) };
        let year = u16::from(two_digits(y1, y2)?) * 100 + u16::from(two_digits(y3, y4)?);
        Self::new(year, two_digits(m1, m2)?, two_digits(d1, d2)?)
    }
}

/// The number that two ASCII digits are.
fn two_digits(tens: u8, ones: u8) -> Result<u8, DateError> {
    let are_digits = tens.is_ascii_digit() && ones.is_ascii_digit();
    if are_digits { Ok((tens - b'0') * 10 + (ones - b'0')) } else { Err(DateError) }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|_| serde::de::Error::custom("not a date"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_exist_are_read() {
        for text in ["2019-06-30", "2020-02-29", "2000-02-29", "0001-01-01"] {
            assert_eq!(text.parse::<Date>().map(|date| date.to_string()).as_deref(), Ok(text));
        }
        let date: Date = "2019-06-30".parse().unwrap();
        assert_eq!((date.year(), date.month(), date.day()), (2019, 6, 30));
    }

    #[test]
    fn days_between_two_dates_are_counted() {
        let days = |from: &str, to: &str| from.parse::<Date>().unwrap().days_to(to.parse().unwrap());
        assert_eq!((days("2019-06-30", "2019-07-01"), days("2019-12-31", "2019-12-31")), (1, 0));
        assert_eq!((days("2020-02-28", "2020-03-01"), days("2019-12-31", "2020-12-31")), (2, 366));
        assert_eq!((days("1900-01-01", "1901-01-01"), days("2020-01-01", "2019-01-01")), (365, 0));
        for days_since in [0, 59, 365, 11_016, 20_000] {
            let date = Date::from_unix_days(days_since).unwrap();
            assert_eq!(Date::from_unix_days(0).unwrap().days_to(date), days_since);
        }
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in [
            "2019-06-31",
            "2019-02-29",
            "1900-02-29",
            "2019-13-01",
            "2019-00-01",
            "2019-01-00",
            "2019-6-3",
            "2019/06/30",
            "２０１９",
            "",
        ] {
            assert_eq!(text.parse::<Date>(), Err(DateError), "{text:?}");
        }
    }

    #[test]
    fn days_are_counted_from_1970() {
        for (days, date) in [(0, "1970-01-01"), (59, "1970-03-01"), (789, "1972-02-29"), (18_077, "2019-06-30")] {
            assert_eq!(Date::from_unix_days(days).map(|date| date.to_string()).as_deref(), Ok(date));
        }
        assert_eq!(Date::from_unix_days(u32::MAX), Err(DateError));
    }

    #[test]
    fn dates_compare_by_day() {
        let date = |text: &str| text.parse::<Date>().unwrap();
        assert!(date("2019-06-30") < date("2019-07-01"));
    }
}
