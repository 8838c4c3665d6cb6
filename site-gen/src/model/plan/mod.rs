//! The plan of the site's pages. It is made once, and whatever concerns all pages (rendering, menus, links, sitemap)
//! reads it.
//!
//! `id` says what kinds of pages there are and where each stands; `anchors` says where links may lead, and `parts` of
//! which files a page is made.

mod anchors;
mod id;
mod parts;

pub use anchors::{Anchors, anchors};
pub use id::{Menu, PageId};
pub use parts::{framing_parts, other_parts};

use super::{Basis, Year};
use crate::help::Help;
use parts::own_parts;

/// Every page of a language, in the order of the sitemap, and the menus. Each language has the same pages.
#[derive(Debug, Default)]
pub struct Plan {
    pages: Vec<PlannedPage>,
    navigation: Vec<PageId>,
    footer: Vec<PageId>,
}

/// A page without its content.
#[derive(Debug)]
pub struct PlannedPage {
    /// Which page it is.
    pub id: PageId,
    /// Its address below the root of a language.
    pub address: String,
    /// The files of the content that it shows as its own, by their stems; see [`other_parts`] for the rest.
    pub own: Vec<String>,
}

/// A page at the root of the site, above the languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RootPage {
    /// The choice of a language.
    Choice,
    /// What a server shows where there is no page, in every language.
    NotFound,
}

impl Plan {
    /// Plans the pages of a site.
    pub(super) fn new(site: &Basis) -> Self {
        let planned = |id: PageId| PlannedPage { address: id.address(), own: own_parts(site, &id), id };
        let pages: Vec<PlannedPage> = ids(site).into_iter().map(planned).collect();
        let newest = site.newest().year;
        let menu = |menu: Menu| {
            let placed = pages.iter().filter_map(|page| Some((page.id.menu(newest)?, &page.id)));
            let mut placed: Vec<_> = placed.filter(|((own, _), _)| *own == menu).collect();
            placed.sort_by_key(|((_, place), _)| *place);
            placed.into_iter().map(|(_, id)| id.clone()).collect()
        };
        Self { navigation: menu(Menu::Navigation), footer: menu(Menu::Footer), pages }
    }

    /// Every page of a language.
    pub fn pages(&self) -> &[PlannedPage] {
        &self.pages
    }

    /// The pages that links and search engines may lead to.
    pub fn listed(&self) -> impl Iterator<Item = &PlannedPage> {
        self.pages.iter().filter(|page| page.id.is_listed())
    }

    /// The pages that a menu leads to, in its order.
    pub fn menu(&self, menu: Menu) -> &[PageId] {
        match menu {
            Menu::Navigation => &self.navigation,
            Menu::Footer => &self.footer,
        }
    }
}

impl PlannedPage {
    /// The path of the page's file in a language, below the root of the site.
    pub fn file(&self, language: &str) -> String {
        let name = if self.address.ends_with(".html") { "" } else { "index.html" };
        format!("{language}/{}{name}", self.address)
    }
}

impl RootPage {
    /// All pages at the root.
    pub const ALL: [Self; 2] = [Self::Choice, Self::NotFound];

    /// The path of its file below the root of the site.
    pub fn file(self) -> &'static str {
        match self {
            Self::Choice => "index.html",
            Self::NotFound => "404.html",
        }
    }
}

/// How many questions a page of their list has at most.
pub const MOST_LISTED: usize = 200;

/// Which pages a site has, in the order of the sitemap.
fn ids(site: &Basis) -> Vec<PageId> {
    let mut ids = vec![PageId::Home, PageId::Checker, PageId::OlderChecker, PageId::Embedded, PageId::OlderEmbedded];
    ids.extend([PageId::List, PageId::OlderList, PageId::Questions, PageId::Glossary, PageId::Search]);
    ids.extend((2..=site.asked.len().div_ceil(MOST_LISTED)).map(PageId::MoreQuestions));
    ids.extend(site.asked.iter().map(|question| PageId::Question(question.slug.value.clone())));
    ids.extend(site.pages.iter().map(|(slug, _)| PageId::Prose(slug)));
    ids.push(PageId::Bureaus);
    ids.extend([Help::Rules, Help::Check, Help::Content].map(PageId::Help));
    ids.extend(site.years.iter().skip(1).map(|year| PageId::Changes(year.year)));
    ids.extend(site.years.iter().flat_map(|year| ids_of_year(site, year)));
    ids.push(PageId::NotFound);
    ids
}

fn ids_of_year(site: &Basis, of: &Year) -> Vec<PageId> {
    let year = of.year;
    let mut ids = vec![
        PageId::Proof(year),
        PageId::Year(year),
        PageId::Notice(year),
        PageId::Both(year),
        PageId::Leaflet(year),
        PageId::Examples(year),
    ];
    if of.guide.is_some() {
        ids.insert(4, PageId::Guide(year));
    }
    ids.extend(of.amendments.iter().map(|amendment| PageId::Earlier(year, amendment.data.id.clone())));
    ids.extend(of.rules.rules.industries.iter().map(|one| PageId::Industry(year, one.id.to_string())));
    ids.extend(site.data.audiences.iter().map(|audience| PageId::Audience(year, audience.id.clone())));
    ids
}
