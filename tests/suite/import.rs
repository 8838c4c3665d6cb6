//! Notices of fictional places, each with its own troubles, and what an import finds in them: `tests/import/<name>/`.
//!
//! Each folder holds a notice and `expected.toml`. Set `SITE_TESTS_BLESS=1` to write what is found, then read the
//! difference beside the notice.

#![expect(clippy::disallowed_methods, reason = "reads the notices and writes what is found in them")]
#![expect(clippy::expect_used, clippy::panic, reason = "what goes wrong here is a failed test")]

#[path = "importing/told.rs"]
mod told;
#[path = "importing/whole.rs"]
mod whole;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use site_fuzz::import_as;
use site_gen::check;
use site_gen::content::parse_rules;
use site_gen::diag::{MessageLang, Sink, render};
use site_gen::import::desk::Desk;
use site_gen::import::{Draft, NoText, import, raw};
use site_gen::source::Sources;
use site_tests::folders::{files_below, project, read};
use site_tests::word::{word, word_of};
use whole::{is_whole, page_text, scrambled, word_text};

fn folders() -> Vec<PathBuf> {
    let all = project().join("tests/import");
    let mut folders: Vec<PathBuf> =
        files_below(&all).iter().filter_map(|file| Some(all.join(file.parent()?))).collect();
    folders.dedup();
    folders
}

/// The notice of a folder: the name that tells its format, and its bytes.
fn notice(folder: &Path) -> (&'static str, Vec<u8>) {
    let files = [
        ("notice.txt", "notice.txt"),
        ("notice.gb18030.txt", "notice.txt"),
        ("notice.html", "notice.html"),
        ("notice.md", "notice.md"),
        ("notice.docx.txt", "notice.docx"),
    ];
    let found = files.iter().find_map(|(file, name)| Some((*name, fs::read(folder.join(file)).ok()?)));
    let (name, bytes) = found.unwrap_or_else(|| panic!("{} holds a notice", folder.display()));
    if name == "notice.docx" { (name, word(&String::from_utf8_lossy(&bytes))) } else { (name, bytes) }
}

fn imported(folder: &Path) -> Draft {
    let (name, bytes) = notice(folder);
    import_as(name, &bytes).unwrap_or_else(|| panic!("{} is text", folder.display()))
}

