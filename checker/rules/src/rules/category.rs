//! Categories of subjects, which may have sub-categories, and the least and the most that counts of each.

use serde::{Deserialize, Serialize};

use crate::figures::Figures;
use crate::stated::Statements;
use crate::{Amount, CategoryId, ClauseId, Subject, UnitId, Value, Whose};

/// A least amount, and the clause that asks for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Minimum {
    /// The least amount, in the requirement's unit.
    pub min: Amount,
    /// The clause of the notice that asks for it.
    pub clause: ClauseId,
}

crate::flat_structure! { Minimum { min, clause } }

/// What a requirement asks of one category of subjects, and of its sub-categories.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CategoryRule {
    /// Id of the category.
    pub id: CategoryId,
    /// The least that is needed of it, sub-categories included.
    #[serde(flatten)]
    pub minimum: Minimum,
    /// The least share of the requirement's total that is needed of it, as a fraction of 1, such as `2/3`; none where
    /// only `min` is asked. Where both are given, the larger amount is needed.
    pub share: Option<Amount>,
    /// The most of it that counts, sub-categories included, in the requirement's unit; none where all counts.
    pub max: Option<Amount>,
    /// Its sub-categories, in reading order; empty where it has none. Hours may also be given for the category itself.
    pub categories: Vec<CategoryRule>,
}

crate::flat_structure! { CategoryRule { id, minimum, share, max, categories } }

impl CategoryRule {
    /// The category and every sub-category below it, in reading order.
    pub fn with_parts(&self) -> Vec<&CategoryRule> {
        let mut all = Vec::new();
        self.add_with_parts(&mut all);
        all
    }

    pub(super) fn add_with_parts<'a>(&'a self, to: &mut Vec<&'a CategoryRule>) {
        to.push(self);
        for part in &self.categories {
            part.add_with_parts(to);
        }
    }

    pub(super) fn state(&self, of: &OfRequirement, within: Option<&CategoryId>, statements: &mut Statements) {
        let Self { id, minimum, share: _, max, categories } = self;
        let least = Value::Least { min: self.least(of.total), unit: of.unit.clone(), within: within.cloned() };
        statements.add(Subject::Category(of.whose.clone(), id.clone()), least, &minimum.clause);
        if let Some(max) = max {
            let most = Value::Amount(*max, of.unit.clone());
            statements.add(Subject::Most(of.whose.clone(), id.clone()), most, &minimum.clause);
        }
        categories.iter().for_each(|part| part.state(of, Some(id), statements));
    }

    /// How much of a requirement's total it needs: its own minimum, or what its sub-categories need where that is more.
    pub(super) fn takes(&self, total: Amount) -> Amount {
        self.least(total).max(self.of_parts(total))
    }

    /// The least of it under a requirement with this total: its minimum, or its share of the total where that is more.
    pub(super) fn least(&self, total: Amount) -> Amount {
        let share = self.share.map_or(Amount::ZERO, |share| total.share(share));
        self.minimum.min.max(share)
    }

    /// The sum of what its sub-categories need.
    fn of_parts(&self, total: Amount) -> Amount {
        self.categories.iter().map(|part| part.takes(total)).sum()
    }

    /// Visits the figures that can decide a verdict. A minimum that equals the sum of its sub-categories decides
    /// nothing; neither does the minimum of a requirement's `only` category where the total asks for more.
    pub(super) fn figures(&mut self, of: &OfRequirement, only: bool, figures: &mut Figures<'_>) {
        let needed = self.takes(of.total);
        if !only && needed > self.of_parts(of.total) {
            let mut amount = needed;
            let subject = Subject::Category(of.whose.clone(), self.id.clone());
            figures.visit(subject, &self.minimum.clause, Some(&of.unit), &mut amount);
            if amount != needed {
                (self.minimum.min, self.share) = (amount, None);
            }
        }
        if let Some(max) = &mut self.max {
            let subject = Subject::Most(of.whose.clone(), self.id.clone());
            figures.visit(subject, &self.minimum.clause, Some(&of.unit), max);
        }
        self.categories.iter_mut().for_each(|part| part.figures(of, false, figures));
    }
}

/// What a category has to know of the requirement it belongs to: whom it is for, its unit, and its total.
pub(super) struct OfRequirement {
    pub(super) whose: Whose,
    pub(super) unit: UnitId,
    pub(super) total: Amount,
}
