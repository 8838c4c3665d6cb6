//! What is known of one person's year.

use serde::{Deserialize, Serialize};

use crate::{ActivityId, Amount, CategoryId, Date, IndustryId, Map, ModeId, TraitId, UnitId, ValueId};

/// The unit of things that are counted, such as papers. No rules define it.
pub const ITEM: &str = "item";

/// One person's learning in one year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// The year the learning is for.
    pub year: u16,
    /// The industry the person works in.
    pub industry: IndustryId,
    /// The second one, of somebody who works in two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second_industry: Option<IndustryId>,
    /// What else the rules ask of the person, by trait.
    #[serde(default)]
    pub traits: Map<TraitId, ValueId>,
    /// The day of asking, where known; only windows and deadlines depend on it.
    #[serde(default)]
    pub today: Option<Date>,
    /// Waivers that were granted for the year, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waivers: Vec<String>,
    /// What was deferred into this year, in the requirement's unit.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub owed: Map<CategoryId, Amount>,
    /// What the hours are for, by id; none for the year's own requirement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// Earlier years that are complete; a purpose may look back on them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub complete_years: Vec<u16>,
    /// What was done. A total of a category is an entry with nothing but its amount; entries add up.
    pub entries: Vec<Entry>,
}

/// An amount of learning. What is left out is not known, and no rule that depends on it is applied.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Entry {
    /// The day of the learning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Of what.
    #[serde(flatten)]
    pub of: Of,
    /// How much.
    pub amount: Amount,
    /// In which unit; none for the one that the requirement, or the activity, counts in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
    /// The way of learning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<ModeId>,
    /// How far it has come; none for as far as the rules ask.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<State>,
    /// The person's place among the authors, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<u8>,
    /// The year it is meant for, where that is not the year of its date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub for_year: Option<u16>,
    /// The earlier year it is surplus of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carried_from: Option<u16>,
    /// The industry it is for, of somebody who works in two; none for the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub industry: Option<IndustryId>,
}

/// What an [`Entry`] is of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Of {
    /// Learning of a category.
    Category(CategoryId),
    /// An activity that is converted.
    Activity(ActivityId),
}

/// How far learning has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Not begun or not finished. Never counts.
    Planned,
    /// Finished.
    Done,
    /// Reported.
    Declared,
    /// Accepted.
    Recognised,
}

// The states that rules may ask for.
crate::json::json_choice! { State { "recognised" => Recognised, "declared" => Declared } }

impl Facts {
    /// The industries the person works in: one or two.
    pub(crate) fn industries(&self) -> impl Iterator<Item = &IndustryId> {
        std::iter::once(&self.industry).chain(&self.second_industry)
    }
}

impl Of {
    pub(crate) fn is_activity(&self, activity: &ActivityId) -> bool {
        matches!(self, Self::Activity(id) if id == activity)
    }
}

impl Entry {
    /// An amount of a category, with nothing else known of it.
    pub fn total(category: CategoryId, amount: Amount, unit: Option<UnitId>) -> Self {
        Self {
            date: None,
            of: Of::Category(category),
            amount,
            unit,
            mode: None,
            state: None,
            order: None,
            for_year: None,
            carried_from: None,
            industry: None,
        }
    }
}
