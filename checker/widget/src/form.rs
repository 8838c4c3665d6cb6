//! The form: year, industry, what is asked about the person, and the hours as totals or as a log.

use yew::prelude::*;
use yew::{TargetCast, UseReducerDispatcher};

use crate::data::named;
use crate::facts::industry_of;
use crate::fields::{Field, Form, Kind, Place};
use crate::input::FieldError;
use crate::log::log;
use crate::state::{Action, State, tick};
use crate::answers::{TICKED, key};
use crate::text::fill;

/// Id of the select of the year.
pub(crate) const YEAR: &str = "checker-year";
/// Id of the select of the industry.
pub(crate) const INDUSTRY: &str = "checker-industry";
/// Class of the fields whose answers are taken over from the page; the name of each is the key of its answer.
pub(crate) const FIELD: &str = "checker-answer";
/// The value in the select of the year that stands for every year without a notice.
const ANOTHER_YEAR: &str = "0";

pub(crate) type Dispatch = UseReducerDispatcher<State>;

/// The form. Its button is disabled until the program runs in the browser.
pub(crate) fn form(state: &State, dispatch: &Dispatch) -> Html {
    let onsubmit = Callback::from({
        let dispatch = dispatch.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            dispatch.dispatch(Action::Check);
        }
    });
    html! {
        <form class="checker-form" novalidate=true {onsubmit}>
            { year(state, dispatch) }
            if let Some(form) = state.form() {
                { industry(state, form, dispatch) }
                { for form.about_person().iter().map(|field| entry(state, form, field, dispatch)) }
                { hours(state, form, dispatch) }
            }
            <button type="submit" class="button" disabled={!state.runs}>{ &state.data.text.check }</button>
        </form>
    }
}

fn year(state: &State, dispatch: &Dispatch) -> Html {
    let text = &state.data.text;
    let published = state.data.years.iter().rev().map(|year| year.rules.year.to_string());
    let mut options: Vec<(String, String)> = published.map(|year| (year.clone(), year)).collect();
    options.push((ANOTHER_YEAR.to_owned(), text.another_year.clone()));
    let shown = if state.year().is_some() { state.book.year.to_string() } else { ANOTHER_YEAR.to_owned() };
    let dispatch = dispatch.clone();
    let choose = move |value: String| value.parse().ok().into_iter().for_each(|year| dispatch.dispatch(Action::Year(year)));
    html! {
        <div class="field">
            <label for={YEAR}>{ &text.year }</label>
            { select(YEAR, "", Some("checker-year-hint"), &options, &shown, choose) }
            <p class="hint" id="checker-year-hint">{ year_hint(state) }</p>
        </div>
    }
}

/// The hint under the year: says where the chosen year, or the visitor's own, has no notice; empty otherwise.
fn year_hint(state: &State) -> String {
    let text = &state.data.text;
    if state.year().is_none() {
        let published: Vec<String> = state.data.years.iter().map(|year| year.rules.year.to_string()).collect();
        return fill(&text.no_notice, &[("published", &published.join(&text.comma))]);
    }
    match state.today.map(|today| today.year()).filter(|this| state.data.year(*this).is_none()) {
        Some(this) => {
            fill(&text.no_notice_this_year, &[("this", &this.to_string()), ("shown", &state.book.year.to_string())])
        }
        None => String::new(),
    }
}

fn industry(state: &State, form: Form<'_>, dispatch: &Dispatch) -> Html {
    let industries = form.year.rules.industries.iter();
    let options: Vec<_> = industries
        .map(|industry| (industry.id.to_string(), named(&form.year.text.industries, industry.id.as_str()).to_owned()))
        .collect();
    let shown = industry_of(form.year, form.answers);
    let set = setting(dispatch, Place::Year, key::INDUSTRY.to_owned());
    html! {
        <div class="field">
            <label for={INDUSTRY}>{ &state.data.text.industry }</label>
            { select(INDUSTRY, key::INDUSTRY, None, &options, shown.as_str(), set) }
        </div>
    }
}

fn hours(state: &State, form: Form<'_>, dispatch: &Dispatch) -> Html {
    let text = &state.data.text;
    if !form.answers.records.is_empty() {
        return log(state, form, dispatch);
    }
    let dispatch_add = dispatch.clone();
    html! {
        <fieldset class="field">
            <legend>{ &text.hours }</legend>
            <p class="hint" id="checker-amounts-hint">
                { &text.hours_hint }{ fill(&text.units_hint, &[("units", &unit_names(form))]) }
            </p>
            { for form.totals().iter().map(|field| entry(state, form, field, dispatch)) }
            <p><button type="button" class="link" onclick={move |_| dispatch_add.dispatch(Action::AddRecord)} disabled={!state.runs}>
                { &text.open_log }
            </button></p>
        </fieldset>
    }
}

/// The names of the units in which an industry's hours may be given, as in "class hours / days".
fn unit_names(form: Form<'_>) -> String {
    let units = form.requirement.units();
    let names = units.filter_map(|unit| form.year.text.units.get(unit.as_str()));
    names.map(|unit| unit.many.as_str()).collect::<Vec<_>>().join(" / ")
}

