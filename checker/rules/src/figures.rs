//! A visitor of the figures that can decide a verdict.

use crate::{Amount, ClauseId, Subject, UnitId};

/// What is done with each figure: it sees what the figure is of, its clause and its unit (empty for the requirement's own),
/// and may change it.
pub(crate) struct Figures<'v>(pub(crate) &'v mut dyn FnMut(Subject, &ClauseId, &UnitId, &mut Amount));

impl Figures<'_> {
    pub(crate) fn visit(&mut self, subject: Subject, clause: &ClauseId, unit: Option<&UnitId>, amount: &mut Amount) {
        (self.0)(subject, clause, unit.unwrap_or(&UnitId::default()), amount);
    }
}
