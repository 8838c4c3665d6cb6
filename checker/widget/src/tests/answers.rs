//! Answers know whether anything is entered.

use super::sample::*;

#[test]
fn answers_are_blank_until_something_is_typed_or_a_log_is_opened() {
    assert!(answers(&[("industry", "offices"), ("hours.public", " ")], &[]).is_blank(), "an industry is always chosen");
    assert!(!answers(&[("hours.public", "0")], &[]).is_blank());
    assert!(!answers(&[], &[&[]]).is_blank(), "a log is opened");
}