/// A field with its label, hint and, where it cannot be read, its error.
pub(crate) fn entry(state: &State, form: Form<'_>, field: &Field, dispatch: &Dispatch) -> Html {
    let id = field.id();
    let error = state.error(field);
    let (hint_id, error_id) = ([&id, "-hint"].concat(), [&id, "-error"].concat());
    let described = [
        error.map(|_| error_id.as_str()),
        (!field.hint.is_empty()).then_some(hint_id.as_str()),
        (field.place == Place::Year && field.kind == Kind::Amount).then_some("checker-amounts-hint"),
    ];
    let described: Vec<&str> = described.into_iter().flatten().collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    if field.kind == Kind::Tick {
        return ticking(form, field, dispatch);
    }
    html! {
        <div class={classes!("field", error.map(|_| "field-wrong"))} key={id.clone()}>
            <label for={id.clone()}>{ &field.label }</label>
            if !field.hint.is_empty() {
                <p class="hint" id={hint_id}>{ &field.hint }</p>
            }
            if let Some(error) = error {
                <p class="wrong" id={error_id}>{ &state.data.text.error_prefix }{ error_message(state, field, error) }</p>
            }
            { control(form, field, described, error.is_some(), dispatch) }
        </div>
    }
}

fn control(form: Form<'_>, field: &Field, described: Option<String>, wrong: bool, dispatch: &Dispatch) -> Html {
    let value = answer(form, field.place, &field.key);
    let set = setting(dispatch, field.place, field.key.clone());
    if let Kind::Choice(options) = &field.kind {
        return select(&field.id(), &field.key, described.as_deref(), options, value, set);
    }
    let typed = {
        let set = set.clone();
        Callback::from(move |event: InputEvent| event.target_dyn_into::<web_sys::HtmlInputElement>().into_iter().for_each(|input| set(input.value())))
    };
    // Autofill and restored forms may say `change` alone.
    let changed = Callback::from(move |event: Event| event.target_dyn_into::<web_sys::HtmlInputElement>().into_iter().for_each(|input| set(input.value())));
    let (kind, mode) = match field.kind {
        Kind::Day => ("date", None),
        Kind::Amount => ("text", Some("decimal")),
        _ => ("text", None),
    };
    html! {
        <span class="control">
            <input id={field.id()} class={FIELD} name={field.key.clone()} type={kind} inputmode={mode} autocomplete="off" maxlength="200"
                value={value.to_owned()} aria-describedby={described} aria-invalid={wrong.then_some("true")}
                oninput={typed} onchange={changed} />
            { unit(form, field, dispatch) }
        </span>
    }
}

/// The choice of the unit, beside an amount that may be given in several.
fn unit(form: Form<'_>, field: &Field, dispatch: &Dispatch) -> Html {
    let units = if field.kind == Kind::Amount { form.units(field) } else { Vec::new() };
    if units.is_empty() {
        return Html::default();
    }
    let id = [&field.id(), "-unit"].concat();
    let key = field.unit_key();
    let shown = answer(form, field.place, &key).to_owned();
    let set = setting(dispatch, field.place, key.clone());
    let label = fill(&form.text.unit_label, &[("field", &field.label)]);
    html! {
        <>
            <label class="hidden" for={id.clone()}>{ label }</label>
            { select(&id, &key, None, &units, &shown, set) }
        </>
    }
}

fn ticking(form: Form<'_>, field: &Field, dispatch: &Dispatch) -> Html {
    let id = field.id();
    let set = setting(dispatch, field.place, field.key.clone());
    let onchange = move |event: Event| {
        event.target_dyn_into::<web_sys::HtmlInputElement>().into_iter().for_each(|input| set(tick(input.checked())));
    };
    let checked = answer(form, field.place, &field.key) == TICKED;
    html! {
        <div class="field tick" key={id.clone()}>
            <input id={id.clone()} type="checkbox" {checked} {onchange} />
            <label for={id}>{ &field.label }</label>
        </div>
    }
}

/// The answer of a field; empty where there is none.
fn answer<'a>(form: Form<'a>, place: Place, key: &str) -> &'a str {
    match place {
        Place::Year => form.answers.text(key),
        Place::Record(at) => form.answers.records.get(at).map_or("", |record| crate::answers::text(record, key)),
    }
}

/// Sets the answer of a field.
fn setting(dispatch: &Dispatch, place: Place, key: String) -> impl Fn(String) + Clone + 'static {
    let dispatch = dispatch.clone();
    move |value| dispatch.dispatch(Action::Set(place, key.clone(), value))
}

/// A select of values, each with its label.
pub(crate) fn select(
    id: &str,
    name: &str,
    described: Option<&str>,
    options: &[(String, String)],
    shown: &str,
    choose: impl Fn(String) + 'static,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        event.target_dyn_into::<web_sys::HtmlSelectElement>().into_iter().for_each(|select| choose(select.value()));
    });
    let option = |(value, label): &(String, String)| {
        html! { <option key={value.clone()} value={value.clone()} selected={value == shown}>{ label }</option> }
    };
    let class = (!name.is_empty()).then_some(FIELD);
    let name = class.map(|_| name.to_owned());
    html! {
        <select id={id.to_owned()} {class} {name} {onchange} aria-describedby={described.map(str::to_owned)}>
            { for options.iter().map(option) }
        </select>
    }
}

/// The message for a field that cannot be read.
pub(crate) fn error_message(state: &State, field: &Field, error: FieldError) -> String {
    let Some(form) = state.form() else { return String::new() };
    let text = &state.data.text;
    let pattern = match error {
        FieldError::NotANumber => &text.error_not_a_number,
        FieldError::Negative => &text.error_negative,
        FieldError::TooFine => &text.error_too_fine,
        FieldError::TooLarge => &text.error_too_large,
        FieldError::WrongUnit => &text.error_wrong_unit,
        FieldError::Empty => &text.error_empty,
        FieldError::NotADay => &text.error_not_a_day,
    };
    let label = match field.place {
        Place::Year => field.label.clone(),
        Place::Record(at) => fill(&text.field_of_record, &[("n", &(at + 1).to_string()), ("field", &field.label)]),
    };
    fill(pattern, &[("category", &label), ("units", &unit_names(form))])
}
