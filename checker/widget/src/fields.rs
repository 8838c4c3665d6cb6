//! Which fields the form has: what it asks, of whom, and what can be chosen. Drawing and reading follow from this list.
//!
//! Lists are made by loops: each chain of iterator adapters would add half a kilobyte to the program in the browser.

use checker_rules::{
    Activity, ActivityId, CategoryRule, Facts, ITEM, IndustryId, Question, Requirement, State, Trait, UnitId, Worth,
};

use crate::about::{has_purpose, industry_of, may_owe, needs_days, person, second_of, traits_of};
use crate::answers::{Answers, Texts, key, text};
use crate::data::{YearData, named};
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

impl Place {
    /// Whether an answer under this key can be kept there.
    pub(crate) fn has(self, key: &str) -> bool {
        match self {
            Self::Year => key::is_of_year(key),
            Self::Record(_) => key::is_of_record(key),
            Self::Tool => true,
        }
    }
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
    /// One of several values. The first stands for no answer.
    Choice(Options),
}

/// The states of an entry from which rules may count, as they are chosen.
pub(crate) const DECLARED: &str = "declared";
pub(crate) const RECOGNISED: &str = "recognised";

/// Values that can be chosen, each with its label.
pub(crate) type Options = Vec<(String, String)>;

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
    /// Whether hours are entered as a log: where there are entries, or totals cannot be judged.
    pub(crate) fn is_log(self) -> bool {
        !self.answers.records.is_empty() || self.needs_days()
    }

    /// Whether each entry needs its day, and there are no totals.
    pub(crate) fn needs_days(self) -> bool {
        needs_days(self.year, self.requirement)
    }

    /// What is asked about the person: the industry, traits, and in the log also all that the rules depend on besides.
    pub(crate) fn about_person(self) -> Vec<Field> {
        let person = self.person();
        let industries = Kind::Choice(self.industries(Vec::new(), None));
        let mut fields = Vec::new();
        add(&mut fields, key::INDUSTRY, self.text.industry(), industries);
        for asked in traits_of(self.year, &person) {
            fields.push(self.of_trait(asked));
        }
        if self.is_log() {
            self.add_second_and_purpose(&person, &mut fields);
            for question in self.year.rules.questions(&person) {
                self.add_question(&question, &mut fields);
            }
            self.add_earlier_years(&mut fields);
        }
        fields
    }

    /// The total of each category, and of each that the year does not know: it can only be taken back.
    pub(crate) fn totals(self) -> Vec<Field> {
        let mut totals = Vec::new();
        for category in self.requirement.all_categories() {
            let needed = self.requirement.needed(category);
            let needed = self.year.text.amount(self.text, needed, &self.requirement.unit);
            let mut total = field([key::HOURS, category.id.as_str()].concat(), self.category(category), Kind::Amount);
            total.hint = fill(self.text.needed_hint(), &[("amount", &needed)]);
            for whole in self.requirement.all_categories() {
                for part in &whole.categories {
                    if part.id == category.id {
                        total.hint.push_str(&fill(self.text.part_hint(), &[("category", self.category(whole))]));
                    }
                }
            }
            totals.push(total);
        }
        for (key, typed) in self.answers.texts.iter() {
            if let Some(id) = key.strip_prefix(key::HOURS)
                && !typed.trim().is_empty()
                && !self.knows(id)
            {
                add(&mut totals, key, id, Kind::Choice(none(self.text.not_said())));
            }
        }
        totals
    }

    /// What is asked about the entry of the log at this place.
    pub(crate) fn of_record(self, at: usize) -> Vec<Field> {
        let mut fields = Vec::new();
        if let Some(record) = self.answers.records.get(at) {
            fields = self.fields_of(record);
            for field in &mut fields {
                field.place = Place::Record(at);
            }
        }
        fields
    }

    /// What is asked about an entry.
    fn fields_of(self, record: &Texts) -> Vec<Field> {
        let text = self.text;
        let questions = self.year.rules.questions(&self.person());
        let mut fields = Vec::new();
        add(&mut fields, key::DATE, text.record_date(), Kind::Day);
        add(&mut fields, key::WHAT, text.record_what(), Kind::Words);
        add(&mut fields, key::OF, text.column_category(), Kind::Choice(self.kinds(&questions, record)));
        add(&mut fields, key::AMOUNT, text.record_amount(), Kind::Amount);
        // What is said already is judged, also where it is not asked.
        let is_said = |key| !crate::answers::text(record, key).is_empty();
        let (mut modes, mut for_year, mut carried) = (false, is_said(key::FOR_YEAR), is_said(key::CARRIED));
        for question in &questions {
            match question {
                Question::Mode(_) => modes = true,
                Question::ForYear => for_year = true,
                Question::Carried => carried = true,
                _ => {}
            }
        }
        if modes {
            add(&mut fields, key::MODE, text.record_mode(), Kind::Choice(self.modes()));
        }
        add(&mut fields, key::STATE, text.record_state(), Kind::Choice(self.states()));
        if let Some(authors) = self.authors(record) {
            add(&mut fields, key::ORDER, text.record_order(), Kind::Choice(self.orders(authors)));
        }
        if for_year {
            let years = self.with_own(record, key::FOR_YEAR, self.for_years());
            add(&mut fields, key::FOR_YEAR, text.record_for_year(), years);
        }
        if carried {
            let years = self.with_own(record, key::CARRIED, self.carried_years());
            add(&mut fields, key::CARRIED, text.record_carried(), years);
        }
        let second = second_of(self.year, self.answers);
        if second.is_some() || is_said(key::FOR_INDUSTRY) {
            let mut industries = vec![self.industry(&industry_of(self.year, self.answers))];
            if let Some(second) = second {
                industries.push(self.industry(&second));
            }
            add(&mut fields, key::FOR_INDUSTRY, text.industry(), Kind::Choice(industries));
        }
        fields
    }

    /// The field of an answer; none where it is not asked.
    pub(crate) fn field(self, place: Place, key: &str) -> Option<Field> {
        let mut fields = match place {
            Place::Tool => Vec::new(),
            Place::Year => self.about_person(),
            Place::Record(at) => self.of_record(at),
        };
        if place == Place::Year {
            fields.append(&mut self.totals());
        }
        fields.into_iter().find(|field: &Field| field.key == key)
    }

    /// The units in which the amount of a field may be given, each with its name; none where it has no unit.
    pub(crate) fn units(self, field: &Field) -> Options {
        match field.place {
            Place::Year if field.key.starts_with(key::HOURS) => self.units_of(self.requirement),
            Place::Year if field.key.starts_with(key::OWED) => self.units_named(&self.requirement.unit, &[]),
            Place::Year | Place::Tool => Vec::new(),
            Place::Record(at) => self.answers.records.get(at).map(|record| self.units_in(record)).unwrap_or_default(),
        }
    }

    fn units_in(self, record: &Texts) -> Options {
        match self.activity(record).map(|activity| &activity.worth) {
            None => self.units_of(self.requirement_of(record)),
            Some(Worth::Each { per, .. }) if per.as_str() != ITEM => self.units_named(per, &[]),
            Some(_) => none(self.text.not_said()),
        }
    }

    /// The answers, in which each amount that is typed has the unit beside it in which it is shown.
    pub(crate) fn with_units(self) -> Answers {
        let mut answers = self.answers.clone();
        for (key, _) in self.answers.texts.iter() {
            if let Some(category) = key.strip_prefix(key::HOURS) {
                let unit = [key::HOURS_UNIT, category].concat();
                choose_unit(&mut answers.texts, key, &unit, self.requirement.unit.as_str());
            }
        }
        for record in &mut answers.records {
            if let [(unit, _), ..] = &self.units_in(record)[..] {
                choose_unit(record, key::AMOUNT, key::UNIT, unit);
            }
        }
        answers
    }

    /// The units that a requirement accepts, the one that it counts in first.
    pub(crate) fn units_of(self, requirement: &Requirement) -> Options {
        self.units_named(&requirement.unit, &requirement.accepts)
    }

    #[inline(never)]
    fn units_named(self, first: &UnitId, others: &[UnitId]) -> Options {
        let mut units = vec![self.unit(first)];
        for unit in others {
            units.push(self.unit(unit));
        }
        units
    }

    /// The answer of a field; empty where there is none.
    pub(crate) fn answer(self, place: Place, key: &str) -> &'a str {
        match place {
            Place::Year => self.answers.text(key),
            Place::Record(at) => self.answers.records.get(at).map_or("", |record| text(record, key)),
            Place::Tool => "",
        }
    }

    /// The entries of the log; where there are none, one for each total that is typed. A total has come as far as the rules
    /// ask, and so has the entry it becomes.
    pub(crate) fn as_records(self) -> Vec<Texts> {
        let mut records = self.answers.records.clone();
        if !records.is_empty() {
            return records;
        }
        for total in self.totals() {
            let typed = self.answers.text(&total.key);
            if typed.trim().is_empty() {
                continue;
            }
            let mut record = Texts::new();
            let category = total.key.strip_prefix(key::HOURS).unwrap_or_default();
            record.insert(key::OF.to_owned(), [key::CATEGORY, category].concat());
            record.insert(key::AMOUNT.to_owned(), typed.to_owned());
            record.insert(key::UNIT.to_owned(), self.answers.text(&total.unit_key()).to_owned());
            if let Some(from) = &self.year.rules.counts_from {
                let state = if from.state == State::Recognised { RECOGNISED } else { DECLARED };
                record.insert(key::STATE.to_owned(), state.to_owned());
            }
            records.push(record);
        }
        records
    }

    /// What may be chosen for a key of the year, or of an entry; nothing where anything may be typed.
    pub(crate) fn options(self, record: &Texts, key: &str) -> Options {
        if key == key::UNIT {
            return self.units_in(record);
        }
        let mut fields = self.about_person();
        fields.append(&mut self.fields_of(record));
        for field in fields {
            if field.key == key
                && let Kind::Choice(options) = field.kind
            {
                return options;
            }
        }
        Vec::new()
    }

    /// What is asked of the hours of an entry: the second industry's requirement where the entry is for that.
    pub(crate) fn requirement_of(self, record: &Texts) -> &'a Requirement {
        let own =
            second_of(self.year, self.answers).filter(|second| second.as_str() == text(record, key::FOR_INDUSTRY));
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
        let (traits, id) = (&self.year.text.traits, asked.id.as_str());
        let mut options = Vec::new();
        for value in &asked.values {
            let name = [id, ".", value.as_str()].concat();
            offer(&mut options, value.as_str(), named(traits, &name));
        }
        field([key::TRAIT, id].concat(), named(traits, id), Kind::Choice(options))
    }

    /// Adds the fields of a second industry and of the purpose, where they are asked or said already. All purposes are one
    /// field.
    fn add_second_and_purpose(self, person: &Facts, fields: &mut Vec<Field>) {
        let (mut seconds, mut purposes) = (none(self.text.second_none()), none(self.text.purpose_none()));
        if self.year.rules.two_industries.is_some() {
            seconds = self.industries(seconds, Some(&industry_of(self.year, self.answers)));
        }
        for purpose in &self.year.rules.purposes {
            if has_purpose(self.year, person, &purpose.id) && !is_offered(&purposes, &purpose.id) {
                offer(&mut purposes, &purpose.id, &self.year.text.rule("purpose", &purpose.id));
            }
        }
        self.add_choice(fields, key::SECOND, self.text.second_industry(), seconds);
        self.add_choice(fields, key::PURPOSE, self.text.purpose(), purposes);
    }

    /// Adds a choice of which the first option stands for no answer, where there is another, or an answer.
    #[inline(never)]
    fn add_choice(self, fields: &mut Vec<Field>, key: &str, label: &str, options: Options) {
        if options.len() > 1 || !self.answers.text(key).is_empty() {
            add(fields, key, label, Kind::Choice(options));
        }
    }

    /// Adds the fields for a question about the person; none for one that another field or entries answer.
    fn add_question(self, question: &Question, fields: &mut Vec<Field>) {
        let text = self.text;
        match question {
            Question::Waiver(id) => {
                add(fields, &[key::WAIVER, id].concat(), &self.year.text.rule("waiver", id), Kind::Tick);
            }
            Question::Owed if may_owe(self.year, &industry_of(self.year, self.answers)) => {
                for category in self.requirement.all_categories() {
                    let label = fill(text.owed(), &[("category", self.category(category))]);
                    add(fields, &[key::OWED, category.id.as_str()].concat(), &label, Kind::Amount);
                }
            }
            _ => {}
        }
    }

    /// Adds the earlier years that the chosen purpose looks back on, each to be ticked where it is complete.
    fn add_earlier_years(self, fields: &mut Vec<Field>) {
        let chosen = self.answers.text(key::PURPOSE);
        let mut years = 1;
        for purpose in &self.year.rules.purposes {
            if purpose.id == chosen {
                years = purpose.years.max(years);
            }
        }
        for back in 1..years {
            let year = self.year.rules.year.saturating_sub(back).to_string();
            let label = fill(self.text.complete_year(), &[("year", &year)]);
            add(fields, &[key::COMPLETE, &year].concat(), &label, Kind::Tick);
        }
    }

    /// What an entry may be of: a category, or an activity that is asked about; and what it is of already, which the
    /// industry may not have.
    fn kinds(self, questions: &[Question], record: &Texts) -> Options {
        let mut kinds = Vec::new();
        for category in self.requirement.all_categories() {
            offer(&mut kinds, &[key::CATEGORY, category.id.as_str()].concat(), self.category(category));
        }
        for question in questions {
            if let Question::Activity(id) = question {
                offer(
                    &mut kinds,
                    &[key::ACTIVITY, id.as_str()].concat(),
                    &self.year.text.rule("activity", id.as_str()),
                );
            }
        }
        let of = text(record, key::OF);
        if !is_offered(&kinds, of) {
            if let Some(activity) = self.activity(record) {
                offer(&mut kinds, of, &self.year.text.rule("activity", activity.id.as_str()));
            }
            if let Some(id) = of.strip_prefix(key::CATEGORY)
                && self.knows(id)
            {
                offer(&mut kinds, of, named(&self.year.text.categories, id));
            }
        }
        kinds
    }

    /// Whether the year has this category, in whichever industry.
    fn knows(self, category: &str) -> bool {
        for requirement in &self.year.rules.requirements {
            for known in requirement.all_categories() {
                if known.id.as_str() == category {
                    return true;
                }
            }
        }
        false
    }

    fn modes(self) -> Options {
        let mut modes = none(self.text.not_said());
        for mode in &self.year.rules.modes {
            offer(&mut modes, mode.as_str(), &self.year.text.rule("mode", mode.as_str()));
        }
        offer(&mut modes, key::ANOTHER, self.text.mode_other());
        modes
    }

    fn states(self) -> Options {
        let text = self.text;
        let mut states = Vec::new();
        for (state, label) in [
            ("done", text.state_done()),
            ("planned", text.state_planned()),
            (DECLARED, text.state_declared()),
            (RECOGNISED, text.state_recognised()),
        ] {
            offer(&mut states, state, label);
        }
        states
    }

    /// Among how many authors the worth of an entry is told apart; none where it does not depend on that.
    fn authors(self, record: &Texts) -> Option<usize> {
        match &self.activity(record)?.worth {
            Worth::ByOrder { amounts, .. } => Some(amounts.len()),
            Worth::Each { .. } | Worth::Completes(_) => None,
        }
    }

    fn orders(self, authors: usize) -> Options {
        let mut orders = none(self.text.not_said());
        for place in 1..authors + 2 {
            let place = place.to_string();
            let label = fill(self.text.place(), &[("place", &place)]);
            offer(&mut orders, &place, &label);
        }
        orders
    }

    fn for_years(self) -> Options {
        let mut options = none(self.text.this_year());
        // Of a day after this year, the next one may be meant.
        if let Some(late) = self.year.rules.period.as_ref().and_then(|period| period.late) {
            self.add_year(late.year(), &mut options);
        }
        for windows in [&self.year.rules.make_up, &self.year.rules.late_registration] {
            for window in windows {
                for year in &window.for_years {
                    self.add_year(*year, &mut options);
                }
            }
        }
        options
    }

    fn carried_years(self) -> Options {
        let mut options = none(self.text.not_carried());
        let first = *self.year.rules.years().start();
        for rule in &self.year.rules.carry_over {
            for back in 1..=rule.years {
                self.add_year(first.saturating_sub(back), &mut options);
            }
        }
        options
    }

    /// The years that may be chosen, with that of the entry, which is judged also where it was brought in and is none of them.
    #[inline(never)]
    fn with_own(self, record: &Texts, key: &str, mut years: Options) -> Kind {
        if let Ok(own) = text(record, key).parse() {
            self.add_year(own, &mut years);
        }
        Kind::Choice(years)
    }

    /// Adds a year to the options, once.
    fn add_year(self, year: u16, options: &mut Options) {
        let year = year.to_string();
        if !is_offered(options, &year) {
            let label = fill(self.text.in_year(), &[("year", &year)]);
            offer(options, &year, &label);
        }
    }

    /// Adds every industry but one to the options.
    fn industries(self, mut options: Options, but: Option<&IndustryId>) -> Options {
        for industry in &self.year.rules.industries {
            if Some(&industry.id) != but {
                options.push(self.industry(&industry.id));
            }
        }
        options
    }

    fn industry(self, id: &IndustryId) -> (String, String) {
        (id.to_string(), named(&self.year.text.industries, id.as_str()).to_owned())
    }

    fn category(self, category: &CategoryRule) -> &'a str {
        let text = &self.year.text.categories;
        text.get(category.id.as_str()).map_or("", String::as_str)
    }

    /// A unit, with its name.
    pub(crate) fn unit(self, id: &UnitId) -> (String, String) {
        (id.to_string(), self.year.text.units.get(id.as_str()).map_or_else(|| id.to_string(), |unit| unit.many.clone()))
    }
}

