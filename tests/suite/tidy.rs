//! The project keeps the shape that ARCHITECTURE.md says it has.

use std::collections::{BTreeMap, BTreeSet};

use site_tests::folders::{files_below, project, read};
use site_tests::imports::Modules;
use site_tests::rust::{paths, types};

/// Modules of `site-gen`, each importing only what stands before it.
const LAYERS: [&str; 17] = [
    "ui",
    "lexis",
    "diag",
    "memo",
    "source",
    "import",
    "content",
    "help",
    "model",
    "difference",
    "check",
    "exchange",
    "assets",
    "render",
    "finish",
    "write",
    "commands",
];

/// The crates of the project, each with the folder of its source.
const CRATES: [&str; 5] = ["checker/rules/src", "checker/widget/src", "site-gen/src", "tests/src", "tests/fuzz/src"];

/// Circles of imports that are still to be opened.
const OPEN_CIRCLES: &[&str] = &[];

/// Names that types of one crate still share.
const SHARED_NAMES: &[&str] = &[];

fn modules(folder: &str) -> Modules {
    Modules::below(&project().join(folder))
}

/// What is used by a module of the generator that stands to its left, and how many uses were looked at.
fn rightward_imports(modules: &Modules) -> (Vec<String>, usize) {
    let layer = |path: &[String]| LAYERS.iter().position(|layer| path.first().is_some_and(|name| name == layer));
    let (mut wrong, mut looked_at) = (Vec::new(), 0);
    for (module, _) in modules.all() {
        let Some(own) = layer(module) else { continue };
        for used in modules.uses(module).iter().filter_map(|(used, _)| layer(used)) {
            looked_at += 1;
            if used > own {
                wrong.push(format!("{} uses {}", module.join("/"), LAYERS[used]));
            }
        }
    }
    (wrong, looked_at)
}

#[test]
fn modules_of_the_generator_import_leftwards_only() {
    let (wrong, looked_at) = rightward_imports(&modules("site-gen/src"));
    assert_eq!(wrong, Vec::<String>::new());
    assert!(looked_at > 200, "imports are found: {looked_at}");
}

#[test]
fn an_import_to_the_right_is_found_inside_a_nest_of_imports() {
    let files = [
        ("diag/mod.rs", "use crate::{ui::Ui, content::{self, Lang}};"),
        ("content/mod.rs", "pub struct Lang;"),
        ("ui.rs", "pub struct Ui;"),
    ];
    let modules = Modules::of(files.map(|(file, text)| (file.to_owned(), text.to_owned())));
    assert_eq!(rightward_imports(&modules), (vec!["diag uses content".to_owned(); 2], 3));
}

#[test]
fn files_import_each_other_in_no_circle() {
    let mut circles = Vec::new();
    for folder in CRATES {
        circles.extend(modules(folder).circles().iter().map(|circle| format!("{folder}/{circle}")));
    }
    assert_eq!(circles, OPEN_CIRCLES, "a circle that is opened leaves the list");
}

#[test]
fn no_name_of_a_type_occurs_twice_in_a_crate() {
    let mut shared = Vec::new();
    for folder in CRATES {
        let modules = modules(folder);
        let mut homes: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (module, tokens) in modules.all() {
            for name in types(tokens) {
                homes.entry(name).or_default().push(module.join("/"));
            }
        }
        let shares = homes.iter().filter(|(_, homes)| homes.len() > 1);
        shared.extend(shares.map(|(name, homes)| format!("{folder} {name}: {}", homes.join(" "))));
    }
    assert_eq!(shared, SHARED_NAMES, "a name that is no longer shared leaves the list");
}

/// The language is chosen where the command line is read, and told apart where a message is taken; all other code writes
/// both.
#[test]
fn the_language_of_messages_is_chosen_in_one_place() {
    let modules = modules("site-gen/src");
    let choosing = |tokens: &[String]| paths(tokens).iter().any(|path| path.starts_with(&["MessageLang"]));
    let found: Vec<String> = modules.all().filter(|(_, tokens)| choosing(tokens)).map(|(at, _)| at.join("/")).collect();
    assert_eq!(found, ["commands/args", "diag/message"]);
}

#[test]
fn crates_depend_one_way() {
    let manifest = |path: &str| read(&project().join(path));
    for (path, others) in [
        ("checker/rules/Cargo.toml", ["checker-widget", "site-gen", "site-tests"].as_slice()),
        ("checker/widget/Cargo.toml", &["site-gen", "site-tests"]),
        ("site-gen/Cargo.toml", &["site-tests"]),
    ] {
        for other in others {
            let depends = manifest(path).lines().any(|line| line.starts_with(other));
            assert!(!depends, "{path} depends on {other}");
        }
    }
}

#[test]
fn the_rules_know_neither_clock_nor_files_nor_floats() {
    let source = project().join("checker/rules/src");
    for file in files_below(&source) {
        let text = read(&source.join(&file));
        for word in ["std::time", "std::fs", "std::io", "f32", "f64", "HashMap"] {
            assert!(!text.contains(word), "{} uses {word}", file.display());
        }
    }
}

