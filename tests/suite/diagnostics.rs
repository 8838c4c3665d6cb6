//! Mistakes and what is said of them, as documents: `tests/diagnostics/*.md`.
//!
//! Each document changes the small site of `tests/mini` in sentences, those of `edit` below, and shows
//! what `site-gen` prints.

#![expect(clippy::expect_used, reason = "what goes wrong here is a failed test")]
#![expect(clippy::disallowed_methods, reason = "reads the documents and edits copies of the small site")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use site_gen::commands::{try_build, try_external};
use site_gen::diag::MessageLang;
use site_tests::folders::{copy, files_below, project, read, write_file};

/// A change to the small site.
#[derive(Debug)]
enum Edit {
    Replace { file: String, old: String, new: String },
    Remove { file: String },
    Write { file: String, text: String },
    Append { file: String, text: String },
    Bytes { file: String, bytes: Vec<u8> },
    Link { file: String, target: String },
    Repeat { file: String, times: usize, text: String },
    External,
}

/// What a document shows.
#[derive(Debug, Default)]
struct Story {
    edits: Vec<Edit>,
    expected: String,
}

fn documents() -> Vec<PathBuf> {
    let folder = project().join("tests/diagnostics");
    files_below(&folder).into_iter().map(|file| folder.join(file)).collect()
}

/// Reads the sentences; a paragraph that is no such sentence is explanation.
fn story(text: &str) -> Story {
    let mut story = Story::default();
    let (mut words, mut codes, mut block) = (String::new(), Vec::new(), String::new());
    let mut in_block = false;
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::Paragraph) => (words, codes) = (String::new(), Vec::new()),
            Event::Start(Tag::CodeBlock(_)) => (block, in_block) = (String::new(), true),
            Event::Text(text) if in_block => block.push_str(&text),
            Event::Text(text) => words.push_str(&text),
            Event::SoftBreak => words.push(' '),
            Event::Code(code) => codes.push(code.to_string()),
            Event::End(TagEnd::Paragraph) => story.edits.extend(edit(&words, &codes)),
            Event::End(TagEnd::CodeBlock) => {
                in_block = false;
                match codes.as_slice() {
                    [file] if words.trim() == "goes on:" => {
                        story.edits.push(Edit::Append { file: file.clone(), text: block.clone() })
                    }
                    [file, times] if words.split_whitespace().eq(["goes", "on", "times:"]) => {
                        let times = times.parse().expect("a number of times");
                        story.edits.push(Edit::Repeat { file: file.clone(), times, text: block.clone() })
                    }
                    [file] if words.trim() == "reads:" => {
                        story.edits.push(Edit::Write { file: file.clone(), text: block.clone() })
                    }
                    _ => story.expected.clone_from(&block),
                }
                (words, codes) = (String::new(), Vec::new());
            }
            _ => {}
        }
    }
    story
}

fn edit(words: &str, codes: &[String]) -> Option<Edit> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match (words.as_str(), codes) {
        ("In , becomes .", [file, old, new]) => {
            Some(Edit::Replace { file: file.clone(), old: old.clone(), new: new.clone() })
        }
        ("In , is left out.", [file, old]) => {
            Some(Edit::Replace { file: file.clone(), old: old.clone(), new: String::new() })
        }
        ("holds the bytes .", [file, bytes]) => Some(Edit::Bytes { file: file.clone(), bytes: bytes_of(bytes) }),
        ("Links out of the site are asked for.", []) => Some(Edit::External),
        ("leads nowhere.", [file]) => Some(Edit::Link { file: file.clone(), target: "nowhere".to_owned() }),
        ("leads to .", [file, target]) => Some(Edit::Link { file: file.clone(), target: target.clone() }),
        ("is removed.", [file]) => Some(Edit::Remove { file: file.clone() }),
        _ => None,
    }
}

fn bytes_of(hex: &str) -> Vec<u8> {
    hex.split(' ').map(|byte| u8::from_str_radix(byte, 16).expect("bytes in hexadecimal")).collect()
}

