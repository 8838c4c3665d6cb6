//! What changed from one year's rules to another's.

use serde::{Deserialize, Serialize};

use crate::{Rules, Stated, Subject};

/// Something that is stated differently.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Change {
    /// What.
    pub subject: Subject,
    /// As the earlier year states it, with its clause; none where it is new.
    pub before: Option<Stated>,
    /// As the later year states it, with its clause; none where it is gone.
    pub after: Option<Stated>,
}

/// Every change, in the reading order of the later rules; what is gone comes last. A value that stays, under a clause
/// of another name, is no change.
pub fn diff(before: &Rules, after: &Rules) -> Vec<Change> {
    let (before, after) = (before.stated(), after.stated());
    let find = |all: &[(Subject, Stated)], subject: &Subject| {
        all.iter().find(|(known, _)| known == subject).map(|(_, stated)| stated.clone())
    };
    let changed = after.iter().filter_map(|(subject, now)| {
        let then = find(&before, subject);
        let same = then.as_ref().is_some_and(|then| then.value == now.value);
        (!same).then(|| Change { subject: subject.clone(), before: then, after: Some(now.clone()) })
    });
    let gone = before.iter().filter(|(subject, _)| find(&after, subject).is_none());
    let gone = gone.map(|(subject, then)| Change { subject: subject.clone(), before: Some(then.clone()), after: None });
    changed.chain(gone).collect()
}
