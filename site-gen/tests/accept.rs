//! `site-gen accept`, `init` and `new` as a clerk runs them.

#![expect(clippy::disallowed_methods, reason = "edits the content as a clerk does")]
#![expect(clippy::unwrap_used, reason = "what goes wrong here is a failed test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// Runs the program in a folder: what it printed, what it complained of, and how it ended.
fn run(folder: &Path, args: &[&str]) -> (String, String, Option<i32>) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_site-gen"));
    let output = program.args(args).current_dir(folder).env("LANG", "C").env_remove("LC_ALL").output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap(), output.status.code())
}

const BUREAU: [&str; 10] = [
    "--name-zh",
    "示例市继续教育",
    "--name-en",
    "Example City learning",
    "--bureau-zh",
    "示例市人社局",
    "--bureau-en",
    "Example City Bureau",
    "--url",
    "https://city.example/learn/",
];

/// A new bureau's folder, in a folder of its own.
fn bureau() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let made = run(folder.path(), &[&["init", "content", "--year", "2030"], &BUREAU[..]].concat());
    assert_eq!(made.2, Some(0), "{}", made.1);
    folder
}

/// The same, with every translation and table accepted.
fn accepted_bureau() -> tempfile::TempDir {
    let folder = bureau();
    assert!(run(folder.path(), &["accept", "--all"]).0.starts_with("accepted "));
    folder
}

fn lock(folder: &Path) -> String {
    fs::read_to_string(folder.join("content/translations.lock")).unwrap()
}

fn write_lock(folder: &Path, text: impl AsRef<[u8]>) {
    fs::write(folder.join("content/translations.lock"), text).unwrap();
}

/// The codes of what `check` complains of, in order.
fn codes(folder: &Path) -> Vec<String> {
    let (_, err, _) = run(folder, &["check"]);
    let codes = err.lines().filter(|line| line.starts_with("error[") || line.starts_with("warning["));
    codes.map(|line| line[line.find('[').unwrap() + 1..line.find(']').unwrap()].to_owned()).collect()
}

fn edit(folder: &Path, file: &str, old: &str, new: &str) {
    let path = folder.join("content").join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(old), "{file} has no {old}");
    fs::write(path, text.replacen(old, new, 1)).unwrap();
}

#[test]
fn a_new_bureau_s_folder_builds_at_once_without_a_warning() {
    let folder = bureau();
    let (out, err, code) = run(folder.path(), &["build", "--strict"]);
    assert_eq!((err.as_str(), code), ("", Some(0)));
    assert!(out.contains("pages (2 languages, 1 year)"), "{out}");
}

#[test]
fn a_bureau_may_have_one_language() {
    let folder = tempfile::tempdir().unwrap();
    let args = ["init", "content", "--year", "2030", "--languages", "zh"];
    let names = ["--name-zh", "示例市继续教育", "--bureau-zh", "示例市人社局", "--url", "https://city.example/"];
    assert_eq!(run(folder.path(), &[&args[..], &names[..]].concat()).2, Some(0));
    let (out, err, code) = run(folder.path(), &["build", "--strict", "--lang", "zh"]);
    assert_eq!((err.as_str(), code), ("", Some(0)));
    assert!(out.contains("1种语言"), "{out}");
}

#[test]
fn what_is_not_said_is_asked_for_and_what_is_there_is_kept() {
    let folder = bureau();
    let (_, err, code) = run(folder.path(), &["init", "other", "--year", "2030"]);
    assert_eq!(code, Some(1));
    assert!(err.ends_with("help: add --name-zh, --name-en, --bureau-zh, --bureau-en, --url\n"), "{err}");
    for url in ["ftp://city.example/", "https://city.example", "https://city.example/?q/"] {
        let given = [&["init", "other", "--year", "2030"], &BUREAU[..9], &[url]].concat();
        let (_, err, code) = run(folder.path(), &given);
        assert_eq!(code, Some(1));
        assert!(err.starts_with(&format!("error: `{url}` cannot be the address of the site\nhelp: ")), "{err}");
        assert!(!folder.path().join("other").exists());
    }
    let (_, err, code) = run(folder.path(), &[&["init", "content", "--year", "2031"], &BUREAU[..]].concat());
    assert_eq!(code, Some(1));
    assert!(err.starts_with("error: there is something in ") && err.contains("it was kept"), "{err}");
    assert!(folder.path().join("content/2030/rules.toml").exists());
}

