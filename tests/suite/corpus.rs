//! What a fuzzer found worth keeping, and every rule set as a fuzzer would begin with it, holds what it has to.

#![expect(clippy::expect_used, reason = "what goes wrong here is a failed test")]
#![expect(clippy::disallowed_methods, reason = "what a fuzzer keeps need not be text")]

use std::fs;

use site_tests::folders::{files_below, project};

/// Calls a function with every file of a kind below a folder; a failed test shows the name of the last.
fn with_each(folder: &str, holds: impl Fn(&[u8]), kind: &str) {
    let folder = project().join(folder);
    let mut files = files_below(&folder);
    files.retain(|file| file.to_string_lossy().ends_with(kind));
    assert!(files.len() >= 10, "files are found in {}: {}", folder.display(), files.len());
    for file in files {
        println!("{}", file.display());
        holds(&fs::read(folder.join(file)).expect("a file"));
    }
}

#[test]
fn any_rules_are_read_shown_and_judged_by() {
    with_each("tests/rules", site_fuzz::rules, "rules.toml");
    with_each("tests/fuzz/corpus/rules", site_fuzz::rules, "");
}

#[test]
fn any_facts_are_judged_by_every_rule_set() {
    with_each("tests/fuzz/corpus/facts", site_fuzz::facts, "");
}

#[test]
fn any_document_is_read_whole() {
    with_each("content", site_fuzz::markdown, ".md");
}

#[test]
fn any_notice_is_imported_whole() {
    with_each("tests/fuzz/corpus/import", site_fuzz::import, "");
}
