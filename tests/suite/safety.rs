//! Content made to do harm, or by accident what no bureau writes: a message, no panic, and not for long.

#![expect(clippy::expect_used, reason = "what goes wrong here is a failed test")]
#![expect(clippy::disallowed_methods, reason = "measures how long a check takes, and makes folders of every kind")]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use site_gen::commands::try_build;
use site_gen::diag::MessageLang;
use site_gen::finish::Bundle;
use site_gen::write::{self, Turn, WriteError};
use site_tests::folders::{copy, project, read, write_file};
use tempfile::TempDir;

/// Much more than it takes without optimisation on a busy machine, and much less than minutes.
const PATIENCE: Duration = Duration::from_secs(60);

fn mini() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let content = folder.path().join("content");
    copy(&project().join("tests/mini"), &content);
    (folder, content)
}

fn build(content: &Path) -> (Option<Bundle>, String) {
    let start = Instant::now();
    let built = try_build(content, MessageLang::En);
    assert!(start.elapsed() < PATIENCE, "it took {:?}", start.elapsed());
    built
}

fn refused(content: &Path, why: &str) {
    let (bundle, said) = build(content);
    assert!(bundle.is_none(), "not refused, although {why}");
    assert!(said.contains(why), "no word of {why}: {said:.2000}");
}

/// Texts of a size that are hard on a parser: deep, long, or nothing but mistakes.
fn floods(size: usize) -> Vec<(&'static str, String)> {
    let fill = |piece: &str| piece.repeat(size / piece.len());
    let keys = (0..size / 10).map(|at| format!("k{at}=1\n")).collect();
    let nested = format!("a{} = {}1{}", ".a".repeat(78), "[{a.a.a.a.a.a=".repeat(39), "}]".repeat(39));
    vec![
        ("open brackets", format!("a = {}", fill("["))),
        ("brackets", format!("a = {}{}", fill("[").split_at(size / 2).0, fill("]").split_at(size / 2).0)),
        ("open tables", format!("a = {}", fill("{a="))),
        ("a dotted key", format!("a{} = 1", fill(".a"))),
        ("a dotted heading", format!("[a{}]", fill(".a"))),
        ("everything nested", nested),
        ("a long list", format!("a = [{}]", fill("1,"))),
        ("a list of lists", format!("a = [{}]", fill("[[],[]],"))),
        ("tables", fill("[[a]]\n")),
        ("terms", fill("[[term]]\n")),
        ("terms of the same name", fill("[[term]]\nid = \"a\"\n")),
        ("keys", keys),
        ("the same key", fill("a=1\n")),
        ("signs", fill("=")),
        ("lines of signs", fill("=\n")),
        ("quotes", fill("\"")),
        ("empty lines", fill("\n")),
        ("zeros", fill("\0")),
        ("a long text", format!("a = \"{}\"", fill("x"))),
        ("a long number", format!("a = {}", fill("9"))),
    ]
}

#[test]
fn floods_of_toml_are_refused_in_time() {
    // On either side of the size up to which all mistakes are looked for.
    let every = ["glossary.toml", "2030/rules.toml", "site.toml"].as_slice();
    let mut sizes = vec![(200 * 1024, every), (1100 * 1024, every)];
    if std::env::var_os("SITE_TESTS_ALL").is_some() {
        sizes.push((16 * 1000 * 1024, &["glossary.toml"]));
    }
    for (size, files) in sizes {
        for (name, text) in floods(size) {
            for file in files {
                let (_folder, content) = mini();
                write_file(&content.join(file), &text);
                let (bundle, said) = build(&content);
                assert!(bundle.is_none() || name == "empty lines", "{name} in {file} is refused");
                assert!(said.contains(file) || name == "empty lines", "{name} in {file}: {said:.500}");
                assert!(said.len() < 2 * 1024 * 1024, "{name} in {file}: nobody reads {} bytes", said.len());
            }
        }
    }
}

#[test]
fn floods_of_markdown_end_in_time() {
    for piece in [
        "> ",
        "- ",
        "[",
        "![](",
        "*a ",
        "`",
        "| a ",
        "&#",
        "# a {#a .b}\n",
        "<a",
        "[a](/2030/)",
        "\\",
        "***",
        "甲**：",
        "~ ",
        "~~a ",
        "_a ",
        "]",
        "](",
        "<",
        "[^a]",
        "[^a] ",
        "\n\n[^a]: a [^a]",
        "&#1",
        "\u{3000}",
        "|\n",
        "1. a\n",
        "![a](/static/a.png) ",
        "{",
        "a",
        "一",
    ] {
        let (_folder, content) = mini();
        write_file(&content.join("help/how-many.en.md"), &format!("# A\n\n{}", piece.repeat(100_000 / piece.len())));
        build(&content);
    }
}

