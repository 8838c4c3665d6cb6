//! Waivers: who, when it is granted, is asked for less, or may complete the year in the next one.

use serde::{Deserialize, Serialize};

use super::rule::{Rule, concerns_person};
use crate::figures::Figures;
use crate::questions::Questionnaire;
use crate::stated::Statements;
use crate::terms::Effect;
use crate::{Amount, ClauseId, Facts, IndustryId, Question, Rules, Subject, Value};

/// A waiver that may be granted for the year, such as for illness or parental leave, and what it changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Waiver {
    /// Id of the waiver, by which facts refer to it; its text is found by it.
    pub id: String,
    /// The industries it is for; empty for all.
    pub industries: Vec<IndustryId>,
    /// What is needed of somebody to whom it is granted.
    pub effect: Effect,
    /// The clause of the notice that states it.
    pub clause: ClauseId,
}

crate::flat_structure! { Waiver { id, industries, effect, clause } }

impl Rule for Waiver {
    fn state(&self, statements: &mut Statements) {
        let Self { id, industries, effect, clause } = self;
        statements.add(Subject::Waiver(id.clone()), Value::Effect(effect.clone(), industries.clone()), clause);
    }

    /// Visits the amounts that stay needed. A total that is no more than the sum of its categories decides nothing.
    fn figures(&mut self, figures: &mut Figures<'_>) {
        let Self { id, industries: _, effect, clause } = self;
        let Effect::Reduce { total, categories } = effect else { return };
        let mut visit = |amount: &mut Amount| figures.visit(Subject::Waiver(id.clone()), clause, None, amount);
        let of_categories: Amount = categories.iter().map(|(_, amount)| *amount).sum();
        if *total > of_categories {
            visit(total);
        }
        categories.iter_mut().for_each(|(_, amount)| visit(amount));
    }

    fn ask(&self, _: &Rules, person: &Facts, questionnaire: &mut Questionnaire) {
        if concerns_person(&self.industries, person) {
            let mut questions = vec![Question::Waiver(self.id.clone())];
            if self.effect == Effect::Defer {
                questions.push(Question::Owed);
            }
            questionnaire.add(Subject::Waiver(self.id.clone()), &self.clause, questions);
        }
    }
}
