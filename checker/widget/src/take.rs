//! What can be taken along: links, a summary in words, dates, the log as a table, everything as a file. Each can be shown
//! as text, since apps that show pages often neither print nor save files.

use checker_rules::{Amount, Date, Outcome};

use crate::data::{YearData, named};
use crate::link;
use crate::outcome::{headline, node};
use crate::state::State;
use crate::table;
use crate::text::{Text, fill};

/// A form in which answers are taken along.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Take {
    /// A link that names year and industry.
    #[default]
    Link,
    /// A link that carries the answers of the year.
    LinkWithAnswers,
    /// The verdict in words.
    Summary,
    /// The last days that are not over.
    Calendar,
    /// The learning log as a table.
    Table,
    /// Everything, to be brought back.
    File,
}

/// A file to be saved.
pub(crate) struct File {
    pub(crate) name: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) content: String,
}

impl Take {
    /// The form at this place of all.
    pub(crate) fn at(place: usize) -> Option<Self> {
        let all = [Self::Link, Self::LinkWithAnswers, Self::Summary, Self::Calendar, Self::Table, Self::File];
        all.get(place).copied()
    }

    /// All forms, with their names.
    pub(crate) fn all(text: &Text) -> [(Self, &str); 6] {
        [
            (Self::Link, text.take_link()),
            (Self::LinkWithAnswers, text.take_link_with_answers()),
            (Self::Summary, text.take_summary()),
            (Self::Calendar, text.take_calendar()),
            (Self::Table, text.take_table()),
            (Self::File, text.take_file()),
        ]
    }

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
                let dates: Vec<String> =
                    dates(state).iter().map(|(date, what)| [&date.to_string(), " ", what].concat()).collect();
                if dates.is_empty() { state.data.text.closes_not_stated().to_owned() } else { dates.join("\n") }
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
        let outcome = &judgement.outcome;
        lines.extend(outcome.lines.iter().map(|line| {
            let amount = |amount: Amount| year.text.amount(text, amount, &outcome.unit);
            let values = [
                ("category", node(text, year, &line.node)),
                ("counted", line.counted.to_string()),
                ("needed", amount(line.needed)),
                ("missing", amount(line.missing)),
                ("clause", named(&year.text.clauses, line.clause.as_str()).to_owned()),
            ];
            fill(text.summary_line(), &values.each_ref().map(|(key, value)| (*key, value.as_str())))
        }));
        lines.push(fill(text.rules_version(), &[("year", &year.rules.year.to_string()), ("version", &year.version)]));
    }
    lines.extend(state.today.map(|today| today.to_string()));
    lines.push(state.page.clone());
    lines.push(text.disclaimer().to_owned());
    lines.join("\n")
}

/// The last days of the year that are not over, each with what it is for, in the order of the rules.
pub(crate) fn dates(state: &State) -> Vec<(Date, String)> {
    let (Some(judgement), Some(year)) = (state.judgement(), state.year()) else { return Vec::new() };
    let text = &state.data.text;
    let closes = year.rules.closes.map(|date| (date, fill(text.closes(), &[("date", &date.to_string())])));
    let period = year.rules.period.as_ref().map(|period| (period.ends, named(&year.text.rules, "period").to_owned()));
    let mut dates: Vec<(Date, String)> = closes.into_iter().chain(period).collect();
    dates.extend(of_steps(year, &judgement.outcome));
    dates.extend(of_windows(year, &judgement.outcome));
    dates.retain(|(date, _)| state.today.is_none_or(|today| *date >= today));
    dates
}

fn of_steps(year: &YearData, outcome: &Outcome) -> impl Iterator<Item = (Date, String)> {
    let steps = year.rules.steps.iter().filter(|step| outcome.steps.contains(&step.id));
    steps.filter_map(|step| Some((step.by?, year.text.rule("step", &step.id))))
}

fn of_windows(year: &YearData, outcome: &Outcome) -> impl Iterator<Item = (Date, String)> {
    let made_up = outcome.make_up.iter().map(|window| ("make-up", window));
    let windows = made_up.chain(outcome.late_registration.iter().map(|window| ("late-registration", window)));
    windows.filter_map(|(kind, window)| Some((window.until?, year.text.rule(kind, &window.id))))
}

/// The dates as a calendar file (RFC 5545), each a whole day; none where there is no date.
fn calendar(state: &State) -> Option<String> {
    let dates = dates(state);
    let day = |date: Date| date.to_string().replace('-', "");
    let stamp = day(state.today.or(dates.first().map(|(date, _)| *date))?);
    let mut lines = vec!["BEGIN:VCALENDAR".to_owned(), "VERSION:2.0".to_owned(), "PRODID:-//continuing education//".to_owned()];
    for (at, (date, what)) in dates.iter().enumerate() {
        lines.push("BEGIN:VEVENT".to_owned());
        lines.push(["UID:", &stamp, "-", &at.to_string(), "@continuing-education"].concat());
        lines.push(["DTSTAMP:", &stamp, "T000000Z"].concat());
        lines.push(["DTSTART;VALUE=DATE:", &day(*date)].concat());
        lines.push(["SUMMARY:", &escaped(what)].concat());
        lines.push(["URL:", &state.page].concat());
        lines.push("END:VEVENT".to_owned());
    }
    lines.push("END:VCALENDAR".to_owned());
    let lines: Vec<String> = lines.iter().map(|line| folded(line)).collect();
    (!dates.is_empty()).then(|| [&lines.join("\r\n"), "\r\n"].concat())
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

/// A line in parts of at most 75 bytes, each further one behind a line end and a space.
fn folded(line: &str) -> String {
    let (mut folded, mut length) = (String::with_capacity(line.len()), 0);
    for c in line.chars() {
        length += c.len_utf8();
        if length > 74 {
            folded.push_str("\r\n ");
            length = 1 + c.len_utf8();
        }
        folded.push(c);
    }
    folded
}
