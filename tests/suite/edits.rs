//! After any edit the site is what a build from nothing makes of the same content, and so is everything that is wrong with
//! it.

#![expect(clippy::disallowed_methods, reason = "edits content as editors do")]
#![expect(clippy::expect_used, reason = "what goes wrong here is a failed test")]

use std::collections::BTreeMap;
use std::fs::{remove_file, rename};
use std::path::Path;

use site_gen::commands::{TriedFolder, try_build, try_command};
use site_gen::diag::MessageLang;
use site_gen::finish::Bundle;
use site_tests::folders::{files_below, mini_folder, read, write_file};
use site_tests::large;
use site_tests::random::Random;

/// Words of the small site, each with what may stand in its place: another figure, another name, another place to lead to,
/// what is no TOML, and what changes nothing but the page.
const REPLACED: [(&str, &str); 21] = [
    ("10", "12"),
    ("Ten a year", "Ten or more a year"),
    ("每年", "每个年度"),
    ("#amount", "#amounts"),
    ("{#amount", "{#number"),
    ("/2030/notice/", "/2031/notice/"),
    (".people", ".nobody"),
    ("公共课", "公开课"),
    ("common subjects", "shared subjects"),
    ("id = \"common\"", "id = \"shared\""),
    ("示例", "样例"),
    ("An example.", "An example of a site."),
    ("单位", "本单位"),
    ("employer", "person"),
    ("]]", "]"),
    ("\"", "'"),
    ("## ", "# "),
    ("# ", "#"),
    ("hours", "days"),
    ("2030", "2029"),
    ("。", "，TODO。"),
];

/// How often each kind of edit is made, of 12.
enum Edit {
    Replace,
    Mend,
    Remove,
    Rename,
    Add,
}

const EDITS: [Edit; 12] = [
    Edit::Replace,
    Edit::Replace,
    Edit::Replace,
    Edit::Replace,
    Edit::Mend,
    Edit::Mend,
    Edit::Mend,
    Edit::Mend,
    Edit::Mend,
    Edit::Remove,
    Edit::Rename,
    Edit::Add,
];

/// Files that may come, with what is in them.
const ADDED: [(&str, &str); 6] = [
    ("help/new.zh.md", "# 新的？\n\n每年10学时，见[学时](/2030/notice/#amount)。\n\n## 其他 {#others}\n\n没有了。\n"),
    (
        "help/new.en.md",
        "# New?\n\n10 hours a year, see [hours](/2030/notice/#amount).\n\n## More {#others}\n\nNothing.\n",
    ),
    ("2030/notes.txt", "nothing of the site"),
    ("static/a.pdf", "%PDF-1.4"),
    ("translations.lock", "2030/notice#amount\ten\tas it was before\n"),
    ("help/unused.en.md", "# Unused\n\nTODO\n"),
];

/// The content while it is edited.
struct Edited<'a> {
    folder: &'a Path,
    /// The files as they were at first, and those that were edited.
    first: BTreeMap<String, String>,
    random: Random,
}

impl Edited<'_> {
    fn files(&self) -> Vec<String> {
        files_below(self.folder).into_iter().map(|file| file.to_string_lossy().into_owned()).collect()
    }

    fn text(&self, path: &str) -> String {
        read(&self.folder.join(path))
    }

    /// Makes an edit; gives the files that it touched, as a watch over the folder tells them.
    fn edit(&mut self) -> Vec<String> {
        let files = self.files();
        let file = self.random.pick(&files).clone();
        let place = self.folder.join(&file);
        match EDITS[self.random.below(EDITS.len() as u32) as usize] {
            Edit::Replace => {
                let text = self.text(&file);
                let found: Vec<_> = REPLACED.iter().filter(|(old, _)| text.contains(old)).collect();
                let Some((old, new)) = found.get(self.random.below(found.len().max(1) as u32) as usize) else {
                    return vec![file];
                };
                let at: Vec<usize> = text.match_indices(old).map(|(at, _)| at).collect();
                let at = *self.random.pick(&at);
                write_file(&place, &format!("{}{new}{}", &text[..at], &text[at + old.len()..]));
                vec![file]
            }
            Edit::Mend => self.mend(),
            Edit::Remove => {
                remove_file(&place).expect("a file");
                vec![file]
            }
            Edit::Rename => {
                let name = format!("{file}.old.md");
                rename(&place, self.folder.join(&name)).expect("a file");
                vec![file, name]
            }
            Edit::Add => {
                let (path, text) = *self.random.pick(&ADDED);
                write_file(&self.folder.join(path), text);
                let questions = self.text_or_nothing("questions.toml");
                if path.starts_with("help/new") && !questions.contains("\"new\"") {
                    let entry = "\n[[question]]\nslug = \"new\"\naudiences = [\"people\"]\nclauses = [\"amount\"]\nanswer = \"stated\"\n";
                    write_file(&self.folder.join("questions.toml"), &format!("{questions}{entry}"));
                    return vec![path.to_owned(), "questions.toml".to_owned()];
                }
                vec![path.to_owned()]
            }
        }
    }

    fn text_or_nothing(&self, path: &str) -> String {
        let file = self.folder.join(path);
        if file.is_file() { read(&file) } else { String::new() }
    }

    /// Puts one file back as it was, or all of them.
    fn mend(&mut self) -> Vec<String> {
        let all = self.random.one_in(2);
        let wrong: Vec<String> = self
            .first
            .iter()
            .filter(|(path, text)| self.text_or_nothing(path) != **text)
            .map(|(path, _)| path.clone())
            .chain(self.files().into_iter().filter(|path| !self.first.contains_key(path)))
            .collect();
        if wrong.is_empty() {
            return vec!["site.toml".to_owned()];
        }
        let mended = if all { wrong } else { vec![self.random.pick(&wrong).clone()] };
        for path in &mended {
            match self.first.get(path) {
                Some(text) => write_file(&self.folder.join(path), text),
                None => remove_file(self.folder.join(path)).expect("a file"),
            }
        }
        mended
    }
}

