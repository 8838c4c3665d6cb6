//! A year's rules.

use std::collections::BTreeMap;

use checker_rules::{
    Actor, CategoryRule, Deadline, Industry, Minimum, Note, Recognition, Requirement, Rules, Step, StepWhen, Trait,
    TraitId, Unit, ValueId, When,
};

use super::{Node, counting};

pub(super) fn rules<N: Node>(node: &N) -> Option<Rules> {
    Some(Rules {
        year: small(node, "year")?,
        closes: node.parsed("closes"),
        period: node.maybe("period", counting::period)?,
        units: node.list("units", unit)?,
        industries: node.list("industries", industry)?,
        traits: node.list("traits", person_trait)?,
        modes: node.some("modes", id)?,
        requirements: node.list("requirements", requirement)?,
        activities: node.some("activities", counting::activity)?,
        limits: node.some("limits", counting::limit)?,
        counts_from: node.maybe("counts_from", counting::counts_from)?,
        carry_over: node.some("carry_over", counting::carry_over)?,
        make_up: node.list("make_up", counting::window)?,
        late_registration: node.some("late_registration", counting::window)?,
        waivers: node.some("waivers", counting::waiver)?,
        purposes: node.some("purposes", counting::purpose)?,
        two_industries: node.maybe("two_industries", counting::two_industries)?,
        recognition: node.list("recognition", recognition)?,
        steps: node.list("steps", step)?,
        deadlines: node.list("deadlines", deadline)?,
        notes: node.list("notes", note)?,
    })
}

pub(super) fn small<N: Node>(node: &N, key: &str) -> Option<u16> {
    u16::try_from(node.number_of(key)?).ok()
}

/// A member that is a name.
pub(super) fn name<N: Node, T: From<String>>(node: &N, key: &str) -> Option<T> {
    node.text_of(key).map(T::from)
}

/// An item that is a name.
pub(super) fn id<N: Node, T: From<String>>(node: &N) -> Option<T> {
    node.text().map(T::from)
}

fn unit<N: Node>(node: &N) -> Option<Unit> {
    Some(Unit {
        id: name(node, "id")?,
        of: node.number_of("of")?,
        hours: node.number_of("hours")?,
        clause: name(node, "clause"),
    })
}

fn industry<N: Node>(node: &N) -> Option<Industry> {
    Some(Industry { id: name(node, "id")?, follows: name(node, "follows")? })
}

fn person_trait<N: Node>(node: &N) -> Option<Trait> {
    Some(Trait { id: name(node, "id")?, values: node.list("values", id)? })
}

fn requirement<N: Node>(node: &N) -> Option<Requirement> {
    Some(Requirement {
        industry: name(node, "industry")?,
        scope: scope(&node.member("for")?)?,
        unit: name(node, "unit")?,
        accepts: node.list("accepts", id)?,
        total: minimum(&node.member("total")?)?,
        each_year: node.maybe("each_year", minimum)?,
        categories: node.list("categories", category)?,
    })
}

pub(super) fn scope<N: Node>(node: &N) -> Option<BTreeMap<TraitId, Vec<ValueId>>> {
    let values =
        |(key, values): (String, N)| Some((TraitId(key), values.items()?.iter().map(id).collect::<Option<_>>()?));
    node.members()?.into_iter().map(values).collect()
}

fn category<N: Node>(node: &N) -> Option<CategoryRule> {
    Some(CategoryRule {
        id: name(node, "id")?,
        minimum: minimum(node)?,
        share: node.parsed("share"),
        max: node.parsed("max"),
        categories: node.list("categories", category)?,
    })
}

fn minimum<N: Node>(node: &N) -> Option<Minimum> {
    Some(Minimum { min: node.parsed("min")?, clause: name(node, "clause")? })
}

fn actor(word: &str) -> Option<Actor> {
    Some(match word {
        "person" => Actor::Person,
        "employer" => Actor::Employer,
        "sector-authority" => Actor::SectorAuthority,
        "system" => Actor::System,
        _ => return None,
    })
}

fn recognition<N: Node>(node: &N) -> Option<Recognition> {
    Some(Recognition {
        id: node.text_of("id")?,
        category: name(node, "category")?,
        industries: node.list("industries", id)?,
        mode: name(node, "mode"),
        declares: node.text_of("declares").as_deref().and_then(actor),
        recognises: node.text_of("recognises").as_deref().and_then(actor),
        clause: name(node, "clause")?,
    })
}

fn step<N: Node>(node: &N) -> Option<Step> {
    let met = node.text_of("when")? == "met";
    Some(Step {
        id: node.text_of("id")?,
        when: if met { StepWhen::Met } else { StepWhen::Short },
        category: name(node, "category"),
        by: node.parsed("by"),
        clause: name(node, "clause")?,
    })
}

fn deadline<N: Node>(node: &N) -> Option<Deadline> {
    let when = node.member("when")?;
    Some(Deadline {
        id: node.text_of("id")?,
        when: when.parsed("date").map(When::Date).or_else(|| when.number_of("days-before").map(When::DaysBefore))?,
        audiences: node.list("audiences", N::text)?,
        clause: name(node, "clause")?,
    })
}

fn note<N: Node>(node: &N) -> Option<Note> {
    Some(Note {
        id: node.text_of("id")?,
        industries: node.list("industries", id)?,
        clause: name(node, "clause")?,
    })
}
