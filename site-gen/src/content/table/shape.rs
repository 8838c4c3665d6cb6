//! Shapes: how the text of a value is read as a number, a date, an amount and so on.

use checker_rules::{Amount, Date, Percent};
use toml::de::DeValue;

use crate::content::colour::Colour;
use crate::content::reach::{is_origin, is_phone, is_site_code, is_web_address};
use crate::lexis::WrittenDay;

/// Reads a value; none where it is of another shape. What shapes are called in messages is said in `keys`.
pub(in crate::content) type Shape<T> = fn(&DeValue<'_>) -> Option<T>;

/// A text that is not blank.
pub(in crate::content) const TEXT: Shape<String> =
    |value| value.as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned);
/// A whole number from 0.
pub(in crate::content) const NUMBER: Shape<u32> = |value| value.as_integer()?.as_str().parse().ok();
/// A calendar year, from 0 to 65,535.
pub(in crate::content) const YEAR: Shape<u16> = |value| value.as_integer()?.as_str().parse().ok();
/// A whole number from 1 to 65,535.
pub(in crate::content) const COUNT: Shape<u16> = |value| YEAR(value).filter(|count| *count > 0);
/// A whole number from 1 to 255.
pub(in crate::content) const PLACE: Shape<u8> = |value| COUNT(value)?.try_into().ok();
/// True or false.
pub(in crate::content) const FLAG: Shape<bool> = |value| value.as_bool();
/// True only.
pub(in crate::content) const YES: Shape<bool> = |value| FLAG(value).filter(|flag| *flag);
/// False only.
pub(in crate::content) const NO: Shape<bool> = |value| FLAG(value).filter(|flag| !*flag);
/// An amount, written as a number with at most two decimal places.
pub(in crate::content) const AMOUNT: Shape<Amount> = amount;
/// A day, written without quotes.
pub(in crate::content) const DATE: Shape<Date> = date;
/// A day, written without quotes, or a calendar year.
pub(in crate::content) const DAY_OR_YEAR: Shape<WrittenDay> = |value| match date(value) {
    Some(date) => Some(date.into()),
    None => YEAR(value).map(|year| WrittenDay { year: Some(year), ..WrittenDay::default() }),
};
/// A telephone number.
pub(in crate::content) const PHONE: Shape<String> = |value| TEXT(value).filter(|text| is_phone(text));
/// A full address of the web.
pub(in crate::content) const WEB_ADDRESS: Shape<String> = |value| TEXT(value).filter(|text| is_web_address(text));
/// A share of at most 1, in quotes, such as `"2/3"`.
pub(in crate::content) const SHARE: Shape<Amount> =
    |value| value.as_str()?.parse().ok().filter(|share| *share <= Amount::whole(1));
/// A percentage from 0% to 100%, in quotes, such as `"1.5%"`.
pub(in crate::content) const PERCENT: Shape<Percent> = |value| value.as_str()?.parse().ok();
/// A list of years.
pub(in crate::content) const YEAR_LIST: Shape<Vec<u16>> =
    |value| value.as_array()?.iter().map(|year| YEAR(year.get_ref())).collect();
/// The code of an official site.
/// A colour such as `#0f4c81`.
pub(in crate::content) const COLOUR: Shape<Colour> = |value| TEXT(value).and_then(|text| Colour::parse(&text));
pub(in crate::content) const SITE_CODE: Shape<String> = |value| TEXT(value).filter(|text| is_site_code(text));
/// A list of origins of sites.
pub(in crate::content) const ORIGINS: Shape<Vec<String>> = |value| {
    let origin = |item: &DeValue<'_>| TEXT(item).filter(|text| is_origin(text));
    value.as_array()?.iter().map(|item| origin(item.get_ref())).collect()
};
/// A list of amounts, each a number or, as `"2/3"`, a text.
pub(in crate::content) const AMOUNTS: Shape<Vec<Amount>> =
    |value| value.as_array()?.iter().map(|item| amount(item.get_ref()).or_else(|| ratio(item.get_ref()))).collect();

fn ratio(value: &DeValue<'_>) -> Option<Amount> {
    value.as_str().filter(|text| text.contains('/')).and_then(|text| text.parse().ok())
}

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
