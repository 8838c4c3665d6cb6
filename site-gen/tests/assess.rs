//! `site-gen assess` as an employer runs it: a list in, verdicts out, mistakes by row and column.

#![expect(clippy::disallowed_methods, reason = "writes the lists")]
#![expect(clippy::unwrap_used, reason = "what goes wrong here is a failed test")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// Runs the program on a list with the project's own content.
fn assess(list: &[u8], args: &[&str]) -> (String, String, Option<i32>) {
    assess_by(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../content"), list, args)
}

/// Runs the program on a list with a content folder.
fn assess_by(content: &Path, list: &[u8], args: &[&str]) -> (String, String, Option<i32>) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("list.csv");
    fs::write(&file, list).unwrap();
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_site-gen"))
        .args(["assess", "--content"])
        .arg(content)
        .args(args)
        .arg(&file)
        .env_remove("LC_ALL")
        .env("LANG", "C")
        .output()
        .unwrap();
    (String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap(), status.code())
}

const STAFF: &str = "姓名,行业,公需科目,专业科目,选修科目
甲,一般行业,18,42,12
乙,一般行业,17,43,12
丙,会计,30,６０学分,
丁,教育,3天,42,12
";

/// The one rule of 2019 that totals leave open.
const OPEN: &str = "Public subjects of 2018 may be made up until 30 June 2019. (Clause 2)";

/// What is said of it behind the rows.
const CLOSING: &str = "warning: a list of totals does not say what these rules depend on; each could change a verdict \
(a learning log, or --json for one person, says more):
  Public subjects of 2018 may be made up until 30 June 2019. (Clause 2) (Not asked; all hours taken as hours of this year.)
";

