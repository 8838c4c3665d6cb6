//! A book knows whether anything is entered.

use super::sample::*;
use crate::answers::Book;

#[test]
fn a_book_is_blank_until_something_is_typed_or_somebody_is_named() {
    let mut blank = Book::new(YEAR);
    blank.answers_mut().texts = texts_of(&[("industry", "offices"), ("hours.public", " ")]);
    assert!(blank.is_blank(), "an industry is always chosen");
    assert!(!book(YEAR, answers(&[("hours.public", "0")], &[])).is_blank());
    assert!(!book(YEAR, answers(&[], &[&[]])).is_blank(), "a log is opened");
    assert!(!Book { people: vec![person("甲", YEAR, answers(&[], &[]))], ..Book::new(YEAR) }.is_blank());
}
