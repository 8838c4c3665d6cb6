//! Days as texts write them: `2019年6月30日`, `六月三十日`, `30 June 2019`, `June 30, 2019`, `2019-06-30`; and months of a
//! year: `2019年6月`, `June 2019`.

use super::{Lexis, NumberInText, WrittenDay, run};

/// A day in a text, or a month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayInText {
    /// What is said of it.
    pub day: WrittenDay,
    /// Offset of its first byte.
    pub start: usize,
    /// Offset behind its last number.
    pub end: usize,
}

/// One or two days, and how many numbers they are made of.
type Read = ([Option<WrittenDay>; 2], usize);

/// Signs between the ends of a range in any language.
const SIGNS: [&str; 9] = ["——", "—", "–", "-", "~", "～", "〜", "至", "到"];

/// What stands behind a month of which the last day is meant.
const MONTH_ENDS: [char; 2] = ['底', '末'];

/// What stands before such a month in Latin letters.
const MONTH_END: [&str; 3] = ["end of", "last day of", "End of"];

impl Lexis {
    /// Every day of a text whose numbers these are, in order.
    pub fn days(self, text: &str, all: &[NumberInText]) -> Vec<DayInText> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < all.len() {
            let rest = &all[at..];
            let read =
                self.months(text, rest).or_else(|| self.in_figures(text, rest)).or_else(|| self.in_letters(text, rest));
            let Some((days, numbers)) = read else {
                at += 1;
                continue;
            };
            let is_end = days.iter().flatten().any(|day| day.is_end);
            let start = if is_end { words_of_end(&text[..all[at].start]) } else { all[at].start };
            let end = all[at + numbers - 1].end;
            let end = if is_end { end + behind_month(&text[end..]) } else { end };
            found.extend(days.into_iter().flatten().map(|day| DayInText { day, start, end }));
            at += numbers;
        }
        found
    }

    /// Whether the first of some numbers is a month, as in `3月`, or begins a range of months.
    pub fn begins_months(self, text: &str, all: &[NumberInText]) -> bool {
        let [first, rest @ ..] = all else { return false };
        let last = rest.first().filter(|last| self.is_range(&text[first.end..last.start]));
        is_month(text, first) || last.is_some_and(|last| is_month(text, last))
    }

    /// `2019年1月至6月` and `2019年1—6月`.
    fn months(self, text: &str, all: &[NumberInText]) -> Option<Read> {
        let [year, first, last, ..] = all else { return None };
        let gap = text[first.end..last.start].trim().trim_start_matches('月');
        let is_range = text[year.end..first.start].trim() == "年" && self.is_range(gap);
        let ends_in_day =
            all.get(3).is_some_and(|day| text[last.end..day.start].trim() == "月" && self.is_day(text, day));
        let month = |number| month_of(self.year(text, year)?, value(number)?);
        (is_range && is_month(text, last) && !ends_in_day).then_some(([Some(month(first)?), Some(month(last)?)], 3))
    }

    /// `2019年6月30日`, `6月30日`, `6月1日至30日`, `2019年6月`, `2019-06-30`, `2019/6/30` and `2019.6.30`.
    fn in_figures(self, text: &str, all: &[NumberInText]) -> Option<Read> {
        let between = |at: usize| Some(text[all.get(at)?.end..all.get(at + 1)?.start].trim());
        let dashed = |sign| between(0) == Some(sign) && between(1) == Some(sign);
        if dashed(".") && value(all.get(2)?).as_ref().is_some_and(is_year) {
            return one(day_of(value(&all[2]), value(&all[1])?, value(&all[0])?)?, 3);
        }
        if dashed("-") || dashed("/") || dashed(".") {
            return one(day_of(Some(value(&all[0])?), value(&all[1])?, value(&all[2])?)?, 3);
        }
        let years = usize::from(between(0) == Some("年"));
        let year = all.first().filter(|_| years == 1).and_then(|year| self.year(text, year));
        let month = all.get(years).filter(|month| is_month(text, month))?;
        let in_month = |number| day_of(year, value(month)?, value(number)?);
        let first = all.get(years + 1).filter(|_| between(years) == Some("月"));
        let gap = between(years + 1).map(|gap| without_weekday(gap.trim_start_matches(self.han.day)));
        let second = all.get(years + 2).filter(|_| gap.is_some_and(|gap| self.is_range(gap)));
        match (first, second.filter(|second| self.is_day(text, second))) {
            (Some(first), Some(second)) => Some(([Some(in_month(first)?), Some(in_month(second)?)], years + 3)),
            (Some(first), None) if self.is_day(text, first) => one(in_month(first)?, years + 2),
            _ => {
                let behind = text[month.end..].trim_start().trim_start_matches('月');
                let is_end = behind.starts_with(MONTH_ENDS);
                one(WrittenDay { is_end, ..month_of(year?, value(month)?)? }, 2)
            }
        }
    }

    /// `30 June 2019`, `June 30, 2019` and `1 to 30 June`, with or without the year; `June 2019` and `January to June 2019`.
    fn in_letters(self, text: &str, all: &[NumberInText]) -> Option<Read> {
        let number = all.first()?;
        let range = all.get(1).filter(|next| self.is_range(&text[number.end..next.start]));
        self.days_before_month(text, all, range).or_else(|| self.behind_month(text, all, range))
    }

    fn days_before_month(self, text: &str, all: &[NumberInText], range: Option<&NumberInText>) -> Option<Read> {
        for (last, numbers) in [(all.first(), 1), (range, 2)] {
            let Some(last) = last else { continue };
            let behind = without_ordinal(&text[last.end..]).trim_start();
            let Some((month, length)) = self.month_at(behind) else { continue };
            let year = year_from(text, text.len() - behind.len() + length, all.get(numbers));
            return in_month(&all[..numbers], month, year);
        }
        None
    }

    fn behind_month(self, text: &str, all: &[NumberInText], range: Option<&NumberInText>) -> Option<Read> {
        let number = all.first()?;
        let (month, before) = self.month_before(&text[..number.start])?;
        if let Some(year) = value(number).filter(is_year) {
            let before = before.trim_end();
            let range = self.ranges().find_map(|sign| before.strip_suffix(sign));
            let first = range.and_then(|before| self.month_before(before));
            let first = first.and_then(|(first, _)| month_of(year, first));
            let is_end = first.is_none() && MONTH_END.iter().any(|words| before.ends_with(words));
            return Some(([first, month_of(year, month).map(|month| WrittenDay { is_end, ..month })], 1));
        }
        let range = range.filter(|next| !value(next).as_ref().is_some_and(is_year));
        let numbers = 1 + usize::from(range.is_some());
        let year = year_from(text, all[numbers - 1].end, all.get(numbers));
        in_month(&all[..numbers], month, year)
    }

    /// The month whose name, or the beginning of it, begins a text, and the length of that.
    fn month_at(self, text: &str) -> Option<(u16, usize)> {
        let word = &text[..run(text, |c| c.is_ascii_alphabetic())];
        let dot = usize::from(text[word.len()..].starts_with('.') && word.len() <= 4);
        let same = |name: &str| name == word || (name.eq_ignore_ascii_case(word) && word.len() > 1 && is_capital(word));
        let named = (1..).zip(self.latin.months).find(|(_, name)| same(name) || name.get(..3) == Some(word));
        let short = self.latin.short_months.iter().find(|(name, _)| *name == word);
        let month = named.map(|(month, _)| month).or(short.map(|(_, month)| u16::from(*month)))?;
        Some((month, word.len() + dot))
    }

    /// The month whose name, or the beginning of it, ends a text, and what is before that.
    fn month_before(self, text: &str) -> Option<(u16, &str)> {
        let text = text.trim_end().trim_end_matches('.');
        let start = text.rfind(|c: char| !c.is_ascii_alphabetic()).map_or(0, |at| at + 1);
        self.month_at(text.get(start..)?).map(|(month, _)| (month, &text[..start]))
    }

    /// A year of the common era, or of another one, such as `令和12年`.
    fn year(self, text: &str, number: &NumberInText) -> Option<u16> {
        value(number)?.checked_add(self.era(&text[..number.start]).unwrap_or(0))
    }

    fn is_day(self, text: &str, number: &NumberInText) -> bool {
        text[number.end..].trim_start().starts_with(self.han.day)
    }

    fn is_range(self, gap: &str) -> bool {
        self.ranges().any(|sign| gap.trim() == sign)
    }

    fn ranges(self) -> impl Iterator<Item = &'static str> {
        SIGNS.iter().chain(self.han.ranges).chain(self.latin.ranges).copied()
    }
}

