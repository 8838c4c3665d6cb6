//! Folders: the project's, and ones made for a test.

#![expect(clippy::disallowed_methods, reason = "tests read and write folders of their own")]

use std::fs;
use std::mem::discriminant;
use std::path::{Path, PathBuf};

use site_gen::check::{self, Checked};
use site_gen::commands::try_build;
use site_gen::diag::{self, MessageLang, Sink};
use site_gen::finish::Bundle;
use site_gen::model::PageId;
use site_gen::{content, model, source};

/// The project's top folder.
pub fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().expect("the tests stand in the project")
}

/// Every file below a folder, relative and sorted.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(&next).expect("the folder is there").map(|entry| entry.expect("an entry").path()) {
            if entry.is_dir() {
                waiting.push(entry);
            } else {
                found.push(entry.strip_prefix(folder).expect("below the folder").to_owned());
            }
        }
    }
    found.sort();
    found
}

/// Copies every file below a folder.
pub fn copy(from: &Path, to: &Path) {
    for file in files_below(from) {
        let target = to.join(&file);
        fs::create_dir_all(target.parent().expect("below the folder")).expect("a new folder");
        fs::copy(from.join(&file), target).expect("a copy");
    }
}

/// A file's text.
pub fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A file that need not be text.
pub fn read_bytes(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Writes a file and the folders above it.
pub fn write_file(path: &Path, text: &str) {
    write_bytes(path, text.as_bytes());
}

/// Writes a file that need not be text, and the folders above it.
pub fn write_bytes(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().expect("a folder above")).expect("a new folder");
    fs::write(path, bytes).expect("a new file");
}

/// The site of a content folder, which has to be in order.
pub fn built(content: &Path) -> Bundle {
    let (bundle, diagnostics) = try_build(content, MessageLang::En);
    bundle.unwrap_or_else(|| panic!("{diagnostics}"))
}

/// The small site with folders of `tests/` laid over it, built.
pub fn mini_with(overlays: &[&str]) -> Bundle {
    built(mini_folder(overlays).path())
}

/// The content of the small site with folders of `tests/` laid over it.
pub fn mini_folder(overlays: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for part in ["mini"].iter().chain(overlays) {
        copy(&project().join("tests").join(part), folder.path());
    }
    folder
}

/// A file of a bundle as text.
pub fn file(bundle: &Bundle, path: &str) -> String {
    let found = bundle.files().find(|(known, _)| *known == path);
    String::from_utf8(found.unwrap_or_else(|| panic!("there is no {path}")).1.to_vec()).expect("a page is UTF-8")
}

/// The project's own content.
pub fn own_content() -> PathBuf {
    project().join("content")
}

/// The project's own content with another `site.toml`.
pub fn own_content_with(edit: impl Fn(String) -> String) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&own_content(), folder.path());
    let settings = folder.path().join("site.toml");
    write_file(&settings, &edit(read(&settings)));
    folder
}

/// The same text of `site.toml` with a line more.
pub fn with_line(settings: &str, line: &str) -> String {
    settings.replacen("\nbase_url = ", &format!("\n{line}\nbase_url = "), 1)
}

/// The project's own site.
pub fn own_bundle() -> Bundle {
    built(&own_content())
}

/// The content of a folder, which has to be in order, as it stands before it is rendered.
pub fn checked(content: &Path) -> Checked {
    let mut sink = Sink::default();
    let sources = source::load(content, &mut sink);
    let site = content::parse(&sources, &mut sink).map(|content| model::resolve(content, &sources, &mut sink));
    let checked = site.and_then(|site| check::check(site, &mut sink));
    checked.unwrap_or_else(|| panic!("{}", diag::render(&sink.into_sorted(), &sources, MessageLang::En, false)))
}

/// The first page of each type of the own site, with its address below the root of a language.
pub fn first_of_each_type() -> Vec<(PageId, String)> {
    let own = checked(&own_content());
    let mut types: Vec<(PageId, String)> = Vec::new();
    for page in own.site().plan.listed() {
        if types.iter().all(|(known, _)| discriminant(known) != discriminant(&page.id)) {
            types.push((page.id.clone(), page.address.clone()));
        }
    }
    types
}

/// The address of one page of every type of the own site, and of each page of prose, below the root of a language.
pub fn kinds() -> Vec<String> {
    let own = checked(&own_content());
    let prose = own.site().plan.listed().filter(|page| matches!(page.id, PageId::Prose(_)));
    let mut kinds: Vec<String> = first_of_each_type().into_iter().map(|(_, address)| address).collect();
    kinds.extend(prose.map(|page| page.address.clone()));
    kinds.sort();
    kinds.dedup();
    kinds
}
