//! What a verdict comes with: who recognises hours, what to do, by when, what else to know.

use serde::{Deserialize, Serialize};

use crate::{CategoryId, ClauseId, Date, IndustryId, Map, ModeId, TraitId, ValueId};

/// Someone, or something, with a part in declaring or recognising hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Actor {
    /// The professional.
    Person,
    /// The employer.
    Employer,
    /// The sector authority at the same level.
    SectorAuthority,
    /// The system, by itself.
    System,
}

/// Who declares and who recognises the hours of a category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Recognition {
    /// Its name; texts are found by it.
    pub id: String,
    /// The category.
    pub category: CategoryId,
    /// The industries it is for; empty for all that no other entry of the same category and mode names.
    pub industries: Vec<IndustryId>,
    /// A way of learning it is limited to, such as `distance`; none for the category as a whole.
    pub mode: Option<ModeId>,
    /// Who declares; none where the notice does not say.
    pub declares: Option<Actor>,
    /// Who recognises; none where the notice does not say.
    pub recognises: Option<Actor>,
    /// Where the notice says so.
    pub clause: ClauseId,
}

/// When a [`Step`] is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum StepWhen {
    /// Everything is complete.
    Met,
    /// Something is missing.
    Short,
}

/// Something to do, by verdict and category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Step {
    /// Its name; texts are found by it.
    pub id: String,
    /// After which verdict.
    pub when: StepWhen,
    /// Only while this category is missing hours.
    pub category: Option<CategoryId>,
    /// The last day for it, where the notice names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Date>,
    /// Where the notice says so.
    pub clause: ClauseId,
}

/// A day or a term to keep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Deadline {
    /// Its name; texts are found by it.
    pub id: String,
    /// When.
    pub when: When,
    /// The audiences it concerns.
    pub audiences: Vec<String>,
    /// Where the notice sets it.
    pub clause: ClauseId,
}

/// A fixed day, or a number of days before an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// On or until this day.
    Date(Date),
    /// Within so many days before the event that the text names.
    DaysBefore(u32),
}

/// Something to know that no figure models.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Note {
    /// Its name; texts are found by it.
    pub id: String,
    /// The industries it is for; empty for all.
    pub industries: Vec<IndustryId>,
    /// Where the notice says so.
    pub clause: ClauseId,
}

/// What the hours are for, and how many years have to be complete for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Purpose {
    /// Its name, such as `title-review`; several rules may share it.
    pub id: String,
    /// The values it is limited to, by trait. The one with the most traits prevails.
    #[serde(rename = "for")]
    pub scope: Map<TraitId, Vec<ValueId>>,
    /// So many years have to be complete, this one included.
    pub years: u16,
    /// Where the notice says so.
    pub clause: ClauseId,
}
