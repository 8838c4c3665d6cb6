//! How much of the wages an employer has to spend on learning. It is shown and decides no verdict.

use serde::{Deserialize, Serialize};

use super::rule::Rule;
use crate::figures::Figures;
use crate::flat_structure;
use crate::questions::Questionnaire;
use crate::stated::Statements;
use crate::{CategoryId, ClauseId, Facts, Percent, Rules, Subject, Value, Wages};

/// The least that an employer has to spend on learning in a year. It is of an employer, never asked of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Funding {
    /// The least share of the wages.
    pub share: Percent,
    /// Whose wages of the year.
    pub wages: Wages,
    /// The categories that the money is for; empty where the notice does not say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<CategoryId>,
    /// The clause of the notice that states it.
    pub clause: ClauseId,
}

// Not part of the rules that a page hands to the checker, which has no use for it.
flat_structure! { Funding { share, wages, categories, clause } }

impl Rule for Funding {
    fn state(&self, statements: &mut Statements) {
        let value = Value::Spend { share: self.share, wages: self.wages, categories: self.categories.clone() };
        statements.add(Subject::Funding, value, &self.clause);
    }

    fn figures(&mut self, _: &mut Figures<'_>) {}

    fn ask(&self, _: &Rules, _: &Facts, _: &mut Questionnaire) {}
}
