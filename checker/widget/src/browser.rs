//! Everything that the checker does to the page around it, and reads from it. No other module of this crate touches the
//! page, and nothing here makes a request.

#[cfg(feature = "mount")]
use checker_rules::Date;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement, HtmlInputElement, HtmlOptionElement};

use crate::state::Focus;
#[cfg(feature = "mount")]
use crate::state::Opening;

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The day on the device's own calendar; none where the device gives no valid day.
#[cfg(feature = "mount")]
fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    let year = u16::try_from(now.get_full_year()).ok()?;
    let month = u8::try_from(now.get_month() + 1).ok()?;
    Date::new(year, month, u8::try_from(now.get_date()).ok()?).ok()
}

/// Moves the focus to the element of this id, which also brings it into view; nothing where there is none.
pub(crate) fn focus(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Brings the element of this id into view without moving the focus; nothing where there is none.
pub(crate) fn show(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        element.scroll_into_view();
    }
}

/// Puts the prefix before the page's title where it is wanted, and takes it away where it is not.
pub(crate) fn mark_title(prefix: &str, wanted: bool) {
    let Some(document) = document() else { return };
    let title = document.title();
    match (title.strip_prefix(prefix), wanted) {
        (None, true) => document.set_title(&[prefix, &title].concat()),
        (Some(plain), false) => document.set_title(plain),
        _ => {}
    }
}

/// Chooses in each select the option that is drawn as selected: once a visitor has chosen, Firefox heeds that attribute no more.
pub(crate) fn choose_as_drawn() {
    let Some(options) = document().map(|document| document.get_elements_by_tag_name("option")) else { return };
    let drawn =
        (0..options.length()).filter_map(|at| options.item(at)).filter(|option| option.has_attribute("selected"));
    for option in drawn.filter_map(|option| option.dyn_into::<HtmlOptionElement>().ok()) {
        option.set_selected(true);
    }
}

/// Opens the browser's print dialogue.
pub(crate) fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Puts the focus and the caret back where they were before the checker was mounted.
pub(crate) fn give_back(focus: &Focus) {
    self::focus(&focus.id);
    let element = document().and_then(|document| document.get_element_by_id(&focus.id));
    if let Some(input) = element.and_then(|element| element.dyn_into::<HtmlInputElement>().ok()) {
        let _ = input.set_selection_start(focus.start);
        let _ = input.set_selection_end(focus.end);
    }
}

/// What is known when the checker opens: the year and industry that the link's fragment names, as in
/// `#year=2019&industry=accounting`, else those chosen in the page; and what was typed into its fields.
#[cfg(feature = "mount")]
pub(crate) fn opening() -> Opening {
    let (link, typed) = (chosen_by_link(), typed());
    Opening {
        today: today(),
        year: link.year.or(typed.year),
        industry: link.industry.or(typed.industry),
        fields: typed.fields,
        focus: focused(),
    }
}

/// The year and the industry that the link's fragment names; other parts of it are ignored.
#[cfg(feature = "mount")]
fn chosen_by_link() -> Opening {
    let fragment = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    let mut chosen = Opening::default();
    for (name, value) in fragment.trim_start_matches('#').split('&').filter_map(|pair| pair.split_once('=')) {
        match name {
            "year" => chosen.year = value.parse().ok(),
            "industry" => chosen.industry = Some(value.into()),
            _ => {}
        }
    }
    chosen
}

/// The element that holds the rendered checker, and its data; none where either is missing or the data cannot be read.
#[cfg(feature = "mount")]
pub(crate) fn root_and_data() -> Option<(web_sys::Element, crate::CheckerData)> {
    let document = document()?;
    let json = document.get_element_by_id(crate::data::DATA)?.text_content()?;
    let data = crate::CheckerData::of(&crate::page_json::PageValue(js_sys::JSON::parse(&json).ok()?))?;
    Some((document.get_element_by_id(crate::data::ROOT)?, data))
}

/// What was chosen and typed in the form that was rendered at build time.
#[cfg(feature = "mount")]
fn typed() -> Opening {
    use checker_rules::CategoryId;
    use web_sys::HtmlSelectElement;

    use crate::form;

    let Some(document) = document() else { return Opening::default() };
    let select = |id: &str| document.get_element_by_id(id)?.dyn_into::<HtmlSelectElement>().ok();
    let year = select(form::YEAR).and_then(|select| select.value().parse().ok());
    let industry = select(form::INDUSTRY).map(|select| select.value().as_str().into());
    let inputs = document.get_elements_by_class_name(form::AMOUNT);
    let inputs = (0..inputs.length()).filter_map(|at| inputs.item(at)?.dyn_into::<HtmlInputElement>().ok());
    let fields = inputs.map(|input| (CategoryId(input.name()), input.value())).collect();
    Opening { year, industry, fields, ..Opening::default() }
}

/// The element that has the focus, and the caret in it; none where the focus is on an element without an id.
#[cfg(feature = "mount")]
fn focused() -> Option<Focus> {
    let element = document()?.active_element()?;
    let id = element.id();
    let input = element.dyn_into::<HtmlInputElement>().ok();
    let place = |of: fn(&HtmlInputElement) -> Result<Option<u32>, wasm_bindgen::JsValue>| of(input.as_ref()?).ok()?;
    let (start, end) = (place(HtmlInputElement::selection_start), place(HtmlInputElement::selection_end));
    (!id.is_empty()).then_some(Focus { id, start, end })
}
