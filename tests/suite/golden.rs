//! Pages of the small site, byte for byte: `tests/golden`.
//!
//! Set `SITE_TESTS_BLESS=1` to write them anew, then read the difference.

use site_gen::commands::try_build;
use site_gen::diag::MessageLang;
use site_tests::folders::{files_below, project, read, write_file};

#[test]
fn the_small_site_has_these_pages() {
    let (bundle, diagnostics) = try_build(&project().join("tests/mini"), MessageLang::En);
    let bundle = bundle.unwrap_or_else(|| panic!("{diagnostics}"));
    let golden = project().join("tests/golden");
    let expected = files_below(&golden);
    assert!(expected.len() >= 5, "there are pages to compare");
    for path in expected {
        let shown = path.to_string_lossy().into_owned();
        let (_, bytes) =
            bundle.files().find(|(name, _)| *name == shown).unwrap_or_else(|| panic!("{shown} is no page of the site"));
        let page = without_fingerprints(&String::from_utf8_lossy(bytes));
        if std::env::var_os("SITE_TESTS_BLESS").is_some() {
            write_file(&golden.join(&path), &page);
        } else {
            similar(&shown, &page, &read(&golden.join(&path)));
        }
    }
}

/// Fingerprints change with every change of style; where they lead is tested with the links.
fn without_fingerprints(page: &str) -> String {
    let mut parts = page.split("assets/");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut pieces = part.splitn(3, '.');
        let (name, _fingerprint, rest) = (pieces.next(), pieces.next(), pieces.next());
        out.extend(["assets/", name.unwrap_or_default(), ".FINGERPRINT.", rest.unwrap_or_default()]);
    }
    out
}

/// Compares line by line, so that a failure shows the line and not the page.
fn similar(name: &str, found: &str, expected: &str) {
    for (number, (found, expected)) in (1..).zip(found.lines().zip(expected.lines())) {
        assert_eq!(found, expected, "{name}, line {number}");
    }
    assert_eq!(found.lines().count(), expected.lines().count(), "{name}: number of lines");
}