/// The rows of an answer as cells, its titles first, without the mark in front.
fn cells(out: &str) -> Vec<Vec<String>> {
    let table = out.strip_prefix("\u{feff}").unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// What each row came to: its name and row number, the verdict, and what is missing or wrong.
fn verdicts(out: &str) -> Vec<String> {
    let cells = cells(out);
    let behind = cells[0].len() - 5;
    cells[1..].iter().map(|row| [&row[..1], &row[behind..behind + 3]].concat().join("|")).collect()
}

#[test]
fn each_row_is_kept_with_its_verdict_what_is_missing_and_what_to_do() {
    let (out, err, code) = assess(STAFF.as_bytes(), &["--year", "2019"]);
    let cells = cells(&out);
    let titles = ["row", "verdict", "missing or reason", "next step", "rules that could still change it"];
    assert_eq!(cells[0], [&["姓名", "行业", "公需科目", "专业科目", "选修科目"][..], &titles].concat());
    assert_eq!(cells[3][..5], ["丙", "会计", "30", "６０学分", ""]);
    assert_eq!(
        verdicts(&out),
        ["甲|2|met|", "乙|3|short|Public subjects 1 class hour (Clause 1)", "丙|4|met|", "丁|5|met|"]
    );
    assert!(
        cells[2][8].starts_with("Sign in to the provincial system") && cells[2][8].ends_with("(Clause 2)"),
        "{out}"
    );
    assert!(cells[1..].iter().all(|row| row[9] == OPEN), "{out}");
    let counts = "5 rows: 3 met, 1 short, 0 without a verdict, 0 unreadable, 1 of names and above\n";
    assert_eq!(err, format!("{CLOSING}{counts}"));
    assert_eq!(code, Some(0));
}

#[test]
fn a_list_is_read_in_every_encoding_that_spreadsheets_write() {
    let (gb18030, _, _) = encoding_rs::GB18030.encode(STAFF);
    let with_mark = [b"\xef\xbb\xbf", STAFF.as_bytes()].concat();
    let utf16: Vec<u8> = STAFF.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf16_with_mark = [b"\xff\xfe", &utf16[..]].concat();
    for list in [gb18030.as_ref(), &with_mark, &utf16, &utf16_with_mark] {
        let (out, _, code) = assess(list, &["--year", "2019", "--lang", "zh"]);
        assert_eq!(
            verdicts(&out),
            ["甲|2|达标|", "乙|3|未达标|公需科目1学时（通知第一条）", "丙|4|达标|", "丁|5|达标|"]
        );
        assert_eq!(code, Some(0));
    }
}

#[test]
fn a_bad_row_is_named_and_the_rest_go_on() {
    let list = "name,industry,public,professional,elective\na,accounting,abc,60,\nb,mining,30,60,\nc,accounting,-1,60,\nd,archives,30,60,\n";
    let (out, err, code) = assess(list.as_bytes(), &["--year", "2019"]);
    let said = [
        (
            "a",
            "row 2",
            "column “public” (C): “abc”: enter a number such as 18 or 18.5, with its unit if you like (credits / class hours)",
        ),
        (
            "b",
            "row 3",
            "column “industry” (B): “mining” is not known; it may be one of these: Accounting, Archives, Education, Most industries, Health",
        ),
        ("c", "row 4", "column “public” (C): “-1”: this cannot be below 0"),
    ];
    let rows = said.map(|(name, row, why)| format!("{name}|{}|unreadable|{why}", &row[4..]));
    assert_eq!(verdicts(&out), [&rows[..], &["d|5|met|".to_owned()]].concat());
    let told: String = said.iter().map(|(_, row, why)| format!("{row}: {why}\n")).collect();
    let counts = "5 rows: 1 met, 0 short, 0 without a verdict, 3 unreadable, 1 of names and above\nrows that could not be read: 3\n";
    assert_eq!(err, format!("{told}{CLOSING}{counts}"));
    assert_eq!(code, Some(1));
}

#[test]
fn a_cell_is_read_as_the_checker_reads_it_and_refused_in_its_words() {
    let list = "姓名,行业,公需科目,专业科目,选修科目
甲,教育,十八,\"4,2\",12
乙,教育,18小时,42,12
丙,会计,30个学分,1天2学时,
丁,教育,十八个学时,七天,十二
";
    let (out, _, _) = assess(list.as_bytes(), &["--year", "2019", "--lang", "zh"]);
    assert_eq!(
        verdicts(&out),
        [
            "甲|2|无法识别|“专业科目”列（D列）的“4,2”：逗号只能用来分隔千位，如1,000；小数请用小数点，如18.5",
            "乙|3|无法识别|“公需科目”列（C列）的“18小时”：通知没有“小时”这个单位，请用学时 / 天填写",
            "丙|4|无法识别|“专业科目”列（D列）的“1天2学时”：一栏只填一个数和一个单位（学分 / 学时），不要填写范围；有几个数的请合成一个",
            "丁|5|达标|",
        ]
    );
}

#[test]
fn a_misspelt_column_is_never_taken_for_hours_nobody_studied() {
    let list = "姓名,行业,公需科目,专业科目缺口,选修科目\n甲,教育,18,42,12\n";
    let (out, err, code) = assess(list.as_bytes(), &["--year", "2019", "--lang", "zh"]);
    assert_eq!((out.as_str(), code), ("", Some(1)));
    let expected =
        "错误：名单没有“专业科目”列；“专业科目缺口”列（D列）可能是，但列名中有不认识的字词\n改法：请用--column";
    assert!(err.starts_with(expected), "{err}");
    let args = ["--year", "2019", "--lang", "zh", "--column", "专业科目缺口=专业科目"];
    assert_eq!(verdicts(&assess(list.as_bytes(), &args).0), ["甲|2|达标|"]);
    let args = ["--year", "2019", "--lang", "zh", "--without", "专业科目"];
    let (out, err, _) = assess(list.as_bytes(), &args);
    assert_eq!(verdicts(&out), ["甲|2|未达标|专业科目42学时（通知第一条）；合计42学时（通知第一条）"]);
    assert!(err.starts_with("提醒：没有用到的列：专业科目缺口\n提醒：所有人均按0计算：专业科目\n"), "{err}");
}

#[test]
fn people_are_counted_by_department_and_the_counts_add_up() {
    let list = "部门,姓名,行业,公需科目,专业科目,选修科目\n一科,甲,教育,18,42,12\n二科,乙,教育,1,1,1\n一科,丙,教育,x,1,1\n,,,,,\n,合计,,20,44,14\n";
    let (out, err, _) = assess(list.as_bytes(), &["--year", "2019", "--lang", "zh", "--group", "部门"]);
    assert_eq!(verdicts(&out).len(), 3);
    for line in [
        "一科：共2人：达标1，未达标0，无法判断0，无法识别1\n",
        "二科：共1人：达标0，未达标1，无法判断0，无法识别0\n",
        "以下各行是合计、要求、备注等，不作为人员：第6行\n",
        "共6行：达标1，未达标1，无法判断0，无法识别1，列名及其以上1，空行1，非人员行1\n",
    ] {
        assert!(err.contains(line), "{err}");
    }
}

#[test]
fn a_learning_log_gives_each_person_one_verdict() {
    let list = "姓名,行业,日期,科目,数量\n甲,教育,2019-03-01,公需科目,18\n乙,教育,2019/4/1,专业科目,3天\n甲,教育,2019年5月1日,专业科目,42\n甲,教育,2019-06-01,选修科目,12\n乙,教育,2019-13-01,选修科目,12\n丙,教育,2018-03-01,公需科目,18\n";
    let (out, err, code) = assess(list.as_bytes(), &["--year", "2019", "--lang", "zh"]);
    let verdicts = verdicts(&out);
    assert_eq!(verdicts[..2], ["甲|2|达标|", "乙|3|无法识别|属于此人或可能属于此人的行有无法识别的，改好后再核对"]);
    assert!(verdicts[2].starts_with("丙|7|未达标|公需科目18学时（通知第一条）；"), "{}", verdicts[2]);
    assert!(err.contains("\n第6行：“日期”列（C列）的“2019-13-01”不是日历上的日期"), "{err}");
    assert_eq!(code, Some(1));
}

#[test]
fn one_industry_may_be_given_for_every_row() {
    let (out, _, code) =
        assess(b"id,public subjects,professional subjects\n7,30,59\n", &["--year", "2019", "--industry", "Accounting"]);
    assert_eq!(verdicts(&out), ["7|2|short|Professional subjects 1 credit (Clause 1); In all 1 credit (Clause 1)"]);
    assert_eq!(code, Some(0));
}

#[test]
fn what_stands_in_the_way_of_the_whole_list_says_what_to_write() {
    for (list, args, said) in [
        (
            STAFF,
            ["--year", "2020"].as_slice(),
            "error: there is no notice for 2020, so nothing can be judged\nhelp: years with a notice: 2019\n",
        ),
        (
            "name,industry\na,health\n",
            &["--year", "2019"],
            "error: none of the first rows has a column for a category; such a column may be called: Elective subjects, ",
        ),
        (
            "name,public\na,18\n",
            &["--year", "2019"],
            "error: the list has no column of industries\n\
             the list has no column for Professional subjects\n\
             the list has no column for Elective subjects\n\
             help: add a column `industry`, or give one industry for all by --industry; ",
        ),
        (
            "name,public\na,18\n",
            &["--year", "2019", "--industry", "fishing"],
            "error: there is no industry `fishing`\nhelp: ",
        ),
        (
            "{\"year\": 2019 }\n",
            &["--year", "2019", "--json"],
            "list.csv:1:15: these are not one person's facts: missing field `industry`",
        ),
    ] {
        let (out, err, code) = assess(list.as_bytes(), args);
        assert_eq!((out.as_str(), code), ("", Some(1)));
        assert!(err.contains(said), "{err}");
    }
    assert_eq!(assess(b"", &[]).2, Some(2), "a year is asked for");
}

#[test]
fn a_cell_that_a_sheet_would_run_stays_text() {
    let list = "name,industry,public,professional,elective\n=1+1,health,18,1,1\n\"A, B\",health,18,1,1\n＠SUM(A1),health,18,1,1\n";
    let (out, _, _) = assess(list.as_bytes(), &["--year", "2019"]);
    for row in ["\n\"'=1+1\",health,", "\n\"A, B\",health,", "\n\"'＠SUM(A1)\",health,"] {
        assert!(out.contains(row), "{out}");
    }
}

#[test]
fn json_gives_the_whole_outcome() {
    let (lines, _, _) = assess(
        b"name,industry,public,professional,elective\na,accounting,30,59.5,\n",
        &["--year", "2019", "--format", "json"],
    );
    let line: serde_json::Value = serde_json::from_str(&lines).unwrap();
    let facts = r#"{"year":2019,"industry":"accounting","entries":[
        {"category":"public","amount":"30","unit":"credit"},{"category":"professional","amount":"59.5","unit":"credit"}]}"#;
    let (one, _, code) = assess(facts.as_bytes(), &["--year", "2019", "--json"]);
    let one: serde_json::Value = serde_json::from_str(&one).unwrap();
    assert_eq!(line["outcome"], one);
    assert_eq!(one["verdict"], "short");
    assert_eq!(one["lines"][1]["missing"], "0.5");
    assert_eq!(one["lines"][1]["clause"], "annual-hours");
    assert_eq!(code, Some(0));
}

