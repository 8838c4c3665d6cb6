//! What the page hands to the checker: rules, and the texts of the page's language.

use checker_rules::{Amount, ClauseId, Date, IndustryId, Map, Rules, UnitId};
use serde::{Deserialize, Serialize};

use crate::text::{Text, fill};

/// Id of the element that holds the rendered checker.
pub const ROOT: &str = "checker";
/// Id of the script element that holds its data as JSON.
pub const DATA: &str = "checker-data";

/// Everything the checker knows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CheckerData {
    /// The published years, oldest first; never empty.
    pub years: Vec<YearData>,
    /// Labels and messages.
    pub text: Text,
}

/// One published year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct YearData {
    /// What is asked.
    pub rules: Rules,
    /// How it is said.
    pub text: YearText,
    /// The page of the notice, relative to the checker's.
    pub notice: String,
    /// The addresses of clauses of other documents.
    pub elsewhere: Map<String, String>,
}

/// The texts of one year's rules, by id.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct YearText {
    /// Names of industries.
    pub industries: Map<String, String>,
    /// Names of traits, and of their values as `level.senior`.
    pub traits: Map<String, String>,
    /// Names of categories.
    pub categories: Map<String, String>,
    /// Names of units.
    pub units: Map<String, UnitText>,
    /// Clauses as cited, such as "Clause 1".
    pub clauses: Map<String, String>,
    /// Every rule that is told, and every way of learning, by [`Subject::key`](checker_rules::Subject::key):
    /// `step.study`, `limit.online`, `mode.online`, `period`.
    pub rules: Map<String, String>,
}

/// How a unit is written and read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnitText {
    /// Behind the number 1.
    pub one: String,
    /// Behind any other number.
    pub many: String,
    /// What people type for it, in lower case, in every language of the site.
    pub words: Vec<String>,
}

impl CheckerData {
    /// The year, where a notice for it is published.
    pub fn year(&self, year: u16) -> Option<&YearData> {
        self.years.iter().find(|published| published.rules.year == year)
    }

    /// The newest published year.
    pub fn newest(&self) -> Option<&YearData> {
        self.years.last()
    }

    /// The years the form offers, newest first: the published ones, the neighbours of those, and up to this year.
    pub(crate) fn offered(&self, today: Option<Date>) -> impl Iterator<Item = u16> + use<> {
        let oldest = self.years.first().map_or(0, |year| year.rules.year);
        let newest = self.newest().map_or(0, |year| year.rules.year);
        let last = today.map_or(newest, |today| today.year().max(newest)).max(newest.saturating_add(1));
        (oldest.saturating_sub(1)..=last).rev()
    }
}

impl YearData {
    /// The first industry in reading order.
    pub(crate) fn first_industry(&self) -> IndustryId {
        self.rules.industries.first().map(|industry| industry.id.clone()).unwrap_or_default()
    }

    /// The address of a clause.
    pub(crate) fn clause_link(&self, clause: &ClauseId) -> String {
        let elsewhere = self.elsewhere.get(clause.as_str());
        elsewhere.map_or_else(|| [&self.notice, "#", clause.as_str()].concat(), Clone::clone)
    }
}

impl YearText {
    /// What a rule says, by its kind and its name.
    pub(crate) fn rule(&self, kind: &str, id: &str) -> String {
        let key = [kind, ".", id].concat();
        named(&self.rules, &key).to_owned()
    }

    /// An amount with its unit, such as "1 class hour".
    pub fn amount(&self, text: &Text, amount: Amount, unit: &UnitId) -> String {
        let name = self.units.get(unit.as_str());
        let name =
            name.map_or(unit.as_str(), |names| if amount == Amount::whole(1) { &names.one } else { &names.many });
        fill(&text.amount, &[("n", &amount.to_string()), ("unit", name)])
    }
}

/// The text of an id; the id itself where there is none, so that nothing is ever silently left out.
pub fn named<'a>(texts: &'a Map<String, String>, id: &'a str) -> &'a str {
    texts.get(id).map_or(id, String::as_str)
}
