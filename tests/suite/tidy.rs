//! The project keeps the shape that ARCHITECTURE.md says it has.

use std::path::Path;

use site_tests::folders::{files_below, project, read};

/// Modules of `site-gen`, each importing only what stands before it.
const LAYERS: [&str; 15] = [
    "ui",
    "source",
    "diag",
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

/// `diag` renders with the lines of `source`, and `source` reports to `diag`: one layer.
const SAME_LAYER: [&str; 2] = ["source", "diag"];

fn layer_of(file: &Path) -> Option<usize> {
    let name = file.components().next()?.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
    LAYERS.iter().position(|layer| *layer == name)
}

#[test]
fn modules_of_the_generator_import_leftwards_only() {
    let source = project().join("site-gen/src");
    let mut checked = 0;
    for file in files_below(&source) {
        let Some(own) = layer_of(&file) else { continue };
        for part in read(&source.join(&file)).split("crate::").skip(1) {
            let module: String = part.chars().take_while(|c| c.is_ascii_lowercase()).collect();
            let Some(used) = LAYERS.iter().position(|layer| *layer == module) else { continue };
            let same = SAME_LAYER.contains(&LAYERS[own]) && SAME_LAYER.contains(&module.as_str());
            assert!(used <= own || same, "{} uses {module}, which stands to its right", file.display());
            checked += 1;
        }
    }
    assert!(checked > 50, "imports are found: {checked}");
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
