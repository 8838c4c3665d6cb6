//! The page for lists against `assess`, without a browser: what its worker makes of a list is what the command makes of it,
//! in answers, files and what is refused.

#![expect(clippy::disallowed_methods, reason = "reads the lists, and writes some")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "what goes wrong here is a failed test")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use checker_list::page::{DATA, ListData, Order, Report, Summary, Told, Worker};
use checker_list::{AnswerRows, Layout, workbook};
use checker_roster::table::Rows;
use checker_roster::table::sheet::{Limits, Workbook};
use checker_roster::{Roster, fold};
use site_gen::commands::try_build;
use site_gen::diag::MessageLang;

/// The most rows of which a reason is told, and the most characters of it that the command tells.
const TOLD: usize = 20;
const LONGEST: usize = 400;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// What the Chinese page hands to its program.
fn page_data() -> ListData {
    let (site, said) = try_build(&root().join("content"), MessageLang::En);
    let site = site.unwrap_or_else(|| panic!("{said}"));
    let (_, page) = site.files().find(|(path, _)| *path == "zh/list/index.html").unwrap();
    let page = std::str::from_utf8(page).unwrap();
    let (_, data) = page.split_once(&format!("id=\"{DATA}\"")).unwrap();
    let (_, json) = data.split_once('>').unwrap();
    let (json, _) = json.split_once("</script>").unwrap();
    let texts: Vec<String> = serde_json::from_str(json).unwrap();
    ListData::of(&texts).unwrap()
}

/// What the command line says of a list beside its name.
#[derive(Clone, Default)]
struct Arguments {
    words: Vec<String>,
    told: Told,
    sheet: String,
}

impl Arguments {
    /// Those that stand in the file beside a list, of which the page is told in its own way.
    fn beside(list: &Path, data: &ListData) -> Self {
        let text = fs::read_to_string(list.with_extension("args")).unwrap_or_default();
        let words: Vec<String> = text.lines().map(str::to_owned).collect();
        let year = &data.years[0];
        let roster = Roster::new(&year.rules, &year.names);
        let mut told = Told::default();
        for pair in words.chunks(2) {
            let [option, value] = pair else { panic!("{pair:?} is no option with a value") };
            match option.as_str() {
                "--industry" => told.industry = roster.industry(value).unwrap().to_string(),
                "--without" => told.without.push(roster.title(value).unwrap().key().replace("category.", "")),
                "--column" => {
                    let (title, what) = value.split_once('=').unwrap();
                    let key = if what == "-" { String::new() } else { roster.title(what).unwrap().key() };
                    told.uses.push((place(list, title, data), key));
                }
                other => panic!("the page knows no {other}"),
            }
        }
        Self { words, told, sheet: String::new() }
    }

    fn with_sheet(&self, name: &str) -> Self {
        let words = [&self.words[..], &["--sheet".to_owned(), name.to_owned()]].concat();
        Self { words, told: self.told.clone(), sheet: name.to_owned() }
    }
}

/// The place of a column, as the page shows it.
fn place(list: &Path, title: &str, data: &ListData) -> u32 {
    let options = match come(data, &fs::read(list).unwrap(), &Arguments::default()) {
        Came::Judged(judged) => judged.summary.options,
        Came::Columns(options) => options,
        _ => panic!("{}: no columns", list.display()),
    };
    let at = options.columns.iter().position(|column| fold(&column.title) == fold(title));
    u32::try_from(at.unwrap()).unwrap()
}

/// What came of a list on the page.
enum Came {
    Judged(Box<Judged>),
    Columns(checker_list::desk::Options),
    Sheets(Vec<String>),
    Refused(String),
}

struct Judged {
    summary: Summary,
    csv: Vec<u8>,
    xlsx: Option<Vec<u8>>,
}

/// Does something by the page's worker, and gives its last report.
fn last(worker: &mut Worker, order: Order, bytes: &[u8]) -> (Report, Option<Vec<u8>>) {
    let mut last = None;
    // Both go to and fro as texts, as they do in the browser.
    let order = Order::of(&order.to_texts()).unwrap();
    worker
        .work(order, bytes.to_vec(), &mut |report, file| last = Some((Report::of(&report.to_texts()).unwrap(), file)));
    last.unwrap()
}

fn come(data: &ListData, bytes: &[u8], arguments: &Arguments) -> Came {
    let mut worker = Worker::new(data.clone());
    let order = Order::Open { year: 0, sheet: arguments.sheet.clone(), told: arguments.told.clone() };
    let summary = match last(&mut worker, order, bytes).0 {
        Report::Done(summary) => *summary,
        Report::Columns(options) => return Came::Columns(options),
        Report::Sheets(names) => return Came::Sheets(names),
        Report::Refused(why) => return Came::Refused(why),
        other => panic!("{other:?}"),
    };
    let mut save = |ending: &str| last(&mut worker, Order::Save(ending.to_owned()), &[]).1;
    Came::Judged(Box::new(Judged { summary, csv: save("csv").unwrap(), xlsx: save("xlsx") }))
}

