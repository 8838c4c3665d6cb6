//! Days as notices write them: `2019年6月30日`, `六月三十日`, `30 June 2019`, `June 30, 2019`, `2019-06-30`; and months
//! of a year: `2019年6月`, `June 2019`.

use std::fmt;

use checker_rules::Date;

use super::numerals::Number;

/// A day in a text, or a month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// Its year, where the text gives one.
    pub year: Option<u16>,
    /// Its month.
    pub month: u16,
    /// Its day of the month; none of a month.
    pub day: Option<u16>,
    /// Offset of its first byte.
    pub start: usize,
    /// Offset behind its last number.
    pub end: usize,
}

impl Day {
    /// Whether both may be one day, or one be in the month that the other is.
    pub fn may_be(&self, other: &Self) -> bool {
        let agree = |one: Option<u16>, other: Option<u16>| one.zip(other).is_none_or(|(one, other)| one == other);
        self.month == other.month && agree(self.year, other.year) && agree(self.day, other.day)
    }

    /// Whether it may be a date, or the month that the date is in.
    pub fn may_be_date(&self, date: Date) -> bool {
        let (year, month, day) = (Some(date.year()), date.month().into(), Some(date.day().into()));
        self.may_be(&Self { year, month, day, ..*self })
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(year) = self.year {
            write!(f, "{year}-")?;
        }
        write!(f, "{:02}", self.month)?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Every day of a text whose numbers these are, in order.
pub fn days(text: &str, all: &[Number]) -> Vec<Day> {
    let mut found: Vec<Day> = Vec::new();
    for at in 0..all.len() {
        let day = in_figures(text, &all[at..]).or_else(|| in_english(text, all, at));
        found.extend(day.filter(|day| found.last().is_none_or(|last| last.end <= day.start)));
    }
    found
}

/// `2019年6月30日`, `6月30日` and `2019-06-30`.
fn in_figures(text: &str, rest: &[Number]) -> Option<Day> {
    let between = |one: &Number, next: &Number| text[one.end..next.start].trim();
    let is_month = |one: &Number, next: &Number| {
        between(one, next) == "月" && text[next.end..].trim_start().starts_with(['日', '号'])
    };
    match rest {
        [year, month, day, ..] if between(year, month) == "年" && is_month(month, day) => {
            new(Some(year), value(month)?, Some(day), (year.start, day.end))
        }
        [year, month, ..] if between(year, month) == "年" && text[month.end..].trim_start().starts_with('月') => {
            new(Some(year), value(month)?, None, (year.start, month.end))
        }
        [year, month, day, ..] if between(year, month) == "-" && between(month, day) == "-" => {
            new(Some(year), value(month)?, Some(day), (year.start, day.end))
        }
        [month, day, ..] if is_month(month, day) => new(None, value(month)?, Some(day), (month.start, day.end)),
        _ => None,
    }
}

/// `30 June 2019` and `June 30, 2019`, with or without the year; and `June 2019`.
fn in_english(text: &str, all: &[Number], at: usize) -> Option<Day> {
    let number = &all[at];
    let (before, behind) = (text[..number.start].trim_end(), text[number.end..].trim_start());
    let year_from = |offset: usize| {
        let next = all.get(at + 1).filter(|next| next.start >= offset)?;
        let gap = text[offset..next.start].trim();
        (is_year(next) && (gap.is_empty() || gap == ",")).then_some(next)
    };
    let (month, month_start, end) = if let Some(month) = MONTHS.iter().position(|name| behind.starts_with(name)) {
        (month, number.start, text.len() - behind.len() + MONTHS[month].len())
    } else {
        let month = MONTHS.iter().position(|name| before.ends_with(name))?;
        (month, before.len() - MONTHS[month].len(), number.end)
    };
    let month = u16::try_from(month).ok()? + 1;
    if is_year(number) {
        return new(Some(number), month, None, (month_start, end));
    }
    let year = year_from(end);
    new(year, month, Some(number), (month_start, year.map_or(end, |year| year.end)))
}

fn is_year(number: &Number) -> bool {
    value(number).is_some_and(|value| value > 1000)
}

fn new(year: Option<&Number>, month: u16, day: Option<&Number>, (start, end): (usize, usize)) -> Option<Day> {
    let day = day.map(|day| value(day).filter(|day| (1..=31).contains(day)));
    let found = Day { year: year.and_then(value), month, day: day.flatten(), start, end };
    ((1..=12).contains(&month) && day != Some(None)).then_some(found)
}

fn value(number: &Number) -> Option<u16> {
    number.amount.to_string().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::numbers;

    fn read(text: &str) -> Vec<Day> {
        days(text, &numbers(text))
    }

    #[test]
    fn days_are_read_however_they_are_written() {
        for (text, expected) in [
            ("到2019年6月30日为止", &["2019-06-30=2019年6月30"][..]),
            ("二〇一九年六月三十日", &["2019-06-30=二〇一九年六月三十"]),
            ("每年６月３０日前", &["06-30=６月３０"]),
            ("2019-06-30", &["2019-06-30=2019-06-30"]),
            ("until 30 June 2019, or later", &["2019-06-30=30 June 2019"]),
            ("by June 30, 2019.", &["2019-06-30=June 30, 2019"]),
            ("on 1 May", &["05-01=1 May"]),
            ("from 1 May to 30 June 2019", &["05-01=1 May", "2019-06-30=30 June 2019"]),
            ("the end of June 2019", &["2019-06=June 2019"]),
            ("2019年6月底，即2019年6月30日", &["2019-06=2019年6", "2019-06-30=2019年6月30"]),
            ("6月至8月", &[]),
            ("13月40日", &[]),
            ("you may 30 times", &[]),
        ] {
            let shown = read(text).into_iter().map(|day| format!("{day}={}", &text[day.start..day.end]));
            assert_eq!(shown.collect::<Vec<_>>(), expected, "{text}");
        }
    }

    #[test]
    fn what_is_not_said_of_a_day_may_be_anything() {
        let [of_2019, of_2020, of_any] = ["2019年6月30日", "2020年6月30日", "6月30日"].map(|text| read(text)[0]);
        assert!(of_any.may_be(&of_2019) && of_2020.may_be(&of_any) && !of_2019.may_be(&of_2020));
        assert!(read("June 2019")[0].may_be(&of_2019) && !read("May 2019")[0].may_be(&of_2019));
    }
}
