//! A year's rules: what its notice asks, each value with the clause it comes from.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Amount, CategoryId, ClauseId, Date, IndustryId, TraitId, UnitId, ValueId};

/// Everything that decides or explains a verdict for one year. Free of any language: texts are found by `id`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// The year the hours are for.
    pub year: u16,
    /// The last day to finish or declare the year's hours, where the notice states one.
    pub closes: Option<Date>,
    /// Units of learning; ratios go through the class hour.
    pub units: Vec<Unit>,
    /// Industries in reading order.
    pub industries: Vec<Industry>,
    /// What else the requirements depend on, in reading order.
    pub traits: Vec<Trait>,
    /// What each industry, or those that follow it, must complete.
    pub requirements: Vec<Requirement>,
    /// Who declares and who recognises hours.
    pub recognition: Vec<Recognition>,
    /// Earlier years that may still be made up.
    pub make_up: Vec<MakeUp>,
    /// What to do next.
    pub steps: Vec<Step>,
    /// Dates and terms beside the year's end.
    pub deadlines: Vec<Deadline>,
    /// What the notice says, or leaves open, beyond this model.
    pub notes: Vec<Note>,
}

/// A unit: `of` units are `hours` class hours (12 days are 72 hours).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Its name.
    pub id: UnitId,
    /// That many of the unit …
    pub of: u32,
    /// … are that many class hours.
    pub hours: u32,
    /// The clause that states the ratio; the class hour itself needs none.
    pub clause: Option<ClauseId>,
}

/// An industry, and whose requirement applies to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Industry {
    /// Its name.
    pub id: IndustryId,
    /// The industry whose requirement applies; its own name where it has one.
    pub follows: IndustryId,
}

/// Something about a person beside the industry: title level, degree, kind of employer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trait {
    /// Its name.
    pub id: TraitId,
    /// What it can be, in reading order.
    pub values: Vec<ValueId>,
}

/// What has to be completed in the year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requirement {
    /// The industry it is written for.
    pub industry: IndustryId,
    /// The values it is limited to, by trait. The one with the most traits prevails.
    #[serde(rename = "for")]
    pub scope: BTreeMap<TraitId, Vec<ValueId>>,
    /// The unit it counts in.
    pub unit: UnitId,
    /// Further units that hours may be given in.
    pub accepts: Vec<UnitId>,
    /// All categories together.
    pub total: Minimum,
    /// Each category the industry has, in reading order. A category left out does not exist for it.
    pub categories: Vec<CategoryRule>,
}

/// A least amount, and the clause that asks for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Minimum {
    /// In the requirement's unit.
    pub min: Amount,
    /// Where the notice asks for it.
    pub clause: ClauseId,
}

/// A category: its least amount, the most that counts, and its sub-categories.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryRule {
    /// The category.
    pub id: CategoryId,
    /// How much of it, sub-categories included.
    #[serde(flatten)]
    pub minimum: Minimum,
    /// The least share of the total that is needed, as a fraction of 1.
    pub share: Option<Amount>,
    /// What counts at most.
    pub max: Option<Amount>,
    /// What it consists of, in reading order. Hours may also be given for the category itself.
    pub categories: Vec<CategoryRule>,
}

/// Someone, or something, with a part in declaring or recognising hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Actor {
    /// The professional.
    Person,
    /// The employer.
    Employer,
    /// The sector authority at the same level.
    SectorAuthority,
    /// The system, by itself.
    System,
}

/// Who declares and who recognises the hours of a category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recognition {
    /// Its name; texts are found by it.
    pub id: String,
    /// The category.
    pub category: CategoryId,
    /// The industries it is for; empty for all that no other entry of the same category and mode names.
    pub industries: Vec<IndustryId>,
    /// A way of learning it is limited to, such as `distance`; none for the category as a whole.
    pub mode: Option<String>,
    /// Who declares; none where the notice does not say.
    pub declares: Option<Actor>,
    /// Who recognises; none where the notice does not say.
    pub recognises: Option<Actor>,
    /// Where the notice says so.
    pub clause: ClauseId,
}

/// An earlier year's category that may be made up until a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakeUp {
    /// Its name; texts are found by it.
    pub id: String,
    /// What may be made up.
    pub category: CategoryId,
    /// The year it is made up for.
    pub for_year: u16,
    /// The last day.
    pub until: Date,
    /// Where the notice allows it.
    pub clause: ClauseId,
}

