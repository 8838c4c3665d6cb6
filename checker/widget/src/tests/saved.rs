//! Every book survives JSON and links.

use proptest::prelude::*;

use super::sample::*;
use crate::answers::{Answers, Book, Person, Texts, text};
use crate::json::tests::TestValue;
use crate::link::{self, Link};
use crate::saved::RECORDS;

/// Texts that people type, and those that somebody sends to do harm.
pub(super) fn any_text() -> impl Strategy<Value = String> {
    let hostile = prop::sample::select(vec![
        "<!--<script>",
        "</script>",
        "=1+1",
        "＝1",
        "+1",
        "-1",
        "@x",
        "'=1",
        "''=1",
        "'",
        "\"",
        "\"\"",
        "a\"b,c;d",
        "%00",
        "&a=b#c",
        "[x]",
        "课 [2019]",
        "],[",
        "{\"a\":1}",
        "\\",
        "\\u0000",
        "\u{2028}",
        "\u{202e}x",
        "é漢🙂",
        "１８学时",
        "18",
        "3天",
        "2030-02-28",
        "many",
        "9".repeat(40).leak(),
        "\u{feff}",
        "null",
    ]);
    prop_oneof![3 => hostile.prop_map(str::to_owned), 2 => "\\PC{0,12}", 1 => any::<String>()]
}

/// Answers under keys that the format knows: these, and those that begin so and go on with anything.
fn any_texts(keys: &[&'static str], begins: &[&'static str]) -> impl Strategy<Value = Texts> + use<> {
    let (keys, begins) = (keys.to_vec(), begins.to_vec());
    let key = prop_oneof![
        4 => prop::sample::select(keys).prop_map(str::to_owned),
        1 => (prop::sample::select(begins), "\\PC{1,12}").prop_map(|(begin, id)| [begin, if begin.ends_with('.') { &id } else { "" }].concat()),
    ];
    prop::collection::vec((key, any_text()), 0..6).prop_map(|pairs| pairs.into_iter().collect())
}

pub(super) fn any_answers() -> impl Strategy<Value = Answers> {
    let of_year = any_texts(&["industry", "hours.public", "trait.level"], &["hours.", "unit.", "trait.", "waiver."]);
    let of_record = any_texts(&["what", "amount", "of"], &["state", "unit"]);
    (of_year, prop::collection::vec(of_record, 0..4)).prop_map(|(texts, records)| Answers { texts, records })
}

pub(super) fn any_book() -> impl Strategy<Value = Book> {
    let person = (any_text(), prop::collection::vec((2028..=2031_u16, any_answers()), 0..3))
        .prop_map(|(name, years)| Person { name, years: years.into_iter().collect() });
    (prop::collection::vec(person, 1..4), any::<prop::sample::Index>(), 2027..=2032_u16)
        .prop_map(|(people, shown, year)| Book { shown: shown.index(people.len()), people, year })
}

/// What is left of texts once they were written: nothing of an empty one, and a space for a control character.
fn as_written(texts: &Texts) -> Texts {
    let plain = |text: &str| text.chars().map(|c| if c < ' ' && c != '\n' { ' ' } else { c }).collect::<String>();
    texts.iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| (plain(key), plain(text))).collect()
}

pub(super) fn book_as_written(book: &Book) -> Book {
    let mut book = book.clone();
    for person in &mut book.people {
        person.name = as_written(&texts_of(&[("name", &person.name)])).get("name").cloned().unwrap_or_default();
        let years: Vec<u16> = person.years.keys().copied().collect();
        for year in years {
            let answers = person.years.entry(year);
            answers.texts = as_written(&answers.texts);
            answers.records.iter_mut().for_each(|record| *record = as_written(record));
        }
    }
    book
}

pub(super) fn read(json: &str) -> Option<Book> {
    Book::of(&TestValue(serde_json::from_str(json).ok()?)).filter(|book| book.is_all_of(json))
}

#[test]
fn what_is_not_known_or_stands_twice_is_not_half_read() {
    let json = |texts: &str, record: &str| {
        let years = format!("\"2030\":{{\"texts\":{{{texts}}},\"records\":[{{{record}}}]}}");
        format!(
            "{{\"version\":1,\"shown\":0,\"year\":2030,\"people\":[{{\"name\":\"a:\\\"b\\\\\",\"years\":{{{years}}}}}]}}"
        )
    };
    let plain = json("\"industry\":\"alien\",\"hours.x\":\":\"", "\"of\":\"x\"");
    assert!(read(&plain).is_some(), "ids are kept, whatever they are: {plain}");
    for (texts, record) in [
        ("\"second_industry\":\"x\"", ""),
        ("\"trait.\":\"x\"", ""),
        ("\"industryx\":\"x\"", ""),
        ("\"amount\":\"x\"", ""),
        ("", "\"industry\":\"x\""),
        ("", "\"states\":\"x\""),
        ("\"hours.public\":\"1\",\"hours.public\":\"2\"", ""),
        ("", "\"amount\":\"1\",\"amount\":\"1\""),
    ] {
        let json = json(texts, record);
        assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok() && read(&json).is_none(), "{json}");
    }
    for (from, to) in [
        ("\"version\":1", "\"version\":1,\"version\":1"),
        ("\"shown\":0", "\"shown\":0,\"x\":1"),
        ("\"name\"", "\"x\":{\"y\":1},\"name\""),
        ("\"2030\":", "\"2030\":{\"texts\":{},\"records\":[]},\"2030\":"),
    ] {
        let json = plain.replace(from, to);
        assert!(json != plain && read(&json).is_none(), "{json}");
    }
}

