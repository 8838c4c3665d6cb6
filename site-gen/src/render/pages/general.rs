//! Pages outside any year: home, checker, questions, glossary, prose.

use serde::Serialize;

use super::{SectionView, answer_key, doors, insert_dates, insert_requirements, page, question_link, sections};
use crate::content::{Section, Term, own_document};
use crate::help::Help;
use crate::model::{Doc, Question, address};
use crate::render::Page;
use crate::render::voice::{Cite, Voice};
use crate::render::widget::{capitalised, widget};

pub(super) fn home(voice: &Voice<'_>) -> Page {
    let (data, year) = (&voice.site.data, voice.site.newest());
    let mut page =
        page(voice, "home.html", String::new(), voice.text(&data.name).to_owned(), voice.text(&data.description));
    page.crumbs.clear();
    page.values.insert("year", &year.year);
    page.values.insert("table_title", &voice.ui.fill("table", &[("year", &year.year.to_string())]));
    page.values.insert("doors", &doors(voice, year));
    page.values.insert("widget", &widget(voice, ""));
    page.values.insert("year_href", &address::year(year.year));
    page.values.insert("year_title", &voice.year_title(year.year));
    insert_requirements(voice, year, &mut page);
    insert_dates(voice, year, &mut page);
    page
}

pub(super) fn checker(voice: &Voice<'_>) -> Page {
    let year = voice.site.newest();
    let mut page =
        page(voice, "checker.html", address::CHECKER.to_owned(), voice.t("checker"), &voice.t("checker_lead"));
    page.values.insert("table_title", &voice.ui.fill("table", &[("year", &year.year.to_string())]));
    page.values.insert("widget", &widget(voice, address::CHECKER));
    insert_requirements(voice, year, &mut page);
    page
}

pub(super) fn questions(voice: &Voice<'_>) -> Page {
    let mut page =
        page(voice, "questions.html", address::QUESTIONS.to_owned(), voice.t("questions"), &voice.t("questions_lead"));
    let links: Vec<_> = voice.site.questions.iter().map(|one| question_link(voice, one)).collect();
    page.values.insert("questions", &links);
    page
}

pub(super) fn question(voice: &Voice<'_>, question: &Question) -> Page {
    let year = voice.site.newest();
    let path = address::question(&question.data.slug.value);
    let title = question.text.title.get(voice.lang);
    let mut page = page(voice, "prose.html", path.clone(), title.text.clone(), &voice.t("questions_lead"));
    page.crumbs.push((voice.t("questions"), address::QUESTIONS.to_owned()));
    let cites: Vec<_> = question.data.clauses.iter().map(|clause| voice.cite(year, clause)).collect();
    insert_doc(voice, &question.text, &path, &mut page);
    page.values.insert("answer", answer_key(question.data.answer));
    page.values.insert("cites", &cites);
    page
}

pub(super) fn prose(voice: &Voice<'_>, slug: &str, doc: &Doc) -> Page {
    let path = address::page(slug);
    let title = doc.title.get(voice.lang).text.clone();
    let mut page = page(voice, "prose.html", path.clone(), title, voice.text(&voice.site.data.description));
    insert_doc(voice, doc, &path, &mut page);
    page
}

/// A reference for clerks.
pub(super) fn help(voice: &Voice<'_>, help: Help) -> Option<Page> {
    let document = own_document(&help.text(&voice.language().id), voice.language())?;
    let (path, lead) = match help {
        Help::Rules => (address::RULES_HELP.to_owned(), "rules_help_lead"),
        Help::Check => (address::CHECK_HELP.to_owned(), "check_help_lead"),
        Help::Content => (address::CONTENT_HELP.to_owned(), "content_help_lead"),
    };
    let mut page = page(voice, "prose.html", path.clone(), document.title.text, &voice.t(lead));
    let section = |section: Section| {
        let id = section.id.map(|id| id.value).unwrap_or_default();
        (id, section.title.html, section.body.html(&voice.up(&path)))
    };
    let sections = document.sections.into_iter().map(section);
    let sections = sections.map(|(id, title, body)| SectionView { id, title, body, stale: false }).collect::<Vec<_>>();
    page.values.insert("body", &document.lead.html(&voice.up(&path)));
    page.values.insert("sections", &sections);
    Some(page)
}

fn insert_doc(voice: &Voice<'_>, doc: &Doc, path: &str, page: &mut Page) {
    page.values.insert("title_html", &doc.title.get(voice.lang).html);
    page.values.insert("body", &voice.prose(&doc.lead, path));
    page.values.insert("sections", &sections(voice, doc, path));
    page.values.insert("stale", &doc.is_stale("", voice.lang));
}

/// A term with its meaning.
#[derive(Serialize)]
struct TermView {
    id: String,
    word: String,
    others: Vec<(String, String)>,
    definition: String,
    cite: Option<Cite>,
}

pub(super) fn glossary(voice: &Voice<'_>) -> Page {
    let site = voice.site;
    let mut page =
        page(voice, "glossary.html", address::GLOSSARY.to_owned(), voice.t("glossary"), &voice.t("restatement"));
    let others = |term: &Term| {
        let langs = site.data.langs().filter(|lang| *lang != voice.lang);
        langs.map(|lang| (site.data.language(lang).tag.clone(), term.word.get(lang).clone())).collect()
    };
    let term = |term: &Term| TermView {
        id: term.id.clone(),
        word: capitalised(voice.text(&term.word)),
        others: others(term),
        definition: voice.html(voice.text(&term.definition)),
        cite: term.clause.as_deref().map(|clause| voice.cite(site.newest(), clause)),
    };
    page.values.insert("terms", &site.glossary.iter().map(term).collect::<Vec<_>>());
    page
}
