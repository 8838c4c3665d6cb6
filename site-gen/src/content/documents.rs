//! Reads every document of the content but for answers, many at a time: what a file gives depends on its own bytes, its name, and the
//! languages and attachments of the site.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::Document;
use super::document::parse;
use super::elements::ProseContext;
use super::is_answer;
use super::language::Language;
use super::static_files::StaticFiles;
use crate::diag::{FileId, Sink};
use crate::source::Sources;

/// What each file of a document gives.
#[derive(Default)]
pub(super) struct DocumentsByFile(BTreeMap<FileId, ReadDocument>);

/// What one file gives: its document, none where it has no title, and what is wrong with it.
struct ReadDocument {
    document: Option<Document>,
    found: Sink,
}

/// The path of a document in a language, as `2019/notice.zh.md` of `2019/notice`.
pub(super) fn path(stem: &str, language: &Language) -> String {
    format!("{stem}.{}.md", language.id)
}

/// Reads the documents of the languages.
pub(super) fn read(sources: &Sources, languages: &[Language], files: &StaticFiles) -> DocumentsByFile {
    let endings: Vec<(&Language, String)> = languages.iter().map(|language| (language, path("", language))).collect();
    let of_language = |file: FileId| {
        let path = sources.path(file);
        endings.iter().find_map(|(language, ending)| Some((file, *language, path.strip_suffix(ending.as_str())?)))
    };
    let all: Vec<_> = sources.ids().filter(|file| !is_answer(sources.path(*file))).filter_map(of_language).collect();
    let read = |(file, language, stem): (FileId, &Language, &str)| {
        let mut sink = Sink::default();
        let document = document(sources, (file, stem), language, files, &mut sink);
        (file, ReadDocument { document, found: sink })
    };
    DocumentsByFile(all.into_par_iter().map(read).collect::<Vec<_>>().into_iter().collect())
}

/// Reads the document of a file, whose path without language and ending is `stem`; none where it has no title.
pub(super) fn document(
    sources: &Sources,
    (file, stem): (FileId, &str),
    language: &Language,
    files: &StaticFiles,
    sink: &mut Sink,
) -> Option<Document> {
    parse(sources.text(file), (file, stem), &ProseContext::new(language, files), sink)
}

impl DocumentsByFile {
    /// The document of a file; what is wrong with it is reported.
    pub(super) fn take(&mut self, file: FileId, sink: &mut Sink) -> Option<Document> {
        let read = self.0.remove(&file)?;
        sink.append(read.found);
        read.document
    }
}
