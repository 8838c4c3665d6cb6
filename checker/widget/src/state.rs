//! The state of the checker and how each action changes it: a pure reducer, which touches no page.

use checker_rules::{Date, Map};

use crate::about::industry_of;
use crate::answers::{Answers, Book, Person, Texts, key};
use crate::data::{Shared, YearData};
use crate::facts::{Wrong, is_blank};
use crate::field_error::FieldError;
use crate::fields::{Field, Form, Place, is_of_log};
use crate::judge::{self, Judgement, judge};
use crate::link::{Link, without_tail};
use crate::opening::{Opening, Stored};
use crate::saved::{PEOPLE, RECORDS};
use crate::take::Take;

/// What the form holds and, after a check, its answer.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) data: Shared,
    pub(crate) book: Book,
    /// The day on the device; none at build time, or where the device gives none.
    pub(crate) today: Option<Date>,
    /// Whether the program runs; not at build time.
    pub(crate) runs: bool,
    /// The address of the page without its fragment; empty at build time.
    pub(crate) page: String,
    /// The answer to the form as it stands; none until it is checked, and again as soon as it is edited.
    pub(crate) report: Option<Report>,
    /// How often the form was checked, so that screen readers announce an answer again that is the same as before.
    pub(crate) checks: u32,
    /// Where the reader is to be led after the last action; taken by whoever leads there.
    pub(crate) lead: Option<Lead>,
    /// What was entered before it was cleared last.
    pub(crate) cleared: Option<Book>,
    /// Whether the book is kept on this device.
    pub(crate) keeps: bool,
    /// What is said about keeping, taking along and bringing back.
    pub(crate) message: Option<Message>,
    /// The form in which the answers are taken along.
    pub(crate) take: Take,
    /// The link by which the page was opened, where it was made with other rules than today's.
    pub(crate) old_link: Option<Link>,
}

/// The answer to a check.
#[derive(Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "there is one of it, and a box would make the program larger")]
pub(crate) enum Report {
    /// The fields that cannot be read, in reading order.
    Unreadable(Vec<Wrong>),
    /// The chosen year has no notice, so there is no verdict.
    NoNotice,
    /// The rules have no requirement for somebody like that.
    NoRequirement,
    /// What the rules say.
    Judged(Judgement),
}

/// Where a reader is led.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lead {
    /// To the fields that cannot be read.
    Errors,
    /// To the verdict.
    Verdict,
    /// To the entry of the log at this place.
    Record(usize),
    /// To the button that adds an entry.
    AddRecord,
    /// To what is said about keeping, taking along and bringing back.
    Message,
}

/// What is said about keeping, taking along and bringing back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Message {
    /// The answers are kept, and were read back.
    Kept,
    /// What was kept is deleted.
    Deleted,
    /// The device does not let the page keep anything, or has no room.
    CannotKeep,
    /// What was kept cannot be read; it was set aside.
    Unreadable,
    /// Something else is kept than what this tab has, which may be another tab's; it is not overwritten.
    ChangedElsewhere,
    /// A part of the link was not followed.
    LinkUnheeded,
    /// The text was copied.
    Copied,
    /// The text could not be copied; it is selected.
    CannotCopy,
    /// There are as many entries or people already as can be kept.
    Full,
    /// So many entries were brought in, and whether there are more of years without a notice.
    BroughtIn(usize, bool),
    /// What was to be brought in cannot be read.
    CannotBringIn,
    /// A cell of a table that was to be brought in cannot be read, as these words say.
    NotRead(&'static str),
}

impl Message {
    /// Whether it goes on being so, whatever is entered and checked.
    fn lasts(self) -> bool {
        matches!(self, Self::CannotKeep | Self::ChangedElsewhere)
    }
}

