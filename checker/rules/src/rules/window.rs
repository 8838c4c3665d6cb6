//! Learning for an earlier year: made up in this one, or reported late in it.

use serde::{Deserialize, Serialize};

use super::rule::Rule;
use crate::figures::Figures;
use crate::questions::Questionnaire;
use crate::stated::Statements;
use crate::{CategoryId, ClauseId, Date, Facts, Question, Rules, Subject, Value};

/// Until when something may be done for an earlier year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Window {
    /// Its name; texts are found by it.
    pub id: String,
    /// The category, with its parts; none for all.
    pub category: Option<CategoryId>,
    /// The years it is for.
    pub for_years: Vec<u16>,
    /// The last day; none where the notice says that it may not be done.
    pub until: Option<Date>,
    /// Where the notice says so.
    pub clause: ClauseId,
}

crate::json_structure! { Window { id, category, for_years, until, clause } }

impl Window {
    fn state(&self, subject: Subject, statements: &mut Statements) {
        let Self { id: _, category, for_years, until, clause } = self;
        let value = Value::Window { until: *until, for_years: for_years.clone(), category: category.clone() };
        statements.add(subject, value, clause);
    }
}

/// A window for making up.
pub(super) struct MakeUp<'a>(pub(super) &'a Window);

impl Rule for MakeUp<'_> {
    fn state(&self, statements: &mut Statements) {
        self.0.state(Subject::MakeUp(self.0.id.clone()), statements);
    }

    fn figures(&mut self, _: &mut Figures<'_>) {}

    fn ask(&self, _: &Rules, _: &Facts, questionnaire: &mut Questionnaire) {
        questionnaire.add(Subject::MakeUp(self.0.id.clone()), &self.0.clause, vec![Question::ForYear]);
    }
}

/// A window for reporting late.
pub(super) struct LateRegistration<'a>(pub(super) &'a Window);

impl Rule for LateRegistration<'_> {
    fn state(&self, statements: &mut Statements) {
        self.0.state(Subject::LateRegistration(self.0.id.clone()), statements);
    }

    fn figures(&mut self, _: &mut Figures<'_>) {}

    fn ask(&self, _: &Rules, _: &Facts, questionnaire: &mut Questionnaire) {
        questionnaire.add(Subject::LateRegistration(self.0.id.clone()), &self.0.clause, vec![Question::ForYear]);
    }
}
