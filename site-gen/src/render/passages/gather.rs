//! Takes the passages from the site, page by page, in the order of the plan.

use super::industries::IndustriesOfYear;
use super::split::{Cutting, cuttings, plain};
use super::{PageOfPassages, Passage};
use crate::content::{Contact, Term};
use crate::help::Help;
use crate::model::{Doc, PageId, PairedSection, Question, Year};
use crate::render::voice::Voice;
use crate::render::year_text::capitalised;

/// Every page that has passages, with these.
pub(super) fn pages<'a>(voice: &'a Voice<'_>) -> impl Iterator<Item = (PageOfPassages, Vec<Passage>)> + 'a {
    let industries: Vec<_> = voice.site.years.iter().map(|year| IndustriesOfYear::new(voice, year)).collect();
    let pages = voice.site.plan.listed().map(move |planned| {
        let title = voice.title(&planned.id);
        let mut own = of_page(voice, &planned.id);
        for passage in &mut own {
            let of_year = industries.iter().find(|of| Some(of.year) == passage.year);
            let named = of_year.map(|of| of.named(if passage.title.is_empty() { &title } else { &passage.title }));
            passage.industries =
                named.filter(|named| !named.is_empty()).unwrap_or(std::mem::take(&mut passage.industries));
        }
        ((title, voice.short_title(&planned.id), planned.address.clone()), own)
    });
    pages.filter(|(_, passages)| !passages.is_empty())
}

fn of_page(voice: &Voice<'_>, id: &PageId) -> Vec<Passage> {
    let site = voice.site;
    let of = |year: &u16| site.year(*year);
    let lead = |text: &str| vec![Passage { text: text.to_owned(), ..Passage::default() }];
    let of_year = |year: &u16| vec![Passage { year: Some(*year), ..Passage::default() }];
    match id {
        PageId::Home => lead(voice.text(&site.data.description)),
        PageId::Checker => lead(&voice.t("checker_lead")),
        PageId::List => lead(&voice.t("list_lead")),
        PageId::Questions => lead(&voice.t("questions_lead")),
        PageId::Question(slug) => site.question(slug).map(|one| question(voice, one)).unwrap_or_default(),
        PageId::Glossary => site.glossary.iter().map(|one| term(voice, one)).collect(),
        PageId::Search => contacts(voice),
        PageId::Prose(slug) => site.prose(slug).map(|doc| document(voice, doc)).unwrap_or_default(),
        PageId::Bureaus => lead(&voice.t("bureaus_lead")),
        PageId::Help(help) => lead(&voice.t(help_lead(*help))),
        PageId::Notice(year) => of(year).map(|year| notice(voice, year)).unwrap_or_default(),
        PageId::Guide(year) => of(year).map(|year| guide(voice, year)).unwrap_or_default(),
        PageId::Industry(year, industry) => of(year).map(|year| of_industry(voice, year, industry)).unwrap_or_default(),
        PageId::Audience(year, audience) => of_audience(voice, *year, audience),
        PageId::Year(year)
        | PageId::Both(year)
        | PageId::Leaflet(year)
        | PageId::Examples(year)
        | PageId::Proof(year)
        | PageId::Changes(year) => of_year(year),
        PageId::MoreQuestions(_)
        | PageId::OlderChecker
        | PageId::Embedded
        | PageId::OlderEmbedded
        | PageId::OlderList
        | PageId::Earlier(..)
        | PageId::NotFound => Vec::new(),
    }
}

/// The key of what a reference for clerks is for, in a sentence.
fn help_lead(help: Help) -> &'static str {
    match help {
        Help::Rules => "rules_help_lead",
        Help::Check => "check_help_lead",
        Help::Content => "content_help_lead",
    }
}

/// The text before a document's sections, then each of them.
fn document(voice: &Voice<'_>, doc: &Doc) -> Vec<Passage> {
    let mut passages = vec![Passage { text: plain(&doc.lead.get(voice.lang).html("")), ..Passage::default() }];
    passages.extend(doc.sections.iter().flat_map(|one| section(voice, one)));
    passages
}

/// A section, then what stands in it under headings of its own. One without text before these is found by all of it.
fn section(voice: &Voice<'_>, section: &PairedSection) -> Vec<Passage> {
    let html = section.body.get(voice.lang).html("");
    let mut parts = cuttings(&html);
    if parts[0].text.is_empty() {
        parts[0].text = plain(&html);
    }
    parts[0].id.clone_from(&section.id);
    parts[0].title.clone_from(&section.title.get(voice.lang).text);
    let passage = |part: Cutting| Passage { id: part.id, title: part.title, text: part.text, ..Passage::default() };
    parts.into_iter().map(passage).collect()
}

