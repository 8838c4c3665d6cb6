//! Everything a notice states, one thing at a time: to compare two years, and to try each figure.

use serde::{Deserialize, Serialize};

use crate::{
    Activity, ActivityId, Actor, Amount, CategoryId, CategoryRule, ClauseId, Date, Effect, IndustryId, Map, ModeId,
    Period, Requirement, Rules, State, TraitId, UnitId, ValueId, When, Window, Worth,
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

/// What is stated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// That it is there; its text alone says more.
    There,
    /// An amount.
    Amount(Amount, UnitId),
    /// No amount at all.
    Unlimited,
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
    /// What an activity is worth.
    Worth(Worth),
    /// What a waiver does.
    Effect(Effect),
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

impl Rules {
    /// Everything the rules state, in reading order.
    pub fn stated(&self) -> Vec<(Subject, Stated)> {
        let mut all = Vec::new();
        self.state_basics(&mut all);
        self.requirements.iter().for_each(|requirement| requirement.state(&mut all));
        self.state_counting(&mut all);
        self.state_advice(&mut all);
        all
    }

    fn state_basics(&self, all: &mut Vec<(Subject, Stated)>) {
        let mut add = |subject, value, clause| all.push((subject, Stated { value, clause }));
        if let Some(closes) = self.closes {
            add(Subject::Closes, Value::Until(Some(closes)), None);
        }
        if let Some(Period { starts, ends, late, clause }) = &self.period {
            add(Subject::Period, Value::Days(*starts, *ends, *late), Some(clause.clone()));
        }
        for unit in self.units.iter().filter(|unit| unit.clause.is_some()) {
            add(Subject::Unit(unit.id.clone()), Value::Ratio(unit.of, unit.hours), unit.clause.clone());
        }
        for industry in &self.industries {
            add(Subject::Industry(industry.id.clone()), Value::Follows(industry.follows.clone()), None);
        }
    }

    fn state_counting(&self, all: &mut Vec<(Subject, Stated)>) {
        let mut add =
            |subject, value, clause: &ClauseId| all.push((subject, Stated { value, clause: Some(clause.clone()) }));
        for Activity { id, worth, clause, .. } in &self.activities {
            add(Subject::Activity(id.clone()), Value::Worth(worth.clone()), clause);
        }
        for limit in &self.limits {
            let unit = limit.unit.clone().unwrap_or_default();
            add(Subject::Limit(limit.id.clone()), Value::Amount(limit.max, unit), &limit.clause);
        }
        if let Some(from) = &self.counts_from {
            add(Subject::CountsFrom, Value::State(from.state), &from.clause);
        }
        for rule in &self.carry_over {
            let value = rule.max.map_or(Value::Unlimited, |max| Value::Amount(max, UnitId::default()));
            add(Subject::CarryOver(rule.id.clone()), value, &rule.clause);
        }
        let window =
            |subject: fn(String) -> Subject, window: &Window| (subject(window.id.clone()), Value::Until(window.until));
        let make_up = self.make_up.iter().map(|rule| (window(Subject::MakeUp, rule), &rule.clause));
        let late = self.late_registration.iter().map(|rule| (window(Subject::LateRegistration, rule), &rule.clause));
        make_up.chain(late).for_each(|((subject, value), clause)| add(subject, value, clause));
        for waiver in &self.waivers {
            add(Subject::Waiver(waiver.id.clone()), Value::Effect(waiver.effect.clone()), &waiver.clause);
        }
        for purpose in &self.purposes {
            let subject = Subject::Purpose(purpose.id.clone(), purpose.scope.clone());
            add(subject, Value::Years(purpose.years), &purpose.clause);
        }
        if let Some(two) = &self.two_industries {
            add(Subject::TwoIndustries, Value::Categories(two.each.clone()), &two.clause);
        }
    }

    fn state_advice(&self, all: &mut Vec<(Subject, Stated)>) {
        let mut add =
            |subject, value, clause: &ClauseId| all.push((subject, Stated { value, clause: Some(clause.clone()) }));
        for rule in &self.recognition {
            let value = Value::Actors(rule.mode.clone(), rule.declares, rule.recognises);
            add(Subject::Recognition(rule.id.clone()), value, &rule.clause);
        }
        for step in &self.steps {
            let value = step.by.map_or(Value::There, |by| Value::Until(Some(by)));
            add(Subject::Step(step.id.clone()), value, &step.clause);
        }
        for deadline in &self.deadlines {
            let value = match deadline.when {
                When::Date(date) => Value::Until(Some(date)),
                When::DaysBefore(days) => Value::DaysBefore(days),
            };
            add(Subject::Deadline(deadline.id.clone()), value, &deadline.clause);
        }
        for note in &self.notes {
            add(Subject::Note(note.id.clone()), Value::There, &note.clause);
        }
    }
}

impl Requirement {
    /// The people it is for.
    pub fn whose(&self) -> Whose {
        Whose { industry: self.industry.clone(), scope: self.scope.clone() }
    }

    fn state(&self, all: &mut Vec<(Subject, Stated)>) {
        let mut add = |subject, amount: Amount, clause: &ClauseId| {
            let value = Value::Amount(amount, self.unit.clone());
            all.push((subject, Stated { value, clause: Some(clause.clone()) }));
        };
        for category in self.all_categories() {
            let CategoryRule { id, minimum, max, .. } = category;
            add(Subject::Category(self.whose(), id.clone()), self.needed(category), &minimum.clause);
            if let Some(max) = max {
                add(Subject::Most(self.whose(), id.clone()), *max, &minimum.clause);
            }
        }
        add(Subject::Total(self.whose()), self.total.min, &self.total.clause);
        if let Some(each) = &self.each_year {
            add(Subject::EachYear(self.whose()), each.min, &each.clause);
        }
    }
}
