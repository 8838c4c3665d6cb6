//! The component: state, form and report, tied to the page.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser;
use crate::data::CheckerData;
use crate::form::form;
use crate::report::{SUMMARY, VERDICT, error_summary, report};
use crate::state::{Opening, Report, State};

/// What the page hands over.
#[derive(Clone, Properties)]
pub struct CheckerProps {
    /// Rules and texts.
    pub data: Rc<CheckerData>,
    /// What is known when the checker comes to life; nothing at build time.
    #[prop_or_default]
    pub(crate) opening: Opening,
}

/// The page hands over its data once; comparing all of it would be a part of the program for nothing.
impl PartialEq for CheckerProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.data, &other.data)
    }
}

impl CheckerProps {
    /// Props for rendering at build time.
    pub fn new(data: CheckerData) -> Self {
        Self { data: Rc::new(data), opening: Opening::default() }
    }
}

/// The hours checker.
#[component]
pub fn Checker(props: &CheckerProps) -> Html {
    let state = use_reducer(|| State::opened(props.data.clone(), &props.opening));
    use_effect_with((), {
        let focus = props.opening.focus.clone();
        move |()| focus.iter().for_each(browser::give_back)
    });
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

/// An error takes the focus; a verdict is announced by its status element and only brought into view.
fn lead_to(unreadable: Option<bool>, prefix: &str) {
    browser::mark_title(prefix, unreadable == Some(true));
    match unreadable {
        Some(true) => browser::focus(SUMMARY),
        Some(false) => browser::show(VERDICT),
        None => {}
    }
}
