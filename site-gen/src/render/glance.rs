//! A year at a glance: how much, where to study, who recognises it, and the way of an hour from study to certificate. The
//! home page, the year's page and the leaflet show it; all of it is from the rules.

use checker_rules::{Actor, Amount, CategoryRule, Recognition, Requirement, StepWhen, Subject};
use serde::Serialize;

use super::Page;
use super::stated::RuleWords;
use super::voice::{Cite, Voice};
use crate::model::{PageId, Year};

/// The requirement of the year's first industry, and the totals of those that have another one.
#[derive(Serialize)]
struct Asked {
    question: String,
    /// The period that the hours are for; none where it is the year.
    period: Option<String>,
    name: String,
    total: String,
    /// The least of each category that has one.
    least: Vec<String>,
    /// The same as a bar; empty where these do not make up the total.
    parts: Vec<SharePart>,
    cite: Cite,
    /// Name, total and address of each other requirement whose total differs.
    others: Vec<(String, String, String)>,
}

/// A category's share of a total, as a piece of a bar that is 300 wide.
#[derive(Serialize)]
struct SharePart {
    x: u32,
    width: u32,
}

/// The width of the bar.
const WIDTH: u32 = 300;

/// What stands at a station of an hour's way: of which category, and what. The category may be empty.
#[derive(Serialize)]
struct Stop {
    category: String,
    what: Vec<String>,
}

/// A station of an hour's way, and the clauses that say what stands there.
#[derive(Serialize)]
struct Station {
    name: String,
    stops: Vec<Stop>,
    cites: Vec<Cite>,
}

/// Puts the year at a glance into a page's values.
pub(super) fn insert_glance(voice: &Voice<'_>, year: &Year, page: &mut Page) {
    page.values.insert("asked", &asked(voice, year));
    let study = steps(voice, year, "path_study", StepWhen::Short);
    let declares = actors(voice, year, "path_declare", |rule| rule.declares);
    let recognises = actors(voice, year, "path_recognise", |rule| rule.recognises);
    let done = steps(voice, year, "path_done", StepWhen::Met);
    page.values.insert("study", &study);
    page.values.insert("recognises", &recognises);
    let path: Vec<Station> =
        [study, declares, recognises, done].into_iter().filter(|station| !station.stops.is_empty()).collect();
    page.values.insert("path", &path);
}

fn asked(voice: &Voice<'_>, year: &Year) -> Option<Asked> {
    let rules = &year.rules.rules;
    let of_industries = rules.industries.iter().flat_map(|industry| rules.requirements_of(&industry.id));
    let rows = voice.requirements(year);
    let mut all = of_industries.zip(&rows);
    let (requirement, row) = all.next()?;
    let is_other = |other: &Requirement| (other.total.min, &other.unit) != (requirement.total.min, &requirement.unit);
    let others = all.filter(|(other, _)| is_other(other));
    let words = RuleWords { voice, year };
    let period = rules.stated().into_iter().find(|(subject, _)| *subject == Subject::Period);
    Some(Asked {
        question: voice.t(if period.is_some() { "asked_how_much_in_period" } else { "asked_how_much" }),
        period: period.map(|(subject, stated)| format!("{} {}", words.subject(&subject), words.value(&stated.value))),
        name: row.name.clone(),
        total: row.total.clone(),
        least: least(voice, year, requirement),
        parts: parts(requirement),
        cite: voice.cite(year, requirement.total.clause.as_str()),
        others: others.map(|(_, row)| (row.name.clone(), row.total.clone(), row.href.clone())).collect(),
    })
}

fn least(voice: &Voice<'_>, year: &Year, requirement: &Requirement) -> Vec<String> {
    let stated = requirement.categories.iter().filter(|category| requirement.needed(category) > Amount::ZERO);
    let named = |category: &CategoryRule| {
        format!("{} {}", voice.category(year, category.id.as_str()), requirement.needed(category))
    };
    stated.map(named).collect()
}

/// The bar of a requirement's categories; empty where their minimums do not make up the total.
fn parts(requirement: &Requirement) -> Vec<SharePart> {
    let needed = |category| requirement.needed(category);
    let total = requirement.total.min;
    let sum = requirement.categories.iter().map(needed).fold(Amount::ZERO, |sum, amount| sum + amount);
    if sum != total || total == Amount::ZERO {
        return Vec::new();
    }
    let mut before = Amount::ZERO;
    let part = |category| {
        let x = before.percent_of(total) * WIDTH / 100;
        before = before + needed(category);
        let width = before.percent_of(total) * WIDTH / 100 - x;
        SharePart { x, width }
    };
    requirement.categories.iter().filter(|category| needed(category) > Amount::ZERO).map(part).collect()
}

/// What the notice asks people to do before or after they meet what is required.
fn steps(voice: &Voice<'_>, year: &Year, name: &str, when: StepWhen) -> Station {
    let texts = &voice.year_text(year).rules;
    let mut station = Station { name: voice.t(name), stops: Vec::new(), cites: Vec::new() };
    for step in year.rules.rules.steps.iter().filter(|step| step.when == when) {
        let category = step.category.as_ref().map_or_else(String::new, |id| voice.category(year, id.as_str()));
        let what = texts.get(&format!("step.{}", step.id)).cloned();
        station.add(category, what.unwrap_or_default());
        station.cite(voice.cite(year, step.clause.as_str()));
    }
    station
}

/// Who declares, or who recognises, the hours of each category. Where that depends on the case, all are named as such: the
/// table of the year says which is which.
fn actors(voice: &Voice<'_>, year: &Year, name: &str, who: fn(&Recognition) -> Option<Actor>) -> Station {
    let mut station = Station { name: voice.t(name), stops: Vec::new(), cites: Vec::new() };
    let rules = &year.rules.rules;
    for rule in &rules.recognition {
        station.add(voice.category(year, rule.category.as_str()), voice.actor(who(rule)));
        station.cite(voice.cite(year, rule.clause.as_str()));
    }
    for category in rules.requirements.iter().flat_map(|requirement| &requirement.categories) {
        if rules.recognition.iter().all(|rule| rule.category != category.id) {
            station.add(voice.category(year, category.id.as_str()), voice.t("not_stated"));
        }
    }
    for stop in station.stops.iter_mut().filter(|stop| stop.what.len() > 1) {
        let list = stop.what.join(&voice.t("list_separator"));
        stop.what = vec![voice.ui.fill("path_by_case", &[("list", &list)])];
    }
    if station.stops.is_empty() {
        station.add(String::new(), voice.t("not_stated"));
    }
    station
}

impl Station {
    fn add(&mut self, category: String, what: String) {
        match self.stops.iter_mut().find(|stop| stop.category == category) {
            Some(stop) if stop.what.contains(&what) => {}
            Some(stop) => stop.what.push(what),
            None => self.stops.push(Stop { category, what: vec![what] }),
        }
    }

    fn cite(&mut self, cite: Cite) {
        if !self.cites.contains(&cite) {
            self.cites.push(cite);
        }
    }
}

/// The address of the table that says who recognises in which case, below the root of the language.
pub(super) fn recognition_address(year: &Year) -> String {
    format!("{}#recognition", PageId::Year(year.year).address())
}
