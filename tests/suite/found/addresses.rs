//! Every address that was ever published stays: `tests/addresses.txt` only grows.
//!
//! `SITE_TESTS_BLESS=1` adds the new addresses of the own site and removes none.

use std::collections::BTreeSet;

use site_tests::folders::{project, read, write_file};

use super::own;

#[test]
fn every_published_address_is_kept() {
    let list = project().join("tests/addresses.txt");
    let known: BTreeSet<String> = read(&list).lines().map(str::to_owned).collect();
    let site = own();
    let now: BTreeSet<String> = site.bundle.files().filter_map(|(path, _)| address(path)).collect();
    let gone: Vec<_> = known.difference(&now).collect();
    assert!(gone.is_empty(), "no longer there: {gone:?}");
    let new: Vec<_> = now.difference(&known).collect();
    if std::env::var_os("SITE_TESTS_BLESS").is_some() {
        let all: Vec<String> = known.union(&now).cloned().collect();
        write_file(&list, &format!("{}\n", all.join("\n")));
    } else {
        assert!(new.is_empty(), "not in tests/addresses.txt yet; SITE_TESTS_BLESS=1 adds them: {new:?}");
    }
}

/// The address of a file; none for one whose name changes with its content.
fn address(path: &str) -> Option<String> {
    let folder = path.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'));
    (!path.starts_with("assets/")).then(|| format!("/{}", folder.unwrap_or(path)))
}
