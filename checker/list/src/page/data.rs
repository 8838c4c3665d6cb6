//! What the page hands to the program: the rules of every published year, the names of things in lists, and the texts.

use checker_roster::Names;
use checker_rules::flat::{Flat, Reader};
use checker_rules::{Funding, Rules, flat_structure};
use checker_widget::{Text, YearText};

use super::PageText;
use crate::{ListText, Phrases};

/// Id of the element that holds the page's form and answers.
pub const ROOT: &str = "list";
/// Id of the script element that holds the data as JSON.
pub const DATA: &str = "list-data";

/// Everything that the program knows.
#[derive(Clone, Debug, PartialEq)]
pub struct ListData {
    /// The published years, the newest first; never empty.
    pub years: Vec<ListYear>,
    /// The labels and messages of the checker, some of which lists share.
    pub text: Text,
    /// The labels and messages of lists.
    pub list: ListText,
    /// The labels and messages of the page.
    pub page: PageText,
}

/// One published year.
#[derive(Clone, Debug, PartialEq)]
pub struct ListYear {
    /// The year's rules.
    pub rules: Rules,
    /// What the rules are called in the page's language.
    pub text: YearText,
    /// What lists call things.
    pub names: Names,
    /// The version of the rules.
    pub version: String,
    /// What the employer has to spend on learning; none where the notice does not say.
    pub funding: Option<FundingRule>,
    /// Titles of columns that may be groups, in lower case.
    pub groups: Vec<String>,
}

/// What an employer has to spend, as rule and in words.
#[derive(Clone, Debug, PartialEq)]
pub struct FundingRule {
    /// The rule.
    pub rule: Funding,
    /// The rule in words, with its clause.
    pub said: String,
}

flat_structure! { ListData { years, text, list, page } }
flat_structure! { ListYear { rules, text, names, version, funding, groups } }
flat_structure! { FundingRule { rule, said } }

impl ListData {
    /// The data as texts.
    pub fn to_texts(&self) -> Vec<String> {
        let mut texts = Vec::new();
        self.write(&mut texts);
        texts
    }

    /// The data; none where the texts are not what this version of the program writes.
    pub fn of(texts: &[String]) -> Option<Self> {
        let mut reader = Reader::new(texts);
        let data = Self::read(&mut reader);
        reader.is_done().then_some(data)
    }

    /// The words for a year's lists.
    pub(crate) fn phrases<'a>(&'a self, year: &'a ListYear) -> Phrases<'a> {
        Phrases { rules: &year.rules, year: &year.text, text: &self.text, list: &self.list }
    }
}
