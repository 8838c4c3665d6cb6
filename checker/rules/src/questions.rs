//! What a form has to ask.

use crate::{
    Activity, CategoryId, IndustryId, Map, ModeId, Per, Purpose, Requirement, Rules, State, Trait, TraitId, ValueId,
    Waiver,
};

/// Whom a form is for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// The industry.
    pub industry: IndustryId,
    /// What is known of the person.
    pub traits: Map<TraitId, ValueId>,
}

/// What matters for the verdict of somebody; everything else need not be asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Questions<'a> {
    /// Traits that decide which requirement applies, or how far a purpose looks back.
    pub traits: Vec<&'a Trait>,
    /// The categories to ask amounts of, in reading order; empty where no requirement applies.
    pub categories: Vec<&'a CategoryId>,
    /// Ways of learning that make a difference.
    pub modes: Vec<&'a ModeId>,
    /// Activities that may be entered instead of hours.
    pub activities: Vec<&'a Activity>,
    /// Whether the day of each piece of learning matters.
    pub dates: bool,
    /// Whether each piece of learning has to be entered by itself, because something limits each.
    pub items: bool,
    /// The states that do not count yet; empty where the form may ask for what is complete.
    pub states: Vec<State>,
    /// Whether surplus of an earlier year may count.
    pub carried: bool,
    /// Waivers there are.
    pub waivers: Vec<&'a Waiver>,
    /// Purposes there are, each name once.
    pub purposes: Vec<&'a Purpose>,
    /// Whether there may be a second industry.
    pub second_industry: bool,
}

impl Questions<'_> {
    /// Whether one amount a category is enough.
    pub fn totals_are_enough(&self) -> bool {
        self.modes.is_empty()
            && self.activities.is_empty()
            && self.states.is_empty()
            && !(self.dates || self.items || self.carried || self.second_industry)
    }
}

impl Rules {
    /// What to ask somebody.
    pub fn questions(&self, scope: &Scope) -> Questions<'_> {
        let concerns = |industries: &[IndustryId]| industries.is_empty() || industries.contains(&scope.industry);
        let requirement = self.requirement(&scope.industry, &scope.traits);
        let limits: Vec<_> = self.limits.iter().filter(|limit| concerns(&limit.industries)).collect();
        let counts_from = self.counts_from.as_ref().map(|from| from.state);
        let states =
            [State::Done, State::Declared].into_iter().filter(|state| counts_from.is_some_and(|from| *state < from));
        let by_mode = |mode: &&ModeId| {
            limits.iter().any(|limit| limit.modes.contains(mode))
                || (counts_from.is_some() && self.recognition.iter().any(|rule| rule.mode.as_ref() == Some(mode)))
        };
        let mut purposes: Vec<&Purpose> = Vec::new();
        for purpose in &self.purposes {
            if !purposes.iter().any(|known| known.id == purpose.id) {
                purposes.push(purpose);
            }
        }
        let activities: Vec<_> = self.activities.iter().filter(|activity| concerns(&activity.industries)).collect();
        let several_years = self.years().count() > 1;
        let categories = requirement.map(Requirement::all_categories).unwrap_or_default();
        Questions {
            traits: self.traits_asked(&scope.industry),
            categories: categories.into_iter().map(|category| &category.id).collect(),
            modes: self.modes.iter().filter(by_mode).collect(),
            dates: limits.iter().any(|limit| limit.per == Per::Day || (limit.per == Per::Year && several_years))
                || requirement.is_some_and(|requirement| requirement.each_year.is_some())
                || activities.iter().any(|activity| activity.over_years > 1),
            activities,
            items: limits.iter().any(|limit| limit.per == Per::Item),
            states: states.collect(),
            carried: self.carry_over.iter().any(|rule| concerns(&rule.industries)),
            waivers: self.waivers.iter().filter(|waiver| concerns(&waiver.industries)).collect(),
            purposes,
            second_industry: self.two_industries.is_some() && self.industries.len() > 1,
        }
    }

    /// The traits that an industry's requirements, or any purpose, depend on.
    pub fn traits_asked(&self, industry: &IndustryId) -> Vec<&Trait> {
        let asked = |asked: &&Trait| {
            self.requirements_of(industry).any(|requirement| requirement.scope.contains_key(&asked.id))
                || self.purposes.iter().any(|purpose| purpose.scope.contains_key(&asked.id))
        };
        self.traits.iter().filter(asked).collect()
    }
}
