//! The output as a whole: the same each time, whole or untouched, every link leading somewhere.

#![expect(clippy::expect_used, clippy::panic, reason = "what goes wrong here is a failed test")]
#![expect(clippy::disallowed_methods, reason = "tests of writing read what was written")]

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use site_gen::commands::try_build;
use site_gen::diag::MessageLang;
use site_gen::finish::Bundle;
use site_gen::write::{self, WriteError};
use site_tests::folders::{
    built, copy, files_below, mini_folder, mini_with, own_bundle, own_content_with, project, read, with_line,
    write_file,
};
use site_tests::npm::npm_package;
use site_tests::sizes::compressed;
use wasmparser::{Validator, WasmFeatures};

fn text_files<'a>(bundle: &'a Bundle, ending: &str) -> Vec<(&'a str, String)> {
    let files = bundle.files().filter(|(path, _)| path.ends_with(ending));
    files.map(|(path, bytes)| (path, String::from_utf8(bytes.to_vec()).expect("text is UTF-8"))).collect()
}

#[test]
fn two_builds_give_identical_bytes() {
    assert!(own_bundle() == own_bundle());
}

#[test]
fn no_file_carries_the_path_of_a_machine() {
    let project = project().display().to_string();
    for (path, bytes) in own_bundle().files() {
        for trace in [project.as_str(), "/.cargo/", "/root/", "/home/"] {
            let found = bytes.windows(trace.len()).any(|window| window == trace.as_bytes());
            assert!(!found, "{path} contains {trace}");
        }
    }
}

/// Values of an attribute in a page.
fn attributes<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    page.split(start.as_str()).skip(1).filter_map(|part| part.split_once('"')).map(|(value, _)| value).collect()
}

/// Where a link on a page leads, as a path of the bundle and an anchor; none outside the site.
fn target(page: &str, link: &str, base: &str) -> Option<(String, String)> {
    if link.contains("://") || link.starts_with("mailto:") || link.starts_with("tel:") {
        return None;
    }
    let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
    let mut folders: Vec<&str> = page.split('/').collect();
    folders.pop();
    let rest = match path.strip_prefix(base) {
        Some(rest) => {
            folders.clear();
            rest
        }
        None => path,
    };
    for step in rest.split('/') {
        match step {
            "." | "" => {}
            ".." => assert!(folders.pop().is_some(), "{page}: {link} leads out of the site"),
            folder => folders.push(folder),
        }
    }
    let mut file = folders.join("/");
    if path.is_empty() {
        file = page.to_owned();
    } else if path.ends_with('/') {
        file = format!("{file}/index.html").trim_start_matches('/').to_owned();
    }
    Some((file, anchor.to_owned()))
}

#[test]
fn every_link_of_the_finished_site_leads_somewhere() {
    assert!(follow_links(&own_bundle(), "/jxjy/") > 1000, "links are found");
}

#[test]
fn every_link_of_a_site_with_amendments_and_a_second_year_leads_somewhere() {
    assert!(follow_links(&mini_with(&["second-year", "amendment"]), "/learn/") > 1000, "links are found");
}

/// Follows every link to a file of the site and its anchor; gives their number.
fn follow_links(bundle: &Bundle, base: &str) -> usize {
    let files: BTreeSet<&str> = bundle.files().map(|(path, _)| path).collect();
    let pages = text_files(bundle, ".html");
    let mut checked = 0;
    for (path, page) in &pages {
        let links = attributes(page, "href").into_iter().chain(attributes(page, "src"));
        for (file, anchor) in links.filter_map(|link| target(path, link, base)) {
            assert!(files.contains(file.as_str()), "{path} links to {file}");
            let there = pages.iter().find(|(name, _)| *name == file);
            let fragment_of_checker = anchor.contains('=');
            if let (Some((_, there)), false, false) = (there, anchor.is_empty(), fragment_of_checker) {
                assert!(attributes(there, "id").contains(&anchor.as_str()), "{path} links to {file}#{anchor}");
            }
            checked += 1;
        }
    }
    checked
}