#[test]
fn a_list_longer_than_a_batch_keeps_its_order() {
    let mut list = "name,industry,public,professional,elective\n".to_owned();
    for row in 0..40_000 {
        list.push_str(&format!("p{row},health,{},42,12\n", row % 20));
    }
    let (out, _, _) = assess(list.as_bytes(), &["--year", "2019"]);
    let met = |row: usize| row % 20 >= 18;
    let rows: Vec<&str> = out.lines().skip(1).collect();
    assert_eq!(rows.len(), 40_000);
    for (row, line) in rows.iter().enumerate() {
        let verdict = if met(row) { "met" } else { "short" };
        assert!(line.starts_with(&format!("p{row},health,{},42,12,{},{verdict},", row % 20, row + 2)), "{line}");
    }
}

/// A copy of the project's content whose rules of 2019 have something more.
fn content_with(rules: &str) -> tempfile::TempDir {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    let folder = tempfile::tempdir().unwrap();
    copy(&own, folder.path());
    let file = folder.path().join("2019/rules.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{text}\n{rules}")).unwrap();
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(|entry| entry.unwrap().path()) {
        let target = to.join(entry.file_name().unwrap());
        if entry.is_dir() {
            copy(&entry, &target);
        } else {
            fs::write(target, fs::read(&entry).unwrap()).unwrap();
        }
    }
}

