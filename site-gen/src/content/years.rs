//! Lists of years: at least one, and none twice.

use super::table::{Ctx, Table, YEAR_LIST};
use crate::diag::{At, Code, words};

/// Reads the list of years under a key; one that is empty or names a year twice is reported.
pub(super) fn years(key: &str, table: &Table<'_>, ctx: &mut Ctx<'_>) -> Option<At<Vec<u16>>> {
    let years = table.value(key, YEAR_LIST, ctx)?;
    let twice = years.value.iter().enumerate().find(|(at, year)| years.value[..*at].contains(year));
    let message = match twice {
        Some((_, year)) => words(format!("`{key}` names {year} twice"), format!("“{key}”中{year}写了两次")),
        None if years.value.is_empty() => words(format!("`{key}` names no year"), format!("“{key}”中没有年份")),
        None => return Some(years),
    };
    let help = words("write each year once, such as [2018, 2019]", "每个年份写一次，如[2018, 2019]");
    ctx.sink.error(Code("wrong-value"), years.span, message, help);
    Some(years)
}
