//! One person's account with one requirement: everything that is looked at to settle it.

use super::tree::Tree;
use crate::{ClauseId, Facts, IndustryId, Requirement, Rules, Why};

/// Rules and facts, and the requirement that is asked of the person.
pub(super) struct Account<'a> {
    pub(super) rules: &'a Rules,
    pub(super) facts: &'a Facts,
    pub(super) industry: &'a IndustryId,
    pub(super) requirement: &'a Requirement,
    pub(super) tree: Tree<'a>,
}

/// Why something does not count, and the clause that says so, where one does.
pub(super) struct Refusal<'a> {
    pub(super) why: Why,
    pub(super) clause: Option<&'a ClauseId>,
}

/// A refusal that no clause states.
pub(super) fn refused<'a>(why: Why) -> Refusal<'a> {
    Refusal { why, clause: None }
}