#[test]
fn a_changed_clause_makes_its_translation_stale_until_it_is_accepted() {
    let folder = accepted_bureau();
    let folder = folder.path();
    assert_eq!(run(folder, &["check", "--strict"]).2, Some(0));
    edit(folder, "2030/notice.zh.md", "由用人单位认定", "由所在单位认定");
    let (_, err, code) = run(folder, &["check"]);
    assert_eq!(code, Some(0));
    assert_eq!(err.matches("warning[").count(), 1, "{err}");
    assert!(err.starts_with("warning[stale-translation]: `2030/notice#recognition`"), "{err}");
    assert_eq!(run(folder, &["check", "--strict"]).2, Some(1));
    run(folder, &["build"]);
    let page = fs::read_to_string(folder.join("public/en/2030/notice/index.html")).unwrap();
    assert_eq!(page.matches("This section is older than the original").count(), 1);
    let (list, ..) = run(folder, &["accept", "--list"]);
    assert!(list.contains("2030/notice#recognition en") && list.contains("所在"), "{list}");
    assert_eq!(
        run(folder, &["accept", "2030/notice#recognition", "en"]).0,
        "accepted 1 section into translations.lock\n"
    );
    assert_eq!(run(folder, &["check", "--strict"]).2, Some(0));
    assert!(run(folder, &["accept", "--list"]).0.starts_with("every translation"));
}

#[test]
fn a_text_that_changed_in_one_language_alone_is_not_accepted_without_a_reason() {
    let folder = accepted_bureau();
    let folder = folder.path();
    edit(folder, "2030/notice.zh.md", "由用人单位认定", "由行业主管部门认定");
    edit(folder, "2030/guide.zh.md", "。", "！");
    let (_, err, code) = run(folder, &["accept", "--all"]);
    assert_eq!(code, Some(1));
    assert!(err.contains("accepted; 1 left open, where only one side changed: 2030/notice#recognition en"), "{err}");
    assert_eq!(run(folder, &["accept", "2030/notice#recognition", "en"]).2, Some(1));
    let (_, err, code) = run(folder, &["check"]);
    assert_eq!((err.matches("error[").count(), code), (1, Some(1)), "{err}");
    assert!(err.contains("error[changed-alone]: this was “用人单位”, and is “行业主管部门” now"), "{err}");
    edit(folder, "2030/notice.zh.md", "由行业主管部门认定", "由用人单位认定");
    assert_eq!(run(folder, &["check", "--strict"]).2, Some(0), "what is undone is as it was accepted");
}

#[test]
fn a_reason_accepts_what_changed_alone() {
    let folder = accepted_bureau();
    let folder = folder.path();
    edit(folder, "2030/rules.toml", "recognises = \"employer\"", "recognises = \"sector-authority\"");
    let (_, err, _) = run(folder, &["check"]);
    assert!(
        err.contains("these data were `recognises = employer`, and are `recognises = sector-authority` now"),
        "{err}"
    );
    let help = err.split("`site-gen accept \"").nth(1).unwrap();
    let address = &help[..help.find('"').unwrap()];
    assert!(run(folder, &["accept", "--list"]).0.contains(" data\n  "));
    assert_eq!(run(folder, &["accept", address, "data"]).2, Some(1));
    assert_eq!(run(folder, &["accept", address, "data", "--because", "as the amended notice says"]).2, Some(0));
    assert!(!run(folder, &["check"]).1.contains("changed-alone"));
}

const RECOGNITION: &str = r#"[[recognition]]
id = "public"
category = "public"
clause = "recognition"
declares = "person"
recognises = "employer"
text = { zh = "一般情形。", en = "As a rule." }
"#;

const TASK: &str = r#"[[task]]
audience = "employers"
when = "after"
clause = "recognition"
do = { zh = "认定本单位人员申报的学时。", en = "Recognise the hours that your staff declare." }
"#;

const CASE: &str = r#"[[case]]
name = { zh = "公需18、专业54学时，正好达标。", en = "18 public and 54 professional hours just meet the year." }
industry = "general"
given = { public = "18", professional = "54" }
expect = "met"
"#;

/// What happens to data, the edits that make it, and the codes of what `check` then says.
type DataStory<'a> = (&'a str, &'a [(&'a str, &'a str, &'a str)], &'a [&'a str]);

