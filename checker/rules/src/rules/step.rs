//! Steps: what to do next, by verdict.

use serde::{Deserialize, Serialize};

use super::rule::Rule;
use crate::figures::Figures;
use crate::questions::Questionnaire;
use crate::stated::Statements;
use crate::terms::StepWhen;
use crate::{CategoryId, ClauseId, Date, Facts, Rules, Subject, Value};

/// Something that the notice asks people to do after a verdict, such as to study or to declare.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Step {
    /// Id of the step; its text is found by it.
    pub id: String,
    /// The verdict after which it is shown.
    pub when: StepWhen,
    /// The category that has to be short for it to be shown; none where it does not depend on a category.
    pub category: Option<CategoryId>,
    /// The last day to do it; none where the notice names none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Date>,
    /// The clause of the notice that asks for it.
    pub clause: ClauseId,
}

crate::flat_structure! { Step { id, when, category, by, clause } }

impl Rule for Step {
    fn state(&self, statements: &mut Statements) {
        let value = Value::Step { when: self.when, category: self.category.clone(), by: self.by };
        statements.add(Subject::Step(self.id.clone()), value, &self.clause);
    }

    fn figures(&mut self, _: &mut Figures<'_>) {}

    fn ask(&self, _: &Rules, _: &Facts, _: &mut Questionnaire) {}
}
