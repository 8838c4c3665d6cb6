//! Which questions a person's facts answer.

use super::Rules;
use crate::{Entry, Facts, Question};

impl Facts {
    /// Whether the facts answer a question; one about each piece of learning is answered where every entry answers it.
    pub(super) fn answers(&self, question: &Question, rules: &Rules) -> bool {
        if self.asked.contains(question) {
            return true;
        }
        let every = |says: fn(&Entry) -> bool| !self.entries.is_empty() && self.entries.iter().all(says);
        match question {
            Question::Trait(id) => self.traits.contains_key(id),
            // A way of learning that the rules do not know says nothing.
            Question::Mode(_) => {
                let known = |entry: &Entry| entry.mode.as_ref().is_some_and(|mode| rules.modes.contains(mode));
                !self.entries.is_empty() && self.entries.iter().all(known)
            }
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