#[test]
fn ids_are_unique_on_every_page() {
    for bundle in [own_bundle(), mini_with(&["second-year", "amendment"])] {
        for (path, page) in text_files(&bundle, ".html") {
            let ids = attributes(&page, "id");
            let unique: BTreeSet<_> = ids.iter().collect();
            assert_eq!(ids.len(), unique.len(), "{path}: {ids:?}");
        }
    }
}

#[test]
fn every_page_has_a_strict_policy_and_nothing_inline() {
    for (path, page) in text_files(&own_bundle(), ".html") {
        assert!(page.contains("default-src 'none'"), "{path}");
        assert!(!page.contains("<style") && !page.contains(" style=\"") && !page.contains(" onclick="), "{path}");
        for script in page.split("<script").skip(1) {
            let inert = [" type=\"application/json\"", " type=\"application/ld+json\""]
                .iter()
                .any(|data| script.starts_with(data));
            let external = script.starts_with(" defer src=\"") || script.starts_with(" src=\"");
            assert!(inert || external, "{path}: {script:.60}");
        }
    }
}

/// The Chinese of a page that no `lang` marks as such: text between tags, by a stack of languages.
fn unmarked_chinese(page: &str) -> Vec<String> {
    let body = page.split_once("<body>").map_or("", |(_, body)| body);
    let (mut stack, mut found) = (vec![false], Vec::new());
    let mut in_data = false;
    for piece in body.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let name = tag.split_whitespace().next().unwrap_or_default();
        let void = ["input", "br", "hr", "meta", "link", "img"].contains(&name) || name.starts_with('!');
        if name.starts_with('/') {
            stack.pop();
        } else if !void {
            let marked = *stack.last().unwrap_or(&false);
            stack.push(if tag.contains(" lang=\"") { tag.contains(" lang=\"zh") } else { marked });
        }
        in_data = name == "script" || (in_data && name != "/script");
        let chinese = text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        if chinese && !in_data && !stack.last().unwrap_or(&false) {
            found.push(text.to_owned());
        }
    }
    found
}

#[test]
fn chinese_on_english_pages_is_marked_as_such() {
    let bundle = own_bundle();
    let pages = text_files(&bundle, ".html");
    let english: Vec<_> = pages.iter().filter(|(path, _)| path.starts_with("en/")).collect();
    assert!(english.len() > 30);
    for (path, page) in english {
        assert_eq!(unmarked_chinese(page), Vec::<String>::new(), "{path}");
    }
}

/// What stands between two tags, each time that it occurs.
fn between<'a>(page: &'a str, from: &'a str, to: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    page.split(from).skip(1).map(move |rest| rest.split_once(to).unwrap_or((rest, "")))
}

fn citations(html: &str) -> usize {
    html.matches("class=\"clause\"").count()
}

#[test]
fn every_table_list_and_station_of_a_year_names_a_clause_of_the_notice() {
    let (bundle, mut found) = (own_bundle(), 0);
    let pages = text_files(&bundle, "zh/2019/index.html").into_iter().chain(text_files(&bundle, "zh/index.html"));
    for (path, page) in pages {
        for (table, behind) in between(&page, "<table", "</table>") {
            let rows = between(table, "<tr>", "</tr>").filter(|(row, _)| row.contains("<td")).count();
            let said_once = behind.trim_start_matches("</div>").trim_start().strip_prefix("<p class=\"small\">");
            let below = said_once.and_then(|said| said.split_once("</p>")).map_or(0, |(said, _)| citations(said));
            assert!(rows > 0 && (citations(table) == rows || (below, citations(table)) == (1, 0)), "{path}: {table}");
            found += 1;
        }
        for (ratios, _) in between(&page, "<ul class=\"ratios\">", "</ul>") {
            assert_eq!(citations(ratios), ratios.matches("<li>").count(), "{path}: {ratios}");
            found += 1;
        }
        for (way, _) in between(&page, "<ol class=\"path\">", "</ol>") {
            for (station, _) in between(way, "<li>", "</li>") {
                assert!(citations(station) > 0, "{path}: {station}");
            }
            found += 1;
        }
    }
    assert_eq!(found, 9, "three tables of the year and two of home, two lists of ratios, and a way on each");
}

