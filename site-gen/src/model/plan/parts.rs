//! Parts: the files of the content that a page is made of, by their stems.
//!
//! A stem is a path without language and ending: `2019/notice` is `2019/notice.toml` with `2019/notice.zh.md` and its
//! translations. A page has to be made again when one of its parts changed, when one of those that frame every page
//! did, and when the plan itself is another one, since menus and lists then name other pages.

use std::collections::BTreeSet;

use super::PageId;
use crate::model::{Basis, Question, Site, Year};

/// The parts of what surrounds every page: names of site and bureau, and the number of the newest notice.
pub fn framing_parts(site: &Site) -> [String; 2] {
    [SITE.to_owned(), notice(site.newest())]
}

/// The parts that a page shows as its own: after an edit of one the preview goes here. No two kinds of pages share one.
pub(super) fn own_parts(site: &Basis, id: &PageId) -> Vec<String> {
    let of = |year: &u16| site.year(*year).into_iter();
    match id {
        PageId::Home => vec![SITE.to_owned()],
        PageId::Questions => vec![QUESTIONS.to_owned()],
        PageId::Question(slug) => vec![format!("help/{slug}")],
        PageId::Glossary => vec![GLOSSARY.to_owned()],
        PageId::Prose(slug) => vec![format!("pages/{slug}")],
        PageId::Year(year) => of(year).flat_map(|year| own_rules(site, year)).collect(),
        PageId::Notice(year) => of(year).flat_map(text_in_force).collect(),
        PageId::Guide(year) => vec![format!("{year}/guide"), format!("{year}/courses")],
        PageId::Examples(year) => vec![cases(*year)],
        PageId::Checker
        | PageId::OlderChecker
        | PageId::Embedded
        | PageId::OlderEmbedded
        | PageId::List
        | PageId::OlderList
        | PageId::MoreQuestions(_)
        | PageId::Search
        | PageId::Bureaus
        | PageId::Help(_)
        | PageId::Earlier(..)
        | PageId::Both(_)
        | PageId::Leaflet(_)
        | PageId::Proof(_)
        | PageId::Changes(_)
        | PageId::Industry(..)
        | PageId::Audience(..)
        | PageId::NotFound => Vec::new(),
    }
}

/// The parts that a page names, cites or counts beside its own; empty for a page that the site does not have.
pub fn other_parts(site: &Site, id: &PageId) -> BTreeSet<String> {
    found(site, id).unwrap_or_default()
}

fn found(site: &Site, id: &PageId) -> Option<BTreeSet<String>> {
    let of = |year: &u16| site.year(*year);
    let words_of_all = || site.years.iter().flat_map(|year| rules_in_words(site, year)).collect();
    let translations = || [TRANSLATIONS.to_owned()];
    let questions = || [QUESTIONS.to_owned()];
    let terms = || [GLOSSARY.to_owned()];
    Some(match id {
        PageId::Home
        | PageId::Checker
        | PageId::OlderChecker
        | PageId::Embedded
        | PageId::OlderEmbedded
        | PageId::List
        | PageId::OlderList => words_of_all(),
        PageId::Bureaus => rules_in_words(site, site.newest()).chain(translations()).chain(terms()).collect(),
        PageId::Questions | PageId::MoreQuestions(_) => {
            site.questions.iter().map(question).chain(questions()).collect()
        }
        PageId::Question(_) => {
            text_in_force(site.newest()).chain(translations()).chain(questions()).chain(terms()).collect()
        }
        PageId::Glossary => text_in_force(site.newest()).collect(),
        PageId::Search => named_in_the_index(site),
        PageId::Prose(_) => translations().into_iter().chain(terms()).collect(),
        PageId::Notice(year) => rules_in_words(site, of(year)?).chain(translations()).chain(terms()).collect(),
        PageId::Help(_) | PageId::NotFound => BTreeSet::new(),
        PageId::Earlier(year, _) | PageId::Guide(year) => {
            text_in_force(of(year)?).chain(translations()).chain(terms()).collect()
        }
        PageId::Both(year) => text_in_force(of(year)?).collect(),
        PageId::Year(year) | PageId::Leaflet(year) | PageId::Examples(year) | PageId::Industry(year, _) => {
            rules_in_words(site, of(year)?).collect()
        }
        PageId::Proof(year) => rules_in_words(site, of(year)?).chain([cases(*year)]).collect(),
        PageId::Changes(year) => {
            let before = rules_in_words(site, site.before(*year)?);
            before.chain(rules_in_words(site, of(year)?)).collect()
        }
        PageId::Audience(year, audience) => {
            let asked = site.questions_of(audience).map(question).chain(questions());
            rules_in_words(site, of(year)?).chain(asked).chain(translations()).collect()
        }
    })
}

const SITE: &str = "site";
const GLOSSARY: &str = "glossary";
const QUESTIONS: &str = "questions";
const TRANSLATIONS: &str = "translations";

fn question(question: &Question) -> String {
    format!("help/{}", question.data.slug.value)
}

fn notice(year: &Year) -> String {
    format!("{}/notice", year.year)
}

fn cases(year: u16) -> String {
    format!("{year}/cases")
}

/// The notice and what amended it: a page that cites clauses by their numbers depends on all of it.
fn text_in_force(year: &Year) -> impl Iterator<Item = String> {
    let amended = year.amendments.iter().map(|one| format!("{}/{}/notice", year.year, one.data.id));
    std::iter::once(notice(year)).chain(amended)
}

/// What the index of all pages and terms names: every page by its title, and every term.
fn named_in_the_index(site: &Site) -> BTreeSet<String> {
    let of_years = site.years.iter().flat_map(|year| {
        let guide = year.guide.as_ref().map(|_| format!("{}/guide", year.year));
        rules_in_words(site, year).chain(guide)
    });
    let prose = site.pages.iter().map(|(slug, _)| format!("pages/{slug}"));
    let fixed = [QUESTIONS, GLOSSARY].map(str::to_owned);
    of_years.chain(site.questions.iter().map(question)).chain(prose).chain(fixed).collect()
}

/// What the rules of a year in words depend on: the rules and those they start from, the terms of their categories, and
/// the texts whose clauses they cite.
fn rules_in_words<'a>(site: &'a Site, year: &'a Year) -> impl Iterator<Item = String> + 'a {
    let own = format!("{}/rules", year.year);
    let bases = year.rules.bases.iter().map(|folder| format!("{folder}/rules"));
    let cited = year.rules.bases.iter().filter_map(|folder| site.year(folder.parse().ok()?));
    let texts = text_in_force(year).chain(cited.flat_map(text_in_force));
    std::iter::once(own).chain(bases).chain([GLOSSARY.to_owned()]).chain(texts)
}

/// The rules of a year, and those they start from that do not belong to another year of the site.
fn own_rules(site: &Basis, year: &Year) -> Vec<String> {
    let is_of_year = |folder: &str| folder.parse().is_ok_and(|year| site.year(year).is_some());
    let bases = year.rules.bases.iter().filter(|folder| !is_of_year(folder)).cloned();
    std::iter::once(year.year.to_string()).chain(bases).map(|folder| format!("{folder}/rules")).collect()
}
