//! The learning log: an entry for each piece of learning, and after a check how much of it counts.

use checker_rules::{Amount, EntryOutcome, Rest, Why};
use yew::Html;

use crate::answers::{Texts, key, text};
use crate::element::{button, each, element, of_class, paragraph};
use crate::entry::{AMOUNTS_HINT, own_entry};
use crate::fields::Form;
use crate::order;
use crate::outcome::{completes, times, why};
use crate::parts::cited;
use crate::state::State;
use crate::text::{fill, joined};

/// Id of the button that adds an entry, or opens the log.
pub(crate) const ADD: &str = "checker-add";

/// The entries of the log, each a group of fields.
pub(crate) fn log(state: &State, form: Form<'_>) -> Html {
    let text = &state.data.text;
    let mut records = Vec::new();
    for at in 0..form.answers.records.len() {
        records.push(record(state, form, at));
    }
    let add = button("button secondary", order::ADD_RECORD, text.add_record());
    let add = add.attribute("id", ADD).flag("disabled", !state.runs);
    let hint = if form.needs_days() { text.log_days_hint() } else { text.log_hint() };
    of_class("fieldset", "field log")
        .key("log")
        // With a key each, no part is drawn anew where an entry comes or goes.
        .add(element("legend").key("legend").text(text.log()).done())
        .add(of_class("p", "hint").key("hint").attribute("id", AMOUNTS_HINT).text(hint).done())
        .add_all(records)
        .add(of_class("p", "buttons").key("add").add(add.done()).done())
        .done()
}

fn record(state: &State, form: Form<'_>, at: usize) -> Html {
    let texts = &state.data.text;
    let number = (at + 1).to_string();
    let what = text(&form.answers.records[at], key::WHAT);
    let legend = fill(texts.record(), &[("n", &number), ("what", what)]);
    let fields = each(&form.of_record(at), &|field| own_entry(state, form, field));
    let counted = outcome_of(state, at).map(|outcome| counted(state, form, &form.answers.records[at], outcome));
    let remove = [order::REMOVE_RECORD, &at.to_string()].concat();
    of_class("fieldset", "record")
        .key(&number)
        .add(element("legend").text(&legend).done())
        .add(of_class("div", "fields-of-record").add_all(fields).done())
        .add(counted.unwrap_or_default())
        .add(button("link", &remove, &fill(texts.remove_record(), &[("n", &number)])).done())
        .done()
}

/// What became of an entry; none before a check, or where nothing is typed into it.
fn outcome_of(state: &State, at: usize) -> Option<&EntryOutcome> {
    let judgement = state.judgement()?;
    let place = judgement.records.iter().position(|record| *record == Some(at))?;
    judgement.outcome.entries.get(place)
}

/// How much of an entry counts, and why not the rest.
fn counted(state: &State, form: Form<'_>, record: &Texts, outcome: &EntryOutcome) -> Html {
    let (text, year) = (&state.data.text, form.year);
    let unit = &form.requirement_of(record).unit;
    // What cannot be converted is so much of the activity, or of the unit that stands in the entry.
    let is_converted = outcome.given > Amount::ZERO;
    let amount = |amount: Amount| match form.activity(record) {
        _ if is_converted => year.text.amount(text, amount, unit),
        Some(activity) => times(text, year, activity, amount),
        None => amount.to_string(),
    };
    let mut parts = Vec::new();
    if let Some(node) = &outcome.completes {
        parts.push(paragraph("", &completes(text, year, node)));
    } else if is_converted || outcome.rest.is_empty() {
        let values = [("counted", &*amount(outcome.counted)), ("given", &*amount(outcome.given))];
        parts.push(paragraph("", &fill(text.counts(), &values)));
    }
    for rest in &outcome.rest {
        let words = [fill(text.does_not_count(), &[("amount", &amount(rest.amount))]), why_not(form, record, rest)];
        let words = joined(&words, "");
        parts.push(cited(element("p"), year, &words, rest.clause.as_ref()).done());
    }
    of_class("div", "counted").add_all(parts).done()
}

/// Why an amount of an entry does not count: also what is not said, and until when an earlier year could be completed.
fn why_not(form: Form<'_>, record: &Texts, rest: &Rest) -> String {
    let (words, year) = (form.text, form.year);
    if rest.why == Why::NoShare && text(record, key::ORDER).is_empty() {
        return words.why_no_order().to_owned();
    }
    let mut why = why(words, year, &rest.why);
    if let (Why::OutsidePeriod, Ok(of)) = (&rest.why, text(record, key::FOR_YEAR).parse()) {
        for (kind, windows) in [("make-up", &year.rules.make_up), ("late-registration", &year.rules.late_registration)]
        {
            for window in windows {
                if window.for_years.contains(&of) && rest.clause.as_ref() == Some(&window.clause) {
                    why = [&why, " ", &year.text.rule(kind, &window.id)].concat();
                    return why;
                }
            }
        }
    }
    why
}
