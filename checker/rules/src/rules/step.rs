//! What to do next.

use serde::{Deserialize, Serialize};

use super::rule::Rule;
use crate::figures::Figures;
use crate::questions::Questionnaire;
use crate::stated::Statements;
use crate::terms::StepWhen;
use crate::{CategoryId, ClauseId, Date, Facts, Rules, Subject, Value};

/// Something to do, by verdict and category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Step {
    /// Its name; texts are found by it.
    pub id: String,
    /// After which verdict.
    pub when: StepWhen,
    /// Only while this category is missing hours.
    pub category: Option<CategoryId>,
    /// The last day for it, where the notice names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Date>,
    /// Where the notice says so.
    pub clause: ClauseId,
}

crate::json_structure! { Step { id, when, category, by, clause } }

impl Rule for Step {
    fn state(&self, statements: &mut Statements) {
        let value = Value::Step { when: self.when, category: self.category.clone(), by: self.by };
        statements.add(Subject::Step(self.id.clone()), value, &self.clause);
    }

    fn figures(&mut self, _: &mut Figures<'_>) {}

    fn ask(&self, _: &Rules, _: &Facts, _: &mut Questionnaire) {}
}
