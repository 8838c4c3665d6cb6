//! The state of the checker and how each action changes it: a pure reducer, which touches no page.

use std::rc::Rc;

use checker_rules::{
    Amount, CategoryId, Date, Entry, Facts, IndustryId, Map, Outcome, Requirement, Trait, TraitId, ValueId, evaluate,
};
use yew::Reducible;

use crate::data::{CheckerData, YearData};
use crate::input::{FieldError, read_amount};

/// What the form holds and, after a check, its answer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct State {
    pub(crate) data: Rc<CheckerData>,
    /// The year chosen; it may be one without a notice.
    pub(crate) year: u16,
    /// The industry chosen; always one of the chosen year's, where that has a notice.
    pub(crate) industry: IndustryId,
    /// The values chosen, by trait. Of a trait without one, the first value is taken.
    pub(crate) traits: Map<TraitId, ValueId>,
    /// What was typed, by category. It is kept while another industry is chosen that does not have the category.
    pub(crate) fields: Map<CategoryId, String>,
    /// The day on the device; none at build time.
    pub(crate) today: Option<Date>,
    /// The answer to the form as it stands; none until it is checked, and again as soon as it is edited.
    pub(crate) report: Option<Report>,
    /// How often the form was checked, so that screen readers announce an answer again that is the same as before.
    pub(crate) checks: u32,
}

/// The answer to a check.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Report {
    /// The fields that cannot be read, in reading order.
    Unreadable(Vec<(CategoryId, FieldError)>),
    /// The chosen year has no notice, so there is no verdict.
    NoNotice,
    /// The outcome of an evaluation.
    Judged(Box<Outcome>),
}

/// What is known when the checker opens: the day, what was chosen or typed in the page before the program ran, and what
/// the link to the page names.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Opening {
    pub(crate) today: Option<Date>,
    pub(crate) year: Option<u16>,
    pub(crate) industry: Option<IndustryId>,
    pub(crate) fields: Map<CategoryId, String>,
    pub(crate) focus: Option<Focus>,
}

/// The id of the element that had the focus, and the caret or selection in it, in UTF-16 units.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Focus {
    pub(crate) id: String,
    pub(crate) start: Option<u32>,
    pub(crate) end: Option<u32>,
}

/// What a person does to the form.
pub(crate) enum Action {
    /// Chooses a year.
    Year(u16),
    /// Chooses an industry.
    Industry(IndustryId),
    /// Chooses a value of a trait.
    Trait(TraitId, ValueId),
    /// Types into the field of a category.
    Field(CategoryId, String),
    /// Asks for the answer.
    Check,
    /// Clears the form.
    StartAgain,
}

impl State {
    /// An empty form for the newest year and its first industry.
    pub(crate) fn new(data: Rc<CheckerData>) -> Self {
        let newest = data.newest();
        let year = newest.map_or(0, |year| year.rules.year);
        let industry = newest.map(YearData::first_industry).unwrap_or_default();
        Self { data, year, industry, traits: Map::new(), fields: Map::new(), today: None, report: None, checks: 0 }
    }

    /// The form with what is known when it opens. Instead of a year that is not offered it has the newest.
    pub(crate) fn opened(data: Rc<CheckerData>, opening: &Opening) -> Self {
        let new = Self::new(data);
        let year = opening.year.filter(|year| new.data.offered(opening.today).any(|offered| offered == *year));
        let mut state = Self {
            today: opening.today,
            year: year.unwrap_or(new.year),
            industry: opening.industry.clone().unwrap_or_else(|| new.industry.clone()),
            fields: opening.fields.clone(),
            ..new
        };
        state.settle();
        state
    }

    /// The chosen year and what it asks of the chosen industry; none where the year has no notice.
    pub(crate) fn chosen(&self) -> Option<(&YearData, &Requirement)> {
        let year = self.data.year(self.year)?;
        Some((year, year.rules.requirement(&self.industry, &self.traits_of(year))?))
    }

    /// The person's value of each trait that the industry's requirements depend on.
    fn traits_of(&self, year: &YearData) -> Map<TraitId, ValueId> {
        let asked = year.rules.traits_asked(&self.industry).into_iter();
        asked.filter_map(|asked| Some((asked.id.clone(), self.value_of(asked)?.clone()))).collect()
    }

    /// The value chosen of a trait; its first where none is.
    pub(crate) fn value_of<'a>(&'a self, asked: &'a Trait) -> Option<&'a ValueId> {
        self.traits.get(&asked.id).filter(|value| asked.values.contains(value)).or(asked.values.first())
    }

    /// What was typed into the field of a category; empty where nothing was.
    pub(crate) fn typed(&self, category: &CategoryId) -> &str {
        self.fields.get(category).map_or("", String::as_str)
    }

    /// Why the field of a category cannot be read; none where it can, or was not checked.
    pub(crate) fn error(&self, category: &CategoryId) -> Option<FieldError> {
        let Some(Report::Unreadable(errors)) = &self.report else { return None };
        errors.iter().find(|(wrong, _)| wrong == category).map(|(_, error)| *error)
    }

