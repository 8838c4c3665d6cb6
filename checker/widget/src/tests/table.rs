//! The log as a table for spreadsheets, out and in.

use proptest::prelude::*;

use super::sample::*;
use super::saved::any_text;
use crate::answers::{Answers, Book, Texts};
use crate::data::CheckerData;
use crate::table::{read, written};

/// The cells of a table as spreadsheets read them, by row.
fn cells(table: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = table.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    assert!(!quoted && cell.is_empty() && row.is_empty(), "the last row ends");
    rows
}

fn entries(book: &Book) -> Vec<(String, u16, Vec<Texts>)> {
    let years = book.people.iter().flat_map(|person| {
        person.years.iter().map(|(year, answers)| (person.name.clone(), *year, answers.records.clone()))
    });
    years.collect()
}

/// Records of which every field is one that is written, without what a table takes away: spaces around a text.
fn any_record() -> impl Strategy<Value = Texts> {
    let text = || any_text().prop_map(|text| text.trim().to_owned());
    let of = prop::sample::select(vec!["", "category.public", "category.law", "activity.paper", "activity.book"]);
    let state = prop::sample::select(vec!["", "done", "planned", "recognised"]);
    let mode = prop::sample::select(vec!["", "online", "visit"]);
    (text(), text(), text(), of, state, mode).prop_map(|(date, what, amount, of, state, mode)| {
        let all = texts_of(&[
            ("date", &date),
            ("what", &what),
            ("amount", &amount),
            ("of", of),
            ("state", state),
            ("mode", mode),
        ]);
        let said = all.iter().filter(|(_, text)| !text.is_empty());
        let mut record: Texts = said.map(|(key, text)| (key.clone(), text.clone())).collect();
        // A row of nothing is no row.
        record.insert("state".to_owned(), "done".to_owned());
        record
    })
}

fn any_log() -> impl Strategy<Value = Book> {
    (any_text(), prop::collection::vec(any_record(), 1..6)).prop_map(|(name, records)| {
        let answers = Answers { texts: texts_of(&[("industry", "shops")]), records };
        Book { people: vec![person(name.trim(), YEAR, answers)], shown: 0, year: YEAR }
    })
}

fn sample_log() -> Book {
    let records: [&[(&str, &str)]; 3] = [
        &[
            ("date", "2030-02-01"),
            ("what", "会计准则 [2018]"),
            ("of", "category.professional"),
            ("mode", "online"),
            ("amount", "3 days"),
            ("unit", "day"),
            ("state", "recognised"),
            ("for_year", "2029"),
            ("carried_from", "2029"),
        ],
        &[("what", "=HYPERLINK(\"x\")"), ("of", "activity.paper"), ("amount", "1")],
        &[("what", "two\nlines, \"quoted\"; and more"), ("of", "category.law"), ("amount", "－3")],
    ];
    let mut book = book(YEAR, answers(&[("industry", "shops")], &records));
    book.people[0].name = "+甲".to_owned();
    book
}

fn data_of(language: &str) -> CheckerData {
    data_in(language, vec![everything(YEAR)])
}

const FORMULA: [char; 11] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];

proptest! {
    #[test]
    fn every_log_survives_a_table_whatever_is_typed(book in any_log()) {
        let data = data_of("en");
        let table = written(&data, &book);
        prop_assert_eq!(read(&data, &table, YEAR).map(|book| entries(&book)), Some(entries(&book)), "{}", table);
    }

    #[test]
    fn no_cell_is_taken_for_a_formula(book in any_log()) {
        for cell in cells(&written(&data_of("en"), &book)).concat() {
            prop_assert!(!cell.starts_with(FORMULA), "{:?}", cell);
        }
    }

    #[test]
    fn no_table_does_harm(table in any::<String>(), name in any_text()) {
        let data = data_of("en");
        let _ = read(&data, &table, YEAR);
        let _ = read(&data, &format!("amount,{name},of\n{table},\"\n"), YEAR);
    }
}

