//! What is known of one person's year.

use serde::{Deserialize, Serialize};

use crate::{Amount, CategoryId, Date, IndustryId, UnitId};

/// One person's learning in one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The year the learning is for.
    pub year: u16,
    /// The industry the person works in.
    pub industry: IndustryId,
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
