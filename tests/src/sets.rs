//! Rule sets: the fictional places of `tests/rules/`, and the years of a content folder, as rules with their examples.

use std::path::Path;

use checker_rules::{Facts, Rules};
use site_gen::content::{self, parse_rules};
use site_gen::diag::Sink;
use site_gen::model;
use site_gen::source;

use crate::folders::{files_below, project};

/// The year of the fictional places.
pub const YEAR: u16 = 2030;

/// A year's rules, and the people of its examples.
#[derive(Clone)]
pub struct RuleSet {
    /// The folder.
    pub name: String,
    /// What is asked.
    pub rules: Rules,
    /// The worked examples.
    pub cases: Vec<Example>,
}

/// A worked example.
#[derive(Clone)]
pub struct Example {
    /// The person and the learning.
    pub facts: Facts,
}

/// The folders of `tests/rules/`; a folder within one is what its rules start from.
pub fn set_names() -> Vec<String> {
    let files = files_below(&project().join("tests/rules"));
    let of_sets = files.iter().filter(|file| file.ends_with("rules.toml") && file.components().count() == 2);
    of_sets.filter_map(|file| Some(file.parent()?.to_string_lossy().into_owned())).collect()
}

/// Every set of `tests/rules/` that can be read.
pub fn rule_sets() -> Vec<RuleSet> {
    let read = |name: String| {
        let mut sink = Sink::default();
        let sources = source::load(&project().join("tests/rules").join(&name), &mut sink);
        let (data, cases) = parse_rules(YEAR, &sources, &mut sink)?;
        let cases = cases.into_iter().map(|case| Example { facts: case.facts }).collect();
        Some(RuleSet { name, rules: data.rules, cases })
    };
    set_names().into_iter().filter_map(read).collect()
}

/// A year of a content folder.
pub fn year_of_content(content: &Path, year: u16) -> RuleSet {
    let mut sink = Sink::default();
    let sources = source::load(content, &mut sink);
    let content = content::parse(&sources, &mut sink).expect("the content can be read");
    let site = model::resolve(content, &sources, &mut sink);
    let found = site.year(year).expect("the year is there");
    let cases = found.cases.iter().map(|case| Example { facts: case.facts.clone() }).collect();
    RuleSet { name: year.to_string(), rules: found.rules.rules.clone(), cases }
}
