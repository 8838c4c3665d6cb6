//! What is taken along, in each form. Each can be shown as text, since apps that show pages often neither print nor save
//! files.

use checker_rules::{Date, When};

use crate::data::named;
use crate::headline::{context, verdict};
use crate::judge::Judgement;
use crate::link;
use crate::outcome::{lines_of, name_of, unit_of};
use crate::state::{Report, State};
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
            Self::Calendar => last_days(state),
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
    let verdict = match state.report {
        None => text.not_checked().to_owned(),
        Some(Report::Unreadable(_)) => text.error_summary().to_owned(),
        _ => verdict(state),
    };
    let mut lines = vec![fill(text.headline(), &[("context", &context(state)), ("verdict", &verdict)])];
    if let (Some(judgement), Some(year)) = (state.judgement(), state.year()) {
        for line in lines_of(&judgement.outcome) {
            let unit = unit_of(&judgement.outcome, line);
            lines.push(fill(
                text.summary_line(),
                &[
                    ("category", &name_of(text, year, &judgement.outcome, line)),
                    ("counted", &line.counted.to_hundredths().to_string()),
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

/// A last day.
struct Due {
    date: Date,
    /// The key of the rule that names it, with its kind: `step.declare`.
    rule: String,
    /// What it is for.
    what: String,
}

/// The last days of the year that is shown which are not over on a day, all where there is none; in the order of the rules.
/// Those that depend on what is missing are there after a check alone.
fn dates(state: &State, today: Option<Date>) -> Vec<Due> {
    let Some(year) = state.year() else { return Vec::new() };
    let (rules, mut dates) = (&year.rules, Vec::new());
    let mut add = |date: Option<Date>, kind: &str, id: &str| {
        if let Some(date) = date.filter(|date| today.is_none_or(|today| *date >= today)) {
            let what = match kind {
                "closes" => fill(state.data.text.closes(), &[("date", &date.to_string())]),
                "period" | "late" => named(&year.text.rules, "period").to_owned(),
                _ => year.text.rule(kind, id),
            };
            dates.push(Due { date, rule: [kind, ".", id].concat(), what });
        }
    };
    add(rules.closes, "closes", "");
    if let Some(period) = &rules.period {
        add(Some(period.ends), "period", "");
        add(period.late, "late", "");
    }
    for deadline in &rules.deadlines {
        if let When::Date(date) = deadline.when {
            add(Some(date), "deadline", &deadline.id);
        }
    }
    if let Some(Judgement { outcome, .. }) = state.judgement() {
        for step in &rules.steps {
            if outcome.steps.contains(&step.id) {
                add(step.by, "step", &step.id);
            }
        }
        for window in &outcome.make_up {
            add(window.until, "make-up", &window.id);
        }
        for window in &outcome.late_registration {
            add(window.until, "late-registration", &window.id);
        }
    }
    dates
}

/// The last days in words, each a line. Where all are over they are named all the same, so that none is said to be missing
/// that the rules have.
fn last_days(state: &State) -> String {
    let text = &state.data.text;
    let mut due = dates(state, state.today);
    if due.is_empty() {
        due = dates(state, None);
    }
    if due.is_empty() {
        let is_published = state.year().is_some();
        return if is_published { text.closes_not_stated() } else { text.verdict_none() }.to_owned();
    }
    let mut lines = Vec::new();
    for Due { date, what, .. } in due {
        lines.push([&date.to_string(), " ", what.as_str()].concat());
    }
    joined(&lines, "\n")
}

/// The dates as a calendar file (RFC 5545), each a whole day; none where there is no date. The name of an event is always
/// the same for the same rule of the same site, so that a calendar that has it already takes it for the same.
fn calendar(state: &State) -> Option<String> {
    let dates = dates(state, state.today);
    let stamp = digits(state.today.or(dates.first().map(|due| due.date))?);
    let mut calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//continuing education//\r\n".to_owned();
    for due in &dates {
        let parts: [&[&str]; 7] = [
            &["BEGIN:VEVENT"],
            &["UID:", &state.book.year.to_string(), "-", &due.rule, "@", &state.data.site],
            &["DTSTAMP:", &stamp, "T000000Z"],
            &["DTSTART;VALUE=DATE:", &digits(due.date)],
            &["SUMMARY:", &escaped(&due.what)],
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
