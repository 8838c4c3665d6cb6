//! Each list in `tests/rosters/`: what every row comes to, and what is said of the list, as the file beside it has it. A
//! file that ends in `.args` holds further arguments, one a line.

#![expect(clippy::disallowed_methods, reason = "reads the lists")]
#![expect(clippy::unwrap_used, reason = "what goes wrong here is a failed test")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Everything that the program says of a list.
fn said_of(list: &Path) -> String {
    let answer = Command::new(env!("CARGO_BIN_EXE_site-gen"))
        .args(["assess", "--year", "2019", "--lang", "zh", "--content"])
        .arg(root().join("content"))
        .args(fs::read_to_string(list.with_extension("args")).unwrap_or_default().lines())
        .arg(list)
        .output()
        .unwrap();
    let (out, err) = (String::from_utf8(answer.stdout).unwrap(), String::from_utf8(answer.stderr).unwrap());
    let rows: String = rows(&out).iter().map(|row| format!("{}\n", row.join(" | "))).collect();
    let err: Vec<&str> = err.lines().filter(|line| !is_of_every_list(line)).collect();
    format!("{rows}---\n{}\n", err.join("\n").replace(&list.display().to_string(), "LIST"))
}

/// The cells of each row without its next step and the rules that could still change it.
fn rows(out: &str) -> Vec<Vec<String>> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).from_reader(out.trim_start_matches('\u{feff}').as_bytes());
    let cells = |row: csv::StringRecord| row.iter().map(|cell| cell.replace('\n', "⏎")).collect::<Vec<String>>();
    reader
        .records()
        .map(|row| cells(row.unwrap()))
        .map(|mut row| {
            row.truncate(row.len() - 2);
            row
        })
        .collect()
}

/// The warning of the one rule that a list of totals leaves open.
fn is_of_every_list(line: &str) -> bool {
    line.starts_with("提醒：名单只有合计数") || line.starts_with("  2018年度")
}

#[test]
fn every_list_is_read_as_the_file_beside_it_says() {
    let folder = root().join("tests/rosters");
    let mut lists: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    lists.retain(|file| file.extension().is_some_and(|end| !["args", "expected", "py"].iter().any(|no| end == *no)));
    lists.sort();
    assert!(lists.len() > 20, "the lists are there");
    let mut wrong = Vec::new();
    for list in &lists {
        let expected = list.with_extension("expected");
        let said = said_of(list);
        if std::env::var_os("SITE_TESTS_BLESS").is_some() {
            fs::write(&expected, said).unwrap();
        } else if fs::read_to_string(&expected).ok().as_ref() != Some(&said) {
            wrong.push(format!("{}:\n{said}", list.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
