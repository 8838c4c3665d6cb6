//! The plan of the site's pages: what is planned is rendered, and a page names every file that it is made of.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use site_gen::commands::try_build;
use site_gen::content::{Accepted, Lock};
use site_gen::diag::MessageLang;
use site_gen::finish::Bundle;
use site_gen::model::{PlannedPage, RootPage, Site, Translated, framing_parts, other_parts};
use site_tests::folders::{built, checked, files_below, mini_folder, own_content, read, write_file};

/// The languages of every site of these tests.
const LANGUAGES: [&str; 2] = ["zh", "en"];

/// A file that need not be there.
const TRANSLATIONS: &str = "translations";

#[test]
fn every_planned_page_is_rendered_and_every_rendered_page_is_planned() {
    let changing = mini_folder(&["second-year", "amendment"]);
    for content in [own_content().as_path(), changing.path()] {
        let checked = checked(content);
        let pages = checked.site().plan.pages();
        let in_languages = pages.iter().flat_map(|page| LANGUAGES.map(|language| page.file(language)));
        let planned: Vec<String> = in_languages.chain(RootPage::ALL.map(|page| page.file().to_owned())).collect();
        let rendered: BTreeSet<String> = pages_of(&built(content)).into_keys().collect();
        assert_eq!(planned.len(), rendered.len(), "no page is planned twice");
        assert_eq!(planned.into_iter().collect::<BTreeSet<_>>(), rendered);
    }
}

#[test]
fn a_year_without_a_course_guide_has_no_page_for_one_and_nothing_leads_there() {
    let folder = mini_folder(&[]);
    for file in ["guide.zh.md", "guide.en.md", "courses.toml"] {
        std::fs::remove_file(folder.path().join("2030").join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    }
    let bundle = built(folder.path());
    let files = bundle.files().map(|(path, _)| path);
    assert_eq!(files.filter(|path| path.contains("/guide/")).count(), 0);
    for (path, bytes) in pages_of(&bundle) {
        assert!(!String::from_utf8_lossy(&bytes).contains("2030/guide"), "{path}");
    }
}

#[test]
fn many_questions_are_listed_page_by_page() {
    let folder = mini_folder(&[]);
    let mut entries = read(&folder.path().join("questions.toml"));
    for number in 1..=400 {
        for (language, text) in [
            ("zh", format!("# 问题{number}？\n\n见通知。\n")),
            ("en", format!("# Question {number}?\n\nSee the notice.\n")),
        ] {
            write_file(&folder.path().join(format!("help/q-{number}.{language}.md")), &text);
        }
        entries.push_str(&format!(
            "\n[[question]]\nslug = \"q-{number}\"\naudiences = [\"people\"]\nclauses = [\"amount\"]\nanswer = \"stated\"\n"
        ));
    }
    write_file(&folder.path().join("questions.toml"), &entries);
    let pages = pages_of(&built(folder.path()));
    let links = |page: &str| String::from_utf8_lossy(&pages[page]).matches("/questions/q-").count();
    let lists = ["", "page/2/", "page/3/"].map(|page| format!("en/questions/{page}index.html"));
    assert_eq!(lists.each_ref().map(|page| links(page)), [199, 200, 1]);
    for list in &lists {
        let page = String::from_utf8_lossy(&pages[list]);
        assert_eq!(page.matches("aria-current=\"page\">").count(), 4, "the menus, the way here, and the page itself");
    }
    assert!(!pages.contains_key("en/questions/page/4/index.html"));
    assert_eq!(links("en/2030/for/people/index.html"), 49, "the first of them, and the way to all");
    assert!(String::from_utf8_lossy(&pages["en/2030/for/people/index.html"]).contains(">All questions</a>"));
    let index = String::from_utf8_lossy(&pages["en/search/index.html"]);
    assert!(!index.contains("/questions/q-") && index.contains("questions/page/3/"), "the index leads to the lists");
}

/// Every page of a site, by its file.
fn pages_of(bundle: &Bundle) -> BTreeMap<String, Vec<u8>> {
    let pages = bundle.files().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, bytes)| (path.to_owned(), bytes.to_vec())).collect()
}

#[test]
fn every_file_of_the_content_is_shown_by_the_page_where_one_would_look_for_it() {
    let changing = mini_folder(&["second-year", "amendment"]);
    let checked = checked(changing.path());
    for (stem, address) in [
        ("site", ""),
        ("glossary", "glossary/"),
        ("questions", "questions/"),
        ("help/how-many", "questions/how-many/"),
        ("pages/about", "about/"),
        ("pages/privacy", "privacy/"),
        ("pages/accessibility", "accessibility/"),
        ("2030/notice", "2030/notice/"),
        ("2030/amend-2/notice", "2030/notice/"),
        ("2030/amend-10/notice", "2030/notice/"),
        ("2030/guide", "2030/guide/"),
        ("2030/courses", "2030/guide/"),
        ("2030/rules", "2030/"),
        ("2030/cases", "2030/examples/"),
        ("2031/notice", "2031/notice/"),
    ] {
        let showing = checked.site().plan.pages().iter().filter(|page| page.own.iter().any(|own| own == stem));
        let addresses: Vec<&str> = showing.map(|page| page.address.as_str()).collect();
        assert_eq!(addresses, [address], "{stem}");
    }
}

#[test]
fn the_parts_of_all_pages_are_the_files_of_the_content() {
    let changing = mini_folder(&["second-year", "amendment"]);
    for content in [own_content().as_path(), changing.path()] {
        let checked = checked(content);
        let site = checked.site();
        let of_pages = site.plan.pages().iter().flat_map(|page| all_parts(site, page));
        let mut known: BTreeSet<String> = of_pages.collect();
        known.remove(TRANSLATIONS);
        let mut files = stems(content);
        files.remove(TRANSLATIONS);
        // Schemas are for editors, and no page is made of them.
        files.retain(|stem, _| !stem.starts_with("schema/"));
        assert_eq!(known, files.into_keys().collect());
    }
}

