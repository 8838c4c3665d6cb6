//! An account: the rules, the facts and the one requirement that settling holds against each other.

use super::tree::Tree;
use crate::{ClauseId, Facts, IndustryId, Requirement, Rules, Why};

/// What settling looks at: rules, facts, and the requirement that an industry asks of the person.
pub(super) struct Account<'a> {
    pub(super) rules: &'a Rules,
    pub(super) facts: &'a Facts,
    pub(super) industry: &'a IndustryId,
    pub(super) requirement: &'a Requirement,
    pub(super) tree: Tree<'a>,
}

/// Why something does not count, and the clause that says so; none where no clause does.
pub(super) struct Refusal<'a> {
    pub(super) why: Why,
    pub(super) clause: Option<&'a ClauseId>,
}

/// A refusal that no clause states.
pub(super) fn refused<'a>(why: Why) -> Refusal<'a> {
    Refusal { why, clause: None }
}
