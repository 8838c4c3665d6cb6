//! What a person has to be asked before each rule can be applied, and which rules the facts leave open.

use serde::{Deserialize, Serialize};

use crate::{ActivityId, ClauseId, Entry, Facts, ModeId, Subject, TraitId};

/// Something that a rule depends on beside the industry and the amounts of each category.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Question {
    /// The person's value of a trait.
    Trait(TraitId),
    /// How much was learnt in this way.
    Mode(ModeId),
    /// Whether there is something of this kind to convert.
    Activity(ActivityId),
    /// The day of each piece of learning.
    Date,
    /// Each piece of learning by itself, since something limits each.
    Item,
    /// How far each piece of learning has come.
    State,
    /// Whether some of it is for an earlier year.
    ForYear,
    /// Whether there is surplus of an earlier year.
    Carried,
    /// Whether this waiver was granted.
    Waiver(String),
    /// Whether something was deferred into this year.
    Owed,
    /// Whether the hours are for this purpose.
    Purpose(String),
    /// Whether the person works in a second industry.
    SecondIndustry,
}

/// A rule, and what has to be known before it can be applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuleQuestions {
    /// The rule.
    pub subject: Subject,
    /// Where the notice states it.
    pub clause: ClauseId,
    /// What has to be known, at least one thing.
    pub questions: Vec<Question>,
}

/// What rules ask, in their order.
#[derive(Default)]
pub(crate) struct Questionnaire(pub(crate) Vec<RuleQuestions>);

impl Questionnaire {
    /// Adds what a rule asks; nothing where it has no question.
    pub(crate) fn add(&mut self, subject: Subject, clause: &ClauseId, questions: Vec<Question>) {
        if !questions.is_empty() {
            self.0.push(RuleQuestions { subject, clause: clause.clone(), questions });
        }
    }
}

impl Facts {
    /// Whether the facts say it. What is said of learning has to be said of every entry.
    pub(crate) fn answers(&self, question: &Question) -> bool {
        let every = |says: fn(&Entry) -> bool| !self.entries.is_empty() && self.entries.iter().all(says);
        match question {
            Question::Trait(id) => self.traits.contains_key(id),
            Question::Mode(_) => every(|entry| entry.mode.is_some()),
            Question::Activity(id) => self.entries.iter().any(|entry| entry.of.is_activity(id)),
            Question::Date | Question::Item => every(|entry| entry.date.is_some()),
            Question::State => every(|entry| entry.state.is_some()),
            Question::ForYear => every(|entry| entry.for_year.is_some() || entry.date.is_some()),
            Question::Carried => self.entries.iter().any(|entry| entry.carried_from.is_some()),
            Question::Waiver(id) => self.waivers.contains(id),
            Question::Owed => !self.owed.is_empty(),
            Question::Purpose(_) => self.purpose.is_some(),
            Question::SecondIndustry => self.second_industry.is_some(),
        }
    }
}
