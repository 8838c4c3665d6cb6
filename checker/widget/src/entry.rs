//! A field as it is drawn: its label, hint and error, and what it is typed into.

use checker_rules::{Date, word_of};
use yew::Html;

use crate::answers::TICKED;
use crate::data::named;
use crate::element::{Element, all, each, element, of_class};
use crate::field_error::FieldError;
use crate::fields::{Field, Form, Kind, Options, Place, is_offered};
use crate::state::State;
use crate::text::{fill, joined};

/// Class of the fields whose answers are taken over from the page; the name of each is the key of its answer.
pub(crate) const FIELD: &str = "checker-answer";

/// Id of the hint that all amounts share.
pub(crate) const AMOUNTS_HINT: &str = "checker-amounts-hint";

/// The names of units, as in "class hours / days".
pub(crate) fn unit_names(units: &Options) -> String {
    let mut names = String::new();
    for (_, name) in units {
        if !names.is_empty() {
            names.push_str(" / ");
        }
        names.push_str(name);
    }
    names
}

/// A field of the year or of an entry, with its answer.
pub(crate) fn own_entry(state: &State, form: Form<'_>, field: &Field) -> Html {
    entry(state, field, form.answer(field.place, &field.key))
}

/// A field with its label, hint and, where it cannot be read, its error.
pub(crate) fn entry(state: &State, field: &Field, answer: &str) -> Html {
    let id = field.id();
    let error = state.error(field);
    let (hint_id, error_id) = ([&id, "-hint"].concat(), [&id, "-error"].concat());
    let label = element("label").attribute("for", &id).text(&field.label).done();
    if field.kind == Kind::Tick {
        let tick = control(state, field, answer, "", false);
        return of_class("div", "field tick").key(&id).add_all(vec![tick, label]).done();
    }
    let mut described = Vec::new();
    let mut parts = vec![label];
    if let Some(error) = error {
        let words = [state.data.text.error_prefix(), &error_message(state, field, error)].concat();
        parts.push(of_class("p", "wrong").attribute("id", &error_id).text(&words).done());
        described.push(error_id);
    }
    if !field.hint.is_empty() {
        parts.push(of_class("p", "hint").attribute("id", &hint_id).text(&field.hint).done());
        described.push(hint_id);
    }
    if field.place == Place::Year && field.kind == Kind::Amount {
        described.push(AMOUNTS_HINT.to_owned());
    }
    parts.push(all(vec![control(state, field, answer, &joined(&described, " "), error.is_some()), unit(state, field)]));
    let class = if error.is_some() { "field field-wrong" } else { "field" };
    of_class("div", class).key(&id).add_all(parts).done()
}

/// The element into which a field is typed, or in which it is chosen.
fn control(state: &State, field: &Field, answer: &str, described: &str, wrong: bool) -> Html {
    let (name, kind, mode) = match &field.kind {
        Kind::Choice(_) => ("select", "", ""),
        Kind::Long => ("textarea", "", ""),
        Kind::Amount => ("input", "text", "decimal"),
        Kind::Words => ("input", "text", "text"),
        Kind::Day => ("input", "date", ""),
        Kind::Tick => ("input", "checkbox", ""),
        Kind::File => ("input", "file", ""),
    };
    let mut control = of_class(name, FIELD).attribute("id", &field.id()).attribute("name", &field.name());
    for (name, value) in [("type", kind), ("inputmode", mode), ("aria-describedby", described)] {
        if !value.is_empty() {
            control = control.attribute(name, value);
        }
    }
    if wrong {
        control = control.attribute("aria-invalid", "true");
    }
    match &field.kind {
        Kind::Choice(options) => choice(control, options, answer, &name_of(state, field, answer)),
        Kind::Tick => control.checked(answer == TICKED).done(),
        Kind::File | Kind::Long => control.done(),
        // The browser holds half a day, but no text that is none: setting that would empty the field.
        Kind::Day if answer.parse::<Date>().is_err() => control.value("").done(),
        _ => control.attribute("autocomplete", "off").attribute("maxlength", "200").value(answer).done(),
    }
}

/// The choice of the unit, beside an amount that may be given in several.
fn unit(state: &State, field: &Field) -> Html {
    let Some(form) = state.form().filter(|_| field.kind == Kind::Amount) else { return Html::default() };
    let mut units = form.units(field);
    let key = field.unit_key();
    let answer = form.answer(field.place, &key);
    if !is_offered(&units, answer) {
        units.push(form.unit(&answer.into()));
    }
    if units.len() < 2 {
        return Html::default();
    }
    let unit = Field { place: field.place, ..Field::of_tool(&key, "", Kind::Choice(units)) };
    let label = fill(form.text.unit_label(), &[("field", &field.label)]);
    all(vec![
        of_class("label", "hidden").attribute("for", &unit.id()).text(&label).done(),
        control(state, &unit, answer, "", false),
    ])
}

/// A select with its options, each with its label. The first is shown where there is no answer; an answer that is none of
/// them is shown as one more, by its name.
fn choice(select: Element, options: &Options, answer: &str, name: &str) -> Html {
    let first = options.first().map_or("", |(value, _)| value);
    let shown = if answer.is_empty() { first } else { answer };
    let option = |(value, label): &(String, String)| {
        element("option").key(value).attribute("value", value).flag("selected", value == shown).text(label).done()
    };
    let mut drawn = each(options, &option);
    if !is_offered(options, answer) {
        drawn.push(option(&(answer.to_owned(), name.to_owned())));
    }
    select.chosen(shown).add_all(drawn).done()
}

/// What an answer that is no option is called: the name that the year has for it, else as it stands.
fn name_of(state: &State, field: &Field, answer: &str) -> String {
    let Some(year) = state.year() else { return answer.to_owned() };
    let rule = year.text.rules.get([field.key.as_str(), ".", answer].concat().as_str());
    rule.map_or_else(|| named(&year.text.industries, answer).to_owned(), String::clone)
}

/// The message for a field that cannot be read.
pub(crate) fn error_message(state: &State, field: &Field, error: FieldError) -> String {
    let Some(form) = state.form() else { return String::new() };
    let text = &state.data.text;
    let label = match field.place {
        Place::Record(at) => fill(text.field_of_record(), &[("n", &(at + 1).to_string()), ("field", &field.label)]),
        Place::Year | Place::Tool => field.label.clone(),
    };
    let answer = form.answer(field.place, &field.key);
    let word = match error {
        FieldError::NotADay => answer.to_owned(),
        FieldError::NotKnown => name_of(state, field, answer),
        _ => word_of(answer),
    };
    fill(error.message(text), &[("category", &label), ("units", &unit_names(&form.units(field))), ("word", &word)])
}
