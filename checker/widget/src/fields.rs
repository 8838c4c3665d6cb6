//! Which fields the form has: what it asks, of whom, and what can be chosen. Drawing and reading follow from this list.

use checker_rules::{
    Activity, ActivityId, CategoryRule, Facts, IndustryId, Question, Requirement, Trait, UnitId, Window, Worth,
};

use crate::answers::{Answers, Texts, key, text};
use crate::data::{YearData, named};
use crate::facts::{industry_of, person, second_of};
use crate::text::{Text, fill};

/// Where the answer of a field is kept.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Place {
    /// With the answers about the year.
    Year,
    /// In the entry of the log at this place.
    Record(usize),
    /// Nowhere: the field is a tool, such as the choice of the year.
    Tool,
}

/// A field of the form.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Field {
    pub(crate) place: Place,
    /// The key of its answer.
    pub(crate) key: String,
    pub(crate) label: String,
    /// What is said below the label; empty for nothing.
    pub(crate) hint: String,
    pub(crate) kind: Kind,
}

/// What a field takes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    /// An amount.
    Amount,
    /// Any words.
    Words,
    /// A long text.
    Long,
    /// A file.
    File,
    /// A day.
    Day,
    /// Yes, or nothing.
    Tick,
    /// One of several values, each with its label. The first stands for no answer.
    Choice(Vec<(String, String)>),
}

/// What the fields of a year depend on.
#[derive(Clone, Copy)]
pub(crate) struct Form<'a> {
    pub(crate) text: &'a Text,
    pub(crate) year: &'a YearData,
    /// What is asked of the person.
    pub(crate) requirement: &'a Requirement,
    pub(crate) answers: &'a Answers,
}

impl<'a> Form<'a> {
    /// What is asked about the person: traits, and in the log also all that the rules depend on besides.
    pub(crate) fn about_person(self) -> Vec<Field> {
        let person = self.person();
        let asked = self.year.rules.traits_asked(&person.industry);
        let mut fields: Vec<Field> = asked.into_iter().map(|asked| self.of_trait(asked)).collect();
        if !self.answers.records.is_empty() {
            let questions = self.year.rules.questions(&person);
            fields.extend(questions.iter().flat_map(|question| self.of_question(question)));
            fields.extend(self.earlier_years());
        }
        fields
    }

    /// The total of each category.
    pub(crate) fn totals(self) -> Vec<Field> {
        self.requirement.all_categories().into_iter().map(|category| self.total(category)).collect()
    }

    /// What is asked about the entry of the log at this place.
    pub(crate) fn of_record(self, at: usize) -> Vec<Field> {
        let fields = self.answers.records.get(at).map(|record| self.fields_of(record)).unwrap_or_default();
        fields.into_iter().map(|field| Field { place: Place::Record(at), ..field }).collect()
    }

    /// What is asked about an entry.
    fn fields_of(self, record: &Texts) -> Vec<Field> {
        let (text, rules) = (self.text, &self.year.rules);
        let person = self.person();
        let questions = rules.questions(&person);
        let any = |is: fn(&Question) -> bool| questions.iter().any(is);
        let mut fields = vec![
            field(key::DATE, text.record_date(), Kind::Day),
            field(key::WHAT, text.record_what(), Kind::Words),
            field(key::OF, text.column_category(), Kind::Choice(self.kinds(&questions))),
            field(key::AMOUNT, text.record_amount(), Kind::Amount),
        ];
        if any(|question| matches!(question, Question::Mode(_))) {
            fields.push(field(key::MODE, text.record_mode(), self.modes()));
        }
        fields.push(field(key::STATE, text.record_state(), self.states()));
        if let Some(authors) = self.authors(record) {
            fields.push(field(key::ORDER, text.record_order(), self.orders(authors)));
        }
        if any(|question| *question == Question::ForYear) {
            fields.push(field(key::FOR_YEAR, text.record_for_year(), self.for_years()));
        }
        if any(|question| *question == Question::Carried) {
            fields.push(field(key::CARRIED, text.record_carried(), self.carried_years()));
        }
        if let Some(second) = second_of(self.answers) {
            let industries = [&person.industry, &second].map(|id| (id.to_string(), self.industry(id)));
            fields.push(field(key::FOR_INDUSTRY, text.industry(), Kind::Choice(industries.into())));
        }
        fields
    }