#[test]
fn floods_of_figures_end_in_time() {
    let (_folder, content) = mini();
    let figures = |from: u32| -> String {
        (from..from + 50_000).map(|at| format!("{}.{:02} hours ", at / 100, at % 100)).collect()
    };
    for (file, from) in [("2030/notice", 0), ("help/how-many", 50_000)] {
        for path in ["zh", "en"].map(|language| content.join(format!("{file}.{language}.md"))) {
            write_file(&path, &format!("{}\n{}\n", read(&path), figures(from)));
        }
    }
    refused(&content, "are not shown");
}

/// Rules whose requirement depends on this many traits of two values each.
fn with_traits(rules: &str, traits: usize) -> String {
    let named = |name: &str| format!("name = {{ zh = \"{name}\", en = \"{name}\" }}");
    let value = |id: &str| format!("{{ id = \"{id}\", {} }}", named(id));
    let one =
        |at: usize| format!("[[trait]]\nid = \"t{at}\"\n{}\nvalue = [{}, {}]\n", named("T"), value("a"), value("b"));
    let scope: Vec<String> = (0..traits).map(|at| format!("t{at} = \"a\"")).collect();
    let requirement = format!(
        "[[requirement]]\nindustry = \"all\"\nfor = {{ {} }}\nclause = \"amount\"\nunit = \"hour\"\ntotal = {{ min = 10 }}\n",
        scope.join(", ")
    );
    format!("{rules}\n{}{requirement}", (0..traits).map(one).collect::<String>())
}

#[test]
fn traits_that_make_a_billion_kinds_of_people_are_refused() {
    let (_folder, content) = mini();
    let rules = content.join("2030/rules.toml");
    let before = read(&rules);
    write_file(&rules, &with_traits(&before, 3));
    assert!(!build(&content).1.contains("too-much-to-check"), "a few are tried");
    for traits in [14, 30, 100] {
        write_file(&rules, &with_traits(&before, traits));
        refused(&content, "the traits make more than 10000 kinds of people, too many to try");
    }
}

#[test]
fn a_period_of_centuries_is_refused() {
    let (_folder, content) = mini();
    let year = content.join("2030");
    let period = "[period]\nstarts = 1000-01-01\nends = 9999-12-31\nclause = \"amount\"\n";
    write_file(&year.join("rules.toml"), &format!("{}\n{period}", read(&year.join("rules.toml"))));
    let says = [
        ("zh", "## 认定", "自1000年1月1日起至9999年12月31日止。"),
        ("en", "## Recognition", "From 1 January 1000 to 31 December 9999."),
    ];
    for (lang, next, says) in says {
        let notice = year.join(format!("notice.{lang}.md"));
        write_file(&notice, &read(&notice).replace(next, &format!("{says}\n\n{next}")));
    }
    refused(&content, "too-much-to-check");
}

#[test]
fn requirements_based_on_each_other_without_end_are_refused() {
    let (_folder, content) = mini();
    let rules = content.join("2030/rules.toml");
    let one = |at: usize| {
        let base = if at == 0 { "all".to_owned() } else { format!("i{}", at - 1) };
        let name = "name = { zh = \"一\", en = \"One\" }\nlead = { zh = \"一\", en = \"One\" }";
        let requirement = format!("[[requirement]]\nindustry = \"i{at}\"\nbased_on = \"{base}\"\n");
        format!("[[industry]]\nid = \"i{at}\"\n{name}\n{requirement}")
    };
    write_file(&rules, &format!("{}\n{}", read(&rules), (0..150).map(one).collect::<String>()));
    refused(&content, "there is no requirement for all of");
}

#[test]
fn files_that_are_no_text_of_a_bureau_are_refused() {
    let (_folder, content) = mini();
    let page = content.join("help/how-many.en.md");
    fs::File::create(&page).and_then(|file| file.set_len(1 << 30)).expect("a file of 1 GiB with nothing in it");
    refused(&content, "this file is larger than 16 MiB");
    fs::remove_file(&page).expect("the file is there");
    assert!(Command::new("mkfifo").arg(&page).status().is_ok_and(|made| made.success()), "a pipe");
    refused(&content, "this is no file");
    fs::remove_file(&page).expect("the pipe is there");
    fs::create_dir(&page).expect("a folder of that name");
    refused(&content, "this is a folder, and its name is that of a file");
    fs::remove_dir(&page).expect("the folder is there");
    fs::write(&page, [0x23, 0x20, 0xff, 0xfe]).expect("bytes");
    refused(&content, "not-utf8");
}