fn apply(edit: &Edit, site: &Path) {
    match edit {
        Edit::Replace { file, old, new } => {
            let text = read(&site.join(file));
            assert!(text.contains(old.as_str()), "{file} has no `{old}`");
            write_file(&site.join(file), &text.replacen(old.as_str(), new, 1));
        }
        Edit::Remove { file } => fs::remove_file(site.join(file)).expect("the file is there"),
        Edit::Bytes { file, bytes } => {
            let file = site.join(file);
            file.parent().map(fs::create_dir_all).transpose().expect("the folder is made");
            fs::write(file, bytes).expect("the file is written");
        }
        Edit::Link { file, target } => {
            let _ = fs::remove_file(site.join(file));
            std::os::unix::fs::symlink(target, site.join(file)).expect("a link");
        }
        Edit::Repeat { file, times, text } => {
            write_file(&site.join(file), &format!("{}\n{}", read(&site.join(file)), text.repeat(*times)));
        }
        Edit::External => {}
        Edit::Append { file, text } => write_file(&site.join(file), &format!("{}\n{text}", read(&site.join(file)))),
        Edit::Write { file, text } => write_file(&site.join(file), text),
    }
}

/// What is printed for the small site with these changes; paths start at `content`.
fn printed(edits: &[Edit], lang: MessageLang) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let site = folder.path().join("content");
    copy(&project().join("tests/mini"), &site);
    for edit in edits {
        apply(edit, &site);
    }
    if edits.iter().any(|edit| matches!(edit, Edit::External)) {
        return try_external(&site, lang).replace(&format!("{}/", folder.path().display()), "");
    }
    let (bundle, diagnostics) = try_build(&site, lang);
    assert_eq!(bundle.is_none(), diagnostics.contains("error[") || diagnostics.contains("错误["), "{diagnostics}");
    diagnostics.replace(&format!("{}/", folder.path().display()), "")
}

fn lang_of(document: &Path) -> MessageLang {
    if document.to_string_lossy().ends_with(".zh.md") { MessageLang::Zh } else { MessageLang::En }
}

/// A document that begins with this shows the last diagnostic alone.
const SHORTENED: &str = "…\n\n";

fn shown(printed: String, expected: &str) -> String {
    match printed.rsplit_once("\n\n") {
        Some((_, last)) if expected.starts_with(SHORTENED) => format!("{SHORTENED}{last}"),
        _ => printed,
    }
}

/// Set `SITE_TESTS_BLESS=1` to write what is printed into the documents, then read the difference.
fn bless(document: &Path, text: &str, story: &Story, printed: &str) {
    assert!(text.contains("```text\n"), "{} has no block to fill", document.display());
    let old = format!("```text\n{}```", story.expected);
    fs::write(document, text.replace(&old, &format!("```text\n{printed}\n```"))).expect("the document is written");
}

#[test]
fn every_mistake_is_reported_as_documented() {
    let mut differing = Vec::new();
    for document in documents() {
        let text = read(&document);
        let story = story(&text);
        assert!(!story.edits.is_empty(), "{} changes nothing", document.display());
        let printed = shown(printed(&story.edits, lang_of(&document)), &story.expected);
        if std::env::var_os("SITE_TESTS_BLESS").is_some() {
            bless(&document, &text, &story, &printed);
        } else if printed.trim_end() != story.expected.trim_end() {
            differing.push(format!("{}:\n{printed}\n", document.display()));
        }
    }
    assert!(differing.is_empty(), "printed otherwise than documented:\n{}", differing.join("\n"));
}

#[test]
fn every_code_in_the_source_has_a_document() {
    let source = project().join("site-gen/src");
    let in_source: BTreeSet<String> =
        files_below(&source).iter().flat_map(|file| codes(&read(&source.join(file)), "Code(\"", '"')).collect();
    let documented: BTreeSet<String> = documents()
        .iter()
        .flat_map(|document| [codes(&read(document), "error[", ']'), codes(&read(document), "warning[", ']')].concat())
        .chain(import_codes())
        .collect();
    assert!(in_source.len() > 15, "the codes are found: {in_source:?}");
    assert_eq!(in_source.difference(&documented).collect::<Vec<_>>(), Vec::<&String>::new(), "no document shows these");
}

/// What imports warn of stands with the notices that show it; what they refuse, in the tests of the command.
fn import_codes() -> Vec<String> {
    let notices = project().join("tests/import");
    let expected = files_below(&notices).into_iter().filter(|file| file.ends_with("expected.toml"));
    let shown: Vec<String> = expected.flat_map(|file| codes(&read(&notices.join(file)), "code = \"", '"')).collect();
    [shown, codes(&read(&project().join("site-gen/tests/import.rs")), "error[", ']')].concat()
}

fn codes(text: &str, before: &str, behind: char) -> Vec<String> {
    let parts = text.split(before).skip(1);
    parts.filter_map(|part| part.split_once(behind)).map(|(code, _)| code.to_owned()).collect()
}
