//! A second year that starts from the first: what it inherits, what changed, and which clause says so.

use std::path::Path;

use site_gen::commands::try_build;
use site_gen::diag::MessageLang;
use site_gen::finish::Bundle;
use site_tests::folders::{copy, project};

/// The small site with a year after its first, in which 12 hours are asked instead of 10.
fn two_years() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let content = folder.path().join("content");
    copy(&project().join("tests/mini"), &content);
    copy(&project().join("tests/second-year"), &content);
    folder
}

fn built(folder: &Path) -> Bundle {
    let (bundle, diagnostics) = try_build(&folder.join("content"), MessageLang::En);
    bundle.unwrap_or_else(|| panic!("{diagnostics}"))
}

fn page(bundle: &Bundle, path: &str) -> String {
    let found = bundle.files().find(|(known, _)| *known == path);
    String::from_utf8(found.unwrap_or_else(|| panic!("there is no {path}")).1.to_vec()).expect("a page is UTF-8")
}

#[test]
fn a_year_shows_what_changed_with_the_clauses_of_both_years() {
    let folder = two_years();
    let changes = page(&built(folder.path()), "en/2031/changes/index.html");
    let main = changes.split_once("<tbody>").expect("a table").1;
    assert_eq!(main.matches("<tr>").count(), 1, "one thing changed: {main}");
    for part in
        ["All industries: in all", "10 hours", "../../2030/notice/#amount", "12 hours", "../../2031/notice/#amount"]
    {
        assert!(main.contains(part), "{part} is missing in {main}");
    }
}

#[test]
fn what_is_inherited_keeps_its_own_clause() {
    let folder = two_years();
    let year = page(&built(folder.path()), "en/2031/proof/index.html");
    assert!(year.contains("12 hours"), "{year}");
    let industry = page(&built(folder.path()), "en/2031/industries/all/index.html");
    assert!(industry.contains(r##"href="../../../2030/notice/#amount">Clause 1 of 2030</a>"##), "{industry}");
}