#[test]
fn hours_of_a_period_are_not_called_those_of_the_year() {
    let folder = mini_folder(&[]);
    let year = folder.path().join("2030");
    for (file, more) in [
        ("notice.zh.md", "\n学习周期为2030年9月1日至2031年8月31日。\n"),
        ("notice.en.md", "\nThe period is from 1 September 2030 to 31 August 2031.\n"),
    ] {
        let text = read(&year.join(file));
        write_file(&year.join(file), &text.replace("\n\n## ", &format!("\n{more}\n## ")));
    }
    let rules = read(&year.join("rules.toml"));
    let period = "[period]\nstarts = 2030-09-01\nends = 2031-08-31\nclause = \"amount\"\n";
    write_file(&year.join("rules.toml"), &format!("{rules}\n{period}"));
    let bundle = built(folder.path());
    for page in ["zh/index.html", "zh/2030/leaflet/index.html"] {
        let html = site_tests::folders::file(&bundle, page);
        assert!(html.contains("2030-09-01") && html.contains("2031-08-31"), "{page} states the period");
        assert!(!html.contains("全年要学多少") && !html.contains("通知未说明全年学时的截止日期"), "{page}");
    }
}

/// The most that the checker's program, and its page with all that it loads, may weigh, in bytes of brotli.
const LARGEST_PROGRAM: usize = 116_000;
const LARGEST_PAGE: usize = 140 * 1024;

#[test]
fn the_checker_page_stays_within_its_budget() {
    let bundle = own_bundle();
    for language in ["zh", "en"] {
        let page = format!("{language}/checker/index.html");
        let html = site_tests::folders::file(&bundle, &page);
        let links: Vec<&str> = attributes(&html, "href").into_iter().chain(attributes(&html, "src")).collect();
        let is_named = |path: &str| links.iter().any(|link| link.trim_start_matches("../") == path);
        let is_loaded = |path: &str| path.starts_with("assets/") && is_named(path) || path == page;
        let loaded = bundle.files().filter(|(path, _)| is_loaded(path));
        let sizes: Vec<(&str, [usize; 2])> =
            loaded.map(|(path, bytes)| (path, [bytes.len(), compressed(bytes)])).collect();
        let sum = |of: &dyn Fn(&str) -> bool| {
            let of = sizes.iter().filter(|(path, _)| of(path));
            of.fold([0, 0], |[raw, brotli], (_, size)| [raw + size[0], brotli + size[1]])
        };
        let (all, program) = (sum(&|_| true), sum(&|path| path.ends_with(".wasm")));
        for (path, [raw, brotli]) in sizes.iter().copied().chain([("in all", all)]) {
            println!("budget: {path:<34} {raw:>9} bytes {brotli:>9} in brotli");
        }
        assert!((1..=LARGEST_PROGRAM).contains(&program[1]), "the program has {} bytes", program[1]);
        assert!(all[1] <= LARGEST_PAGE, "the page loads {} bytes", all[1]);
    }
}

/// The most that the page for lists loads beyond the site's own pages, in bytes of brotli: its program and its script.
const LARGEST_LIST: usize = 450_000;
/// How the paths of these two begin.
const OF_LISTS: &str = "assets/list.";

