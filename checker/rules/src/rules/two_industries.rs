//! What somebody needs who works in two industries.

use serde::{Deserialize, Serialize};

use super::rule::Rule;
use crate::figures::Figures;
use crate::questions::Questionnaire;
use crate::stated::Statements;
use crate::{CategoryId, ClauseId, Facts, Question, Rules, Subject, Value};

/// What somebody needs who works in two industries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TwoIndustries {
    /// The categories that are needed once for each industry; all others are needed once, for the first industry.
    pub each: Vec<CategoryId>,
    /// The clause of the notice that states it.
    pub clause: ClauseId,
}

crate::flat_structure! { TwoIndustries { each, clause } }

impl Rule for TwoIndustries {
    fn state(&self, statements: &mut Statements) {
        statements.add(Subject::TwoIndustries, Value::Categories(self.each.clone()), &self.clause);
    }

    fn figures(&mut self, _: &mut Figures<'_>) {}

    fn ask(&self, rules: &Rules, _: &Facts, questionnaire: &mut Questionnaire) {
        if rules.industries.len() > 1 {
            questionnaire.add(Subject::TwoIndustries, &self.clause, vec![Question::SecondIndustry]);
        }
    }
}
