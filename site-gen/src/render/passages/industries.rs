//! Which passages are about which industries.

use std::collections::BTreeMap;

use checker_rules::{Industry, Requirement};

use crate::model::Year;
use crate::render::voice::Voice;

/// The industries of a year, as passages are held against them.
pub(super) struct IndustriesOfYear {
    pub(super) year: u16,
    /// The id of each and its name in lower case.
    names: Vec<(String, String)>,
    /// The clauses about recognition, each with the industries that it is for, where it is not for all.
    clauses: BTreeMap<String, Vec<String>>,
    /// The terms of the glossary in lower case: 教育 in 继续教育 is no industry.
    terms: Vec<String>,
}

impl IndustriesOfYear {
    pub(super) fn new(voice: &Voice<'_>, year: &Year) -> Self {
        let industries = &year.rules.rules.industries;
        let name = |industry: &Industry| {
            let text = year.rules.texts.industries.get(industry.id.as_str());
            (industry.id.to_string(), text.map_or("", |text| voice.text(&text.name)).to_lowercase())
        };
        let mut clauses: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for industry in industries {
            for clause in recognised_by(year, industry) {
                let known = clauses.entry(clause).or_default();
                if known.last().is_none_or(|last| last != industry.id.as_str()) {
                    known.push(industry.id.to_string());
                }
            }
        }
        clauses.retain(|_, known| known.len() < industries.len());
        let terms = voice.site.glossary.iter().map(|term| voice.text(&term.word).to_lowercase());
        Self { year: year.year, names: industries.iter().map(name).collect(), clauses, terms: terms.collect() }
    }

    /// The industries that a title names; empty where it names none.
    pub(super) fn named(&self, title: &str) -> Vec<String> {
        let mut title = title.to_lowercase();
        let may_be_named = |title: &str| self.names.iter().any(|(_, name)| !name.is_empty() && title.contains(name));
        for term in &self.terms {
            if !may_be_named(&title) {
                return Vec::new();
            }
            if title.contains(term) {
                title = title.replace(term, "\u{fffc}");
            }
        }
        let named = self.names.iter().filter(|(_, name)| !name.is_empty() && title.contains(name));
        named.map(|(id, _)| id.clone()).collect()
    }

    /// The industries that a clause is for; empty for all.
    pub(super) fn of_clause(&self, clause: &str) -> Vec<String> {
        self.clauses.get(clause).cloned().unwrap_or_default()
    }
}

/// The clauses that say who recognises what an industry has to learn.
fn recognised_by(year: &Year, industry: &Industry) -> Vec<String> {
    let rules = &year.rules.rules;
    let applying = rules.recognition_for(&industry.id).into_iter().filter(|recognition| {
        let has = |requirement: &Requirement| requirement.category(&recognition.category).is_some();
        rules.requirements_of(&industry.id).any(has)
    });
    let mut clauses: Vec<String> = applying.map(|recognition| recognition.clause.as_str().to_owned()).collect();
    clauses.sort_unstable();
    clauses.dedup();
    clauses
}
