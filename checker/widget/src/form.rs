//! The form: year, industry, traits that the rules depend on, and an amount for each category.

use checker_rules::{CategoryRule, Requirement, Trait, ValueId};
use yew::prelude::*;
use yew::{TargetCast, UseReducerDispatcher};

use crate::data::{YearData, named};
use crate::input::{Accepted, FieldError, word_of};
use crate::state::{Action, State};
use crate::text::fill;

/// Id of the select of the year.
pub(crate) const YEAR: &str = "checker-year";
/// Id of the select of the industry.
pub(crate) const INDUSTRY: &str = "checker-industry";
/// Class of the fields of amounts; the name of each is its category's id.
pub(crate) const AMOUNT: &str = "checker-amount";

type Dispatch = UseReducerDispatcher<State>;

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
            if let Some((year, requirement)) = state.chosen() {
                { industry(state, year, dispatch) }
                { for year.rules.traits_asked(&state.industry).into_iter().map(|asked| question(state, year, asked, dispatch)) }
                { amounts(state, year, requirement, dispatch) }
            }
            <button type="submit" class="button" disabled={state.today.is_none()}>{ &state.data.text.check }</button>
        </form>
    }
}

fn year(state: &State, dispatch: &Dispatch) -> Html {
    let text = &state.data.text;
    let option = |year: u16| {
        let number = year.to_string();
        let label = if state.data.year(year).is_some() {
            number.clone()
        } else {
            fill(&text.year_without_notice, &[("year", &number)])
        };
        (number, label, year == state.year)
    };
    let options: Vec<_> = state.data.offered(state.today).map(option).collect();
    let choose = |value: String| value.parse().ok().map(Action::Year);
    html! {
        <div class="field">
            <label for={YEAR}>{ &text.year }</label>
            { select(YEAR.to_owned(), options, dispatch, choose) }
            <p class="hint" id="checker-year-hint">{ year_hint(state) }</p>
        </div>
    }
}

/// The hint under the year: says where the chosen year, or the visitor's own, has no notice; empty otherwise.
fn year_hint(state: &State) -> String {
    let text = &state.data.text;
    let newest = state.data.newest().map(|year| year.rules.year.to_string()).unwrap_or_default();
    if state.data.year(state.year).is_none() {
        let published: Vec<String> = state.data.years.iter().map(|year| year.rules.year.to_string()).collect();
        return fill(&text.no_notice, &[("year", &state.year.to_string()), ("published", &published.join(", "))]);
    }
    match state.today.map(|today| today.year()).filter(|this| state.data.year(*this).is_none()) {
        Some(this) => fill(&text.no_notice_this_year, &[("this", &this.to_string()), ("newest", &newest)]),
        None => String::new(),
    }
}

fn industry(state: &State, year: &YearData, dispatch: &Dispatch) -> Html {
    let option = |industry: &checker_rules::Industry| {
        let label = named(&year.text.industries, industry.id.as_str()).to_owned();
        (industry.id.to_string(), label, industry.id == state.industry)
    };
    let options = year.rules.industries.iter().map(option).collect();
    html! {
        <div class="field">
            <label for={INDUSTRY}>{ &state.data.text.industry }</label>
            { select(INDUSTRY.to_owned(), options, dispatch, |value| Some(Action::Industry(value.as_str().into()))) }
        </div>
    }
}

/// The question for a trait on which the industry's requirements depend.
fn question(state: &State, year: &YearData, asked: &Trait, dispatch: &Dispatch) -> Html {
    let chosen = state.value_of(asked);
    let option = |value: &ValueId| {
        let name = format!("{}.{value}", asked.id);
        (value.to_string(), named(&year.text.traits, &name).to_owned(), Some(value) == chosen)
    };
    let id = format!("checker-{}", asked.id);
    let trait_id = asked.id.clone();
    let choose = move |value: String| Some(Action::Trait(trait_id.clone(), value.into()));
    html! {
        <div class="field" key={id.clone()}>
            <label for={id.clone()}>{ named(&year.text.traits, asked.id.as_str()) }</label>
            { select(id, asked.values.iter().map(option).collect(), dispatch, choose) }
        </div>
    }
}

