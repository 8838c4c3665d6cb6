//! Everything that the page does besides drawing itself: it starts and asks its worker, takes in files, saves and prints.
//! Nothing here makes a request for anything but the program's own script.

use js_sys::{Array, JsString, Uint8Array};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, ClipboardEvent, DragEvent, File, HtmlElement, HtmlInputElement, HtmlScriptElement,
    MessageEvent, Worker,
};

use super::data::DATA;
use super::message::{Order, Report};

/// Id of the script element of this program, which is the worker's script as well.
const SCRIPT: &str = "list-script";

/// A worker that answers.
pub(super) struct Helper {
    worker: Worker,
    // They are called as long as the worker is there.
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _failed: Closure<dyn FnMut(JsValue)>,
}

impl Drop for Helper {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

fn element<T: JsCast>(id: &str) -> Option<T> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

impl Helper {
    /// Starts a worker. `hear` gets each report, with the file that comes with it, and none where the worker has failed.
    pub(super) fn start(hear: impl Fn(Option<(Report, Option<Blob>)>) + Clone + 'static) -> Option<Self> {
        let worker = Worker::new(&element::<HtmlScriptElement>(SCRIPT)?.src()).ok()?;
        let failed = {
            let hear = hear.clone();
            Closure::new(move |_: JsValue| hear(None))
        };
        let heard = Closure::new(move |event: MessageEvent| {
            let message: Array = event.data().unchecked_into();
            let report = Report::of(&texts(&message.get(0)));
            hear(report.map(|report| (report, message.get(1).dyn_into().ok())));
        });
        worker.set_onmessage(Some(AsRef::<JsValue>::as_ref(&heard).unchecked_ref()));
        worker.set_onerror(Some(AsRef::<JsValue>::as_ref(&failed).unchecked_ref()));
        let data = document()?.get_element_by_id(DATA)?.text_content()?;
        worker.post_message(&Array::of2(&wasm_bindgen::module(), &data.into())).ok()?;
        Some(Self { worker, _heard: heard, _failed: failed })
    }

    /// Asks the worker. False where the browser does not let it.
    pub(super) fn ask(&self, order: &Order, file: Option<&Blob>) -> bool {
        let texts: Array = order.to_texts().iter().map(|text| JsValue::from_str(text)).collect();
        let file = file.map_or(JsValue::NULL, |file| file.clone().into());
        self.worker.post_message(&Array::of2(&texts, &file)).is_ok()
    }
}

/// Bytes as a file.
pub(super) fn blob(bytes: &Uint8Array) -> Option<Blob> {
    Blob::new_with_u8_array_sequence(&Array::of1(bytes)).ok()
}

/// The texts in an array.
pub(super) fn texts(array: &JsValue) -> Vec<String> {
    array.dyn_ref::<Array>().map(|array| array.iter().filter_map(|text| text.as_string()).collect()).unwrap_or_default()
}

/// The text of the page's data.
pub(super) fn data() -> Option<String> {
    document()?.get_element_by_id(DATA)?.text_content()
}

/// A text as a file.
pub(super) fn text_file(text: &JsString) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type("text/plain;charset=utf-8");
    Blob::new_with_str_sequence_and_options(&Array::of1(text), &options).ok()
}

/// The file that is chosen in the field of this id, which is emptied, so that the same file can be chosen again.
pub(super) fn chosen(id: &str) -> Option<File> {
    let field: HtmlInputElement = element(id)?;
    let file = field.files()?.get(0);
    field.set_value("");
    file
}

/// The file that was dropped.
pub(super) fn dropped(event: &DragEvent) -> Option<File> {
    event.data_transfer()?.files()?.get(0)
}

#[wasm_bindgen]
extern "C" {
    /// What is pasted, whose text stays the browser's own: a long one would be copied to and fro.
    type Pasted;
    #[wasm_bindgen(method, js_name = getData)]
    fn text(this: &Pasted, kind: &str) -> JsString;
}

/// The text that is pasted.
pub(super) fn pasted(event: &ClipboardEvent) -> Option<JsString> {
    let text = event.clipboard_data()?.unchecked_into::<Pasted>().text("text");
    (text.length() > 0).then_some(text)
}

/// The value of the field of this id.
pub(super) fn value(id: &str) -> String {
    let area = element::<web_sys::HtmlTextAreaElement>(id).map(|area| area.value());
    area.unwrap_or_default()
}

/// A file that is offered, which the browser holds for so long.
pub(super) struct Offered(String);

impl Drop for Offered {
    fn drop(&mut self) {
        let _ = web_sys::Url::revoke_object_url(&self.0);
    }
}

/// Offers a file to be saved.
pub(super) fn download(file: &Blob, name: &str) -> Option<Offered> {
    let address = web_sys::Url::create_object_url_with_blob(file).ok()?;
    let link = document().and_then(|document| document.create_element("a").ok());
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        let _ = link.set_attribute("href", &address);
        let _ = link.set_attribute("download", name);
        link.click();
    }
    Some(Offered(address))
}

/// Opens the browser's print dialogue.
pub(super) fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Moves the focus to the element of this id. False where there is none.
pub(super) fn focus(id: &str) -> bool {
    element::<HtmlElement>(id).is_some_and(|element| element.focus().is_ok())
}

/// Whether nothing of the page has the focus, as when what had it is gone.
pub(super) fn is_nowhere() -> bool {
    let Some(document) = document() else { return false };
    document.active_element().is_none_or(|focused| Some(&*focused) == document.body().as_deref().map(AsRef::as_ref))
}
