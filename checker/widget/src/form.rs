//! The form: year, industry, what is asked about the person, and the hours as totals or as a log.

use yew::Html;

use crate::answers::{TICKED, key};
use crate::data::named;
use crate::element::{all, button, each, element, of_class, paragraph};
use crate::facts::industry_of;
use crate::fields::{Field, Form, Kind, Place};
use crate::input::{Accepted, FieldError, word_of};
use crate::log::log;
use crate::order;
use crate::state::State;
use crate::text::fill;

/// Id of the select of the year.
pub(crate) const YEAR: &str = "checker-year";
/// Class of the fields whose answers are taken over from the page; the name of each is the key of its answer.
pub(crate) const FIELD: &str = "checker-answer";
/// Id of the hint that all amounts share.
pub(crate) const AMOUNTS_HINT: &str = "checker-amounts-hint";
/// The value in the select of the year that stands for every year without a notice.
const ANOTHER_YEAR: &str = "0";

/// The form. Its button is disabled until the program runs in the browser.
pub(crate) fn form(state: &State) -> Html {
    let mut parts = vec![year(state)];
    if let Some(form) = state.form() {
        parts.push(entry(state, &industry(state, form), form.answers.text(key::INDUSTRY)));
        parts.append(&mut each(&form.about_person(), &|field| own_entry(state, form, field)));
        parts.push(hours(state, form));
    }
    let check = of_class("button", "button").attribute("type", "submit").flag("disabled", !state.runs);
    parts.push(check.text(state.data.text.check()).done());
    of_class("form", "checker-form").flag("novalidate", true).add_all(parts).done()
}

fn year(state: &State) -> Html {
    let text = &state.data.text;
    let mut options = Vec::new();
    for year in state.data.years.iter().rev() {
        let year = year.rules.year.to_string();
        options.push((year.clone(), year));
    }
    options.push((ANOTHER_YEAR.to_owned(), text.another_year().to_owned()));
    let shown = if state.year().is_some() { state.book.year.to_string() } else { ANOTHER_YEAR.to_owned() };
    let field = Field { hint: year_hint(state), ..Field::of_tool(key::YEAR, text.year(), Kind::Choice(options)) };
    entry(state, &field, &shown)
}

/// The hint under the year: says where the chosen year, or the visitor's own, has no notice; empty otherwise.
fn year_hint(state: &State) -> String {
    let text = &state.data.text;
    if state.year().is_none() {
        let mut published = Vec::new();
        for year in &state.data.years {
            published.push(year.rules.year.to_string());
        }
        return fill(text.no_notice(), &[("published", &published.join(text.comma()))]);
    }
    match state.today.map(|today| today.year()).filter(|this| state.data.year(*this).is_none()) {
        Some(this) => {
            fill(text.no_notice_this_year(), &[("this", &this.to_string()), ("shown", &state.book.year.to_string())])
        }
        None => String::new(),
    }
}

fn industry(state: &State, form: Form<'_>) -> Field {
    let shown = industry_of(form.year, form.answers);
    let mut options = Vec::new();
    for industry in &form.year.rules.industries {
        let id = industry.id.as_str();
        let option = (id.to_owned(), named(&form.year.text.industries, id).to_owned());
        // The one that is judged stands first where none was chosen, so that it is shown.
        if industry.id == shown && form.answers.text(key::INDUSTRY) != id {
            options.insert(0, option);
        } else {
            options.push(option);
        }
    }
    Field::of_year(key::INDUSTRY, state.data.text.industry(), Kind::Choice(options))
}

fn hours(state: &State, form: Form<'_>) -> Html {
    let text = &state.data.text;
    if !form.answers.records.is_empty() {
        return log(state, form);
    }
    let hint = [text.hours_hint(), &fill(text.units_hint(), &[("units", &unit_names(form))])].concat();
    let open = of_class("button", "link").attribute("type", "button").flag("disabled", !state.runs);
    let open = open.attribute(crate::element::ORDER, order::ADD_RECORD).text(text.open_log());
    of_class("fieldset", "field")
        .key("totals")
        .add(element("legend").text(text.hours()).done())
        .add(of_class("p", "hint").attribute("id", AMOUNTS_HINT).text(&hint).done())
        .add_all(each(&form.totals(), &|field| own_entry(state, form, field)))
        .add(element("p").add(open.done()).done())
        .done()
}

