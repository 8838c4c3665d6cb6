//! The log as a table for spreadsheets, out and in.

use proptest::prelude::*;

use super::sample::*;
use super::saved::any_text;
use crate::answers::{Answers, Book, Person, Texts};
use crate::data::CheckerData;
use crate::state::Message;
use crate::table::{self, written};
use crate::text::At;

/// The book that a table holds; none where it is refused.
fn read(data: &CheckerData, table: &str, shown: u16) -> Option<Book> {
    table::read(data, table, shown).ok()
}

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
    assert_eq!(read(&data, &table.replace("enlaw", "enlaws"), YEAR), None, "nothing like it will do");
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
    let table = "name,year,industry,amount,unknown\n甲,2029,shops,1, \n乙,2030,encrafts,2\n甲,2030,,3\n";
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

// What is not understood.

/// Why a table is refused, of which the columns are named by their labels; nothing where it is read.
fn refused(table: &str) -> Option<String> {
    let mut data = data_in("en", vec![plain(YEAR - 1), everything(YEAR)]);
    data.text.put(At::message_not_read, "{row}|{column}|{may}");
    data.text.put(At::message_no_column, "{row}|{column}|no column {may}");
    data.text.put(At::comma, "/");
    match table::read(&data, table, YEAR) {
        Ok(_) => None,
        Err(Message::NotRead(words)) => Some(words.to_owned()),
        Err(message) => panic!("{table:?}: {message:?}"),
    }
}

fn is_refused(table: &str, words: &str) {
    let told = refused(table).unwrap_or_default();
    assert!(told.starts_with(words), "{table:?}: {told}");
}

#[test]
fn a_cell_that_is_not_understood_refuses_the_table_and_is_named_with_what_it_may_say() {
    let head = "year,industry,of,mode,amount,unit,state,order,for_year,carried_from,for_industry\n2030,shops,category.law,online,1,day,done,,,,\n";
    assert_eq!(refused(head), None);
    for (row, words) in [
        ("2030,mining,,,1", "3|industry|offices/enoffices"),
        ("2030,会计行业,,,1", "3|industry|"),
        ("2030,shops,外语,,1", "3|of|enpublic/enlaw/"),
        ("2030,shops,,flying,1", "3|mode|"),
        ("2030,shops,,,1,课时", "3|unit|enhours/endays"),
        ("2030,shops,,,1,credit", "3|unit|"),
        ("2030,shops,,,1,,未完成", "3|state|"),
        ("2030,shops,,,1,,,first", "3|order|"),
        ("2030,shops,,,1,,,,去年", "3|for_year|"),
        ("2030,shops,,,1,,,,,last year", "3|carried_from|"),
        ("2030,shops,,,1,,,,,,mining", "3|for_industry|"),
        ("二零三零,shops,,,1", "3|year|2029/2030"),
        ("2030.0,shops,,,1", "3|year|"),
        ("2028年度,shops,,,1", "3|year|2029/2030"),
        ("2030,shops,,,1,,,,,,,more", "3|12|no column "),
        ("\"2030\"x,shops,,,1", "3|year|\"…\""),
        ("2030,\"shops,,,1", "3|industry|\"…\""),
    ] {
        let words = words.replace("offices/enoffices", "enoffices/enshops/encrafts");
        is_refused(&[head, row, "\n"].concat(), &words);
        is_refused(&["\n", "\n"].concat().replace("\n\n", &[head, row].concat()), &words);
    }
}

