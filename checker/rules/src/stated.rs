//! Everything a notice states, one thing at a time: to compare two years, and to try each figure.

use serde::{Deserialize, Serialize};

use crate::{
    Activity, ActivityId, Actor, Amount, CarryOver, CategoryId, CategoryRule, ClauseId, Date, Effect, IndustryId,
    Limit, Map, ModeId, Per, Period, Requirement, Rules, State, StepWhen, TraitId, UnitId, ValueId, When, Window,
    Worth,
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
        for Activity { id, worth, over_years, industries, clause } in &self.activities {
            let value = Value::Worth(worth.clone(), *over_years, industries.clone());
            add(Subject::Activity(id.clone()), value, clause);
        }
        for limit in &self.limits {
            add(Subject::Limit(limit.id.clone()), limit.stated(), &limit.clause);
        }
        if let Some(from) = &self.counts_from {
            add(Subject::CountsFrom, Value::State(from.state), &from.clause);
        }
        for rule in &self.carry_over {
            add(Subject::CarryOver(rule.id.clone()), rule.stated(), &rule.clause);
        }
        let window = |subject: fn(String) -> Subject, window: &Window| (subject(window.id.clone()), window.stated());
        let make_up = self.make_up.iter().map(|rule| (window(Subject::MakeUp, rule), &rule.clause));
        let late = self.late_registration.iter().map(|rule| (window(Subject::LateRegistration, rule), &rule.clause));
        make_up.chain(late).for_each(|((subject, value), clause)| add(subject, value, clause));
        for waiver in &self.waivers {
            add(
                Subject::Waiver(waiver.id.clone()),
                Value::Effect(waiver.effect.clone(), waiver.industries.clone()),
                &waiver.clause,
            );
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
            let value = Value::Step { when: step.when, category: step.category.clone(), by: step.by };
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

impl Limit {
    fn stated(&self) -> Value {
        Value::Limit {
            max: Some(self.max),
            unit: self.unit.clone(),
            per: Some(self.per),
            modes: self.modes.clone(),
            categories: self.categories.clone(),
            activities: self.activities.clone(),
            industries: self.industries.clone(),
            years: None,
        }
    }
}

impl CarryOver {
    fn stated(&self) -> Value {
        Value::Limit {
            max: self.max,
            unit: None,
            per: None,
            modes: Vec::new(),
            categories: self.category.iter().cloned().collect(),
            activities: Vec::new(),
            industries: self.industries.clone(),
            years: Some(self.years),
        }
    }
}

impl Window {
    fn stated(&self) -> Value {
        Value::Window { until: self.until, for_years: self.for_years.clone(), category: self.category.clone() }
    }
}

impl Requirement {
    /// The people it is for.
    pub fn whose(&self) -> Whose {
        Whose { industry: self.industry.clone(), scope: self.scope.clone() }
    }

    fn state(&self, all: &mut Vec<(Subject, Stated)>) {
        let mut add = |subject, value, clause: &ClauseId| {
            all.push((subject, Stated { value, clause: Some(clause.clone()) }));
        };
        let amount = |amount| Value::Amount(amount, self.unit.clone());
        self.categories.iter().for_each(|category| self.state_category(category, None, &mut add));
        add(Subject::Total(self.whose()), amount(self.total.min), &self.total.clause);
        if let Some(each) = &self.each_year {
            add(Subject::EachYear(self.whose()), amount(each.min), &each.clause);
        }
        if !self.accepts.is_empty() {
            add(Subject::Accepts(self.whose()), Value::Units(self.accepts.clone()), &self.total.clause);
        }
    }

    fn state_category(
        &self,
        category: &CategoryRule,
        within: Option<&CategoryId>,
        add: &mut dyn FnMut(Subject, Value, &ClauseId),
    ) {
        let CategoryRule { id, minimum, max, categories, .. } = category;
        let least = Value::Least { min: self.needed(category), unit: self.unit.clone(), within: within.cloned() };
        add(Subject::Category(self.whose(), id.clone()), least, &minimum.clause);
        if let Some(max) = max {
            let most = Value::Amount(*max, self.unit.clone());
            add(Subject::Most(self.whose(), id.clone()), most, &minimum.clause);
        }
        categories.iter().for_each(|part| self.state_category(part, Some(id), add));
    }
}
