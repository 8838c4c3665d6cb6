//! What the notice says, or leaves open, beyond this model.

use serde::{Deserialize, Serialize};

use super::rule::Rule;
use crate::figures::Figures;
use crate::questions::Questionnaire;
use crate::stated::Statements;
use crate::{ClauseId, Facts, IndustryId, Rules, Subject, Value};

/// Something to know that no figure models.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Note {
    /// Its name; texts are found by it.
    pub id: String,
    /// The industries it is for; empty for all.
    pub industries: Vec<IndustryId>,
    /// Where the notice says so.
    pub clause: ClauseId,
}

crate::json_structure! { Note { id, industries, clause } }

impl Rule for Note {
    fn state(&self, statements: &mut Statements) {
        statements.add(Subject::Note(self.id.clone()), Value::There, &self.clause);
    }

    fn figures(&mut self, _: &mut Figures<'_>) {}

    fn ask(&self, _: &Rules, _: &Facts, _: &mut Questionnaire) {}
}
