//! Workbooks in `site-gen assess`: what is in one is bounded and inert, and an answer is one, written whole or not at all.

#![expect(clippy::disallowed_methods, reason = "writes the lists")]
#![expect(clippy::unwrap_used, reason = "what goes wrong here is a failed test")]

use std::fs::{self, File};
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A folder in which the program runs on lists.
struct Desk(TempDir);

/// What the program said.
struct Said {
    out: Vec<u8>,
    err: String,
    code: Option<i32>,
}

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Puts a list there, and runs the program on it.
    fn assess(&self, list: &[u8], args: &[&str]) -> Said {
        fs::write(self.path("list"), list).unwrap();
        self.run("list", args, Stdio::null())
    }

    fn run(&self, list: &str, args: &[&str], input: Stdio) -> Said {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
        let answer = Command::new(env!("CARGO_BIN_EXE_site-gen"))
            .args(["assess", "--year", "2019", "--lang", "en", "--content"])
            .arg(content)
            .args(args)
            .arg(list)
            .current_dir(self.0.path())
            .stdin(input)
            .output()
            .unwrap();
        Said { out: answer.stdout, err: String::from_utf8(answer.stderr).unwrap(), code: answer.status.code() }
    }

    fn files(&self) -> Vec<String> {
        let names = fs::read_dir(self.0.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }
}

fn roster(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/rosters").join(name)).unwrap()
}

/// The plain list with another text in place of one of its parts.
fn with_part(name: &str, fill: impl FnOnce(&mut ZipWriter<Cursor<Vec<u8>>>)) -> Vec<u8> {
    let mut parts = ZipArchive::new(Cursor::new(roster("sheet-plain.xlsx"))).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..parts.len() {
        let part = parts.by_index_raw(at).unwrap();
        if part.name().unwrap() != name {
            out.raw_copy_file(part).unwrap();
        }
    }
    out.start_file(name, SimpleFileOptions::default()).unwrap();
    fill(&mut out);
    out.finish().unwrap().into_inner()
}

/// A workbook whose sheet has these rows.
fn with_rows(rows: &str) -> Vec<u8> {
    let sheet = format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    );
    with_part("xl/worksheets/sheet1.xml", |out| out.write_all(sheet.as_bytes()).unwrap())
}

