//! Every book survives JSON and links.

use proptest::prelude::*;

use super::sample::*;
use crate::answers::{Answers, Book, Person, Texts};
use crate::json::tests::TestValue;
use crate::link::{self, Link, Was};
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

fn any_texts() -> impl Strategy<Value = Texts> {
    let key = prop_oneof![
        4 => prop::sample::select(vec!["industry", "hours.public", "trait.level", "what", "amount", "of"]).prop_map(str::to_owned),
        1 => any_text(),
    ];
    prop::collection::vec((key, any_text()), 0..6).prop_map(|pairs| pairs.into_iter().collect())
}

pub(super) fn any_answers() -> impl Strategy<Value = Answers> {
    (any_texts(), prop::collection::vec(any_texts(), 0..4)).prop_map(|(texts, records)| Answers { texts, records })
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
    Book::of(&TestValue(serde_json::from_str(json).ok()?))
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
fn a_link_says_how_much_was_missing_in_all() {
    let said = |answers| {
        let judgement = judged(filled(plain(YEAR), answers));
        let was = Link::of(&link::fragment(&Book::new(YEAR), "abcd", Some(&judgement), true)).was;
        match was.unwrap() {
            Was::Met => "met".to_owned(),
            Was::Short(amount, unit) => format!("{amount} {unit}"),
        }
    };
    assert_eq!(said(answers(&[], &[])), "72 hour");
    assert_eq!(
        said(answers(&[("hours.law", "72")], &[])),
        "36 hour",
        "the total is reached, professional hours are not"
    );
    assert_eq!(said(answers(&[("hours.elective", "15"), ("hours.professional", "36")], &[])), "21 hour");
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
