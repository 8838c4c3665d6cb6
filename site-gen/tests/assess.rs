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

const HEAD: &str = "row,name,verdict,missing,not asked\n";

/// The one rule of 2019 that totals leave open.
const OPEN: &str = "Public subjects of 2018 may be made up until 30 June 2019. (Clause 2)";

/// What is said of it behind the rows.
const CLOSING: &str = "warning: a list of totals does not say what these rules depend on; each could change a verdict \
(--json takes one person's records):
  Public subjects of 2018 may be made up until 30 June 2019. (Clause 2) (Not asked; all hours taken as hours of this year.)
";

#[test]
fn each_row_gets_a_verdict_and_what_is_missing_with_its_clause() {
    let (out, err, code) = assess(STAFF.as_bytes(), &["--year", "2019"]);
    let expected = format!(
        "{HEAD}2,甲,met,,{OPEN}
3,乙,short,Public subjects 1 class hour (Clause 1),{OPEN}
4,丙,met,,{OPEN}
5,丁,met,,{OPEN}
"
    );
    assert_eq!(out, expected);
    assert_eq!(err, format!("{CLOSING}4 rows: 3 met, 1 short, 0 without a verdict, 0 unreadable\n"));
    assert_eq!(code, Some(0));
}

#[test]
fn gb18030_and_a_byte_order_mark_are_read_too() {
    let (gb18030, _, _) = encoding_rs::GB18030.encode(STAFF);
    let with_mark = [b"\xef\xbb\xbf", STAFF.as_bytes()].concat();
    for list in [gb18030.as_ref(), &with_mark] {
        let (out, _, code) = assess(list, &["--year", "2019", "--lang", "zh"]);
        let open = "2018年度的公需科目可以补学，截至2019年6月30日。 (通知第二条)";
        let expected = format!(
            "行号,姓名,结果,缺少,未询问的规定\n2,甲,达标,,{open}\n3,乙,未达标,公需科目 1学时 (通知第一条),{open}\n"
        );
        assert!(out.starts_with(&expected), "{out}");
        assert_eq!(code, Some(0));
    }
}

#[test]
fn a_bad_row_is_named_and_the_rest_go_on() {
    let list = "name,industry,public,professional\na,accounting,abc,60\nb,mining,30,60\nc,accounting,-1,60\nd,archives,30,60\n";
    let (out, err, code) = assess(list.as_bytes(), &["--year", "2019"]);
    assert_eq!(out, format!("{HEAD}5,d,met,,{OPEN}\n"));
    let expected = "warning: no column for these, which count as none: Elective subjects
row 2: column `public`: `abc`: enter a number such as 18 or 18.5, with its unit if you like (credits / class hours)
row 3: column `industry`: `mining` cannot be read
row 4: column `public`: `-1`: this cannot be below 0
";
    let counts = "4 rows: 1 met, 0 short, 0 without a verdict, 3 unreadable\n3 rows could not be read; see above\n";
    assert_eq!(err, format!("{expected}{CLOSING}{counts}"));
    assert_eq!(code, Some(1));
}

#[test]
fn a_cell_is_read_as_the_checker_reads_it_and_refused_in_its_words() {
    let list = "姓名,行业,公需科目,专业科目,选修科目
甲,教育,十八,\"4,2\",12
乙,教育,18小时,42,12
丙,会计,30个学分,1天2学时
丁,教育,十八个学时,七天,十二
";
    let (out, err, _) = assess(list.as_bytes(), &["--year", "2019", "--lang", "zh"]);
    assert!(out.ends_with("\n") && out.lines().nth(1).is_some_and(|row| row.starts_with("5,丁,达标,,")), "{out}");
    let expected = "第2行：“专业科目”列的“4,2”：逗号只能用来分隔千位，如1,000；小数请用小数点，如18.5
第3行：“公需科目”列的“18小时”：通知没有“小时”这个单位，请用学时 / 天填写
第4行：“专业科目”列的“1天2学时”：一栏只填一个数和一个单位（学分 / 学时），不要填写范围；有几个数的请合成一个
";
    assert!(err.starts_with(expected), "{err}");
}

#[test]
fn a_misspelt_column_is_not_taken_for_hours_nobody_studied_without_a_word() {
    let (_, err, _) = assess(
        "姓名,行业,公需科目,专业课目,选修科目\n甲,教育,18,42,12\n".as_bytes(),
        &["--year", "2019", "--lang", "zh"],
    );
    let expected = "提醒：名单没有这些科目的列，按未学计算：专业科目\n提醒：没有用到的列：专业课目\n";
    assert!(err.starts_with(expected), "{err}");
}

#[test]
fn one_industry_may_be_given_for_every_row() {
    let (out, _, code) =
        assess(b"id,public subjects,professional subjects\n7,30,59\n", &["--year", "2019", "--industry", "Accounting"]);
    assert_eq!(
        out,
        format!("{HEAD}2,7,short,Professional subjects 1 credit (Clause 1); In all 1 credit (Clause 1),{OPEN}\n")
    );
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
            "error: the first row names no category\nhelp: a column may be called: public, 公需科目, public subjects, ",
        ),
        (
            "name,public\na,18\n",
            &["--year", "2019"],
            "error: the list has no column of industries\n\
             help: add a column `industry`, or give one of these with --industry: accounting, archives, ",
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
    let (out, _, _) = assess(b"name,industry,public\n=1+1,health,18\n\"A, B\",health,18\n", &["--year", "2019"]);
    assert!(out.contains("\n2,\"'=1+1\",short,") && out.contains("\n3,\"A, B\",short,"), "{out}");
}

#[test]
fn json_gives_the_whole_outcome() {
    let (lines, _, _) =
        assess(b"name,industry,public,professional\na,accounting,30,59.5\n", &["--year", "2019", "--format", "json"]);
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
        assert!(line.starts_with(&format!("{},p{row},{verdict},", row + 2)), "{line}");
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
