//! Units of learning.

use serde::{Deserialize, Serialize};

use super::rule::Rule;
use crate::figures::Figures;
use crate::questions::Questionnaire;
use crate::stated::Statements;
use crate::{ClauseId, Facts, Rules, Subject, UnitId, Value};

/// A unit: `of` units are `hours` class hours (12 days are 72 hours).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Unit {
    /// Its name.
    pub id: UnitId,
    /// That many of the unit …
    pub of: u32,
    /// … are that many class hours.
    pub hours: u32,
    /// The clause that states the ratio; the class hour itself needs none.
    pub clause: Option<ClauseId>,
}

crate::json_structure! { Unit { id, of, hours, clause } }

impl Rule for Unit {
    fn state(&self, statements: &mut Statements) {
        if let Some(clause) = &self.clause {
            statements.add(Subject::Unit(self.id.clone()), Value::Ratio(self.of, self.hours), clause);
        }
    }

    fn figures(&mut self, _: &mut Figures<'_>) {}

    fn ask(&self, _: &Rules, _: &Facts, _: &mut Questionnaire) {}
}
