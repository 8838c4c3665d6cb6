//! The page of a reference of this program, for the bureau's clerks.

use crate::content::{Section, own_document};
use crate::help::Help;
use crate::render::Page;
use crate::render::sections::SectionView;
use crate::render::voice::Voice;

/// None where the reference's own text has no title, which is a fault of this program.
pub(super) fn page(voice: &Voice<'_>, help: Help, path: &str) -> Option<Page> {
    let text = help.text(&voice.language().id);
    let language = voice.site.data.beside(text.language);
    let document = own_document(&text.markdown, &language)?;
    let up = voice.up(path);
    let section = |section: Section| SectionView {
        id: section.id.map(|id| id.value).unwrap_or_default(),
        title: section.title.html().to_owned(),
        body: section.body.html(&up),
        stale: false,
    };
    let lead = match help {
        Help::Rules => "rules_help_lead",
        Help::Check => "check_help_lead",
        Help::Content => "content_help_lead",
    };
    let mut page = Page::new(voice, voice.t(lead));
    page.values.insert("text_tag", &(language.id != voice.language().id).then_some(&language.tag));
    page.values.insert("body", &document.lead.html(&up));
    page.values.insert("sections", &document.sections.into_iter().map(section).collect::<Vec<_>>());
    Some(page)
}
