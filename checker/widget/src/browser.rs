//! Everything that the checker does to the page around it, and reads from it. No other module of this crate touches the
//! page, and nothing here makes a request.

use std::cell::RefCell;

use checker_rules::Date;
use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, Element, Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement, NodeList, Storage, Window,
};

use crate::answers::{Book, TICKED, Texts};
use crate::element::{BUTTON, ORDER};
use crate::form;
use crate::json::PageValue;
use crate::link::Link;
use crate::opening::{Focus, Opening, Stored};
use crate::saved::LONGEST;
use crate::taken::File;

thread_local! {
    /// The book as JSON, as it was last kept or remembered.
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
}

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

fn element<T: JsCast>(id: &str) -> Option<T> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// The elements that a selector names.
#[inline(never)]
fn all(css: &str) -> Option<NodeList> {
    document()?.query_selector_all(css).ok()
}

/// Whether there is an element that a selector names.
pub(crate) fn any(css: &str) -> bool {
    all(css).is_some_and(|all| all.length() > 0)
}

/// Moves the focus to the element of this id, which also brings it into view; nothing where there is none.
pub(crate) fn focus(id: &str) {
    if let Some(element) = element::<HtmlElement>(id) {
        let _ = element.focus();
    }
}

/// Brings the element of this id into view without moving the focus; nothing where there is none.
pub(crate) fn show(id: &str) {
    if let Some(element) = element::<Element>(id) {
        element.scroll_into_view();
    }
}

/// Opens the part of the page of this id.
pub(crate) fn open(id: &str) {
    if let Some(element) = element::<Element>(id) {
        let _ = element.set_attribute("open", "");
    }
}