#[test]
fn attachments_are_bounded_and_are_files() {
    let (_folder, content) = mini();
    write_file(&content.join("static/small.txt"), "small");
    let large = content.join("static/large.pdf");
    let made = fs::File::create(&large).and_then(|file| file.set_len(33 * 1024 * 1024));
    assert!(made.is_ok(), "a large file");
    refused(&content, "this file is larger than 32 MiB");
    assert!(fs::remove_file(&large).is_ok());
    assert!(Command::new("mkfifo").arg(&large).status().is_ok_and(|made| made.success()), "a pipe");
    refused(&content, "this is no file");
    assert!(fs::remove_file(&large).is_ok());
    for number in 0..9 {
        let part = content.join(format!("static/part-{number}.pdf"));
        let made = fs::File::create(&part).and_then(|file| file.set_len(30 * 1024 * 1024));
        assert!(made.is_ok(), "a large file");
    }
    refused(&content, "the files in `static` are larger than 256 MiB together");
}

#[test]
fn links_are_followed_as_long_as_they_stay_inside() {
    let (folder, content) = mini();
    let (expected, _) = build(&content);
    fs::rename(content.join("help"), content.join("texts")).expect("a folder");
    symlink("texts", content.join("help")).expect("a link to a folder inside");
    fs::rename(content.join("glossary.toml"), content.join("words")).expect("a file");
    symlink(content.join("words"), content.join("glossary.toml")).expect("a link to a file inside");
    symlink("/etc/hostname", content.join("picture.png")).expect("a link to what is not read");
    symlink(&content, folder.path().join("link")).expect("a link to all of it");
    let (bundle, said) = build(&folder.path().join("link"));
    assert!(bundle == expected, "{said}");
    assert!(!said.contains("error["), "{said}");
    symlink(folder.path(), content.join("up")).expect("a link out of it");
    refused(&content, "outside-content");
    fs::remove_file(content.join("up")).expect("the link is there");
    // Links to folders that hold two links to folders, and so on: without a bound, this would be read forever.
    for level in 0..30 {
        let below = content.join(format!("level{level}"));
        fs::create_dir(&below).expect("a folder");
        for name in ["a", "b"] {
            symlink(format!("../level{}", level + 1), below.join(name)).expect("a link");
        }
    }
    write_file(&content.join("level30/notice.en.md"), "# A\n");
    refused(&content, "folders are nested too deep here");
}

#[test]
fn a_folder_that_is_not_there_is_one_mistake() {
    let (_, content) = mini();
    refused(&content.join("nowhere"), "cannot be read: there is no such file or folder");
    let (_, said) = build(&content.join("nowhere"));
    assert_eq!(said.matches("error[").count(), 1, "what is missing in it is not listed: {said}");
}

#[test]
fn paths_that_lead_up_are_refused() {
    let (folder, content) = mini();
    copy(&content.join("2030"), &folder.path().join("elsewhere"));
    let rules = content.join("2030/rules.toml");
    let before = read(&rules);
    for from in ["../elsewhere", "../2030", "..", "/etc", ".", "2030/../2030", &folder.path().display().to_string()] {
        write_file(&rules, &format!("from = \"{from}\"\n{before}"));
        refused(&content, &format!("there is no {from}/rules.toml to start from"));
    }
    write_file(&rules, &before);
    let page = content.join("help/how-many.en.md");
    for link in ["/../secret/", "/2030/../notice/", "/%2e%2e/", "../about/", "//evil.example/", "/2030/notice/../../"] {
        write_file(&page, &format!("# How many hours?\n\nTen: see [hours]({link}).\n"));
        refused(&content, "how-many.en.md:3:");
    }
    write_file(&page, "# How many hours?\n\nTen.\n");
    let questions = content.join("questions.toml");
    write_file(&questions, &read(&questions).replace("slug = \"how-many\"", "slug = \"../../how-many\""));
    refused(&content, "`slug` cannot be read");
}

#[test]
fn one_build_at_a_time_has_the_folder() {
    let (folder, content) = mini();
    let (bundle, said) = build(&content);
    let bundle = bundle.expect(&said);
    let out = folder.path().join("public");
    let first = Turn::wait(&out, |_| ()).expect("nobody else is there");
    let (said, heard) = std::sync::mpsc::channel();
    std::thread::scope(|scope| {
        let second = scope.spawn(|| Turn::wait(&out, |holder| said.send(holder).expect("somebody listens")));
        assert_eq!(heard.recv().expect("the second says that it waits"), Some(std::process::id()));
        assert!(!second.is_finished(), "it waits");
        first.commit(&bundle).expect("the site");
        second.join().expect("no panic").expect("its turn").commit(&bundle).expect("the site");
    });
    let other = Turn::wait(&folder.path().join("other"), |_| ());
    assert!(other.is_ok(), "another folder is another matter");
}

#[test]
fn a_failure_leaves_nothing_behind() {
    let (folder, content) = mini();
    let (bundle, said) = build(&content);
    let bundle = bundle.expect(&said);
    let out = folder.path().join("public");
    // Where the new site would be gathered, there is something that is no folder.
    write_file(&folder.path().join(".public.stage"), "in the way");
    assert!(matches!(write::commit(&bundle, &out), Err(WriteError::Io(..))));
    assert!(!out.exists() && !folder.path().join(".public.lock").exists());
}
