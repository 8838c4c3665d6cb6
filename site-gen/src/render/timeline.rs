//! The dates of a year as a picture: an axis of months with the days on it that the table of dates has.

use checker_rules::Date;
use serde::Serialize;

use super::Page;
use super::tables::last_day;
use super::voice::Voice;
use crate::model::Year;

/// The axis and what stands on it, in units of the picture.
#[derive(Serialize)]
struct Timeline {
    width: u32,
    /// The height of what stands above the axis.
    top: u32,
    /// Each month's number and the middle of its part of the axis; the first one of another year with that year.
    months: Vec<(u32, String)>,
    /// Where each month begins.
    ticks: Vec<u32>,
    marks: Vec<DayMark>,
    /// What the picture shows, in words.
    said: String,
}

/// A day on the axis, and how it is written there, as `06-30`.
#[derive(Serialize)]
struct DayMark {
    x: u32,
    y: u32,
    day: String,
}

/// The width of a month.
const MONTH: u32 = 60;
/// What is left free beside the axis.
const MARGIN: u32 = 30;
/// The height of a mark, above which others of near days stand.
const MARK: u32 = 24;
/// The longest axis, in months: later dates are in the table alone.
const MOST: u32 = 36;

/// Puts the picture of a year's dates into a page's values, where it has any.
pub(super) fn insert_timeline(voice: &Voice<'_>, year: &Year, page: &mut Page) {
    let rows = voice.dates(year, None);
    let dated = rows.iter().filter_map(|row| Some((row.iso.parse::<Date>().ok()?, row.what.clone())));
    let closes = last_day(year).map(|date| (date, voice.t("closes")));
    let mut dates: Vec<(Date, String)> = dated.chain(closes).filter(|(date, _)| date.year() >= year.year).collect();
    dates.sort_by_key(|(date, _)| *date);
    let months = dates.iter().map(|(date, _)| month_of(year.year, *date)).max().map(|last| (last + 1).max(12));
    let timeline = months.filter(|months| *months <= MOST).map(|months| {
        let said = dates.iter().map(|(date, what)| format!("{date} {what}"));
        let marks = marks(year.year, &dates);
        Timeline {
            top: marks.iter().map(|mark| mark.y).max().unwrap_or_default() + MARK + 8,
            width: months * MONTH + 2 * MARGIN,
            months: (0..months).map(|at| (left(at) + MONTH / 2, month_name(year.year, at))).collect(),
            ticks: (0..=months).map(left).collect(),
            marks,
            said: said.collect::<Vec<_>>().join(" / "),
        }
    });
    page.values.insert("timeline", &timeline);
}

/// A mark for each day. Each stands in the lowest row where it is clear of those before it.
fn marks(year: u16, dates: &[(Date, String)]) -> Vec<DayMark> {
    let mut marks: Vec<DayMark> = Vec::new();
    for (date, _) in dates {
        let x = left(month_of(year, *date)) + (u32::from(date.day()) - 1) * MONTH / 31;
        if marks.last().is_some_and(|last| last.x == x) {
            continue;
        }
        let is_free = |y: &u32| marks.iter().all(|mark| mark.y != *y || mark.x.abs_diff(x) >= MONTH);
        let y = (0..).map(|row| row * MARK).find(is_free).unwrap_or_default();
        marks.push(DayMark { x, y, day: format!("{:02}-{:02}", date.month(), date.day()) });
    }
    marks
}

/// How many months after the year's first one a day is.
fn month_of(year: u16, date: Date) -> u32 {
    u32::from(date.year() - year) * 12 + u32::from(date.month()) - 1
}

fn left(month: u32) -> u32 {
    MARGIN + month * MONTH
}

fn month_name(year: u16, month: u32) -> String {
    match (month / 12, month % 12) {
        (later, 0) if later > 0 => format!("{}-1", u32::from(year) + later),
        (_, month) => (month + 1).to_string(),
    }
}