/// Opens the part of the page of this id and leads to it.
pub(crate) fn open_and_show(id: &str) {
    open(id);
    if let Some(element) = element::<Element>(id) {
        element.scroll_into_view();
        if let Some(summary) = element.first_element_child().and_then(|child| child.dyn_into::<HtmlElement>().ok()) {
            let _ = summary.focus();
        }
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

/// Opens the browser's print dialogue.
pub(crate) fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// What stands in the text area of this id; empty where there is none.
pub(crate) fn value(id: &str) -> String {
    element::<HtmlTextAreaElement>(id).map(|area| area.value()).unwrap_or_default()
}

/// The names of the fields in which half a day is typed, or one that is none, each with a line end: the browser gives no
/// text of them.
pub(crate) fn halves() -> String {
    let mut names = String::new();
    let Some(fields) = all(".checker-answer:invalid") else { return names };
    for at in 0..fields.length() {
        if let Some(name) = fields.item(at).and_then(|field| text_of(&field, "name")) {
            names.push_str(&name);
            names.push('\n');
        }
    }
    names
}

/// Copies the text area of this id, by the old way, which works in every engine and without a secure address. False where
/// the browser refuses; the text is selected then.
pub(crate) fn copy(id: &str) -> bool {
    let Some(area) = element::<HtmlTextAreaElement>(id) else { return false };
    let _ = area.focus();
    area.select();
    let document = document().and_then(|document| document.dyn_into::<web_sys::HtmlDocument>().ok());
    document.is_some_and(|document| document.exec_command("copy").unwrap_or(false))
}

/// Offers a file to be saved.
pub(crate) fn download(file: &File) {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(file.kind);
    let content = Array::of1(&JsValue::from_str(&file.content));
    let Ok(blob) = web_sys::Blob::new_with_str_sequence_and_options(&content, &options) else { return };
    let Ok(address) = web_sys::Url::create_object_url_with_blob(&blob) else { return };
    let link = document().and_then(|document| document.create_element("a").ok());
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        let _ = link.set_attribute("href", &address);
        let _ = link.set_attribute("download", file.name);
        link.click();
    }
}

/// What spreadsheets in China write, with GBK and GB2312 in it.
const CHINESE: &str = "gb18030";

/// Reads the file that is chosen in the field of this name, and hands its text on: by the mark in front of it, else as
/// UTF-8, else as Chinese. The text is empty where the file is too large, or none of these.
pub(crate) fn read_file(name: &str, then: impl Fn(String) + 'static) {
    let field = document().and_then(|document| document.get_elements_by_name(name).get(0));
    let input = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    let file = input.and_then(|input| input.files()).and_then(|files| files.get(0));
    let (Some(file), Ok(reader)) = (file, web_sys::FileReader::new()) else { return };
    if file.size() > f64::from(u32::try_from(LONGEST).unwrap_or(0)) {
        then(String::new());
        return;
    }
    let read_as = {
        let (reader, file) = (reader.clone(), file.clone());
        move |encoding| reader.read_as_text_with_label(&file, encoding)
    };
    let _ = read_as("utf-8");
    let (loaded, mut first) = (reader.clone(), true);
    let loaded = Closure::<dyn FnMut()>::new(move || {
        let text = loaded.result().ok().and_then(|text| text.as_string()).unwrap_or_default();
        let is_whole = !text.chars().any(|c| c == char::REPLACEMENT_CHARACTER);
        if !is_whole && std::mem::take(&mut first) {
            let _ = read_as(CHINESE);
        } else {
            then(if is_whole { text } else { String::new() });
        }
    });
    reader.set_onloadend(Some(loaded.into_js_value().unchecked_ref()));
}

/// The name and the value of the field that an event is about, as of any [`field`].
pub(crate) fn field_of(event: &Event) -> Option<(String, String)> {
    let target = event.target()?;
    if matches!(text_of(&target, "type")?.as_str(), "file" | "checkbox" | "select-one") && event.type_() == "input" {
        // The same choice says `change` next. A tick may have been taken away again by then.
        return None;
    }
    field(&target)
}

/// The name and the value of a field; of one that is ticked the value is `yes`, else empty.
fn field(field: &JsValue) -> Option<(String, String)> {
    let name = text_of(field, "name").filter(|name| !name.is_empty())?;
    let mut value = text_of(field, "value")?;
    if text_of(field, "type")? == "checkbox" {
        let ticked = Reflect::get(field, &"checked".into()).is_ok_and(|ticked| ticked.is_truthy());
        value = if ticked { TICKED.to_owned() } else { String::new() };
    }
    Some((name, value))
}

/// A property that is a text; none where it is missing, or none.
#[inline(never)]
fn text_of(of: &JsValue, name: &str) -> Option<String> {
    Reflect::get(of, &name.into()).ok()?.as_string()
}

/// The order of the button that was pressed, also within it: page translation puts its words into elements of their own.
/// None where the event is about no such button.
pub(crate) fn order_of(event: &Event) -> Option<String> {
    let pressed = event.target()?.dyn_into::<Element>().ok()?;
    pressed.closest(BUTTON).ok()??.get_attribute(ORDER)
}

/// The book that a text holds as JSON.
pub(crate) fn book(json: &str) -> Stored {
    if json.len() > LONGEST {
        return Stored::Unreadable;
    }
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    let parsed = JSON::parse(json).ok().map(PageValue);
    let book = parsed.and_then(|parsed| Book::of(&parsed)).filter(|book| book.is_all_of(json));
    book.map_or(Stored::Unreadable, Stored::Book)
}

// Keeping on the device.

/// What became of an attempt to keep the book on the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kept {
    /// It is kept, and was read back.
    Yes,
    /// Another tab has kept something else since.
    ChangedElsewhere,
    /// The device does not let the page keep it, or has no room.
    No,
}

/// The device's storage; none where the browser refuses it.
fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}

/// The storage of this tab, which ends with it; none where the browser refuses it.
fn storage_of_tab() -> Option<Storage> {
    window()?.session_storage().ok()?
}

