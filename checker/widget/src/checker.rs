//! The component itself: holds the state, draws it, hears the page, and does what the state cannot do to the page.

use yew::prelude::*;

use crate::answers::{Book, key};
use crate::browser::{self, Kept};
use crate::data::{CheckerData, Shared};
use crate::element::element;
use crate::fields::{Field, Kind, Place};
use crate::form::{YEAR, form};
use crate::keep::{KEEP, MESSAGE, TEXT, keep};
use crate::log::ADD;
use crate::opening::{Focus, Opening, Stored};
use crate::report::{SUMMARY, VERDICT, error_summary, report};
use crate::state::{Action, Lead, Message, Report, State};
use crate::take::Take;
use crate::{link, order, table};

/// The properties of the component.
#[derive(Clone, Properties)]
pub struct CheckerProps {
    /// Rules and texts of every published year, in the page's language.
    pub data: Shared,
    /// What is known when the component is mounted; nothing at build time.
    #[prop_or_default]
    pub(crate) opening: Opening,
}

/// Props are equal when they hold the same data by address: a page hands over its data once, and code to compare all of
/// it would make the program larger.
impl PartialEq for CheckerProps {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq::<CheckerData>(&*self.data, &*other.data)
    }
}

impl CheckerProps {
    /// Props for rendering at build time, when nothing is typed and the day is not known.
    pub fn new(data: CheckerData) -> Self {
        Self { data: Shared::new(data), opening: Opening::default() }
    }
}

/// The hours checker: form, report, and what is kept and taken along.
pub struct Checker {
    state: State,
    /// Whether it was said that nothing can be remembered.
    warned: bool,
    /// Whether somebody was typing when the device refused, and was not led to the message.
    unsaid: bool,
    /// The name and the value of the field that was typed into last.
    typed: (String, String),
    /// Where the focus was when it was drawn afresh last, until it is back there.
    focus: Option<Focus>,
    /// Whether the part for keeping was open then.
    was_open: bool,
    /// Whether it was drawn afresh an odd number of times.
    drawn_anew: bool,
    /// Whether the page shows the state as it is: on a slow device the next event may come first.
    is_drawn: bool,
}

/// What the component hears.
pub enum Heard {
    /// The button of the form.
    Submitted,
    /// A field is being typed into: its name and its value.
    Typed(String, String),
    /// A field was chosen or ticked, or left after it was typed into: its name and its value.
    Changed(String, String),
    /// A button was pressed: the name of its order.
    Pressed(String),
    /// A file or a text was brought in.
    Brought(String),
    /// The fragment of the page's address changed.
    Followed,
    /// Another tab may have kept something else, also while this page was in the page cache.
    KeptElsewhere,
}

impl Heard {
    /// What an event within the checker says; none where it says nothing.
    fn of(event: &Event) -> Option<Self> {
        match event.type_().as_str() {
            "submit" => {
                event.prevent_default();
                Some(Self::Submitted)
            }
            "click" => browser::order_of(event).map(Self::Pressed),
            "input" => browser::field_of(event).map(|(name, value)| Self::Typed(name, value)),
            // Autofill and restored forms may say `change` alone.
            _ => browser::field_of(event).map(|(name, value)| Self::Changed(name, value)),
        }
    }
}

impl Component for Checker {
    type Message = Heard;
    type Properties = CheckerProps;

    fn create(ctx: &Context<Self>) -> Self {
        let CheckerProps { data, opening } = ctx.props();
        let state = State::opened(data.clone(), opening.clone());
        if !state.keeps {
            browser::leave_kept();
        }
        let focus = opening.focus.clone();
        let mut checker = Self {
            state,
            warned: false,
            unsaid: false,
            typed: Default::default(),
            focus,
            was_open: false,
            drawn_anew: false,
            is_drawn: true,
        };
        if checker.state.runs {
            // What is refused now is led to with what is done next.
            let lead = checker.state.lead;
            checker.hold(true);
            checker.state.lead = lead;
        }
        checker
    }

