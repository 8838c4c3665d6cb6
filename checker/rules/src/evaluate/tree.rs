//! The categories of a requirement as a list.

use crate::{Amount, CategoryId, CategoryRule, Requirement};

/// The categories in reading order, each after the one it is a part of.
pub(super) struct Tree<'a> {
    pub(super) places: Vec<Place<'a>>,
}

/// A category in the list.
pub(super) struct Place<'a> {
    pub(super) rule: &'a CategoryRule,
    /// The place of the category it is a part of.
    pub(super) within: Option<usize>,
    /// Its name and those of all it is a part of, the innermost first; in the whole requirement, of which a second
    /// industry adds a part only.
    pub(super) names: Vec<&'a CategoryId>,
}

impl<'a> Tree<'a> {
    /// The categories of a requirement, which is a part of a whole one.
    pub(super) fn new(requirement: &'a Requirement, whole: &'a Requirement) -> Self {
        let mut tree = Self { places: Vec::new() };
        requirement.categories.iter().for_each(|category| tree.add(category, None, whole));
        tree
    }

    fn add(&mut self, rule: &'a CategoryRule, within: Option<usize>, whole: &'a Requirement) {
        let at = self.places.len();
        let names = outwards(&whole.categories, &rule.id).unwrap_or_default();
        self.places.push(Place { rule, within, names });
        rule.categories.iter().for_each(|part| self.add(part, Some(at), whole));
    }

    pub(super) fn find(&self, id: &CategoryId) -> Option<usize> {
        self.places.iter().position(|place| place.rule.id == *id)
    }

    /// The category at a place and all it is a part of, the innermost first.
    pub(super) fn upwards(&self, at: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(at), |at| self.places[*at].within)
    }

    /// Whether the category at a place is this one or a part of it.
    pub(super) fn is_within(&self, at: usize, id: &CategoryId) -> bool {
        self.places[at].names.contains(&id)
    }

    /// Amounts of the categories themselves, each with those of its parts added.
    pub(super) fn with_parts(&self, own: Vec<Amount>) -> Vec<Amount> {
        let mut sums = own;
        for at in (0..sums.len()).rev() {
            if let Some(within) = self.places[at].within {
                sums[within] = sums[within] + sums[at];
            }
        }
        sums
    }

    /// The sum over the categories that are no part of another.
    pub(super) fn total(&self, amounts: &[Amount]) -> Amount {
        let outermost = self.places.iter().zip(amounts).filter(|(place, _)| place.within.is_none());
        outermost.map(|(_, amount)| *amount).sum()
    }
}

/// The names of a category and of all it is a part of, the innermost first.
fn outwards<'a>(categories: &'a [CategoryRule], id: &CategoryId) -> Option<Vec<&'a CategoryId>> {
    categories.iter().find_map(|category| {
        if category.id == *id {
            return Some(vec![&category.id]);
        }
        let mut names = outwards(&category.categories, id)?;
        names.push(&category.id);
        Some(names)
    })
}
