//! Days as notices write them: `2019年6月30日`, `六月三十日`, `30 June 2019`, `June 30, 2019`, `2019-06-30`; and months
//! of a year: `2019年6月`, `June 2019`.

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

    /// Whether a text that says it says the other one: a month says no day of it.
    pub fn says(&self, other: &Self) -> bool {
        self.may_be(other) && (self.day.is_some() || other.day.is_none())
    }

    /// In English and in Chinese.
    pub fn shown(&self) -> (String, String) {
        let month = MONTHS.get(usize::from(self.month).saturating_sub(1)).copied().unwrap_or_default();
        let part = |before: &str, number: Option<u16>, behind: &str| {
            number.map(|number| format!("{before}{number}{behind}")).unwrap_or_default()
        };
        (
            format!("{}{month}{}", part("", self.day, " "), part(" ", self.year, "")),
            format!("{}{}月{}", part("", self.year, "年"), self.month, part("", self.day, "日")),
        )
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        let (year, month, day) = (Some(date.year()), date.month().into(), Some(date.day().into()));
        Self { year, month, day, start: 0, end: 0 }
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
    let mut at = 0;
    while at < all.len() {
        let rest = &all[at..];
        let read = months(text, rest).or_else(|| in_figures(text, rest)).or_else(|| in_english(text, rest));
        let Some((days, numbers)) = read else {
            at += 1;
            continue;
        };
        let (start, end) = (all[at].start, all[at + numbers - 1].end);
        found.extend(days.into_iter().map(|day| Day { start, end, ..day }));
        at += numbers;
    }
    found
}

/// One or two days, and how many numbers they are made of.
type Read = (Vec<Day>, usize);

const RANGE: [&str; 10] = ["至", "到", "—", "–", "-", "~", "～", "to", "and", "——"];

/// `2019年1月至6月` and `2019年1—6月`.
fn months(text: &str, all: &[Number]) -> Option<Read> {
    let [year, first, last, ..] = all else { return None };
    let gap = text[first.end..last.start].trim().trim_start_matches('月').trim();
    let is_range = text[year.end..first.start].trim() == "年" && RANGE.contains(&gap);
    let ends_in_day = all.get(3).is_some_and(|day| text[last.end..day.start].trim() == "月" && is_day(text, day));
    let month = |number| new(Some(year), value(number)?, None);
    (is_range && is_month(text, last) && !ends_in_day).then_some((vec![month(first)?, month(last)?], 3))
}

fn is_month(text: &str, number: &Number) -> bool {
    text[number.end..].trim_start().starts_with('月')
}

fn is_day(text: &str, number: &Number) -> bool {
    text[number.end..].trim_start().starts_with(['日', '号'])
}

/// Whether the first of some numbers is a month, as in `3月`, or begins a range of months.
pub fn begins_months(text: &str, all: &[Number]) -> bool {
    let [first, rest @ ..] = all else { return false };
    let last = rest.first().filter(|last| RANGE.contains(&text[first.end..last.start].trim()));
    is_month(text, first) || last.is_some_and(|last| is_month(text, last))
}

/// `2019年6月30日`, `6月30日`, `6月1日至30日`, `2019年6月`, `2019-06-30` and `2019/6/30`.
fn in_figures(text: &str, all: &[Number]) -> Option<Read> {
    let between = |at: usize| Some(text[all.get(at)?.end..all.get(at + 1)?.start].trim());
    let dashed = |sign| between(0) == Some(sign) && between(1) == Some(sign);
    if dashed("-") || dashed("/") {
        return Some((vec![new(Some(&all[0]), value(&all[1])?, Some(&all[2]))?], 3));
    }
    let years = usize::from(between(0) == Some("年"));
    let year = all.first().filter(|_| years == 1);
    let month = all.get(years).filter(|month| is_month(text, month))?;
    let in_month = |number| new(year, value(month)?, Some(number));
    let first = all.get(years + 1).filter(|_| between(years) == Some("月"));
    let gap = between(years + 1).map(|gap| gap.trim_start_matches(['日', '号']).trim());
    let second = all.get(years + 2).filter(|_| gap.is_some_and(|gap| RANGE.contains(&gap)));
    let second = second.filter(|second| is_day(text, second));
    match (first, second) {
        (Some(first), Some(second)) => Some((vec![in_month(first)?, in_month(second)?], years + 3)),
        (Some(first), None) if is_day(text, first) => Some((vec![in_month(first)?], years + 2)),
        _ => Some((vec![new(Some(year?), value(month)?, None)?], 2)),
    }
}