/// The key under which a site's answers are kept. Several sites may share a host.
fn key(site: &str) -> String {
    ["continuing-education ", site].concat()
}

/// What a storage holds under a key; empty where there is nothing.
#[inline(never)]
fn item(storage: &Storage, key: &str) -> String {
    storage.get_item(key).ok().flatten().unwrap_or_default()
}

/// Keeps a book, unless something else is kept than what this tab took over or kept last. To `begin` is to keep it also
/// where nothing is kept, or what cannot be read, which is set aside under a key of its own; `force` keeps it anyway.
pub(crate) fn keep(site: &str, json: &str, begin: bool, force: bool) -> Kept {
    let Some(storage) = storage() else { return Kept::No };
    let key = key(site);
    let there = item(&storage, &key);
    let known = last(|last| *last == there) || there == json;
    let unreadable = !known && !there.is_empty() && matches!(book(&there), Stored::Unreadable);
    if !known && !force && !(begin && (unreadable || there.is_empty())) {
        return Kept::ChangedElsewhere;
    }
    if unreadable {
        let aside = set_aside(&key);
        // What was set aside before stays in front of it.
        let before = item(&storage, &aside);
        let both = if before.is_empty() { there } else { [before.as_str(), "\n", &there].concat() };
        if storage.set_item(&aside, &both).is_err() {
            return Kept::No;
        }
    }
    let written = storage.set_item(&key, json).is_ok();
    if !written || item(&storage, &key) != json {
        return Kept::No;
    }
    set_last(json);
    Kept::Yes
}

/// What is kept on the device. What cannot be read is not known afterwards, so that nothing is written over it.
pub(crate) fn kept(site: &str) -> Stored {
    let there = held(storage(), site).unwrap_or_default();
    let kept = if there.is_empty() { Stored::Missing } else { book(&there) };
    if !matches!(kept, Stored::Unreadable) {
        set_last(&there);
    }
    kept
}

/// The key under which what cannot be read is set aside.
fn set_aside(key: &str) -> String {
    [key, " unreadable"].concat()
}

/// Deletes what is kept on the device, and what was set aside.
pub(crate) fn forget(site: &str) {
    if let Some(storage) = storage() {
        let key = key(site);
        let _ = storage.remove_item(&set_aside(&key));
        let _ = storage.remove_item(&key);
    }
}

/// What is kept was not taken over here, so that nothing is written over it unasked.
pub(crate) fn leave_kept() {
    set_last("");
}

fn last<T>(read: impl FnOnce(&String) -> T) -> T {
    LAST.with(|last| read(&last.borrow()))
}

fn set_last(json: &str) {
    LAST.with(|last| json.clone_into(&mut last.borrow_mut()));
}

// Remembering with the page's place in the history and with the tab, both of which end with the tab.

/// The members of the history's state that hold the book, the book that was cleared last, and that there is a verdict.
const REMEMBERED: &str = "checker";
const CLEARED: &str = "cleared";
const VERDICT: &str = "verdict";

/// Remembers a book with the page, for a reload or a way back, and with the tab, for a page that is opened anew; an empty
/// text forgets it in both. With the page also whether it shows a verdict. False where the browser refuses both.
pub(crate) fn remember(site: &str, json: &str, cleared: &str, has_verdict: bool) -> bool {
    let key = key(site);
    let mut in_tab = false;
    if let Some(storage) = storage_of_tab() {
        in_tab = storage.set_item(&key, json).is_ok();
        if !in_tab {
            // What is older must not come back.
            let _ = storage.remove_item(&key);
        }
    }
    let state = js_sys::Object::new();
    for (name, json) in [(REMEMBERED, json), (CLEARED, cleared), (VERDICT, if has_verdict { VERDICT } else { "" })] {
        if !json.is_empty() {
            let _ = Reflect::set(&state, &name.into(), &json.into());
        }
    }
    let history = window().and_then(|window| window.history().ok());
    // A browser may refuse when this happens too often; the next change tries again.
    let in_history = history.is_some_and(|history| history.replace_state_with_url(&state, "", None).is_ok());
    // A frame's history ends with a reload of the page around it.
    in_tab || in_history && !any("[data-embedded]")
}

