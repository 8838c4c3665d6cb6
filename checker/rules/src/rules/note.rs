//! Notes: what the notice says, or leaves open, that no other kind of rule can express.

use serde::{Deserialize, Serialize};

use super::rule::Rule;
use crate::figures::Figures;
use crate::questions::Questionnaire;
use crate::stated::Statements;
use crate::{ClauseId, Facts, IndustryId, Rules, Subject, Value};

/// Something that the notice says, or leaves open, and no other rule can express; shown beside the verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Note {
    /// Id of the note; its text is found by it.
    pub id: String,
    /// The industries it is for; empty for all.
    pub industries: Vec<IndustryId>,
    /// The clause of the notice that says so, or that leaves it open.
    pub clause: ClauseId,
}

crate::flat_structure! { Note { id, industries, clause } }

impl Rule for Note {
    fn state(&self, statements: &mut Statements) {
        statements.add(Subject::Note(self.id.clone()), Value::There, &self.clause);
    }

    fn figures(&mut self, _: &mut Figures<'_>) {}

    fn ask(&self, _: &Rules, _: &Facts, _: &mut Questionnaire) {}
}
