//! A clerk's afternoon: from the file of a notice to a published site in two languages, and on to the next year.

#![expect(clippy::disallowed_methods, reason = "edits the content as a clerk does")]
#![expect(clippy::unwrap_used, reason = "what goes wrong here is a failed test")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const NOTICE: &str = "示例市人力资源和社会保障局关于2030年度专业技术人员继续教育的通知
示人社发〔2030〕8号

各单位：
现将有关事项通知如下。
一、年度学时要求
专业技术人员每年学习不少于60学时，其中公需科目不少于20学时，专业科目不少于40学时。
二、学时认定
公需科目和专业科目由本人申报，由用人单位认定。

示例市人力资源和社会保障局
2030年3月1日
";

const TRANSLATION: &str =
    "# Notice of the Human Resources and Social Security Bureau of Example City on continuing education in 2030

The following is notified.

## Hours a year {#annual-hours .everyone}

Professionals study at least 60 hours a year: at least 20 of public subjects and 40 of professional subjects.

## Recognition {#recognition .everyone}

Professionals declare public subjects and professional subjects; the employer recognises them.
";

/// A clerk at a machine: every command has to end as expected, and its output is read.
struct Clerk(tempfile::TempDir);

impl Clerk {
    fn run(&self, args: &[&str]) -> (String, bool) {
        let mut program = Command::new(env!("CARGO_BIN_EXE_site-gen"));
        let output = program.args(args).current_dir(&self.0).env("LANG", "C").env_remove("LC_ALL").output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        (String::from_utf8(said).unwrap(), output.status.success())
    }

    fn does(&self, args: &[&str]) -> String {
        let (said, done) = self.run(args);
        assert!(done, "{args:?}: {said}");
        said
    }

    fn is_told(&self, args: &[&str], what: &str) {
        let (said, done) = self.run(args);
        assert!(!done && said.contains(what), "{args:?}: {said}");
    }

    fn path(&self, file: &str) -> std::path::PathBuf {
        self.0.path().join(file)
    }

    fn writes(&self, file: &str, text: &str) {
        fs::create_dir_all(self.path(file).parent().unwrap()).unwrap();
        fs::write(self.path(file), text).unwrap();
    }

    fn replaces(&self, file: &str, old: &str, new: &str) {
        let text = self.reads(file);
        assert!(text.contains(old), "{file} has no {old}: {text}");
        self.writes(file, &text.replace(old, new));
    }

    fn reads(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap()
    }

    /// The first line of every file of TOML leads to a schema that is there.
    fn has_files_that_name_their_schemas(&self, count: usize) {
        let files = toml_files(&self.path("content"));
        assert_eq!(files.len(), count, "{files:?}");
        for file in files {
            let text = fs::read_to_string(&file).unwrap();
            let schema = text.lines().next().and_then(|line| line.strip_prefix("#:schema "));
            let is_there = schema.is_some_and(|schema| file.with_file_name(schema).is_file());
            assert!(is_there, "{} names {schema:?}", file.display());
        }
    }

    /// Writes what is still to be written in a year's folder, and confirms the rest.
    fn fills(&self, year: &str) {
        for entry in fs::read_dir(self.path("content").join(year)).unwrap() {
            let file = entry.unwrap().path();
            if file.is_file() {
                fs::write(&file, filled(&file)).unwrap();
            }
        }
    }
}

/// Every file of TOML in a folder and in those right below it.
fn toml_files(content: &Path) -> Vec<PathBuf> {
    let entries = |folder: &Path| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>();
    let (folders, files): (Vec<_>, Vec<_>) = entries(content).into_iter().partition(|path| path.is_dir());
    let below = folders.iter().flat_map(|folder| entries(folder));
    files.into_iter().chain(below).filter(|file| file.extension().is_some_and(|kind| kind == "toml")).collect()
}

/// What the drafts say, in English.
const WORDS: [(&str, &str); 9] = [
    ("示例市人力资源和社会保障局", "Human Resources and Social Security Bureau of Example City"),
    ("各单位", "All units"),
    ("一般行业：", "Most industries: "),
    ("公需科目", "public subjects "),
    ("专业科目", "professional subjects "),
    ("差", "short by "),
    ("学时", " class hours"),
    ("、", ", "),
    ("刚好达标", "just meets the year"),
];

/// The line of a text in both languages with its translation, where that is still to be written and all words are known.
fn translated(line: &str) -> String {
    let text = line.split_once("zh = \"").and_then(|(_, rest)| rest.split_once("\", en = \"TODO\""));
    let Some((chinese, _)) = text else { return line.to_owned() };
    let english = WORDS.iter().fold(chinese.to_owned(), |text, (word, own)| text.replace(word, own));
    let english = english.replace('，', ", ").replace('。', ".");
    if english.is_ascii() { line.replace("en = \"TODO\"", &format!("en = \"{english}\"")) } else { line.to_owned() }
}

fn filled(file: &Path) -> String {
    let text: Vec<String> = fs::read_to_string(file).unwrap().lines().map(translated).collect();
    let text = text.join("\n");
    let text = text.replace("en = \"TODO\"", "en = \"Written\"").replace("zh = \"TODO\"", "zh = \"已写\"");
    let confirmed = |line: &str| match line.split_once("# TODO") {
        Some((value, _)) => value.trim_end().to_owned(),
        None if line.starts_with("TODO") => String::new(),
        None => line.to_owned(),
    };
    text.lines().map(|line| confirmed(line) + "\n").collect()
}