fn remembered(name: &str) -> Option<String> {
    let state = window().and_then(|window| window.history().ok()).and_then(|history| history.state().ok());
    text_of(&state.filter(JsValue::is_object)?, name)
}

/// What is held under a site's key; none where nothing is, or the browser refuses.
fn held(storage: Option<Storage>, site: &str) -> Option<String> {
    storage?.get_item(&key(site)).ok()?
}

/// The book that a text holds, where there is one.
fn stored(json: Option<String>) -> Stored {
    match json {
        Some(json) if !json.is_empty() => book(&json),
        _ => Stored::Missing,
    }
}

/// The address of this page without its fragment.
fn here() -> String {
    let href = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

// At the start.

/// The element that holds the rendered checker, and its data; none where either is missing or the data cannot be read.
pub(crate) fn root_and_data() -> Option<(Element, crate::CheckerData)> {
    let json = document()?.get_element_by_id(crate::data::DATA)?.text_content()?;
    let texts: Array = JSON::parse(&json).ok()?.dyn_into().ok()?;
    let mut read = Vec::new();
    for at in 0..texts.length() {
        read.push(texts.get(at).as_string()?);
    }
    let data = crate::CheckerData::of(&read)?;
    Some((document()?.get_element_by_id(crate::data::ROOT)?, data))
}

/// What is known when the checker opens.
pub(crate) fn opening(data: &crate::CheckerData) -> Opening {
    let link = linked();
    let in_tab = held(storage_of_tab(), &data.site);
    // What was cleared in this tab does not come back on another page of its history.
    let is_cleared = in_tab.as_deref() == Some("");
    Opening {
        today: today(),
        runs: true,
        // The page may stand in a frame, or be the one for old engines.
        page: web_sys::Url::new_with_base(&data.page, &here()).map(|page| page.href()).unwrap_or_default(),
        before: if is_cleared { Stored::Missing } else { stored(remembered(REMEMBERED)) },
        had_verdict: remembered(VERDICT).is_some(),
        cleared: stored(remembered(CLEARED)),
        in_tab: stored(in_tab),
        carried: stored(link.answers.clone()),
        link,
        kept: kept(&data.site),
        typed: typed(),
        year: year(),
        focus: focused(),
    }
}

/// The year that is chosen on the page; 0 for one without a notice.
pub(crate) fn year() -> Option<u16> {
    element::<web_sys::HtmlSelectElement>(form::YEAR)?.value().parse().ok()
}

/// The day on the device's own calendar; none where the device gives no valid day.
fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    let year = u16::try_from(now.get_full_year()).ok()?;
    let month = u8::try_from(now.get_month() + 1).ok()?;
    Date::new(year, month, u8::try_from(now.get_date()).ok()?).ok()
}

/// A field of the form, which is no tool.
const OWN_FIELD: &str = ".checker-answer:not([name^='/'])";
/// What is typed into, and the options that are chosen and were not drawn as such.
const FIELDS: &str = "input.checker-answer:not([name^='/']), .checker-answer:not([name^='/']) :checked:not([selected])";

/// What stands in the fields of the form, by name: of those in which something is chosen, only where that is not what was
/// drawn. Without what is a tool, such as the year.
pub(crate) fn typed() -> Texts {
    let mut typed = Texts::new();
    let Some(fields) = all(FIELDS) else { return typed };
    for at in 0..fields.length() {
        let within = fields.item(at).and_then(|within| within.dyn_into::<Element>().ok());
        let of = within.and_then(|within| within.closest(OWN_FIELD).ok()?);
        if let Some((name, value)) = of.and_then(|of| field(&of)) {
            typed.insert(name, value);
        }
    }
    typed
}

