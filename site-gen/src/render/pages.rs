//! Every page of a language: its address, its template and its values.

use checker_rules::{Amount, Industry, UnitId};
use serde::Serialize;

use super::Page;
use super::voice::{Cite, Voice};
use super::widget::{capitalised, widget};
use crate::content::{Answer, Case, Cited, Expectation, Relation};
use crate::model::{Doc, Question, Year, address};

/// Lists the pages.
pub(super) fn pages(voice: &Voice<'_>) -> Vec<Page> {
    let site = voice.site;
    let mut pages = vec![home(voice), checker(voice), questions(voice), glossary(voice)];
    pages.extend(site.questions.iter().map(|one| question(voice, one)));
    pages.extend(site.pages.iter().map(|(slug, doc)| prose(voice, slug, doc)));
    for of_year in &site.years {
        pages.extend([
            year(voice, of_year),
            notice(voice, of_year),
            both(voice, of_year),
            guide(voice, of_year),
            examples(voice, of_year),
        ]);
        pages.extend(of_year.rules.rules.industries.iter().map(|one| industry(voice, of_year, one)));
        pages.extend((0..site.data.audiences.len()).map(|at| audience(voice, of_year, at)));
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

fn home(voice: &Voice<'_>) -> Page {
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

fn checker(voice: &Voice<'_>) -> Page {
    let year = voice.site.newest();
    let mut page =
        page(voice, "checker.html", address::CHECKER.to_owned(), voice.t("checker"), &voice.t("checker_lead"));
    page.values.insert("table_title", &voice.ui.fill("table", &[("year", &year.year.to_string())]));
    page.values.insert("widget", &widget(voice, address::CHECKER));
    insert_requirements(voice, year, &mut page);
    page
}

fn year(voice: &Voice<'_>, year: &Year) -> Page {
    let title = voice.year_title(year.year);
    let mut page = page(voice, "year.html", address::year(year.year), title, voice.text_of(&year.notice.summary));
    let number = year.year;
    let sections = [
        (voice.t("notice"), address::notice(number)),
        (voice.t("both"), address::both(number)),
        (voice.t("guide"), address::guide(number)),
        (voice.t("examples"), address::examples(number)),
    ];
    page.values.insert("sections", &sections);
    page.values.insert("table_title", &voice.ui.fill("table", &[("year", &number.to_string())]));
    page.values.insert("doors", &doors(voice, year));
    page.values.insert("recognition", &voice.recognition(year, None));
    insert_requirements(voice, year, &mut page);
    insert_dates(voice, year, &mut page);
    page
}

/// A document the notice cites.
#[derive(Serialize)]
struct CitedRow {
    title: String,
    number: Option<String>,
    relation: String,
    in_force: Option<String>,
    cite: Option<Cite>,
}

fn cited(voice: &Voice<'_>, year: &Year, cited: &Cited) -> CitedRow {
    let relation = match cited.relation {
        Relation::Implements => "cites_implements",
        Relation::SectorRule => "cites_sector_rule",
        Relation::Funding => "cites_funding",
    };
    CitedRow {
        title: voice.html(voice.text_of(&cited.title)),
        number: cited.number.as_deref().map(|number| voice.html(number)),
        relation: voice.t(relation),
        in_force: cited.in_force.map(|date| voice.ui.fill("cites_in_force", &[("date", &date.to_string())])),
        cite: cited.clause.as_deref().map(|clause| voice.cite(year, clause)),
    }
}

/// The fields of the document: label and value as HTML, none where the notice does not state it.
fn fields(voice: &Voice<'_>, year: &Year) -> Vec<(String, Option<String>)> {
    let notice = &year.notice;
    let localized = |text: &Option<_>| text.as_ref().map(|text| voice.html(voice.text_of(text)));
    let fields = [
        ("field_title", Some(voice.html(voice.text_of(&notice.title)))),
        ("field_index", notice.index.as_deref().map(|index| voice.html(index))),
        ("field_category", localized(&notice.category)),
        ("field_issuer", Some(voice.html(voice.text_of(&notice.issuer)))),
        ("field_number", notice.number.as_deref().map(|number| voice.html(number))),
        ("field_addressees", localized(&notice.addressees)),
        ("field_made", notice.made.map(|date| date.to_string())),
        ("field_published", notice.published.map(|date| date.to_string())),
        ("field_status", localized(&notice.status)),
    ];
    fields.into_iter().map(|(label, value)| (voice.t(label), value)).collect()
}

fn notice(voice: &Voice<'_>, year: &Year) -> Page {
    let path = address::notice(year.year);
    let clauses: Vec<_> = (1..).zip(&year.clauses.sections).map(|clause| voice.clause(year, clause, &path)).collect();
    let title = year.clauses.title.get(voice.lang).text.clone();
    let mut page = year_page(voice, year, "notice.html", path.clone(), title, voice.text_of(&year.notice.summary));
    page.values.insert("title_html", &year.clauses.title.get(voice.lang).html);
    page.values.insert("lead", &voice.prose(&year.clauses.lead, &path));
    page.values.insert("fields", &fields(voice, year));
    page.values.insert("cited", &year.notice.cites.iter().map(|one| cited(voice, year, one)).collect::<Vec<_>>());
    page.values.insert("clauses", &clauses);
    page
}

/// A clause in every language.
#[derive(Serialize)]
struct BothRow {
    id: String,
    columns: Vec<BothColumn>,
}

/// A clause in one of them.
#[derive(Serialize)]
struct BothColumn {
    tag: String,
    title: String,
    body: String,
}

fn both(voice: &Voice<'_>, year: &Year) -> Page {
    let path = address::both(year.year);
    let languages: Vec<_> = voice.site.data.langs().map(|lang| (lang, voice.site.data.language(lang))).collect();
    let row = |clause: &crate::model::PairedSection| BothRow {
        id: clause.id.clone(),
        columns: languages
            .iter()
            .map(|(lang, language)| BothColumn {
                tag: language.tag.clone(),
                title: clause.title.get(*lang).html.clone(),
                body: clause.body.get(*lang).html_beside(&voice.up(&path), &language.id),
            })
            .collect(),
    };
    let rows: Vec<BothRow> = year.clauses.sections.iter().map(row).collect();
    let mut page = year_page(voice, year, "both.html", path.clone(), voice.t("both"), &voice.t("restatement"));
    page.values.insert("rows", &rows);
    page
}

/// A section of a document.
#[derive(Serialize)]
struct SectionView<'a> {
    id: &'a str,
    title: &'a str,
    body: String,
}

fn sections<'a>(voice: &Voice<'_>, doc: &'a Doc, path: &str) -> Vec<SectionView<'a>> {
    let sections = doc.sections.iter();
    sections
        .map(|section| SectionView {
            id: &section.id,
            title: &section.title.get(voice.lang).html,
            body: voice.prose(&section.body, path),
        })
        .collect()
}

fn guide(voice: &Voice<'_>, year: &Year) -> Page {
    let path = address::guide(year.year);
    let title = year.guide.title.get(voice.lang).text.clone();
    let mut page = year_page(voice, year, "guide.html", path.clone(), title, &voice.t("restatement"));
    let years: Vec<String> = year.courses.years.iter().map(u16::to_string).collect();
    let topics: Vec<&str> = year.courses.topics.iter().map(|topic| voice.text_of(&topic.name)).collect();
    page.values.insert("lead", &voice.prose(&year.guide.lead, &path));
    page.values.insert("sections", &sections(voice, &year.guide, &path));
    page.values.insert("topics", &topics);
    page.values.insert("topics_years", &voice.ui.fill("topics_years", &[("years", &years.join(", "))]));
    page.values.insert("topics_cite", &voice.cite(year, &year.courses.clause));
    page
}

/// A worked example.
#[derive(Serialize)]
struct ExampleRow<'a> {
    name: &'a str,
    industry: String,
    given: Vec<String>,
    result: String,
    met: bool,
}

fn example<'a>(voice: &Voice<'_>, year: &Year, case: &'a Case) -> ExampleRow<'a> {
    let rules = &year.rules.rules;
    let unit = rules.requirement(&case.industry).map_or_else(UnitId::default, |requirement| requirement.unit.clone());
    let entry = |category: &str, amount: Amount, unit: &UnitId| {
        format!("{} {}", voice.category(year, category), voice.amount(year, amount, unit))
    };
    let given = case
        .given
        .iter()
        .map(|given| entry(given.category.as_str(), given.amount, given.unit.as_ref().unwrap_or(&unit)));
    let missing: Vec<String> =
        case.missing.iter().map(|(category, amount)| entry(category.as_str(), *amount, &unit)).collect();
    let result = match case.expect {
        Expectation::Met => voice.t("result_met"),
        Expectation::Short => voice.ui.fill("result_short", &[("missing", &missing.join(" · "))]),
        Expectation::None => voice.t("result_none"),
    };
    ExampleRow {
        name: voice.text_of(&case.name),
        industry: voice.year_text(year).industries.get(case.industry.as_str()).cloned().unwrap_or_default(),
        given: given.collect(),
        result,
        met: case.expect == Expectation::Met,
    }
}

fn examples(voice: &Voice<'_>, year: &Year) -> Page {
    let path = address::examples(year.year);
    let mut page = year_page(voice, year, "examples.html", path, voice.t("examples"), &voice.t("examples_lead"));
    page.values.insert("examples", &year.cases.iter().map(|case| example(voice, year, case)).collect::<Vec<_>>());
    page
}

fn industry(voice: &Voice<'_>, year: &Year, industry: &Industry) -> Page {
    let id = industry.id.as_str();
    let path = address::industry(year.year, id);
    let text = year.rules.texts.industries.get(id);
    let name = text.map_or("", |text| voice.text_of(&text.name));
    let lead = text.map_or("", |text| voice.text_of(&text.lead));
    let title = voice.ui.fill("industry", &[("industry", name)]);
    let mut page = year_page(voice, year, "industry.html", path, title, lead);
    let rows = requirement_lines(voice, year, industry);
    let ruled_by = text.and_then(|text| text.cites.as_deref());
    let sector_rule = year.notice.cites.iter().find(|cited| Some(cited.id.as_str()) == ruled_by);
    let notes = year
        .rules
        .rules
        .notes
        .iter()
        .filter(|note| note.industries.is_empty() || note.industries.contains(&industry.id));
    let note = |note: &checker_rules::Note| {
        (voice.year_text(year).notes.get(&note.id).cloned().unwrap_or_default(), voice.cite(year, note.clause.as_str()))
    };
    page.values.insert("rows", &rows);
    page.values.insert("recognition", &voice.recognition(year, Some(&industry.id)));
    page.values.insert("sector_rule", &sector_rule.map(|one| cited(voice, year, one)));
    page.values.insert("notes", &notes.map(note).collect::<Vec<_>>());
    page.values.insert("check_href", &format!("{}#year={}&industry={id}", address::CHECKER, year.year));
    page
}

/// What one industry needs: name, amount and clause of each category, the total last.
fn requirement_lines(voice: &Voice<'_>, year: &Year, industry: &Industry) -> Vec<(String, String, Cite)> {
    let Some(requirement) = year.rules.rules.requirement(&industry.id) else { return Vec::new() };
    let line = |name: String, minimum: &checker_rules::Minimum| {
        (name, voice.amount(year, minimum.min, &requirement.unit), voice.cite(year, minimum.clause.as_str()))
    };
    let categories = requirement
        .categories
        .iter()
        .map(|category| line(voice.category(year, category.id.as_str()), &category.minimum));
    categories.chain([line(voice.t("total"), &requirement.total)]).collect()
}

fn audience(voice: &Voice<'_>, year: &Year, at: usize) -> Page {
    let audience = &voice.site.data.audiences[at];
    let path = address::audience(year.year, &audience.id);
    let clauses: Vec<_> = year.clauses_for(&audience.id).map(|clause| voice.clause(year, clause, &path)).collect();
    let asked = voice.site.questions.iter().filter(|one| one.data.audiences.contains(&audience.id));
    let name = voice.text(&audience.name).to_owned();
    let mut page = year_page(voice, year, "audience.html", path, name, voice.text(&audience.lead));
    page.values.insert("clauses", &clauses);
    page.values.insert("dates", &voice.dates(year, Some(&audience.id)));
    page.values.insert("questions", &asked.map(|one| question_link(voice, one)).collect::<Vec<_>>());
    page
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

fn questions(voice: &Voice<'_>) -> Page {
    let mut page =
        page(voice, "questions.html", address::QUESTIONS.to_owned(), voice.t("questions"), &voice.t("questions_lead"));
    let links: Vec<_> = voice.site.questions.iter().map(|one| question_link(voice, one)).collect();
    page.values.insert("questions", &links);
    page
}

fn question(voice: &Voice<'_>, question: &Question) -> Page {
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

fn prose(voice: &Voice<'_>, slug: &str, doc: &Doc) -> Page {
    let path = address::page(slug);
    let title = doc.title.get(voice.lang).text.clone();
    let mut page = page(voice, "prose.html", path.clone(), title, voice.text(&voice.site.data.description));
    insert_doc(voice, doc, &path, &mut page);
    page
}

fn insert_doc(voice: &Voice<'_>, doc: &Doc, path: &str, page: &mut Page) {
    page.values.insert("title_html", &doc.title.get(voice.lang).html);
    page.values.insert("body", &voice.prose(&doc.lead, path));
    page.values.insert("sections", &sections(voice, doc, path));
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

fn glossary(voice: &Voice<'_>) -> Page {
    let site = voice.site;
    let mut page =
        page(voice, "glossary.html", address::GLOSSARY.to_owned(), voice.t("glossary"), &voice.t("restatement"));
    let others = |term: &crate::content::Term| {
        let langs = site.data.langs().filter(|lang| *lang != voice.lang);
        langs.map(|lang| (site.data.language(lang).tag.clone(), term.word.get(lang).clone())).collect()
    };
    let term = |term: &crate::content::Term| TermView {
        id: term.id.clone(),
        word: capitalised(voice.text_of(&term.word)),
        others: others(term),
        definition: voice.html(voice.text_of(&term.definition)),
        cite: term.clause.as_deref().map(|clause| voice.cite(site.newest(), clause)),
    };
    page.values.insert("terms", &site.glossary.iter().map(term).collect::<Vec<_>>());
    page
}
