//! Types that several kinds of rules share, in rules, statements and outcomes alike.

use serde::{Deserialize, Serialize};

use crate::json::{Broken, FromJson, JsonNode, json_choice, member};
use crate::{Amount, CategoryId, UnitId};

/// Something of which an amount is needed and counted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Node {
    /// This category, its sub-categories included.
    Category(CategoryId),
    /// All categories together.
    Total,
    /// All categories together, in this single year of a period of several.
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

/// What an activity is worth. Amounts are in the requirement's unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Worth {
    /// An amount for each item or each unit of it.
    Each {
        /// The category it counts towards.
        category: CategoryId,
        /// How much one of it is worth.
        amount: Amount,
        /// Id of the unit of which one is worth `amount`; `item` for things that are counted, such as papers.
        per: UnitId,
    },
    /// An amount for each item, by the person's place among its authors.
    ByOrder {
        /// The category it counts towards.
        category: CategoryId,
        /// The worth to the first author, the second and so on; authors after the last amount get nothing.
        amounts: Vec<Amount>,
    },
    /// Whatever is needed of this category, or of the whole year: doing the activity completes it.
    Completes(Node),
}

impl Worth {
    /// The category it counts as; none where it completes something.
    pub fn category(&self) -> Option<CategoryId> {
        match self {
            Self::Each { category, .. } | Self::ByOrder { category, .. } => Some(category.clone()),
            Self::Completes(Node::Category(category)) => Some(category.clone()),
            Self::Completes(Node::Total | Node::Year(_)) => None,
        }
    }
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

/// What a limit is counted by, the finest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Per {
    /// Each entry by itself; of an entry that counts items, each item.
    Item,
    /// All learning of one day.
    Day,
    /// All learning of one year of the period.
    Year,
    /// All learning of the whole period.
    Period,
}

json_choice! { Per { "item" => Item, "day" => Day, "year" => Year, "period" => Period } }

/// What a waiver does for somebody to whom it is granted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// Nothing is needed this year.
    Complete,
    /// Less is needed: these amounts, in the requirement's unit, where the requirement asks for more.
    Reduce {
        /// How much is still needed of all categories together.
        total: Amount,
        /// How much is still needed of each category listed; nothing of a category that is not listed.
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

/// Who declares or recognises hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Actor {
    /// The professional whose hours they are.
    Person,
    /// The employer of the professional.
    Employer,
    /// The authority in charge of the industry, at the same level of government.
    SectorAuthority,
    /// The system in which hours are recorded, without anybody acting.
    System,
}

json_choice! { Actor { "person" => Person, "employer" => Employer, "sector-authority" => SectorAuthority, "system" => System } }

/// The verdict after which a step is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum StepWhen {
    /// After `met`: everything is complete.
    Met,
    /// After any other verdict: something is missing.
    Short,
}

json_choice! { StepWhen { "met" => Met, "short" => Short } }

/// An amount of a category, which JSON writes as a list of two.
impl FromJson for (CategoryId, Amount) {
    fn from_json(node: Option<&impl JsonNode>, broken: &Broken) -> Self {
        let pair = broken.or_empty(node.and_then(JsonNode::items));
        (FromJson::from_json(pair.first(), broken), FromJson::from_json(pair.get(1), broken))
    }
}
