//! Who declares and who recognises the hours of a category.

use serde::{Deserialize, Serialize};

use super::counts_from::CountsFrom;
use super::rule::{Rule, concerns_person};
use crate::figures::Figures;
use crate::questions::Questionnaire;
use crate::stated::Statements;
use crate::terms::Actor;
use crate::{CategoryId, ClauseId, Facts, IndustryId, ModeId, Question, Rules, Subject, Value};

/// Who declares and who recognises the hours of a category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Recognition {
    /// Id of the rule; its text is found by it.
    pub id: String,
    /// The category whose hours it is about.
    pub category: CategoryId,
    /// The industries it is for; empty for all that no other rule of the same category and mode names.
    pub industries: Vec<IndustryId>,
    /// The way of learning it is for, such as `distance`; none for all that no other rule of the category names.
    pub mode: Option<ModeId>,
    /// Who declares the hours; none where the notice does not say.
    pub declares: Option<Actor>,
    /// Who recognises the hours; none where the notice does not say.
    pub recognises: Option<Actor>,
    /// The clause of the notice that states it.
    pub clause: ClauseId,
}

crate::flat_structure! { Recognition { id, category, industries, mode, declares, recognises, clause } }

impl Rule for Recognition {
    fn state(&self, statements: &mut Statements) {
        let value = Value::Actors(self.mode.clone(), self.declares, self.recognises);
        statements.add(Subject::Recognition(self.id.clone()), value, &self.clause);
    }

    fn figures(&mut self, _: &mut Figures<'_>) {}

    /// Asks for the state only where it decides what counts: what the system recognises counts once it is done.
    fn ask(&self, rules: &Rules, person: &Facts, questionnaire: &mut Questionnaire) {
        let state_counts = rules.counts_from.as_ref().is_some_and(CountsFrom::asks_for_state);
        let by_itself = self.mode.is_some() || self.recognises == Some(Actor::System);
        if state_counts && by_itself && concerns_person(&self.industries, person) {
            let mut questions = vec![Question::State];
            if let Some(mode) = &self.mode {
                questions.push(Question::Mode(mode.clone()));
            }
            questionnaire.add(Subject::Recognition(self.id.clone()), &self.clause, questions);
        }
    }
}
