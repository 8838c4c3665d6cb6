//! A day as a text writes it, as far as it does.

use checker_rules::Date;

use super::tables::ENGLISH_WORDS;

/// A day, a month or a year. What a text does not say of it may be anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WrittenDay {
    /// The year of the common era.
    pub year: Option<u16>,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day of the month, 1 to 31.
    pub day: Option<u8>,
    /// Whether it is the last day of the month, as `6月底` says.
    pub is_end: bool,
}

impl WrittenDay {
    /// The date, where all of it is said and there is such a day.
    pub fn date(self) -> Option<Date> {
        Date::new(self.year?, self.month?, self.day?).ok()
    }

    /// The last date it may mean; none without a year.
    pub fn last(self) -> Option<Date> {
        let (year, month) = (self.year?, self.month.unwrap_or(12));
        match self.day {
            Some(day) => Date::new(year, month, day).ok(),
            None => (28..=31).rev().find_map(|day| Date::new(year, month, day).ok()),
        }
    }

    /// Whether both may be one day, or one be in the month that the other is.
    pub fn may_be(&self, other: &Self) -> bool {
        agree(self.month, other.month) && agree(self.year, other.year) && agree(self.day, other.day)
    }

    /// Whether a text that says it says the other one: a month says no day of it.
    pub fn says(&self, other: &Self) -> bool {
        let says_end =
            self.is_end && other.month.is_some() && other.date().is_some_and(|date| self.last() == Some(date));
        self.may_be(other) && (self.day.is_some() || (other.day.is_none() && self.is_end >= other.is_end) || says_end)
    }

    /// In English and in Chinese.
    pub fn shown(&self) -> (String, String) {
        let months = ENGLISH_WORDS.months;
        let month = self.month.and_then(|month| months.get(usize::from(month).checked_sub(1)?));
        let numbers = [self.year, self.month.map(u16::from), self.day.map(u16::from)];
        let [year, number, day] = numbers.map(|number| number.map(|number| number.to_string()));
        let end = self.is_end.then_some("the end of");
        let english = [end.or(day.as_deref()), month.copied(), year.as_deref()];
        let chinese = [(&year, "年"), (&number, if self.is_end { "月底" } else { "月" }), (&day, "日")];
        let chinese = chinese.map(|(number, behind)| number.as_ref().map(|number| format!("{number}{behind}")));
        (english.into_iter().flatten().collect::<Vec<_>>().join(" "), chinese.into_iter().flatten().collect::<String>())
    }
}

fn agree<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    one.zip(other).is_none_or(|(one, other)| one == other)
}

impl From<Date> for WrittenDay {
    fn from(date: Date) -> Self {
        Self { year: Some(date.year()), month: Some(date.month()), day: Some(date.day()), is_end: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn day(year: Option<u16>, month: Option<u8>, day: Option<u8>) -> WrittenDay {
        WrittenDay { year, month, day, is_end: false }
    }

    #[test]
    fn what_is_not_said_of_a_day_may_be_anything() {
        let [of_2019, of_2020, of_any] = [Some(2019), Some(2020), None].map(|year| day(year, Some(6), Some(30)));
        assert!(of_any.may_be(&of_2019) && of_2020.may_be(&of_any) && !of_2019.may_be(&of_2020));
        let [of_june, of_may] = [6, 5].map(|month| day(Some(2019), Some(month), None));
        assert!(of_june.may_be(&of_2019) && !of_may.may_be(&of_2019));
        assert!(of_2019.says(&of_june) && !of_june.says(&of_2019), "a month says no day of it");
    }

    #[test]
    fn the_last_date_is_the_last_that_is_meant() {
        let last = |written: WrittenDay| written.last().map(|date| date.to_string());
        assert_eq!(last(day(Some(2020), Some(2), None)).as_deref(), Some("2020-02-29"));
        assert_eq!(last(day(Some(2020), None, None)).as_deref(), Some("2020-12-31"));
        assert_eq!(last(day(None, Some(2), Some(1))), None);
    }

    #[test]
    fn a_day_is_shown_in_both_languages_of_messages() {
        let shown = |written: WrittenDay| written.shown();
        let of = |en: &str, zh: &str| (en.to_owned(), zh.to_owned());
        assert_eq!(shown(day(Some(2019), Some(6), Some(30))), of("30 June 2019", "2019年6月30日"));
        assert_eq!(shown(day(None, Some(6), Some(30))), of("30 June", "6月30日"));
        assert_eq!(shown(day(Some(2019), Some(6), None)), of("June 2019", "2019年6月"));
    }
}