    /// The field of an answer; none where it is not asked.
    pub(crate) fn field(self, place: Place, key: &str) -> Option<Field> {
        let fields = match place {
            Place::Tool => Vec::new(),
            Place::Year => self.about_person().into_iter().chain(self.totals()).collect(),
            Place::Record(at) => self.of_record(at),
        };
        fields.into_iter().find(|field: &Field| field.key == key)
    }

    /// The units in which the amount of a field may be given, each with its name; none where there is no choice.
    pub(crate) fn units(self, field: &Field) -> Vec<(String, String)> {
        match field.place {
            Place::Year if field.key.starts_with(key::HOURS) => self.units_of(self.requirement),
            Place::Year | Place::Tool => Vec::new(),
            Place::Record(at) => self.answers.records.get(at).map(|record| self.units_in(record)).unwrap_or_default(),
        }
    }

    fn units_in(self, record: &Texts) -> Vec<(String, String)> {
        if self.activity(record).is_some() { Vec::new() } else { self.units_of(self.requirement_of(record)) }
    }

    fn units_of(self, requirement: &Requirement) -> Vec<(String, String)> {
        if requirement.accepts.is_empty() {
            return Vec::new();
        }
        requirement.units().map(|unit| (unit.to_string(), self.unit(unit))).collect()
    }

