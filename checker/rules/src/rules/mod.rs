//! A year's rules: what its notice asks, each value with the clause it comes from. A file a kind of rule.

mod activity;
mod carry_over;
mod category;
mod counts_from;
mod deadline;
mod industry;
mod limit;
mod note;
mod period;
mod person;
mod purpose;
mod recognition;
mod requirement;
mod rule;
mod step;
mod two_industries;
mod unit;
mod waiver;
mod walk;
mod window;

pub use activity::Activity;
pub use carry_over::CarryOver;
pub use category::{CategoryRule, Minimum};
pub use counts_from::CountsFrom;
pub use deadline::{Deadline, When};
pub use industry::Industry;
pub use limit::Limit;
pub use note::Note;
pub use period::Period;
pub use person::Trait;
pub use purpose::Purpose;
pub use recognition::Recognition;
pub use requirement::Requirement;
pub use step::Step;
pub use two_industries::TwoIndustries;
pub use unit::Unit;
pub use waiver::Waiver;
pub use window::Window;

pub(crate) use rule::concerns;

use serde::{Deserialize, Serialize};

use crate::terms::Effect;
use crate::{ActivityId, Date, IndustryId, Map, ModeId, TraitId, UnitId, ValueId};

/// Everything that decides or explains a verdict for one year. Free of any language: texts are found by `id`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rules {
    /// The year the hours are for; of a period of several years, the last.
    pub year: u16,
    /// The last day to finish or declare the year's hours, where the notice states one.
    pub closes: Option<Date>,
    /// When hours have to be completed; none for the calendar year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// Units of learning; ratios go through the class hour.
    pub units: Vec<Unit>,
    /// Industries in reading order.
    pub industries: Vec<Industry>,
    /// What else the requirements depend on, in reading order.
    pub traits: Vec<Trait>,
    /// Ways of learning, in reading order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modes: Vec<ModeId>,
    /// What each industry, or those that follow it, must complete.
    pub requirements: Vec<Requirement>,
    /// What is converted into hours.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<Activity>,
    /// What counts at most.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<Limit>,
    /// From which state on hours count; none where they count once done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counts_from: Option<CountsFrom>,
    /// Surplus of earlier years that counts in this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub carry_over: Vec<CarryOver>,
    /// Learning in this year for an earlier one.
    pub make_up: Vec<Window>,
    /// Learning of an earlier year that is reported in this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub late_registration: Vec<Window>,
    /// Who is asked for less, or later.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waivers: Vec<Waiver>,
    /// What the hours are for, where more than the year has to be complete.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub purposes: Vec<Purpose>,
    /// What somebody needs who works in two industries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub two_industries: Option<TwoIndustries>,
    /// Who declares and who recognises hours.
    pub recognition: Vec<Recognition>,
    /// What to do next.
    pub steps: Vec<Step>,
    /// Dates and terms beside the year's end.
    pub deadlines: Vec<Deadline>,
    /// What the notice says, or leaves open, beyond this model.
    pub notes: Vec<Note>,
}

// Deadlines stand on pages of their own; the checker has no use for them.
crate::json_structure! {
    Rules {
        year, closes, period, units, industries, traits, modes, requirements, activities, limits, counts_from, carry_over,
        make_up, late_registration, waivers, purposes, two_industries, recognition, steps, notes;
        ..Self::default()
    }
}

impl Rules {
    /// The requirement that applies to a person: of those for the industry that fit, the most specific.
    pub fn requirement(&self, industry: &IndustryId, traits: &Map<TraitId, ValueId>) -> Option<&Requirement> {
        let fitting = self.requirements_of(industry).filter(|requirement| requirement.fits(traits));
        fitting.max_by_key(|requirement| requirement.scope.len())
    }

    /// Every requirement for an industry, or for the one it follows.
    pub fn requirements_of(&self, industry: &IndustryId) -> impl Iterator<Item = &Requirement> {
        let follows = self.followed_by(industry);
        self.requirements.iter().filter(move |requirement| Some(&requirement.industry) == follows)
    }

    /// The industry whose requirement applies to an industry; none for an unknown one.
    fn followed_by(&self, industry: &IndustryId) -> Option<&IndustryId> {
        self.industries.iter().find(|known| known.id == *industry).map(|known| &known.follows)
    }

    /// Who declares and recognises for an industry: an entry that names it prevails over one for all.
    pub fn recognition_for(&self, industry: &IndustryId) -> Vec<&Recognition> {
        let named = |entry: &&Recognition| entry.industries.contains(industry);
        let same = |a: &Recognition, b: &Recognition| a.category == b.category && a.mode == b.mode;
        let overridden = |entry: &&Recognition| self.recognition.iter().filter(named).any(|other| same(entry, other));
        let applies = |entry: &&Recognition| named(entry) || (entry.industries.is_empty() && !overridden(entry));
        self.recognition.iter().filter(applies).collect()
    }

    /// A waiver by name, where it is for the industry.
    pub fn waiver(&self, id: &str, industry: &IndustryId) -> Option<&Waiver> {
        self.waivers.iter().find(|waiver| waiver.id == id && concerns(&waiver.industries, industry))
    }

    /// What lets an industry's year be deferred.
    pub(crate) fn deferral(&self, industry: &IndustryId) -> Option<&Waiver> {
        self.waivers.iter().find(|waiver| waiver.effect == Effect::Defer && concerns(&waiver.industries, industry))
    }

    /// An activity by name.
    pub fn activity(&self, id: &ActivityId) -> Option<&Activity> {
        self.activities.iter().find(|activity| activity.id == *id)
    }

    /// How many of one unit another is, as a fraction; none where a unit is not known. The same unit always is 1.
    pub(crate) fn ratio(&self, from: &str, to: &str) -> Option<(u128, u128)> {
        if from == to {
            return Some((1, 1));
        }
        let unit = |id: &str| self.units.iter().find(|unit| unit.id.as_str() == id);
        let (from, to) = (unit(from)?, unit(to)?);
        Some((u128::from(from.hours) * u128::from(to.of), u128::from(from.of) * u128::from(to.hours)))
    }

    /// Whether the period is of more than one year.
    pub(crate) fn has_several_years(&self) -> bool {
        self.years().count() > 1
    }

    /// A unit by name.
    pub fn unit(&self, id: &UnitId) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.id == *id)
    }
}