fn text_cell(place: &str, text: &str) -> String {
    format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

/// The first row, with the names of all columns.
fn names() -> String {
    let names = ["name", "industry", "public", "professional", "elective"];
    let cells: String =
        ["A1", "B1", "C1", "D1", "E1"].iter().zip(names).map(|(at, name)| text_cell(at, name)).collect();
    format!(r#"<row r="1">{cells}</row>"#)
}

#[test]
fn what_inflates_to_more_than_any_list_is_refused_before_it_is_read() {
    let megabyte = vec![b' '; 1 << 20];
    let bomb = |part: &str, megabytes: usize| {
        with_part(part, |out| (0..megabytes).for_each(|_| out.write_all(&megabyte).unwrap()))
    };
    for list in [bomb("xl/worksheets/sheet1.xml", 17), bomb("xl/sharedStrings.xml", 17)] {
        assert!(list.len() < 100_000);
        let said = Desk::new().assess(&list, &[]);
        let expected = "error: list holds more than a list of a million people, so it is not read\n";
        assert!(said.err.starts_with(expected), "{}", said.err);
        assert_eq!((said.out.len(), said.code), (0, Some(1)));
    }
}

#[test]
fn room_is_never_made_for_what_a_workbook_only_announces() {
    for count in ["99999999999", "9223372036854775807", "99999999999999999999999"] {
        let text = format!(r#"<sst xmlns="x" uniqueCount="{count}"><si><t>a</t></si></sst>"#);
        let list = with_part("xl/sharedStrings.xml", |out| out.write_all(text.as_bytes()).unwrap());
        let said = Desk::new().assess(&list, &[]);
        assert!(said.err.starts_with("error: list is a damaged workbook\n"), "{}", said.err);
    }
}

#[test]
fn a_row_with_a_million_columns_is_refused_by_its_cell() {
    let cells: String = (0..1_000_000).map(|_| "<c><v>1</v></c>").collect();
    let said = Desk::new().assess(&with_rows(&format!(r#"{}<row r="2">{cells}</row>"#, names())), &[]);
    let expected = "error: list: something stands in cell ALM2; a list has at most 1000 columns\n";
    assert!(said.err.contains(expected), "{}", said.err);
    assert_eq!(said.code, Some(1));
    let person =
        r#"<row r="2"><c r="A2" t="str"><v>a</v></c><c r="B2" t="str"><v>health</v></c><c r="C2"><v>18</v></c></row>"#;
    let far = format!(r#"{}{person}<row r="1048576"><c r="ZZZ1048576"/></row>"#, names());
    assert_eq!(Desk::new().assess(&with_rows(&far), &[]).code, Some(0), "a cell without a text is none");
}

#[test]
fn a_first_row_of_too_many_columns_is_refused_in_time() {
    let began = Instant::now();
    let wide = "it has more than 1000 columns, so it is no list\n";
    for (list, why) in [
        ("公需,".repeat(100_000), wide),
        ("x,".repeat(200_000), wide),
        (format!("name{}x", ",".repeat(200_000)), wide),
        ("公需科目,".repeat(200_000), "list: row 1 is longer than a megabyte, so this is no list\n"),
    ] {
        let said = Desk::new().assess(format!("{list}\n").as_bytes(), &[]);
        assert!(said.err.starts_with(&format!("error: {why}")), "{}", said.err);
    }
    assert!(began.elapsed() < Duration::from_secs(20));
}

#[test]
fn rows_out_of_order_and_cells_of_no_sheet_stop_the_list_where_they_stand() {
    let row = |number: u32| format!(r#"<row r="{number}">{}</row>"#, text_cell(&format!("A{number}"), "x"));
    for (rows, behind) in [(row(9) + &row(3), 9), (row(2) + &row(1_048_577), 2), (row(2) + &row(2), 2)] {
        let said = Desk::new().assess(&with_rows(&(names() + &rows)), &[]);
        assert!(said.err.contains("the sheet is damaged"), "{behind}: {}", said.err);
        assert_eq!(said.code, Some(1));
    }
}

#[test]
fn every_cut_of_a_workbook_is_a_message_in_time() {
    let whole = roster("sheet-titles-and-merged-cells.xlsx");
    let began = Instant::now();
    for length in (5..whole.len()).step_by(whole.len() / 12) {
        let said = Desk::new().assess(&whole[..length], &[]);
        assert!(said.err.starts_with("error: list is "), "{}", said.err);
        assert_eq!(said.code, Some(1));
    }
    assert!(began.elapsed() < Duration::from_secs(60));
}

#[test]
fn a_compressed_file_that_is_no_workbook_is_called_that() {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    out.start_file("list.csv", SimpleFileOptions::default()).unwrap();
    let zip = out.finish().unwrap().into_inner();
    let said = Desk::new().assess(&zip, &[]);
    assert!(said.err.starts_with("error: list is a compressed file\n"), "{}", said.err);
}

#[test]
fn a_workbook_is_known_by_its_bytes_from_standard_input_too() {
    let desk = Desk::new();
    fs::write(desk.path("list"), roster("sheet-plain.xlsx")).unwrap();
    let said = desk.run("-", &[], File::open(desk.path("list")).unwrap().into());
    assert!(said.err.contains("5 rows: 2 met, 1 short, 0 without a verdict, 1 unreadable"), "{}", said.err);
}

#[test]
fn the_sheet_is_named_where_several_have_a_list() {
    let desk = Desk::new();
    let list = roster("sheet-two-lists.xlsx");
    let said = desk.assess(&list, &["--sheet", "调入人员名单"]);
    assert!(said.err.starts_with("read: sheet `调入人员名单`; not read: `名单`, `说明`\n"), "{}", said.err);
    assert_eq!(said.code, Some(0));
    let said = desk.assess(&list, &["--sheet", "2017"]);
    assert!(said.err.starts_with("error: list has no sheet `2017`\nhelp: it has `名单`, `说明`"), "{}", said.err);
    let said = desk.assess(b"name,industry\n", &["--sheet", "a"]);
    assert!(said.err.starts_with("error: list is a text, and has no sheets\n"), "{}", said.err);
}

#[test]
fn an_answer_as_a_workbook_is_read_back_as_it_was() {
    let desk = Desk::new();
    for list in ["sheet-scripts.xlsx", "sheet-numbers.xlsx", "sheet-titles-and-merged-cells.xlsx"] {
        let first = desk.assess(&roster(list), &["--format", "xlsx", "--out", "answer"]);
        assert!(first.out.is_empty());
        let answer = fs::read(desk.path("answer")).unwrap();
        let again = desk.assess(&answer, &[]);
        let (csv, counts) = (desk.assess(&roster(list), &[]).out, |said: &Said| last_counts(&said.err));
        assert_eq!(counts(&first), counts(&again), "{list}");
        assert_eq!(own_cells(&again.out), own_cells(&csv), "{list}");
        desk.assess(&roster(list), &["--format", "xlsx", "--out", "answer"]);
        assert_eq!(fs::read(desk.path("answer")).unwrap(), answer, "the same list gives the same bytes");
    }
    assert_eq!(desk.files(), ["answer", "list"]);
}

/// What is counted of people: met, short, without a verdict.
fn last_counts(err: &str) -> String {
    let line = err.lines().find(|line| line.contains(" rows: ")).unwrap();
    line.split_once(" rows: ").unwrap().1.split(" without").next().unwrap().to_owned()
}

/// The cells of the people's rows in the first five columns.
fn own_cells(out: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().from_reader(out);
    let rows = reader.records().map(|row| row.unwrap().iter().take(5).map(str::to_owned).collect::<Vec<_>>());
    rows.collect()
}

#[test]
fn a_workbook_has_bold_titles_that_stay_numbers_that_are_numbers_and_no_formula() {
    let desk = Desk::new();
    let list = "name,industry,public,professional,elective\n-A1,health,18,007,12.50\n";
    desk.assess(list.as_bytes(), &["--format", "xlsx", "--out", "answer.xlsx"]);
    let mut parts = ZipArchive::new(File::open(desk.path("answer.xlsx")).unwrap()).unwrap();
    let sheet = std::io::read_to_string(parts.by_name("xl/worksheets/sheet1.xml").unwrap()).unwrap();
    for part in [
        r#"<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>"#,
        r#"<autoFilter ref="A1:J2"/>"#,
        r#"<c r="A1" s="1""#,
        r#"t="inlineStr"><is><t xml:space="preserve">-A1</t>"#,
        r#"<c r="C2"><v>18</v></c>"#,
        ">007</t>",
        r#"<c r="E2"><v>12.50</v></c>"#,
        ">short</t>",
    ] {
        assert!(sheet.contains(part), "{part}: {sheet}");
    }
    assert!(!sheet.contains("<f>"), "{sheet}");
}

#[test]
fn an_answer_is_written_whole_or_not_at_all() {
    let desk = Desk::new();
    let list = "name,industry,public,professional,elective\na,health,18,42,12\n";
    for format in ["csv", "json", "xlsx"] {
        let args = ["--format", format, "--out", "answer"];
        let said = desk.assess(list.as_bytes(), &args);
        assert_eq!((said.out.len(), said.code), (0, Some(0)), "{}", said.err);
        let whole = fs::read(desk.path("answer")).unwrap();
        let broken = [list.as_bytes(), &vec![b'x'; (1 << 20) + 9]].concat();
        for stopped in [&broken[..], b"no names\n"] {
            assert_eq!(desk.assess(stopped, &args).code, Some(1));
            assert_eq!(fs::read(desk.path("answer")).unwrap(), whole, "{format}");
        }
    }
    assert_eq!(desk.files(), ["answer", "list"]);
    let said = desk.assess(list.as_bytes(), &["--out", "nowhere/answer"]);
    assert!(said.err.contains("nowhere/answer cannot be written: there is no such file or folder\n"), "{}", said.err);
    let said = desk.assess(list.as_bytes(), &["--format", "xlsx"]);
    assert!(said.err.starts_with("error: a workbook is not written to standard output\n"), "{}", said.err);
}

#[test]
fn csv_is_written_in_the_encoding_that_is_asked_for() {
    let desk = Desk::new();
    let list = "姓名,行业,公需科目,专业科目,选修科目\n𠮷,教育,18,42,12\n";
    let text = String::from_utf8(desk.assess(list.as_bytes(), &["--encoding", "utf-8"]).out).unwrap();
    assert!(text.starts_with("姓名,"));
    let marked = format!("\u{feff}{text}").into_bytes();
    assert_eq!(desk.assess(list.as_bytes(), &["--encoding", "utf-8-mark"]).out, marked);
    assert_eq!(desk.assess(list.as_bytes(), &[]).out, marked);
    let gb18030 = encoding_rs::GB18030.encode(&text).0;
    assert_eq!(desk.assess(list.as_bytes(), &["--encoding", "gb18030"]).out, gb18030.as_ref());
    let said = desk.assess(list.replace('𠮷', "\u{e5e5}").as_bytes(), &["--encoding", "gb18030", "--out", "answer"]);
    assert!(said.err.contains("error: GB18030 has no place for the character U+E5E5\n"), "{}", said.err);
    assert_eq!(desk.files(), ["list"]);
    let said = desk.assess(list.as_bytes(), &["--encoding", "utf-8", "--format", "json"]);
    assert!(said.err.starts_with("error: --encoding is for CSV alone\n"), "{}", said.err);
}