    /// The answer of a field; empty where there is none.
    pub(crate) fn answer(self, place: Place, key: &str) -> &'a str {
        match place {
            Place::Year => self.answers.text(key),
            Place::Record(at) => self.answers.records.get(at).map_or("", |record| text(record, key)),
            Place::Tool => "",
        }
    }

    /// What the fields of the totals and of the person show before anything is chosen, by key.
    pub(crate) fn chosen_at_first(self) -> Texts {
        let mut first = Texts::new();
        first.insert(key::INDUSTRY.to_owned(), industry_of(self.year, self.answers).to_string());
        for field in self.about_person().iter().chain(&self.totals()) {
            let units = self.units(field);
            if let Some((unit, _)) = units.first() {
                first.insert(field.unit_key(), unit.clone());
            }
            if let Kind::Choice(options) = &field.kind
                && let Some((value, _)) = options.first()
            {
                first.insert(field.key.clone(), value.clone());
            }
        }
        first
    }

    /// The entries of the log; where there are none, one for each total that is typed.
    pub(crate) fn as_records(self) -> Vec<Texts> {
        if !self.answers.records.is_empty() {
            return self.answers.records.clone();
        }
        let typed = self.totals().into_iter().filter(|total| !self.answers.text(&total.key).trim().is_empty());
        let record = |total: Field| {
            let category = total.key.trim_start_matches(key::HOURS);
            [
                (key::OF, [key::CATEGORY, category].concat()),
                (key::AMOUNT, self.answers.text(&total.key).to_owned()),
                (key::UNIT, self.answers.text(&total.unit_key()).to_owned()),
            ]
            .map(|(key, text)| (key.to_owned(), text))
            .into()
        };
        typed.map(record).collect()
    }

    /// What may be chosen for a key of an entry, each value with its name; none where anything may be typed.
    pub(crate) fn options(self, record: &Texts, key: &str) -> Vec<(String, String)> {
        if key == key::UNIT {
            return self.units_in(record);
        }
        let field = self.fields_of(record).into_iter().find(|field| field.key == key);
        match field.map(|field| field.kind) {
            Some(Kind::Choice(options)) => options,
            _ => Vec::new(),
        }
    }

    /// What is asked of the hours of an entry: the second industry's requirement where the entry is for that.
    pub(crate) fn requirement_of(self, record: &Texts) -> &'a Requirement {
        let own = second_of(self.answers).filter(|second| second.as_str() == text(record, key::FOR_INDUSTRY));
        let requirement = own.and_then(|second| self.year.rules.requirement(&second, &self.person().traits));
        requirement.unwrap_or(self.requirement)
    }

    /// The activity that an entry is of; none where it is of a category.
    pub(crate) fn activity(self, record: &Texts) -> Option<&'a Activity> {
        let id = text(record, key::OF).strip_prefix(key::ACTIVITY)?;
        self.year.rules.activity(&ActivityId::from(id))
    }

    fn person(self) -> Facts {
        person(self.year, self.answers)
    }

    fn of_trait(self, asked: &Trait) -> Field {
        let name = |value: &str| named(&self.year.text.traits, &[asked.id.as_str(), ".", value].concat()).to_owned();
        let values = asked.values.iter().map(|value| (value.to_string(), name(value.as_str()))).collect();
        let label = named(&self.year.text.traits, asked.id.as_str());
        field(&[key::TRAIT, asked.id.as_str()].concat(), label, Kind::Choice(values))
    }

    /// The fields for a question about the person; none for one that traits or entries answer. All purposes are one field.
    fn of_question(self, question: &Question) -> Vec<Field> {
        let text = self.text;
        match question {
            Question::Waiver(id) => {
                vec![field(&[key::WAIVER, id].concat(), &self.year.text.rule("waiver", id), Kind::Tick)]
            }
            Question::SecondIndustry => vec![field(key::SECOND, text.second_industry(), self.second_industries())],
            Question::Purpose(id) if self.year.rules.purposes.first().is_some_and(|first| first.id == *id) => {
                vec![field(key::PURPOSE, text.purpose(), self.purposes())]
            }
            Question::Owed => self.requirement.all_categories().into_iter().map(|category| self.owed(category)).collect(),
            _ => Vec::new(),
        }
    }

    fn owed(self, category: &CategoryRule) -> Field {
        let id = category.id.as_str();
        let label = fill(self.text.owed(), &[("category", named(&self.year.text.categories, id))]);
        field(&[key::OWED, id].concat(), &label, Kind::Amount)
    }

    /// The earlier years that the chosen purpose looks back on, each to be ticked where it is complete.
    fn earlier_years(self) -> Vec<Field> {
        let chosen = self.answers.text(key::PURPOSE);
        let back = self.year.rules.purposes.iter().filter(|purpose| purpose.id == chosen).map(|purpose| purpose.years);
        let last = self.year.rules.year;
        let first = last.saturating_sub(back.max().unwrap_or(1).saturating_sub(1));
        let tick = |year: u16| {
            let year = year.to_string();
            field(&[key::COMPLETE, &year].concat(), &fill(self.text.complete_year(), &[("year", &year)]), Kind::Tick)
        };
        (first..last).rev().map(tick).collect()
    }

    fn total(self, category: &CategoryRule) -> Field {
        let name = named(&self.year.text.categories, category.id.as_str());
        let needed = self.requirement.needed(category);
        let needed = self.year.text.amount(self.text, needed, &self.requirement.unit);
        let hint = fill(self.text.needed_hint(), &[("amount", &needed)]);
        Field { hint, ..field(&[key::HOURS, category.id.as_str()].concat(), name, Kind::Amount) }
    }

    /// What an entry may be of: a category, or an activity that is asked about.
    fn kinds(self, questions: &[Question]) -> Vec<(String, String)> {
        let category = |rule: &CategoryRule| {
            let id = rule.id.as_str();
            ([key::CATEGORY, id].concat(), named(&self.year.text.categories, id).to_owned())
        };
        let activity = |question: &Question| match question {
            Question::Activity(id) => {
                Some(([key::ACTIVITY, id.as_str()].concat(), self.year.text.rule("activity", id.as_str())))
            }
            _ => None,
        };
        let mut kinds: Vec<_> = self.requirement.all_categories().into_iter().map(category).collect();
        kinds.extend(questions.iter().filter_map(activity));
        kinds
    }

    fn modes(self) -> Kind {
        let name = |id: &str| (id.to_owned(), self.year.text.rule("mode", id));
        Kind::Choice(self.or_none(self.text.not_said(), self.year.rules.modes.iter().map(|mode| name(mode.as_str()))))
    }

    fn states(self) -> Kind {
        let text = self.text;
        let states = [
            ("done", text.state_done()),
            ("planned", text.state_planned()),
            ("declared", text.state_declared()),
            ("recognised", text.state_recognised()),
        ];
        Kind::Choice(states.map(|(value, label)| (value.to_owned(), label.to_owned())).into())
    }

    /// Among how many authors the worth of an entry is told apart; none where it does not depend on that.
    fn authors(self, record: &Texts) -> Option<usize> {
        match &self.activity(record)?.worth {
            Worth::ByOrder { amounts, .. } => Some(amounts.len()),
            Worth::Each { .. } | Worth::Completes(_) => None,
        }
    }

    fn orders(self, authors: usize) -> Kind {
        let label = |place: String| (place.clone(), fill(self.text.place(), &[("place", &place)]));
        Kind::Choice(self.or_none(self.text.not_said(), (1..=authors + 1).map(|place| label(place.to_string()))))
    }

    fn for_years(self) -> Kind {
        let rules = &self.year.rules;
        let windows = rules.make_up.iter().chain(&rules.late_registration);
        let mut years: Vec<u16> = Vec::new();
        for year in windows.flat_map(|window: &Window| &window.for_years) {
            if !years.contains(year) {
                years.push(*year);
            }
        }
        Kind::Choice(self.or_none(self.text.this_year(), years.into_iter().map(|year| self.year_option(year))))
    }

    fn carried_years(self) -> Kind {
        let rules = &self.year.rules;
        let back = rules.carry_over.iter().map(|rule| rule.years).max().unwrap_or(0);
        let years = (1..=back).map(|back| self.year_option(rules.year.saturating_sub(back)));
        Kind::Choice(self.or_none(self.text.not_carried(), years))
    }

    fn year_option(self, year: u16) -> (String, String) {
        let year = year.to_string();
        (year.clone(), fill(self.text.in_year(), &[("year", &year)]))
    }

    fn purposes(self) -> Kind {
        let mut ids: Vec<&str> = Vec::new();
        for purpose in &self.year.rules.purposes {
            if !ids.contains(&purpose.id.as_str()) {
                ids.push(&purpose.id);
            }
        }
        let name = |id: &str| (id.to_owned(), self.year.text.rule("purpose", id));
        Kind::Choice(self.or_none(self.text.purpose_none(), ids.into_iter().map(name)))
    }

    fn second_industries(self) -> Kind {
        let own = industry_of(self.year, self.answers);
        let others = self.year.rules.industries.iter().map(|industry| &industry.id).filter(move |id| **id != own);
        Kind::Choice(
            self.or_none(self.text.second_none(), others.map(|id| (id.to_string(), self.industry(id)))),
        )
    }

    fn or_none(self, none: &str, values: impl Iterator<Item = (String, String)>) -> Vec<(String, String)> {
        std::iter::once((String::new(), none.to_owned())).chain(values).collect()
    }

    fn industry(self, id: &IndustryId) -> String {
        named(&self.year.text.industries, id.as_str()).to_owned()
    }

    fn unit(self, id: &UnitId) -> String {
        self.year.text.units.get(id.as_str()).map_or_else(|| id.to_string(), |unit| unit.many.clone())
    }
}