    /// The state after an action.
    fn after(&self, action: Action) -> Self {
        let mut next = Self { report: None, ..self.clone() };
        match action {
            Action::Year(year) => next.year = year,
            Action::Industry(industry) => next.industry = industry,
            Action::Trait(id, value) => next.traits.insert(id, value),
            Action::Field(category, typed) => next.fields.insert(category, typed),
            Action::Check => {
                next.report = Some(self.check());
                next.checks = self.checks.wrapping_add(1);
            }
            Action::StartAgain => next = Self { today: self.today, ..Self::new(self.data.clone()) },
        }
        next.settle();
        next
    }

    /// Puts the year's first industry in place of one that the year does not have.
    fn settle(&mut self) {
        let Some(year) = self.data.year(self.year) else { return };
        if !year.rules.industries.iter().any(|industry| industry.id == self.industry) {
            self.industry = year.first_industry();
        }
    }

    /// Reads every field, and judges them if all can be read.
    fn check(&self) -> Report {
        let Some((year, requirement)) = self.chosen() else { return Report::NoNotice };
        let (mut entries, mut errors) = (Vec::new(), Vec::new());
        for category in requirement.all_categories() {
            match read_amount(self.typed(&category.id), requirement, &year.text.units) {
                Ok((Amount::ZERO, _)) => {}
                Ok((amount, unit)) => entries.push(Entry::total(category.id.clone(), amount, Some(unit))),
                Err(error) => errors.push((category.id.clone(), error)),
            }
        }
        if !errors.is_empty() {
            return Report::Unreadable(errors);
        }
        let (industry, traits) = (self.industry.clone(), self.traits_of(year));
        let facts = Facts { year: self.year, industry, traits, today: self.today, entries, ..Facts::default() };
        Report::Judged(Box::new(evaluate(&year.rules, &facts)))
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(self.after(action))
    }
}

#[cfg(test)]
mod tests {
    use checker_rules::{CategoryRule, Industry, Minimum, Rules, Unit, Verdict};

    use super::*;
    use crate::data::YearText;
    use crate::text::Text;

    fn minimum(hours: u32) -> Minimum {
        Minimum { min: Amount::whole(hours), clause: "levels".into() }
    }

    /// 72 hours for senior titles, 40 for junior ones; crafts have one requirement for all.
    fn rules() -> Rules {
        let category =
            CategoryRule { id: "any".into(), minimum: minimum(0), share: None, max: None, categories: Vec::new() };
        let requirement = |industry: &str, level: Option<&str>, hours| Requirement {
            industry: industry.into(),
            scope: level.map(|level| ("level".into(), vec![level.into()])).into_iter().collect(),
            unit: "hour".into(),
            accepts: Vec::new(),
            total: minimum(hours),
            each_year: None,
            categories: vec![category.clone()],
        };
        let industry = |id: &str| Industry { id: id.into(), follows: id.into() };
        Rules {
            year: 2030,
            units: vec![Unit { id: "hour".into(), of: 1, hours: 1, clause: None }],
            industries: vec![industry("offices"), industry("crafts")],
            traits: vec![Trait { id: "level".into(), values: vec!["senior".into(), "junior".into()] }],
            requirements: vec![
                requirement("offices", Some("senior"), 72),
                requirement("offices", Some("junior"), 40),
                requirement("crafts", None, 10),
            ],
            ..Rules::default()
        }
    }

    fn opened() -> State {
        let year = YearData { rules: rules(), text: YearText::default(), notice: String::new(), elsewhere: Map::new() };
        let text = Text::default();
        State::new(Rc::new(CheckerData { years: vec![year], contacts: Vec::new(), text }))
    }

    fn verdict(state: &State) -> Option<Verdict> {
        match state.after(Action::Check).report {
            Some(Report::Judged(outcome)) => Some(outcome.verdict),
            _ => None,
        }
    }

    #[test]
    fn the_form_asks_for_the_level_where_it_matters_and_judges_by_it() {
        let state = opened().after(Action::Field("any".into(), "40".into()));
        let asked = |state: &State| state.chosen().map(|(year, _)| year.rules.traits_asked(&state.industry).len());
        assert_eq!((asked(&state), verdict(&state)), (Some(1), Some(Verdict::Short)), "the first level counts");
        let junior = state.after(Action::Trait("level".into(), "junior".into()));
        assert_eq!(verdict(&junior), Some(Verdict::Met));
        let crafts = junior.after(Action::Industry("crafts".into()));
        assert_eq!((asked(&crafts), verdict(&crafts)), (Some(0), Some(Verdict::Met)));
    }

    #[test]
    fn an_edit_takes_the_answer_away_and_a_check_counts() {
        let checked = opened().after(Action::Check).after(Action::Check);
        assert_eq!((checked.checks, checked.report.is_some()), (2, true));
        assert_eq!(checked.after(Action::Field("any".into(), "1".into())).report, None);
    }

    #[test]
    fn a_link_to_an_unknown_industry_or_year_opens_the_form_as_usual() {
        let opening = Opening { year: Some(1999), industry: Some("mining".into()), ..Opening::default() };
        let state = State::opened(opened().data, &opening);
        assert_eq!((state.year, state.industry.as_str()), (2030, "offices"));
    }

    #[test]
    fn a_year_without_a_notice_has_no_answer_but_that() {
        let state = opened().after(Action::Year(2031)).after(Action::Check);
        assert_eq!(state.report, Some(Report::NoNotice));
    }
}
