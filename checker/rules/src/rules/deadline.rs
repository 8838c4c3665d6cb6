//! Days and terms beside the year's end.

use serde::{Deserialize, Serialize};

use super::rule::Rule;
use crate::figures::Figures;
use crate::questions::Questionnaire;
use crate::stated::Statements;
use crate::{ClauseId, Date, Facts, Rules, Subject, Value};

/// A day or a term to keep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Deadline {
    /// Its name; texts are found by it.
    pub id: String,
    /// When.
    pub when: When,
    /// The audiences it concerns.
    pub audiences: Vec<String>,
    /// Where the notice sets it.
    pub clause: ClauseId,
}

/// A fixed day, or a number of days before an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// On or until this day.
    Date(Date),
    /// Within so many days before the event that the text names.
    DaysBefore(u32),
}

impl Rule for Deadline {
    fn state(&self, statements: &mut Statements) {
        let value = match self.when {
            When::Date(date) => Value::Until(Some(date)),
            When::DaysBefore(days) => Value::DaysBefore(days),
        };
        statements.add(Subject::Deadline(self.id.clone()), value, &self.clause);
    }

    fn figures(&mut self, _: &mut Figures<'_>) {}

    fn ask(&self, _: &Rules, _: &Facts, _: &mut Questionnaire) {}
}