/// `30 June 2019`, `June 30, 2019` and `1 to 30 June`, with or without the year; `June 2019` and `January to June 2019`.
fn in_english(text: &str, all: &[Number]) -> Option<Read> {
    let number = all.first()?;
    let range = all.get(1).filter(|next| RANGE.contains(&text[number.end..next.start].trim()));
    let year_from = |at: usize, offset: usize| {
        let next = all.get(at).filter(|next| next.start >= offset && is_year(next))?;
        ["", ","].contains(&text[offset..next.start].trim()).then_some(next)
    };
    for (last, numbers) in [(Some(number), 1), (range, 2)] {
        let Some(last) = last else { continue };
        let behind = text[last.end..].trim_start();
        let Some((month, length)) = month_at(behind) else { continue };
        let year = year_from(numbers, text.len() - behind.len() + length);
        let days = all[..numbers].iter().map(|day| new(year, month, Some(day))).collect::<Option<_>>()?;
        return Some((days, numbers + usize::from(year.is_some())));
    }
    let (month, before) = month_before(&text[..number.start])?;
    if is_year(number) {
        let range = RANGE.iter().find_map(|sign| before.trim_end().strip_suffix(sign));
        let first = range.and_then(month_before).and_then(|(first, _)| new(Some(number), first, None));
        return Some((first.into_iter().chain(new(Some(number), month, None)).collect(), 1));
    }
    let range = range.filter(|next| !is_year(next));
    let numbers = 1 + usize::from(range.is_some());
    let year = year_from(numbers, all[numbers - 1].end);
    let days = all[..numbers].iter().map(|day| new(year, month, Some(day))).collect::<Option<_>>()?;
    Some((days, numbers + usize::from(year.is_some())))
}

/// The month whose name, or the beginning of it, begins a text, and the length of that.
fn month_at(text: &str) -> Option<(u16, usize)> {
    let word = &text[..text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len())];
    let dot = usize::from(text[word.len()..].starts_with('.') && word.len() <= 4);
    let at = MONTHS
        .iter()
        .position(|name| *name == word || *word == name[..3] || (word == "Sept" && *name == "September"))?;
    Some((u16::try_from(at).ok()? + 1, word.len() + dot))
}

/// The month whose name, or the beginning of it, ends a text, and what is before that.
fn month_before(text: &str) -> Option<(u16, &str)> {
    let text = text.trim_end().trim_end_matches('.');
    let start = text.rfind(|c: char| !c.is_ascii_alphabetic()).map_or(0, |at| at + 1);
    month_at(text.get(start..)?).map(|(month, _)| (month, &text[..start]))
}

fn is_year(number: &Number) -> bool {
    value(number).is_some_and(|value| value > 1000)
}

fn new(year: Option<&Number>, month: u16, day: Option<&Number>) -> Option<Day> {
    let (year, day) = (year.map(value), day.map(value));
    let is_day = |day: Option<u16>| day.is_some_and(|day| (1..=31).contains(&day));
    let is_one = (1..=12).contains(&month) && year != Some(None) && day.is_none_or(is_day);
    is_one.then_some(Day { year: year.flatten(), month, day: day.flatten(), start: 0, end: 0 })
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
            ("到2019年6月30日为止", &["30 June 2019"][..]),
            ("二〇一九年六月三十日", &["30 June 2019"]),
            ("每年６月３０日前", &["30 June"]),
            ("2019-06-30", &["30 June 2019"]),
            ("2019/6/30", &["30 June 2019"]),
            ("until 30 June 2019, or later", &["30 June 2019"]),
            ("by June 30, 2019.", &["30 June 2019"]),
            ("by Jun. 30, 2019, or 1 Sept 2020", &["30 June 2019", "1 September 2020"]),
            ("on 1 May", &["1 May"]),
            ("from 1 May to 30 June 2019", &["1 May", "30 June 2019"]),
            ("1月1日至12月31日", &["1 January", "31 December"]),
            ("6月1日至30日", &["1 June", "30 June"]),
            ("2019年6月1—30日", &["1 June 2019", "30 June 2019"]),
            ("from 1 to 30 June 2019", &["1 June 2019", "30 June 2019"]),
            ("from June 1 to 30", &["1 June", "30 June"]),
            ("the end of June 2019", &["June 2019"]),
            ("2019年6月底，即2019年6月30日", &["June 2019", "30 June 2019"]),
            ("2019年1月至6月", &["January 2019", "June 2019"]),
            ("2019年1—6月除外", &["January 2019", "June 2019"]),
            ("from January to June 2019", &["January 2019", "June 2019"]),
            ("2019年1月至6月30日", &["January 2019", "30 June"]),
            ("二〇一九年一月至六月三十日", &["January 2019", "30 June"]),
            ("6月至8月", &[]),
            ("13月40日", &[]),
            ("you may 30 times", &[]),
            ("May 2 not 3", &["2 May"]),
        ] {
            let shown = read(text).into_iter().map(|day| day.shown().0);
            assert_eq!(shown.collect::<Vec<_>>(), expected, "{text}");
        }
        let day = read("每年6月30日前")[0];
        assert_eq!((day.start, day.end), ("每年".len(), "每年6月30".len()));
        assert_eq!(day.shown().1, "6月30日");
        assert_eq!(read("30 June 2019")[0].shown().1, "2019年6月30日");
    }

    #[test]
    fn what_is_not_said_of_a_day_may_be_anything() {
        let [of_2019, of_2020, of_any] = ["2019年6月30日", "2020年6月30日", "6月30日"].map(|text| read(text)[0]);
        assert!(of_any.may_be(&of_2019) && of_2020.may_be(&of_any) && !of_2019.may_be(&of_2020));
        let [of_june, of_may] = ["June 2019", "May 2019"].map(|text| read(text)[0]);
        assert!(of_june.may_be(&of_2019) && !of_may.may_be(&of_2019));
        assert!(of_2019.says(&of_june) && !of_june.says(&of_2019), "a month says no day of it");
    }
}