/// What a person does to the form.
#[derive(Clone, Debug)]
pub(crate) enum Action {
    /// Chooses a year.
    Year(u16),
    /// Types into a field, or chooses: where, the key of the answer, and the answer.
    Set(Place, String, String),
    /// Adds an entry to the log; the first time, the totals become its first entries.
    AddRecord,
    /// Removes the entry at this place.
    RemoveRecord(usize),
    /// Asks for the answer: with the names of the fields in which the browser holds half a day, each with a line end.
    Check(String),
    /// Clears what is entered of the person who is shown.
    StartAgain,
    /// Takes the clearing back, or takes that back.
    Undo,
    /// Shows the person at this place.
    Show(usize),
    /// Adds a person.
    AddPerson,
    /// Removes the person who is shown.
    RemovePerson,
    /// Names the person who is shown.
    Name(String),
    /// Puts another book in place of this one.
    Replace(Book, Message),
    /// Keeps the book on this device from now on, or no longer.
    Keep(bool, Message),
    /// Chooses the form in which answers are taken along.
    Take(Take),
    /// Says something.
    Say(Message),
    /// Follows a link while the page is open, with the answers that it carries.
    Follow(Link, Stored),
    /// Takes over what is kept, and keeps it from now on. Where this tab keeps already, it goes on showing who it shows.
    KeptElsewhere(Book),
}

impl State {
    /// An empty form for the newest year.
    pub(crate) fn new(data: Shared) -> Self {
        let book = Book::new(data.newest().map_or(0, |year| year.rules.year));
        Self {
            data,
            book,
            today: None,
            runs: false,
            page: String::new(),
            report: None,
            checks: 0,
            lead: None,
            cleared: None,
            keeps: false,
            message: None,
            take: Take::default(),
            old_link: None,
        }
    }

    /// The form with what is known when it opens: what this page held before, else what the link carries, else what this
    /// tab held, else what is kept on the device; over that, what was typed before the program ran.
    pub(crate) fn opened(data: Shared, opening: Opening) -> Self {
        let mut state = Self::new(data);
        (state.today, state.runs, state.page) = (opening.today, opening.runs, opening.page);
        let is_unreadable = |stored: &Stored| matches!(stored, Stored::Unreadable);
        let message = if is_unreadable(&opening.kept) {
            Some(Message::Unreadable)
        } else if is_unreadable(&opening.carried) {
            Some(Message::CannotBringIn)
        } else {
            is_unreadable(&opening.before).then_some(Message::Unreadable)
        };
        if let Stored::Book(cleared) = opening.cleared {
            state.cleared = Some(cleared);
        }
        let (mut found, link) = (None, opening.link);
        for (at, stored) in [opening.before, opening.carried, opening.in_tab, opening.kept].into_iter().enumerate() {
            let Stored::Book(book) = stored else { continue };
            match found {
                None => (state.book, state.keeps, found) = (book, at == 3, Some(at)),
                // What the tab held is not lost to a link.
                Some(1) if at == 2 && book != state.book => state.cleared = Some(book),
                _ => {}
            }
        }
        if found != Some(0) {
            state.follow(link);
        }
        if let Some(message) = message {
            state.say(message);
        }
        let before = state.book.clone();
        state.take_over(opening.typed, opening.year);
        let is_same = state.book == before;
        state.open_logs();
        if found.is_some() && opening.had_verdict && is_same {
            state.show_verdict_again();
        }
        state
    }

    /// Shows the verdict that was there before the page was left, leading nowhere.
    fn show_verdict_again(&mut self) {
        let lead = self.lead.take();
        self.check("");
        self.lead = lead;
        if !self.has_verdict() {
            self.report = None;
        }
    }

    /// Has no total stand where totals cannot be judged: each that was typed, or brought in, becomes an entry.
    fn open_logs(&mut self) {
        for person in &mut self.book.people {
            for year in &self.data.years {
                let Some(form) = judge::form(&self.data, year, person) else { continue };
                if form.needs_days() && form.answers.records.is_empty() {
                    let (totals, records) = (form.totals(), form.as_records());
                    if !records.is_empty() {
                        put_log(person.years.entry(year.rules.year), totals, records);
                    }
                }
            }
        }
    }

    /// Follows a link while the page is open, with the answers that it carries.
    fn follow_with(&mut self, link: Link, carried: Stored) {
        match carried {
            Stored::Book(book) => {
                self.cleared = Some(std::mem::replace(&mut self.book, book));
                self.keeps = false;
            }
            Stored::Unreadable => self.say(Message::CannotBringIn),
            Stored::Missing => {}
        }
        self.old_link = None;
        self.follow(link);
    }