/// What a build gives: the files of the site, if it is in order, and the diagnostics.
type Built = (Option<Bundle>, String);

fn assert_same(kept: &Built, fresh: &Built, after: &str) {
    assert_eq!(kept.1, fresh.1, "{after}: the diagnostics");
    let files = |built: &Built| -> Option<BTreeMap<String, Vec<u8>>> {
        let files = built.0.as_ref()?.files();
        Some(files.map(|(path, bytes)| (path.to_owned(), bytes.to_vec())).collect())
    };
    let (kept, fresh) = (files(kept), files(fresh));
    assert_eq!(kept.is_some(), fresh.is_some(), "{after}: whether there is a site");
    for (path, bytes) in fresh.iter().flatten() {
        let known = kept.iter().flatten().find(|(known, _)| *known == path);
        assert!(known.is_some_and(|(_, known)| known == bytes), "{after}: {path}");
    }
    assert_eq!(kept.map(|files| files.len()), fresh.map(|files| files.len()), "{after}: the files");
}

/// How many edits a test makes: 60, and 500 with `tests/run --all`.
fn edits() -> u32 {
    if std::env::var_os("SITE_TESTS_ALL").is_some() { 500 } else { 60 }
}

#[test]
fn after_each_of_many_edits_the_site_is_that_of_a_full_build() {
    let content = mini_folder(&["second-year"]);
    let first = files_below(content.path()).into_iter().map(|file| {
        let path = file.to_string_lossy().into_owned();
        (path.clone(), read(&content.path().join(&path)))
    });
    let first = first.collect();
    let mut edited = Edited { folder: content.path(), first, random: Random(20_260_815) };
    let mut kept = TriedFolder::new(content.path());
    kept.build(&[], MessageLang::En);
    let (mut in_order, mut not_in_order) = (0, 0);
    for number in 1..=edits() {
        let files = edited.edit();
        let after = format!("edit {number} of {}", files.join(", "));
        let fresh = try_build(content.path(), MessageLang::En);
        if fresh.0.is_some() {
            in_order += 1
        } else {
            not_in_order += 1
        }
        assert_same(&kept.build(&files, MessageLang::En), &fresh, &after);
    }
    assert!(in_order > 5 && not_in_order > 5, "{in_order} sites in order, {not_in_order} with mistakes");
}

#[test]
fn many_answers_are_those_of_a_full_build_after_edits_of_any_kind() {
    let folder = tempfile::tempdir().expect("a folder");
    large::write_content(60, folder.path());
    let mut kept = TriedFolder::new(folder.path());
    assert!(kept.build(&[], MessageLang::En).0.is_some(), "the content is in order");
    let answer = large::path_of_question(1, "zh");
    for (file, old, new) in [
        (answer.as_str(), "\n## ", "\n## 附："),
        (answer.as_str(), "学时", "学 时"),
        (answer.as_str(), "](/2019/", "](/2018/"),
        (answer.as_str(), "不", ""),
        ("2019/rules.toml", "，无需另外办理", "，无需再另外办理"),
        ("2019/rules.toml", "min = 72", "min = 73"),
        ("2019/notice.zh.md", "72", "71"),
        ("glossary.toml", "word = { zh = \"", "word = { zh = \"新"),
        ("questions.toml", "answer = \"partly\"", "answer = \"stated\""),
        ("site.toml", "en = \"", "en = \"New "),
        ("pages/about.en.md", "\n\n", "\n\nMore. "),
    ] {
        let place = folder.path().join(file);
        let before = read(&place);
        assert!(before.contains(old), "{file} has {old}");
        for text in [before.replacen(old, new, 1), before.clone()] {
            write_file(&place, &text);
            let kept = kept.build(&[file.to_owned()], MessageLang::Zh);
            assert_same(&kept, &try_build(folder.path(), MessageLang::Zh), &format!("{file}: {old}"));
        }
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_has_two_paths_by_a_link_is_edited_at_both() {
    let content = mini_folder(&[]);
    let (real, link) = (content.path().join("help/how-many.en.md"), content.path().join("help/linked.en.md"));
    std::os::unix::fs::symlink(&real, &link).expect("a link");
    let mut kept = TriedFolder::new(content.path());
    kept.build(&[], MessageLang::En);
    write_file(&real, &format!("{}\nTODO\n", read(&real)));
    let kept = kept.build(&["help/how-many.en.md".to_owned()], MessageLang::En);
    assert!(kept.1.contains("linked.en.md"), "{}", kept.1);
    assert_same(&kept, &try_build(content.path(), MessageLang::En), "an edit of a file with a link to it");
}

#[test]
fn translations_can_be_accepted_whatever_line_of_the_data_is_missing() {
    let content = mini_folder(&[]);
    let folder = content.path().display().to_string();
    let files = files_below(content.path()).into_iter().map(|file| content.path().join(file));
    for file in files.filter(|file| file.extension().is_some_and(|ending| ending == "toml")) {
        let text = read(&file);
        for missing in 0..text.lines().count() {
            let rest = text.lines().enumerate().filter(|(at, _)| *at != missing).map(|(_, line)| format!("{line}\n"));
            write_file(&file, &rest.collect::<String>());
            // What is wrong with the content is said by `check`; here it may be a failure, and never a panic.
            let _ = try_command(["accept", "--content", &folder, "--all"]);
        }
        write_file(&file, &text);
    }
    assert!(try_command(["accept", "--content", &folder, "--all"]).is_ok());
}
