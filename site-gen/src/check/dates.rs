//! Dates fit the notice they stand in.

use checker_rules::{Date, Rules, Value};

use crate::diag::{Code, Sink, Span, words};
use crate::model::{Site, Year};

pub(super) fn check(year: &Year, sink: &mut Sink) {
    let rules = &year.rules.rules;
    let (first, last) = bounds(rules);
    for (_, stated) in rules.stated() {
        let (Value::Until(Some(date)) | Value::Window { until: Some(date), .. } | Value::Step { by: Some(date), .. }) =
            stated.value
        else {
            continue;
        };
        if date < first || date > last {
            let clause = stated.clause.as_ref();
            let known = year.rules.dates.iter().find(|known| known.date == date && Some(&known.clause) == clause);
            let span = known.map_or_else(|| top(year), |known| known.span);
            outside(date, (first, last), span, sink);
        }
    }
    let windows = rules.make_up.iter().chain(&rules.late_registration);
    for later in windows.flat_map(|window| &window.for_years).filter(|later| **later >= rules.year) {
        let amount = checker_rules::Amount::whole(u32::from(*later));
        let figure = year.rules.figures.iter().find(|figure| figure.amount == amount);
        later_year(*later, rules.year, figure.map_or_else(|| top(year), |figure| figure.span), sink);
    }
}

/// The first and the last day that a date of the rules may be: from the first day of the period to the end of the year
/// after it.
fn bounds(rules: &Rules) -> (Date, Date) {
    let whole = |year: u16, month, day| Date::new(year, month, day).unwrap_or_default();
    match &rules.period {
        Some(period) => (period.starts, whole(period.ends.year().saturating_add(1), 12, 31)),
        None => (whole(rules.year, 1, 1), whole(rules.year.saturating_add(1), 12, 31)),
    }
}

fn top(year: &Year) -> Span {
    year.rules.totals.first().copied().unwrap_or_default()
}

fn outside(date: Date, (first, last): (Date, Date), span: Span, sink: &mut Sink) {
    sink.warning(
        Code("date-outside"),
        span,
        words(
            format!("{date} is not between {first} and {last}, the time these rules are about"),
            format!("{date}不在本规则涉及的时间内（{first}至{last}）"),
        ),
        words("check the year of the date against the notice", "请按通知核对日期中的年份"),
    );
}

fn later_year(later: u16, year: u16, span: Span, sink: &mut Sink) {
    sink.warning(
        Code("year-later"),
        span,
        words(
            format!("{later} is not before {year}: only earlier years are made up or reported late"),
            format!("{later}不早于{year}：补学、补报只针对以前年度"),
        ),
        words("check the year against the notice", "请按通知核对年份"),
    );
}

/// Reports notices that have expired by a day, or before a later year's rules begin, and do not say so.
pub(crate) fn expired(site: &Site, today: Option<Date>, sink: &mut Sink) {
    let newest = site.newest().year;
    for year in &site.years {
        let Some(expires) = &year.notice.expires else { continue };
        let over = expires.value.year() < newest || today.is_some_and(|today| expires.value < today);
        if over && year.notice.status.is_none() {
            let date = expires.value;
            sink.warning(
                Code("notice-expired"),
                expires.span,
                words(
                    format!("the notice expired on {date}, and its status does not say so"),
                    format!("通知已于{date}到期，而状态一栏没有写明"),
                ),
                words(
                    "add `status = { zh = \"已失效\", en = \"no longer in force\" }`",
                    "请补上status = { zh = \"已失效\", en = \"no longer in force\" }",
                ),
            );
        }
    }
}
