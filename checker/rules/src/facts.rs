//! Facts: what is known of one person's learning in one year. The input of an evaluation.

use serde::{Deserialize, Serialize};

use crate::{ActivityId, Amount, CategoryId, Date, IndustryId, Map, ModeId, Question, State, TraitId, UnitId, ValueId};

/// Id of the unit in which things such as papers are counted. Rules do not define it, and it does not convert to hours.
pub const ITEM: &str = "item";

/// What is known of one person's learning in one year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// The year the learning is for. There is a verdict only where it is the year of the rules.
    pub year: u16,
    /// Id of the industry the person works in; of two, the first.
    pub industry: IndustryId,
    /// Id of the second industry of somebody who works in two; none for everybody else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second_industry: Option<IndustryId>,
    /// The person's value of each trait that is known, such as `senior` of `level`.
    #[serde(default)]
    pub traits: Map<TraitId, ValueId>,
    /// The day of asking; none where it is not known. Only whether a window for earlier years is open depends on it.
    #[serde(default)]
    pub today: Option<Date>,
    /// Ids of the waivers that were granted to the person for this year.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waivers: Vec<String>,
    /// Amounts deferred from the year before into this one, by category, in the requirement's unit. They are needed
    /// besides what this year asks.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub owed: Map<CategoryId, Amount>,
    /// Id of the purpose the hours are for, such as `title-review`; none for the year's own requirement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// Earlier years in which the person met the requirement; only purposes that look back on several years use them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub complete_years: Vec<u16>,
    /// Questions that were put to the person: what the facts do not say in answer to one of them is a no. Nothing is
    /// counted otherwise by it; the rules that depend on it are not named as not asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asked: Vec<Question>,
    /// What was learnt. The total of a category is an entry of that category with nothing but its amount. Entries add
    /// up, and their order does not matter.
    pub entries: Vec<Entry>,
}

/// One amount of learning. What is left out is not known, and a rule that depends on it is not applied to the entry.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Entry {
    /// The day of the learning; none where it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The category or the activity it is of.
    #[serde(flatten)]
    pub of: Of,
    /// How much was learnt; of an activity, how many items or units.
    pub amount: Amount,
    /// The unit of `amount`; none for the unit that the requirement, or the activity, counts in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
    /// The way of learning, such as `online`; none where it is not known: then no limit on a way of learning is
    /// applied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<ModeId>,
    /// How far it has come; none where it is not known, which is taken to be as far as the rules ask.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<State>,
    /// The person's place among the authors, from 1, of an activity whose worth depends on it; none for other entries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<u8>,
    /// The year the learning is meant for, where that is not the year of its date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub for_year: Option<u16>,
    /// The earlier year of which it is surplus, to be carried over into this one; none where it is no surplus.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carried_from: Option<u16>,
    /// The industry it is for, of somebody who works in two; none for the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub industry: Option<IndustryId>,
}

/// What an entry is of: a category of subjects, or an activity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Of {
    /// Learning of this category.
    Category(CategoryId),
    /// An activity that is converted into hours.
    Activity(ActivityId),
}

impl Facts {
    /// Whether something holds of an industry the person works in: of the only one, or of one of two.
    pub(crate) fn any_industry(&self, holds: &dyn Fn(&IndustryId) -> bool) -> bool {
        holds(&self.industry) || self.second_industry.as_ref().is_some_and(holds)
    }
}

impl Of {
    /// Whether it is this activity.
    pub(crate) fn is_activity(&self, activity: &ActivityId) -> bool {
        matches!(self, Self::Activity(id) if id == activity)
    }
}

impl Entry {
    /// An entry of a category of which only the amount is known.
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
