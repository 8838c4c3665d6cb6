//! How we know: what every build proves of a year's rules; and what changed since the year before.

use checker_rules::{ClauseId, Stated, diff};
use serde::Serialize;

use super::year_page;
use crate::check::{Proof, Threshold};
use crate::model::{Year, address};
use crate::render::Page;
use crate::render::stated::Words;
use crate::render::voice::{Cite, Voice};

/// A figure, and the examples that hold it.
#[derive(Serialize)]
struct ThresholdRow {
    subject: String,
    value: String,
    cite: Option<Cite>,
    /// Each with its place among the examples, from 1.
    examples: Vec<(String, usize)>,
}

pub(super) fn proof(voice: &Voice<'_>, year: &Year, proof: &Proof) -> Page {
    let path = address::proof(year.year);
    let mut page = year_page(voice, year, "proof.html", path, voice.t("proof"), &voice.t("proof_lead"));
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
    page.values.insert("examples_href", &address::examples(year.year));
    page.values.insert("data_href", &address::rules_file(year.year));
    page
}

fn row(voice: &Voice<'_>, year: &Year, threshold: &Threshold) -> ThresholdRow {
    let words = Words { voice, year };
    let example = |at: usize| Some((voice.text(&year.cases.get(at)?.name).to_owned(), at + 1));
    let mut places: Vec<usize> = [threshold.from_above, threshold.from_below].into_iter().flatten().collect();
    places.dedup();
    ThresholdRow {
        subject: words.subject(&threshold.subject),
        value: words.value(&threshold.stated.value),
        cite: cite(voice, year, threshold.stated.clause.as_ref()),
        examples: places.into_iter().filter_map(example).collect(),
    }
}

fn cite(voice: &Voice<'_>, year: &Year, clause: Option<&ClauseId>) -> Option<Cite> {
    clause.map(|clause| voice.cite(year, clause.as_str()))
}

/// Something that is stated differently, as each year states it.
#[derive(Serialize)]
struct ChangeRow {
    subject: String,
    before: Option<(String, Option<Cite>)>,
    after: Option<(String, Option<Cite>)>,
}

pub(super) fn changes(voice: &Voice<'_>, before: &Year, year: &Year) -> Page {
    let years = [("before", before.year.to_string()), ("year", year.year.to_string())];
    let years: Vec<(&str, &str)> = years.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let path = address::changes(year.year);
    let (title, lead) = (voice.ui.fill("changes", &years), voice.ui.fill("changes_lead", &years));
    let mut page = year_page(voice, year, "changes.html", path, title, &lead);
    let said = |year: &Year, stated: &Option<Stated>| {
        let said = stated.as_ref()?;
        Some((Words { voice, year }.value(&said.value), cite(voice, year, said.clause.as_ref())))
    };
    let row = |change: checker_rules::Change| ChangeRow {
        subject: Words { voice, year: if change.after.is_some() { year } else { before } }.subject(&change.subject),
        before: said(before, &change.before),
        after: said(year, &change.after),
    };
    let rows: Vec<_> = diff(&before.rules.rules, &year.rules.rules).into_iter().map(row).collect();
    page.values.insert("rows", &rows);
    page.values.insert("before", &before.year);
    page
}