#[test]
fn data_do_not_change_alone_in_silence() {
    let renamed = RECOGNITION.replace("id = \"public\"", "id = \"common\"");
    let changed = renamed.replace("declares = \"person\"", "declares = \"employer\"");
    let last = "missing = { public = \"1\" }\n";
    let stories: [DataStory<'_>; 6] = [
        ("a table is taken out", &[("rules.toml", RECOGNITION, "")], &["changed-alone"]),
        (
            "its name and its data change",
            &[("rules.toml", RECOGNITION, &changed)],
            &["changed-alone", "stale-translation"],
        ),
        ("only its name changes", &[("rules.toml", RECOGNITION, &renamed)], &["stale-translation"]),
        (
            "the first example is taken out and another one changes",
            &[("cases.toml", CASE, ""), ("cases.toml", "\"55\"", "\"56\"")],
            &["changed-alone"],
        ),
        ("an example moves", &[("cases.toml", CASE, ""), ("cases.toml", last, &format!("{last}\n{CASE}"))], &[]),
        (
            "a table goes together with its clause",
            &[("notice.toml", TASK, ""), ("notice.zh.md", "由用人单位认定", "由所在单位认定")],
            &["stale-translation"],
        ),
    ];
    for (what, edits, expected) in stories {
        let folder = accepted_bureau();
        for (file, old, new) in edits {
            edit(folder.path(), &format!("2030/{file}"), old, new);
        }
        assert_eq!(codes(folder.path()), *expected, "{what}: {}", run(folder.path(), &["check"]).1);
    }
}

#[test]
fn a_table_that_is_gone_is_forgotten_with_a_reason() {
    let folder = accepted_bureau();
    let folder = folder.path();
    edit(folder, "2030/notice.toml", TASK, "");
    assert!(run(folder, &["accept", "--list"]).0.starts_with("2030/notice#task data\n"));
    assert_eq!(run(folder, &["accept", "--all"]).2, Some(1));
    assert_eq!(codes(folder), ["changed-alone"]);
    assert_eq!(run(folder, &["accept", "2030/notice#task", "data", "--because", "not in that clause"]).2, Some(0));
    assert!(codes(folder).is_empty() && !lock(folder).contains("2030/notice#task\t"));
}

#[test]
fn data_keep_the_texts_they_were_accepted_with_while_one_of_these_is_open() {
    let folder = accepted_bureau();
    let folder = folder.path();
    let data =
        |lock: String| lock.lines().filter(|line| line.contains("\tdata\t")).map(str::to_owned).collect::<Vec<_>>();
    let before = data(lock(folder));
    edit(folder, "2030/notice.zh.md", "由用人单位认定", "由行业主管部门认定");
    assert_eq!(run(folder, &["accept", "--all"]).2, Some(1));
    assert_eq!(data(lock(folder)), before);
}

#[test]
fn data_that_nobody_accepted_are_told_once_a_file() {
    let folder = accepted_bureau();
    let folder = folder.path();
    let whole = lock(folder);
    let without_data: String = whole.split_inclusive('\n').filter(|line| !line.contains("\tdata\t")).collect();
    write_lock(folder, &without_data);
    assert_eq!(codes(folder), ["unaccepted-data"; 5]);
    assert!(run(folder, &["accept", "--list"]).0.contains("2030/rules#requirement data\n"));
    assert_eq!(run(folder, &["accept", "2030/rules", "data"]).2, Some(0));
    assert_eq!(codes(folder), ["unaccepted-data"; 4]);
    assert_eq!(run(folder, &["accept", "--all"]).2, Some(0));
    assert_eq!(lock(folder), whole);
    write_lock(folder, "");
    assert_eq!(codes(folder), ["lock-empty"]);
}

#[test]
fn what_was_accepted_is_not_lost_by_a_lock_that_cannot_be_read_whole() {
    let folder = accepted_bureau();
    let folder = folder.path();
    let whole = lock(folder);
    let line = |address: &str| whole.lines().find(|line| line.starts_with(address)).unwrap();
    let recognition = line("2030/notice#recognition\t");
    let faults: [Vec<u8>; 8] = [
        std::iter::once(0xff).chain(whole.bytes()).collect(),
        whole.replace("2030/notice#recognition\t", "2030/notice#recognition ").into(),
        whole.replace(recognition, &format!("<<<<<<< ours\n{recognition}\n=======\n>>>>>>> theirs")).into(),
        whole.replace(recognition, &format!("{recognition}\n{}", recognition.replace("\ten\t", "\ten\t\t"))).into(),
        whole.replace(recognition, &recognition.replace("employer", "sector")).into(),
        whole.replace(recognition, &recognition.replace("\\n", "\\q")).into(),
        format!("{whole}{}", line("2030/notice#\t").replace("2030/notice#\t", "2030/notice#recognition\t")).into(),
        whole.replace(recognition, &recognition[..40]).into(),
    ];
    for fault in faults {
        write_lock(folder, &fault);
        for args in [&["accept", "--all"][..], &["accept", "help/how-many-hours", "en"], &["accept", "--list"]] {
            let (_, err, code) = run(folder, args);
            assert_eq!(code, Some(1), "{}", String::from_utf8_lossy(&fault));
            assert!(err.contains("nothing was accepted: mend translations.lock first"), "{err}");
            assert_eq!(fs::read(folder.join("content/translations.lock")).unwrap(), fault);
        }
    }
    write_lock(folder, whole.replace('\t', " "));
    assert_eq!(codes(folder).iter().filter(|code| *code == "lock-line").count(), 10, "the first lines tell it");
    write_lock(folder, format!("{whole}{recognition}\n"));
    assert!(codes(folder).is_empty(), "the same line twice says the same");
}

