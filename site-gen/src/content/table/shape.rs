//! Kinds of values: how to call them, and how to read them.

use checker_rules::{Amount, Date};
use toml::de::DeValue;

/// A kind of value: how to call it, and how to read it.
pub(in crate::content) struct Shape<T> {
    pub(super) expected: (&'static str, &'static str),
    pub(super) read: fn(&DeValue<'_>) -> Option<T>,
}

pub(in crate::content) const TEXT: Shape<String> = Shape {
    expected: ("a text in quotes, not empty", "引号中的文字，不能为空"),
    read: |value| value.as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned),
};
pub(in crate::content) const NUMBER: Shape<u32> = Shape {
    expected: ("a whole number, such as 12", "整数，如12"),
    read: |value| value.as_integer()?.as_str().parse().ok(),
};
pub(in crate::content) const YEAR: Shape<u16> = Shape {
    expected: ("a year, such as 2019", "年份，如2019"),
    read: |value| value.as_integer()?.as_str().parse().ok(),
};
pub(in crate::content) const FLAG: Shape<bool> =
    Shape { expected: ("true or false", "true或false"), read: |value| value.as_bool() };
pub(in crate::content) const AMOUNT: Shape<Amount> = Shape {
    expected: ("an amount with at most two decimals, such as 18 or 18.5", "数量，最多两位小数，如18或18.5"),
    read: amount,
};
pub(in crate::content) const DATE: Shape<Date> = Shape {
    expected: ("a date without quotes, such as 2019-06-30", "不带引号的日期，如2019-06-30"),
    read: date,
};

pub(in crate::content) const SHARE: Shape<Amount> = Shape {
    expected: ("a fraction in quotes, not above 1, such as \"2/3\"", "引号中的分数，不大于1，如\"2/3\""),
    read: |value| value.as_str()?.parse().ok().filter(|share| *share <= Amount::whole(1)),
};
pub(in crate::content) const YEAR_LIST: Shape<Vec<u16>> = Shape {
    expected: ("a list of years, such as [2018, 2019]", "年份列表，如[2018, 2019]"),
    read: |value| value.as_array()?.iter().map(|year| (YEAR.read)(year.get_ref())).collect(),
};

pub(in crate::content) const AMOUNTS: Shape<Vec<Amount>> = Shape {
    expected: ("a list of amounts, such as [28, 14, 7]", "数量列表，如[28, 14, 7]"),
    read: |value| value.as_array()?.iter().map(|item| amount(item.get_ref())).collect(),
};

fn amount(value: &DeValue<'_>) -> Option<Amount> {
    let text = match value {
        DeValue::Integer(number) => number.as_str(),
        DeValue::Float(number) => number.as_str(),
        _ => return None,
    };
    text.parse().ok()
}

fn date(value: &DeValue<'_>) -> Option<Date> {
    let date = value.as_datetime().filter(|datetime| datetime.time.is_none())?.date?;
    Date::new(date.year, date.month, date.day).ok()
}
