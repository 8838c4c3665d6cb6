//! What is taken along, in each form. Each can be shown as text, since apps that show pages often neither print nor save
//! files.

use checker_rules::Date;

use crate::data::named;
use crate::headline::headline;
use crate::link;
use crate::outcome::{node, unit_of};
use crate::state::State;
use crate::table;
use crate::take::Take;
use crate::text::{fill, joined};

/// A file to be saved.
pub(crate) struct File {
    pub(crate) name: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) content: String,
}

impl Take {
    /// The text that is shown and copied.
    pub(crate) fn words(self, state: &State) -> String {
        let page = &state.page;
        let version = state.year().map_or("", |year| &year.version);
        match self {
            Self::Link | Self::LinkWithAnswers => {
                let answers = self == Self::LinkWithAnswers;
                [page.as_str(), &link::fragment(&state.book, version, state.judgement(), answers)].concat()
            }
            Self::Summary => summary(state),
            Self::Calendar => {
                let mut lines = Vec::new();
                for (date, what) in dates(state) {
                    lines.push([&date.to_string(), " ", what.as_str()].concat());
                }
                if lines.is_empty() { state.data.text.closes_not_stated().to_owned() } else { joined(&lines, "\n") }
            }
            Self::Table => table::written(&state.data, &state.book),
            Self::File => state.book.to_json(),
        }
    }

    /// The file that is saved; none where there is nothing to be saved.
    pub(crate) fn file(self, state: &State) -> Option<File> {
        let (name, kind) = match self {
            Self::Link | Self::LinkWithAnswers => return None,
            Self::Summary => ("summary.txt", "text/plain;charset=utf-8"),
            Self::Calendar => ("dates.ics", "text/calendar;charset=utf-8"),
            Self::Table => ("learning-log.csv", "text/csv;charset=utf-8"),
            Self::File => ("learning-log.json", "application/json"),
        };
        let content = match self {
            Self::Calendar => calendar(state)?,
            _ => self.words(state),
        };
        Some(File { name, kind, content })
    }
}

/// The verdict in words, line by line, as somebody would send it to an employer.
fn summary(state: &State) -> String {
    let text = &state.data.text;
    let mut lines = vec![headline(state)];
    if let (Some(judgement), Some(year)) = (state.judgement(), state.year()) {
        for line in judgement.outcome.all_lines() {
            let unit = unit_of(&judgement.outcome, line);
            lines.push(fill(
                text.summary_line(),
                &[
                    ("category", &node(text, year, &line.node)),
                    ("counted", &line.counted.to_string()),
                    ("needed", &year.text.amount(text, line.needed, unit)),
                    ("missing", &year.text.amount(text, line.missing, unit)),
                    ("clause", named(&year.text.clauses, line.clause.as_str())),
                ],
            ));
        }
        lines.push(fill(text.rules_version(), &[("year", &year.rules.year.to_string()), ("version", &year.version)]));
    }
    lines.extend(state.today.map(|today| today.to_string()));
    lines.push(state.page.clone());
    lines.push(text.disclaimer().to_owned());
    joined(&lines, "\n")
}

/// The last days of the year that are not over, each with what it is for, in the order of the rules.
fn dates(state: &State) -> Vec<(Date, String)> {
    let (Some(judgement), Some(year)) = (state.judgement(), state.year()) else { return Vec::new() };
    let (outcome, mut dates) = (&judgement.outcome, Vec::new());
    let mut add = |date: Option<Date>, what: String| {
        if let Some(date) = date
            && state.today.is_none_or(|today| date >= today)
        {
            dates.push((date, what));
        }
    };
    if let Some(date) = year.rules.closes {
        add(Some(date), fill(state.data.text.closes(), &[("date", &date.to_string())]));
    }
    if let Some(period) = &year.rules.period {
        add(Some(period.ends), named(&year.text.rules, "period").to_owned());
    }
    for step in &year.rules.steps {
        if outcome.steps.contains(&step.id) {
            add(step.by, year.text.rule("step", &step.id));
        }
    }
    for window in &outcome.make_up {
        add(window.until, year.text.rule("make-up", &window.id));
    }
    for window in &outcome.late_registration {
        add(window.until, year.text.rule("late-registration", &window.id));
    }
    dates
}

/// The dates as a calendar file (RFC 5545), each a whole day; none where there is no date.
fn calendar(state: &State) -> Option<String> {
    let dates = dates(state);
    let stamp = digits(state.today.or(dates.first().map(|(date, _)| *date))?);
    let mut calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//continuing education//\r\n".to_owned();
    for (at, (date, what)) in dates.iter().enumerate() {
        let parts: [&[&str]; 7] = [
            &["BEGIN:VEVENT"],
            &["UID:", &stamp, "-", &at.to_string(), "@continuing-education"],
            &["DTSTAMP:", &stamp, "T000000Z"],
            &["DTSTART;VALUE=DATE:", &digits(*date)],
            &["SUMMARY:", &escaped(what)],
            &["URL:", &state.page],
            &["END:VEVENT"],
        ];
        for line in parts {
            add_folded(&mut calendar, &line.concat());
        }
    }
    calendar.push_str("END:VCALENDAR\r\n");
    (!dates.is_empty()).then_some(calendar)
}

/// A date as eight digits.
fn digits(date: Date) -> String {
    date.to_string().chars().filter(char::is_ascii_digit).collect()
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | ';' | ',') {
            escaped.push('\\');
        }
        escaped.push(if c < ' ' { ' ' } else { c });
    }
    escaped
}

/// Adds a line in parts of at most 75 bytes, each further one behind a line end and a space.
fn add_folded(calendar: &mut String, line: &str) {
    let mut length = 0;
    for c in line.chars() {
        length += c.len_utf8();
        if length > 74 {
            calendar.push_str("\r\n ");
            length = 1 + c.len_utf8();
        }
        calendar.push(c);
    }
    calendar.push_str("\r\n");
}
