//! A content folder in memory, in which something is changed and which is then checked.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use site_gen::content::{Accepted, DATA, LOCK, Lock};
use site_gen::diag::{MessageLang, Place, Severity, Sink};
use site_gen::{check, content, model, source};
use site_tests::folders::{files_below, read};

/// The text files of a content folder by path.
#[derive(Clone)]
pub(crate) struct Folder(pub(crate) BTreeMap<String, String>);

/// A change of a file: bytes, and what stands there instead.
#[derive(Clone, Debug)]
pub(crate) struct Edit {
    pub(crate) file: String,
    pub(crate) range: Range<usize>,
    pub(crate) new: String,
}

/// An error: where it and what it refers to stand, and what it says.
pub(crate) struct Said {
    pub(crate) places: Vec<(String, usize)>,
    /// Whether it is about a file as a whole.
    pub(crate) is_of_file: bool,
    pub(crate) text: String,
}

impl Folder {
    pub(crate) fn new(folder: &Path) -> Self {
        let is_text = |path: &&std::path::PathBuf| {
            let ends_in = |ending| path.extension().is_some_and(|own| own == ending);
            (ends_in("md") || ends_in("toml")) && !path.starts_with("static")
        };
        let files = files_below(folder);
        let texts = files.iter().filter(is_text).map(|path| (path.display().to_string(), read(&folder.join(path))));
        Self(texts.collect())
    }

    pub(crate) fn with(&self, edits: &[Edit]) -> Self {
        let mut changed = self.clone();
        for edit in edits {
            let text = changed.0.get_mut(&edit.file).expect("a file of the folder");
            text.replace_range(edit.range.clone(), &edit.new);
        }
        changed
    }

    /// The folder, of which somebody has accepted every translation as it is.
    pub(crate) fn accepted(&self) -> Self {
        let sources = source::Sources::of(self.0.clone());
        let mut sink = Sink::default();
        let content = content::parse(&sources, &mut sink).expect("content");
        let site = model::resolve(content, &sources, &mut sink);
        let texts = site.translated().into_iter().map(|one| {
            let language = site.data.language(one.lang).id.clone();
            ((one.address.clone(), language), Accepted::new(one.source, one.text, None))
        });
        let tables = site.tables().said.into_iter();
        let tables = tables.map(|table| ((table.address.to_owned(), DATA.to_owned()), table.accept(None)));
        let mut accepted = self.clone();
        accepted.0.insert(LOCK.to_owned(), Lock(texts.chain(tables).collect()).to_text());
        accepted
    }

    /// Every error of the site.
    pub(crate) fn errors(&self) -> Vec<Said> {
        let sources = source::Sources::of(self.0.clone());
        let mut sink = Sink::default();
        let site = content::parse(&sources, &mut sink).map(|content| model::resolve(content, &sources, &mut sink));
        site.and_then(|site| check::check(site, &mut sink));
        let errors = sink.into_sorted().into_iter().filter(|one| one.severity == Severity::Error);
        let at = |place: &Place| match place {
            Place::Span(span) => (sources.path(span.file).to_owned(), span.start),
            Place::File(path) => (path.clone(), 0),
        };
        let said = errors.map(|one| {
            let related = one.related.iter().map(|(span, _)| at(&Place::Span(*span)));
            Said {
                places: std::iter::once(at(&one.place)).chain(related).collect(),
                is_of_file: matches!(one.place, Place::File(_)),
                text: one.message.get(MessageLang::En).to_owned(),
            }
        });
        said.collect()
    }

    /// Where a language is written: whole documents, and the texts of TOML files.
    pub(crate) fn texts(&self, language: &str) -> Vec<(String, Range<usize>)> {
        let mut found = Vec::new();
        for (path, text) in &self.0 {
            if path.ends_with(&format!(".{language}.md")) {
                found.push((path.clone(), 0..text.len()));
            } else if path.ends_with(".toml") {
                let key = format!(" {language} = \"");
                for (at, _) in text.match_indices(&key) {
                    let start = at + key.len();
                    let end = text[start..].find('"').map_or(text.len(), |end| start + end);
                    found.push((path.clone(), start..end));
                }
            }
        }
        found
    }
}