#[test]
fn two_who_accept_at_once_lose_nothing() {
    let folder = accepted_bureau();
    let whole = lock(folder.path());
    write_lock(folder.path(), "");
    let documents: BTreeSet<&str> = whole.lines().filter_map(|line| line.split_once('#')).map(|(doc, _)| doc).collect();
    let documents = documents.into_iter().filter(|document| !document.is_empty());
    let accept = |document: &str| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_site-gen"));
        program.args(["accept", document]).current_dir(folder.path()).stdout(Stdio::null()).spawn().unwrap()
    };
    let running: Vec<Child> = documents.map(accept).collect();
    running.into_iter().for_each(|mut child| assert!(child.wait().unwrap().success()));
    assert_eq!(lock(folder.path()), whole);
}

#[cfg(unix)]
#[test]
fn links_beside_the_lock_are_not_written_through() {
    let folder = accepted_bureau();
    let (folder, whole) = (folder.path(), lock(folder.path()));
    fs::write(folder.join("precious"), "as it was").unwrap();
    std::os::unix::fs::symlink(folder.join("precious"), folder.join("content/.translations.lock.stage")).unwrap();
    write_lock(folder, "");
    assert_eq!(run(folder, &["accept", "--all"]).2, Some(0));
    assert_eq!(
        (fs::read_to_string(folder.join("precious")).unwrap().as_str(), lock(folder)),
        ("as it was", whole.clone())
    );
    let own = folder.join("content/translations.lock");
    fs::rename(&own, folder.join("content/really.lock")).unwrap();
    std::os::unix::fs::symlink("really.lock", &own).unwrap();
    assert_eq!(run(folder, &["accept", "--all"]).2, Some(0));
    assert!(fs::symlink_metadata(&own).unwrap().is_symlink());
    fs::remove_file(&own).unwrap();
    fs::create_dir(&own).unwrap();
    assert_eq!(run(folder, &["accept", "--all"]).2, Some(1));
    assert!(codes(folder).contains(&"unreadable".to_owned()));
    assert!(!folder.join("content/.translations.lock.stage").exists());
}

#[test]
fn an_unknown_document_is_named_beside_those_there_are() {
    let folder = bureau();
    let (_, err, code) = run(folder.path(), &["accept", "2030/notices", "en"]);
    assert_eq!(code, Some(1));
    assert!(err.contains("no translation of `2030/notices`") && err.contains("2030/notice, 2030/guide"), "{err}");
}

#[test]
fn next_year_starts_from_last_year_with_everything_to_confirm_marked() {
    let folder = bureau();
    let folder = folder.path();
    let (out, _, code) = run(folder, &["new", "2031"]);
    assert_eq!(code, Some(0));
    assert!(out.starts_with("made content/2031 from 2030, with "), "{out}");
    let rules = fs::read_to_string(folder.join("content/2031/rules.toml")).unwrap();
    for line in rules.lines().filter(|line| line.contains("min =")) {
        assert!(line.contains("# TODO"), "{line}");
    }
    let notice = fs::read_to_string(folder.join("content/2031/notice.zh.md")).unwrap();
    assert_eq!(notice.matches("TODO").count(), 1, "one clause states figures: {notice}");
    let document = fs::read_to_string(folder.join("content/2031/notice.toml")).unwrap();
    let task = document.lines().find(|line| line.starts_with("do = ")).unwrap();
    assert!(task.contains("} # TODO"), "{task}");
    assert_eq!(run(folder, &["new", "2031"]).2, Some(1), "what is there is kept");
    assert_eq!(run(folder, &["new", "2030"]).2, Some(1), "there is no year before the first");
}
