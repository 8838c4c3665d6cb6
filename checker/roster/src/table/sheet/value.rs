//! What stands in a cell, as text.

use std::fmt::Write;

use calamine::{DataRef, ExcelDateTime, XlsxFormulaMetadata};

/// From here on sheets hold no number exactly: they keep 15 digits.
const INEXACT: f64 = 1e15;

/// Adds what stands in a cell, by its value where a formula has one. A formula that was never calculated is added as a
/// formula, so that nobody takes it for a blank cell.
pub(super) fn add(value: &DataRef<'_>, formula: Option<&XlsxFormulaMetadata>, to: &mut String) {
    match value {
        DataRef::Empty => add_formula(formula, to),
        DataRef::String(text) => to.push_str(text),
        DataRef::SharedString(text) => to.push_str(text),
        DataRef::Float(number) => add_number(*number, to),
        DataRef::DateTime(moment) => add_moment(moment, to),
        DataRef::DateTimeIso(moment) => to.push_str(moment.split_once("T00:00:00").map_or(moment, |(day, _)| day)),
        DataRef::DurationIso(duration) => to.push_str(duration),
        DataRef::Bool(true) => to.push_str("TRUE"),
        DataRef::Bool(false) => to.push_str("FALSE"),
        DataRef::Int(number) => add_shown(number, to),
        DataRef::Error(error) => add_shown(error, to),
    }
}

fn add_shown(shown: impl std::fmt::Display, to: &mut String) {
    // Writing to memory does not fail.
    let _ = write!(to, "{shown}");
}

fn add_formula(formula: Option<&XlsxFormulaMetadata>, to: &mut String) {
    match formula {
        None => {}
        Some(XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. }) => {
            to.extend(["=", formula]);
        }
        Some(_) => to.push('='),
    }
}

/// Adds a number as a sheet shows it: with at most 15 digits that count, so that 0.1 and 0.2 are 0.3 together, and by a
/// power of ten where there were more before the point, since the others are lost.
fn add_number(number: f64, to: &mut String) {
    let whole = number as i64;
    if number.abs() < INEXACT && whole as f64 == number {
        return add_shown(whole, to);
    }
    if number.is_finite() && number.abs() >= INEXACT {
        let shown = format!("{number:.14e}");
        let (digits, power) = shown.split_once('e').unwrap_or((&shown, "0"));
        return to.extend([digits.trim_end_matches('0').trim_end_matches('.'), "E+", power]);
    }
    let begun = to.len();
    add_shown(number, to);
    // A point and 15 digits are never too many.
    if to.len() - begun > 16
        && let Ok(rounded) = format!("{number:.14e}").parse::<f64>()
    {
        to.truncate(begun);
        add_shown(rounded, to);
    }
}

/// Adds a day as `2019-06-30`, with a time of day behind it where it has one; a time alone as `14:30:00`.
fn add_moment(moment: &ExcelDateTime, to: &mut String) {
    let days = moment.as_f64() as u64;
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let has_time = (hour, minute, second) != (0, 0, 0);
    if moment.is_duration() || days == 0 {
        let hours = days.saturating_mul(24).saturating_add(u64::from(hour));
        return add_shown(format_args!("{hours}:{minute:02}:{second:02}"), to);
    }
    add_shown(format_args!("{year:04}-{month:02}-{day:02}"), to);
    if has_time {
        add_shown(format_args!(" {hour:02}:{minute:02}:{second:02}"), to);
    }
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    fn shown(value: DataRef<'_>) -> String {
        let mut text = String::new();
        add(&value, None, &mut text);
        text
    }

    #[test]
    fn a_number_is_shown_with_at_most_fifteen_digits() {
        for (number, text) in [
            (18.0, "18"),
            (-0.0, "0"),
            (18.5, "18.5"),
            (0.1, "0.1"),
            (0.300_000_000_000_000_04, "0.3"),
            (18.333_333_333_333_332, "18.3333333333333"),
            (18.333333, "18.333333"),
            (440_201_199_001_011.0, "440201199001011"),
            (440_201_199_001_011_234.0, "4.40201199001011E+17"),
            (-1e20, "-1E+20"),
            (f64::NAN, "NaN"),
        ] {
            assert_eq!(shown(DataRef::Float(number)), text);
        }
    }

    #[test]
    fn a_day_is_shown_as_a_day_and_a_length_of_time_is_none() {
        let moment = |value, of| shown(DataRef::DateTime(ExcelDateTime::new(value, of, false)));
        assert_eq!(moment(43_646.0, ExcelDateTimeType::DateTime), "2019-06-30");
        assert_eq!(moment(43_646.604_166_666_7, ExcelDateTimeType::DateTime), "2019-06-30 14:30:00");
        assert_eq!(moment(0.5, ExcelDateTimeType::DateTime), "12:00:00");
        assert_eq!(moment(1.5, ExcelDateTimeType::TimeDelta), "36:00:00");
        assert_eq!(shown(DataRef::DateTimeIso("2019-06-30T00:00:00".to_owned())), "2019-06-30");
    }
}
