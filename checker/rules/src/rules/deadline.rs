//! Deadlines that the notice sets beside the last day for the year's hours. They are shown and decide no verdict.

use serde::{Deserialize, Serialize};

use super::rule::Rule;
use crate::figures::Figures;
use crate::flat::{Flat, Reader};
use crate::questions::Questionnaire;
use crate::stated::Statements;
use crate::{ClauseId, Date, Facts, Rules, Subject, Value};

/// A day, or a number of days, by which the notice asks for something. It is shown to readers and decides no verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Deadline {
    /// Id of the deadline; its text is found by it.
    pub id: String,
    /// The day, or the number of days before an event.
    pub when: When,
    /// The audiences it concerns, such as `employers`.
    pub audiences: Vec<String>,
    /// The clause of the notice that sets it.
    pub clause: ClauseId,
}

// Who checks hours is shown those that concern them, whoever else they are for.
crate::flat_structure! { Deadline { id, when, clause; audiences: Vec::new() } }

/// A fixed day, or a number of days before an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// On this day or before it.
    Date(Date),
    /// At least this number of days before the event that the deadline's text names.
    DaysBefore(u32),
}

/// How many days before an event is not handed over: the checker knows no event.
impl Flat for When {
    fn write(&self, to: &mut Vec<String>) {
        let date = match self {
            Self::Date(date) => Some(*date),
            Self::DaysBefore(_) => None,
        };
        date.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        Option::read(from).map_or(Self::DaysBefore(0), Self::Date)
    }
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
