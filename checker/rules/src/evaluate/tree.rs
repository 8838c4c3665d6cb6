//! The tree of a requirement's categories, as a list in which each category knows the place of the one it belongs to.

use crate::{Amount, CategoryId, CategoryRule, Requirement};

/// The categories in reading order, each after the one it belongs to.
pub(super) struct Tree<'a> {
    pub(super) places: Vec<Place<'a>>,
}

/// A category in the list.
pub(super) struct Place<'a> {
    pub(super) rule: &'a CategoryRule,
    /// The place of the category it belongs to; none for an outermost one.
    pub(super) within: Option<usize>,
    /// Its id and those of all categories it belongs to, the innermost first. They are taken from the industry's whole
    /// requirement, since for a second industry the tree may hold only a part of that.
    pub(super) names: Vec<&'a CategoryId>,
}

impl<'a> Tree<'a> {
    /// The tree of a requirement, which is all or a part of the `whole` one.
    pub(super) fn new(requirement: &'a Requirement, whole: &'a Requirement) -> Self {
        let mut tree = Self { places: Vec::new() };
        tree.add(&requirement.categories, None, whole);
        tree
    }

    fn add(&mut self, categories: &'a [CategoryRule], within: Option<usize>, whole: &'a Requirement) {
        for rule in categories {
            let at = self.places.len();
            let names = outwards(&whole.categories, &rule.id).unwrap_or_default();
            self.places.push(Place { rule, within, names });
            self.add(&rule.categories, Some(at), whole);
        }
    }

    /// The place of a category; none where the requirement does not have it.
    pub(super) fn find(&self, id: &CategoryId) -> Option<usize> {
        self.places.iter().position(|place| place.rule.id == *id)
    }

    /// Whether the category at a place is this one or one of its sub-categories.
    pub(super) fn is_within(&self, at: usize, id: &CategoryId) -> bool {
        self.places[at].names.contains(&id)
    }

    /// Adds to the amount of each category those of its sub-categories.
    pub(super) fn with_parts(&self, own: Vec<Amount>) -> Vec<Amount> {
        let mut sums = own;
        for at in (0..sums.len()).rev() {
            if let Some(within) = self.places[at].within {
                sums[within] = sums[within] + sums[at];
            }
        }
        sums
    }

    /// The sum over the outermost categories.
    pub(super) fn total(&self, amounts: &[Amount]) -> Amount {
        let mut total = Amount::ZERO;
        for (place, amount) in self.places.iter().zip(amounts) {
            if place.within.is_none() {
                total = total + *amount;
            }
        }
        total
    }
}

/// The ids of a category and of all categories it belongs to, the innermost first; none for an unknown category.
fn outwards<'a>(categories: &'a [CategoryRule], id: &CategoryId) -> Option<Vec<&'a CategoryId>> {
    for category in categories {
        if category.id == *id {
            return Some(vec![&category.id]);
        }
        if let Some(mut names) = outwards(&category.categories, id) {
            names.push(&category.id);
            return Some(names);
        }
    }
    None
}
