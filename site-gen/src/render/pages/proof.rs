//! The page "How we know": what every build proves of a year's rules, and every figure that can decide a verdict.

use serde::Serialize;

use crate::check::{Proof, Threshold};
use crate::exchange::rules_path;
use crate::model::{PageId, Year};
use crate::render::Page;
use crate::render::stated::RuleWords;
use crate::render::voice::{Cite, Voice};

/// A figure that can decide a verdict, and the examples that would come out otherwise if it were another one.
#[derive(Serialize)]
struct ThresholdRow {
    subject: String,
    value: String,
    cite: Option<Cite>,
    /// The name of each example, and its place among the examples, from 1.
    examples: Vec<(String, usize)>,
}

pub(super) fn page(voice: &Voice<'_>, year: &Year, proof: &Proof) -> Page {
    let mut page = Page::new(voice, voice.t("proof_lead"));
    let number = |number: usize| number.to_string();
    let rules = &year.rules.rules;
    let counts = [("n", number(proof.people)), ("industries", number(rules.industries.len()))];
    let counts: Vec<(&str, &str)> = counts.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let count = |key: &str, n: usize| voice.ui.fill(key, &[("n", &number(n))]);
    let limits = (!rules.limits.is_empty()).then(|| count("proof_limits", rules.limits.len()));
    let mut statements = vec![voice.ui.fill("proof_people", &counts), voice.ui.fill("proof_possible", &counts)];
    statements.extend(limits);
    statements.extend([count("proof_cases", year.cases.len()), count("proof_figures", year.rules.figures.len())]);
    page.values.insert("statements", &statements);
    let rows: Vec<_> = proof.thresholds.iter().map(|threshold| row(voice, year, threshold)).collect();
    page.values.insert("rows", &rows);
    page.values.insert("examples_href", &PageId::Examples(year.year).address());
    page.values.insert("data_href", &rules_path(year.year));
    page
}

fn row(voice: &Voice<'_>, year: &Year, threshold: &Threshold) -> ThresholdRow {
    let words = RuleWords { voice, year };
    let example = |at: usize| Some((voice.text(&year.cases.get(at)?.name).to_owned(), at + 1));
    let mut places: Vec<usize> = [threshold.from_above, threshold.from_below].into_iter().flatten().collect();
    places.dedup();
    ThresholdRow {
        subject: words.subject(&threshold.subject),
        value: words.value(&threshold.stated.value),
        cite: threshold.stated.clause.as_ref().map(|clause| voice.cite(year, clause.as_str())),
        examples: places.into_iter().filter_map(example).collect(),
    }
}
