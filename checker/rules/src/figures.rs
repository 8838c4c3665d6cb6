//! Each figure that can decide a verdict, to be tried with another value.

use crate::{Amount, ClauseId, Rules, Stated, Subject, UnitId, Value};

/// A visitor of figures: it sees what each is of, with clause and unit (empty for the requirement's own), and may change it.
pub(crate) struct Figures<'v>(&'v mut dyn FnMut(Subject, &ClauseId, &UnitId, &mut Amount));

impl Figures<'_> {
    pub(crate) fn visit(&mut self, subject: Subject, clause: &ClauseId, unit: Option<&UnitId>, amount: &mut Amount) {
        (self.0)(subject, clause, unit.unwrap_or(&UnitId::default()), amount);
    }
}

impl Rules {
    /// Every figure that can decide a verdict, in reading order.
    pub fn figures(&self) -> Vec<(Subject, Stated)> {
        let mut all = Vec::new();
        self.clone().visit_figures(&mut Figures(&mut |subject, clause, unit, amount| {
            let value = Value::Amount(*amount, unit.clone());
            all.push((subject, Stated { value, clause: Some(clause.clone()) }));
        }));
        all
    }

    /// The same rules with another amount for the figure at this place of [`Rules::figures`].
    pub fn with_figure(&self, place: usize, change: impl Fn(Amount) -> Amount) -> Self {
        let mut changed = self.clone();
        let mut at = 0;
        changed.visit_figures(&mut Figures(&mut |_, _, _, amount| {
            if at == place {
                *amount = change(*amount);
            }
            at += 1;
        }));
        changed
    }
}
