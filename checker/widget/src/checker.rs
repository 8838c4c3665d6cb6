//! The component itself: holds the state, draws form and report, moves the focus, and keeps what is entered.

use std::rc::Rc;

use yew::prelude::*;

use crate::answers::Book;
use crate::browser::{self, Kept};
use crate::data::CheckerData;
use crate::form::{Dispatch, form};
use crate::keep::{KEEP, MESSAGE, keep};
use crate::link;
use crate::opening::{Opening, Stored};
use crate::report::{SUMMARY, VERDICT, error_summary, report};
use crate::state::{Action, Message, Report, State};

/// The properties of the component.
#[derive(Clone, Properties)]
pub struct CheckerProps {
    /// Rules and texts of every published year, in the page's language.
    pub data: Rc<CheckerData>,
    /// What is known when the component is mounted; nothing at build time.
    #[prop_or_default]
    pub(crate) opening: Opening,
}

/// Props are equal when they hold the same data by address: a page hands over its data once, and code to compare all of
/// it would make the program larger.
impl PartialEq for CheckerProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.data, &other.data)
    }
}

impl CheckerProps {
    /// Props for rendering at build time, when nothing is typed and the day is not known.
    pub fn new(data: CheckerData) -> Self {
        Self { data: Rc::new(data), opening: Opening::default() }
    }
}

/// The hours checker: form, report, and a summary of the fields that cannot be read.
#[component]
pub fn Checker(props: &CheckerProps) -> Html {
    let state = use_reducer(|| State::opened(props.data.clone(), &props.opening));
    use_effect_with((), {
        let (focus, dispatch, site) = (props.opening.focus.clone(), state.dispatcher(), props.data.site.clone());
        move |()| {
            focus.iter().for_each(browser::give_back);
            listen(&site, dispatch);
        }
    });
    let answered = state.report.as_ref().map(|report| matches!(report, Report::Unreadable(_)));
    use_effect_with((state.checks, answered), {
        let prefix = props.data.text.error_prefix.clone();
        move |(_, unreadable)| lead_to(*unreadable, &prefix)
    });
    use_effect_with((state.book.clone(), state.keeps), {
        let (site, dispatch) = (props.data.site.clone(), state.dispatcher());
        move |(book, keeps)| hold(&site, book, *keeps, &dispatch)
    });
    use_effect_with(state.message, |message| {
        if message.is_some() {
            browser::open_and_show(KEEP);
            browser::focus(MESSAGE);
        }
    });
    let dispatch = state.dispatcher();
    html! {
        <>
            { error_summary(&state) }
            { form(&state, &dispatch) }
            { report(&state, &dispatch) }
            { keep(&state, &dispatch) }
        </>
    }
}

/// After a check, leads to its answer. A summary of errors takes the focus; a verdict is announced by its status
/// element and is only brought into view.
fn lead_to(unreadable: Option<bool>, prefix: &str) {
    browser::mark_title(prefix, unreadable == Some(true));
    match unreadable {
        Some(true) => browser::focus(SUMMARY),
        Some(false) => browser::show(VERDICT),
        None => {}
    }
}

/// Holds what is entered: on the device where that is wanted, else with the page, which a reload and the way back find
/// again. The links to other languages carry it along.
fn hold(site: &str, book: &Book, keeps: bool, dispatch: &Dispatch) {
    let json = if book.is_blank() { String::new() } else { book.to_json() };
    if keeps {
        browser::remember("");
        match browser::keep(site, &book.to_json(), false) {
            Kept::Yes => {}
            Kept::ChangedElsewhere => dispatch.dispatch(Action::Keep(false, Message::ChangedElsewhere)),
            Kept::No => dispatch.dispatch(Action::Keep(false, Message::CannotKeep)),
        }
    } else {
        browser::remember(&json);
    }
    let carried = if keeps || json.is_empty() { String::new() } else { link::whole(book) };
    browser::carry_to_other_languages(&carried);
}

/// Takes over what a link names that is followed while the page is open, and what another tab keeps.
fn listen(site: &str, dispatch: Dispatch) {
    let followed = {
        let dispatch = dispatch.clone();
        Callback::from(move |(link, carried)| dispatch.dispatch(Action::Follow(Box::new(link), carried)))
    };
    let kept_elsewhere = Callback::from(move |kept| {
        if let Stored::Book(book) = kept {
            dispatch.dispatch(Action::KeptElsewhere(Box::new(book)));
        }
    });
    browser::listen(site, followed, kept_elsewhere);
}

