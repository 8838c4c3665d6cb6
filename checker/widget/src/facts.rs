//! Reads the answers of a year as facts. What cannot be read is named by its field.

use checker_rules::{
    Accepted, Amount, CategoryId, Date, Entry, Facts, ITEM, Map, ModeId, Of, Question, State, UnitId, Unread, Worth,
    read_amount, word_of,
};

use crate::about::{chosen, industry_of, may_owe, person, second_of};
use crate::answers::{Texts, key, text};
use crate::field_error::FieldError;
use crate::fields::{DECLARED, Field, Form, Kind, Place, RECOGNISED, is_offered};

/// A field that cannot be read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Wrong {
    pub(crate) place: Place,
    pub(crate) key: String,
    pub(crate) error: FieldError,
}

/// The facts of a person's year.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Read {
    pub(crate) facts: Facts,
    /// The place in the log of each entry of the facts; none for a total.
    pub(crate) records: Vec<Option<usize>>,
}

/// Reads all answers of a year; an error lists every field that cannot be read, in reading order.
pub(crate) fn read(form: Form<'_>, today: Option<Date>) -> Result<Read, Vec<Wrong>> {
    let mut reader = Reader { form, wrong: Vec::new(), entries: Vec::new(), records: Vec::new() };
    let mut facts = Facts { today, ..person(form.year, form.answers) };
    reader.choices(form.about_person());
    if !form.is_log() {
        reader.choices(form.totals());
        reader.totals();
    } else {
        for (at, record) in form.answers.records.iter().enumerate() {
            reader.record(at, record);
        }
        facts.owed = reader.owed();
        facts.asked = asked(form, &facts);
    }
    if !reader.wrong.is_empty() {
        return Err(reader.wrong);
    }
    facts.entries = reader.entries;
    Ok(Read { facts, records: reader.records })
}

/// The questions that the log puts to the person, so that what is not said is a no: an entry without an earlier year is of
/// this one. Day and state are answered by the entries; the way of learning where it is said of each.
fn asked(form: Form<'_>, person: &Facts) -> Vec<Question> {
    let mut asked = Vec::new();
    let mut modes_said = true;
    for record in &form.answers.records {
        modes_said = modes_said && (is_blank(record) || !text(record, key::MODE).is_empty());
    }
    for question in form.year.rules.questions(person) {
        let by_entries = match question {
            Question::Mode(_) => !modes_said,
            Question::Date | Question::State => true,
            _ => false,
        };
        if !by_entries {
            asked.push(question);
        }
    }
    asked
}

struct Reader<'a> {
    form: Form<'a>,
    wrong: Vec<Wrong>,
    entries: Vec<Entry>,
    records: Vec<Option<usize>>,
}

