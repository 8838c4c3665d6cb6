//! Templates: one for each kind of page, and those that they share.

use tera::{Tera, TeraResult};

use super::heading::in_words;
use crate::model::{PageId, PlannedPage};

/// The templates on which those of pages build, and the one of the pages at the root.
const SHARED: [(&str, &str); 6] = [
    ("components.html", include_str!("../../templates/components.html")),
    ("finding.html", include_str!("../../templates/finding.html")),
    ("head.html", include_str!("../../templates/head.html")),
    ("share.html", include_str!("../../templates/share.html")),
    (LAYOUT, include_str!("../../templates/layout.html")),
    (ROOT, include_str!("../../templates/root.html")),
];

/// The name of the template of what surrounds every other page.
pub(super) const LAYOUT: &str = "layout.html";

/// The name of the template of the pages at the root.
pub(super) const ROOT: &str = "root.html";

/// The template of a kind of page: its name and its text.
pub(super) fn template(id: &PageId) -> (&'static str, &'static str) {
    match id {
        PageId::Home => ("home.html", include_str!("../../templates/home.html")),
        PageId::Checker => ("checker.html", include_str!("../../templates/checker.html")),
        PageId::List => ("list.html", include_str!("../../templates/list.html")),
        PageId::OlderList => ("older_list.html", include_str!("../../templates/older_list.html")),
        PageId::OlderChecker => ("older_checker.html", include_str!("../../templates/older_checker.html")),
        PageId::Embedded => ("embedded.html", include_str!("../../templates/embedded.html")),
        PageId::OlderEmbedded => ("older_embedded.html", include_str!("../../templates/older_embedded.html")),
        PageId::Questions | PageId::MoreQuestions(_) => {
            ("questions.html", include_str!("../../templates/questions.html"))
        }
        PageId::Question(_) => ("question.html", include_str!("../../templates/question.html")),
        PageId::Glossary => ("glossary.html", include_str!("../../templates/glossary.html")),
        PageId::Search => ("search.html", include_str!("../../templates/search.html")),
        PageId::Prose(_) => ("prose.html", include_str!("../../templates/prose.html")),
        PageId::Bureaus => ("bureaus.html", include_str!("../../templates/bureaus.html")),
        PageId::Help(_) => ("help.html", include_str!("../../templates/help.html")),
        PageId::Year(_) => ("year.html", include_str!("../../templates/year.html")),
        PageId::Notice(_) => ("notice.html", include_str!("../../templates/notice.html")),
        PageId::Earlier(..) => ("earlier.html", include_str!("../../templates/earlier.html")),
        PageId::Both(_) => ("both.html", include_str!("../../templates/both.html")),
        PageId::Guide(_) => ("guide.html", include_str!("../../templates/guide.html")),
        PageId::Leaflet(_) => ("leaflet.html", include_str!("../../templates/leaflet.html")),
        PageId::Examples(_) => ("examples.html", include_str!("../../templates/examples.html")),
        PageId::Proof(_) => ("proof.html", include_str!("../../templates/proof.html")),
        PageId::Changes(_) => ("changes.html", include_str!("../../templates/changes.html")),
        PageId::Industry(..) => ("industry.html", include_str!("../../templates/industry.html")),
        PageId::Audience(..) => ("audience.html", include_str!("../../templates/audience.html")),
        PageId::NotFound => ("not_found.html", include_str!("../../templates/not_found.html")),
    }
}

/// The templates that these pages need, ready to render.
pub(super) fn of_pages(pages: &[PlannedPage]) -> TeraResult<Tera> {
    let mut templates: Vec<_> = pages.iter().map(|page| template(&page.id)).collect();
    templates.sort_unstable_by_key(|(name, _)| *name);
    templates.dedup_by_key(|(name, _)| *name);
    templates.extend(SHARED);
    let mut tera = Tera::default();
    tera.autoescape_on(vec![".html"]);
    tera.register_filter("in_words", in_words);
    tera.add_raw_templates(templates)?;
    Ok(tera)
}
