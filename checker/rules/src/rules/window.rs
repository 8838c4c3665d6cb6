//! Windows: until when learning for an earlier year may be made up, or reported late, in this year.

use serde::{Deserialize, Serialize};

use super::rule::{Rule, has_any};
use crate::figures::Figures;
use crate::questions::Questionnaire;
use crate::stated::Statements;
use crate::{CategoryId, ClauseId, Date, Facts, Question, Rules, Subject, Value};

/// Until when something may still be done for earlier years: hours made up, or learning reported late.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Window {
    /// Id of the rule; its text is found by it.
    pub id: String,
    /// The category it is for, its sub-categories included; none for all.
    pub category: Option<CategoryId>,
    /// The earlier years it is for.
    pub for_years: Vec<u16>,
    /// The last day; none where the notice says that it may not be done at all.
    pub until: Option<Date>,
    /// The clause of the notice that states it.
    pub clause: ClauseId,
}

crate::flat_structure! { Window { id, category, for_years, until, clause } }

impl Window {
    fn state(&self, subject: Subject, statements: &mut Statements) {
        let Self { id: _, category, for_years, until, clause } = self;
        let value = Value::Window { until: *until, for_years: for_years.clone(), category: category.clone() };
        statements.add(subject, value, clause);
    }

    fn ask(&self, subject: Subject, rules: &Rules, person: &Facts, questionnaire: &mut Questionnaire) {
        if has_any(self.category.as_slice(), rules, person) {
            questionnaire.add(subject, &self.clause, vec![Question::ForYear]);
        }
    }
}

/// A window in which hours missing in an earlier year may be made up by learning in this one.
pub(super) struct MakeUp<'a>(pub(super) &'a Window);

impl Rule for MakeUp<'_> {
    fn state(&self, statements: &mut Statements) {
        self.0.state(Subject::MakeUp(self.0.id.clone()), statements);
    }

    fn figures(&mut self, _: &mut Figures<'_>) {}

    fn ask(&self, rules: &Rules, person: &Facts, questionnaire: &mut Questionnaire) {
        self.0.ask(Subject::MakeUp(self.0.id.clone()), rules, person, questionnaire);
    }
}

/// A window in which learning of an earlier year may still be reported.
pub(super) struct LateRegistration<'a>(pub(super) &'a Window);

impl Rule for LateRegistration<'_> {
    fn state(&self, statements: &mut Statements) {
        self.0.state(Subject::LateRegistration(self.0.id.clone()), statements);
    }

    fn figures(&mut self, _: &mut Figures<'_>) {}

    fn ask(&self, rules: &Rules, person: &Facts, questionnaire: &mut Questionnaire) {
        self.0.ask(Subject::LateRegistration(self.0.id.clone()), rules, person, questionnaire);
    }
}
