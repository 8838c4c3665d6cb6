//! How kinds of values are read.

use checker_rules::{Amount, Date};
use toml::de::DeValue;

/// Reads a value; none where it is of another kind. How the kind is called, `keys` says.
pub(in crate::content) type Shape<T> = fn(&DeValue<'_>) -> Option<T>;

pub(in crate::content) const TEXT: Shape<String> =
    |value| value.as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned);
pub(in crate::content) const NUMBER: Shape<u32> = |value| value.as_integer()?.as_str().parse().ok();
pub(in crate::content) const YEAR: Shape<u16> = |value| value.as_integer()?.as_str().parse().ok();
pub(in crate::content) const COUNT: Shape<u16> = |value| YEAR(value).filter(|count| *count > 0);
pub(in crate::content) const PLACE: Shape<u8> = |value| COUNT(value)?.try_into().ok();
pub(in crate::content) const FLAG: Shape<bool> = |value| value.as_bool();
pub(in crate::content) const YES: Shape<bool> = |value| FLAG(value).filter(|flag| *flag);
pub(in crate::content) const NO: Shape<bool> = |value| FLAG(value).filter(|flag| !*flag);
pub(in crate::content) const AMOUNT: Shape<Amount> = amount;
pub(in crate::content) const DATE: Shape<Date> = date;
pub(in crate::content) const SHARE: Shape<Amount> =
    |value| value.as_str()?.parse().ok().filter(|share| *share <= Amount::whole(1));
pub(in crate::content) const YEAR_LIST: Shape<Vec<u16>> =
    |value| value.as_array()?.iter().map(|year| YEAR(year.get_ref())).collect();
pub(in crate::content) const AMOUNTS: Shape<Vec<Amount>> =
    |value| value.as_array()?.iter().map(|item| amount(item.get_ref())).collect();

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
