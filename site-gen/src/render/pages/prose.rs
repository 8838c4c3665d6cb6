//! A page of prose: about the site, privacy, accessibility.

use crate::model::Doc;
use crate::render::Page;
use crate::render::sections::insert_doc;
use crate::render::voice::Voice;

pub(super) fn page(voice: &Voice<'_>, doc: &Doc, path: &str) -> Page {
    let mut page = Page::new(voice, voice.text(&voice.site.data.description));
    insert_doc(voice, doc, path, &mut page);
    page
}