/// Chooses the unit of an amount that is typed, where none is chosen.
fn choose_unit(texts: &mut Texts, amount: &str, key: &str, unit: &str) {
    if !text(texts, amount).trim().is_empty() && text(texts, key).is_empty() {
        texts.insert(key.to_owned(), unit.to_owned());
    }
}

/// Whether an answer about the person, by its key, is one that only the log asks.
pub(crate) fn is_of_log((key, text): (&String, &String)) -> bool {
    !text.is_empty() && key::is_of(&[key::SECOND, key::PURPOSE, key::WAIVER, key::OWED, key::COMPLETE], key)
}

/// Whether an answer is one of the options, or there is none.
pub(crate) fn is_offered(options: &Options, answer: &str) -> bool {
    let mut is_offered = answer.is_empty();
    for (known, _) in options {
        is_offered |= known == answer;
    }
    is_offered
}

/// The option that stands for no answer.
fn none(label: &str) -> Options {
    let mut options = Vec::new();
    offer(&mut options, "", label);
    options
}

/// Adds an option. It is one function, because a copy at each call would be larger.
#[inline(never)]
fn offer(options: &mut Options, value: &str, label: &str) {
    options.push((value.to_owned(), label.to_owned()));
}

#[inline(never)]
fn field(key: String, label: &str, kind: Kind) -> Field {
    Field { place: Place::Year, key, label: label.to_owned(), hint: String::new(), kind }
}

/// Adds a field. It is one function, because a copy at each call would be larger.
#[inline(never)]
fn add(fields: &mut Vec<Field>, key: &str, label: &str, kind: Kind) {
    fields.push(field(key.to_owned(), label, kind));
}

impl Field {
    /// The field of an entry of the log at this place, without label.
    pub(crate) fn of_record(at: usize, key: &str) -> Self {
        Self { place: Place::Record(at), ..field(key.to_owned(), "", Kind::Day) }
    }

    /// A field that is a tool.
    pub(crate) fn of_tool(key: &str, label: &str, kind: Kind) -> Self {
        Self { place: Place::Tool, ..field(key.to_owned(), label, kind) }
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
        let mut id = "checker-".to_owned();
        if let Place::Record(at) = self.place {
            id.push_str(&(at + 1).to_string());
            id.push('-');
        }
        for c in self.key.chars() {
            id.push(if c == '.' { '-' } else { c });
        }
        id
    }

    /// The key of the unit of its amount.
    pub(crate) fn unit_key(&self) -> String {
        match (self.place, self.key.strip_prefix(key::HOURS)) {
            (Place::Year, Some(category)) => [key::HOURS_UNIT, category].concat(),
            _ => key::UNIT.to_owned(),
        }
    }
}
