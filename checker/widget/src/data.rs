//! What the page hands to the checker as JSON: the rules of every published year, and the texts of the page's language.

use checker_rules::{Amount, ClauseId, IndustryId, Map, Rules, UnitId};
use serde::{Deserialize, Serialize};

use crate::text::{Text, fill};

/// Id of the element that holds the rendered checker.
pub const ROOT: &str = "checker";
/// Id of the script element that holds the checker's data as JSON.
pub const DATA: &str = "checker-data";

/// Everything the checker knows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CheckerData {
    /// The published years, oldest first; never empty.
    pub years: Vec<YearData>,
    /// Labels and messages of the checker, which are the same for every year.
    pub text: Text,
    /// Whom to ask, and the systems to use; empty where the site names none.
    pub contacts: Vec<ContactText>,
    /// The address of the site, under which answers are kept on the device.
    pub site: String,
}

/// Somebody to ask, or a system to use, from outside the notice. A text that is not known is empty.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ContactText {
    /// What it is called.
    pub name: String,
    /// What it is for.
    pub what: String,
    /// The telephone number as it is written.
    pub phone: String,
    /// The address on the web.
    pub url: String,
    /// Where this is known from, and when it was checked.
    pub note: String,
}

/// One published year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct YearData {
    /// The year's rules, which decide the verdict.
    pub rules: Rules,
    /// What the rules are called in the page's language.
    pub text: YearText,
    /// The address of the year's notice, relative to the checker's page.
    pub notice: String,
    /// The version of the rules: other figures or clauses, another version.
    pub version: String,
    /// The addresses, relative to the checker's page, of cited clauses that are not in the year's notice, by clause id.
    pub elsewhere: Map<String, String>,
}

/// The texts of one year's rules, by id.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct YearText {
    /// Names of industries, by industry id.
    pub industries: Map<String, String>,
    /// Names of traits, by trait id, and of their values, by both ids as `level.senior`.
    pub traits: Map<String, String>,
    /// Names of categories, by category id.
    pub categories: Map<String, String>,
    /// Names of units, by unit id.
    pub units: Map<String, UnitText>,
    /// Clauses as they are cited, such as "Clause 1", by clause id.
    pub clauses: Map<String, String>,
    /// What each rule says, and the name of each way of learning, by [`Subject::key`](checker_rules::Subject::key):
    /// `step.study`, `limit.online`, `mode.online`, `period`.
    pub rules: Map<String, String>,
}

/// How a unit is written, and what is read as it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnitText {
    /// Its name behind the number 1, such as "class hour".
    pub one: String,
    /// Its name behind any other number, such as "class hours".
    pub many: String,
    /// What people type for it, in lower case, in every language of the site.
    pub words: Vec<String>,
}

impl CheckerData {
    /// The data of a year; none where no notice is published for it.
    pub fn year(&self, year: u16) -> Option<&YearData> {
        self.years.iter().find(|published| published.rules.year == year)
    }

    /// The newest published year.
    pub fn newest(&self) -> Option<&YearData> {
        self.years.last()
    }
}

impl YearData {
    /// Id of the first industry in reading order.
    pub(crate) fn first_industry(&self) -> IndustryId {
        self.rules.industries.first().map(|industry| industry.id.clone()).unwrap_or_default()
    }

    /// The address of a clause, relative to the checker's page.
    pub(crate) fn clause_link(&self, clause: &ClauseId) -> String {
        let elsewhere = self.elsewhere.get(clause.as_str());
        elsewhere.map_or_else(|| [&self.notice, "#", clause.as_str()].concat(), Clone::clone)
    }
}

impl YearText {
    /// What a rule says, by its kind, such as `limit`, and its id.
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

/// The text of an id; the id itself where there is no text, so that nothing is left out in silence.
pub fn named<'a>(texts: &'a Map<String, String>, id: &'a str) -> &'a str {
    texts.get(id).map_or(id, String::as_str)
}
