//! Purposes: what the hours may be for, such as a title review, that needs several complete years.

use serde::{Deserialize, Serialize};

use super::rule::{Rule, may_fit, traits_of};
use crate::amount::PARTS;
use crate::figures::Figures;
use crate::questions::Questionnaire;
use crate::stated::Statements;
use crate::{Amount, ClauseId, Facts, Map, Question, Rules, Subject, TraitId, Value, ValueId};

/// Something the hours may be for, such as a title review, and how many years have to be complete for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Purpose {
    /// Id of the purpose, such as `title-review`. Several rules may share it, each for other people.
    pub id: String,
    /// The people it is for: by trait, the values of which the person has to have one; empty for everybody. Of several
    /// rules with one id that fit a person, the one with the most traits applies.
    #[serde(rename = "for")]
    pub scope: Map<TraitId, Vec<ValueId>>,
    /// How many years in a row have to be complete, this one included.
    pub years: u16,
    /// The clause of the notice that states it.
    pub clause: ClauseId,
}

crate::flat_structure! { Purpose { id, scope, years, clause } }

impl Rule for Purpose {
    fn state(&self, statements: &mut Statements) {
        statements.add(self.subject(), Value::Years(self.years), &self.clause);
    }

    /// Visits the number of years where it is more than 1: this year is needed anyway.
    fn figures(&mut self, figures: &mut Figures<'_>) {
        if self.years > 1 {
            let mut years = Amount::whole(self.years.into());
            figures.visit(self.subject(), &self.clause, None, &mut years);
            self.years = u16::try_from(years.parts() / PARTS).unwrap_or(u16::MAX);
        }
    }

    fn ask(&self, _: &Rules, person: &Facts, questionnaire: &mut Questionnaire) {
        if self.years > 1 && may_fit(&self.scope, person) {
            let mut questions = traits_of(&self.scope);
            questions.push(Question::Purpose(self.id.clone()));
            questionnaire.add(self.subject(), &self.clause, questions);
        }
    }
}

impl Purpose {
    fn subject(&self) -> Subject {
        Subject::Purpose(self.id.clone(), self.scope.clone())
    }
}
