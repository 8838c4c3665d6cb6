//! Documents that are made of sections: questions, pages of prose, the course guide.

use serde::Serialize;

use super::Page;
use super::voice::Voice;
use crate::model::Doc;

/// A section of a document as pages show it.
#[derive(Serialize)]
pub(super) struct SectionView {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) body: String,
    /// Whether its text in this language is older than its source.
    pub(super) stale: bool,
}

pub(super) fn sections(voice: &Voice<'_>, doc: &Doc, path: &str) -> Vec<SectionView> {
    let sections = doc.sections.iter();
    sections
        .map(|section| SectionView {
            id: section.id.clone(),
            title: section.title.get(voice.lang).html().to_owned(),
            body: voice.prose(&section.body, path),
            stale: doc.is_stale(&section.id, voice.lang),
        })
        .collect()
}

/// Puts all of a document into a page's values: title, text before the first section, and sections.
pub(super) fn insert_doc(voice: &Voice<'_>, doc: &Doc, path: &str, page: &mut Page) {
    page.values.insert("title_html", doc.title.get(voice.lang).html());
    page.values.insert("body", &voice.prose(&doc.lead, path));
    page.values.insert("sections", &sections(voice, doc, path));
    page.values.insert("stale", &doc.is_stale("", voice.lang));
}
