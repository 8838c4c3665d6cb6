//! Any text as a Markdown document of the content.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Options, Parser};
use site_gen::check::check;
use site_gen::content::{Document, Language, document, parse};
use site_gen::diag::Sink;
use site_gen::model::resolve;
use site_gen::source::Sources;

use crate::holds::mistakes_are_shown;

/// The small site, in which a document takes the place of another.
const SITE: [(&str, &str); 19] = [
    ("2030/cases.toml", include_str!("../../mini/2030/cases.toml")),
    ("2030/courses.toml", include_str!("../../mini/2030/courses.toml")),
    ("2030/guide.en.md", include_str!("../../mini/2030/guide.en.md")),
    ("2030/guide.zh.md", include_str!("../../mini/2030/guide.zh.md")),
    ("2030/notice.en.md", include_str!("../../mini/2030/notice.en.md")),
    ("2030/notice.toml", include_str!("../../mini/2030/notice.toml")),
    ("2030/notice.zh.md", include_str!("../../mini/2030/notice.zh.md")),
    ("2030/rules.toml", include_str!("../../mini/2030/rules.toml")),
    ("glossary.toml", include_str!("../../mini/glossary.toml")),
    ("help/how-many.en.md", include_str!("../../mini/help/how-many.en.md")),
    ("help/how-many.zh.md", include_str!("../../mini/help/how-many.zh.md")),
    ("pages/about.en.md", include_str!("../../mini/pages/about.en.md")),
    ("pages/about.zh.md", include_str!("../../mini/pages/about.zh.md")),
    ("pages/accessibility.en.md", include_str!("../../mini/pages/accessibility.en.md")),
    ("pages/accessibility.zh.md", include_str!("../../mini/pages/accessibility.zh.md")),
    ("pages/privacy.en.md", include_str!("../../mini/pages/privacy.en.md")),
    ("pages/privacy.zh.md", include_str!("../../mini/pages/privacy.zh.md")),
    ("questions.toml", include_str!("../../mini/questions.toml")),
    ("site.toml", include_str!("../../mini/site.toml")),
];

/// Reads a document in each language: nothing panics, and without a complaint no letter or digit is lost. Then checks it
/// as the notice and as an answer of a site, and shows each kind of mistake.
pub fn markdown(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    for (id, tag) in [("zh", "zh-Hans"), ("en", "en")] {
        let language = Language::new(id, tag, id);
        let mut sink = Sink::default();
        let read = document(text, &language, &mut sink);
        if let Some(read) = read.filter(|_| sink.error_count() == 0) {
            nothing_is_lost(text, &read);
        }
        for document in ["2030/notice", "help/how-many"] {
            checked_in_the_site(text, &format!("{document}.{id}.md"));
        }
    }
}

fn checked_in_the_site(text: &str, path: &str) {
    let in_its_place = |file: &'static str, own: &'static str| if file == path { text } else { own }.to_owned();
    let sources = Sources::of(SITE.map(|(file, own)| (file.to_owned(), in_its_place(file, own))));
    let mut sink = Sink::default();
    let content = parse(&sources, &mut sink).expect("the small site has a year");
    check(resolve(content, &sources, &mut sink), &mut sink);
    mistakes_are_shown(&sink.into_sorted(), &sources);
}

fn nothing_is_lost(text: &str, read: &Document) {
    let mut left: BTreeMap<char, i64> = BTreeMap::new();
    let mut add = |text: &str, by: i64| {
        text.chars().filter(|c| c.is_alphanumeric()).for_each(|c| *left.entry(c).or_default() += by);
    };
    let options = Options::ENABLE_HEADING_ATTRIBUTES | Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let events = Parser::new_ext(text, options);
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
