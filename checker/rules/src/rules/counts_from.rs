//! How far learning has to have come (done, declared or recognised) before it counts.

use serde::{Deserialize, Serialize};

use super::rule::Rule;
use crate::figures::Figures;
use crate::questions::Questionnaire;
use crate::stated::Statements;
use crate::{ClauseId, Facts, Question, Rules, State, Subject, Value};

/// How far learning has to have come before it counts. Without this rule it counts once it is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CountsFrom {
    /// The state that is needed. Learning that the system recognises by itself counts once it is done.
    pub state: State,
    /// The clause of the notice that states it.
    pub clause: ClauseId,
}

crate::flat_structure! { CountsFrom { state, clause } }

impl Rule for CountsFrom {
    fn state(&self, statements: &mut Statements) {
        statements.add(Subject::CountsFrom, Value::State(self.state), &self.clause);
    }

    fn figures(&mut self, _: &mut Figures<'_>) {}

    fn ask(&self, _: &Rules, _: &Facts, questionnaire: &mut Questionnaire) {
        if self.asks_for_state() {
            questionnaire.add(Subject::CountsFrom, &self.clause, vec![Question::State]);
        }
    }
}

impl CountsFrom {
    /// Whether learning that is done may still not count, so that a person has to be asked for its state.
    pub(super) fn asks_for_state(&self) -> bool {
        self.state > State::Done
    }
}
