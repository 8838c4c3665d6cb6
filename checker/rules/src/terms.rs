//! Types that several kinds of rules share, in rules, statements and outcomes alike.

use serde::{Deserialize, Serialize};

use crate::flat::{Flat, Reader, flat_choice};
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
impl Flat for Node {
    fn write(&self, to: &mut Vec<String>) {
        let category = match self {
            Self::Category(category) => Some(category.clone()),
            Self::Total | Self::Year(_) => None,
        };
        category.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        Option::read(from).map_or(Self::Total, Self::Category)
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

impl Flat for Worth {
    fn write(&self, to: &mut Vec<String>) {
        match self {
            Self::Each { category, amount, per } => {
                to.push("each".to_owned());
                category.write(to);
                amount.write(to);
                per.write(to);
            }
            Self::ByOrder { category, amounts } => {
                to.push("by-order".to_owned());
                category.write(to);
                amounts.write(to);
            }
            Self::Completes(node) => {
                to.push("completes".to_owned());
                node.write(to);
            }
        }
    }

    fn read(from: &mut Reader<'_>) -> Self {
        match from.text() {
            "each" => Self::Each { category: Flat::read(from), amount: Flat::read(from), per: Flat::read(from) },
            "by-order" => Self::ByOrder { category: Flat::read(from), amounts: Flat::read(from) },
            _ => Self::Completes(Flat::read(from)),
        }
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

flat_choice! { Per { "item" => Item, "day" => Day, "year" => Year, "period" => Period } }

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

impl Flat for Effect {
    fn write(&self, to: &mut Vec<String>) {
        match self {
            Self::Complete => to.push("complete".to_owned()),
            Self::Defer => to.push("defer".to_owned()),
            Self::Reduce { total, categories } => {
                to.push("reduce".to_owned());
                total.write(to);
                categories.write(to);
            }
        }
    }

    fn read(from: &mut Reader<'_>) -> Self {
        match from.text() {
            "complete" => Self::Complete,
            "defer" => Self::Defer,
            _ => Self::Reduce { total: Flat::read(from), categories: Flat::read(from) },
        }
    }
}

/// How far learning has come. Each state includes those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Not begun or not finished; it never counts.
    Planned,
    /// Finished by the person, and not yet declared.
    Done,
    /// Declared to whoever recognises it, and not yet recognised.
    Declared,
    /// Recognised as continuing education.
    Recognised,
}

flat_choice! {
    State { "recognised" => Recognised, "declared" => Declared, "done" => Done, "planned" => Planned }
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

flat_choice! { Actor { "person" => Person, "employer" => Employer, "sector-authority" => SectorAuthority, "system" => System } }

/// Whose wages a share is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Wages {
    /// Those of the employer's professionals.
    Professionals,
    /// Those of all who work for the employer.
    Staff,
}

flat_choice! { Wages { "professionals" => Professionals, "staff" => Staff } }

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

flat_choice! { StepWhen { "met" => Met, "short" => Short } }