impl Reader<'_> {
    /// Refuses every answer that is none of those offered.
    fn choices(&mut self, fields: Vec<Field>) {
        for field in fields {
            if let Kind::Choice(options) = &field.kind
                && !is_offered(options, self.form.answer(field.place, &field.key))
            {
                self.refuse(field.place, &field.key, FieldError::NotKnown);
            }
        }
    }

    fn totals(&mut self) {
        for category in self.form.requirement.all_categories() {
            let key = [key::HOURS, category.id.as_str()].concat();
            let unit = [key::HOURS_UNIT, category.id.as_str()].concat();
            let answers = self.form.answers;
            let accepted = Accepted::of(self.form.requirement);
            let read = self.amount(Place::Year, &key, answers.text(&key), answers.text(&unit), accepted);
            if let Some((amount, unit)) = read.filter(|(amount, _)| *amount > Amount::ZERO) {
                self.entries.push(Entry::total(category.id.clone(), amount, Some(unit)));
                self.records.push(None);
            }
        }
    }

    /// The amounts deferred into this year, in the requirement's unit.
    fn owed(&mut self) -> Map<CategoryId, Amount> {
        let requirement = self.form.requirement;
        let mut owed = Map::new();
        if !may_owe(self.form.year, &industry_of(self.form.year, self.form.answers)) {
            return owed;
        }
        for category in requirement.all_categories() {
            let key = [key::OWED, category.id.as_str()].concat();
            let typed = self.form.answers.text(&key);
            let read = self.amount(Place::Year, &key, typed, "", only(&requirement.unit));
            if let Some((amount, _)) = read.filter(|(amount, _)| *amount > Amount::ZERO) {
                owed.insert(category.id.clone(), amount);
            }
        }
        owed
    }

    /// Reads an entry of the log; one in which nothing is typed is left out.
    fn record(&mut self, at: usize, record: &Texts) {
        if is_blank(record) {
            return;
        }
        let place = Place::Record(at);
        let date = chosen(record, key::DATE).map(str::parse::<Date>);
        if let Some(Err(_)) = date {
            self.refuse(place, key::DATE, FieldError::NotADay);
        }
        self.choices(self.form.of_record(at));
        let (of, amount) = match self.form.activity(record) {
            Some(activity) => (Of::Activity(activity.id.clone()), self.items(at, record, &activity.worth)),
            None => (Of::Category(self.category(record)), self.hours(at, record)),
        };
        let Some((amount, unit)) = amount else { return };
        let (rules, date) = (&self.form.year.rules, date.and_then(Result::ok));
        // Late days are of this year only where that is said, and it is what the field shows.
        let is_late = rules.period.as_ref().is_some_and(|period| date.is_some_and(|date| date > period.ends));
        let this_year = is_late.then_some(rules.year);
        self.entries.push(Entry {
            date,
            of,
            amount,
            unit,
            mode: chosen(record, key::MODE).filter(|mode| *mode != key::ANOTHER).map(ModeId::from),
            state: Some(state(text(record, key::STATE))),
            order: text(record, key::ORDER).parse().ok(),
            for_year: text(record, key::FOR_YEAR).parse().ok().or(this_year),
            carried_from: text(record, key::CARRIED).parse().ok(),
            industry: second_of(self.form.year, self.form.answers)
                .filter(|second| second.as_str() == text(record, key::FOR_INDUSTRY)),
        });
        self.records.push(Some(at));
    }

    /// The category of an entry; the requirement's first where none is chosen.
    fn category(&self, record: &Texts) -> CategoryId {
        let chosen = text(record, key::OF).strip_prefix(key::CATEGORY).map(CategoryId::from);
        let first = || self.form.requirement.categories.first().map(|category| category.id.clone());
        chosen.or_else(first).unwrap_or_default()
    }

    fn hours(&mut self, at: usize, record: &Texts) -> Option<(Amount, Option<UnitId>)> {
        let typed = text(record, key::AMOUNT);
        if typed.trim().is_empty() {
            self.refuse(Place::Record(at), key::AMOUNT, FieldError::Empty);
            return None;
        }
        let accepted = Accepted::of(self.form.requirement_of(record));
        let (amount, unit) = self.amount(Place::Record(at), key::AMOUNT, typed, text(record, key::UNIT), accepted)?;
        Some((amount, Some(unit)))
    }

    /// How often an activity was done, or how much of it; once where nothing is typed.
    fn items(&mut self, at: usize, record: &Texts, worth: &Worth) -> Option<(Amount, Option<UnitId>)> {
        let typed = text(record, key::AMOUNT);
        if typed.trim().is_empty() {
            return Some((Amount::whole(1), None));
        }
        let item = UnitId::from(ITEM);
        let first = match worth {
            Worth::Each { per, .. } => per,
            Worth::ByOrder { .. } | Worth::Completes(_) => &item,
        };
        let unit = text(record, key::UNIT);
        let read = self.amount(Place::Record(at), key::AMOUNT, typed, unit, only(first));
        read.map(|(amount, _)| (amount, None))
    }

    /// An amount in the unit that is typed, else in the one that is chosen beside it, which has to be one that is accepted,
    /// else in the first of those.
    fn amount(
        &mut self,
        place: Place,
        key: &str,
        typed: &str,
        unit: &str,
        accepted: Accepted<'_>,
    ) -> Option<(Amount, UnitId)> {
        let mut chosen = Some(accepted.first);
        if !unit.is_empty() && unit != accepted.first.as_str() {
            chosen = accepted.others.iter().find(|known| known.as_str() == unit);
        }
        let by_piece = accepted.first.as_str() == ITEM;
        let read = read_amount(typed, accepted, &self.form.year.text.units);
        let has_word = !word_of(typed).is_empty();
        let error = match (read, chosen) {
            (Ok((amount, read)), _) if (has_word && !by_piece) || amount == Amount::ZERO => {
                return Some((amount, read.clone()));
            }
            (Ok((amount, _)), Some(chosen)) if !by_piece || amount.units().is_some() => {
                return Some((amount, chosen.clone()));
            }
            _ if by_piece => FieldError::Pieces,
            (Err(error), Some(_)) => FieldError::Amount(error),
            (_, None) | (Ok(_), _) => FieldError::Amount(Unread::WrongUnit),
        };
        self.refuse(place, key, error);
        None
    }

    fn refuse(&mut self, place: Place, key: &str, error: FieldError) {
        self.wrong.push(Wrong { place, key: key.to_owned(), error });
    }
}

/// One unit alone.
fn only(unit: &UnitId) -> Accepted<'_> {
    Accepted { first: unit, others: &[] }
}

/// Whether nothing is typed into an entry of the log; what can only be chosen says nothing.
pub(crate) fn is_blank(record: &Texts) -> bool {
    let of_activity = text(record, key::OF).starts_with(key::ACTIVITY);
    !of_activity && [key::DATE, key::WHAT, key::AMOUNT].iter().all(|key| text(record, key).trim().is_empty())
}

/// The state of an entry; done where none is chosen.
fn state(chosen: &str) -> State {
    match chosen {
        "planned" => State::Planned,
        DECLARED => State::Declared,
        RECOGNISED => State::Recognised,
        _ => State::Done,
    }
}
