//! What lists call things.

use checker_rules::{Map, flat_structure};
use serde::{Deserialize, Serialize};

/// What lists may call columns, and what stands in their cells: of each thing, by its id, every name in every language.
/// How names are written (width, spaces, capitals, brackets) makes no difference.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Names {
    /// Names of columns that do not depend on the rules, by [`Use::key`](crate::Use::key).
    pub columns: Map<String, Vec<String>>,
    /// What stands in front of a row that sums up others, such as "total".
    pub sums: Vec<String>,
    /// Words beside the name of a category that change nothing, such as "completed".
    pub beside: Vec<String>,
    /// Names of industries, by industry id.
    pub industries: Map<String, Vec<String>>,
    /// Names of categories, by category id.
    pub categories: Map<String, Vec<String>>,
    /// Names of traits, by trait id.
    pub traits: Map<String, Vec<String>>,
    /// Names of the values of traits, by both ids as `level.senior`.
    pub values: Map<String, Vec<String>>,
    /// Words behind a number, in lower case, by unit id.
    pub units: Map<String, Vec<String>>,
    /// Names of ways of learning, by mode id.
    pub modes: Map<String, Vec<String>>,
    /// Names of how far learning has come, by [`State`](checker_rules::State) as it is written in JSON.
    pub states: Map<String, Vec<String>>,
}

flat_structure! { Names { columns, sums, beside, industries, categories, traits, values, units, modes, states } }

impl Names {
    /// The names, each as it is compared.
    pub(crate) fn folded(&self) -> Self {
        let Self { columns, sums, beside, industries, categories, traits, values, units, modes, states } = self;
        Self {
            columns: folded(columns),
            sums: fold_all(sums),
            beside: fold_all(beside),
            industries: folded(industries),
            categories: folded(categories),
            traits: folded(traits),
            values: folded(values),
            units: folded(units),
            modes: folded(modes),
            states: folded(states),
        }
    }
}

fn folded(names: &Map<String, Vec<String>>) -> Map<String, Vec<String>> {
    names.iter().map(|(id, names)| (id.clone(), fold_all(names))).collect()
}

fn fold_all(names: &[String]) -> Vec<String> {
    names.iter().map(|name| crate::fold(name)).filter(|name| !name.is_empty()).collect()
}

/// The id of a name that is folded; none where nothing, or more than one thing, is called so.
pub(crate) fn id_of<'n>(names: &'n Map<String, Vec<String>>, name: &str) -> Option<&'n str> {
    let mut ids = names.iter().filter(|(_, known)| known.iter().any(|known| known == name)).map(|(id, _)| id.as_str());
    ids.next().filter(|_| ids.next().is_none())
}
