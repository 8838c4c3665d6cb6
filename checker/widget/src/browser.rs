//! The page around the checker. Nothing else in this crate touches it, and nothing here makes a request.

use checker_rules::Date;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement};

use crate::state::Early;

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The day on the device's own calendar.
pub(crate) fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    let year = u16::try_from(now.get_full_year()).ok()?;
    let month = u8::try_from(now.get_month() + 1).ok()?;
    Date::new(year, month, u8::try_from(now.get_date()).ok()?).ok()
}

/// Moves the focus, and with it the view.
pub(crate) fn focus(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Brings an element into view without moving the focus.
pub(crate) fn show(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        element.scroll_into_view();
    }
}

/// Puts the prefix before the page's title, or takes it away.
pub(crate) fn mark_title(prefix: &str, wanted: bool) {
    let Some(document) = document() else { return };
    let title = document.title();
    match (title.strip_prefix(prefix), wanted) {
        (None, true) => document.set_title(&[prefix, &title].concat()),
        (Some(plain), false) => document.set_title(plain),
        _ => {}
    }
}

/// Opens the print dialogue.
pub(crate) fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// What the link's fragment chooses, as in `#year=2019&industry=accounting`.
pub(crate) fn chosen_by_link() -> Early {
    let fragment = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    let mut early = Early::default();
    for (name, value) in fragment.trim_start_matches('#').split('&').filter_map(|pair| pair.split_once('=')) {
        match name {
            "year" => early.year = value.parse().ok(),
            "industry" => early.industry = Some(value.into()),
            _ => {}
        }
    }
    early
}

/// The server-rendered root and the data beside it.
#[cfg(feature = "hydrate")]
pub(crate) fn root_and_data() -> Option<(web_sys::Element, crate::CheckerData)> {
    let document = document()?;
    let json = document.get_element_by_id(crate::data::DATA)?.text_content()?;
    let data = crate::CheckerData::of(&js_sys::JSON::parse(&json).ok()?)?;
    Some((document.get_element_by_id(crate::data::ROOT)?, data))
}

/// What stands in the form's fields before hydration writes its own values over them.
#[cfg(feature = "hydrate")]
pub(crate) fn typed_before_start() -> Early {
    use checker_rules::CategoryId;
    use web_sys::{HtmlInputElement, HtmlSelectElement};

    use crate::form;

    let Some(document) = document() else { return Early::default() };
    let select = |id: &str| document.get_element_by_id(id)?.dyn_into::<HtmlSelectElement>().ok();
    let year = select(form::YEAR).and_then(|select| select.value().parse().ok());
    let industry = select(form::INDUSTRY).map(|select| select.value().as_str().into());
    let inputs = document.get_elements_by_class_name(form::AMOUNT);
    let inputs = (0..inputs.length()).filter_map(|at| inputs.item(at)?.dyn_into::<HtmlInputElement>().ok());
    let fields = inputs.map(|input| (CategoryId(input.name()), input.value())).collect();
    Early { year, industry, fields }
}
