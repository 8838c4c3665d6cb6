//! Addresses, below a language's root, and the anchors of each page.

use std::collections::{BTreeMap, BTreeSet};

use super::{Doc, Site, Year};
use crate::content::{Lang, PerLang};

/// The addresses of pages: relative to the root of a language, with a slash at the end.
pub mod address {
    /// The checker.
    pub const CHECKER: &str = "checker/";
    /// The list of questions.
    pub const QUESTIONS: &str = "questions/";
    /// The glossary.
    pub const GLOSSARY: &str = "glossary/";

    /// How to write rules.
    pub const RULES_HELP: &str = "bureaus/rules/";

    /// What the codes of diagnostics mean.
    pub const CHECK_HELP: &str = "bureaus/check/";

    /// Every key of every file of the content.
    pub const CONTENT_HELP: &str = "bureaus/content/";

    /// How we know that a year's rules are right.
    pub fn proof(year: u16) -> String {
        format!("{year}/proof/")
    }

    /// What changed since the year before.
    pub fn changes(year: u16) -> String {
        format!("{year}/changes/")
    }

    /// The rules as data, below the root of the site.
    pub fn rules_file(year: u16) -> String {
        format!("rules/{year}.json")
    }

    /// A year at a glance.
    pub fn year(year: u16) -> String {
        format!("{year}/")
    }

    /// The notice.
    pub fn notice(year: u16) -> String {
        format!("{year}/notice/")
    }

    /// The notice as it stood before an amendment.
    pub fn earlier(year: u16, amendment: &str) -> String {
        format!("{year}/notice/before-{amendment}/")
    }

    /// The notice in all languages side by side.
    pub fn both(year: u16) -> String {
        format!("{year}/both/")
    }

    /// The course guide.
    pub fn guide(year: u16) -> String {
        format!("{year}/guide/")
    }

    /// The worked examples.
    pub fn examples(year: u16) -> String {
        format!("{year}/examples/")
    }

    /// An industry.
    pub fn industry(year: u16, industry: &str) -> String {
        format!("{year}/industries/{industry}/")
    }

    /// An audience.
    pub fn audience(year: u16, audience: &str) -> String {
        format!("{year}/for/{audience}/")
    }

    /// A question.
    pub fn question(slug: &str) -> String {
        format!("{QUESTIONS}{slug}/")
    }

    /// A page of prose.
    pub fn page(slug: &str) -> String {
        format!("{slug}/")
    }
}

/// Every page's address, with its anchors in each language.
pub struct Routes(BTreeMap<String, PerLang<BTreeSet<String>>>);

impl Routes {
    /// Lays out the site.
    pub fn new(site: &Site) -> Self {
        let mut routes = Self(BTreeMap::new());
        let languages = site.data.languages.len();
        let plain = |anchors: BTreeSet<String>| PerLang(vec![anchors; languages]);
        let help = [address::RULES_HELP, address::CHECK_HELP, address::CONTENT_HELP];
        for path in ["", address::CHECKER, address::QUESTIONS].into_iter().chain(help) {
            routes.0.insert(path.to_owned(), plain(BTreeSet::new()));
        }
        routes
            .0
            .insert(address::GLOSSARY.to_owned(), plain(site.glossary.iter().map(|term| term.id.clone()).collect()));
        for question in &site.questions {
            routes.0.insert(address::question(&question.data.slug.value), anchors(&question.text));
        }
        for (slug, doc) in &site.pages {
            routes.0.insert(address::page(slug), anchors(doc));
        }
        for year in &site.years {
            routes.add_year(site, year, &plain);
        }
        routes
    }

    fn add_year(&mut self, site: &Site, year: &Year, plain: &impl Fn(BTreeSet<String>) -> PerLang<BTreeSet<String>>) {
        let number = year.year;
        let clauses = || plain(year.clauses.sections.iter().map(|clause| clause.id.clone()).collect());
        self.0.insert(address::year(number), plain(BTreeSet::new()));
        self.0.insert(address::proof(number), plain(BTreeSet::new()));
        if site.years.first().is_some_and(|first| first.year < number) {
            self.0.insert(address::changes(number), plain(BTreeSet::new()));
        }
        self.0.insert(address::notice(number), anchors(&year.clauses));
        for amendment in &year.amendments {
            self.0.insert(address::earlier(number, &amendment.data.id), anchors(&amendment.before));
        }
        self.0.insert(address::both(number), clauses());
        self.0.insert(address::guide(number), anchors(&year.guide));
        self.0.insert(address::examples(number), plain(BTreeSet::new()));
        for industry in &year.rules.rules.industries {
            self.0.insert(address::industry(number, industry.id.as_str()), plain(BTreeSet::new()));
        }
        for audience in &site.data.audiences {
            let clauses = year.clauses_for(&audience.id).map(|(_, clause)| clause.id.clone()).collect();
            self.0.insert(address::audience(number, &audience.id), plain(clauses));
        }
    }

    /// Whether a page has this address.
    pub fn has_page(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// Whether that page has this anchor in this language.
    pub fn has_anchor(&self, path: &str, anchor: &str, lang: Lang) -> bool {
        self.0.get(path).is_some_and(|anchors| anchors.get(lang).contains(anchor))
    }

    /// Every address in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

fn anchors(doc: &Doc) -> PerLang<BTreeSet<String>> {
    PerLang(doc.ids.0.iter().map(|ids| ids.iter().map(|id| id.value.clone()).collect()).collect())
}
