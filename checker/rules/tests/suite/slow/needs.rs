//! What is needed, as the rules' own words say it.

use checker_rules::{CategoryRule, Effect, Entry, Facts, IndustryId, Node, Of, Requirement, Rules, Waiver, Worth};

use super::exact::Exact;
use super::waivers_for;

/// The categories of a requirement, each with those it is a part of, the innermost first.
pub(super) struct Categories {
    pub(super) all: Vec<Category>,
}

pub(super) struct Category {
    pub(super) id: String,
    pub(super) within: Vec<String>,
    pub(super) most: Option<Exact>,
    /// Whether something is asked of it: of a second industry, only the named ones are.
    pub(super) asked: bool,
    needed: Exact,
}

#[derive(Clone)]
pub(super) struct Needs {
    pub(super) categories: Vec<Exact>,
    /// The same before anything is waived or completed: as much of each may count in any case.
    pub(super) with_owed: Vec<Exact>,
    pub(super) total: Exact,
    pub(super) each_year: Option<Exact>,
}

impl Category {
    pub(super) fn is_within(&self, id: &str) -> bool {
        self.id == id || self.within.iter().any(|outer| outer == id)
    }
}

impl Categories {
    /// Of a second industry, only the categories named by `only` and their parts are asked for.
    pub(super) fn new(requirement: &Requirement, only: Option<&[String]>) -> Self {
        let mut categories = Self { all: Vec::new() };
        for category in &requirement.categories {
            categories.add(category, &[], requirement, only);
        }
        categories
    }

    fn add(&mut self, rule: &CategoryRule, within: &[String], requirement: &Requirement, only: Option<&[String]>) {
        let id = rule.id.to_string();
        let share = rule.share.map_or(Exact::ZERO, |share| Exact::from(share) * Exact::from(requirement.total.min));
        let named = |only: &[String]| only.contains(&id) || within.iter().any(|outer| only.contains(outer));
        self.all.push(Category {
            asked: only.is_none_or(named),
            within: within.to_vec(),
            most: rule.max.map(Exact::from),
            needed: share.max(rule.minimum.min.into()),
            id: id.clone(),
        });
        let within: Vec<String> = std::iter::once(id).chain(within.iter().cloned()).collect();
        rule.categories.iter().for_each(|part| self.add(part, &within, requirement, only));
    }

    pub(super) fn find(&self, id: &str) -> Option<&Category> {
        self.all.iter().find(|category| category.id == id && category.asked)
    }

    /// Whether nothing that it is a part of is asked for too.
    fn is_outermost(&self, category: &Category) -> bool {
        category.within.iter().all(|outer| self.find(outer).is_none())
    }

    /// What is needed before anything changes it.
    pub(super) fn needs(&self, requirement: &Requirement, is_second: bool) -> Needs {
        let of_outermost = |category: &&Category| category.asked && self.is_outermost(category);
        let sum = self.all.iter().filter(of_outermost).map(|category| category.needed).sum();
        let categories: Vec<Exact> = self.all.iter().map(|category| category.needed).collect();
        Needs {
            with_owed: categories.clone(),
            categories,
            total: if is_second { sum } else { requirement.total.min.into() },
            each_year: requirement.each_year.as_ref().filter(|_| !is_second).map(|each| each.min.into()),
        }
    }

    /// Lowers, or raises, what is needed of everything that a category lies in.
    fn change(&self, needs: &mut Needs, of: &Category, by: Exact) {
        for (needed, category) in needs.categories.iter_mut().zip(&self.all) {
            if of.within.contains(&category.id) && category.asked {
                *needed = (*needed + by).not_negative();
            }
        }
        needs.total = (needs.total + by).not_negative();
    }

    /// What a category takes: its own need, or that of its parts where it is more.
    fn takes(&self, needs: &Needs, id: &str) -> Exact {
        let own = self.all.iter().position(|category| category.id == id).unwrap();
        let parts = self.all.iter().filter(|part| part.within.first().is_some_and(|outer| outer == id));
        let of_parts = parts.map(|part| self.takes(needs, &part.id)).sum();
        needs.categories[own].max(of_parts)
    }

    fn complete(&self, needs: &mut Needs, node: &Node) {
        let Node::Category(id) = node else { return needs.nothing() };
        let Some(category) = self.find(id.as_str()) else { return };
        self.change(needs, category, Exact::ZERO - self.takes(needs, &category.id));
        for (needed, category) in needs.categories.iter_mut().zip(&self.all) {
            if category.is_within(id.as_str()) {
                *needed = Exact::ZERO;
            }
        }
    }

    /// What was owed is added, then what is waived is left out, then what is completed as a whole.
    pub(super) fn adjust(
        &self,
        needs: &mut Needs,
        (rules, facts): (&Rules, &Facts),
        industry: &IndustryId,
        completes: &dyn Fn(&Entry) -> bool,
    ) {
        for (id, amount) in facts.owed.iter().filter(|_| *industry == facts.industry) {
            let at = self.all.iter().position(|category| category.id == id.as_str()).unwrap();
            needs.categories[at] = needs.categories[at] + (*amount).into();
            self.change(needs, &self.all[at], (*amount).into());
        }
        needs.with_owed.clone_from(&needs.categories);
        let granted = |waiver: &&Waiver| facts.waivers.contains(&waiver.id);
        waivers_for(rules, industry).filter(granted).for_each(|waiver| self.waive(needs, &waiver.effect));
        for activity in &rules.activities {
            let of = |entry: &&Entry| entry.of == Of::Activity(activity.id.clone()) && completes(entry);
            if let Worth::Completes(node) = &activity.worth
                && facts.entries.iter().any(|entry| of(&entry))
            {
                self.complete(needs, node);
            }
        }
    }

    fn waive(&self, needs: &mut Needs, effect: &Effect) {
        match effect {
            Effect::Complete => needs.nothing(),
            Effect::Reduce { total, categories } => {
                for (needed, category) in needs.categories.iter_mut().zip(&self.all) {
                    let named = categories.iter().find(|(named, _)| named.as_str() == category.id);
                    *needed = named.map_or(Exact::ZERO, |(_, amount)| (*amount).into()).min(*needed);
                }
                needs.total = needs.total.min((*total).into());
                needs.each_year = needs.each_year.map(|_| Exact::ZERO);
            }
            Effect::Defer => {}
        }
    }
}

impl Needs {
    fn nothing(&mut self) {
        self.categories.fill(Exact::ZERO);
        self.total = Exact::ZERO;
        self.each_year = self.each_year.map(|_| Exact::ZERO);
    }
}
