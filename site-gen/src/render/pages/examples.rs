//! The page of a year's worked examples.

use checker_rules::{Amount, CategoryId, Entry, Of, UnitId, evaluate};
use checker_widget::fill;
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
    /// What else is known of the person: second industry, traits, waivers, purpose.
    whom: Vec<String>,
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
    let requirement = year.rules.rules.requirement(&case.facts.industry, &case.facts.traits);
    let unit = requirement.map_or_else(UnitId::default, |requirement| requirement.unit.clone());
    ExampleRow {
        name: voice.text(&case.name),
        industry: industry(voice, year, case.facts.industry.as_str()),
        whom: whom(voice, year, case),
        given: given(voice, year, case, &unit),
        result: match case.expect {
            Expectation::Met => voice.t("result_met"),
            Expectation::Short => short(voice, year, case, &unit),
            Expectation::Deferred => voice.t("result_deferred"),
            Expectation::None => voice.t("result_none"),
        },
        met: case.expect == Expectation::Met,
    }
}

fn industry(voice: &Voice<'_>, year: &Year, id: &str) -> String {
    voice.year_text(year).industries.get(id).cloned().unwrap_or_default()
}

/// Second industry, traits, waivers and purpose of the person, in words.
fn whom(voice: &Voice<'_>, year: &Year, case: &Case) -> Vec<String> {
    let (facts, text) = (&case.facts, voice.year_text(year));
    let second = facts.second_industry.iter().map(|id| industry(voice, year, id.as_str()));
    let traits = facts.traits.iter().filter_map(|(id, value)| text.traits.get(&format!("{id}.{value}")).cloned());
    let rule = |key: String| text.rules.get(&key).cloned();
    let waivers = facts.waivers.iter().filter_map(|id| rule(format!("waiver.{id}")));
    let purpose = facts.purpose.iter().filter_map(|id| rule(format!("purpose.{id}")));
    second.chain(traits).chain(waivers).chain(purpose).collect()
}

/// What was learnt, by categories in reading order, then what is known of other years.
fn given(voice: &Voice<'_>, year: &Year, case: &Case, unit: &UnitId) -> Vec<String> {
    let (facts, words) = (&case.facts, &voice.ui.checker);
    let place = |entry: &&Entry| match &entry.of {
        Of::Category(id) => order(year, id),
        Of::Activity(_) => Some(usize::MAX),
    };
    let mut entries: Vec<&Entry> = facts.entries.iter().collect();
    entries.sort_by_key(place);
    let entries = entries.into_iter().map(|entry| voice.entry(year, entry, unit));
    let owed = facts.owed.iter().map(|(id, amount)| {
        let category = voice.category(year, id.as_str());
        format!("{} {}", fill(words.owed(), &[("category", &category)]), voice.amount(year, *amount, unit))
    });
    let complete = facts.complete_years.iter();
    let complete = complete.map(|year| fill(words.complete_year(), &[("year", &year.to_string())]));
    entries.chain(owed).chain(complete).collect()
}

fn order(year: &Year, id: &CategoryId) -> Option<usize> {
    year.rules.texts.categories.iter().position(|(known, _)| known == id)
}

/// Why an example is short: the categories and earlier years that are missing, or else the total; where it is neither,
/// only that it is short.
fn short(voice: &Voice<'_>, year: &Year, case: &Case, unit: &UnitId) -> String {
    let outcome = evaluate(&year.rules.rules, &case.facts);
    let mut categories: Vec<_> = case.missing.iter().collect();
    categories.sort_by_key(|(id, _)| order(year, id));
    let named = |(id, amount): (&CategoryId, &Amount)| {
        format!("{} {}", voice.category(year, id.as_str()), voice.amount(year, *amount, unit))
    };
    let earlier = outcome.earlier_years.iter().filter(|earlier| !earlier.complete);
    let earlier = earlier.map(|earlier| voice.ui.fill("result_short_year", &[("year", &earlier.year.to_string())]));
    let missing: Vec<String> = categories.into_iter().map(named).chain(earlier).collect();
    let is_total_short = outcome.line(&checker_rules::Node::Total).is_some_and(|line| line.missing > Amount::ZERO);
    match missing.is_empty() {
        false => voice.ui.fill("result_short", &[("missing", &missing.join(" · "))]),
        true if is_total_short => voice.t("result_short_in_all"),
        true => voice.t("value_short"),
    }
}