#[test]
fn the_page_for_lists_stays_within_its_budget() {
    let bundle = own_bundle();
    let own = bundle.files().filter(|(path, _)| path.starts_with(OF_LISTS));
    let sizes: Vec<(&str, [usize; 2])> = own.map(|(path, bytes)| (path, [bytes.len(), compressed(bytes)])).collect();
    let all = sizes.iter().fold([0, 0], |[raw, brotli], (_, size)| [raw + size[0], brotli + size[1]]);
    for (path, [raw, brotli]) in sizes.iter().copied().chain([("lists in all", all)]) {
        println!("budget: {path:<34} {raw:>9} bytes {brotli:>9} in brotli");
    }
    assert_eq!(sizes.len(), 2, "a program and its script: {sizes:?}");
    assert!((1..=LARGEST_LIST).contains(&all[1]), "the page for lists loads {} bytes beyond the site's own", all[1]);
}

/// The most that a search loads beyond what every page loads, in bytes of brotli: the passages of a language, and the script.
const LARGEST_PASSAGES: usize = 12_000;
const LARGEST_SCRIPT: usize = 4_000;
/// The most that every page loads for its search box.
const LARGEST_BOX: usize = 600;

#[test]
fn the_search_stays_within_its_budget() {
    let bundle = own_bundle();
    let size = |begin: &str, end: &str| {
        let mut files = bundle.files().filter(|(path, _)| path.starts_with(begin) && path.ends_with(end));
        let (path, bytes) = files.next().expect("a file");
        assert!(files.next().is_none(), "one file {begin}");
        let brotli = compressed(bytes);
        println!("budget: {path:<34} {:>9} bytes {brotli:>9} in brotli", bytes.len());
        brotli
    };
    for language in ["zh", "en"] {
        let passages = size(&format!("{language}/search/"), ".json");
        assert!((1..=LARGEST_PASSAGES).contains(&passages), "{language}: {passages} bytes");
    }
    assert!((1..=LARGEST_SCRIPT).contains(&size("assets/search.", ".js")));
    assert!((1..=LARGEST_BOX).contains(&size("assets/find.", ".js")));
}

#[test]
fn the_programs_ask_for_nothing_beyond_the_first_webassembly() {
    let bundle = own_bundle();
    let programs: Vec<_> = bundle.files().filter(|(path, _)| path.ends_with(".wasm")).collect();
    assert_eq!(programs.len(), 2, "the checker and the page for lists");
    for (_, program) in programs {
        let mut first = Validator::new_with_features(WasmFeatures::MVP);
        first.validate_all(program).expect("instructions that every browser with WebAssembly knows");
    }
}

#[test]
fn every_script_reads_as_that_of_2018() {
    let kept = own_content_with(|settings| with_line(&settings, "offline = true"));
    let bundles = [own_bundle(), built(kept.path())];
    for (path, script) in bundles.iter().flat_map(|bundle| text_files(bundle, ".js")) {
        let mut acorn = Command::new("node")
            .arg(npm_package("acorn/bin/acorn"))
            .args(["--ecma2018", "--silent"])
            .stdin(Stdio::piped())
            .spawn()
            .expect("node; tests/run installs it");
        acorn.stdin.take().expect("a piped input").write_all(script.as_bytes()).expect("acorn reads");
        assert!(acorn.wait().expect("acorn ends").success(), "{path}");
    }
}

