//! The index of the site: all pages and all terms, in groups with a heading each.

use serde::Serialize;

use super::voice::Voice;
use super::year_text::capitalised;
use crate::content::{Term, marked};
use crate::model::{MOST_LISTED, PageId, PlannedPage};

/// A group of the index; names are HTML, and addresses stand below the root of the language.
#[derive(Serialize)]
pub(super) struct IndexGroup {
    title: String,
    links: Vec<(String, String)>,
}

/// The groups that have something in them: the site's main pages, each year's, newest first, questions, terms, and the rest.
pub(super) fn site_index(voice: &Voice<'_>) -> Vec<IndexGroup> {
    let years = voice.site.years.iter().rev().map(|year| {
        let title = voice.ui.fill("index_year", &[("year", &year.year.to_string())]);
        group(voice, title, |id| id.year() == Some(year.year))
    });
    let main = group(voice, voice.t("index_main"), is_main);
    // Of many, the pages of their list.
    let are_listed = voice.site.questions.len() > MOST_LISTED;
    let questions = group(voice, voice.t("questions"), |id| match id {
        PageId::Question(_) => !are_listed,
        PageId::Questions | PageId::MoreQuestions(_) => are_listed,
        _ => false,
    });
    let about =
        group(voice, voice.t("index_about"), |id| matches!(id, PageId::Prose(_) | PageId::Bureaus | PageId::Help(_)));
    let groups = std::iter::once(main).chain(years).chain([questions, terms(voice), about]);
    groups.filter(|group| !group.links.is_empty()).collect()
}

fn group(voice: &Voice<'_>, title: String, belongs: impl Fn(&PageId) -> bool) -> IndexGroup {
    let pages = voice.site.plan.listed().filter(|page| belongs(&page.id));
    let link = |page: &PlannedPage| {
        (marked(&voice.short_title(&page.id), voice.language()).into_owned(), page.address.clone())
    };
    IndexGroup { title, links: pages.map(link).collect() }
}

fn terms(voice: &Voice<'_>) -> IndexGroup {
    let link = |term: &Term| {
        let name = marked(&capitalised(voice.text(&term.word)), voice.language()).into_owned();
        (name, format!("{}#{}", PageId::Glossary.address(), term.id))
    };
    IndexGroup { title: voice.t("glossary"), links: voice.site.glossary.iter().map(link).collect() }
}

fn is_main(id: &PageId) -> bool {
    matches!(id, PageId::Home | PageId::Checker | PageId::List | PageId::Questions | PageId::Glossary)
}
