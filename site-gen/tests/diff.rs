//! `site-gen diff` and `site-gen help` as a clerk runs them.

#![expect(clippy::unwrap_used, reason = "what goes wrong here is a failed test")]

use std::path::Path;
use std::process::Command;

fn run(args: &[&str], lang: &str) -> (String, String, Option<i32>) {
    let output = Command::new(env!("CARGO_BIN_EXE_site-gen")).args(args).args(["--lang", lang]).output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap(), output.status.code())
}

/// The small site with its second year.
fn two_years() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests");
    for part in ["mini/.", "second-year/."] {
        let copied = Command::new("cp").arg("-r").arg(tests.join(part)).arg(folder.path()).status().unwrap();
        assert!(copied.success());
    }
    folder
}

#[test]
fn each_change_is_told_with_the_clause_of_either_year() {
    let folder = two_years();
    let content = folder.path().to_str().unwrap();
    let (out, err, code) = run(&["diff", "--content", content, "2030", "2031"], "en");
    let expected = "from 2030 to 2031: 1 change of the rules, 1 changed clause
All industries: in all
  2030: 10 hours (Clause 1)
  2031: 12 hours (Clause 1)
2030 Clause 1 > 2031 Clause 1 (amount): changed
  At least [-10-]{+12+} hours a year, 4 of them in common subjects.
";
    assert_eq!((out.as_str(), err.as_str(), code), (expected, "", Some(0)));
    let (out, ..) = run(&["diff", "--content", content, "2030", "2031"], "zh");
    assert!(out.starts_with("2030年度至2031年度：规则1处变化，条文1条变化\n全部行业：总数\n"), "{out}");
    assert!(out.ends_with("  每年至少[-10-]{+12+}学时，其中公共课4学时。\n"), "{out}");
    let (json, ..) = run(&["diff", "--content", content, "2030", "2031", "--json"], "en");
    assert!(json.contains("\"amount\": [\n            \"10\""), "{json}");
    assert!(json.contains("\"language\": \"zh\"") && json.contains("\"removed\": \"10\""), "{json}");
}

#[test]
fn a_year_without_a_notice_cannot_be_compared() {
    let folder = two_years();
    let (_, err, code) = run(&["diff", "--content", folder.path().to_str().unwrap(), "2029", "2031"], "en");
    assert_eq!(code, Some(1));
    assert!(err.starts_with("error: there is no notice for 2029"), "{err}");
}

#[test]
fn the_reference_of_the_rules_is_printed_in_either_language() {
    assert!(run(&["help", "rules"], "en").0.starts_with("# How to write a notice as rules"));
    assert!(run(&["help", "rules"], "zh").0.starts_with("# 怎样把通知写成规则"));
    assert!(run(&["help"], "en").0.contains("Usage: site-gen"));
}
