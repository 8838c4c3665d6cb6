//! How learning is counted: when, how much at most, and what is converted, carried, made up or waived.

use serde::{Deserialize, Serialize};

use super::Node;
use crate::{ActivityId, Amount, CategoryId, ClauseId, Date, IndustryId, ModeId, State, UnitId};

/// When the hours have to be completed. A cycle, or a rolling span of years, is a period of several years.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Period {
    /// The first day.
    pub starts: Date,
    /// The last day.
    pub ends: Date,
    /// Learning after the last day counts too until this day, where it is meant for this period.
    pub late: Option<Date>,
    /// Where the notice says so.
    pub clause: ClauseId,
}

/// Something that counts for more, or other, than its hours: an exam, a paper, teaching.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Activity {
    /// Its name.
    pub id: ActivityId,
    /// The industries it is for; empty for all.
    pub industries: Vec<IndustryId>,
    /// What it is worth.
    pub worth: Worth,
    /// It is spread evenly over so many years, the year of the learning first; 1 where it is not.
    pub over_years: u16,
    /// Where the notice says so.
    pub clause: ClauseId,
}

/// What an [`Activity`] is worth. Amounts are in the requirement's unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Worth {
    /// So much for each.
    Each {
        /// What it counts as.
        category: CategoryId,
        /// How much one is worth.
        amount: Amount,
        /// One of what: [`ITEM`](crate::ITEM) or a unit.
        per: UnitId,
    },
    /// So much for each item, by the place among its authors.
    ByOrder {
        /// What it counts as.
        category: CategoryId,
        /// For the first author, the second and so on; those after the last have none.
        amounts: Vec<Amount>,
    },
    /// All that is needed of a category, or of the whole year.
    Completes(Node),
}

/// What counts at most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Limit {
    /// Its name.
    pub id: String,
    /// How much counts.
    pub max: Amount,
    /// The unit of `max`; none for the requirement's.
    pub unit: Option<UnitId>,
    /// Of what each.
    pub per: Per,
    /// The ways of learning it is for; empty for all. So below.
    pub modes: Vec<ModeId>,
    /// Categories, with their parts.
    pub categories: Vec<CategoryId>,
    /// Activities.
    pub activities: Vec<ActivityId>,
    /// Industries.
    pub industries: Vec<IndustryId>,
    /// Where the notice says so.
    pub clause: ClauseId,
}

/// What a [`Limit`] is counted by, the finest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Per {
    /// Each entry; of an entry that counts items, each item.
    Item,
    /// Each day.
    Day,
    /// Each year of the period.
    Year,
    /// The whole period.
    Period,
}

/// From which state on hours count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CountsFrom {
    /// The state. What the system recognises by itself counts once done.
    pub state: State,
    /// Where the notice says so.
    pub clause: ClauseId,
}

/// Surplus of an earlier year that counts in this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CarryOver {
    /// Its name; texts are found by it.
    pub id: String,
    /// The category, with its parts; none for all.
    pub category: Option<CategoryId>,
    /// The industries it is for; empty for all.
    pub industries: Vec<IndustryId>,
    /// How much counts, in the requirement's unit; none for all of it.
    pub max: Option<Amount>,
    /// From at most so many years before.
    pub years: u16,
    /// Where the notice says so.
    pub clause: ClauseId,
}

/// Until when something may be done for an earlier year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Window {
    /// Its name; texts are found by it.
    pub id: String,
    /// The category, with its parts; none for all.
    pub category: Option<CategoryId>,
    /// The years it is for.
    pub for_years: Vec<u16>,
    /// The last day; none where the notice says that it may not be done.
    pub until: Option<Date>,
    /// Where the notice says so.
    pub clause: ClauseId,
}

/// Who is asked for less, or later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Waiver {
    /// Its name.
    pub id: String,
    /// The industries it is for; empty for all.
    pub industries: Vec<IndustryId>,
    /// What it does.
    pub effect: Effect,
    /// Where the notice says so.
    pub clause: ClauseId,
}

/// What a [`Waiver`] does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// Nothing is needed.
    Complete,
    /// Only so much is needed, in the requirement's unit.
    Reduce {
        /// Of all categories together.
        total: Amount,
        /// Of some of them; of the others nothing.
        categories: Vec<(CategoryId, Amount)>,
    },
    /// What is missing may be completed in the next year.
    Defer,
}

/// What somebody needs who works in two industries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TwoIndustries {
    /// The categories needed for each of them; the others are needed once, for the first.
    pub each: Vec<CategoryId>,
    /// Where the notice says so.
    pub clause: ClauseId,
}
