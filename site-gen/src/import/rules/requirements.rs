//! What least amounts of a sentence add to the requirements that are known.

use super::{Doubt, Industry, Least, Quote, Requirement, Rules, Unit};
use crate::import::statements::SaidLeast;

/// More groups of people than any notice names: what is said of others is a question.
const MOST_REQUIREMENTS: usize = 64;

/// The requirements that the sentences so far state.
#[derive(Default)]
pub(super) struct StatedRequirements {
    /// The one that is being stated.
    pub(super) current: Option<usize>,
    /// The sentences of rules that a later one contradicts.
    pub(super) disputed: Vec<Quote>,
}

impl StatedRequirements {
    /// Notes the sentences that one contradicts.
    pub(super) fn agree(&mut self, known: Result<(), Vec<Quote>>) -> Result<(), Doubt> {
        known.map_err(|quotes| {
            self.disputed.extend(quotes);
            Doubt::Conflict
        })
    }

    /// Takes the least in all of these people.
    pub(super) fn total(
        &mut self,
        quote: &Quote,
        least: &SaidLeast,
        of: Vec<Industry>,
        rules: &mut Rules,
    ) -> Result<(), Doubt> {
        let (Least::Amount(amount), Some(unit)) = (&least.least, least.unit) else { return Err(Doubt::Sense) };
        if let Some(at) = rules.requirements.iter().position(|known| known.industries == of) {
            self.current = Some(at);
            let known = &mut rules.requirements[at];
            let agrees = known.unit == unit && *known.total.get_or_insert(*amount) == *amount;
            return self.agree(if agrees { Ok(()) } else { Err(known.quotes.clone()) });
        }
        if rules.requirements.len() >= MOST_REQUIREMENTS {
            return Err(Doubt::Conflict);
        }
        rules.requirements.push(Requirement {
            industries: of,
            unit,
            also: least.also.map(|other| other.unit),
            total: Some(*amount),
            categories: Vec::new(),
            quotes: vec![quote.clone()],
            clause: quote.clause,
        });
        self.current = Some(rules.requirements.len() - 1);
        Ok(())
    }

    /// Takes the least of a category.
    pub(super) fn category(
        &mut self,
        quote: &Quote,
        least: &SaidLeast,
        of: Vec<Industry>,
        rules: &mut Rules,
    ) -> Result<(), Doubt> {
        let has_room = rules.requirements.len() < MOST_REQUIREMENTS;
        let Some(category) = least.category.filter(|_| has_room) else { return Err(Doubt::Sense) };
        let at = self.stated(quote, least, of, rules);
        self.current = Some(at);
        let requirement = &mut rules.requirements[at];
        if least.unit.is_some_and(|unit| unit != requirement.unit) {
            let quotes = requirement.quotes.clone();
            return self.agree(Err(quotes));
        }
        if let Some((_, known)) = requirement.categories.iter().find(|(known, _)| *known == category) {
            let agrees = *known == least.least;
            let quotes = requirement.quotes.clone();
            return self.agree(if agrees { Ok(()) } else { Err(quotes) });
        }
        requirement.categories.push((category, least.least.clone()));
        if !requirement.quotes.contains(quote) {
            requirement.quotes.push(quote.clone());
        }
        Ok(())
    }

    /// The requirement that a sentence goes on with, or a new one whose total is not said.
    fn stated(&self, quote: &Quote, least: &SaidLeast, of: Vec<Industry>, rules: &mut Rules) -> usize {
        let same = |known: &Requirement| known.industries == of;
        let current = self.current.filter(|at| least.who.is_none() || same(&rules.requirements[*at]));
        if let Some(at) = current.or_else(|| rules.requirements.iter().position(same)) {
            return at;
        }
        rules.requirements.push(Requirement {
            industries: of,
            unit: least.unit.unwrap_or(Unit::Hour),
            also: None,
            total: None,
            categories: Vec::new(),
            quotes: Vec::new(),
            clause: quote.clause,
        });
        rules.requirements.len() - 1
    }
}
