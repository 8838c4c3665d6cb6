//! From which state on hours count.

use serde::{Deserialize, Serialize};

use super::rule::Rule;
use crate::figures::Figures;
use crate::questions::Questionnaire;
use crate::stated::Statements;
use crate::{ClauseId, Facts, Question, Rules, State, Subject, Value};

/// From which state on hours count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CountsFrom {
    /// The state. What the system recognises by itself counts once done.
    pub state: State,
    /// Where the notice says so.
    pub clause: ClauseId,
}

crate::json_structure! { CountsFrom { state, clause } }

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
    /// Whether finished learning may not count yet.
    pub(super) fn asks_for_state(&self) -> bool {
        self.state > State::Done
    }
}
