//! Days as sheets write them.

use std::borrow::Cow;

use checker_rules::{Date, half_width};

/// The day of `2019-06-30`, `2019/6/30`, `2019.6.30`, `2019年6月30日` or `20190630`: the year first, in four digits. None
/// for anything else, since `6/7/2019` is another day elsewhere.
pub(crate) fn read(cell: &str) -> Option<Date> {
    let cell = match cell.trim() {
        plain if plain.is_ascii() => Cow::Borrowed(plain),
        other => other.chars().map(half_width).collect::<String>().into(),
    };
    let cell = without_time(&cell);
    if cell.len() == 8 && cell.bytes().all(|byte| byte.is_ascii_digit()) {
        return day(&cell[..4], &cell[4..6], &cell[6..]);
    }
    let (year, rest) = cell.split_at_checked(4)?;
    let sign = rest.chars().next()?;
    let (between, end) = match sign {
        '-' | '/' | '.' => (sign, ""),
        '年' => ('月', "日"),
        _ => return None,
    };
    let (month, rest) = rest[sign.len_utf8()..].split_once(between)?;
    day(year, month.trim(), rest.strip_suffix(end)?.trim())
}

/// The year and the month of `2019年3月`, `2019-03`, `2019.3` or `2019/03`; none for anything else.
pub(crate) fn month(cell: &str) -> Option<u16> {
    let cell: String = cell.trim().chars().map(half_width).collect();
    let (year, rest) = cell.split_at_checked(4)?;
    let month = match rest.strip_prefix('年') {
        Some(month) => month.strip_suffix('月')?,
        None => rest.strip_prefix(['-', '/', '.'])?,
    };
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_month = is_number(month) && month.parse().is_ok_and(|month: u16| (1..=12).contains(&month));
    (is_number(year) && is_month).then(|| year.parse().ok()).flatten()
}

/// A day without the time of day behind it, as sheets write it where a form was sent in.
fn without_time(cell: &str) -> &str {
    let is_time = |text: &str| text.contains(':') && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
    cell.rsplit_once([' ', 'T']).filter(|(_, time)| is_time(time)).map_or(cell, |(day, _)| day.trim_end())
}

fn day(year: &str, month: &str, day: &str) -> Option<Date> {
    let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten();
    Date::new(year.parse().ok()?, number(month)?, number(day)?).ok()
}

#[cfg(test)]
mod tests {
    use super::{month, read};

    #[test]
    fn a_month_has_its_year_in_front() {
        for cell in ["2019年3月", "2019-03", "2019.3", "２０１９/０３"] {
            assert_eq!(month(cell), Some(2019), "{cell}");
        }
        for cell in ["2019-13", "2019", "3月", "2019年", "2019-03-01", "2019.", "201903"] {
            assert_eq!(month(cell), None, "{cell}");
        }
    }

    #[test]
    fn days_are_read_where_the_year_stands_first() {
        for cell in [
            "2019-06-30",
            "2019/6/30",
            "2019.06.30",
            "2019年6月30日",
            " ２０１９－０６－３０ ",
            "20190630",
            "2019-06-30 00:00:00",
            "2019-06-30 14:30",
            "2019-06-30T14:30:00",
            "2019年6月30日 8:05",
        ] {
            assert_eq!(read(cell).map(|day| day.to_string()).as_deref(), Some("2019-06-30"), "{cell}");
        }
        for cell in [
            "6/30/2019",
            "30.06.2019",
            "19-06-30",
            "2019-06",
            "2019-6-31",
            "六月",
            "",
            "2019-06-30-1",
            "2019-06-30 14",
            "14:30",
            "年年年",
        ] {
            assert_eq!(read(cell), None, "{cell}");
        }
    }
}
