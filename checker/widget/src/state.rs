//! What the form holds, and how it changes: a pure reducer.

use std::collections::BTreeMap;
use std::rc::Rc;

use checker_rules::{
    Amount, CategoryId, Date, Entry, Facts, IndustryId, Outcome, Requirement, Trait, TraitId, ValueId, evaluate,
};
use yew::Reducible;

use crate::data::{CheckerData, YearData};
use crate::input::{FieldError, read_amount};

/// The form and, after a check, its answer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct State {
    pub(crate) data: Rc<CheckerData>,
    pub(crate) year: u16,
    pub(crate) industry: IndustryId,
    /// As chosen; where nothing is, the first value counts.
    pub(crate) traits: BTreeMap<TraitId, ValueId>,
    /// As typed; kept for categories that another industry hides.
    pub(crate) fields: BTreeMap<CategoryId, String>,
    /// Known once the page runs in a browser.
    pub(crate) today: Option<Date>,
    /// Of the form as it stands; gone as soon as it is edited.
    pub(crate) report: Option<Report>,
    /// How often it was checked, so that the same answer is told again when it is asked for again.
    pub(crate) checks: u32,
}

/// The answer to a check.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Report {
    /// Fields that cannot be read, in reading order.
    Unreadable(Vec<(CategoryId, FieldError)>),
    /// The chosen year has no notice.
    NoNotice,
    /// A verdict.
    Judged(Outcome),
}

/// What a person chose or typed before the checker was ready, or what the link to the page says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Early {
    pub(crate) year: Option<u16>,
    pub(crate) industry: Option<IndustryId>,
    pub(crate) fields: BTreeMap<CategoryId, String>,
}

/// What happens to the form.
pub(crate) enum Action {
    /// The page has come to life.
    Arrive(Option<Date>, Early),
    Year(u16),
    Industry(IndustryId),
    Trait(TraitId, ValueId),
    Field(CategoryId, String),
    Check,
    StartAgain,
}

impl State {
    pub(crate) fn new(data: Rc<CheckerData>) -> Self {
        let newest = data.newest();
        let year = newest.map_or(0, |year| year.rules.year);
        let industry = newest.map(YearData::first_industry).unwrap_or_default();
        Self {
            data,
            year,
            industry,
            traits: BTreeMap::new(),
            fields: BTreeMap::new(),
            today: None,
            report: None,
            checks: 0,
        }
    }

    /// The chosen year and what it asks of the chosen industry; none without a notice.
    pub(crate) fn chosen(&self) -> Option<(&YearData, &Requirement)> {
        let year = self.data.year(self.year)?;
        Some((year, year.rules.requirement(&self.industry, &self.traits_of(year))?))
    }

    /// What the industry asks of the person, as chosen or the first value.
    fn traits_of(&self, year: &YearData) -> BTreeMap<TraitId, ValueId> {
        let asked = year.rules.questions(&self.industry).into_iter();
        asked.filter_map(|asked| Some((asked.id.clone(), self.value_of(asked)?.clone()))).collect()
    }

    pub(crate) fn value_of<'a>(&'a self, asked: &'a Trait) -> Option<&'a ValueId> {
        self.traits.get(&asked.id).filter(|value| asked.values.contains(value)).or(asked.values.first())
    }

    pub(crate) fn typed(&self, category: &CategoryId) -> &str {
        self.fields.get(category).map_or("", String::as_str)
    }

    pub(crate) fn error(&self, category: &CategoryId) -> Option<FieldError> {
        let Some(Report::Unreadable(errors)) = &self.report else { return None };
        errors.iter().find(|(wrong, _)| wrong == category).map(|(_, error)| *error)
    }

    fn after(&self, action: Action) -> Self {
        let mut next = Self { report: None, ..self.clone() };
        match action {
            Action::Arrive(today, early) => next.arrive(today, early),
            Action::Year(year) => next.year = year,
            Action::Industry(industry) => next.industry = industry,
            Action::Trait(id, value) => drop(next.traits.insert(id, value)),
            Action::Field(category, typed) => drop(next.fields.insert(category, typed)),
            Action::Check => {
                next.report = Some(self.check());
                next.checks = self.checks.wrapping_add(1);
            }
            Action::StartAgain => next = Self { today: self.today, ..Self::new(self.data.clone()) },
        }
        next.settle();
        next
    }

    fn arrive(&mut self, today: Option<Date>, early: Early) {
        self.today = today;
        self.year =
            early.year.filter(|year| self.data.offered(today).any(|offered| offered == *year)).unwrap_or(self.year);
        self.industry = early.industry.unwrap_or_else(|| self.industry.clone());
        self.fields = early.fields;
    }

    /// An industry the year does not know falls back to its first.
    fn settle(&mut self) {
        let Some(year) = self.data.year(self.year) else { return };
        if !year.rules.industries.iter().any(|industry| industry.id == self.industry) {
            self.industry = year.first_industry();
        }
    }

    fn check(&self) -> Report {
        let Some((year, requirement)) = self.chosen() else { return Report::NoNotice };
        let (mut entries, mut errors) = (Vec::new(), Vec::new());
        for category in requirement.all_categories() {
            match read_amount(self.typed(&category.id), requirement, &year.text.units) {
                Ok((Amount::ZERO, _)) => {}
                Ok((amount, unit)) => entries.push(Entry { category: category.id.clone(), amount, unit }),
                Err(error) => errors.push((category.id.clone(), error)),
            }
        }
        if !errors.is_empty() {
            return Report::Unreadable(errors);
        }
        let (industry, traits) = (self.industry.clone(), self.traits_of(year));
        let facts = Facts { year: self.year, industry, traits, today: self.today, entries };
        Report::Judged(evaluate(&year.rules, &facts))
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(self.after(action))
    }
}
