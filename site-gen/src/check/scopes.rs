//! Every kind of person of every industry has exactly one requirement.

use checker_rules::{Industry, Map, Requirement, Rules, TraitId, ValueId};

use crate::content::RulesData;
use crate::diag::{Code, Diagnostic, Severity, Sink, Span, words};

pub(super) fn check(data: &RulesData, sink: &mut Sink) {
    let rules = &data.rules;
    for industry in rules.industries.iter().filter(|industry| industry.follows == industry.id) {
        let spans: Vec<Span> = of_industry(data, industry).map(|(_, span)| span).collect();
        for person in people(rules, industry) {
            check_person(data, industry, &person, &spans, sink);
        }
    }
}

fn of_industry<'a>(data: &'a RulesData, industry: &Industry) -> impl Iterator<Item = (&'a Requirement, Span)> {
    let placed = data.rules.requirements.iter().zip(data.totals.iter().copied());
    let id = industry.id.clone();
    placed.filter(move |(requirement, _)| requirement.industry == id)
}

pub(super) type Person = Map<TraitId, ValueId>;

/// Every combination of values of the traits that an industry's requirements depend on.
pub(super) fn people(rules: &Rules, industry: &Industry) -> Vec<Person> {
    let mut people = vec![Person::new()];
    for asked in rules.traits_asked(&industry.id) {
        let with = |person: &Person, value: &ValueId| {
            let mut person = person.clone();
            person.insert(asked.id.clone(), value.clone());
            person
        };
        people = people.iter().flat_map(|person| asked.values.iter().map(move |value| with(person, value))).collect();
    }
    people
}

fn check_person(data: &RulesData, industry: &Industry, person: &Person, spans: &[Span], sink: &mut Sink) {
    let fitting: Vec<_> = of_industry(data, industry).filter(|(requirement, _)| requirement.fits(person)).collect();
    let most = fitting.iter().map(|(requirement, _)| requirement.scope.len()).max();
    let prevailing: Vec<Span> = fitting
        .iter()
        .filter(|(requirement, _)| Some(requirement.scope.len()) == most)
        .map(|(_, span)| *span)
        .collect();
    match (prevailing.as_slice(), spans) {
        ([], [first, ..]) => gap(industry, person, *first, sink),
        ([first, second, ..], _) => overlap(industry, person, *first, *second, sink),
        _ => {}
    }
}

pub(super) fn described(person: &Person) -> String {
    let traits: Vec<String> = person.iter().map(|(id, value)| format!("{id} = {value}")).collect();
    traits.join(", ")
}

fn gap(industry: &Industry, person: &Person, span: Span, sink: &mut Sink) {
    let (industry, person) = (&industry.id, described(person));
    sink.error(
        Code("requirement-gap"),
        span,
        words(
            format!("no requirement of `{industry}` is for {person}"),
            format!("“{industry}”没有适用于{person}的学时要求"),
        ),
        words("add a requirement for these people, or one without `for`", "请补上适用的学时要求，或写一条不带for的"),
    );
}

fn overlap(industry: &Industry, person: &Person, first: Span, second: Span, sink: &mut Sink) {
    let industry = &industry.id;
    let whom = if person.is_empty() { "everybody".to_owned() } else { described(person) };
    sink.push(Diagnostic {
        code: Code("requirement-overlap"),
        severity: Severity::Error,
        place: second.into(),
        message: words(
            format!("two requirements of `{industry}` are for {whom}"),
            format!("“{industry}”有两条学时要求同时适用于{whom}"),
        ),
        related: vec![(first, words("the other", "另一条"))],
        help: words("limit one of them with `for`, or remove it", "请用for限定其中一条，或删去"),
    });
}