/// Names in backquotes that look like a path of the project.
fn paths_in(text: &str) -> Vec<&str> {
    let quoted = text.split('`').skip(1).step_by(2);
    let places = ["content/", "checker/", "site-gen/", "tests/", ".ci/"];
    quoted
        .filter(|name| places.iter().any(|place| name.starts_with(place)) && !name.contains(['<', '*', '{', ' ']))
        .collect()
}

#[test]
fn paths_named_in_the_documentation_exist() {
    for document in ["ARCHITECTURE.md", "README.md", "CONTRIBUTING.md"] {
        let text = read(&project().join(document));
        let paths = paths_in(&text);
        assert!(paths.len() > 3, "{document} names paths");
        for path in paths {
            assert!(project().join(path).exists(), "{document} names {path}");
        }
    }
}

/// The names of files of a kind in a folder, without their ending.
fn names_in(folder: &str, ending: &str) -> BTreeSet<String> {
    let files = files_below(&project().join(folder)).into_iter().map(|file| file.to_string_lossy().into_owned());
    files.filter_map(|file| file.strip_suffix(ending).map(str::to_owned)).collect()
}

/// `NotFound` as a file is named: `not_found`.
fn as_file_name(variant: &str) -> String {
    let parts = variant.char_indices().map(|(at, c)| {
        let gap = if at > 0 && c.is_uppercase() { "_" } else { "" };
        format!("{gap}{}", c.to_lowercase())
    });
    parts.collect()
}

#[test]
fn a_new_page_is_an_entry_a_file_and_a_template_where_the_architecture_page_says() {
    let architecture = read(&project().join("ARCHITECTURE.md"));
    let row = architecture.lines().find(|line| line.starts_with("| a new page |")).unwrap_or_default();
    let [plan, pages, templates] = paths_in(row)[..] else { panic!("the row names three places: {row}") };

    let (ids, planned) = (read(&project().join(plan).join("id.rs")), read(&project().join(plan).join("mod.rs")));
    let (_, variants) = ids.split_once("pub enum PageId {\n").unwrap_or_default();
    let (variants, _) = variants.split_once("\n}").unwrap_or_default();
    let variants = variants.lines().filter(|line| !line.trim().starts_with("///"));
    let variants: Vec<&str> = variants.filter_map(|line| line.trim().split([',', '(']).next()).collect();
    for variant in &variants {
        assert!(planned.contains(&format!("PageId::{variant}")), "{variant} is planned");
    }
    let entries: BTreeSet<String> = variants.into_iter().map(as_file_name).collect();
    assert!(entries.len() > 10, "{entries:?}");

    let mut files = names_in(pages, ".rs");
    assert!(files.remove("mod"));
    assert_eq!(files, entries, "one file a kind of page");
    let mut found = names_in(templates, ".html");
    for shared in ["components", "finding", "head", "layout", "root", "share"] {
        assert!(found.remove(shared), "{shared}");
    }
    assert_eq!(found, entries, "one template a kind of page");
}

#[test]
fn the_architecture_page_stays_short() {
    let lines = read(&project().join("ARCHITECTURE.md")).lines().count();
    assert!(lines < 200, "ARCHITECTURE.md has {lines} lines");
}

#[test]
fn top_level_modules_say_what_they_are() {
    for root in ["site-gen/src", "checker/rules/src", "checker/widget/src", "tests/suite", "tests/src"] {
        let folder = project().join(root);
        for file in files_below(&folder).iter().filter(|file| file.extension().is_some_and(|kind| kind == "rs")) {
            assert!(read(&folder.join(file)).starts_with("//! "), "{root}/{} does not say what it is", file.display());
        }
    }
}

/// Rows of the table of what to change where, each with words that name something of the kind that is there today.
const SAMPLES: [(&str, &[&str]); 3] = [
    ("a new kind of rule", &["CarryOver", "carry_over", "carry-over"]),
    ("a new check", &["limits-cross", "limits::check"]),
    ("a new word of the product", &["days_left"]),
];

/// The text without comments and without its tests.
fn production(text: &str) -> String {
    let own = text.split("#[cfg(test)]").next().unwrap_or_default();
    own.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_new_rule_check_or_word_touches_what_the_table_says_and_nothing_else() {
    let architecture = read(&project().join("ARCHITECTURE.md"));
    for (row, words) in SAMPLES {
        let start = format!("| {row} |");
        let places = architecture.lines().find(|line| line.starts_with(&start)).map(paths_in).unwrap_or_default();
        assert!(places.len() > 2, "ARCHITECTURE.md has a row of {row}");
        let mut found = BTreeSet::new();
        for folder in ["checker/rules/src", "checker/widget/src", "site-gen"] {
            for file in files_below(&project().join(folder)) {
                let path = format!("{folder}/{}", file.display());
                let kind = file.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
                let is_text = ["rs", "toml", "md", "html"].contains(&kind) && !path.starts_with("site-gen/tests");
                let text = if is_text { production(&read(&project().join(&path))) } else { String::new() };
                if words.iter().any(|word| text.contains(word)) {
                    found.insert(path);
                }
            }
        }
        let own = |path: &String| path.contains("rules/src/rules/");
        let elsewhere = found.iter().filter(|path| !places.iter().any(|place| path.starts_with(place)) && !own(path));
        assert_eq!(elsewhere.collect::<Vec<_>>(), Vec::<&String>::new(), "{row}");
        assert!(found.len() > 2, "{row}: {found:?}");
    }
}