#[test]
fn an_audience_is_shown_the_windows_of_its_own_clauses_only() {
    let folder = tempfile::tempdir().expect("a folder");
    let content = folder.path().join("content");
    copy(&project().join("tests/mini"), &content);
    let edit = |file: &str, edit: &dyn Fn(String) -> String| {
        let path = content.join(file);
        write_file(&path, &edit(site_tests::folders::read(&path)));
    };
    edit("site.toml", &|text| {
        let staff = text.split_once("[[audience]]").map(|(_, audience)| audience.replace("people", "staff"));
        format!("{text}\n[[audience]]{}", staff.unwrap_or_default())
    });
    for notice in ["2030/notice.zh.md", "2030/notice.en.md"] {
        edit(notice, &|text| {
            text.replace(".everyone", ".staff").replace("\n## ", "\n2029: 2030-06-30.\n\n## ") + "\n2029: 2030-12-31.\n"
        });
    }
    edit("2030/notice.toml", &|text| {
        let (first, second) = text.rsplit_once("\"people\"").expect("a task of people");
        [first, "\"staff\"", second].concat()
    });
    edit("2030/rules.toml", &|text| {
        let window = |id: &str, until: &str, clause: &str| {
            let text = format!("text = {{ zh = \"{id}\", en = \"{id}\" }}");
            format!(
                "\n[[make_up]]\nid = \"{id}\"\ncategory = \"common\"\nfor_year = 2029\nuntil = {until}\nclause = \"{clause}\"\n{text}\n"
            )
        };
        [text, window("for-people", "2030-06-30", "amount"), window("for-staff", "2030-12-31", "recognition")].concat()
    });
    let bundle = mini(&content);
    for (audience, other) in [("people", "staff"), ("staff", "people")] {
        let pages = text_files(&bundle, &format!("en/2030/for/{audience}/index.html"));
        let [(_, page)] = pages.as_slice() else { panic!("one page for {audience}") };
        assert!(page.contains(&format!("for-{audience}")) && !page.contains(&format!("for-{other}")), "{audience}");
    }
}

fn mini(folder: &Path) -> Bundle {
    let (bundle, diagnostics) = try_build(folder, MessageLang::En);
    bundle.unwrap_or_else(|| panic!("{diagnostics}"))
}

/// Whether a folder holds exactly the bundle and the marker.
fn holds(out: &Path, bundle: &Bundle) -> bool {
    let mut expected: Vec<(&str, &[u8])> = bundle.files().collect();
    let found: Vec<(String, Vec<u8>)> = files_below(out)
        .into_iter()
        .filter(|file| file.as_os_str() != write::MARKER)
        .map(|file| (file.to_string_lossy().into_owned(), fs::read(out.join(&file)).unwrap_or_default()))
        .collect();
    expected.sort_unstable();
    expected.len() == found.len() && expected.iter().zip(&found).all(|(a, b)| a.0 == b.0 && a.1 == b.1)
}

/// The small site, and the same after an edit that adds, changes and removes pages.
fn two_sites(folder: &Path) -> (Bundle, Bundle) {
    let content = folder.join("content");
    copy(&project().join("tests/mini"), &content);
    let old = mini(&content);
    write_file(&content.join("help/how-many.en.md"), "# Changed\n\nOther words, see [hours](/2030/notice/#amount).\n");
    let site = content.join("site.toml");
    let audiences = site_tests::folders::read(&site).replace("id = \"people\"", "id = \"persons\"");
    write_file(&site, &audiences);
    for file in ["questions.toml", "2030/notice.toml", "2030/notice.zh.md", "2030/notice.en.md"] {
        let text = site_tests::folders::read(&content.join(file)).replace("people", "persons");
        write_file(&content.join(file), &text);
    }
    (old, mini(&content))
}

#[test]
fn a_new_site_replaces_the_old_as_a_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let (old, new) = two_sites(folder.path());
    let out = folder.path().join("public");
    write::commit(&old, &out).expect("the first site");
    assert!(holds(&out, &old));
    write::commit(&new, &out).expect("the second site");
    assert!(holds(&out, &new), "nothing of the old site is left");
    let names: Vec<_> =
        fs::read_dir(folder.path()).expect("the folder").map(|entry| entry.expect("an entry").file_name()).collect();
    assert_eq!(names.len(), 2, "nothing is left beside the site: {names:?}");
}

