//! A site without a mistake, in memory.

use crate::finish::Bundle;
use crate::model::Plan;

/// A site without a mistake, and what the preview needs to know of it.
pub(super) struct Good {
    /// Its number among the sites since the start that differ from the one before, from 1.
    pub(super) generation: usize,
    pub(super) bundle: Bundle,
    /// The path under which it will be published, as in `/jxjy/`.
    pub(super) base: String,
    pub(super) languages: Vec<String>,
    /// Its pages, and the files that each shows.
    pub(super) plan: Plan,
}