#[test]
fn a_table_is_read_in_another_language() {
    let table = written(&data_of("甲"), &sample_log());
    assert!(table.starts_with('\u{feff}') && table.contains("甲mode.online [online]"), "{table}");
    assert_eq!(read(&data_of("en"), &table, YEAR), Some(sample_log()));
}

#[test]
fn a_table_is_read_by_labels_alone() {
    let data = data_of("en");
    let label = |key: &str| {
        cells(&written(&data, &sample_log()))[0]
            .iter()
            .find(|name| name.ends_with(&format!("[{key}]")))
            .unwrap()
            .replace(&format!(" [{key}]"), "")
    };
    let table = format!(
        "{},{},{},{}\nenlaw,3,days,enmode.online\n",
        label("of"),
        label("amount"),
        label("unit"),
        label("mode")
    );
    let table = table.replace("days", "endays");
    let records = &read(&data, &table, YEAR).unwrap().people[0].answers(YEAR).records.clone();
    assert_eq!(*records, [texts_of(&[("of", "category.law"), ("amount", "3"), ("unit", "day"), ("mode", "online")])]);
}

#[test]
fn semicolons_tabs_marks_and_line_ends_of_every_kind_are_read() {
    let expected = [texts_of(&[("amount", "3"), ("what", "a")]), texts_of(&[("amount", "4"), ("what", "b")])];
    for (divider, end) in [(",", "\n"), (";", "\r\n"), ("\t", "\n"), (";", "\n")] {
        for mark in ["", "\u{feff}"] {
            for last in ["", end] {
                let table =
                    [mark, "amount", divider, "what", end, "3", divider, "a", end, end, "4", divider, "b", last]
                        .concat();
                let book = read(&data_of("en"), &table, YEAR).unwrap();
                assert_eq!(book.people[0].answers(YEAR).records, expected, "{table:?}");
            }
        }
    }
}

#[test]
fn a_table_names_people_and_years() {
    let table = "name,year,industry,amount,unknown\n甲,2029,shops,1,x\n乙,2030,encrafts,2\n甲,2030,,3\n";
    let book = read(&three_years(), table, YEAR).unwrap();
    let told: Vec<_> = entries(&book).into_iter().map(|(name, year, records)| (name, year, records.len())).collect();
    assert_eq!(told, [("甲".to_owned(), 2029, 1), ("甲".to_owned(), 2030, 1), ("乙".to_owned(), 2030, 1)]);
    assert_eq!(book.people[0].answers(2029).text("industry"), "shops");
    assert_eq!(book.people[1].answers(2030).text("industry"), "crafts");
    assert_eq!((book.shown, book.year), (0, 2030), "the last row is shown");
}

#[test]
fn totals_are_rows_too() {
    let book = book(YEAR, answers(&[("industry", "shops"), ("hours.law", "3"), ("unit.law", "day")], &[]));
    let read = read(&data_of("en"), &written(&data_of("en"), &book), YEAR).unwrap();
    assert_eq!(
        read.people[0].answers(YEAR).records,
        [texts_of(&[("of", "category.law"), ("amount", "3"), ("unit", "day"), ("state", "recognised")])]
    );
}

#[test]
fn what_is_no_table_of_this_kind_or_too_long_is_none() {
    let data = data_of("en");
    for table in [
        "",
        "\u{feff}",
        "a,b\n1,2\n",
        "{\"version\":1}",
        "amount",
        "amount\n",
        "amount\n\n \n",
        "PK\u{3}\u{4}\0\0",
        "\"amount",
    ] {
        assert_eq!(read(&data, table, YEAR), None, "{table:?}");
    }
    let rows = |count: usize| format!("amount\n{}", "1\n".repeat(count));
    assert!(read(&data, &rows(crate::saved::RECORDS), YEAR).is_some());
    for count in [crate::saved::RECORDS + 1, 5001] {
        assert_eq!(read(&data, &rows(count), YEAR), None, "{count}");
    }
}
