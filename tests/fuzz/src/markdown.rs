//! Any text as a Markdown document of the content.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Options, Parser};
use site_gen::content::{Document, Language, document};
use site_gen::diag::Sink;

/// Reads a document in each language: nothing panics, and without a complaint no letter or digit is lost.
pub fn markdown(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    for (id, tag) in [("zh", "zh-Hans"), ("en", "en")] {
        let language = Language { id: id.to_owned(), tag: tag.to_owned(), name: id.to_owned() };
        let mut sink = Sink::default();
        let read = document(text, &language, &mut sink);
        if let Some(read) = read.filter(|_| sink.error_count() == 0) {
            nothing_is_lost(text, &read);
        }
    }
}

fn nothing_is_lost(text: &str, read: &Document) {
    let mut left: BTreeMap<char, i64> = BTreeMap::new();
    let mut add = |text: &str, by: i64| {
        text.chars().filter(|c| c.is_alphanumeric()).for_each(|c| *left.entry(c).or_default() += by);
    };
    let events = Parser::new_ext(text, Options::ENABLE_HEADING_ATTRIBUTES | Options::ENABLE_TABLES);
    for event in events {
        if let Event::Text(text) | Event::Code(text) = event {
            add(&text, -1);
        }
    }
    add(&read.begins, 1);
    read.sections.iter().for_each(|section| add(&section.text, 1));
    let lost: Vec<char> = left.into_iter().filter(|(_, left)| *left < 0).map(|(c, _)| c).collect();
    assert!(lost.is_empty(), "lost: {lost:?}\n{text}");
}
