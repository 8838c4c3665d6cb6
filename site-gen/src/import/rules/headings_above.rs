//! The headings that a sentence stands below, and what they say of it.

use super::scope::Who;

/// A heading inside a clause.
pub(super) struct Heading {
    /// How deep it stands; deeper than all others where it has no number.
    pub(super) depth: usize,
    /// Who is meant below it.
    pub(super) of: Who,
    pub(super) is_yearly: bool,
    pub(super) is_limiting: bool,
}

/// The headings inside a clause that a sentence stands below, from the widest.
#[derive(Default)]
pub(super) struct HeadingsAbove(Vec<Heading>);

impl HeadingsAbove {
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    pub(super) fn push(&mut self, heading: Heading) {
        self.0.push(heading);
    }

    /// Leaves those that do not stand above this depth.
    pub(super) fn leave(&mut self, depth: usize) {
        self.0.retain(|heading| heading.depth < depth);
    }

    /// Leaves the lines that lead to items.
    pub(super) fn leave_leads(&mut self) {
        self.0.retain(|heading| heading.depth > 0);
    }

    /// Who the nearest of them is about.
    pub(super) fn of(&self) -> Option<&Who> {
        self.0.last().map(|heading| &heading.of)
    }

    pub(super) fn are_limiting(&self) -> bool {
        self.0.iter().any(|heading| heading.is_limiting)
    }

    pub(super) fn are_yearly(&self) -> bool {
        self.0.iter().any(|heading| heading.is_yearly)
    }
}

/// Something that headings say of what stands below them.
#[derive(Default)]
pub(super) struct OfHeadings {
    pub(super) title: bool,
    pub(super) clause: bool,
    pub(super) paragraph: bool,
}

impl OfHeadings {
    /// Whether any of them does.
    pub(super) fn is_said(&self) -> bool {
        self.title || self.clause || self.paragraph
    }
}
