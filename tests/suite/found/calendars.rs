//! Calendars are iCalendar (RFC 5545): lines, properties, ids that stay.

use std::collections::BTreeSet;

use super::{own, sites};

/// The properties that an event has to have.
const REQUIRED: [&str; 6] = ["UID", "DTSTAMP", "DTSTART", "SUMMARY", "DESCRIPTION", "URL"];

/// The lines of a calendar as names without parameters and values, with folded lines put together.
fn properties(path: &str, text: &str) -> Vec<(String, String)> {
    assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']), "{path}: ends of lines");
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{path}: {line}");
    }
    let whole = text.replace("\r\n ", "");
    let lines = whole.lines().map(|line| line.split_once(':').unwrap_or_else(|| panic!("{path}: {line}")));
    lines.map(|(name, value)| (name.split(';').next().unwrap_or_default().to_owned(), value.to_owned())).collect()
}

/// The events of a calendar, each as its properties.
fn events(path: &str, text: &str) -> Vec<Vec<(String, String)>> {
    let properties = properties(path, text);
    let frame = |at: usize| format!("{}:{}", properties[at].0, properties[at].1);
    assert_eq!([frame(0), frame(1), frame(properties.len() - 1)], ["BEGIN:VCALENDAR", "VERSION:2.0", "END:VCALENDAR"]);
    assert!(properties.iter().any(|(name, _)| name == "PRODID"), "{path}");
    let mut events: Vec<Vec<(String, String)>> = Vec::new();
    for property in properties {
        match (property.0.as_str(), property.1.as_str()) {
            ("BEGIN", "VEVENT") => events.push(Vec::new()),
            _ => events.iter_mut().last().into_iter().for_each(|event| event.push(property.clone())),
        }
    }
    events
}

#[test]
fn calendars_have_all_that_programs_need() {
    let mut seen = 0;
    for site in sites() {
        for (path, text) in site.texts(".ics") {
            let mut ids = BTreeSet::new();
            for event in events(path, &text) {
                let value = |name: &str| event.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
                let missing: Vec<_> = REQUIRED.iter().filter(|name| value(name).is_none_or(str::is_empty)).collect();
                assert!(missing.is_empty(), "{path}: {missing:?}");
                assert!(value("DTSTART").is_some_and(|day| day.len() == 8 && day.bytes().all(|b| b.is_ascii_digit())));
                assert!(value("DTSTAMP").is_some_and(|moment| moment.ends_with("T000000Z")));
                assert!(ids.insert(value("UID").map(str::to_owned)), "{path}: an id twice");
                seen += 1;
            }
            assert!(!ids.is_empty(), "{path} has an event");
        }
    }
    assert!(seen >= 2, "calendars are looked at");
}

#[test]
fn the_own_calendar_has_the_window_of_the_notice_in_both_languages() {
    let site = own();
    for (language, clause) in [("zh", "通知第二条"), ("en", "Clause 2")] {
        let path = format!("{language}/2019/dates.ics");
        let text = site.texts(&path).remove(path.as_str()).expect("a calendar");
        let [event] = &events(&path, &text)[..] else { panic!("one event") };
        let value = |name: &str| event.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str());
        assert_eq!(value("UID"), "make-up.public-2018.2019.jxjy@shaoguan.example");
        assert_eq!(value("DTSTART"), "20190630");
        assert!(value("DESCRIPTION").contains(clause) && value("DESCRIPTION").contains("125号"), "{event:?}");
        assert!(site.texts(&format!("{language}/2019/index.html")).values().any(|html| html.contains("dates.ics\"")));
    }
}
