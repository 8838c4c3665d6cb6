//! The component itself: holds the state, draws form and report, and moves the focus after a check.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser;
use crate::data::CheckerData;
use crate::form::form;
use crate::report::{SUMMARY, VERDICT, error_summary, report};
use crate::state::{Opening, Report, State};

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
        let focus = props.opening.focus.clone();
        move |()| focus.iter().for_each(browser::give_back)
    });
    use_effect(browser::choose_as_drawn);
    let answered = state.report.as_ref().map(|report| matches!(report, Report::Unreadable(_)));
    use_effect_with((state.checks, answered), {
        let prefix = props.data.text.error_prefix.clone();
        move |(_, unreadable)| lead_to(*unreadable, &prefix)
    });
    html! {
        <>
            { error_summary(&state) }
            { form(&state, &state.dispatcher()) }
            { report(&state, &state.dispatcher()) }
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
