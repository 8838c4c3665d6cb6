//! A site without a mistake, in memory.

use crate::finish::Bundle;
use crate::model::Plan;

/// A finished site.
pub(super) struct Good {
    /// Counts the sites that differ.
    pub(super) generation: usize,
    pub(super) bundle: Bundle,
    /// The path under which it will be published, as in `/jxjy/`.
    pub(super) base: String,
    pub(super) languages: Vec<String>,
    /// Its pages, and the files that each shows.
    pub(super) plan: Plan,
}