fn question(voice: &Voice<'_>, question: &Question) -> Vec<Passage> {
    let mut passages = document(voice, &question.text);
    for passage in &mut passages {
        passage.year = Some(voice.site.newest().year);
        passage.audiences.clone_from(&question.data.audiences);
    }
    passages[0].also.clone_from(question.data.readers_say.get(voice.lang));
    passages
}

/// The clauses in force; what was withdrawn is not found.
fn notice(voice: &Voice<'_>, year: &Year) -> Vec<Passage> {
    let lead = plain(&year.clauses.lead.get(voice.lang).html(""));
    let mut passages = vec![Passage { text: lead, year: Some(year.year), ..Passage::default() }];
    let industries = IndustriesOfYear::new(voice, year);
    for (number, clause) in (1..).zip(&year.clauses.sections).filter(|(_, clause)| !clause.repealed) {
        let everyone = clause.audiences.iter().any(|audience| audience == "everyone");
        let audiences = if everyone { Vec::new() } else { clause.audiences.clone() };
        let label = voice.clause_label(number);
        let whole = format!("{label} {}", clause.title.get(voice.lang).text);
        passages.extend(section(voice, clause).into_iter().map(|passage| Passage {
            clause: if passage.id == clause.id { label.clone() } else { whole.clone() },
            year: Some(year.year),
            audiences: audiences.clone(),
            industries: industries.of_clause(&clause.id),
            ..passage
        }));
    }
    passages
}

/// The guide, and each topic of the courses, which stand in its first section.
fn guide(voice: &Voice<'_>, year: &Year) -> Vec<Passage> {
    let Some(guide) = &year.guide else { return Vec::new() };
    let mut passages = document(voice, &guide.text);
    let place = guide.text.sections.first().map_or("", |section| &section.id);
    passages.extend(guide.courses.topics.iter().map(|topic| Passage {
        id: place.to_owned(),
        title: voice.text(&topic.name).to_owned(),
        ..Passage::default()
    }));
    passages.into_iter().map(|passage| Passage { year: Some(year.year), ..passage }).collect()
}

fn of_industry(voice: &Voice<'_>, year: &Year, industry: &str) -> Vec<Passage> {
    let lead = year.rules.texts.industries.get(industry).map_or("", |text| voice.lead(text));
    let (text, industries) = (lead.to_owned(), vec![industry.to_owned()]);
    vec![Passage { text, year: Some(year.year), industries, ..Passage::default() }]
}

fn of_audience(voice: &Voice<'_>, year: u16, id: &str) -> Vec<Passage> {
    let audience = voice.site.data.audiences.iter().find(|audience| audience.id == id);
    let text = audience.map_or("", |audience| voice.text(&audience.lead)).to_owned();
    vec![Passage { text, year: Some(year), audiences: vec![id.to_owned()], ..Passage::default() }]
}

/// A term, found by what it is called in any language.
fn term(voice: &Voice<'_>, term: &Term) -> Passage {
    let own = term.also.get(voice.lang).iter().chain(term.readers_say.get(voice.lang));
    let others = voice.site.data.langs().filter(|lang| *lang != voice.lang).map(|lang| term.word.get(lang));
    Passage {
        id: term.id.clone(),
        title: capitalised(voice.text(&term.word)),
        text: voice.text(&term.definition).to_owned(),
        also: own.chain(others).cloned().collect(),
        ..Passage::default()
    }
}

/// The id of the part of the search page that says whom to ask.
pub(in crate::render) const ASK: &str = "ask";

fn contacts(voice: &Voice<'_>) -> Vec<Passage> {
    let data = &voice.site.data;
    let passage = |contact: &Contact| Passage {
        id: ASK.to_owned(),
        title: voice.text(&contact.name).to_owned(),
        text: [voice.text(&contact.what), contact.phone.as_deref().unwrap_or_default()].join(" ").trim_end().to_owned(),
        also: vec![voice.t("search_contact_words")],
        ..Passage::default()
    };
    data.contacts.iter().chain(&data.systems).map(passage).collect()
}

/// What readers say for each term that has such words.
pub(super) fn said(voice: &Voice<'_>) -> Vec<(Vec<String>, String)> {
    let terms = voice.site.glossary.iter().filter(|term| !term.readers_say.get(voice.lang).is_empty());
    terms.map(|term| (term.readers_say.get(voice.lang).clone(), voice.text(&term.word).to_owned())).collect()
}
