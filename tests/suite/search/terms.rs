//! Terms of the glossary: marked once on a page of prose, and listed by letters.

use std::collections::BTreeSet;

use site_tests::folders::{file, own_bundle, project};
use site_tests::terms::{MARK, without_marks};

use super::LANGUAGES;

/// The values of an attribute in a page, in order.
fn values<'a>(page: &'a str, before: &str) -> Vec<&'a str> {
    page.split(before).skip(1).filter_map(|part| part.split('"').next()).collect()
}

#[test]
fn a_term_is_marked_at_most_once_on_a_page_and_says_what_it_means() {
    let bundle = own_bundle();
    let mut marks = 0;
    for (path, bytes) in bundle.files().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8_lossy(bytes);
        let places: Vec<&str> = page.split(MARK).skip(1).collect();
        let ids: Vec<&str> = places.iter().filter_map(|place| place.split(['#', '"']).nth(2)).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{path}: {ids:?}");
        assert!(places.iter().all(|place| place.contains("\" title=\"")), "{path}");
        marks += ids.len();
        if path.contains("/glossary/") || path.contains("/checker/") {
            assert_eq!(ids.len(), 0, "{path}");
        }
    }
    assert!(marks > 300, "{marks} marks");
}

#[test]
fn marks_stand_in_prose_alone_and_change_no_word() {
    let bundle = own_bundle();
    for language in LANGUAGES {
        let page = file(&bundle, &format!("{language}/2019/notice/index.html"));
        for heading in page.split("<h").skip(1).filter(|piece| piece.starts_with(['1', '2', '3'])) {
            let (heading, _) = heading.split_once("</h").expect("a heading ends");
            assert!(!heading.contains(MARK), "{language}: {heading}");
        }
        assert!(page.contains(MARK) && !without_marks(&page).contains(MARK));
    }
    let chinese = file(&bundle, "zh/2019/notice/index.html");
    assert!(without_marks(&chinese).contains("全年累计至少12天或72学时"));
    let day = chinese.split("glossary/#day\"").nth(1).unwrap_or_default();
    assert!(day.contains(">天</a>或72"), "a unit is marked behind its number: {day:.200}");
}

#[test]
fn chinese_terms_go_by_pinyin_and_english_ones_by_letters() {
    let bundle = own_bundle();
    for (language, samples) in
        [("zh", [("make-up", "B"), ("sector-authority", "H")]), ("en", [("make-up", "M"), ("day", "D")])]
    {
        let page = file(&bundle, &format!("{language}/glossary/index.html"));
        let letters = values(&page, "<h2 id=\"letter-");
        assert!(letters.len() > 8 && letters.windows(2).all(|pair| pair[0] < pair[1]), "{letters:?}");
        assert_eq!(letters, values(&page, "<a href=\"#letter-"), "the way to each letter");
        for (term, letter) in samples {
            let group = page.split("<h2 id=\"letter-").find(|group| group.contains(&format!("<div id=\"{term}\">")));
            assert!(group.is_some_and(|group| group.starts_with(letter)), "{language}: {term} under {letter}");
        }
    }
}

#[test]
fn a_language_without_letters_keeps_the_order_of_the_content() {
    let bundle = site_tests::folders::built(&project().join("tests/three-languages"));
    let page = file(&bundle, "ja/glossary/index.html");
    assert!(!page.contains("letter-"));
    assert_eq!(values(&page, "<div id=\""), ["common", "professional"]);
}
