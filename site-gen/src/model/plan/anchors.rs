//! Anchors: the ids on a page that a link may lead to.

use std::collections::BTreeSet;

use super::PageId;
use crate::content::PerLang;
use crate::model::{Doc, Site};

/// The ids of a page's headings, in each language.
pub type Anchors<'a> = PerLang<BTreeSet<&'a str>>;

/// The anchors of a page; empty for a page that has none or that the site does not have.
pub fn anchors<'a>(site: &'a Site, id: &PageId) -> Anchors<'a> {
    found(site, id).unwrap_or_else(|| in_every_language(site, []))
}

fn found<'a>(site: &'a Site, id: &PageId) -> Option<Anchors<'a>> {
    let of = |year: &u16| site.year(*year);
    match id {
        PageId::Question(slug) => Some(of_doc(&site.question(slug)?.text)),
        PageId::Prose(slug) => Some(of_doc(site.prose(slug)?)),
        PageId::Notice(year) => Some(of_doc(&of(year)?.clauses)),
        PageId::Earlier(year, amendment) => Some(of_doc(&of(year)?.amendment(amendment)?.1.before)),
        PageId::Guide(year) => Some(of_doc(&of(year)?.guide.as_ref()?.text)),
        PageId::Glossary => Some(in_every_language(site, site.glossary.iter().map(|term| &term.id))),
        PageId::Both(year) => Some(in_every_language(site, of(year)?.clauses.sections.iter().map(|one| &one.id))),
        PageId::Audience(year, audience) => {
            let concerning = of(year)?.clauses.sections.iter().filter(|clause| clause.concerns(audience));
            Some(in_every_language(site, concerning.map(|clause| &clause.id)))
        }
        PageId::Home
        | PageId::Checker
        | PageId::OlderChecker
        | PageId::Embedded
        | PageId::OlderEmbedded
        | PageId::List
        | PageId::OlderList
        | PageId::Questions
        | PageId::MoreQuestions(_)
        | PageId::Search
        | PageId::Bureaus
        | PageId::Help(_)
        | PageId::Year(_)
        | PageId::Leaflet(_)
        | PageId::Examples(_)
        | PageId::Proof(_)
        | PageId::Changes(_)
        | PageId::Industry(..)
        | PageId::NotFound => None,
    }
}

fn in_every_language<'a>(site: &Site, ids: impl IntoIterator<Item = &'a String>) -> Anchors<'a> {
    let ids: BTreeSet<&str> = ids.into_iter().map(String::as_str).collect();
    PerLang(vec![ids; site.data.languages.len()])
}

fn of_doc(doc: &Doc) -> Anchors<'_> {
    PerLang(doc.ids.0.iter().map(|ids| ids.iter().map(|id| id.value.as_str()).collect()).collect())
}