/// The parts of a page and of what surrounds it.
fn all_parts(site: &Site, page: &PlannedPage) -> Vec<String> {
    page.own.iter().cloned().chain(other_parts(site, &page.id)).chain(framing_parts(site)).collect()
}

/// The files of a content folder by their stems.
fn stems(content: &Path) -> BTreeMap<String, Vec<String>> {
    let mut stems: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in files_below(content) {
        let file = file.to_string_lossy().into_owned();
        let (stem, _) = file.rsplit_once('.').unwrap_or((&file, ""));
        let plain = LANGUAGES.iter().find_map(|language| stem.strip_suffix(&format!(".{language}")));
        stems.entry(plain.unwrap_or(stem).to_owned()).or_default().push(file.clone());
    }
    stems
}

#[test]
fn a_page_that_an_edit_changes_names_the_file_among_its_parts() {
    let folder = mini_folder(&["second-year", "amendment"]);
    let content = folder.path();
    write_file(&content.join("translations.lock"), &accepted(content));
    let before = Known::of(content);
    let (mut edits, mut named, mut missing) = (0, BTreeSet::new(), BTreeSet::new());
    for (stem, files) in stems(content) {
        let texts: Vec<String> = files.iter().map(|file| read(&content.join(file))).collect();
        for edit in edits_of(&files, &texts) {
            write_all(content, &files, &edit);
            // An edit that contradicts the rest of the content makes no site.
            let Some(bundle) = try_build(content, MessageLang::En).0 else { continue };
            edits += 1;
            for page in before.changed_in(&bundle) {
                let pair = format!("{page} is made of {stem}");
                if before.parts[page].contains(&stem) {
                    named.insert(pair)
                } else {
                    missing.insert(pair)
                };
            }
        }
        write_all(content, &files, &texts);
    }
    assert_eq!(missing, BTreeSet::new());
    assert!(edits > 100 && named.len() > 100, "{edits} edits, {} parts of pages", named.len());
}

fn write_all(content: &Path, files: &[String], texts: &[String]) {
    for (file, text) in files.iter().zip(texts) {
        write_file(&content.join(file), text);
    }
}

/// A lock that takes every translation for one of the text as it is now.
fn accepted(content: &Path) -> String {
    let checked = checked(content);
    let site = checked.site();
    let line = |one: &Translated<'_>| {
        let lang = &site.data.language(one.lang).id;
        ((one.address.clone(), lang.clone()), Accepted::new(one.source, one.text, None))
    };
    Lock(site.translated().iter().map(line).collect()).to_text()
}

/// A site before an edit.
struct Known {
    pages: BTreeMap<String, Vec<u8>>,
    /// The parts of each page, by its file.
    parts: BTreeMap<String, BTreeSet<String>>,
}

impl Known {
    fn of(content: &Path) -> Self {
        let checked = checked(content);
        let site = checked.site();
        let of_page = |page: &PlannedPage| LANGUAGES.map(|language| (page.file(language), all_parts(site, page)));
        let of_pages = site.plan.pages().iter().flat_map(of_page);
        let of_roots = RootPage::ALL.map(|page| (page.file().to_owned(), framing_parts(site).to_vec()));
        let parts = of_pages.chain(of_roots).map(|(file, parts)| (file, parts.into_iter().collect())).collect();
        Self { pages: pages_of(&built(content)), parts }
    }

    /// The pages that are others now; none where there are other pages, since then all are made again.
    fn changed_in(&self, bundle: &Bundle) -> Vec<&str> {
        let now = pages_of(bundle);
        if !now.keys().eq(self.pages.keys()) {
            return Vec::new();
        }
        let changed = self.pages.iter().zip(now.values()).filter(|((_, before), now)| before != now);
        changed.map(|((page, _), _)| page.as_str()).collect()
    }
}

/// Edits of the files of a stem, each as the new text of every file: a word more in each line, and the last two
/// sections, entries or lines in the other order.
fn edits_of(files: &[String], texts: &[String]) -> Vec<Vec<String>> {
    let with = |at: usize, text: String| {
        let mut edit = texts.to_vec();
        edit[at] = text;
        edit
    };
    let mut edits = Vec::new();
    for (at, (file, text)) in files.iter().zip(texts).enumerate() {
        let lines: Vec<&str> = text.lines().collect();
        for (line, own) in lines.iter().enumerate() {
            let longer = longer(file, own);
            if longer != *own {
                let edited = [&lines[..line], &[longer.as_str()], &lines[line + 1..]].concat();
                edits.push(with(at, edited.join("\n")));
            }
        }
    }
    edits.push(texts.iter().map(|text| turned(text, "\n## ")).collect());
    edits.push(texts.iter().map(|text| turned(text, "\n[[")).collect());
    edits
}

/// A line with a word more where its text ends.
fn longer(file: &str, line: &str) -> String {
    let word = if file.contains(".zh.") { "字" } else { " word" };
    match line {
        "" => String::new(),
        _ if file.ends_with(".toml") => line.replace("\" }", "x\" }").replace("\",", "x\","),
        heading if heading.contains(" {#") => heading.replace(" {#", &format!("{word} {{#")),
        text => format!("{text}{word}"),
    }
}

/// A text with its last two parts in the other order.
fn turned(text: &str, mark: &str) -> String {
    let mut parts: Vec<String> = text.split(mark).map(|part| format!("{}\n", part.trim_end())).collect();
    let last = parts.len() - 1;
    if last >= 2 {
        parts.swap(last - 1, last);
    }
    parts.join(mark)
}
