//! What the answers say about the person: industry, traits, and what the log asks besides.

use checker_rules::{Effect, Facts, IndustryId, Requirement, Trait, TraitId, ValueId, Waiver};

use crate::answers::{Answers, TICKED, Texts, key, text};
use crate::data::YearData;

/// What the answers say about the person, without what was learnt.
pub(crate) fn person(year: &YearData, answers: &Answers) -> Facts {
    let mut facts = Facts { year: year.rules.year, industry: industry_of(year, answers), ..Facts::default() };
    add_traits(year, answers, &mut facts);
    let requirement = year.rules.requirement(&facts.industry, &facts.traits);
    if answers.records.is_empty() && !requirement.is_some_and(|requirement| needs_days(year, requirement)) {
        return facts;
    }
    facts.second_industry = second_of(year, answers);
    add_traits(year, answers, &mut facts);
    facts.purpose = chosen(&answers.texts, key::PURPOSE).map(str::to_owned);
    for (key, text) in answers.texts.iter() {
        if text != TICKED {
            continue;
        }
        if let Some(waiver) = key.strip_prefix(key::WAIVER) {
            let second = facts.second_industry.as_ref();
            let own = year.rules.waiver(waiver, &facts.industry);
            if own.or_else(|| year.rules.waiver(waiver, second?)).is_some() {
                facts.waivers.push(waiver.to_owned());
            }
        } else if let Some(Ok(year)) = key.strip_prefix(key::COMPLETE).map(str::parse) {
            facts.complete_years.push(year);
        }
    }
    facts
}

fn add_traits(year: &YearData, answers: &Answers, facts: &mut Facts) {
    for asked in traits_of(year, facts) {
        if let Some(value) = value_of(asked, answers) {
            facts.traits.insert(asked.id.clone(), value.clone());
        }
    }
}

/// Whether the day of an entry decides for which of several years it counts, so that totals cannot be judged.
pub(crate) fn needs_days(year: &YearData, requirement: &Requirement) -> bool {
    requirement.each_year.is_some() && year.rules.has_several_years()
}

/// The industry chosen; the year's first where none of its industries is.
pub(crate) fn industry_of(year: &YearData, answers: &Answers) -> IndustryId {
    let chosen = answers.text(key::INDUSTRY);
    let known = year.rules.industries.iter().find(|industry| industry.id.as_str() == chosen);
    known.map_or_else(|| year.first_industry(), |industry| industry.id.clone())
}

/// The second industry chosen; none where there is none, or the rules know none.
pub(crate) fn second_of(year: &YearData, answers: &Answers) -> Option<IndustryId> {
    let (own, second) = (industry_of(year, answers), chosen(&answers.texts, key::SECOND)?);
    let known = year.rules.industries.iter().find(|known| known.id.as_str() == second && known.id != own)?;
    year.rules.two_industries.as_ref().map(|_| known.id.clone())
}

/// The traits on which something depends for one of the person's industries.
pub(crate) fn traits_of<'a>(year: &'a YearData, person: &Facts) -> Vec<&'a Trait> {
    let mut traits = year.rules.traits_asked(&person.industry);
    if let Some(second) = &person.second_industry {
        for asked in year.rules.traits_asked(second) {
            if !traits.contains(&asked) {
                traits.push(asked);
            }
        }
    }
    traits
}

/// Whether the rules have a purpose of this id for somebody like that.
pub(crate) fn has_purpose(year: &YearData, person: &Facts, id: &str) -> bool {
    let has = |(id, values): (&TraitId, &Vec<ValueId>)| person.traits.get(id).is_some_and(|own| values.contains(own));
    year.rules.purposes.iter().any(|purpose| purpose.id == id && purpose.scope.iter().all(has))
}

/// Whether somebody in this industry can owe hours of the year before.
pub(crate) fn may_owe(year: &YearData, industry: &IndustryId) -> bool {
    let defers = |waiver: &Waiver| {
        waiver.effect == Effect::Defer && (waiver.industries.is_empty() || waiver.industries.contains(industry))
    };
    year.rules.waivers.iter().any(defers)
}

/// The value of a trait that is chosen; its first where none is.
fn value_of<'a>(asked: &'a Trait, answers: &Answers) -> Option<&'a ValueId> {
    let chosen = answers.text(&[key::TRAIT, asked.id.as_str()].concat());
    asked.values.iter().find(|value| value.as_str() == chosen).or(asked.values.first())
}

/// The answer of a field; none where it is empty.
pub(crate) fn chosen<'a>(texts: &'a Texts, key: &str) -> Option<&'a str> {
    Some(text(texts, key)).filter(|text| !text.is_empty())
}
