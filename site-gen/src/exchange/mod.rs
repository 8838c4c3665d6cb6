//! What other systems read and write: a year's rules, a person's facts and outcome, and the differences of two years,
//! as JSON with one schema.

mod blank_list;
mod names;

use std::collections::BTreeMap;

use checker_roster::Names;
use checker_rules::{Change, Facts, Outcome, Rules, diff};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;

use crate::difference::{Piece, differences};
use crate::model::{Amendment, PageId, Site, Year};

pub use blank_list::{blank_list_path, blank_lists};
pub use names::names_in_lists;

/// The version of the format: it counts up when something changes its meaning or goes, not when something is added.
pub const FORMAT: u32 = 1;

/// The rules of one year: the file `rules/<year>.json` of a site.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RulesFile<'a> {
    /// The name of the JSON Schema, which lies beside this file.
    #[serde(rename = "$schema")]
    schema: String,
    /// The version of the format.
    format: u32,
    /// The document number of the notice; none where it has none.
    number: Option<&'a str>,
    /// The notices that amended it, in the order in which each came into force; the rules are those after all of them.
    amended_by: Vec<AmendedBy<'a>>,
    /// The full address of the page of the notice, by language id.
    notice: BTreeMap<&'a str, String>,
    /// Everything that decides or explains a verdict.
    rules: &'a Rules,
    /// What industries, categories, traits and clauses are called, by language id.
    names: BTreeMap<&'a str, NamesById>,
    /// What lists of staff may call things, in every language: so other programs read the same cells as the same.
    reading: Names,
}

/// A later notice that amended the notice.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AmendedBy<'a> {
    /// Its document number; none where it has none.
    number: Option<&'a str>,
    /// The first day on which it is in force.
    in_force: String,
    /// The full address of the page with the text as it stood before, by language id.
    earlier: BTreeMap<&'a str, String>,
}

/// What things are called in one language, by their ids.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Names")]
pub struct NamesById {
    /// Names of industries, by industry id.
    pub industries: BTreeMap<String, String>,
    /// Names of categories, by category id.
    pub categories: BTreeMap<String, String>,
    /// Names of traits, by trait id, and of their values, by both ids as `level.senior`.
    pub traits: BTreeMap<String, String>,
    /// Headings of clauses, by clause id.
    pub clauses: BTreeMap<String, String>,
}

/// A line that `assess --format json` writes: one person of a list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AssessedRow<'a> {
    /// The row of the list in which the person stands, as a spreadsheet numbers it.
    row: u32,
    /// The person's name, as it stands in the list.
    name: &'a str,
    /// The outcome of evaluating the person's facts; left out where the row cannot be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<&'a Outcome>,
    /// Why the row cannot be read; left out where it can.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a str>,
}

impl<'a> AssessedRow<'a> {
    /// A person with an outcome.
    pub fn of(row: u32, name: &'a str, outcome: &'a Outcome) -> Self {
        Self { row, name, outcome: Some(outcome), error: None }
    }

    /// A row that cannot be read.
    pub fn unread(row: u32, name: &'a str, error: &'a str) -> Self {
        Self { row, name, outcome: None, error: Some(error) }
    }
}

/// What `diff --json` writes: the differences of two years.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DiffFile<'a> {
    /// The version of the format.
    format: u32,
    /// The earlier year.
    before: u16,
    /// The later year.
    after: u16,
    /// What the rules of the two years state differently.
    rules: Vec<Change>,
    /// The clauses whose wording or place differs, one language after the other.
    text: Vec<ClauseChange<'a>>,
}

/// A clause whose wording or place differs, in one language.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ClauseChange<'a> {
    /// Id of the language.
    language: &'a str,
    /// Id of the clause.
    clause: String,
    /// Its number in the earlier text, from 1; none where only the later text has it.
    before: Option<usize>,
    /// Its number in the later text, from 1; none where only the earlier text has it.
    after: Option<usize>,
    /// Whether its place among the clauses that both texts have is another one.
    moved: bool,
    /// The pieces of its heading.
    title: Vec<Piece>,
    /// The pieces of its text, in which each paragraph or item is a line.
    text: Vec<Piece>,
}

