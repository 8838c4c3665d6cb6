//! What is known of one person's year.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Amount, CategoryId, Date, IndustryId, TraitId, UnitId, ValueId};

/// One person's learning in one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The year the learning is for.
    pub year: u16,
    /// The industry the person works in.
    pub industry: IndustryId,
    /// What else the rules ask of the person, by trait.
    #[serde(default)]
    pub traits: BTreeMap<TraitId, ValueId>,
    /// The day of asking, where known; only windows and deadlines depend on it.
    pub today: Option<Date>,
    /// What was completed. Entries of one category add up.
    pub entries: Vec<Entry>,
}

/// An amount of one category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Of what.
    pub category: CategoryId,
    /// How much.
    pub amount: Amount,
    /// In which unit.
    pub unit: UnitId,
}
