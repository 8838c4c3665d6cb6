//! Limits: the most that counts of some kind of learning, in one day, one year or the whole period.

use serde::{Deserialize, Serialize};

use super::rule::{Rule, concerns_person, has_any};
use crate::figures::Figures;
use crate::questions::Questionnaire;
use crate::stated::Statements;
use crate::terms::Per;
use crate::{
    ActivityId, Amount, CategoryId, ClauseId, Facts, IndustryId, ModeId, Question, Rules, Subject, UnitId, Value,
};

/// The most that counts of some kind of learning. A limit applies to entries that are of one of its modes, categories,
/// activities and industries; an empty list does not narrow it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Limit {
    /// Id of the limit; its text is found by it.
    pub id: String,
    /// The most that counts, for each of what `per` names.
    pub max: Amount,
    /// The unit of `max`; none for the requirement's.
    pub unit: Option<UnitId>,
    /// What `max` is counted by: each item, day or year, or the whole period.
    pub per: Per,
    /// The ways of learning it is for; empty for all.
    pub modes: Vec<ModeId>,
    /// The categories it is for, their sub-categories included; empty for all.
    pub categories: Vec<CategoryId>,
    /// The activities it is for; empty for every activity and for all other learning.
    pub activities: Vec<ActivityId>,
    /// The industries it is for; empty for all.
    pub industries: Vec<IndustryId>,
    /// The clause of the notice that states it.
    pub clause: ClauseId,
}

crate::flat_structure! { Limit { id, max, unit, per, modes, categories, activities, industries, clause } }

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
        if !concerns_person(&self.industries, person) || !has_any(&self.categories, rules, person) {
            return;
        }
        let mut questions = Vec::new();
        match self.per {
            Per::Item => questions.push(Question::Item),
            Per::Day => questions.push(Question::Date),
            Per::Year if rules.has_several_years() => questions.push(Question::Date),
            Per::Year | Per::Period => {}
        }
        for mode in &self.modes {
            questions.push(Question::Mode(mode.clone()));
        }
        for activity in &self.activities {
            questions.push(Question::Activity(activity.clone()));
        }
        questionnaire.add(Subject::Limit(self.id.clone()), &self.clause, questions);
    }
}
