//! Units of learning, as ratios to the class hour.

use serde::{Deserialize, Serialize};

use super::rule::Rule;
use crate::figures::Figures;
use crate::questions::Questionnaire;
use crate::stated::Statements;
use crate::{ClauseId, Facts, Rules, Subject, UnitId, Value};

/// A unit of learning, as a ratio to the class hour: `of` units are `hours` class hours (12 days are 72 hours).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Unit {
    /// Id of the unit, such as `day`.
    pub id: UnitId,
    /// The number of this unit that makes `hours` class hours.
    pub of: u32,
    /// The number of class hours that `of` of this unit make.
    pub hours: u32,
    /// The clause of the notice that states the ratio; none for the class hour itself.
    pub clause: Option<ClauseId>,
}

crate::flat_structure! { Unit { id, of, hours, clause } }

impl Rule for Unit {
    fn state(&self, statements: &mut Statements) {
        if let Some(clause) = &self.clause {
            statements.add(Subject::Unit(self.id.clone()), Value::Ratio(self.of, self.hours), clause);
        }
    }

    fn figures(&mut self, _: &mut Figures<'_>) {}

    fn ask(&self, _: &Rules, _: &Facts, _: &mut Questionnaire) {}
}
