//! The verdict as it heads the report and the summary.

use crate::about::industry_of;
use crate::data::named;
use crate::outcome::sentence;
use crate::state::{Report, State};
use crate::text::fill;

/// The year and the industry that are judged, as in "2019 · Accounting".
pub(crate) fn context(state: &State) -> String {
    let Some(year) = state.year() else { return state.data.text.another_year().to_owned() };
    let industry = industry_of(year, state.book.answers());
    let industry = named(&year.text.industries, industry.as_str());
    fill(state.data.text.context(), &[("year", &state.book.year.to_string()), ("industry", industry)])
}

/// The verdict in one sentence; empty before a check.
pub(crate) fn verdict(state: &State) -> String {
    let text = &state.data.text;
    match (&state.report, state.year()) {
        (Some(Report::Judged(judgement)), Some(year)) => sentence(text, year, &judgement.outcome),
        (Some(Report::NoNotice), _) => text.verdict_none().to_owned(),
        (Some(Report::NoRequirement), _) => text.verdict_unjudged().to_owned(),
        _ => String::new(),
    }
}