/// The differences of two years, as `diff --json` writes them.
pub fn diff_file<'a>(site: &'a Site, before: &Year, after: &Year) -> DiffFile<'a> {
    let of_language = |lang| {
        let all = differences(&before.clauses, &after.clauses, lang).into_iter();
        all.map(move |one| ClauseChange {
            language: &site.data.language(lang).id,
            clause: one.clause,
            before: one.before,
            after: one.after,
            moved: one.moved,
            title: one.title,
            text: one.text,
        })
    };
    DiffFile {
        format: FORMAT,
        before: before.year,
        after: after.year,
        rules: diff(&before.rules.rules, &after.rules.rules),
        text: site.data.langs().flat_map(of_language).collect(),
    }
}

/// The rules of a year, as the site publishes them.
pub fn rules_file<'a>(site: &'a Site, year: &'a Year) -> RulesFile<'a> {
    let languages = || site.data.langs().map(|lang| (site.data.language(lang).id.as_str(), lang));
    let named = |lang| {
        let texts = &year.rules.texts;
        let term = |term: &str| site.term(term).map(|word| word.get(lang).clone()).unwrap_or_default();
        NamesById {
            industries: texts.industries.iter().map(|(id, text)| (id.clone(), text.name.get(lang).clone())).collect(),
            categories: texts.categories.iter().map(|(id, word)| (id.to_string(), term(word))).collect(),
            traits: texts.traits.iter().map(|(id, text)| (id.clone(), text.get(lang).clone())).collect(),
            clauses: year
                .clauses
                .sections
                .iter()
                .map(|one| (one.id.clone(), one.title.get(lang).text.clone()))
                .collect(),
        }
    };
    RulesFile {
        schema: schema_name(),
        format: FORMAT,
        number: year.notice.number.as_deref(),
        amended_by: year.amendments.iter().map(|amendment| amended_by(site, year, amendment)).collect(),
        notice: in_each_language(site, &PageId::Notice(year.year)),
        rules: &year.rules.rules,
        names: languages().map(|(id, lang)| (id, named(lang))).collect(),
        reading: names_in_lists(site, year),
    }
}

fn amended_by<'a>(site: &'a Site, year: &Year, amendment: &'a Amendment) -> AmendedBy<'a> {
    AmendedBy {
        number: amendment.data.notice.number.as_deref(),
        in_force: amendment.data.in_force.value.to_string(),
        earlier: in_each_language(site, &PageId::Earlier(year.year, amendment.data.id.clone())),
    }
}

/// The full address of a page in each language, by language id.
fn in_each_language<'a>(site: &'a Site, page: &PageId) -> BTreeMap<&'a str, String> {
    let address = page.address();
    site.data.languages.iter().map(|language| (language.id.as_str(), site.url(language, &address))).collect()
}

/// The path of a year's rules below the root of the site.
pub fn rules_path(year: u16) -> String {
    format!("rules/{year}.json")
}

/// The name of the schema's file, which lies beside those of the rules.
pub fn schema_name() -> String {
    format!("schema-{FORMAT}.json")
}

/// The JSON Schema of a year's rules. Facts, outcomes, assessed rows, changes and what `diff` writes are among its
/// definitions. An error is a mistake in a type of this program, never in the content.
pub fn schema() -> serde_json::Result<String> {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    generator.subschema_for::<Facts>();
    generator.subschema_for::<Outcome>();
    generator.subschema_for::<AssessedRow<'_>>();
    generator.subschema_for::<Change>();
    generator.subschema_for::<DiffFile<'_>>();
    let schema = generator.into_root_schema_for::<RulesFile<'_>>();
    let mut text = serde_json::to_string_pretty(&schema)?;
    text.push('\n');
    Ok(text)
}