    /// Chooses what a link names and the rules know; of somebody whose answers for the year are kept, the year alone.
    fn follow(&mut self, link: Link) {
        if let Some(year) = link.year {
            self.book.year = year;
        }
        let (is_kept, mut unheeded) = (self.keeps && !self.book.answers().is_blank(), link.is_unread);
        for (key, text) in link.texts.iter() {
            let value = if key == key::INDUSTRY { without_tail(text) } else { text };
            // What the rules do not know has no name to be shown by.
            if !is_kept && self.knows(key, value) {
                self.keep_units();
                self.set(Place::Year, key.clone(), value.to_owned());
            }
            unheeded |= !self.has_chosen(key, value);
        }
        if unheeded {
            self.say(Message::LinkUnheeded);
        }
        let version = self.data.year(self.book.year).map_or("", |year| &year.version);
        if link.version.as_ref().is_some_and(|made_with| made_with != version) {
            self.old_link = Some(link);
        }
    }

    /// Whether an answer that a link names is chosen. An unknown industry is judged as the first.
    fn has_chosen(&self, key: &str, value: &str) -> bool {
        match self.year() {
            Some(year) if key == key::INDUSTRY => industry_of(year, self.book.answers()).as_str() == value,
            _ => self.knows(key, value) && self.book.answers().text(key) == value,
        }
    }

    /// Whether the rules know an industry, or the value of a trait, that a link names; a year without a notice rules
    /// nothing out.
    fn knows(&self, key: &str, value: &str) -> bool {
        let Some(year) = self.year() else { return true };
        let id = key.strip_prefix(key::TRAIT).unwrap_or_default();
        if key == key::INDUSTRY {
            year.text.industries.get(value).is_some()
        } else {
            year.text.traits.get([id, ".", value].concat().as_str()).is_some()
        }
    }

    /// Takes over what was typed before the program ran, where anything was; the newest year alone says nothing, because it
    /// is chosen from the start.
    fn take_over(&mut self, typed: Texts, year: Option<u16>) {
        let mut untouched = Self::new(self.data.clone());
        let is_typed = |text: &String| !text.is_empty();
        if let Some(year) = year.filter(|year| *year != untouched.book.year || typed.values().any(is_typed)) {
            self.book.year = year;
        }
        let chosen = self.book.year;
        // A year without a form has no place for what was typed: it stays in the one that was shown.
        if self.form().is_none() {
            self.book.year = untouched.book.year;
        }
        for (key, text) in typed.iter() {
            if is_typed(text) {
                let to = if key::decides_units(key) { &mut *self } else { &mut untouched };
                to.set(Place::Year, key.clone(), text.clone());
            }
        }
        untouched.keep_units();
        for (key, text) in untouched.book.answers().texts.iter() {
            self.set(Place::Year, key.clone(), text.clone());
        }
        self.book.year = chosen;
    }

    /// Whether nothing was entered or chosen.
    pub(crate) fn is_untouched(&self) -> bool {
        self.book == Self::new(self.data.clone()).book
    }

    /// The year that is shown; none where it has no notice.
    pub(crate) fn year(&self) -> Option<&YearData> {
        self.data.year(self.book.year)
    }

