//! What other systems read and write: one format, with its JSON Schema.

use std::collections::BTreeMap;

use checker_rules::{Change, Facts, Outcome, Rules, diff};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;

use crate::difference::{Piece, differences};
use crate::model::{Amendment, PageId, Site, Year};

/// Counts up when something that is there today changes its meaning or goes; what is only added leaves it.
pub const FORMAT: u32 = 1;

/// The rules of a year as a file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RulesFile<'a> {
    /// The schema, beside this file.
    #[serde(rename = "$schema")]
    schema: String,
    /// The version of the format.
    format: u32,
    /// The document number of the notice, where it has one.
    number: Option<&'a str>,
    /// The notices that amended it, in the order in which each came into force; the rules are those in force after all.
    amended_by: Vec<AmendedBy<'a>>,
    /// The page of the notice, by language.
    notice: BTreeMap<&'a str, String>,
    /// Everything that decides or explains a verdict.
    rules: &'a Rules,
    /// What industries, categories, traits and clauses are called, by language.
    names: BTreeMap<&'a str, NamesById>,
}

/// A later notice that amended the notice.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AmendedBy<'a> {
    /// Its document number, where it has one.
    number: Option<&'a str>,
    /// The first day it is in force.
    in_force: String,
    /// The page of the text as it stood before, by language.
    earlier: BTreeMap<&'a str, String>,
}

/// Names in one language, by id.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Names")]
pub struct NamesById {
    /// Industries.
    pub industries: BTreeMap<String, String>,
    /// Categories.
    pub categories: BTreeMap<String, String>,
    /// Traits, and their values as `level.senior`.
    pub traits: BTreeMap<String, String>,
    /// Clauses, by their headings.
    pub clauses: BTreeMap<String, String>,
}

/// A line that `assess --format json` writes for a person of a list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AssessedRow<'a> {
    /// The row of the list, the heading being row 1.
    pub row: usize,
    /// The person's name, as in the list.
    pub name: &'a str,
    /// The whole outcome.
    pub outcome: &'a Outcome,
}

/// What `diff --json` writes.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DiffFile<'a> {
    /// The version of the format.
    format: u32,
    /// The earlier year.
    before: u16,
    /// The later year.
    after: u16,
    /// What the rules state otherwise.
    rules: Vec<Change>,
    /// Clauses that read otherwise or stand elsewhere, a language after the other.
    text: Vec<ClauseChange<'a>>,
}

/// A clause that reads otherwise or stands elsewhere, in one language.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ClauseChange<'a> {
    /// The language.
    language: &'a str,
    /// The clause's stable name.
    clause: String,
    /// Its number in the earlier text, from 1; none where it is new.
    before: Option<usize>,
    /// Its number in the later text; none where it is gone.
    after: Option<usize>,
    /// Whether it stands elsewhere among the clauses that both texts have.
    moved: bool,
    /// Its heading.
    title: Vec<Piece>,
    /// What it says, a line a paragraph or item.
    text: Vec<Piece>,
}

/// What one year says otherwise than another.
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

/// The file of a year.
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
    }
}

fn amended_by<'a>(site: &'a Site, year: &Year, amendment: &'a Amendment) -> AmendedBy<'a> {
    AmendedBy {
        number: amendment.data.notice.number.as_deref(),
        in_force: amendment.data.in_force.value.to_string(),
        earlier: in_each_language(site, &PageId::Earlier(year.year, amendment.data.id.clone())),
    }
}

/// The full address of a page in each language.
fn in_each_language<'a>(site: &'a Site, page: &PageId) -> BTreeMap<&'a str, String> {
    let address = page.address();
    site.data.languages.iter().map(|language| (language.id.as_str(), site.url(language, &address))).collect()
}

/// The path of a year's file below the root of the site.
pub fn rules_path(year: u16) -> String {
    format!("rules/{year}.json")
}

/// What the schema's file is called, beside the rules' files.
pub fn schema_name() -> String {
    format!("schema-{FORMAT}.json")
}

/// The schema of a year's file; facts, outcomes, assessed rows, changes and what `diff` writes are among its definitions.
/// An error is a mistake in a type of ours, never in the content.
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