#[test]
fn a_rule_that_a_list_does_not_ask_about_is_named_in_every_row_behind_them_and_in_json() {
    for (rules, name, clause, taken) in [
        (
            "[two_industries]\neach = [\"professional\"]\nclause = \"annual-hours\"\n",
            "Needed for each of two industries: Professional subjects (Clause 1)",
            "annual-hours",
            "(Not asked; taken that there is one industry.)",
        ),
        (
            "[counting]\nfrom = \"recognised\"\nclause = \"certificates\"\n",
            "Hours count once they are: recognised (Clause 5)",
            "certificates",
            "(How far it has come was not asked; taken to be far enough.)",
        ),
    ] {
        let content = content_with(rules);
        let (out, err, code) = assess_by(content.path(), STAFF.as_bytes(), &["--year", "2019"]);
        assert_eq!(code, Some(0), "{err}");
        assert!(out.lines().skip(1).all(|row| row.contains(name)), "{out}");
        assert!(err.contains(&format!("  {name} {taken}\n")), "{err}");
        let args = ["--year", "2019", "--format", "json"];
        let (lines, _, _) = assess_by(content.path(), STAFF.as_bytes(), &args);
        for line in lines.lines() {
            let line: serde_json::Value = serde_json::from_str(line).unwrap();
            let named = line["outcome"]["not_asked"].as_array().unwrap();
            assert!(named.iter().any(|rule| rule["clause"] == clause), "{line}");
        }
    }
}

#[test]
fn the_list_is_not_replaced_by_its_answer_by_whatever_path() {
    let folder = tempfile::tempdir().unwrap();
    let [list, link, hard] = ["list.csv", "link.csv", "hard.csv"].map(|name| folder.path().join(name));
    fs::write(&list, STAFF).unwrap();
    std::os::unix::fs::symlink(&list, &link).unwrap();
    fs::hard_link(&list, &hard).unwrap();
    for out in [&list, &link, &hard, &folder.path().join("./list.csv")] {
        let answer = Command::new(env!("CARGO_BIN_EXE_site-gen"))
            .args(["assess", "--lang", "en", "--year", "2019", "--content"])
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("../content"))
            .arg(&list)
            .arg("--out")
            .arg(out)
            .output()
            .unwrap();
        assert!(!answer.status.success());
        assert!(String::from_utf8_lossy(&answer.stderr).contains("--out names the list itself"), "{answer:?}");
        assert_eq!(fs::read_to_string(&list).unwrap(), STAFF);
    }
}
