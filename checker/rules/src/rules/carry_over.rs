//! Carry-over: surplus hours of earlier years that count in this one.

use serde::{Deserialize, Serialize};

use super::rule::{Rule, concerns_person, has_any};
use crate::figures::Figures;
use crate::questions::Questionnaire;
use crate::stated::Statements;
use crate::{Amount, CategoryId, ClauseId, Facts, IndustryId, Question, Rules, Subject, Value};

/// A rule that lets surplus hours of an earlier year count in this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CarryOver {
    /// Id of the rule; its text is found by it.
    pub id: String,
    /// The category whose surplus counts, its sub-categories included; none for every category.
    pub category: Option<CategoryId>,
    /// The industries it is for; empty for all.
    pub industries: Vec<IndustryId>,
    /// The most that counts, in the requirement's unit; none for all of the surplus.
    pub max: Option<Amount>,
    /// How many years back the surplus may come from: 1 for the year before only.
    pub years: u16,
    /// The clause of the notice that states it.
    pub clause: ClauseId,
}

crate::flat_structure! { CarryOver { id, category, industries, max, years, clause } }

impl Rule for CarryOver {
    fn state(&self, statements: &mut Statements) {
        let Self { id, category, industries, max, years, clause } = self;
        let value = Value::Limit {
            max: *max,
            unit: None,
            per: None,
            modes: Vec::new(),
            categories: category.iter().cloned().collect(),
            activities: Vec::new(),
            industries: industries.clone(),
            years: Some(*years),
        };
        statements.add(Subject::CarryOver(id.clone()), value, clause);
    }

    fn figures(&mut self, figures: &mut Figures<'_>) {
        let Self { id, category: _, industries: _, max, years: _, clause } = self;
        if let Some(max) = max {
            figures.visit(Subject::CarryOver(id.clone()), clause, None, max);
        }
    }

    fn ask(&self, rules: &Rules, person: &Facts, questionnaire: &mut Questionnaire) {
        if concerns_person(&self.industries, person) && has_any(self.category.as_slice(), rules, person) {
            questionnaire.add(Subject::CarryOver(self.id.clone()), &self.clause, vec![Question::Carried]);
        }
    }
}
