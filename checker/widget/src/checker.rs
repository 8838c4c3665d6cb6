//! The component: state, form and report, tied to the page.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser;
use crate::data::CheckerData;
use crate::form::form;
use crate::report::{SUMMARY, VERDICT, error_summary, report};
use crate::state::{Action, Early, Report, State};

/// What the page hands over.
#[derive(Clone, PartialEq, Properties)]
pub struct CheckerProps {
    /// Rules and texts.
    pub data: Rc<CheckerData>,
    /// What was typed before the checker came to life; nothing on the server.
    #[prop_or_default]
    pub(crate) early: Early,
}

impl CheckerProps {
    /// Props for rendering at build time.
    pub fn new(data: CheckerData) -> Self {
        Self { data: Rc::new(data), early: Early::default() }
    }
}

/// The hours checker.
#[component]
pub fn Checker(props: &CheckerProps) -> Html {
    let state = use_reducer(|| State::new(props.data.clone()));
    use_effect_with(props.early.clone(), {
        let dispatch = state.dispatcher();
        move |early| dispatch.dispatch(Action::Arrive(browser::today(), chosen(early.clone())))
    });
    use_effect_with((state.checks, state.report.clone()), {
        let prefix = props.data.text.error_prefix.clone();
        move |(_, report)| lead_to(report.as_ref(), &prefix)
    });
    html! {
        <>
            { error_summary(&state) }
            { form(&state, &state.dispatcher()) }
            { report(&state, &state.dispatcher()) }
        </>
    }
}

/// What the link says prevails over what the untouched form says.
fn chosen(early: Early) -> Early {
    let link = browser::chosen_by_link();
    Early { year: link.year.or(early.year), industry: link.industry.or(early.industry), fields: early.fields }
}

/// An error takes the focus; a verdict is announced by its status element and only brought into view.
fn lead_to(report: Option<&Report>, prefix: &str) {
    let unreadable = matches!(report, Some(Report::Unreadable(_)));
    browser::mark_title(prefix, unreadable);
    match report {
        Some(Report::Unreadable(_)) => browser::focus(SUMMARY),
        Some(_) => browser::show(VERDICT),
        None => {}
    }
}
