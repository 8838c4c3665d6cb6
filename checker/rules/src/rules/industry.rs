//! Industries, and which industry's requirement applies to each.

use serde::{Deserialize, Serialize};

use super::rule::Rule;
use crate::figures::Figures;
use crate::questions::Questionnaire;
use crate::stated::Statements;
use crate::{Facts, IndustryId, Rules, Subject, Value};

/// An industry, and the industry whose requirement applies to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Industry {
    /// Id of the industry.
    pub id: IndustryId,
    /// Id of the industry whose requirement applies to it: its own where it has a requirement of its own.
    pub follows: IndustryId,
}

crate::flat_structure! { Industry { id, follows } }

impl Rule for Industry {
    fn state(&self, statements: &mut Statements) {
        statements.add_without_clause(Subject::Industry(self.id.clone()), Value::Follows(self.follows.clone()));
    }

    fn figures(&mut self, _: &mut Figures<'_>) {}

    fn ask(&self, _: &Rules, _: &Facts, _: &mut Questionnaire) {}
}