#[test]
fn an_afternoon_with_a_notice() {
    let clerk = Clerk(tempfile::tempdir().unwrap());
    let names =
        ["--name-zh", "示例", "--name-en", "Example", "--bureau-zh", "示例市人社局", "--bureau-en", "The Bureau"];
    let init = [&["init", "content", "--year", "2030", "--url", "https://city.example/learn/"], &names[..]].concat();
    clerk.does(&init);
    clerk.does(&["build", "--strict"]);
    clerk.has_files_that_name_their_schemas(7);

    drafts_and_translates_a_year(&clerk);
    begins_the_next_year(&clerk);
    amends_it(&clerk);
}

fn drafts_and_translates_a_year(clerk: &Clerk) {
    clerk.writes("notice.txt", NOTICE);
    let said = clerk.does(&["import", "notice.txt", "--year", "2030"]);
    assert!(said.contains("imported 2 clauses and 1 requirement"), "{said}");
    clerk.is_told(&["check"], "error[todo]");
    clerk.has_files_that_name_their_schemas(6);
    clerk.fills("2030");
    clerk.is_told(&["check"], "error[no-title]: this document does not begin with its title");
    clerk.writes("content/2030/notice.en.md", TRANSLATION);
    clerk.is_told(&["check"], "error[title-differs]: the text has the title “Notice of the Human Resources and");
    let title = TRANSLATION.lines().next().and_then(|line| line.strip_prefix("# ")).unwrap();
    clerk.replaces(
        "content/2030/notice.toml",
        "继续教育的通知\", en = \"Written\"",
        &format!("继续教育的通知\", en = \"{title}\""),
    );
    clerk.does(&["check", "--strict"]);
    clerk.does(&["accept", "--all"]);
    clerk.does(&["build", "--strict"]);
    assert!(clerk.reads("public/en/2030/both/index.html").contains("at least 20 of public subjects"));
}

fn begins_the_next_year(clerk: &Clerk) {
    let said = clerk.does(&["new", "2031"]);
    assert!(said.contains("to confirm (TODO)"), "{said}");
    clerk.has_files_that_name_their_schemas(9);
    clerk.is_told(&["check"], "error[todo]");
    clerk.fills("2031");
    for (file, old, new) in [
        ("rules.toml", "min = 60", "min = 66"),
        ("rules.toml", "min = 40", "min = 46"),
        ("notice.zh.md", "60学时", "66学时"),
        ("notice.zh.md", "40学时", "46学时"),
        ("notice.en.md", "60 hours", "66 hours"),
        ("notice.en.md", "and 40", "and 46"),
    ] {
        clerk.replaces(&format!("content/2031/{file}"), old, new);
    }
    clerk.is_told(&["check"], "error[case-fails]");
    let cases = clerk.reads("content/2031/cases.toml");
    let later = [("41", "47"), ("40", "46"), ("39", "45")].iter().fold(cases, |text, (old, new)| {
        let text = text.replace(&format!("\"{old}\""), &format!("\"{new}\""));
        text.replace(&format!("科目{old}"), &format!("科目{new}")).replace(&format!("{old} of"), &format!("{new} of"))
    });
    clerk.writes("content/2031/cases.toml", &later);
    clerk.does(&["accept", "--all"]);
    clerk.does(&["check", "--strict"]);
    let said = clerk.does(&["diff", "2030", "2031"]);
    assert!(said.contains("2030: 60 class hours (Clause 1)\n  2031: 66 class hours (Clause 1)"), "{said}");
    let changed = "  Professionals study at least [-60-]{+66+} hours a year: at least 20 of public subjects and [-40-]{+46+} of professional subjects.\n";
    assert!(said.ends_with(changed), "{said}");
}

fn amends_it(clerk: &Clerk) {
    let amend = "content/2031/amend-9/notice.toml";
    clerk.writes(
        amend,
        "title = { zh = \"关于修改学时认定的通知\", en = \"Notice changing recognition\" }\nissuer = { zh = \"示例市人社局\", en = \"The Bureau\" }\n\
         summary = { zh = \"改由行业主管部门认定。\", en = \"The sector authority recognises.\" }\nnumber = \"示人社发〔2031〕9号\"\nmade = 2031-06-01\namends = 2031\nin_force = 2031-07-01\n",
    );
    clerk.writes(
        "content/2031/amend-9/notice.zh.md",
        "# 关于修改学时认定的通知\n\n## 学时认定 {#recognition}\n\n公需科目和专业科目由行业主管部门认定。\n",
    );
    clerk.writes(
        "content/2031/amend-9/notice.en.md",
        "# Notice changing recognition\n\n## Recognition {#recognition}\n\nThe sector authority recognises public subjects and professional subjects.\n",
    );
    clerk.does(&["accept", "--all"]);
    clerk.does(&["build", "--strict"]);
    let page = clerk.reads("public/en/2031/notice/index.html");
    assert!(page.contains("The sector authority recognises") && page.contains("示人社发〔2031〕9号"), "{page}");
    assert!(clerk.reads("public/en/2031/notice/before-amend-9/index.html").contains("the employer recognises them"));
    assert!(
        clerk.reads("public/en/2030/notice/index.html").contains("the employer recognises them"),
        "the old year stays"
    );
}
