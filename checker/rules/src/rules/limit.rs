//! What counts at most.

use serde::{Deserialize, Serialize};

use super::rule::{Rule, concerns_person};
use crate::figures::Figures;
use crate::questions::Questionnaire;
use crate::stated::Statements;
use crate::terms::Per;
use crate::{
    ActivityId, Amount, CategoryId, ClauseId, Facts, IndustryId, ModeId, Question, Rules, Subject, UnitId, Value,
};

/// What counts at most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Limit {
    /// Its name.
    pub id: String,
    /// How much counts.
    pub max: Amount,
    /// The unit of `max`; none for the requirement's.
    pub unit: Option<UnitId>,
    /// Of what each.
    pub per: Per,
    /// The ways of learning it is for; empty for all. So below.
    pub modes: Vec<ModeId>,
    /// Categories, with their parts.
    pub categories: Vec<CategoryId>,
    /// Activities.
    pub activities: Vec<ActivityId>,
    /// Industries.
    pub industries: Vec<IndustryId>,
    /// Where the notice says so.
    pub clause: ClauseId,
}

crate::json_structure! { Limit { id, max, unit, per, modes, categories, activities, industries, clause } }

impl Rule for Limit {
    fn state(&self, statements: &mut Statements) {
        let Self { id, max, unit, per, modes, categories, activities, industries, clause } = self;
        let value = Value::Limit {
            max: Some(*max),
            unit: unit.clone(),
            per: Some(*per),
            modes: modes.clone(),
            categories: categories.clone(),
            activities: activities.clone(),
            industries: industries.clone(),
            years: None,
        };
        statements.add(Subject::Limit(id.clone()), value, clause);
    }

    fn figures(&mut self, figures: &mut Figures<'_>) {
        figures.visit(Subject::Limit(self.id.clone()), &self.clause, self.unit.as_ref(), &mut self.max);
    }

    fn ask(&self, rules: &Rules, person: &Facts, questionnaire: &mut Questionnaire) {
        if !concerns_person(&self.industries, person) {
            return;
        }
        let by_entry = match self.per {
            Per::Item => Some(Question::Item),
            Per::Day => Some(Question::Date),
            Per::Year => rules.has_several_years().then_some(Question::Date),
            Per::Period => None,
        };
        let mut questions = Vec::from_iter(by_entry);
        self.modes.iter().for_each(|mode| questions.push(Question::Mode(mode.clone())));
        self.activities.iter().for_each(|activity| questions.push(Question::Activity(activity.clone())));
        questionnaire.add(Subject::Limit(self.id.clone()), &self.clause, questions);
    }
}