fn field(key: &str, label: &str, kind: Kind) -> Field {
    Field::of_year(key, label, kind)
}

impl Field {
    /// A field whose answer is kept with the year's.
    pub(crate) fn of_year(key: &str, label: &str, kind: Kind) -> Self {
        Self { place: Place::Year, key: key.to_owned(), label: label.to_owned(), hint: String::new(), kind }
    }

    /// A field that is a tool.
    pub(crate) fn of_tool(key: &str, label: &str, kind: Kind) -> Self {
        Self { place: Place::Tool, ..Self::of_year(key, label, kind) }
    }

    /// The name of its element: the key, behind the place: `hours.public`, `0/amount`, `/year`.
    pub(crate) fn name(&self) -> String {
        match self.place {
            Place::Year => self.key.clone(),
            Place::Record(at) => [&at.to_string(), "/", &self.key].concat(),
            Place::Tool => ["/", &self.key].concat(),
        }
    }

    /// The place and the key that the name of an element says.
    pub(crate) fn of_name(name: &str) -> (Place, &str) {
        match name.split_once('/') {
            None => (Place::Year, name),
            Some((at, key)) => (at.parse().map_or(Place::Tool, Place::Record), key),
        }
    }

    /// The id of its element: `checker-hours-public`, `checker-2-amount`.
    pub(crate) fn id(&self) -> String {
        let key = self.key.replace('.', "-");
        match self.place {
            Place::Year | Place::Tool => ["checker-", &key].concat(),
            Place::Record(at) => ["checker-", &(at + 1).to_string(), "-", &key].concat(),
        }
    }

    /// The key of the unit of its amount.
    pub(crate) fn unit_key(&self) -> String {
        match (self.place, self.key.strip_prefix(key::HOURS)) {
            (Place::Year, Some(category)) => [key::HOURS_UNIT, category].concat(),
            _ => key::UNIT.to_owned(),
        }
    }
}