proptest! {
    #[test]
    fn every_book_survives_json(book in any_book()) {
        prop_assert_eq!(read(&book.to_json()), Some(book_as_written(&book)));
    }

    #[test]
    fn every_book_survives_a_link(book in any_book()) {
        let link = Link::of(&link::whole(&book));
        prop_assert_eq!(link.answers.as_deref().and_then(read), Some(book_as_written(&book)));
    }

    #[test]
    fn a_link_says_what_was_chosen_and_nothing_that_was_not_meant_to_be_said(book in any_book(), answers: bool) {
        let fragment = link::fragment(&book, "abcd", None, answers);
        prop_assert!(fragment.is_ascii() && !fragment[1..].contains(['#', ' ', '<', '"', '\\']), "{}", fragment);
        let link = Link::of(&fragment);
        prop_assert_eq!((link.year, link.version.as_deref()), (Some(book.year), Some("abcd")));
        prop_assert_eq!(link.answers.is_some(), answers);
        let industry = book.answers().text("industry");
        prop_assert_eq!(link.texts.get("industry").map_or("", String::as_str), industry);
    }

    #[test]
    fn no_fragment_and_no_json_does_harm(text in any::<String>()) {
        let _ = Link::of(&text);
        let _ = Link::of(&format!("#was={text}"));
        let _ = read(&text);
    }
}

#[test]
fn a_name_that_looks_like_more_does_not_become_more() {
    let book = book(YEAR, answers(&[("trait.&answers=x&year=1999", "a")], &[]));
    let link = Link::of(&link::fragment(&book, "abcd", None, false));
    assert_eq!((link.year, link.answers), (Some(YEAR), None));
}

#[test]
fn a_link_says_how_much_was_missing_of_what() {
    let said = |answers| {
        let judgement = judged(filled(plain(YEAR), answers));
        let was = Link::of(&link::fragment(&Book::new(YEAR), "abcd", Some(&judgement), true)).was;
        let (mut parts, mut rest) = (Vec::new(), was.as_str());
        while let Some((amount, unit, category, more)) = link::first_missing(rest) {
            parts.push(format!("{amount} {unit} of {category}"));
            rest = more;
        }
        if parts.is_empty() { was } else { parts.join(", ") }
    };
    let all = "12 hour of public, 6 hour of law, 36 hour of professional, 18 hour of ";
    assert_eq!(said(answers(&[], &[])), all);
    assert_eq!(
        said(answers(&[("hours.law", "72")], &[])),
        "36 hour of professional",
        "the total is reached, professional hours are not"
    );
    assert_eq!(
        said(answers(&[("hours.elective", "15"), ("hours.professional", "36")], &[])),
        "12 hour of public, 6 hour of law, 3 hour of "
    );
    assert_eq!(said(answers(&[("hours.law", "36"), ("hours.professional", "36")], &[])), "met");
}

#[test]
fn what_is_beyond_the_bounds_is_not_read() {
    let of = |people: Vec<Person>| Book { people, shown: 0, year: YEAR };
    let many = |count: usize| (0..count).map(|_| Person::default()).collect();
    assert!(read(&of(many(50)).to_json()).is_some());
    assert!(read(&of(many(51)).to_json()).is_none());
    let records = |count: usize| book(YEAR, Answers { records: vec![Texts::new(); count], ..Answers::default() });
    assert!(read(&records(RECORDS).to_json()).is_some());
    assert!(read(&records(RECORDS + 1).to_json()).is_none());
}

#[test]
fn a_day_of_a_file_is_read_as_one_of_a_table() {
    for (written, meant) in [("2030/5/1", "2030-05-01"), ("2030年5月1日", "2030-05-01"), ("last May", "last May")] {
        let json = book(YEAR, answers(&[], &[&[("date", written), ("what", "2030/5/1")]])).to_json();
        let book = read(&json).unwrap();
        let record = &book.answers().records[0];
        assert_eq!((text(record, "date"), text(record, "what")), (meant, "2030/5/1"));
    }
}
