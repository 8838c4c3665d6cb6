//! Requirements: how much an industry's professionals have to complete, of which categories.

use serde::{Deserialize, Serialize};

use super::category::OfRequirement;
use super::category::{CategoryRule, Minimum};
use super::rule::{Rule, may_fit, traits_of};
use crate::figures::Figures;
use crate::questions::Questionnaire;
use crate::stated::Statements;
use crate::{
    Amount, CategoryId, Facts, IndustryId, Map, Question, Rules, Subject, TraitId, UnitId, Value, ValueId, Whose,
};

/// How much somebody has to complete in the year, of which categories.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Requirement {
    /// The industry it is written for; others may follow it.
    pub industry: IndustryId,
    /// The people it is for: by trait, the values of which the person has to have one; empty for everybody in the
    /// industry. Of several requirements that fit a person, the one with the most traits applies.
    #[serde(rename = "for")]
    pub scope: Map<TraitId, Vec<ValueId>>,
    /// The unit in which its amounts are counted.
    pub unit: UnitId,
    /// Further units in which hours may be given; they are converted into `unit`.
    pub accepts: Vec<UnitId>,
    /// The least of all categories together.
    pub total: Minimum,
    /// The least in each single year of a period of several years; none where only the whole period is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub each_year: Option<Minimum>,
    /// The categories that the industry has, in reading order. Hours of a category that is not listed do not count.
    pub categories: Vec<CategoryRule>,
}

crate::flat_structure! { Requirement { industry, scope, unit, accepts, total, each_year, categories } }

/// The category of this id, among these and all below them, in reading order.
fn find<'a>(categories: &'a [CategoryRule], id: &CategoryId) -> Option<&'a CategoryRule> {
    for category in categories {
        if category.id == *id {
            return Some(category);
        }
        if let Some(part) = find(&category.categories, id) {
            return Some(part);
        }
    }
    None
}

impl Requirement {
    /// Whether a person with these traits is one of those it is for.
    pub fn fits(&self, traits: &Map<TraitId, ValueId>) -> bool {
        self.scope.iter().all(|(id, values)| traits.get(id).is_some_and(|value| values.contains(value)))
    }

    /// The units in which hours may be given, the one it counts in first.
    pub fn units(&self) -> impl Iterator<Item = &UnitId> {
        std::iter::once(&self.unit).chain(&self.accepts)
    }

    /// Every category in reading order, each followed by its sub-categories.
    pub fn all_categories(&self) -> Vec<&CategoryRule> {
        let mut all = Vec::new();
        for category in &self.categories {
            category.add_with_parts(&mut all);
        }
        all
    }

    /// The rule of a category; none where the industry does not have it.
    pub fn category(&self, id: &CategoryId) -> Option<&CategoryRule> {
        find(&self.categories, id)
    }

    /// The least amount of a category: its own minimum, or its share of the total where that is more.
    pub fn needed(&self, category: &CategoryRule) -> Amount {
        category.least(self.total.min)
    }

    /// The people it is for.
    pub fn whose(&self) -> Whose {
        Whose { industry: self.industry.clone(), scope: self.scope.clone() }
    }
}

impl Requirement {
    fn seen_by_parts(&self) -> OfRequirement {
        OfRequirement { whose: self.whose(), unit: self.unit.clone(), total: self.total.min }
    }
}

impl Rule for Requirement {
    fn state(&self, statements: &mut Statements) {
        let Self { industry: _, scope: _, unit, accepts, total, each_year, categories } = self;
        categories.iter().for_each(|category| category.state(&self.seen_by_parts(), None, statements));
        statements.add(Subject::Total(self.whose()), Value::Amount(total.min, unit.clone()), &total.clause);
        if let Some(each) = each_year {
            statements.add(Subject::EachYear(self.whose()), Value::Amount(each.min, unit.clone()), &each.clause);
        }
        if !accepts.is_empty() {
            statements.add(Subject::Accepts(self.whose()), Value::Units(accepts.clone()), &total.clause);
        }
    }

    /// A total that equals the sum of its categories' minimums decides nothing. Where there is a single category and
    /// the total asks for more than it, the category's minimum decides nothing.
    fn figures(&mut self, figures: &mut Figures<'_>) {
        let of = self.seen_by_parts();
        let of_categories: Amount = self.categories.iter().map(|category| category.takes(of.total)).sum();
        let only = self.categories.len() == 1 && of.total > of_categories;
        self.categories.iter_mut().for_each(|category| category.figures(&of, only, figures));
        if of.total > of_categories {
            figures.visit(Subject::Total(of.whose.clone()), &self.total.clause, Some(&of.unit), &mut self.total.min);
        }
        if let Some(each) = &mut self.each_year {
            figures.visit(Subject::EachYear(of.whose), &each.clause, Some(&of.unit), &mut each.min);
        }
    }

    fn ask(&self, rules: &Rules, person: &Facts, questionnaire: &mut Questionnaire) {
        let concerned = person.any_industry(&|own| rules.followed_by(own) == Some(&self.industry));
        if !concerned || !may_fit(&self.scope, person) {
            return;
        }
        questionnaire.add(Subject::Total(self.whose()), &self.total.clause, traits_of(&self.scope));
        if let Some(each) = self.each_year.as_ref().filter(|_| rules.has_several_years() && self.fits(&person.traits)) {
            questionnaire.add(Subject::EachYear(self.whose()), &each.clause, vec![Question::Date]);
        }
    }
}