/// A select with options of (value, label, whether selected); `choose` makes an action of the value chosen, or none.
fn select(
    id: String,
    options: Vec<(String, String, bool)>,
    dispatch: &Dispatch,
    choose: impl Fn(String) -> Option<Action> + 'static,
) -> Html {
    let dispatch = dispatch.clone();
    let onchange = Callback::from(move |event: Event| {
        let value = event.target_dyn_into::<web_sys::HtmlSelectElement>().map(|select| select.value());
        if let Some(action) = value.and_then(&choose) {
            dispatch.dispatch(action);
        }
    });
    html! {
        <select id={id.clone()} {onchange} aria-describedby={(id == YEAR).then_some("checker-year-hint")}>
            { for options.into_iter().map(|(value, label, selected)| html! {
                <option key={value.clone()} {value} {selected}>{ label }</option>
            }) }
        </select>
    }
}

fn amounts(state: &State, year: &YearData, requirement: &Requirement, dispatch: &Dispatch) -> Html {
    let text = &state.data.text;
    html! {
        <fieldset class="field">
            <legend>{ &text.hours }</legend>
            <p class="hint" id="checker-hours-hint">
                { &text.hours_hint }{ fill(&text.units_hint, &[("units", &unit_names(year, requirement))]) }
            </p>
            { for requirement.all_categories().into_iter().map(|category| amount(state, year, requirement, category, dispatch)) }
        </fieldset>
    }
}

/// The names of the units in which an industry's hours may be given, as in "class hours / days".
pub(crate) fn unit_names(year: &YearData, requirement: &Requirement) -> String {
    Accepted::of(requirement).names(&year.text.units)
}

fn amount(
    state: &State,
    year: &YearData,
    requirement: &Requirement,
    category: &CategoryRule,
    dispatch: &Dispatch,
) -> Html {
    let text = &state.data.text;
    let id = field_id(category.id.as_str());
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let needed = year.text.amount(text, requirement.needed(category), &requirement.unit);
    let error = state.error(&category.id);
    let described = if error.is_some() {
        format!("{error_id} {hint_id} checker-hours-hint")
    } else {
        format!("{hint_id} checker-hours-hint")
    };
    html! {
        <div class={classes!("field", error.map(|_| "field-wrong"))} key={id.clone()}>
            <label for={id.clone()}>{ named(&year.text.categories, category.id.as_str()) }</label>
            <p class="hint" id={hint_id}>{ fill(&text.needed_hint, &[("amount", &needed)]) }</p>
            if let Some(error) = error {
                <p class="wrong" id={error_id}>{ &text.error_prefix }{ error_message(state, category.id.as_str(), error) }</p>
            }
            <input {id} class={AMOUNT} name={category.id.to_string()} type="text" inputmode="decimal" autocomplete="off"
                value={state.typed(&category.id).to_owned()} aria-describedby={described}
                aria-invalid={error.map(|_| "true")} oninput={typing(category, dispatch)} />
        </div>
    }
}

fn typing(category: &CategoryRule, dispatch: &Dispatch) -> Callback<InputEvent> {
    let (category, dispatch) = (category.id.clone(), dispatch.clone());
    Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<web_sys::HtmlInputElement>() {
            dispatch.dispatch(Action::Field(category.clone(), input.value()));
        }
    })
}

/// The id of the field of a category's amount.
pub(crate) fn field_id(category: &str) -> String {
    format!("checker-field-{category}")
}

/// The message for a field that cannot be read.
pub(crate) fn error_message(state: &State, category: &str, error: FieldError) -> String {
    let Some((year, requirement)) = state.chosen() else { return String::new() };
    let typed = state.typed(&category.into());
    let values = [
        ("category", named(&year.text.categories, category)),
        ("units", &unit_names(year, requirement)),
        ("word", &word_of(typed)),
    ];
    fill(error.message(&state.data.text), &values)
}