/// Where the words for the end of a month begin, in what stands before the number of its year.
fn words_of_end(before: &str) -> usize {
    let start = MONTH_END.iter().filter_map(|words| before.rfind(words)).max();
    start.filter(|start| before.len() - start < LONGEST_END).unwrap_or(before.len())
}

/// The length of what says that the end of a month is meant, behind its number.
fn behind_month(behind: &str) -> usize {
    let rest = behind.trim_start().strip_prefix('月').and_then(|rest| rest.strip_prefix(MONTH_ENDS));
    rest.map_or(0, |rest| behind.len() - rest.len())
}

/// How far before the year those words stand at most, in bytes.
const LONGEST_END: usize = 24;

fn is_month(text: &str, number: &NumberInText) -> bool {
    text[number.end..].trim_start().starts_with('月')
}

/// What stands behind the day of the week, as in `（土）`.
fn without_weekday(gap: &str) -> &str {
    let inside = gap.strip_prefix(['（', '(']);
    let behind = inside.and_then(|inside| inside.split_once(['）', ')'])).filter(|(day, _)| day.chars().count() == 1);
    behind.map_or(gap, |(_, behind)| behind)
}

/// The next number, where it is a year and nothing but a comma stands before it.
fn year_from(text: &str, offset: usize, next: Option<&NumberInText>) -> Option<u16> {
    let next = next.filter(|next| next.start >= offset && ["", ","].contains(&text[offset..next.start].trim()))?;
    value(next).filter(is_year)
}

