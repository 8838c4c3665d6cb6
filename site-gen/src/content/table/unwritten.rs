//! Values that are still to be written (`TODO`): what follows only from one of them is not reported.

use toml::de::DeValue;

use super::{Ctx, Table};
use crate::content::todo::TODO;

impl Table<'_> {
    /// Whether a value of this table is still to be written.
    pub(in crate::content) fn is_unwritten(&self) -> bool {
        let values = self.layers.iter().flat_map(|layer| layer.entries.iter());
        values.into_iter().any(|(_, value)| value.get_ref().as_str() == Some(TODO))
    }
}

/// Whether a value is still to be written; if so it is counted, since it has been reported.
pub(super) fn is_unwritten(value: &DeValue<'_>, ctx: &mut Ctx<'_>) -> bool {
    let unwritten = value.as_str() == Some(TODO);
    ctx.names.unwritten += usize::from(unwritten);
    unwritten
}
