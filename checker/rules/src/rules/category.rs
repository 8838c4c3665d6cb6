//! The tree of categories, and the least amount of each.

use serde::{Deserialize, Serialize};

use crate::figures::Figures;
use crate::json::{Broken, FromJson, JsonNode, member};
use crate::stated::Statements;
use crate::{Amount, CategoryId, ClauseId, Subject, UnitId, Value, Whose};

/// A least amount, and the clause that asks for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Minimum {
    /// In the requirement's unit.
    pub min: Amount,
    /// Where the notice asks for it.
    pub clause: ClauseId,
}

crate::json_structure! { Minimum { min, clause } }

/// A category: its least amount, the most that counts, and its sub-categories.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CategoryRule {
    /// The category.
    pub id: CategoryId,
    /// How much of it, sub-categories included.
    #[serde(flatten)]
    pub minimum: Minimum,
    /// The least share of the total that is needed, as a fraction of 1.
    pub share: Option<Amount>,
    /// What counts at most.
    pub max: Option<Amount>,
    /// What it consists of, in reading order. Hours may also be given for the category itself.
    pub categories: Vec<CategoryRule>,
}

impl FromJson for CategoryRule {
    fn from_json(node: Option<&impl JsonNode>, broken: &Broken) -> Self {
        Self {
            id: member(node, "id", broken),
            minimum: Minimum::from_json(node, broken),
            share: member(node, "share", broken),
            max: member(node, "max", broken),
            categories: member(node, "categories", broken),
        }
    }
}

impl CategoryRule {
    /// The category and every sub-category below it, in reading order.
    pub fn with_parts(&self) -> Vec<&CategoryRule> {
        std::iter::once(self).chain(self.categories.iter().flat_map(CategoryRule::with_parts)).collect()
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

    /// What it needs of a total: its own minimum, or that of its parts where it is more.
    pub(super) fn takes(&self, total: Amount) -> Amount {
        self.least(total).max(self.of_parts(total))
    }

    /// The least of it where so much is needed in all: its minimum, or its share of that where it is more.
    pub(super) fn least(&self, total: Amount) -> Amount {
        let share = self.share.map_or(Amount::ZERO, |share| total.share(share));
        self.minimum.min.max(share)
    }

    fn of_parts(&self, total: Amount) -> Amount {
        self.categories.iter().map(|part| part.takes(total)).sum()
    }

    /// A minimum that its parts add up to decides nothing; neither does that of the `only` category below the total.
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

/// What a category has to know of the requirement it belongs to.
pub(super) struct OfRequirement {
    pub(super) whose: Whose,
    pub(super) unit: UnitId,
    pub(super) total: Amount,
}
