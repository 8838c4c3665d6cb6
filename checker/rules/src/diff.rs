//! What one year's rules state otherwise than another's.

use serde::{Deserialize, Serialize};

use crate::{Rules, Stated, Subject};

/// Something that two years state differently, or that only one of them states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Change {
    /// What both statements are about.
    pub subject: Subject,
    /// What the earlier year states, with its clause; none where only the later year states something.
    pub before: Option<Stated>,
    /// What the later year states, with its clause; none where only the earlier year states something.
    pub after: Option<Stated>,
}

/// Every difference between two years, in the reading order of the later rules; what only the earlier year states comes
/// last. The same value under a clause of another id is no difference.
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