/// Days of a month, and its year if that follows.
fn in_month(days: &[NumberInText], month: u16, year: Option<u16>) -> Option<Read> {
    let day = |number: &NumberInText| day_of(year, month, value(number)?);
    let numbers = days.len() + usize::from(year.is_some());
    match days {
        [only] => one(day(only)?, numbers),
        [first, last, ..] => Some(([Some(day(first)?), Some(day(last)?)], numbers)),
        [] => None,
    }
}

/// What stands behind a day: `30th of` is `30`.
fn without_ordinal(behind: &str) -> &str {
    let plain = ["st", "nd", "rd", "th"].iter().find_map(|ending| behind.strip_prefix(ending));
    let plain = plain.filter(|rest| !rest.starts_with(|c: char| c.is_alphanumeric())).unwrap_or(behind);
    plain.trim_start().strip_prefix("of ").unwrap_or(plain)
}

/// Whether a word is written in capitals throughout.
fn is_capital(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn one(day: WrittenDay, numbers: usize) -> Option<Read> {
    Some(([Some(day), None], numbers))
}

fn is_year(value: &u16) -> bool {
    *value > 1000
}

fn day_of(year: Option<u16>, month: u16, day: u16) -> Option<WrittenDay> {
    let day = u8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
    Some(WrittenDay { year, day: Some(day), month: Some(month_number(month)?), is_end: false })
}

fn month_of(year: u16, month: u16) -> Option<WrittenDay> {
    Some(WrittenDay { year: Some(year), month: Some(month_number(month)?), day: None, is_end: false })
}

fn month_number(month: u16) -> Option<u8> {
    u8::try_from(month).ok().filter(|month| (1..=12).contains(month))
}

fn value(number: &NumberInText) -> Option<u16> {
    number.amount.units().and_then(|units| u16::try_from(units).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexis::lexicon;

    fn read(tag: &str, text: &str) -> Vec<String> {
        let lexis = Lexis::new(lexicon(tag), &[]);
        lexis.days(text, &lexis.numbers(text)).into_iter().map(|found| found.day.shown().0).collect()
    }

    #[test]
    fn days_are_read_however_they_are_written() {
        for (text, expected) in [
            ("到2019年6月30日为止", &["30 June 2019"][..]),
            ("二〇一九年六月三十日", &["30 June 2019"]),
            ("二○一九年6月30日", &["30 June 2019"]),
            ("二◯一九年6月30日", &["30 June 2019"]),
            ("二零一九年6月30日", &["30 June 2019"]),
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
            ("the end of June 2019", &["the end of June 2019"]),
            ("2019年6月底，即2019年6月30日", &["the end of June 2019", "30 June 2019"]),
            ("30.6.2019 and 2019.6.30", &["30 June 2019", "30 June 2019"]),
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
            for tag in ["zh-Hans", "en"] {
                assert_eq!(read(tag, text), expected, "{text}");
            }
        }
    }

    #[test]
    fn each_language_has_days_of_its_own() {
        for (tag, text, expected) in [
            ("ja", "2030年6月30日まで", &["30 June 2030"][..]),
            ("ja", "2030年6月1日から30日まで", &["1 June 2030", "30 June 2030"]),
            ("ja", "6月1日（土）から30日（日）まで", &["1 June", "30 June"]),
            ("ja", "2030年1月〜6月", &["January 2030", "June 2030"]),
            ("en", "the 30th of June 2030, 1st July, 30 JUNE 2030", &["30 June 2030", "1 July", "30 June 2030"]),
            ("en", "the 30th of the month, MAYOR 2 of them", &[]),
            ("ja", "令和12年6月30日", &["30 June 2030"]),
            ("ja", "令和12年6月", &["June 2030"]),
            ("ja", "平成31年4月30日、昭和63年", &["30 April 2019"]),
            ("zh-Hant", "二○三○年六月三十日", &["30 June 2030"]),
            ("zh-Hant", "6月30號", &["30 June"]),
            ("zh-Hant", "民國119年6月30日", &["30 June 2030"]),
            ("zh-Hant", "民國一百一十九年六月三十日", &["30 June 2030"]),
        ] {
            assert_eq!(read(tag, text), expected, "{text}");
        }
    }

    #[test]
    fn a_day_has_its_place() {
        let (lexis, text) = (Lexis::new(lexicon("zh"), &[]), "每年6月30日前");
        let day = lexis.days(text, &lexis.numbers(text))[0];
        assert_eq!((day.start, day.end), ("每年".len(), "每年6月30".len()));
    }
}
