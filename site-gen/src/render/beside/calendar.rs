//! The dates of a year as a calendar (RFC 5545), each with its clause and its source. Terms of days have no date and are
//! left out.

use crate::model::{PageId, Year};
use crate::render::voice::{DateRow, Voice};

/// The most bytes of a line without its end.
const LONGEST: usize = 75;

/// Address of the calendar of a year below the root of a language; none for a year without any date.
pub(in crate::render) fn calendar_address(voice: &Voice<'_>, year: &Year) -> Option<String> {
    (!days(voice, year).is_empty()).then(|| format!("{}dates.ics", PageId::Year(year.year).address()))
}

/// The calendar of a year with its address; none for a year without any date.
pub(super) fn calendar(voice: &Voice<'_>, year: &Year) -> Option<(String, String)> {
    let address = calendar_address(voice, year)?;
    let name = voice.title(&PageId::Year(year.year));
    let tag = &voice.language().tag;
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//site-gen//site-gen//EN".to_owned(),
        format!("NAME;LANGUAGE={tag}:{}", text(&name)),
        format!("X-WR-CALNAME;LANGUAGE={tag}:{}", text(&name)),
        format!("SOURCE;VALUE=URI:{}", voice.site.url(voice.language(), &address)),
    ];
    lines.extend(days(voice, year).iter().flat_map(|day| event(voice, year, day)));
    lines.push("END:VCALENDAR".to_owned());
    Some((address, lines.iter().map(|line| folded(line)).collect()))
}

/// A day of the calendar.
struct CalendarDay {
    /// What names it among those of its year.
    key: String,
    /// As in `2019-06-30`.
    iso: String,
    what: String,
    /// How its clause is cited; empty where it has none.
    clause: String,
    /// Address of its clause below the root of the language, or of the page that names it.
    address: String,
}

fn days(voice: &Voice<'_>, year: &Year) -> Vec<CalendarDay> {
    let ruled = voice.dates(year, None).into_iter().filter(|row| !row.iso.is_empty()).map(ruled);
    let closes = year.rules.rules.closes.map(|date| CalendarDay {
        key: "closes".to_owned(),
        iso: date.to_string(),
        what: voice.t("closes"),
        clause: String::new(),
        address: format!("{}#dates", PageId::Year(year.year).address()),
    });
    ruled.chain(closes).collect()
}

fn ruled(row: DateRow) -> CalendarDay {
    CalendarDay { key: row.key, iso: row.iso, what: row.what, clause: row.cite.label, address: row.cite.href }
}

/// The lines of an event that lasts a day. The same event has the same id in every language and every publication.
fn event(voice: &Voice<'_>, year: &Year, day: &CalendarDay) -> [String; 9] {
    let (data, notice, tag) = (&voice.site.data, &year.notice, &voice.language().tag);
    let url = voice.site.url(voice.language(), &day.address);
    let source = [Some(voice.text(&notice.title)), notice.number.as_deref(), Some(&day.clause)];
    let source: Vec<&str> = source.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let date = |iso: &str| iso.replace('-', "");
    [
        "BEGIN:VEVENT".to_owned(),
        format!(
            "UID:{}.{}.{}@{}",
            day.key,
            year.year,
            data.base_path().trim_matches('/').replace('/', "."),
            data.host()
        ),
        format!("DTSTAMP:{}T000000Z", date(&year.changed_or_begins().to_string())),
        format!("DTSTART;VALUE=DATE:{}", date(&day.iso)),
        format!("SUMMARY;LANGUAGE={tag}:{}", text(&day.what)),
        format!("DESCRIPTION;LANGUAGE={tag}:{}", text(&format!("{}\n{url}", source.join(" · ")))),
        format!("URL:{url}"),
        "TRANSP:TRANSPARENT".to_owned(),
        "END:VEVENT".to_owned(),
    ]
}

/// A text as the value of a property.
fn text(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n");
    escaped.chars().filter(|c| !c.is_control()).collect()
}

/// A line with its end, folded between characters where it is too long.
fn folded(line: &str) -> String {
    let (mut out, mut length) = (String::new(), 0);
    for c in line.chars() {
        if length + c.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::{folded, text};

    #[test]
    fn long_lines_are_folded_between_characters() {
        let line = "公".repeat(40);
        let lines: Vec<String> = folded(&line).split("\r\n").map(str::to_owned).collect();
        assert!(lines.iter().all(|line| line.len() <= 75), "{lines:?}");
        assert_eq!(folded(&line).replace("\r\n ", ""), format!("{line}\r\n"));
        assert_eq!(text("a; b, c\\d\ne\u{1}"), "a\\; b\\, c\\\\d\\ne");
    }
}