/// When a [`Step`] is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepWhen {
    /// Everything is complete.
    Met,
    /// Something is missing.
    Short,
}

/// Something to do, by verdict and category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Its name; texts are found by it.
    pub id: String,
    /// After which verdict.
    pub when: StepWhen,
    /// Only while this category is missing hours.
    pub category: Option<CategoryId>,
    /// Where the notice says so.
    pub clause: ClauseId,
}

/// A day or a term to keep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// Its name; texts are found by it.
    pub id: String,
    /// When.
    pub when: When,
    /// The audiences it concerns.
    pub audiences: Vec<String>,
    /// Where the notice sets it.
    pub clause: ClauseId,
}

/// A fixed day, or a number of days before an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// On or until this day.
    Date(Date),
    /// Within so many days before the event that the text names.
    DaysBefore(u32),
}

/// Something to know that no figure models.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Its name; texts are found by it.
    pub id: String,
    /// The industries it is for; empty for all.
    pub industries: Vec<IndustryId>,
    /// Where the notice says so.
    pub clause: ClauseId,
}

impl Rules {
    /// The requirement that applies to a person: of those for the industry that fit, the most specific.
    pub fn requirement(&self, industry: &IndustryId, traits: &BTreeMap<TraitId, ValueId>) -> Option<&Requirement> {
        let fitting = self.requirements_of(industry).filter(|requirement| requirement.fits(traits));
        fitting.max_by_key(|requirement| requirement.scope.len())
    }

    /// Every requirement for an industry, or for the one it follows.
    pub fn requirements_of(&self, industry: &IndustryId) -> impl Iterator<Item = &Requirement> {
        let follows = self.industries.iter().find(|known| known.id == *industry).map(|known| &known.follows);
        self.requirements.iter().filter(move |requirement| Some(&requirement.industry) == follows)
    }

    /// What to ask a person of an industry: the traits that its requirements depend on.
    pub fn questions(&self, industry: &IndustryId) -> Vec<&Trait> {
        let asked = |asked: &&Trait| {
            self.requirements_of(industry).any(|requirement| requirement.scope.contains_key(&asked.id))
        };
        self.traits.iter().filter(asked).collect()
    }

    /// Who declares and recognises for an industry: an entry that names it prevails over one for all.
    pub fn recognition_for(&self, industry: &IndustryId) -> Vec<&Recognition> {
        let named = |entry: &&Recognition| entry.industries.contains(industry);
        let same = |a: &Recognition, b: &Recognition| a.category == b.category && a.mode == b.mode;
        let overridden = |entry: &&Recognition| self.recognition.iter().filter(named).any(|other| same(entry, other));
        let applies = |entry: &&Recognition| named(entry) || (entry.industries.is_empty() && !overridden(entry));
        self.recognition.iter().filter(applies).collect()
    }

    /// A unit by name.
    pub fn unit(&self, id: &UnitId) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.id == *id)
    }
}

impl Requirement {
    /// Whether a person with these traits is within its scope.
    pub fn fits(&self, traits: &BTreeMap<TraitId, ValueId>) -> bool {
        self.scope.iter().all(|(id, values)| traits.get(id).is_some_and(|value| values.contains(value)))
    }

    /// The units hours may be given in, the one it counts in first.
    pub fn units(&self) -> impl Iterator<Item = &UnitId> {
        std::iter::once(&self.unit).chain(&self.accepts)
    }

    /// Every category in reading order, sub-categories after the one they belong to.
    pub fn all_categories(&self) -> Vec<&CategoryRule> {
        self.categories.iter().flat_map(CategoryRule::with_parts).collect()
    }

    /// The rule of a category, where the industry has it.
    pub fn category(&self, id: &CategoryId) -> Option<&CategoryRule> {
        self.all_categories().into_iter().find(|category| category.id == *id)
    }

    /// The least amount of a category: its own minimum, or its share of the total where that is more.
    pub fn needed(&self, category: &CategoryRule) -> Amount {
        let share = category.share.map_or(Amount::ZERO, |share| self.total.min.share(share));
        category.minimum.min.max(share)
    }
}

impl CategoryRule {
    /// The category and every sub-category below it, in reading order.
    pub fn with_parts(&self) -> Vec<&CategoryRule> {
        std::iter::once(self).chain(self.categories.iter().flat_map(CategoryRule::with_parts)).collect()
    }
}
