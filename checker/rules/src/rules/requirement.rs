//! What has to be completed: units, industries, traits, and the tree of categories.

use serde::{Deserialize, Serialize};

use crate::{Amount, CategoryId, ClauseId, IndustryId, Map, TraitId, UnitId, ValueId};

/// A unit: `of` units are `hours` class hours (12 days are 72 hours).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Unit {
    /// Its name.
    pub id: UnitId,
    /// That many of the unit …
    pub of: u32,
    /// … are that many class hours.
    pub hours: u32,
    /// The clause that states the ratio; the class hour itself needs none.
    pub clause: Option<ClauseId>,
}

/// An industry, and whose requirement applies to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Industry {
    /// Its name.
    pub id: IndustryId,
    /// The industry whose requirement applies; its own name where it has one.
    pub follows: IndustryId,
}

/// Something about a person beside the industry: title level, degree, kind of employer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Trait {
    /// Its name.
    pub id: TraitId,
    /// What it can be, in reading order.
    pub values: Vec<ValueId>,
}

/// What has to be completed in the year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Requirement {
    /// The industry it is written for.
    pub industry: IndustryId,
    /// The values it is limited to, by trait. The one with the most traits prevails.
    #[serde(rename = "for")]
    pub scope: Map<TraitId, Vec<ValueId>>,
    /// The unit it counts in.
    pub unit: UnitId,
    /// Further units that hours may be given in.
    pub accepts: Vec<UnitId>,
    /// All categories together.
    pub total: Minimum,
    /// The least in each year of a period of several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub each_year: Option<Minimum>,
    /// Each category the industry has, in reading order. A category left out does not exist for it.
    pub categories: Vec<CategoryRule>,
}

/// A least amount, and the clause that asks for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Minimum {
    /// In the requirement's unit.
    pub min: Amount,
    /// Where the notice asks for it.
    pub clause: ClauseId,
}

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

/// Something that is counted or needed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Node {
    /// One category.
    Category(CategoryId),
    /// All categories together.
    Total,
    /// All categories together in one year of a longer period.
    Year(u16),
}

impl Requirement {
    /// Whether a person with these traits is within its scope.
    pub fn fits(&self, traits: &Map<TraitId, ValueId>) -> bool {
        self.scope.iter().all(|(id, values)| traits.get(id).is_some_and(|value| values.contains(value)))
    }

    /// The units hours may be given in, the one it counts in first.
    pub fn units(&self) -> impl Iterator<Item = &UnitId> {
        std::iter::once(&self.unit).chain(&self.accepts)
    }

    /// Every category in reading order, sub-categories after the one they belong to.
    pub fn all_categories(&self) -> Vec<&CategoryRule> {
        self.categories.iter().flat_map(CategoryRule::with_parts).collect()
    }

    /// The rule of a category, where the industry has it.
    pub fn category(&self, id: &CategoryId) -> Option<&CategoryRule> {
        self.all_categories().into_iter().find(|category| category.id == *id)
    }

    /// The least amount of a category: its own minimum, or its share of the total where that is more.
    pub fn needed(&self, category: &CategoryRule) -> Amount {
        let share = category.share.map_or(Amount::ZERO, |share| self.total.min.share(share));
        category.minimum.min.max(share)
    }
}

impl CategoryRule {
    /// The category and every sub-category below it, in reading order.
    pub fn with_parts(&self) -> Vec<&CategoryRule> {
        std::iter::once(self).chain(self.categories.iter().flat_map(CategoryRule::with_parts)).collect()
    }
}