    /// The form of the person and the year that are shown; none where the year has no notice, or the rules no requirement.
    pub(crate) fn form(&self) -> Option<Form<'_>> {
        judge::form(&self.data, self.year()?, self.book.person())
    }

    /// Why a field cannot be read; none where it can, or was not checked.
    pub(crate) fn error(&self, field: &Field) -> Option<FieldError> {
        let Some(Report::Unreadable(all)) = &self.report else { return None };
        all.iter().find(|wrong| wrong.place == field.place && wrong.key == field.key).map(|wrong| wrong.error)
    }

    /// Whether there is a verdict, or the reason for none.
    pub(crate) fn has_verdict(&self) -> bool {
        matches!(self.report, Some(Report::Judged(_) | Report::NoNotice | Report::NoRequirement))
    }

    /// Whether a year is judged by what is entered of it.
    pub(crate) fn is_entered(&self, year: u16) -> bool {
        let person = self.book.person();
        let published = self.data.year(year).filter(|_| !person.answers(year).is_blank());
        published.is_some_and(|published| judge::form(&self.data, published, person).is_some())
    }

    /// What is said of the year; none before a check, or where there is no verdict.
    pub(crate) fn judgement(&self) -> Option<&Judgement> {
        match &self.report {
            Some(Report::Judged(judgement)) => Some(judgement),
            _ => None,
        }
    }

    /// Carries out an action. An answer stays only where nothing that it rests on has changed.
    pub(crate) fn apply(&mut self, action: Action) {
        if let Action::Set(place, key, _) = &action
            && !place.has(key)
        {
            return;
        }
        if !self.message.is_some_and(Message::lasts) {
            self.message = None;
        }
        if self.changes(&action) {
            self.report = None;
            // With other answers, what the link said then is not comparable.
            if matches!(action, Action::Set(..)) {
                self.old_link = None;
            }
        }
        match action {
            Action::Year(year) => self.choose_year(year),
            Action::Set(place, key, text) => {
                if key::decides_units(&key) {
                    self.keep_units();
                }
                self.set(place, key, text);
            }
            Action::AddRecord => self.add_record(),
            Action::RemoveRecord(at) => self.remove_record(at),
            Action::Check(halves) => self.check(&halves),
            Action::StartAgain => self.clear(),
            Action::Undo => self.undo(),
            Action::Show(at) => self.book.shown = at.min(self.book.people.len() - 1),
            // What is beyond the bounds could not be read again.
            Action::AddPerson if self.book.people.len() >= PEOPLE => self.say(Message::Full),
            Action::AddPerson => {
                self.book.shown = self.book.people.len();
                self.book.people.push(Person::default());
            }
            Action::RemovePerson => self.remove_person(),
            Action::Name(name) => self.book.people[self.book.shown].name = name,
            Action::Replace(book, message) => {
                self.cleared = Some(std::mem::replace(&mut self.book, book));
                self.say(message);
            }
            Action::Keep(keeps, message) => {
                self.keeps = keeps;
                self.say(message);
            }
            Action::Take(take) => self.take = take,
            Action::Say(message) => self.say(message),
            Action::Follow(link, carried) => self.follow_with(link, carried),
            Action::KeptElsewhere(book) => self.take_kept(book),
        }
        self.open_logs();
    }

    /// Whether an action changes something on which an answer rests.
    pub(crate) fn changes(&self, action: &Action) -> bool {
        match action {
            Action::Take(_) | Action::Say(_) | Action::Keep(..) | Action::Name(_) | Action::KeptElsewhere(_) => false,
            // Leaving a field says again what stands in it.
            Action::Set(place, key, text) => self.form().is_none_or(|form| form.answer(*place, key) != text),
            _ => true,
        }
    }

    fn set(&mut self, place: Place, key: String, text: String) {
        let answers = self.book.answers_mut();
        let texts = match place {
            Place::Year => Some(&mut answers.texts),
            Place::Record(at) => answers.records.get_mut(at),
            Place::Tool => None,
        };
        if let Some(texts) = texts {
            texts.insert(key, text);
        }
    }

    /// Has what is typed keep the unit in which it is shown, whatever changes.
    fn keep_units(&mut self) {
        let Some(form) = self.form() else { return };
        if !form.answers.is_blank() {
            *self.book.answers_mut() = form.with_units();
        }
    }

    fn say(&mut self, message: Message) {
        (self.message, self.lead) = (Some(message), Some(Lead::Message));
    }

    /// Shows another year. Where nothing was chosen for it yet, it starts with the industry of the one shown so far.
    fn choose_year(&mut self, year: u16) {
        let industry = self.book.answers().text(key::INDUSTRY).to_owned();
        self.book.year = year;
        if self.book.answers().text(key::INDUSTRY).is_empty() && !industry.is_empty() {
            self.keep_units();
            self.set(Place::Year, key::INDUSTRY.to_owned(), industry);
        }
    }

    /// Takes over what is kept. A tab that keeps shows the same person and year as before; where another tab has removed
    /// that person, it keeps what it has to itself.
    fn take_kept(&mut self, kept: Book) {
        let own = std::mem::replace(&mut self.book, kept);
        if !std::mem::replace(&mut self.keeps, true) {
            (self.cleared, self.message, self.report) = (Some(own), None, None);
            return;
        }
        let Some(shown) = self.book.place_of(&own) else {
            (self.book, self.keeps) = (own, false);
            self.say(Message::ChangedElsewhere);
            return;
        };
        (self.book.shown, self.book.year) = (shown, own.year);
        if self.book.person() != own.person() {
            self.report = None;
        }
    }

    fn check(&mut self, halves: &str) {
        self.checks = self.checks.wrapping_add(1);
        let mut unreadable = Vec::new();
        let mut rest = halves;
        while let Some((name, more)) = rest.split_once('\n') {
            rest = more;
            let (place, key) = Field::of_name(name);
            unreadable.push(Wrong { place, key: key.to_owned(), error: FieldError::NotADay });
        }
        self.report = Some(match (self.year(), judge(&self.data, self.book.person(), self.book.year, self.today)) {
            (None, _) => Report::NoNotice,
            (_, Err(mut wrong)) => {
                unreadable.append(&mut wrong);
                Report::Unreadable(unreadable)
            }
            _ if !unreadable.is_empty() => Report::Unreadable(unreadable),
            (_, Ok(None)) => Report::NoRequirement,
            (_, Ok(Some(judgement))) => Report::Judged(judgement),
        });
        let unreadable = matches!(self.report, Some(Report::Unreadable(_)));
        // That something is not kept may just have been said, and not been shown yet.
        if self.lead != Some(Lead::Message) {
            self.lead = Some(if unreadable { Lead::Errors } else { Lead::Verdict });
        }
    }

    /// Adds an empty entry. Where there is none yet, each total that is typed becomes one, and is no total any more.
    fn add_record(&mut self) {
        let Some(form) = self.form() else { return };
        let first = form.answers.records.is_empty();
        let (totals, mut records) = (form.totals(), form.as_records());
        if records.len() >= RECORDS {
            return self.say(Message::Full);
        }
        if !first || records.is_empty() {
            records.push(Texts::new());
        }
        self.lead = Some(Lead::Record(if first { 0 } else { records.len() - 1 }));
        put_log(self.book.answers_mut(), totals, records);
    }

    /// Removes an entry, which can be taken back where something is typed into it, and leads to the one behind it, else to
    /// the last. Where something is said that only the log asks, an empty one stays, and the log with it.
    fn remove_record(&mut self, at: usize) {
        let Some(record) = self.book.answers().records.get(at) else { return };
        if !is_blank(record) {
            self.cleared = Some(self.book.clone());
        }
        let Answers { texts, records } = self.book.answers_mut();
        records.remove(at);
        if records.is_empty() && texts.iter().any(is_of_log) {
            records.push(Texts::new());
        }
        self.lead = Some(records.len().checked_sub(1).map_or(Lead::AddRecord, |last| Lead::Record(at.min(last))));
    }

    /// Clears the years of the person who is shown, and goes back to the newest year.
    fn clear(&mut self) {
        self.cleared = Some(self.book.clone());
        self.book.people[self.book.shown].years = Map::new();
        self.book.year = Self::new(self.data.clone()).book.year;
        self.old_link = None;
    }

    /// Brings back what was cleared. What is there now can be brought back in turn, where it is anything.
    fn undo(&mut self) {
        if let Some(mut book) = self.cleared.take() {
            let untouched = self.is_untouched();
            std::mem::swap(&mut self.book, &mut book);
            if !untouched {
                self.cleared = Some(book);
            }
        }
    }

    fn remove_person(&mut self) {
        self.cleared = Some(self.book.clone());
        self.book.people.remove(self.book.shown);
        if self.book.people.is_empty() {
            self.book.people.push(Person::default());
        }
        self.book.shown = 0;
    }
}

/// Puts entries in the place of totals.
fn put_log(answers: &mut Answers, totals: Vec<Field>, records: Vec<Texts>) {
    answers.records = records;
    for total in totals {
        answers.texts.insert(total.unit_key(), String::new());
        answers.texts.insert(total.key, String::new());
    }
}
