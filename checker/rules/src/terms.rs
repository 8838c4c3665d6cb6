//! What kinds of rules, and statements of them, have in common.

use serde::{Deserialize, Serialize};

use crate::json::{Broken, FromJson, JsonNode, json_choice, member};
use crate::{Amount, CategoryId, UnitId};

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

/// A year is never written in rules.
impl FromJson for Node {
    fn from_json(node: Option<&impl JsonNode>, broken: &Broken) -> Self {
        if node.and_then(JsonNode::text).as_deref() == Some("total") {
            return Self::Total;
        }
        Self::Category(member(node, "category", broken))
    }
}

/// What an [`Activity`](crate::Activity) is worth. Amounts are in the requirement's unit.
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

impl FromJson for Worth {
    fn from_json(node: Option<&impl JsonNode>, broken: &Broken) -> Self {
        let own = |key: &str| node.and_then(|node| node.member(key));
        if let each @ Some(_) = &own("each") {
            let each = each.as_ref();
            return Self::Each {
                category: member(each, "category", broken),
                amount: member(each, "amount", broken),
                per: member(each, "per", broken),
            };
        }
        if let order @ Some(_) = &own("by-order") {
            let order = order.as_ref();
            return Self::ByOrder {
                category: member(order, "category", broken),
                amounts: member(order, "amounts", broken),
            };
        }
        Self::Completes(member(node, "completes", broken))
    }
}

/// What a [`Limit`](crate::Limit) is counted by, the finest first.
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

json_choice! { Per { "item" => Item, "day" => Day, "year" => Year, "period" => Period } }

/// What a [`Waiver`](crate::Waiver) does.
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

impl FromJson for Effect {
    fn from_json(node: Option<&impl JsonNode>, broken: &Broken) -> Self {
        let reduce = node.and_then(|node| node.member("reduce"));
        match node.and_then(JsonNode::text).as_deref() {
            Some("complete") => Self::Complete,
            Some("defer") => Self::Defer,
            _ => Self::Reduce {
                total: member(reduce.as_ref(), "total", broken),
                categories: member(reduce.as_ref(), "categories", broken),
            },
        }
    }
}

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

json_choice! { Actor { "person" => Person, "employer" => Employer, "sector-authority" => SectorAuthority, "system" => System } }

/// When a [`Step`](crate::Step) is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum StepWhen {
    /// Everything is complete.
    Met,
    /// Something is missing.
    Short,
}

json_choice! { StepWhen { "met" => Met, "short" => Short } }

/// An amount of a category, written as a pair.
impl FromJson for (CategoryId, Amount) {
    fn from_json(node: Option<&impl JsonNode>, broken: &Broken) -> Self {
        let pair = broken.or_empty(node.and_then(JsonNode::items));
        (FromJson::from_json(pair.first(), broken), FromJson::from_json(pair.get(1), broken))
    }
}
