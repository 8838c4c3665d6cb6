//! Pages of a year: overview, industries, audiences, worked examples.

use checker_rules::{Amount, CategoryId, CategoryRule, ClauseId, Entry, Industry, Note, Of, Requirement, UnitId};
use serde::Serialize;

use super::notice::cited;
use super::{doors, insert_dates, insert_requirements, page, question_link, year_page};
use crate::content::{Case, Expectation};
use crate::model::{Year, address};
use crate::render::Page;
use crate::render::voice::{Cite, Voice};

pub(super) fn year(voice: &Voice<'_>, year: &Year) -> Page {
    let title = voice.year_title(year.year);
    let mut page = page(voice, "year.html", address::year(year.year), title, voice.text(&year.notice.summary));
    let number = year.year;
    let sections = [
        (voice.t("notice"), address::notice(number)),
        (voice.t("both"), address::both(number)),
        (voice.t("guide"), address::guide(number)),
        (voice.t("examples"), address::examples(number)),
        (voice.t("proof"), address::proof(number)),
    ];
    let earlier = voice.site.years.iter().rev().find(|earlier| earlier.year < number);
    let changes = earlier.map(|before| {
        let years = [("before", before.year.to_string()), ("year", number.to_string())];
        (
            voice.ui.fill("changes", &years.each_ref().map(|(key, value)| (*key, value.as_str()))),
            address::changes(number),
        )
    });
    let sections: Vec<_> = sections.into_iter().chain(changes).collect();
    page.values.insert("sections", &sections);
    page.values.insert("table_title", &voice.ui.fill("table", &[("year", &number.to_string())]));
    page.values.insert("doors", &doors(voice, year));
    page.values.insert("recognition", &voice.recognition(year, None));
    insert_requirements(voice, year, &mut page);
    insert_dates(voice, year, &mut page);
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
    let facts = &case.facts;
    let unit = rules
        .requirement(&facts.industry, &facts.traits)
        .map_or_else(UnitId::default, |requirement| requirement.unit.clone());
    let named = |category: &CategoryId, amount: Amount| {
        format!("{} {}", voice.category(year, category.as_str()), voice.amount(year, amount, &unit))
    };
    let order = |id: &CategoryId| year.rules.texts.categories.iter().position(|(known, _)| known == id);
    let place = |entry: &&Entry| match &entry.of {
        Of::Category(id) => order(id),
        Of::Activity(_) => Some(usize::MAX),
    };
    let mut given: Vec<&Entry> = facts.entries.iter().collect();
    given.sort_by_key(place);
    let mut missing: Vec<_> = case.missing.iter().collect();
    missing.sort_by_key(|(category, _)| order(category));
    let missing: Vec<String> = missing.into_iter().map(|(category, amount)| named(category, *amount)).collect();
    let result = match case.expect {
        Expectation::Met => voice.t("result_met"),
        Expectation::Short if missing.is_empty() => voice.t("result_short_in_all"),
        Expectation::Short => voice.ui.fill("result_short", &[("missing", &missing.join(" · "))]),
        Expectation::Deferred => voice.t("result_deferred"),
        Expectation::None => voice.t("result_none"),
    };
    ExampleRow {
        name: voice.text(&case.name),
        industry: voice.year_text(year).industries.get(facts.industry.as_str()).cloned().unwrap_or_default(),
        given: given.into_iter().map(|entry| voice.entry(year, entry, &unit)).collect(),
        result,
        met: case.expect == Expectation::Met,
    }
}

pub(super) fn examples(voice: &Voice<'_>, year: &Year) -> Page {
    let path = address::examples(year.year);
    let mut page = year_page(voice, year, "examples.html", path, voice.t("examples"), &voice.t("examples_lead"));
    page.values.insert("examples", &year.cases.iter().map(|case| example(voice, year, case)).collect::<Vec<_>>());
    page
}

pub(super) fn industry(voice: &Voice<'_>, year: &Year, industry: &Industry) -> Page {
    let id = industry.id.as_str();
    let path = address::industry(year.year, id);
    let text = year.rules.texts.industries.get(id);
    let name = text.map_or("", |text| voice.text(&text.name));
    let lead = text.map_or("", |text| voice.text(&text.lead));
    let title = voice.ui.fill("industry", &[("industry", name)]);
    let mut page = year_page(voice, year, "industry.html", path, title, lead);
    let tables = year.rules.rules.requirements_of(&industry.id).map(|one| requirement_table(voice, year, one));
    let tables: Vec<_> = tables.collect();
    let ruled_by = text.and_then(|text| text.cites.as_deref());
    let sector_rule = year.notice.cites.iter().find(|cited| Some(cited.id.as_str()) == ruled_by);
    let notes = year
        .rules
        .rules
        .notes
        .iter()
        .filter(|note| note.industries.is_empty() || note.industries.contains(&industry.id));
    let note = |note: &Note| {
        (
            voice.year_text(year).rules.get(&format!("note.{}", note.id)).cloned().unwrap_or_default(),
            voice.cite(year, note.clause.as_str()),
        )
    };
    page.values.insert("tables", &tables);
    page.values.insert("recognition", &voice.recognition(year, Some(&industry.id)));
    page.values.insert("sector_rule", &sector_rule.map(|one| cited(voice, year, one)));
    page.values.insert("notes", &notes.map(note).collect::<Vec<_>>());
    page.values.insert("check_href", &format!("{}#year={}&industry={id}", address::CHECKER, year.year));
    page
}

/// What one industry needs of some people: whom, and name, amount and clause of each category, the total last.
#[derive(Serialize)]
struct RequirementTable {
    whom: String,
    rows: Vec<(String, String, Cite)>,
}

fn requirement_table(voice: &Voice<'_>, year: &Year, requirement: &Requirement) -> RequirementTable {
    let line = |name: String, amount: Amount, clause: &ClauseId| {
        (name, voice.amount(year, amount, &requirement.unit), voice.cite(year, clause.as_str()))
    };
    let category = |category: &&CategoryRule| {
        let name = voice.category(year, category.id.as_str());
        line(name, requirement.needed(category), &category.minimum.clause)
    };
    let mut rows: Vec<_> = requirement.all_categories().iter().map(category).collect();
    rows.push(line(voice.t("total"), requirement.total.min, &requirement.total.clause));
    RequirementTable { whom: voice.whom(year, &requirement.scope), rows }
}

pub(super) fn audience(voice: &Voice<'_>, year: &Year, at: usize) -> Page {
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