#[test]
fn a_file_that_is_the_same_as_before_stays_the_same_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let (old, new) = two_sites(folder.path());
    let out = folder.path().join("public");
    write::commit(&old, &out).expect("the first site");
    let about = |path: &str| {
        let about = fs::metadata(out.join(path)).expect("a file of the site");
        (about.ino(), about.mtime(), about.mtime_nsec())
    };
    let before: Vec<_> = old.files().map(|(path, bytes)| (path, bytes, about(path))).collect();
    write::commit(&new, &out).expect("the second site");
    let kept: Vec<_> = before.into_iter().filter(|(path, bytes, _)| new.file(path) == Some(*bytes)).collect();
    assert!(!kept.is_empty(), "an edit leaves files as they were");
    let others: Vec<&str> = kept.iter().filter(|(path, _, before)| about(path) != *before).map(|one| one.0).collect();
    assert_eq!(others, Vec::<&str>::new(), "these were written anew");
    // What somebody else changed in the folder is not taken for the same.
    let (path, bytes, _) = kept[0];
    write_file(&out.join(path), "changed by hand");
    write::commit(&new, &out).expect("the same site");
    assert_eq!(fs::read(out.join(path)).expect("a file"), bytes);
}

#[test]
fn a_folder_of_somebody_else_is_not_replaced() {
    let folder = tempfile::tempdir().expect("a folder");
    let (site, _) = two_sites(folder.path());
    let out = folder.path().join("thesis");
    write_file(&out.join("chapter.txt"), "years of work");
    assert!(matches!(write::commit(&site, &out), Err(WriteError::NotOurs(_))));
    assert_eq!(site_tests::folders::read(&out.join("chapter.txt")), "years of work");
}

#[test]
fn behind_a_link_the_site_is_replaced_where_it_really_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let (old, new) = two_sites(folder.path());
    let (real, link) = (folder.path().join("www/site"), folder.path().join("public"));
    write::commit(&old, &real).expect("the first site");
    std::os::unix::fs::symlink(&real, &link).expect("a link");
    write::commit(&new, &link).expect("the second site");
    assert!(holds(&real, &new));
    assert!(fs::symlink_metadata(&link).expect("the link").is_symlink(), "the link is still one");
}

const CHILD_FOLDER: &str = "SITE_TESTS_CHILD_FOLDER";

/// Alone a plain test of two builds; as the child of the next test it goes on until it is killed.
#[test]
fn builds_follow_each_other_until_stopped() {
    let child_of = std::env::var_os(CHILD_FOLDER);
    let own = child_of.is_none().then(|| tempfile::tempdir().expect("a folder"));
    let folder = child_of.as_ref().map(Path::new).or(own.as_ref().map(|own| own.path())).expect("a folder");
    let (old, new) = two_sites(&folder.join("child"));
    let out = folder.join("public");
    loop {
        write::commit(&old, &out).expect("a build");
        write::commit(&new, &out).expect("a build");
        if child_of.is_none() {
            break assert!(holds(&out, &new));
        }
    }
}

#[test]
fn a_killed_build_leaves_the_old_site_or_the_new_one() {
    let kills = if std::env::var_os("SITE_TESTS_ALL").is_some() { 200 } else { 25 };
    println!("killing {kills} builds (200 with tests/run --all)");
    let folder = tempfile::tempdir().expect("a folder");
    let (old, new) = two_sites(&folder.path().join("own"));
    let out = folder.path().join("public");
    write::commit(&old, &out).expect("the first site");
    for kill in 0..kills {
        let mut child = Command::new(std::env::current_exe().expect("this test"))
            .args(["--exact", "builds_follow_each_other_until_stopped"])
            .env(CHILD_FOLDER, folder.path())
            .stdout(Stdio::null())
            .spawn()
            .expect("a child");
        // The first builds start some 30 ms in; a step that shares no factor with their length meets every moment.
        std::thread::sleep(Duration::from_micros(30_000 + kill * 1_373 % 60_000));
        child.kill().expect("the child is stopped");
        child.wait().expect("the child has ended");
        assert!(holds(&out, &old) || holds(&out, &new), "kill {kill}: the site is neither the old nor the new");
    }
}
