//! The form: year, industry, what is asked about the person, and the hours as totals or as a log.

use yew::Html;

use crate::answers::key;
use crate::element::{button, each, element, of_class};
use crate::entry::{AMOUNTS_HINT, entry, own_entry, unit_names};
use crate::fields::{Field, Form, Kind};
use crate::log::{ADD, log};
use crate::order;
use crate::state::State;
use crate::text::{fill, joined};

/// Id of the select of the year.
pub(crate) const YEAR: &str = "checker-year";
/// The value in the select of the year that stands for every year without a notice.
const ANOTHER_YEAR: &str = "0";

/// The form. Its button is disabled until the program runs in the browser.
pub(crate) fn form(state: &State) -> Html {
    let mut parts = vec![year(state)];
    if let Some(form) = state.form() {
        let mut waivers = Vec::new();
        for field in form.about_person() {
            // A year that is entered is judged by that.
            let ticked = field.key.strip_prefix(key::COMPLETE).and_then(|year| year.parse().ok());
            if ticked.is_some_and(|year| state.is_entered(year)) {
                continue;
            }
            let is_waiver = field.key.starts_with(key::WAIVER);
            let to = if is_waiver { &mut waivers } else { &mut parts };
            to.push(own_entry(state, form, &field));
        }
        if !waivers.is_empty() {
            let group = of_class("fieldset", "field").key("waivers");
            let legend = element("legend").text(state.data.text.waivers()).done();
            parts.push(group.add(legend).add_all(waivers).done());
        }
        parts.push(hours(state, form));
    }
    let check = of_class("button", "button").key("check").attribute("type", "submit").flag("disabled", !state.runs);
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
        return fill(text.no_notice(), &[("published", &joined(&published, text.comma()))]);
    }
    match state.today.map(|today| today.year()).filter(|this| state.data.year(*this).is_none()) {
        Some(this) => {
            fill(text.no_notice_this_year(), &[("this", &this.to_string()), ("shown", &state.book.year.to_string())])
        }
        None => String::new(),
    }
}

fn hours(state: &State, form: Form<'_>) -> Html {
    let text = &state.data.text;
    if form.is_log() {
        return log(state, form);
    }
    let hint =
        [text.hours_hint(), &fill(text.units_hint(), &[("units", &unit_names(&form.units_of(form.requirement)))])]
            .concat();
    let open = button("link", order::ADD_RECORD, text.open_log()).attribute("id", ADD).flag("disabled", !state.runs);
    of_class("fieldset", "field")
        .key("totals")
        .add(element("legend").text(text.hours()).done())
        .add(of_class("p", "hint").attribute("id", AMOUNTS_HINT).text(&hint).done())
        .add_all(each(&form.totals(), &|field| own_entry(state, form, field)))
        .add(element("p").add(open.done()).done())
        .done()
}
