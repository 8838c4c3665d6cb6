//! The days between which the hours have to be completed.

use serde::{Deserialize, Serialize};

use super::rule::Rule;
use crate::figures::Figures;
use crate::questions::Questionnaire;
use crate::stated::Statements;
use crate::{ClauseId, Date, Facts, Question, Rules, Subject, Value};

/// The days between which the hours have to be completed, where that is not the calendar year. It may be of several
/// years: a cycle, or the last so many years.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Period {
    /// The first day on which learning counts.
    pub starts: Date,
    /// The last day on which learning counts.
    pub ends: Date,
    /// The last day on which learning for this period still counts after `ends`, where its entry says that it is for
    /// this year; none where nothing late counts.
    pub late: Option<Date>,
    /// The clause of the notice that states it.
    pub clause: ClauseId,
}

crate::flat_structure! { Period { starts, ends, late, clause } }

impl Rule for Period {
    fn state(&self, statements: &mut Statements) {
        let Self { starts, ends, late, clause } = self;
        statements.add(Subject::Period, Value::Days(*starts, *ends, *late), clause);
    }

    fn figures(&mut self, _: &mut Figures<'_>) {}

    fn ask(&self, _: &Rules, _: &Facts, questionnaire: &mut Questionnaire) {
        let mut questions = vec![Question::Date];
        if self.late.is_some() {
            questions.push(Question::ForYear);
        }
        questionnaire.add(Subject::Period, &self.clause, questions);
    }
}

/// The last day to finish or declare the year's hours. The form shows it; it decides no verdict.
pub(super) struct Closes(pub(super) Date);

impl Rule for Closes {
    fn state(&self, statements: &mut Statements) {
        statements.add_without_clause(Subject::Closes, Value::Until(Some(self.0)));
    }

    fn figures(&mut self, _: &mut Figures<'_>) {}

    fn ask(&self, _: &Rules, _: &Facts, _: &mut Questionnaire) {}
}