    fn update(&mut self, ctx: &Context<Self>, heard: Heard) -> bool {
        let (typing, back) = (matches!(heard, Heard::Typed(..)), matches!(heard, Heard::KeptElsewhere));
        // A field that is left, also because it goes away, says again what was typed into it.
        let mut again = false;
        match &heard {
            Heard::Typed(name, value) => self.typed = (name.clone(), value.clone()),
            Heard::Changed(name, value) => again = self.typed.0 == *name && self.typed.1 == *value,
            _ => {}
        }
        // Fields of somebody who was shown before say nothing of whom is shown next. What is drawn anew has to be in the
        // state, or drawing would empty it.
        let in_form = matches!(heard, Heard::Submitted | Heard::Typed(..) | Heard::Changed(..) | Heard::Pressed(_));
        let taken = in_form && self.is_drawn && self.take_over();
        let action = match heard {
            Heard::Changed(..) if again => None,
            Heard::Submitted => Some(Action::Check(if self.is_drawn { browser::halves() } else { String::new() })),
            Heard::Typed(name, value) | Heard::Changed(name, value) => self.answered(ctx, &name, value),
            Heard::Pressed(order) => self.ordered(&order),
            Heard::Brought(text) => Some(self.brought_in(&text)),
            Heard::Followed => browser::followed().map(|(link, carried)| Action::Follow(link, carried)),
            // Only who keeps asks, since whoever has asked knows what is kept.
            Heard::KeptElsewhere if self.state.keeps => match browser::kept_elsewhere(&self.state.data.site) {
                Some(Stored::Book(book)) => Some(Action::KeptElsewhere(book)),
                Some(Stored::Missing) => Some(Action::Keep(false, Message::Deleted)),
                _ => None,
            },
            Heard::KeptElsewhere => None,
        };
        // A page that comes back from the page cache may have been emptied, and is drawn again.
        let changed = action.is_some() || back || again || taken;
        self.is_drawn = !changed;
        if action.is_some() && !typing && browser::any("#checker font") {
            // Words that page translation has put into elements of its own would stay what they were.
            (self.focus, self.was_open) = (browser::focused(), browser::any("#checker-keep[open]"));
            self.drawn_anew = !self.drawn_anew;
        }
        action.into_iter().for_each(|action| self.state.apply(action));
        // What another tab has kept is not written again: by now it may have kept something newer.
        if !(back && self.state.keeps) {
            self.hold(typing);
        }
        changed
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let parts = vec![error_summary(&self.state), form(&self.state), report(&self.state), keep(&self.state)];
        let key = if self.drawn_anew { "anew" } else { "" };
        element("div").key(key).add_all(parts).done()
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        self.is_drawn = true;
        if std::mem::take(&mut self.was_open) {
            browser::open(KEEP);
        }
        self.focus.take().iter().for_each(browser::give_back);
        if first {
            let link = ctx.link().clone();
            browser::on_form(move |event| Heard::of(&event).into_iter().for_each(|heard| link.send_message(heard)));
            // Closures of one type: each other would be half a kilobyte.
            let hear = |heard: fn() -> Heard| {
                let link = ctx.link().clone();
                move || link.send_message(heard())
            };
            browser::on("hashchange", hear(|| Heard::Followed));
            browser::on("storage", hear(|| Heard::KeptElsewhere));
            browser::on_show(hear(|| Heard::KeptElsewhere));
        }
        let unreadable = matches!(self.state.report, Some(Report::Unreadable(_)));
        browser::mark_title(self.state.data.text.error_prefix(), unreadable);
        match self.state.lead.take() {
            Some(Lead::Errors) => browser::focus(SUMMARY),
            // A verdict is announced by its status element, and is only brought into view.
            Some(Lead::Verdict) => browser::show(VERDICT),
            Some(Lead::Record(at)) => browser::focus(&Field::of_record(at, key::DATE).id()),
            Some(Lead::AddRecord) => browser::focus(ADD),
            Some(Lead::Message) => {
                browser::open_and_show(KEEP);
                browser::focus(MESSAGE);
            }
            None => {}
        }
    }
}

impl Checker {
    /// What it means that a field has another value; none where that changes nothing.
    fn answered(&self, ctx: &Context<Self>, name: &str, value: String) -> Option<Action> {
        let (place, key) = Field::of_name(name);
        if place != Place::Tool {
            return Some(Action::Set(place, key.to_owned(), value));
        }
        let number = || value.parse::<usize>().ok();
        match key {
            key::YEAR => value.parse().ok().map(Action::Year),
            key::PERSON => number().map(Action::Show),
            key::NAME => Some(Action::Name(value)),
            key::TAKE => number().and_then(Take::at).map(Action::Take),
            key::KEEPS => Some(self.kept(!value.is_empty())),
            key::FILE => {
                let link = ctx.link().clone();
                browser::read_file(name, move |text| link.send_message(Heard::Brought(text)));
                None
            }
            _ => None,
        }
    }

    /// Takes over what stands in the fields and was never told, as by a script that fills them. All of it is gathered first,
    /// because another year would have other answers to compare with.
    /// Whether there was anything.
    fn take_over(&mut self) -> bool {
        let mut untold = Vec::new();
        let shown = self.state.year().map_or(0, |year| year.rules.year);
        let mut year = browser::year().filter(|year| *year != shown);
        if year != Some(0) {
            untold.extend(year.take().map(Action::Year));
        }
        for (name, value) in browser::typed().iter() {
            let (place, key) = Field::of_name(name);
            let action = Action::Set(place, key.to_owned(), value.clone());
            // Of half a day the browser tells nothing.
            if !(key == key::DATE && value.is_empty()) && self.state.changes(&action) {
                untold.push(action);
            }
        }
        // A year without a notice has no place for answers.
        untold.extend(year.map(Action::Year));
        let any = !untold.is_empty();
        for action in untold {
            self.state.apply(action);
        }
        any
    }

