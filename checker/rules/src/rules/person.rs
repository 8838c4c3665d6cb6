//! Traits: what requirements and purposes depend on beside the industry. A trait alone states and asks nothing; the
//! rules that depend on it do.

use serde::{Deserialize, Serialize};

use super::rule::Rule;
use crate::figures::Figures;
use crate::questions::Questionnaire;
use crate::stated::Statements;
use crate::{Facts, Rules, TraitId, ValueId};

/// Something about a person, beside the industry, that rules depend on: title level, degree, kind of employer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Trait {
    /// Id of the trait, such as `level`.
    pub id: TraitId,
    /// The values it can have, in reading order.
    pub values: Vec<ValueId>,
}

crate::flat_structure! { Trait { id, values } }

impl Rule for Trait {
    fn state(&self, _: &mut Statements) {}

    fn figures(&mut self, _: &mut Figures<'_>) {}

    fn ask(&self, _: &Rules, _: &Facts, _: &mut Questionnaire) {}
}
