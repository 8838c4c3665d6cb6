//! The visitor that goes to each figure that can decide a verdict, to list the figures or to try another value of one.

use crate::{Amount, ClauseId, Subject, UnitId};

/// What is done with each figure: it is given what the figure is of, its clause, its unit (empty for the requirement's
/// own) and the amount, which it may change.
pub(crate) struct Figures<'v>(pub(crate) &'v mut dyn FnMut(Subject, &ClauseId, &UnitId, &mut Amount));

impl Figures<'_> {
    /// Visits one figure.
    pub(crate) fn visit(&mut self, subject: Subject, clause: &ClauseId, unit: Option<&UnitId>, amount: &mut Amount) {
        (self.0)(subject, clause, unit.unwrap_or(&UnitId::default()), amount);
    }
}