    /// Keeps the answers on the device, or deletes what is kept there.
    fn kept(&self, wanted: bool) -> Action {
        let site = &self.state.data.site;
        if !wanted {
            browser::forget(site);
            return Action::Keep(false, Message::Deleted);
        }
        // Whoever ticks it again after having been told means it.
        let told = self.state.message == Some(Message::ChangedElsewhere);
        match browser::keep(site, &self.state.book.to_json(), true, told) {
            Kept::Yes => Action::Keep(true, Message::Kept),
            Kept::ChangedElsewhere => Action::Keep(false, Message::ChangedElsewhere),
            Kept::No => Action::Keep(false, Message::CannotKeep),
        }
    }

    /// What a button asks for; none where nothing changes by it.
    fn ordered(&self, order: &str) -> Option<Action> {
        Some(match order {
            order::ADD_RECORD => Action::AddRecord,
            order::START_AGAIN | order::UNDO => {
                // The button may go, and the focus would go with it.
                browser::focus(YEAR);
                if order == order::UNDO { Action::Undo } else { Action::StartAgain }
            }
            order::PRINT => {
                browser::print();
                return None;
            }
            order::COPY_LINK => {
                browser::open_and_show(KEEP);
                Action::Take(Take::Link)
            }
            order::COPY => Action::Say(if browser::copy(TEXT) { Message::Copied } else { Message::CannotCopy }),
            order::SAVE => {
                self.state.take.file(&self.state).iter().for_each(browser::download);
                return None;
            }
            order::LOAD => match browser::kept(&self.state.data.site) {
                Stored::Book(book) => Action::KeptElsewhere(book),
                Stored::Missing | Stored::Unreadable => Action::Say(Message::Unreadable),
            },
            order::ADD_PERSON => Action::AddPerson,
            order::REMOVE_PERSON => Action::RemovePerson,
            order::BRING => self.brought_in(&browser::value(&Field::of_tool(key::BRING, "", Kind::Long).id())),
            _ => Action::RemoveRecord(order.strip_prefix(order::REMOVE_RECORD)?.parse().ok()?),
        })
    }

    /// Reads what is brought in: a file of this checker, else a table.
    fn brought_in(&self, text: &str) -> Action {
        let book = match browser::book(text) {
            Stored::Book(book) => book,
            _ => match table::read(&self.state.data, text, self.state.book.year) {
                Ok(book) => book,
                Err(message) => return Action::Say(message),
            },
        };
        let (mut count, mut more) = (0, false);
        for person in &book.people {
            for (year, answers) in person.years.iter() {
                if self.state.data.year(*year).is_some() {
                    count += answers.records.len().max(1);
                } else {
                    more |= !answers.is_blank();
                }
            }
        }
        Action::Replace(book, Message::BroughtIn(count, more))
    }

    /// Holds what is entered: on the device where that is wanted, else with the page and the tab, where a reload, the way
    /// back and a page opened anew find it. The links to other languages carry it along. That the device refuses is shown at
    /// once, and led to once nobody is typing, because that takes the focus.
    fn hold(&mut self, typing: bool) {
        if !typing && std::mem::take(&mut self.unsaid) {
            self.state.lead = Some(Lead::Message);
        }
        let site = &self.state.data.site;
        let cleared = self.state.cleared.as_ref().map(Book::to_json).unwrap_or_default();
        if self.state.keeps {
            let message = match browser::keep(site, &self.state.book.to_json(), false, false) {
                Kept::Yes => {
                    browser::remember(site, "", &cleared, self.state.has_verdict());
                    return browser::carry_to_other_languages("");
                }
                Kept::ChangedElsewhere => Message::ChangedElsewhere,
                Kept::No => Message::CannotKeep,
            };
            self.state.apply(Action::Keep(false, message));
            if typing {
                (self.state.lead, self.unsaid) = (None, true);
            }
        }
        let json = if self.state.is_untouched() { String::new() } else { self.state.book.to_json() };
        let remembered = browser::remember(&self.state.data.site, &json, &cleared, self.state.has_verdict());
        let carried = if json.is_empty() { String::new() } else { link::whole(&self.state.book) };
        browser::carry_to_other_languages(&carried);
        if !remembered && !typing && !self.warned && !json.is_empty() {
            self.warned = true;
            self.state.apply(Action::Say(Message::CannotKeep));
        }
    }
}
