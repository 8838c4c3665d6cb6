//! The page of an industry in a year: what it needs, who declares and recognises, and what to know beside that.

use checker_rules::{Amount, CategoryRule, ClauseId, IndustryId, Note, Requirement};
use serde::Serialize;

use crate::model::{PageId, Year};
use crate::render::Page;
use crate::render::document::cited;
use crate::render::voice::{Cite, Voice};

/// What the industry needs of some people (`whom`): name, amount and clause of each category, the total last.
#[derive(Serialize)]
struct RequirementTable {
    whom: String,
    rows: Vec<(String, String, Cite)>,
}

/// None for an industry that the year does not have.
pub(super) fn page(voice: &Voice<'_>, year: &Year, id: &str) -> Option<Page> {
    let rules = &year.rules.rules;
    let industry = &rules.industries.iter().find(|industry| industry.id.as_str() == id)?.id;
    let text = year.rules.texts.industries.get(id);
    let ruled_by = text.and_then(|text| text.cites.as_deref());
    let sector_rule = year.notice.cites.iter().find(|cited| Some(cited.id.as_str()) == ruled_by);
    let tables = rules.requirements_of(industry).map(|one| requirement_table(voice, year, one));
    let mut page = Page::new(voice, text.map_or("", |text| voice.lead(text)));
    page.values.insert("tables", &tables.collect::<Vec<_>>());
    page.values.insert("recognition", &voice.recognition(year, Some(industry)));
    page.values.insert("sector_rule", &sector_rule.map(|one| cited(voice, year, one)));
    page.values.insert("notes", &notes(voice, year, industry));
    page.values.insert("check_href", &format!("{}#year={}&industry={id}", PageId::Checker.address(), year.year));
    Some(page)
}

fn notes(voice: &Voice<'_>, year: &Year, industry: &IndustryId) -> Vec<(String, Cite)> {
    let notes = year.rules.rules.notes.iter();
    let concerning = notes.filter(|note| note.industries.is_empty() || note.industries.contains(industry));
    let shown = |note: &Note| {
        (
            voice.year_text(year).rules.get(&format!("note.{}", note.id)).cloned().unwrap_or_default(),
            voice.cite(year, note.clause.as_str()),
        )
    };
    concerning.map(shown).collect()
}

fn requirement_table(voice: &Voice<'_>, year: &Year, requirement: &Requirement) -> RequirementTable {
    let amount = |amount: Amount| voice.amount(year, amount, &requirement.unit);
    let line = |name: String, amount: String, clause: &ClauseId| (name, amount, voice.cite(year, clause.as_str()));
    let category = |category: &&CategoryRule| {
        let name = voice.category(year, category.id.as_str());
        line(name, voice.least(requirement.needed(category), &amount), &category.minimum.clause)
    };
    let mut rows: Vec<_> = requirement.all_categories().iter().map(category).collect();
    rows.push(line(voice.t("total"), amount(requirement.total.min), &requirement.total.clause));
    RequirementTable { whom: voice.whom(year, &requirement.scope), rows }
}
