//! Statements: everything that a year's rules state, one thing at a time. Two years are compared by them.

use serde::{Deserialize, Serialize};

use crate::{
    ActivityId, Actor, Amount, CategoryId, ClauseId, Date, Effect, IndustryId, Map, ModeId, Per, Percent, State,
    StepWhen, TraitId, UnitId, ValueId, Wages, Worth,
};

/// What a statement is about. Statements of two years with equal subjects are compared with each other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// The least of all categories together, for these people.
    Total(Whose),
    /// The least of all categories together in each single year of the period, for these people.
    EachYear(Whose),
    /// The least of this category, for these people.
    Category(Whose, CategoryId),
    /// The most of this category that counts, for these people.
    Most(Whose, CategoryId),
    /// The further units in which these people may give hours.
    Accepts(Whose),
    /// The industry of this id, and whose requirement applies to it.
    Industry(IndustryId),
    /// The ratio of the unit of this id to the class hour.
    Unit(UnitId),
    /// The first and the last day on which learning counts.
    Period,
    /// The last day to finish or declare the year's hours.
    Closes,
    /// How far learning has to have come before it counts.
    CountsFrom,
    /// The categories that somebody who works in two industries needs for each of them.
    TwoIndustries,
    /// What the activity of this id is worth.
    Activity(ActivityId),
    /// The limit of this id.
    Limit(String),
    /// The rule of this id that carries surplus over.
    CarryOver(String),
    /// The window of this id for making up an earlier year.
    MakeUp(String),
    /// The window of this id for reporting an earlier year late.
    LateRegistration(String),
    /// The waiver of this id.
    Waiver(String),
    /// How many complete years the purpose of this id needs, for people with one of these values of each trait.
    Purpose(String, Map<TraitId, Vec<ValueId>>),
    /// The rule of this id on who declares and recognises hours.
    Recognition(String),
    /// The step of this id.
    Step(String),
    /// The deadline of this id.
    Deadline(String),
    /// What an employer has to spend on learning.
    Funding,
    /// The note of this id.
    Note(String),
}

impl Subject {
    /// The key by which its text is found, such as `limit.online`: its kind, and its id where it has one.
    pub fn key(&self) -> String {
        let mut key = self.kind().to_owned();
        if let Some(whose) = self.whose() {
            key.push('.');
            whose.add_key(&mut key);
        }
        if let Some(id) = self.id() {
            key.push('.');
            key.push_str(id);
        }
        key
    }

    /// The word for its kind.
    fn kind(&self) -> &'static str {
        match self {
            Self::Total(_) => "total",
            Self::EachYear(_) => "each-year",
            Self::Category(..) => "category",
            Self::Most(..) => "most",
            Self::Accepts(_) => "accepts",
            Self::Industry(_) => "industry",
            Self::Unit(_) => "unit",
            Self::Period => "period",
            Self::Closes => "closes",
            Self::CountsFrom => "counts-from",
            Self::TwoIndustries => "two-industries",
            Self::Activity(_) => "activity",
            Self::Limit(_) => "limit",
            Self::CarryOver(_) => "carry-over",
            Self::MakeUp(_) => "make-up",
            Self::LateRegistration(_) => "late-registration",
            Self::Waiver(_) => "waiver",
            Self::Purpose(..) => "purpose",
            Self::Recognition(_) => "recognition",
            Self::Step(_) => "step",
            Self::Deadline(_) => "deadline",
            Self::Funding => "funding",
            Self::Note(_) => "note",
        }
    }

    /// The people that a requirement's figure is for; none for every other subject.
    fn whose(&self) -> Option<&Whose> {
        match self {
            Self::Total(whose)
            | Self::EachYear(whose)
            | Self::Category(whose, _)
            | Self::Most(whose, _)
            | Self::Accepts(whose) => Some(whose),
            _ => None,
        }
    }

    /// Its id; none where there is only one of its kind, or one for the same people.
    fn id(&self) -> Option<&str> {
        match self {
            Self::Category(_, id) | Self::Most(_, id) => Some(id.as_str()),
            Self::Industry(id) => Some(id.as_str()),
            Self::Unit(id) => Some(id.as_str()),
            Self::Activity(id) => Some(id.as_str()),
            Self::Limit(id)
            | Self::CarryOver(id)
            | Self::MakeUp(id)
            | Self::LateRegistration(id)
            | Self::Waiver(id)
            | Self::Purpose(id, _)
            | Self::Recognition(id)
            | Self::Step(id)
            | Self::Deadline(id)
            | Self::Note(id) => Some(id),
            Self::Total(_)
            | Self::EachYear(_)
            | Self::Accepts(_)
            | Self::Period
            | Self::Closes
            | Self::CountsFrom
            | Self::TwoIndustries
            | Self::Funding => None,
        }
    }
}

