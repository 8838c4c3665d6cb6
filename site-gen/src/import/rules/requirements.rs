//! What least amounts of a sentence add to the requirements that are known.

use super::{Category, Doubt, Industry, Least, Quote, Ratio, Requirement, Rules, Unit};
use crate::import::statements::SaidLeast;

/// More groups of people than any notice names: what is said of others is a question.
const MOST_REQUIREMENTS: usize = 64;

/// The amounts that rules had, to go back to where a statement turns out not to be understood.
pub(super) struct AmountsBefore {
    /// Each requirement without its sentences, and how many it had.
    requirements: Vec<(Requirement, usize)>,
    ratios: Vec<Ratio>,
}

impl AmountsBefore {
    pub(super) fn of(rules: &Rules) -> Self {
        let without_quotes = |one: &Requirement| Requirement {
            industries: one.industries.clone(),
            categories: one.categories.clone(),
            quotes: Vec::new(),
            ..*one
        };
        let requirements = rules.requirements.iter().map(|one| (without_quotes(one), one.quotes.len()));
        Self { requirements: requirements.collect(), ratios: rules.ratios.clone() }
    }

    pub(super) fn restore(self, rules: &mut Rules) {
        let now = std::mem::take(&mut rules.requirements);
        let before = now.into_iter().zip(self.requirements).map(|(now, (before, count))| {
            let mut quotes = now.quotes;
            quotes.truncate(count);
            Requirement { quotes, ..before }
        });
        rules.requirements = before.collect();
        rules.ratios = self.ratios;
    }
}

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

    /// Takes a least amount of these people, in all or of a category.
    pub(super) fn take(
        &mut self,
        quote: &Quote,
        least: &SaidLeast,
        of: Vec<Industry>,
        rules: &mut Rules,
    ) -> Result<(), Doubt> {
        let is_total = least.category.is_none();
        if is_total && (least.unit.is_none() || !matches!(least.least, Least::Amount(_))) {
            return Err(Doubt::Sense);
        }
        // What is said of all is of those it names; a category goes on with the last.
        let goes_on = |at: &usize| !is_total && (least.who.is_none() || rules.requirements[*at].industries == of);
        let current = self.current.filter(goes_on);
        let at = current.or_else(|| rules.requirements.iter().position(|known| known.industries == of));
        let at = at.map_or_else(|| begin(quote, least, of, rules), Ok)?;
        self.current = Some(at);
        let known = &mut rules.requirements[at];
        let is_one_unit = least.unit.is_none_or(|unit| unit == known.unit);
        let agrees = match (least.category, &least.least) {
            (Some(category), least) => agrees_of_category(known, category, least),
            (None, Least::Amount(amount)) => known.total.get_or_insert(*amount) == amount,
            (None, Least::Share(..)) => false,
        };
        if !is_one_unit || !agrees {
            let quotes = known.quotes.clone();
            return self.agree(Err(quotes));
        }
        if known.quotes.last() != Some(quote) {
            known.quotes.push(quote.clone());
        }
        Ok(())
    }
}

/// A new requirement that nothing is known of but whom it is asked of.
fn begin(quote: &Quote, least: &SaidLeast, of: Vec<Industry>, rules: &mut Rules) -> Result<usize, Doubt> {
    if rules.requirements.len() >= MOST_REQUIREMENTS {
        return Err(Doubt::Conflict);
    }
    rules.requirements.push(Requirement {
        industries: of,
        unit: least.unit.unwrap_or(Unit::Hour),
        also: least.also.map(|other| other.unit),
        total: None,
        categories: Vec::new(),
        quotes: Vec::new(),
        clause: quote.clause,
    });
    Ok(rules.requirements.len() - 1)
}

/// Notes the least of a category; whether nothing else is known of it.
fn agrees_of_category(known: &mut Requirement, category: Category, least: &Least) -> bool {
    if let Some((_, stated)) = known.categories.iter().find(|(of, _)| *of == category) {
        return stated == least;
    }
    known.categories.push((category, least.clone()));
    true
}