#[test]
fn every_notice_is_understood_as_expected() {
    let mut differing = Vec::new();
    let folders = folders();
    assert!(folders.len() >= 25, "the notices are found: {}", folders.len());
    for folder in folders {
        let (told, path) = (told::told(&imported(&folder)), folder.join("expected.toml"));
        if std::env::var_os("SITE_TESTS_BLESS").is_some() {
            fs::write(&path, &told).expect("what is found is written");
        } else if fs::read_to_string(&path).unwrap_or_default() != told {
            differing.push(format!("{}:\n{told}", folder.display()));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n\n"));
}

/// What `check` says of the drafted rules and examples, apart from what is still to be written.
fn mistakes_in_rules(draft: &Draft) -> String {
    let file = |name: &str| {
        let file = draft.files.iter().find(|file| file.name == name).expect("a file that is always written");
        // Without languages texts are plain: the Chinese one stands for all.
        let plain = file.text.lines().filter(|line| !line.starts_with("term = ")).map(|line| {
            match line.split_once(" = { zh = ") {
                Some((key, texts)) => format!("{key} = {}\n", texts.split(", en = ").next().unwrap_or_default()),
                None => format!("{line}\n"),
            }
        });
        (name.to_owned(), plain.collect())
    };
    let sources = Sources::of([file("rules.toml"), file("cases.toml")]);
    let mut sink = Sink::default();
    if let Some((rules, cases)) = parse_rules(2030, &sources, &mut sink) {
        check::rules(&rules, &cases, &mut sink);
    }
    render(&sink.into_sorted(), &sources, MessageLang::En, false)
}

/// Every character that the file itself has between its tags was read, and is kept or dropped with a reason.
#[test]
fn all_that_a_file_says_is_kept_or_listed() {
    for folder in folders() {
        let (name, bytes) = notice(&folder);
        let raw = raw::read(name, &bytes).expect("text");
        match name {
            "notice.docx" => is_whole(&word_text(&bytes), &raw),
            "notice.html" => is_whole(&page_text(&String::from_utf8_lossy(&bytes)), &raw),
            _ => {}
        }
    }
}

#[test]
fn drafted_rules_and_examples_pass_every_check() {
    for folder in folders() {
        let mistakes = mistakes_in_rules(&imported(&folder));
        // A notice that asks for nothing has rules that a person has to write.
        let mistakes: Vec<&str> = mistakes.split("\n\n").filter(|mistake| !mistake.is_empty()).collect();
        assert!(mistakes.is_empty(), "{}:\n{}", folder.display(), mistakes.join("\n\n"));
    }
}

#[test]
fn the_same_text_in_each_encoding_is_the_same_notice() {
    let (_, bytes) = notice(&project().join("tests/import/gb18030-crlf"));
    let (text, ..) = encoding_rs::GB18030.decode(&bytes);
    let (utf8, gb18030) = (import_as("notice.txt", text.as_bytes()), import_as("notice.txt", &bytes));
    let told = |draft: Option<Draft>| draft.map(|draft| told::told(&draft));
    assert_eq!(told(utf8), told(gb18030));
}

#[test]
fn what_is_no_text_is_refused() {
    let refused = |name: &str, bytes: &[u8]| raw::read(name, bytes).expect_err("no text");
    assert_eq!(refused("notice.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0"), NoText::NotText);
    assert_eq!(refused("notice.docx", b"PK\x03\x04 broken"), NoText::BrokenDocx);
    assert_eq!(refused("notice.doc", b"text"), NoText::UnknownFormat);
    assert_eq!(refused("notice.txt", " \n\u{3000}\n".as_bytes()), NoText::Empty);
}

/// The notice that the project's own content restates; it lies beside the project and is no part of it. Where it is not
/// there, the test is skipped aloud, and fails where `CI` is set: there it has to be.
fn own_notice() -> Option<Draft> {
    let path = project().join("../shared/notice-2019-125.txt");
    if !path.is_file() {
        let skipped = format!("skipped: there is no {}, the notice of 2019 as published", path.display());
        assert!(std::env::var_os("CI").is_none(), "{skipped}");
        // Past the capture of what tests print.
        writeln!(std::io::stderr(), "{skipped}").expect("standard error");
        return None;
    }
    let raw = raw::read("notice.txt", &fs::read(path).expect("the notice is read")).expect("the notice is text");
    let audiences = ["professionals", "employers", "providers", "authorities"].map(str::to_owned).into();
    Some(import(raw, &Desk { audiences, ..Desk::default() }).expect("every character is accounted for"))
}

#[test]
fn the_notice_of_2019_is_drafted_as_it_was_written_by_hand() {
    let Some(draft) = own_notice() else { return };
    let by_hand = read(&project().join("content/2019/rules.toml"));
    let drafted =
        draft.files.iter().find(|file| file.name == "rules.toml").map(|file| file.text.clone()).unwrap_or_default();
    assert_eq!(figures(&drafted), figures(&by_hand));
    let codes: Vec<&str> = draft.outline.warnings.iter().map(|warning| warning.code.0).collect();
    assert_eq!((draft.outline.clauses.len(), codes.as_slice()), (9, ["numbering-style"; 2].as_slice()));
    let notice = read(&project().join("content/2019/notice.toml"));
    let notice: toml::Table = toml::from_str(&notice).expect("a table");
    let numbers =
        notice["cites"].as_array().expect("a list").iter().map(|cite| cite.get("number").and_then(toml::Value::as_str));
    assert!(numbers.eq(draft.outline.cites.iter().map(|cite| cite.number.as_deref())));
    assert_eq!(
        notice.get("number").and_then(toml::Value::as_str),
        draft.outline.number.as_ref().map(|number| number.text()).as_deref()
    );
    let clauses: Vec<String> = read(&project().join("content/2019/notice.zh.md")).lines().filter_map(id_of).collect();
    assert_eq!(draft.ids, clauses);
}

fn id_of(line: &str) -> Option<String> {
    let (_, id) = line.strip_prefix("## ")?.split_once("{#")?;
    Some(id.split([' ', '}']).next()?.to_owned())
}

/// Units, categories, requirements and windows of a rules.toml, without what is only said to readers.
fn figures(rules: &str) -> Vec<toml::Value> {
    let mut table: toml::Table = toml::from_str(rules).expect("a table");
    let industries = ["general", "accounting", "archives"];
    let mut found = Vec::new();
    for kind in ["unit", "category", "requirement", "make_up", "deadline"] {
        for mut item in table.remove(kind).and_then(|list| list.as_array().cloned()).unwrap_or_default() {
            let entry = item.as_table_mut().expect("a table");
            ["one", "many", "words", "text"].iter().for_each(|key| drop(entry.remove(*key)));
            if kind == "deadline" {
                entry.remove("id");
            }
            let known = entry.get("industry").and_then(toml::Value::as_str).is_none_or(|id| industries.contains(&id));
            found.extend(known.then_some(item));
        }
    }
    found
}

/// A written notice with pieces cut out, doubled, moved, or put in from another.
fn mangled() -> impl Strategy<Value = String> {
    let texts: Vec<String> =
        folders().iter().filter_map(|folder| fs::read_to_string(folder.join("notice.txt")).ok()).collect();
    let texts = proptest::sample::select(texts);
    let edits = proptest::collection::vec((0..4u8, any::<prop::sample::Index>(), 1..30usize), 0..12);
    (texts.clone(), texts, edits).prop_map(|(text, other, edits)| {
        let other: Vec<char> = other.chars().collect();
        edits
            .into_iter()
            .fold(text.chars().collect::<Vec<char>>(), |text, edit| edited(text, &other, edit))
            .into_iter()
            .collect()
    })
}

fn edited(mut text: Vec<char>, other: &[char], (kind, place, len): (u8, prop::sample::Index, usize)) -> Vec<char> {
    if text.is_empty() {
        return other.to_vec();
    }
    let at = place.index(text.len());
    let end = (at + len).min(text.len());
    match kind {
        0 => drop(text.drain(at..end)),
        1 => {
            let piece = text[at..end].to_vec();
            drop(text.splice(at..at, piece));
        }
        2 => {
            let from = place.index(other.len());
            drop(text.splice(at..at, other[from..(from + len).min(other.len())].iter().copied()));
        }
        _ => {
            let piece: Vec<char> = text.drain(at..end).collect();
            text.extend(piece);
        }
    }
    text
}

/// A web page with pieces cut out, doubled, moved, or put in from another.
fn mangled_page() -> impl Strategy<Value = String> {
    let pages = folders().into_iter().filter_map(|folder| fs::read_to_string(folder.join("notice.html")).ok());
    let pages: Vec<Vec<char>> = pages.map(|page| without_scripts(&page).chars().collect()).collect();
    let pages = proptest::sample::select(pages);
    let edits = proptest::collection::vec((0..4u8, any::<prop::sample::Index>(), 1..60usize), 0..12);
    (pages.clone(), pages, edits).prop_map(|(page, other, edits)| {
        edits.into_iter().fold(page, |page, edit| edited(page, &other, edit)).into_iter().collect()
    })
}

/// Where scripts end once they are mangled is known to browsers alone.
fn without_scripts(page: &str) -> String {
    let names = ["script", "style", "title", "textarea"];
    names.iter().fold(page.to_owned(), |page, name| {
        page.replace(&format!("<{name}"), "<b").replace(&format!("</{name}"), "</b")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_character_of_a_mangled_notice_is_lost(text in mangled()) {
        import_as("notice.txt", text.as_bytes());
        import_as("notice.md", text.as_bytes());
        import_as("notice.html", text.as_bytes());
        import_as("notice.docx", &word(&text.replace(|c: char| c.is_control() && c != '\n', "")));
    }

    #[test]
    fn all_that_a_mangled_page_says_is_kept_or_listed(page in mangled_page()) {
        import_as("notice.html", page.as_bytes());
        if let Ok(raw) = raw::read("notice.html", page.as_bytes()) {
            is_whole(&page_text(&page), &raw);
        }
    }

    #[test]
    fn all_that_a_word_file_says_is_kept_or_listed(steps in proptest::collection::vec(any::<(u8, u8)>(), 1..120)) {
        let bytes = word_of(&scrambled(&steps));
        import_as("notice.docx", &bytes);
        if let Ok(raw) = raw::read("notice.docx", &bytes) {
            is_whole(&word_text(&bytes), &raw);
        }
    }
}