/// The names of the units in which an industry's hours may be given, as in "class hours / days".
fn unit_names(form: Form<'_>) -> String {
    Accepted::of(form.requirement).names(&form.year.text.units)
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
        let tick = control(field, answer, "", false);
        return of_class("div", "field tick").key(&id).add_all(vec![tick, label]).done();
    }
    let mut described = Vec::new();
    let mut parts = vec![label];
    if let Some(error) = error {
        described.push(error_id.as_str());
        let words = [state.data.text.error_prefix(), &error_message(state, field, error)].concat();
        parts.push(of_class("p", "wrong").attribute("id", &error_id).text(&words).done());
    }
    if !field.hint.is_empty() {
        described.push(&hint_id);
        parts.push(of_class("p", "hint").attribute("id", &hint_id).text(&field.hint).done());
    }
    if field.place == Place::Year && field.kind == Kind::Amount {
        described.push(AMOUNTS_HINT);
    }
    parts.push(all(vec![control(field, answer, &described.join(" "), error.is_some()), unit(state, field)]));
    let class = if error.is_some() { "field field-wrong" } else { "field" };
    of_class("div", class).key(&id).add_all(parts).done()
}

/// The element into which a field is typed, or in which it is chosen.
fn control(field: &Field, answer: &str, described: &str, wrong: bool) -> Html {
    let (name, kind, mode) = match &field.kind {
        Kind::Choice(options) => return select(&field.id(), &field.name(), described, options, answer),
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
    match field.kind {
        Kind::Tick => control.checked(answer == TICKED).done(),
        Kind::File | Kind::Long => control.done(),
        _ => control.attribute("autocomplete", "off").attribute("maxlength", "200").value(answer).done(),
    }
}

/// The choice of the unit, beside an amount that may be given in several.
fn unit(state: &State, field: &Field) -> Html {
    let Some(form) = state.form().filter(|_| field.kind == Kind::Amount) else { return Html::default() };
    let units = form.units(field);
    if units.is_empty() {
        return Html::default();
    }
    let unit = Field { key: field.unit_key(), ..field.clone() };
    let label = fill(form.text.unit_label(), &[("field", &field.label)]);
    let id = unit.id();
    all(vec![
        of_class("label", "hidden").attribute("for", &id).text(&label).done(),
        select(&id, &unit.name(), "", &units, form.answer(field.place, &unit.key)),
    ])
}

/// A select of values, each with its label; the first is shown where the answer is none of them.
fn select(id: &str, name: &str, described: &str, options: &[(String, String)], answer: &str) -> Html {
    let shown = options.iter().position(|(value, _)| value == answer).unwrap_or(0);
    let shown = options.get(shown).map_or("", |(value, _)| value);
    let option = |(value, label): &(String, String)| {
        element("option").key(value).attribute("value", value).flag("selected", value == shown).text(label).done()
    };
    let mut select = of_class("select", FIELD).attribute("id", id).attribute("name", name).chosen(shown);
    if !described.is_empty() {
        select = select.attribute("aria-describedby", described);
    }
    select.add_all(each(options, &option)).done()
}

/// The message for a field that cannot be read.
pub(crate) fn error_message(state: &State, field: &Field, error: FieldError) -> String {
    let Some(form) = state.form() else { return String::new() };
    let text = &state.data.text;
    let label = match field.place {
        Place::Record(at) => fill(text.field_of_record(), &[("n", &(at + 1).to_string()), ("field", &field.label)]),
        Place::Year | Place::Tool => field.label.clone(),
    };
    let word = word_of(form.answer(field.place, &field.key));
    fill(error.message(text), &[("category", &label), ("units", &unit_names(form)), ("word", &word)])
}

/// A group of fields with a heading.
pub(crate) fn group(heading: &str, parts: Vec<Html>) -> Html {
    element("fieldset").add(element("legend").text(heading).done()).add_all(parts).done()
}

/// Buttons in a row.
pub(crate) fn buttons(buttons: Vec<Html>) -> Html {
    of_class("p", "buttons").add_all(buttons).done()
}

/// A button of second rank.
pub(crate) fn second(order: &str, label: &str) -> Html {
    button("button secondary", order, label)
}

/// A hint without a field.
pub(crate) fn hint(text: &str) -> Html {
    paragraph("hint", text)
}
