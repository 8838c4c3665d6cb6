//! Every page of a language: its address, its template and its values.

mod amended;
mod changes;
mod general;
mod notice;
mod proof;
mod year;

use serde::Serialize;

use super::Page;
use super::voice::Voice;
use crate::check::Proof;
use crate::content::Answer;
use crate::help::Help;
use crate::model::{Doc, Question, Year, address};

/// Lists the pages.
pub(super) fn pages(voice: &Voice<'_>, proofs: &[Proof]) -> Vec<Page> {
    let site = voice.site;
    let mut pages =
        vec![general::home(voice), general::checker(voice), general::questions(voice), general::glossary(voice)];
    pages.extend(site.questions.iter().map(|one| general::question(voice, one)));
    pages.extend(site.pages.iter().map(|(slug, doc)| general::prose(voice, slug, doc)));
    pages.extend([Help::Rules, Help::Check, Help::Content].into_iter().filter_map(|help| general::help(voice, help)));
    for years in site.years.windows(2) {
        if let [before, after] = years {
            pages.push(changes::changes(voice, before, after));
        }
    }
    for (of_year, proof) in site.years.iter().zip(proofs) {
        pages.push(proof::proof(voice, of_year, proof));
        pages.extend([
            year::year(voice, of_year),
            notice::notice(voice, of_year),
            notice::both(voice, of_year),
            notice::guide(voice, of_year),
            year::examples(voice, of_year),
        ]);
        pages.extend((0..of_year.amendments.len()).map(|at| amended::earlier(voice, of_year, at)));
        pages.extend(of_year.rules.rules.industries.iter().map(|one| year::industry(voice, of_year, one)));
        pages.extend((0..site.data.audiences.len()).map(|at| year::audience(voice, of_year, at)));
    }
    pages
}

/// A page with the words of the product and nothing else yet.
fn page(voice: &Voice<'_>, template: &'static str, path: String, title: String, description: &str) -> Page {
    let crumbs = vec![(voice.t("home"), String::new())];
    Page { template, path, title, description: description.to_owned(), crumbs, values: voice.context() }
}

/// A page below a year.
fn year_page(
    voice: &Voice<'_>,
    year: &Year,
    template: &'static str,
    path: String,
    title: String,
    description: &str,
) -> Page {
    let mut page = page(voice, template, path, title, description);
    page.crumbs.push((voice.year_title(year.year), address::year(year.year)));
    page.values.insert("year", &year.year);
    page
}

/// The table of what each industry needs.
fn insert_requirements(voice: &Voice<'_>, year: &Year, page: &mut Page) {
    page.values.insert("table_caption", &voice.ui.fill("table_caption", &[("year", &year.year.to_string())]));
    page.values.insert("categories", &voice.category_names(year));
    page.values.insert("requirements", &voice.requirements(year));
    page.values.insert("ratios", &voice.ratios(year));
}

fn insert_dates(voice: &Voice<'_>, year: &Year, page: &mut Page) {
    page.values.insert("dates", &voice.dates(year, None));
    page.values.insert("closes", &year.rules.rules.closes.map(|date| date.to_string()));
}

/// A reader and what there is for them.
#[derive(Serialize)]
struct Door<'a> {
    name: &'a str,
    lead: &'a str,
    href: String,
    door: bool,
}

fn doors<'a>(voice: &Voice<'a>, year: &Year) -> Vec<Door<'a>> {
    let audiences = voice.site.data.audiences.iter();
    audiences
        .map(|audience| Door {
            name: voice.text(&audience.name),
            lead: voice.text(&audience.lead),
            href: address::audience(year.year, &audience.id),
            door: audience.door,
        })
        .collect()
}

/// A section of a document.
#[derive(Serialize)]
struct SectionView {
    id: String,
    title: String,
    body: String,
    /// Whether it is older than its source.
    stale: bool,
}

fn sections(voice: &Voice<'_>, doc: &Doc, path: &str) -> Vec<SectionView> {
    let sections = doc.sections.iter();
    sections
        .map(|section| SectionView {
            id: section.id.clone(),
            title: section.title.get(voice.lang).html.clone(),
            body: voice.prose(&section.body, path),
            stale: doc.is_stale(&section.id, voice.lang),
        })
        .collect()
}

/// A question in a list.
#[derive(Serialize)]
struct QuestionLink {
    title: String,
    href: String,
    answer: &'static str,
}

fn answer_key(answer: Answer) -> &'static str {
    match answer {
        Answer::Stated => "answer_stated",
        Answer::Partly => "answer_partly",
        Answer::NotStated => "answer_not_stated",
    }
}

fn question_link(voice: &Voice<'_>, question: &Question) -> QuestionLink {
    QuestionLink {
        title: question.text.title.get(voice.lang).html.clone(),
        href: address::question(&question.data.slug.value),
        answer: answer_key(question.data.answer),
    }
}
