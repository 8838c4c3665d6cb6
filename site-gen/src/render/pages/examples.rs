//! The page of a year's worked examples.

use checker_rules::{Amount, CategoryId, Entry, Of, UnitId};
use serde::Serialize;

use crate::content::{Case, Expectation};
use crate::model::Year;
use crate::render::Page;
use crate::render::voice::Voice;

/// A worked example: what was given and what comes out.
#[derive(Serialize)]
struct ExampleRow<'a> {
    name: &'a str,
    industry: String,
    given: Vec<String>,
    result: String,
    met: bool,
}

pub(super) fn page(voice: &Voice<'_>, year: &Year) -> Page {
    let mut page = Page::new(voice, voice.t("examples_lead"));
    page.values.insert("examples", &year.cases.iter().map(|case| example(voice, year, case)).collect::<Vec<_>>());
    page
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
