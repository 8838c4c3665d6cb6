//! The trait that every kind of rule implements: what it states, which figures it has, and what has to be asked for it.

use super::Rules;
use crate::figures::Figures;
use crate::questions::Questionnaire;
use crate::stated::Statements;
use crate::{CategoryId, Facts, IndustryId, Map, Question, TraitId, ValueId};

/// One rule of a year.
pub(super) trait Rule {
    /// Adds what the notice states by this rule, each statement with its clause.
    fn state(&self, statements: &mut Statements);
    /// Visits the figures in this rule that can decide a verdict, in reading order.
    fn figures(&mut self, figures: &mut Figures<'_>);
    /// Adds the questions that a person has to be asked before this rule can be applied; none where it does not concern
    /// the person or cannot change a verdict.
    fn ask(&self, rules: &Rules, person: &Facts, questionnaire: &mut Questionnaire);
}

/// Whether a rule for these industries is for this one; an empty list is for all.
pub(crate) fn concerns(industries: &[IndustryId], industry: &IndustryId) -> bool {
    industries.is_empty() || industries.contains(industry)
}

/// One question for each trait that a rule's scope depends on.
pub(super) fn traits_of(scope: &Map<TraitId, Vec<ValueId>>) -> Vec<Question> {
    let mut questions = Vec::new();
    for id in scope.keys() {
        questions.push(Question::Trait(id.clone()));
    }
    questions
}

/// Whether a rule for these industries is for one of the person's industries; an empty list is for all.
pub(crate) fn concerns_person(industries: &[IndustryId], person: &Facts) -> bool {
    person.any_industry(&|own| concerns(industries, own))
}

/// Whether something may be for a person, as far as it is known: no trait that they have is another.
pub(super) fn may_fit(scope: &Map<TraitId, Vec<ValueId>>, person: &Facts) -> bool {
    scope.iter().all(|(id, values)| person.traits.get(id).is_none_or(|own| values.contains(own)))
}

/// Whether the requirements of a person's industries have any of these categories; none named is any.
pub(super) fn has_any(categories: &[CategoryId], rules: &Rules, person: &Facts) -> bool {
    let has = |own: &IndustryId, id: &CategoryId| {
        rules.requirements_of(own).any(|requirement| requirement.category(id).is_some())
    };
    categories.is_empty() || person.any_industry(&|own| categories.iter().any(|id| has(own, id)))
}
