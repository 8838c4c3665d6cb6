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

/// The year that a text names and nothing else, as in `2019年度`.
pub(crate) fn year_alone(text: &str) -> Option<u16> {
    let is_beside = |c: char| plain_digit(c).is_some() || c.is_whitespace() || "年度年份（）()".contains(c);
    match years_in(text)[..] {
        [year] if text.chars().all(is_beside) => Some(year),
        _ => None,
    }
}

/// What a cell says of the year of the rules that is to say when something was: only a time within that year is of it.
pub(crate) fn cell_of_year(cell: &str, rules: &Rules) -> OfYear {
    let text = cell.trim().trim_start_matches(['(', '（']);
    let is_open = text.ends_with(['起', '至', '到', '前', '后', '-', '—', '~']);
    let begins = text.starts_with(|c| plain_digit(c).is_some());
    match of_year(cell, rules) {
        OfYear::This if !begins || is_open || text.contains('学') || !is_time(cell) => OfYear::Other,
        said => said,
    }
}

/// The years that a text names: four digits of their own, as in `2019年度` and `二〇一九年`, from 1900 to 2099.
pub(crate) fn years_in(text: &str) -> Vec<u16> {
    let digits: String = text.chars().map(|c| plain_digit(c).unwrap_or(' ')).collect();
    let of_four = digits.split_ascii_whitespace().filter(|run| run.len() == 4);
    of_four.filter_map(|run| run.parse().ok()).filter(|year| (1900..=2099).contains(year)).collect()
}

/// What a heading says of years.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct YearsSaid {
    /// The years that it names, in four digits or as `18年度`.
    pub(crate) years: Vec<u16>,
    /// The year of a day or a month in it, which is that of its making.
    pub(crate) dated: Option<u16>,
    /// Whether it names a span of months or days that does not end with a year.
    pub(crate) is_part: bool,
}

/// What a heading says of years. Those of a span of months or days are named; that of the number of a document, as in
/// `〔2018〕5号`, is not.
pub(crate) fn years_said(text: &str) -> YearsSaid {
    let chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).map(|c| plain_digit(c).unwrap_or(c)).collect();
    let (mut said, mut days) = (YearsSaid::default(), Vec::new());
    // A year of two digits in front of a sign: of a span, if another year follows.
    let mut before: Option<(u16, usize)> = None;
    let mut at = 0;
    while at < chars.len() {
        let run = chars[at..].iter().take_while(|c| c.is_ascii_digit()).count();
        let behind = &chars[at + run..];
        let number: u16 = chars[at..at + run].iter().collect::<String>().parse().unwrap_or(0);
        match run {
            4 if number < 1900 && behind.starts_with(&['年']) => said.years.push(number),
            2 if behind.starts_with(&['年']) || behind.starts_with(&['学', '年']) => {
                said.years.push(2000 + number);
                said.years.extend(before.filter(|(_, end)| *end == at).map(|(year, _)| 2000 + year));
            }
            2 if behind.first().is_some_and(|c| is_span(*c)) => before = Some((number, at + 3)),
            // So many years, or a year of which nothing is known.
            1 | 3 if behind.starts_with(&['年']) => said.years.push(number),
            4 if (1900..=2099).contains(&number) && !is_of_document(behind) => {
                let is_alone = is_day(behind);
                said.is_part |= !is_alone && is_span_of_months(behind);
                if is_alone { &mut days } else { &mut said.years }.push(number)
            }
            _ => {}
        }
        at += run.max(1);
    }
    // Whole years end with December.
    said.is_part &= !["12月", "十二月", "12-31", "12.31", "12/31"].iter().any(|end| text.contains(end));
    let is_one = days.iter().all(|day| Some(day) == days.first());
    if is_one {
        said.dated = days.first().copied()
    } else {
        said.years.extend(days)
    }
    said
}

