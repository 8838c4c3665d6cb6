//! Activities: what is not counted by its own hours but converted, such as an exam, a paper, or teaching.

use serde::{Deserialize, Serialize};

use super::rule::{Rule, concerns_person, has_any};
use crate::figures::Figures;
use crate::questions::Questionnaire;
use crate::stated::Statements;
use crate::terms::Worth;
use crate::{ActivityId, Amount, ClauseId, Facts, IndustryId, Question, Rules, Subject, Value};

/// Something that is converted into hours of a category, or completes one: an exam, a paper, teaching.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Activity {
    /// Id of the activity, by which entries and limits refer to it.
    pub id: ActivityId,
    /// The industries it is for; empty for all.
    pub industries: Vec<IndustryId>,
    /// What it is worth, in hours of which category.
    pub worth: Worth,
    /// Number of years over which its worth is spread evenly, the year of the learning first; 1 where it is not spread.
    pub over_years: u16,
    /// The clause of the notice that states it.
    pub clause: ClauseId,
}

crate::flat_structure! { Activity { id, industries, worth, over_years, clause } }

impl Rule for Activity {
    fn state(&self, statements: &mut Statements) {
        let Self { id, industries, worth, over_years, clause } = self;
        let value = Value::Worth(worth.clone(), *over_years, industries.clone());
        statements.add(Subject::Activity(id.clone()), value, clause);
    }

    fn figures(&mut self, figures: &mut Figures<'_>) {
        let Self { id, industries: _, worth, over_years: _, clause } = self;
        let mut visit = |amount: &mut Amount| figures.visit(Subject::Activity(id.clone()), clause, None, amount);
        match worth {
            Worth::Each { amount, .. } => visit(amount),
            Worth::ByOrder { amounts, .. } => amounts.iter_mut().for_each(visit),
            Worth::Completes(_) => {}
        }
    }

    fn ask(&self, rules: &Rules, person: &Facts, questionnaire: &mut Questionnaire) {
        if concerns_person(&self.industries, person) && has_any(self.worth.category().as_slice(), rules, person) {
            let mut questions = vec![Question::Activity(self.id.clone())];
            if self.over_years > 1 {
                questions.push(Question::Date);
            }
            questionnaire.add(Subject::Activity(self.id.clone()), &self.clause, questions);
        }
    }
}