/// The element that has the focus, and the caret in it; none where the focus is on an element without an id.
pub(crate) fn focused() -> Option<Focus> {
    let element = document()?.active_element()?;
    let id = element.id();
    let input = element.dyn_into::<HtmlInputElement>().ok();
    let place = |of: fn(&HtmlInputElement) -> Result<Option<u32>, JsValue>| of(input.as_ref()?).ok()?;
    let (start, end) = (place(HtmlInputElement::selection_start), place(HtmlInputElement::selection_end));
    (!id.is_empty()).then_some(Focus { id, start, end })
}

fn linked() -> Link {
    Link::of(&window().and_then(|window| window.location().hash().ok()).unwrap_or_default())
}

/// What the link names that is followed while the page is open, and the answers it carries; none where it names nothing.
pub(crate) fn followed() -> Option<(Link, Stored)> {
    let link = Some(linked()).filter(|link| !link.is_empty())?;
    let carried = stored(link.answers.clone());
    if link.answers.is_some() {
        clean_address();
    }
    if let Stored::Book(_) = carried {
        leave_kept();
    }
    Some((link, carried))
}

/// What another tab has kept since this one last did, missing where it was deleted; none where no tab has.
pub(crate) fn kept_elsewhere(site: &str) -> Option<Stored> {
    let there = held(Some(storage()?), site).unwrap_or_default();
    if last(|last| *last == there) {
        return None;
    }
    Some(kept(site))
}

/// Acts whenever the window tells of this event.
pub(crate) fn on(event: &str, act: impl FnMut() + 'static) {
    let act = Closure::<dyn FnMut()>::new(act).into_js_value();
    if let Some(window) = window() {
        let _ = window.add_event_listener_with_callback(event, act.unchecked_ref());
    }
}

/// Acts whenever something is typed, chosen, pressed or handed in within the checker.
pub(crate) fn on_form(act: impl FnMut(Event) + 'static) {
    let act = Closure::<dyn FnMut(Event)>::new(act).into_js_value();
    if let Some(root) = element::<HtmlElement>(crate::data::ROOT) {
        for event in ["submit", "input", "change", "click"] {
            let _ = root.add_event_listener_with_callback(event, act.unchecked_ref());
        }
    }
}

/// Acts whenever the page is shown, also when it comes back from the page cache, and a moment later: WebKit empties fields
/// without autocompletion first.
pub(crate) fn on_show(act: impl FnMut() + 'static) {
    let act = Closure::<dyn FnMut()>::new(act).into_js_value();
    on("pageshow", move || {
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback(act.unchecked_ref());
        }
    });
}

/// Takes what a link carried out of the address, so that hours do not stand in it.
pub(crate) fn clean_address() {
    let Some(window) = window() else { return };
    if let (Ok(history), Ok(state)) = (window.history(), window.history().and_then(|history| history.state())) {
        let _ = history.replace_state_with_url(&state, "", Some(&here()));
    }
}

/// Lets the links to the same page in other languages carry a fragment.
pub(crate) fn carry_to_other_languages(fragment: &str) {
    let Some(links) = all(".languages a") else { return };
    for at in 0..links.length() {
        let link = links.item(at).and_then(|link| link.dyn_into::<Element>().ok());
        if let Some((link, href)) = link.and_then(|link| link.get_attribute("href").map(|href| (link, href))) {
            let plain = href.split('#').next().unwrap_or_default();
            let _ = link.set_attribute("href", &[plain, fragment].concat());
        }
    }
}

/// Puts the focus and the caret back where they were before the checker was mounted, or drawn afresh.
pub(crate) fn give_back(focus: &Focus) {
    self::focus(&focus.id);
    if let Some(input) = element::<HtmlInputElement>(&focus.id) {
        let _ = input.set_selection_start(focus.start);
        let _ = input.set_selection_end(focus.end);
    }
}