/// Whether what stands behind a year is a month or a day, and the sign of a span.
fn is_span_of_months(behind: &[char]) -> bool {
    let is_part = |c: &&char| c.is_ascii_digit() || "十年月日.．".contains(**c);
    let length = behind.iter().take_while(is_part).count();
    let begins = behind.first().is_some_and(|c| "年.．".contains(*c));
    begins && length > 1 && behind.get(length).is_some_and(|c| is_span(*c))
}

/// Whether a sign stands between the first and the last year of several.
fn is_span(c: char) -> bool {
    "-–—－~～至到、和,，/".contains(c)
}

/// Whether what stands behind a year makes it that of a document: a bracket, and a number with its sign.
fn is_of_document(behind: &[char]) -> bool {
    let [bracket, number @ ..] = behind else { return false };
    "〕］】])）".contains(*bracket) && number.first().is_some_and(|c| c.is_ascii_digit() || *c == '第')
}

/// Whether what stands behind a year makes it a day or a month, and not the first of several.
fn is_day(behind: &[char]) -> bool {
    let number = |from: &[char]| from.iter().take_while(|c| c.is_ascii_digit() || **c == '十').count();
    let is_sign = |c: &char| "年月日-/.－.．".contains(*c);
    let [sign, rest @ ..] = behind else { return false };
    let month = number(rest);
    if !is_sign(sign) || *sign == '月' || !(1..=3).contains(&month) {
        return false;
    }
    let mut rest = &rest[month..];
    // The day, behind the sign of the month.
    if let Some((between, behind)) = rest.split_first().filter(|(between, _)| **between == *sign || **between == '月')
    {
        rest = behind;
        let day = number(rest);
        rest = &rest[day..];
        if day > 0 && *between == '月' {
            rest = rest.strip_prefix(&['日']).unwrap_or(rest);
        }
    }
    !rest.first().is_some_and(|c| c.is_ascii_digit() || is_span(*c))
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
    let is_amount = names.units.values().flatten().any(|unit| !unit.is_ascii() && folded.contains(unit.as_str()));
    if names.other_times.contains(&folded) || is_amount {
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
    use super::{is_time, years_in, years_said};

    #[test]
    fn a_heading_names_years_and_says_when_it_was_made() {
        for (text, years, dated) in [
            ("2019年度统计表", &[2019][..], None),
            ("2018年度学时统计表（2019年1月制）", &[2018], Some(2019)),
            ("制表日期：2019-12-31", &[], Some(2019)),
            ("填表日期：2020年1月5日　填表人：张三", &[], Some(2020)),
            ("2020/01/05", &[], Some(2020)),
            ("二〇二〇年一月五日", &[], Some(2020)),
            ("二〇一八年度学时统计表", &[2018], None),
            ("近三年（2017-2019）", &[3, 2017, 2019], None),
            ("2018、2019年学时", &[2018, 2019], None),
            ("2018年1-12月", &[2018], None),
            ("2018年1月至2018年12月", &[2018], Some(2018)),
            ("2018年9月—2019年8月", &[2018], Some(2019)),
            ("18年度学时统计表", &[2018], None),
            ("18-19年度学时统计表", &[2019, 2018], None),
            ("18/19学年", &[2019, 2018], None),
            ("18年1月-12月", &[2018], None),
            ("2O18年", &[2018], None),
            ("十八年度", &[8], None),
            ("连续五年", &[5], None),
            ("19年度学时统计表", &[2019], None),
            ("粤人社规〔2018〕5号", &[], None),
            ("第18号 共2019人2018届", &[2019, 2018], None),
            ("440201201900001111", &[], None),
        ] {
            let said = years_said(text);
            assert_eq!((&said.years[..], said.dated), (years, dated), "{text}");
        }
        for text in ["2019年1—6月学时", "统计时间：2019年1月至6月", "2019年1月1日至2019年6月30日", "2019.1-2019.6"]
        {
            assert!(years_said(text).is_part, "{text}");
        }
        for text in
            ["2019年1月至12月", "2019年1月1日-2019年12月31日", "2019年度", "填表日期：2019年6月30日", "2019-06-30"]
        {
            assert!(!years_said(text).is_part, "{text}");
        }
    }

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
