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

impl<'a> Account<'a> {
    /// A refusal of what the requirement does not have, which is as its clause states.
    pub(super) fn refused(&self, why: Why) -> Refusal<'a> {
        Refusal { why, clause: Some(&self.requirement.total.clause) }
    }
}
