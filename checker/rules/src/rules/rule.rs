//! What every kind of rule has to say of itself.

use super::Rules;
use crate::figures::Figures;
use crate::questions::Questionnaire;
use crate::stated::Statements;
use crate::{Facts, IndustryId, Map, Question, TraitId, ValueId};

/// One rule of a year.
pub(super) trait Rule {
    /// Adds what the notice states by it, each statement with its clause.
    fn state(&self, statements: &mut Statements);
    /// Visits the figures in it that can decide a verdict, in reading order.
    fn figures(&mut self, figures: &mut Figures<'_>);
    /// Adds what has to be known of a person before it can be applied; nothing where it does not concern the person or
    /// can decide no verdict.
    fn ask(&self, rules: &Rules, person: &Facts, questionnaire: &mut Questionnaire);
}

/// Whether a rule for these industries concerns one of them; empty is for all.
pub(crate) fn concerns(industries: &[IndustryId], industry: &IndustryId) -> bool {
    industries.is_empty() || industries.contains(industry)
}

/// The questions for the traits that something is limited to.
pub(super) fn traits_of(scope: &Map<TraitId, Vec<ValueId>>) -> Vec<Question> {
    scope.keys().map(|id| Question::Trait(id.clone())).collect()
}

/// Whether a rule for these industries concerns somebody.
pub(super) fn concerns_person(industries: &[IndustryId], person: &Facts) -> bool {
    person.industries().any(|own| concerns(industries, own))
}
