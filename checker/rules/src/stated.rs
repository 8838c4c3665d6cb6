//! Everything a notice states, one thing at a time: to compare two years, and to try each figure.

use serde::{Deserialize, Serialize};

use crate::{
    ActivityId, Actor, Amount, CategoryId, ClauseId, Date, Effect, IndustryId, Map, ModeId, Per, State, StepWhen,
    TraitId, UnitId, ValueId, Worth,
};

/// Something that the rules of different years may state differently. Found again by its names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// All categories together.
    Total(Whose),
    /// All categories together, in each year of the period.
    EachYear(Whose),
    /// The least of a category.
    Category(Whose, CategoryId),
    /// The most of a category that counts.
    Most(Whose, CategoryId),
    /// Units that are taken beside the one it counts in.
    Accepts(Whose),
    /// An industry, and whose requirement it follows.
    Industry(IndustryId),
    /// A unit's ratio.
    Unit(UnitId),
    /// The days of the period.
    Period,
    /// The last day of the year's hours.
    Closes,
    /// From which state on hours count.
    CountsFrom,
    /// What two industries need for each.
    TwoIndustries,
    /// A conversion.
    Activity(ActivityId),
    /// A limit.
    Limit(String),
    /// A rule of carry-over.
    CarryOver(String),
    /// A window for making up.
    MakeUp(String),
    /// A window for reporting late.
    LateRegistration(String),
    /// A waiver.
    Waiver(String),
    /// How far a purpose looks back, for whom.
    Purpose(String, Map<TraitId, Vec<ValueId>>),
    /// Who declares and recognises.
    Recognition(String),
    /// A step.
    Step(String),
    /// A deadline.
    Deadline(String),
    /// A note.
    Note(String),
}

impl Subject {
    /// The key of its text, such as `limit.online`: its kind, and its name where it has one.
    pub fn key(&self) -> String {
        let (kind, name) = match self {
            Self::Total(whose) => ("total", whose.key()),
            Self::EachYear(whose) => ("each-year", whose.key()),
            Self::Category(whose, id) => ("category", [&whose.key(), ".", id.as_str()].concat()),
            Self::Most(whose, id) => ("most", [&whose.key(), ".", id.as_str()].concat()),
            Self::Accepts(whose) => ("accepts", whose.key()),
            Self::Industry(id) => ("industry", id.to_string()),
            Self::Unit(id) => ("unit", id.to_string()),
            Self::Period => return "period".to_owned(),
            Self::Closes => return "closes".to_owned(),
            Self::CountsFrom => return "counts-from".to_owned(),
            Self::TwoIndustries => return "two-industries".to_owned(),
            Self::Activity(id) => ("activity", id.to_string()),
            Self::Limit(id) => ("limit", id.clone()),
            Self::CarryOver(id) => ("carry-over", id.clone()),
            Self::MakeUp(id) => ("make-up", id.clone()),
            Self::LateRegistration(id) => ("late-registration", id.clone()),
            Self::Waiver(id) => ("waiver", id.clone()),
            Self::Purpose(id, _) => ("purpose", id.clone()),
            Self::Recognition(id) => ("recognition", id.clone()),
            Self::Step(id) => ("step", id.clone()),
            Self::Deadline(id) => ("deadline", id.clone()),
            Self::Note(id) => ("note", id.clone()),
        };
        [kind, ".", &name].concat()
    }
}

/// The people that a requirement is for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Whose {
    /// The industry it is written for.
    pub industry: IndustryId,
    /// The values it is limited to, by trait.
    #[serde(rename = "for")]
    pub scope: Map<TraitId, Vec<ValueId>>,
}

impl Whose {
    /// The industry, then every value it is limited to.
    fn key(&self) -> String {
        let values = self.scope.values().flatten().map(|value| format!("-{value}"));
        std::iter::once(self.industry.to_string()).chain(values).collect()
    }
}

/// What is stated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// That it is there; its text alone says more.
    There,
    /// An amount.
    Amount(Amount, UnitId),
    /// The least of a category, and the category it is a part of.
    Least {
        /// How much.
        min: Amount,
        /// In the requirement's unit.
        unit: UnitId,
        /// What it is a part of.
        within: Option<CategoryId>,
    },
    /// Units that are taken too.
    Units(Vec<UnitId>),
    /// What a limit lets count, and of what.
    Limit {
        /// How much; none for all of it.
        max: Option<Amount>,
        /// The unit of it, where it is not the requirement's.
        unit: Option<UnitId>,
        /// Of what each; none for surplus.
        per: Option<Per>,
        /// Of learning in these ways; empty for all. So below.
        modes: Vec<ModeId>,
        /// Categories.
        categories: Vec<CategoryId>,
        /// Activities.
        activities: Vec<ActivityId>,
        /// Industries.
        industries: Vec<IndustryId>,
        /// Of so many years before, for surplus.
        years: Option<u16>,
    },
    /// Until when something may be done, for which years and which category.
    Window {
        /// The last day; none where it is not allowed at all.
        until: Option<Date>,
        /// The years it is for.
        for_years: Vec<u16>,
        /// The category.
        category: Option<CategoryId>,
    },
    /// When a step is due.
    Step {
        /// After which verdict.
        when: StepWhen,
        /// While this category is short.
        category: Option<CategoryId>,
        /// The last day.
        by: Option<Date>,
    },
    /// So many units are so many class hours.
    Ratio(u32, u32),
    /// A day; none where it is not allowed at all.
    Until(Option<Date>),
    /// A number of days before an event.
    DaysBefore(u32),
    /// A number of years.
    Years(u16),
    /// The days of a period.
    Days(Date, Date, Option<Date>),
    /// Whose requirement is followed.
    Follows(IndustryId),
    /// A state.
    State(State),
    /// Categories.
    Categories(Vec<CategoryId>),
    /// What an activity is worth, over how many years, for which industries.
    Worth(Worth, u16, Vec<IndustryId>),
    /// What a waiver does, for which industries.
    Effect(Effect, Vec<IndustryId>),
    /// Who declares and who recognises, by which way of learning.
    Actors(Option<ModeId>, Option<Actor>, Option<Actor>),
}

/// A value, and the clause it comes from; an industry has none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Stated {
    /// What.
    pub value: Value,
    /// Where.
    pub clause: Option<ClauseId>,
}

/// Statements in reading order, as they are gathered from the rules.
#[derive(Default)]
pub(crate) struct Statements(pub(crate) Vec<(Subject, Stated)>);

impl Statements {
    pub(crate) fn add(&mut self, subject: Subject, value: Value, clause: &ClauseId) {
        self.0.push((subject, Stated { value, clause: Some(clause.clone()) }));
    }

    pub(crate) fn add_without_clause(&mut self, subject: Subject, value: Value) {
        self.0.push((subject, Stated { value, clause: None }));
    }
}