/// What the command said of a list.
struct Said {
    out: Vec<u8>,
    err: String,
    code: Option<i32>,
}

fn said_of(list: &Path, arguments: &Arguments) -> Said {
    let answer = Command::new(env!("CARGO_BIN_EXE_site-gen"))
        .args(["assess", "--year", "2019", "--lang", "zh", "--content"])
        .arg(root().join("content"))
        .args(&arguments.words)
        .arg(list)
        .output()
        .unwrap();
    Said { out: answer.stdout, err: String::from_utf8(answer.stderr).unwrap(), code: answer.status.code() }
}

/// What page and command say otherwise of a list; empty where they agree.
fn differences(list: &Path, arguments: &Arguments, data: &ListData) -> Vec<String> {
    let (came, said) = (come(data, &fs::read(list).unwrap(), arguments), said_of(list, arguments));
    let mut wrong = Vec::new();
    let mut holds = |is_so: bool, what: &str| {
        if !is_so {
            wrong.push(format!("{}: {what}\n{}", list.display(), said.err));
        }
    };
    match came {
        Came::Judged(judged) => {
            holds(judged.csv == said.out, "another CSV");
            for told in &judged.summary.told {
                let begin: String = told.chars().take(LONGEST).collect();
                holds(said.err.contains(&begin), &format!("the command does not tell: {told}"));
            }
            for remark in &judged.summary.remarks {
                holds(said.err.contains(remark), &format!("the command does not remark: {remark}"));
            }
            holds(judged.summary.told.len() == told_by(&said.err).min(TOLD), "another number of rows is told");
            holds(
                said.err.contains(&counted(&judged.summary)),
                &format!("the page counts {}", counted(&judged.summary)),
            );
            holds(judged.summary.stopped.is_empty() || said.code == Some(1), &judged.summary.stopped);
            let found = difference(&rows_of(&judged.csv), &sheet(&judged.xlsx.unwrap()));
            holds(found.is_none(), &format!("another workbook: {found:?}"));
        }
        Came::Columns(options) => {
            holds((said.out.len(), said.code) == (0, Some(1)), "the command answers");
            holds(!options.faults.is_empty(), "the page does not say why it asks");
            for fault in &options.faults {
                holds(said.err.contains(fault), &format!("the command does not say {fault}"));
            }
        }
        Came::Sheets(names) => {
            holds((said.out.len(), said.code) == (0, Some(1)), "the command answers");
            for name in &names {
                holds(said.err.contains(name), &format!("the command does not name {name}"));
            }
            wrong.extend(names.iter().flat_map(|name| differences(list, &arguments.with_sheet(name), data)));
        }
        Came::Refused(why) => {
            // Where nobody stands in a list, the command writes the names of the columns.
            let people = rows_of(&said.out).len().saturating_sub(1);
            holds((people, said.code) == (0, Some(1)), &format!("the page refuses: {why}"));
        }
    }
    wrong
}

/// How many rows that cannot be read the command tells of.
fn told_by(err: &str) -> usize {
    let is_row =
        |line: &&str| line.strip_prefix('第').is_some_and(|line| line.contains("行：") && begins_with_number(line));
    err.lines().filter(is_row).count()
}

fn begins_with_number(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    digits > 0 && text[digits..].starts_with("行：")
}

/// The counts of people as the command says them.
fn counted(summary: &Summary) -> String {
    let counts = &summary.counts;
    format!("达标{}，未达标{}，无法判断{}，无法识别{}", counts.met, counts.short, counts.none, counts.unread)
}

