//! Questions: what has to be known of a person before each rule can be applied. Where the facts do not answer one, the
//! rule is named in the outcome.

use serde::{Deserialize, Serialize};

use crate::{ActivityId, ClauseId, ModeId, Subject, TraitId};

/// Something that a rule depends on, beside the industry and the total of each category.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Question {
    /// Which value of this trait the person has.
    Trait(TraitId),
    /// How much was learnt in this way.
    Mode(ModeId),
    /// Whether the person has done this activity, which is converted into hours.
    Activity(ActivityId),
    /// The day of each piece of learning.
    Date,
    /// Each piece of learning by itself rather than a total, because a limit applies to each.
    Item,
    /// How far each piece of learning has come: planned, done, declared or recognised.
    State,
    /// Whether some of the learning is for an earlier year.
    ForYear,
    /// Whether there is surplus of an earlier year to carry over.
    Carried,
    /// Whether the waiver of this id was granted.
    Waiver(String),
    /// Whether something was deferred into this year.
    Owed,
    /// Whether the hours are for the purpose of this id.
    Purpose(String),
    /// Whether the person works in a second industry.
    SecondIndustry,
}

/// A rule, and the questions to be answered before it can be applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuleQuestions {
    /// The rule that depends on the answers.
    pub subject: Subject,
    /// The clause of the notice that states the rule.
    pub clause: ClauseId,
    /// The questions to be answered; never empty.
    pub questions: Vec<Question>,
}

/// The questions of all rules, in the order of the rules, as they are gathered.
#[derive(Default)]
pub(crate) struct Questionnaire(pub(crate) Vec<RuleQuestions>);

impl Questionnaire {
    /// Adds the questions of a rule; a rule without questions is left out.
    pub(crate) fn add(&mut self, subject: Subject, clause: &ClauseId, questions: Vec<Question>) {
        if !questions.is_empty() {
            self.0.push(RuleQuestions { subject, clause: clause.clone(), questions });
        }
    }
}
