//! The page's program: where it begins in the page and in the worker, and the component.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, JSON, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, DedicatedWorkerGlobalScope, FileReaderSync};

use super::browser::{blob, texts};
use super::data::{ListData, ROOT};
use super::message::{Order, Report};
use super::view::{ListPage, ListProps};
use super::worker::Worker;

thread_local! {
    static WORKER: RefCell<Option<Worker>> = const { RefCell::new(None) };
}

fn read(json: &str) -> Option<ListData> {
    ListData::of(&texts(&JSON::parse(json).ok()?))
}

/// Mounts the page's form over the one that was rendered at build time. False where the page lacks what it needs.
#[wasm_bindgen]
pub fn mount() -> bool {
    let root = web_sys::window().and_then(|window| window.document()).and_then(|page| page.get_element_by_id(ROOT));
    let data = super::browser::data().and_then(|json| read(&json));
    let (Some(root), Some(data)) = (root, data) else { return false };
    yew::Renderer::<ListPage>::with_root_and_props(root, ListProps { data: Rc::new(data) }).render();
    true
}

/// Begins in a worker, with the page's data.
#[wasm_bindgen]
pub fn begin(json: &str) {
    WORKER.with_borrow_mut(|worker| *worker = read(json).map(Worker::new));
}

/// Does what the page asks: an order as texts, and the file that comes with it, as a blob or nothing.
#[wasm_bindgen]
pub fn work(order: &JsValue, file: &JsValue) {
    let Some(order) = Order::of(&texts(order)) else { return };
    let bytes = match file.dyn_ref::<Blob>().map(bytes_of) {
        Some(None) => return post(&Report::Refused(String::new()), None),
        Some(Some(bytes)) => bytes,
        None => Vec::new(),
    };
    WORKER.with_borrow_mut(|worker| {
        if let Some(worker) = worker {
            worker.work(order, bytes, &mut |report, file| post(&report, file));
        }
    });
}

/// The bytes of a file; none where it is too large or gone.
fn bytes_of(file: &Blob) -> Option<Vec<u8>> {
    if file.size() > crate::desk::MOST_BYTES as f64 {
        return None;
    }
    let buffer = FileReaderSync::new().ok()?.read_as_array_buffer(file).ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

fn post(report: &Report, file: Option<Vec<u8>>) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let texts: Array = report.to_texts().iter().map(|text| JsValue::from_str(text)).collect();
    // A blob is handed over without being copied.
    let file = file.and_then(|bytes| blob(&Uint8Array::from(&bytes[..]))).map_or(JsValue::NULL, Into::into);
    let _ = scope.post_message(&Array::of2(&texts, &file));
}
