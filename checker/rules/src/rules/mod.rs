//! The rules of one year: what its notice asks, each value with the clause it comes from.
//!
//! Each kind of rule has a file: its data, and its answers to the trait `Rule` (what it states, which figures are in
//! it, what a person must be asked for it). [`Rules`] holds them; `walk` goes through all of them.

mod activity;
mod answered;
mod carry_over;
mod category;
mod counts_from;
mod deadline;
mod funding;
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
pub use funding::Funding;
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

pub(crate) use rule::{concerns, concerns_person};

use serde::{Deserialize, Serialize};

use crate::terms::Effect;
use crate::{ActivityId, Date, IndustryId, Map, ModeId, TraitId, UnitId, ValueId};

/// Everything that decides or explains a verdict for one year. It is free of any language: texts are found by `id`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rules {
    /// The year the hours are for; of a period of several years, the last.
    pub year: u16,
    /// The last day to finish or declare the year's hours; none where the notice states none. It decides no verdict.
    pub closes: Option<Date>,
    /// The days between which the hours have to be completed; none for the calendar year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// Units of learning. Each is a ratio to the class hour, through which any two are converted.
    pub units: Vec<Unit>,
    /// Industries in reading order.
    pub industries: Vec<Industry>,
    /// What requirements and purposes depend on beside the industry, in reading order.
    pub traits: Vec<Trait>,
    /// Ways of learning that limits and recognition may name, in reading order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modes: Vec<ModeId>,
    /// What each industry, and those that follow it, must complete.
    pub requirements: Vec<Requirement>,
    /// Activities that are converted into hours, such as papers and exams.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<Activity>,
    /// The most that counts of some kinds of learning.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<Limit>,
    /// How far learning has to have come before it counts; none where it counts once it is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counts_from: Option<CountsFrom>,
    /// Which surplus of earlier years counts in this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub carry_over: Vec<CarryOver>,
    /// Until when hours missing in an earlier year may be made up by learning in this one.
    pub make_up: Vec<Window>,
    /// Until when learning of an earlier year may still be reported.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub late_registration: Vec<Window>,
    /// Who, when granted, is asked for less, or may complete the year in the next one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waivers: Vec<Waiver>,
    /// What hours may be for that needs more than this year to be complete, such as a title review.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub purposes: Vec<Purpose>,
    /// What somebody who works in two industries needs for each of them; none where the notice does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub two_industries: Option<TwoIndustries>,
    /// Who declares and who recognises the hours of each category.
    pub recognition: Vec<Recognition>,
    /// What to do next, by verdict.
    pub steps: Vec<Step>,
    /// Days to keep beside `closes`.
    pub deadlines: Vec<Deadline>,
    /// What an employer has to spend on learning; none where the notice does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub funding: Option<Funding>,
    /// What the notice says, or leaves open, that this model cannot express; shown beside the verdict.
    pub notes: Vec<Note>,
}

// Funding stands on pages of its own; the checker has no use for it.
crate::flat_structure! {
    Rules {
        year, closes, period, units, industries, traits, modes, requirements, activities, limits, counts_from, carry_over,
        make_up, late_registration, waivers, purposes, two_industries, recognition, steps, deadlines, notes;
        funding: None
    }
}

impl Rules {
    /// The requirement that applies to a person: of those for the industry whose traits fit, the one with the most
    /// traits. None for an unknown industry, or where no requirement fits.
    pub fn requirement(&self, industry: &IndustryId, traits: &Map<TraitId, ValueId>) -> Option<&Requirement> {
        let mut narrowest: Option<&Requirement> = None;
        for requirement in self.requirements_of(industry) {
            let is_wider = narrowest.is_some_and(|known| known.scope.len() > requirement.scope.len());
            if !is_wider && requirement.fits(traits) {
                narrowest = Some(requirement);
            }
        }
        narrowest
    }

    /// Every requirement for an industry, or for the one it follows; none for an unknown industry.
    pub fn requirements_of(&self, industry: &IndustryId) -> impl Iterator<Item = &Requirement> {
        let follows = self.followed_by(industry);
        self.requirements.iter().filter(move |requirement| Some(&requirement.industry) == follows)
    }

    /// The industry whose requirement applies to an industry; none for an unknown one.
    fn followed_by(&self, industry: &IndustryId) -> Option<&IndustryId> {
        self.industries.iter().find(|known| known.id == *industry).map(|known| &known.follows)
    }

    /// Who declares and who recognises hours in an industry. A rule that names the industry replaces one for all
    /// industries of the same category and mode.
    pub fn recognition_for(&self, industry: &IndustryId) -> Vec<&Recognition> {
        let named = |entry: &Recognition| entry.industries.contains(industry);
        let same = |a: &Recognition, b: &Recognition| a.category == b.category && a.mode == b.mode;
        let overridden = |entry: &Recognition| self.recognition.iter().any(|other| named(other) && same(entry, other));
        let mut applying = Vec::new();
        for entry in &self.recognition {
            if named(entry) || (entry.industries.is_empty() && !overridden(entry)) {
                applying.push(entry);
            }
        }
        applying
    }

    /// The waiver of this id; none where there is no such waiver or it is not for the industry.
    pub fn waiver(&self, id: &str, industry: &IndustryId) -> Option<&Waiver> {
        self.waivers.iter().find(|waiver| waiver.id == id && concerns(&waiver.industries, industry))
    }

    /// The first waiver that lets somebody in this industry complete the year in the next one; none where none does.
    pub(crate) fn deferral(&self, industry: &IndustryId) -> Option<&Waiver> {
        self.waivers.iter().find(|waiver| waiver.effect == Effect::Defer && concerns(&waiver.industries, industry))
    }

    /// The activity of this id; none where there is no such activity.
    pub fn activity(&self, id: &ActivityId) -> Option<&Activity> {
        self.activities.iter().find(|activity| activity.id == *id)
    }

    /// How many of the unit `to` one of the unit `from` is, as numerator and denominator; none where a unit is not
    /// known. A unit is 1 of itself even where it is not known.
    pub(crate) fn ratio(&self, from: &str, to: &str) -> Option<(u128, u128)> {
        if from == to {
            return Some((1, 1));
        }
        let unit = |id: &str| self.units.iter().find(|unit| unit.id.as_str() == id);
        let (from, to) = (unit(from)?, unit(to)?);
        let product = |a: u32, b: u32| u128::from(u64::from(a) * u64::from(b));
        Some((product(from.hours, to.of), product(from.of, to.hours)))
    }

    /// Whether the period is of more than one year.
    pub fn has_several_years(&self) -> bool {
        self.years().start() < self.years().end()
    }

    /// The unit of this id; none where there is no such unit.
    pub fn unit(&self, id: &UnitId) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.id == *id)
    }
}
