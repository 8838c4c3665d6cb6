//! Any bytes as a notice, in each of its formats.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use site_gen::import::desk::Desk;
use site_gen::import::run::body;
use site_gen::import::{Draft, DroppedText, raw};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The formats, by the first byte of the input.
const NAMES: [&str; 4] = ["notice.txt", "notice.html", "notice.md", "notice.docx"];

/// Imports a notice: nothing panics, the account adds up, and no character is lost.
pub fn import(input: &[u8]) {
    let Some((first, rest)) = input.split_first() else { return };
    let name = NAMES[usize::from(*first) % NAMES.len()];
    if name == "notice.docx" {
        import_as(name, &word(rest));
    } else {
        import_as(name, rest);
    }
}

/// Imports a file; gives nothing where it is no text.
pub fn import_as(name: &str, bytes: &[u8]) -> Option<Draft> {
    let raw = raw::read(name, bytes).ok()?;
    let draft = site_gen::import::import(raw, &Desk::default()).expect("every character is accounted for");
    if name.ends_with(".txt") {
        nothing_is_lost(&draft);
    }
    Some(draft)
}

/// The input as the text of a Word file that is whole otherwise.
fn word(document: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(
        "word/document.xml",
        SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored),
    )
    .expect("a file in memory");
    zip.write_all(document).expect("a file in memory");
    zip.finish().expect("a file in memory").into_inner()
}

/// Counts characters without asking the importer's own account: each stands in a file or in the list of what was dropped.
fn nothing_is_lost(draft: &Draft) {
    let mut left: BTreeMap<char, i64> = BTreeMap::new();
    let mut add = |text: &str, by: i64| body(text).for_each(|c| *left.entry(c).or_default() += by);
    for file in draft.files.iter().filter(|file| file.name.starts_with("notice.") && file.name != "notice.en.md") {
        add(&file.text, 1);
    }
    for DroppedText { text, .. } in &draft.account.dropped {
        add(text, 1);
    }
    let dropped = |at: usize| draft.account.dropped.iter().any(|dropped| dropped.range.contains(&at));
    for folded in draft.outline.folded.iter().filter(|folded| !dropped(folded.range.start)) {
        add(&draft.source[folded.range.clone()], 1);
        add(&folded.char.to_string(), -1);
    }
    add(&draft.source, -1);
    let lost: Vec<char> = left.into_iter().filter(|(_, left)| *left < 0).map(|(c, _)| c).collect();
    assert!(lost.is_empty(), "lost: {lost:?}\n{}", draft.source);
}
