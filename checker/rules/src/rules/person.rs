//! What requirements depend on beside the industry. A trait states and asks nothing by itself: what depends on it does.

use serde::{Deserialize, Serialize};

use super::rule::Rule;
use crate::figures::Figures;
use crate::questions::Questionnaire;
use crate::stated::Statements;
use crate::{Facts, Rules, TraitId, ValueId};

/// Something about a person beside the industry: title level, degree, kind of employer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Trait {
    /// Its name.
    pub id: TraitId,
    /// What it can be, in reading order.
    pub values: Vec<ValueId>,
}

crate::json_structure! { Trait { id, values } }

impl Rule for Trait {
    fn state(&self, _: &mut Statements) {}

    fn figures(&mut self, _: &mut Figures<'_>) {}

    fn ask(&self, _: &Rules, _: &Facts, _: &mut Questionnaire) {}
}
