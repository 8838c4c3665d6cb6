//! The learning log: an entry for each piece of learning, and after a check how much of it counts.

use checker_rules::EntryOutcome;
use yew::prelude::*;

use crate::answers::text;
use crate::fields::Form;
use crate::form::{Dispatch, entry};
use crate::outcome::why;
use crate::report::cite;
use crate::state::{Action, State};
use crate::text::fill;

/// The entries of the log, each a group of fields.
pub(crate) fn log(state: &State, form: Form<'_>, dispatch: &Dispatch) -> Html {
    let text = &state.data.text;
    let add = dispatch.clone();
    html! {
        <fieldset class="field log">
            <legend>{ &text.log }</legend>
            <p class="hint" id="checker-amounts-hint">{ &text.log_hint }</p>
            { for (0..form.answers.records.len()).map(|at| record(state, form, at, dispatch)) }
            <p><button type="button" class="button secondary" onclick={move |_| add.dispatch(Action::AddRecord)}>
                { &text.add_record }
            </button></p>
        </fieldset>
    }
}

fn record(state: &State, form: Form<'_>, at: usize, dispatch: &Dispatch) -> Html {
    let texts = &state.data.text;
    let number = (at + 1).to_string();
    let remove = dispatch.clone();
    html! {
        <fieldset class="record" key={at}>
            <legend>{ fill(&texts.record, &[("n", &number), ("what", text(&form.answers.records[at], crate::answers::key::WHAT))]) }</legend>
            <div class="fields-of-record">
                { for form.of_record(at).iter().map(|field| entry(state, form, field, dispatch)) }
            </div>
            if let Some(outcome) = outcome_of(state, at) {
                { counted(state, form, outcome) }
            }
            <button type="button" class="link" onclick={move |_| remove.dispatch(Action::RemoveRecord(at))}>
                { fill(&texts.remove_record, &[("n", &number)]) }
            </button>
        </fieldset>
    }
}

/// What became of an entry; none before a check, or where nothing is typed into it.
fn outcome_of(state: &State, at: usize) -> Option<&EntryOutcome> {
    let judgement = state.judgement()?;
    let place = judgement.records.iter().position(|record| *record == Some(at))?;
    judgement.outcome.entries.get(place)
}

/// How much of an entry counts, and why not the rest.
fn counted(state: &State, form: Form<'_>, outcome: &EntryOutcome) -> Html {
    let (text, year) = (&state.data.text, form.year);
    let unit = &form.requirement.unit;
    let amount = |amount| year.text.amount(text, amount, unit);
    let words = if outcome.completes.is_some() {
        text.completes.clone()
    } else {
        fill(&text.counts, &[("counted", &amount(outcome.counted)), ("given", &amount(outcome.given))])
    };
    html! {
        <div class="counted">
            <p>{ words }</p>
            { for outcome.rest.iter().map(|rest| html! {
                <p>
                    { fill(&text.does_not_count, &[("amount", &amount(rest.amount))]) }{ why(text, year, &rest.why) }{ " " }
                    { for rest.clause.iter().map(|clause| cite(year, clause)) }
                </p>
            }) }
        </div>
    }
}