#[test]
fn forms_that_can_be_meant_in_one_way_are_read() {
    for (table, key, meant) in [
        ("amount,state\n1,planned", "state", "planned"),
        ("amount,date\n1,2030/3/1", "date", "2030-03-01"),
        ("amount,date\n1,2030/03/01", "date", "2030-03-01"),
        ("amount,date\n1,2030.3.1", "date", "2030-03-01"),
        ("amount,date\n1,2030年3月1日", "date", "2030-03-01"),
        ("amount,date\n1,2030/2/30", "date", "2030/2/30"),
        ("amount,date\n1,3/1/2030", "date", "3/1/2030"),
        ("amount,for_year\n1,2028年", "for_year", "2028"),
        ("amount,for_year\n1,2028年度", "for_year", "2028"),
        ("amount,carried_from\n1,2029", "carried_from", "2029"),
    ] {
        let book = read(&data_of("en"), table, YEAR).unwrap();
        assert_eq!(book.answers().records[0].get(key).map(String::as_str), Some(meant), "{table}");
    }
    for year in ["2030", "2030年", "2030年度", " 2030 "] {
        let book = read(&data_of("en"), &format!("year,amount\n{year},1"), 2029).unwrap();
        assert_eq!(book.year, YEAR, "{year}");
    }
}

#[test]
fn a_header_is_read_by_its_key_and_by_its_label_with_or_without_what_stands_in_brackets() {
    let mut data = data_of("zh");
    data.text.put(At::name, "姓名（可不填）");
    for name in ["姓名", "姓名（可不填）", "姓名（可不填） [name]", "[name]", "name", " name "] {
        let book = read(&data, &format!("{name},amount\n甲,1\n乙,2\n"), YEAR).unwrap();
        let names: Vec<_> = book.people.iter().map(|person| person.name.as_str()).collect();
        assert_eq!(names, ["甲", "乙"], "{name}");
    }
    is_refused("amount,foo\n1,\n2,x\n", "3|foo|no column ");
    is_refused("amount,\n1,\n2,x\n", "3|2|no column ");
    is_refused("amount,what,what\n1,a,b\n", "2|what|no column ");
}

#[test]
fn rows_that_are_at_odds_are_named() {
    let head = "name,year,industry,amount,trait.level\n";
    is_refused(
        &[head, "甲,2030,shops,1,senior\n乙,2030,crafts,2\n\n甲,2030,crafts,3\n"].concat(),
        "2/5|industry|shops",
    );
    is_refused(&[head, "甲,2030,,1,\n甲,2030,,1,[senior]\n甲,2030,,1,[junior]\n"].concat(), "3/4|trait.level|[senior]");
    assert_eq!(
        refused(&[head, "甲,2030,shops,1\n甲,2029,crafts,3\n"].concat()),
        None,
        "another year, another industry"
    );
}

/// People whom only their place tells apart, and some without hours.
fn alike() -> Book {
    let nine =
        || answers(&[("industry", "shops")], &[&[("of", "category.public"), ("amount", "9"), ("state", "done")]]);
    let said = [
        ("industry", "offices"),
        ("second", "crafts"),
        ("trait.level", "junior"),
        ("waiver.illness", "yes"),
        ("owed.public", "3 days"),
        ("purpose", "title"),
        ("complete.2029", "yes"),
    ];
    let full =
        answers(&said, &[&[("for_industry", "crafts"), ("amount", "3"), ("unit", "credit"), ("state", "planned")]]);
    let people = vec![
        person("", YEAR, nine()),
        person("", YEAR, nine()),
        person("张伟", YEAR, nine()),
        person("张伟", YEAR, nine()),
        person("乙", YEAR, answers(&[("industry", "crafts")], &[])),
        Person { name: "丙".to_owned(), ..Person::default() },
        Person::default(),
        person("甲", YEAR, full),
    ];
    Book { people, shown: 7, year: YEAR }
}

#[test]
fn everybody_comes_back_as_they_were_with_all_that_is_said_of_them() {
    for language in ["en", "甲"] {
        let table = written(&data_of("en"), &alike());
        assert_eq!(read(&data_of(language), &table, YEAR), Some(alike()), "{table}");
    }
}

#[test]
fn somebody_who_is_not_told_apart_is_one_person() {
    let book = read(&data_of("en"), "name,amount\n甲,1\n 甲\u{a0},2\n", YEAR).unwrap();
    assert_eq!((book.people.len(), book.answers().records.len()), (1, 2));
    let book = read(&data_of("en"), "person,name,amount\n1,甲,1\n2,甲,2\n", YEAR).unwrap();
    assert_eq!(book.people.len(), 2);
}
