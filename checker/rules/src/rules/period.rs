//! When the hours have to be completed.

use serde::{Deserialize, Serialize};

use super::rule::Rule;
use crate::figures::Figures;
use crate::questions::Questionnaire;
use crate::stated::Statements;
use crate::{ClauseId, Date, Facts, Question, Rules, Subject, Value};

/// When the hours have to be completed. A cycle, or a rolling span of years, is a period of several years.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Period {
    /// The first day.
    pub starts: Date,
    /// The last day.
    pub ends: Date,
    /// Learning after the last day counts too until this day, where it is meant for this period.
    pub late: Option<Date>,
    /// Where the notice says so.
    pub clause: ClauseId,
}

crate::json_structure! { Period { starts, ends, late, clause } }

impl Rule for Period {
    fn state(&self, statements: &mut Statements) {
        let Self { starts, ends, late, clause } = self;
        statements.add(Subject::Period, Value::Days(*starts, *ends, *late), clause);
    }

    fn figures(&mut self, _: &mut Figures<'_>) {}

    fn ask(&self, _: &Rules, _: &Facts, questionnaire: &mut Questionnaire) {
        questionnaire.add(Subject::Period, &self.clause, vec![Question::Date]);
    }
}

/// The last day to finish or declare the year's hours. The form says it; it decides no verdict.
pub(super) struct Closes(pub(super) Date);

impl Rule for Closes {
    fn state(&self, statements: &mut Statements) {
        statements.add_without_clause(Subject::Closes, Value::Until(Some(self.0)));
    }

    fn figures(&mut self, _: &mut Figures<'_>) {}

    fn ask(&self, _: &Rules, _: &Facts, _: &mut Questionnaire) {}
}
