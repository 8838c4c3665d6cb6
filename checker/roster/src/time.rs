//! Which year a title or a cell speaks of.

use checker_rules::{Rules, half_width, han_digit};

use crate::day;
use crate::names::Names;

/// What a text says of the year that is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OfYear {
    /// It is of this year.
    This,
    /// It names another year, or several.
    Other,
    /// It names no year.
    Nothing,
}

/// What a text says of the year of the rules. A single year says nothing of a period of several.
pub(crate) fn of_year(text: &str, rules: &Rules) -> OfYear {
    if let Some(day) = day::read(text) {
        return if rules.covers(day) { OfYear::This } else { OfYear::Other };
    }
    let period = rules.years();
    let mut years = years_in(text).into_iter().peekable();
    if years.peek().is_none() {
        OfYear::Nothing
    } else if period.start() == period.end() && years.all(|year| year == rules.year) {
        OfYear::This
    } else {
        OfYear::Other
    }
}

/// The years that a text names: four digits of their own, as in `2019年度` and `二〇一九年`, from 1900 to 2099.
pub(crate) fn years_in(text: &str) -> Vec<u16> {
    let digits: String = text.chars().map(|c| plain_digit(c).unwrap_or(' ')).collect();
    let of_four = digits.split_ascii_whitespace().filter(|run| run.len() == 4);
    of_four.filter_map(|run| run.parse().ok()).filter(|year| (1900..=2099).contains(year)).collect()
}

/// Whether a text is nothing but a time with its year, such as `2019年3月-5月`.
pub(crate) fn is_time(text: &str) -> bool {
    let is_sign = |c: char| {
        plain_digit(c).is_some() || c.is_whitespace() || "年月日度学季第上下半至到-–—−－~～/.．():：（）Tt".contains(c)
    };
    day::read(text).is_some() || (text.chars().all(is_sign) && !years_in(text).is_empty())
}

/// Whether the title of a column speaks of a time, and not of one that has to do with no learning.
pub(crate) fn is_of_time(title: &str, names: &Names, rules: &Rules) -> bool {
    let folded = names.fold(title);
    if names.other_times.contains(&folded) {
        return false;
    }
    match of_year(title, rules) {
        OfYear::This => false,
        OfYear::Other => true,
        OfYear::Nothing => {
            let lower = title.to_ascii_lowercase();
            let words: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphanumeric()).collect();
            let is_in = |word: &&String| match word.is_ascii() {
                true => words.contains(&word.as_str()),
                false => folded.contains(word.as_str()),
            };
            names.times.iter().any(|word| is_in(&word))
        }
    }
}

/// A digit in any of its forms, as an ordinary one.
fn plain_digit(c: char) -> Option<char> {
    let c = half_width(c);
    if c.is_ascii_digit() { Some(c) } else { han_digit(c).and_then(|digit| char::from_digit(digit, 10)) }
}

#[cfg(test)]
mod tests {
    use super::{is_time, years_in};

    #[test]
    fn a_year_is_four_digits_of_their_own() {
        for text in ["2019年度", "２０１９", "二〇一九年", "完成年度(2019)", "2019-03"] {
            assert_eq!(years_in(text), [2019], "{text}");
        }
        assert_eq!(years_in("2018-2019学年"), [2018, 2019]);
        for text in ["440201201900001111", "20190630", "019", "1234", "0755-83201900", ""] {
            assert!(years_in(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_time_has_its_year_and_nothing_else() {
        for text in ["2018", "2018年", "2018年3月-5月", "2018/2019学年", "20180630", "二〇一八年度"] {
            assert!(is_time(text), "{text}");
        }
        for text in ["18", "2018年补学", "3月", "财会〔2018〕10号", ""] {
            assert!(!is_time(text), "{text}");
        }
    }
}
