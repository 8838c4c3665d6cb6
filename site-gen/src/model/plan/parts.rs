//! What a page is made of: the files of the content, by their stems.
//!
//! A stem is a path without language and ending: `2019/notice` is `2019/notice.toml` with `2019/notice.zh.md` and its
//! translations. A page has to be made again when one of its parts, or one of those that frame every page, changed, and
//! when the plan itself is another one: which pages there are decides what menus and lists name.

use std::collections::BTreeSet;

use super::PageId;
use crate::model::{Question, Site, Year};

/// The files of the content that a page is made of, by their stems.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// Those that it shows as its own. No file is shown so by pages of two kinds.
    pub own: Vec<String>,
    /// Everything else that it names, cites or counts.
    pub others: BTreeSet<String>,
}

impl Parts {
    /// Whether the file of a stem is one of them.
    pub fn contain(&self, stem: &str) -> bool {
        self.others.contains(stem) || self.own.iter().any(|own| own == stem)
    }
}

/// The parts of what surrounds every page: the names of site and bureau, and the number of the newest notice.
pub fn framed_by(site: &Site) -> [String; 2] {
    [SITE.to_owned(), notice(site.newest())]
}

/// The parts of a page, without those that frame every page; none of a page that the site does not have.
pub fn parts(site: &Site, id: &PageId) -> Parts {
    found(site, id).unwrap_or_default()
}

fn found(site: &Site, id: &PageId) -> Option<Parts> {
    let of = |year: &u16| site.year(*year);
    let words_of_all = || site.years.iter().flat_map(|year| rules_in_words(site, year));
    let translations = || [TRANSLATIONS.to_owned()];
    Some(match id {
        PageId::Home => made([SITE.to_owned()], words_of_all()),
        PageId::Checker => made([], words_of_all()),
        PageId::Questions => made([QUESTIONS.to_owned()], site.questions.iter().map(question)),
        PageId::Question(slug) => {
            let question = question(site.question(slug)?);
            made([question], text_in_force(site.newest()).chain(translations()).chain([QUESTIONS.to_owned()]))
        }
        PageId::Glossary => made([GLOSSARY.to_owned()], text_in_force(site.newest())),
        PageId::Prose(slug) => made([format!("pages/{slug}")], translations()),
        PageId::Help(_) | PageId::NotFound => Parts::default(),
        PageId::Year(year) => made(own_rules(site, of(year)?), rules_in_words(site, of(year)?)),
        PageId::Notice(year) => made(text_in_force(of(year)?), translations()),
        PageId::Earlier(year, _) => made([], text_in_force(of(year)?).chain(translations())),
        PageId::Both(year) => made([], text_in_force(of(year)?)),
        PageId::Guide(year) => {
            let own = ["guide", "courses"].map(|name| format!("{year}/{name}"));
            made(own, text_in_force(of(year)?).chain(translations()))
        }
        PageId::Examples(year) => made([cases(*year)], rules_in_words(site, of(year)?)),
        PageId::Proof(year) => made([], rules_in_words(site, of(year)?).chain([cases(*year)])),
        PageId::Changes(year) => {
            let before = rules_in_words(site, site.before(*year)?);
            made([], before.chain(rules_in_words(site, of(year)?)))
        }
        PageId::Industry(year, _) => made([], rules_in_words(site, of(year)?)),
        PageId::Audience(year, audience) => {
            let asked = site.questions_of(audience).map(question).chain([QUESTIONS.to_owned()]);
            made([], rules_in_words(site, of(year)?).chain(asked).chain(translations()))
        }
    })
}

const SITE: &str = "site";
const GLOSSARY: &str = "glossary";
const QUESTIONS: &str = "questions";
const TRANSLATIONS: &str = "translations";

fn made(own: impl IntoIterator<Item = String>, others: impl IntoIterator<Item = String>) -> Parts {
    Parts { own: own.into_iter().collect(), others: others.into_iter().collect() }
}

fn question(question: &Question) -> String {
    format!("help/{}", question.data.slug.value)
}

fn notice(year: &Year) -> String {
    format!("{}/notice", year.year)
}

fn cases(year: u16) -> String {
    format!("{year}/cases")
}

/// The notice with what amended it. Whoever cites a clause by its number needs all of it.
fn text_in_force(year: &Year) -> impl Iterator<Item = String> {
    let amended = year.amendments.iter().map(|one| format!("{}/{}/notice", year.year, one.data.id));
    std::iter::once(notice(year)).chain(amended)
}

/// The rules of a year in words: the rules and those they start from, the terms of their categories, and the texts whose
/// clauses they cite.
fn rules_in_words<'a>(site: &'a Site, year: &'a Year) -> impl Iterator<Item = String> + 'a {
    let own = format!("{}/rules", year.year);
    let bases = year.rules.bases.iter().map(|folder| format!("{folder}/rules"));
    let cited = year.rules.bases.iter().filter_map(|folder| site.year(folder.parse().ok()?));
    let texts = text_in_force(year).chain(cited.flat_map(text_in_force));
    std::iter::once(own).chain(bases).chain([GLOSSARY.to_owned()]).chain(texts)
}

/// The rules of a year, and those they start from that are no other year's.
fn own_rules(site: &Site, year: &Year) -> Vec<String> {
    let is_of_year = |folder: &str| folder.parse().is_ok_and(|year| site.year(year).is_some());
    let bases = year.rules.bases.iter().filter(|folder| !is_of_year(folder)).cloned();
    std::iter::once(year.year.to_string()).chain(bases).map(|folder| format!("{folder}/rules")).collect()
}