/// The people a requirement is for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Whose {
    /// Id of the industry it is written for.
    pub industry: IndustryId,
    /// By trait, the values of which a person has to have one; empty for everybody in the industry.
    #[serde(rename = "for")]
    pub scope: Map<TraitId, Vec<ValueId>>,
}

impl Whose {
    /// Adds the industry, then every value of a trait that it is limited to, as in `general-senior`.
    fn add_key(&self, to: &mut String) {
        to.push_str(self.industry.as_str());
        for value in self.scope.values().flatten() {
            to.push('-');
            to.push_str(value.as_str());
        }
    }
}

/// What is stated of a subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// Nothing but that the rule exists; what it says is its text.
    There,
    /// An amount in this unit.
    Amount(Amount, UnitId),
    /// The least of a category, and the category it belongs to.
    Least {
        /// The least amount.
        min: Amount,
        /// The unit of `min`, which is the requirement's.
        unit: UnitId,
        /// The category of which it is a sub-category; none for an outermost one.
        within: Option<CategoryId>,
    },
    /// The units that are accepted beside the requirement's.
    Units(Vec<UnitId>),
    /// What a limit, or a rule of carry-over, lets count, and of which learning.
    Limit {
        /// The most that counts; none for all of it.
        max: Option<Amount>,
        /// The unit of `max`; none for the requirement's.
        unit: Option<UnitId>,
        /// What `max` is counted by; none for carry-over.
        per: Option<Per>,
        /// The ways of learning it is for; empty for all.
        modes: Vec<ModeId>,
        /// The categories it is for; empty for all.
        categories: Vec<CategoryId>,
        /// The activities it is for; empty for every activity and for all other learning.
        activities: Vec<ActivityId>,
        /// The industries it is for; empty for all.
        industries: Vec<IndustryId>,
        /// How many years back surplus may come from; none for a limit.
        years: Option<u16>,
    },
    /// Until when something may be done for earlier years.
    Window {
        /// The last day; none where the notice says that it may not be done at all.
        until: Option<Date>,
        /// The earlier years it is for.
        for_years: Vec<u16>,
        /// The category it is for; none for all.
        category: Option<CategoryId>,
    },
    /// When a step is shown, and by when to take it.
    Step {
        /// The verdict after which it is shown.
        when: StepWhen,
        /// The category that has to be short for it to be shown; none where it does not depend on a category.
        category: Option<CategoryId>,
        /// The last day to do it; none where the notice names none.
        by: Option<Date>,
    },
    /// A ratio of a unit to the class hour: the first number of units is the second number of class hours.
    Ratio(u32, u32),
    /// A last day; none where the notice allows it at no time.
    Until(Option<Date>),
    /// A number of days before an event.
    DaysBefore(u32),
    /// A number of years that have to be complete.
    Years(u16),
    /// The first and the last day of a period, and the last day for late learning, where there is one.
    Days(Date, Date, Option<Date>),
    /// Id of the industry whose requirement applies.
    Follows(IndustryId),
    /// The state from which learning counts.
    State(State),
    /// The categories that are needed for each of two industries.
    Categories(Vec<CategoryId>),
    /// What an activity is worth, over how many years that is spread, and for which industries (empty for all).
    Worth(Worth, u16, Vec<IndustryId>),
    /// What a waiver does, and for which industries (empty for all).
    Effect(Effect, Vec<IndustryId>),
    /// What an employer has to spend on learning.
    Spend {
        /// The least share of the wages.
        share: Percent,
        /// Whose wages of the year.
        wages: Wages,
        /// The categories that the money is for; empty where the notice does not say.
        categories: Vec<CategoryId>,
    },
    /// For which way of learning (none for all), who declares, and who recognises (none where the notice does not say).
    Actors(Option<ModeId>, Option<Actor>, Option<Actor>),
}

/// A value that the rules state, and the clause it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Stated {
    /// The value that is stated.
    pub value: Value,
    /// The clause of the notice that states it; none for an industry and for the last day of the year's hours.
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