/// The cells of a CSV file.
fn rows_of(csv: &[u8]) -> Vec<Vec<String>> {
    let text = std::str::from_utf8(csv).unwrap().trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// The cells of the only sheet of a workbook.
fn sheet(book: &[u8]) -> Vec<Vec<String>> {
    let mut book = Workbook::open(book.to_vec(), Limits::default()).unwrap();
    let mut table = book.table("Sheet1").unwrap();
    let mut all = Vec::new();
    loop {
        let mut rows = Rows::default();
        table.read(&mut rows, usize::MAX).unwrap();
        all.extend(rows.iter().map(|row| row.cells().map(str::to_owned).collect()));
        if rows.is_empty() {
            return all;
        }
    }
}

/// The first cell in which two tables differ; none where they are the same. A text that CSV keeps from running has a mark
/// there; a sheet needs none. In a sheet, a number is a number however it was written.
fn difference(csv: &[Vec<String>], sheet: &[Vec<String>]) -> Option<(usize, usize, String, String)> {
    let number = |cell: &str| cell.parse::<f64>().ok();
    let is_same = |one: &str, other: &str| {
        one == other || one.strip_prefix('\'') == Some(other) || number(one).is_some_and(|it| Some(it) == number(other))
    };
    let cell = |rows: &[Vec<String>], row: usize, at: usize| {
        rows.get(row).and_then(|row| row.get(at)).cloned().unwrap_or_default()
    };
    let places = (0..csv.len().max(sheet.len())).flat_map(|row| (0..csv[0].len() + 1).map(move |at| (row, at)));
    places
        .map(|(row, at)| (row, at, cell(csv, row, at), cell(sheet, row, at)))
        .find(|(_, _, one, other)| !is_same(one, other))
}

#[test]
fn of_every_list_the_page_and_the_command_say_the_same() {
    let data = page_data();
    let mut lists: Vec<PathBuf> =
        fs::read_dir(root().join("tests/rosters")).unwrap().map(|entry| entry.unwrap().path()).collect();
    lists.retain(|file| file.extension().is_some_and(|end| ["csv", "txt", "xlsx"].iter().any(|known| end == *known)));
    lists.sort();
    assert!(lists.len() > 100, "the lists are there");
    let wrong: Vec<String> =
        lists.iter().flat_map(|list| differences(list, &Arguments::beside(list, &data), &data)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A sequence of numbers that only looks random, the same each time.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn pick<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[usize::try_from(self.below(of.len() as u64)).unwrap()]
    }
}

const NAMES: [&str; 7] = ["序号", "姓名", "部门", "行业", "公需科目", "专业科目（学时）", "选修科目"];
const INDUSTRIES: [&str; 8] = ["一般行业", "一般行业", "会计", "general", "卫生健康", "没有这个行业", "", "accounting"];
const AMOUNTS: [&str; 14] =
    ["18", "42", "12", "0", "", "18学时", "３天", "90", "十八", "1天2学时", "待补", "-3", "=2+3", "17.5"];
const ODD: [&str; 8] = [
    "甲,乙",
    "\"甲\"",
    "第一行\n第二行",
    "<img src=x onerror=alert(1)>",
    "=cmd|' /C calc'!A0",
    "+1",
    "　甲　",
    "_x0041_",
];

/// Rows of a list as people keep them, most of them in order.
fn random_rows(count: u64) -> Vec<[String; 7]> {
    let mut random = Random(2019);
    let row = |at: u64| {
        let name = if random.below(20) == 0 { random.pick(&ODD).to_owned() } else { format!("人员{at:06}") };
        let department = format!("部门{}", random.below(30));
        let mut amounts =
            || if random.below(4) > 0 { random.below(90).to_string() } else { random.pick(&AMOUNTS).to_owned() };
        let [public, professional, elective] = [amounts(), amounts(), amounts()];
        let row =
            [at.to_string(), name, department, random.pick(&INDUSTRIES).to_owned(), public, professional, elective];
        match random.below(200) {
            0 => Default::default(),
            1 => [String::new(), "合计".into(), String::new(), String::new(), "1".into(), "2".into(), "3".into()],
            _ => row,
        }
    };
    [NAMES.map(str::to_owned)].into_iter().chain((1..=count).map(row)).collect()
}

fn as_csv(rows: &[[String; 7]]) -> Vec<u8> {
    let mut out = csv::Writer::from_writer(Vec::new());
    rows.iter().for_each(|row| out.write_record(row).unwrap());
    out.into_inner().unwrap()
}

fn as_sheet(rows: &[[String; 7]]) -> Vec<u8> {
    let mut answer = AnswerRows::new(Layout::Cells);
    for row in rows {
        answer.cells(row.iter().map(String::as_str));
        answer.end_row();
    }
    workbook(&answer).unwrap()
}

#[test]
fn of_many_random_rows_the_page_and_the_command_say_the_same() {
    let count = if std::env::var_os("SITE_TESTS_ALL").is_some() { 100_000 } else { 5_000 };
    println!("{count} rows (100000 with tests/run --all)");
    let (data, folder, rows) = (page_data(), tempfile::tempdir().unwrap(), random_rows(count));
    for (name, bytes) in [("list.csv", as_csv(&rows)), ("list.xlsx", as_sheet(&rows))] {
        let list = folder.path().join(name);
        fs::write(&list, bytes).unwrap();
        let wrong = differences(&list, &Arguments::default(), &data);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

#[test]
fn what_a_single_year_lacks_is_called_by_that_year() {
    let mut data = page_data();
    for requirement in &mut data.years[0].rules.requirements {
        requirement.each_year = Some(requirement.total.clone());
    }
    let list = "姓名,行业,公需科目,专业科目,选修科目\n甲,教育,18,42,0\n";
    let Came::Judged(judged) = come(&data, list.as_bytes(), &Arguments::default()) else { panic!("no answer") };
    let answer = rows_of(&judged.csv)[1].join("|");
    assert_eq!((answer.matches("合计").count(), answer.matches("2019年度12学时").count()), (1, 1), "{answer}");
}
