//! The hours checker.
//!
//! [`Checker`] is rendered to HTML at build time (feature `ssr`). In the browser (feature `mount`, entry point `start`) it
//! reads what was typed into that HTML and mounts a fresh tree in its place, so that whatever changed the page before does
//! no harm. It gets everything as [`CheckerData`] and makes no request.
//! `state` is a pure reducer; `browser` alone touches the page around it.

mod browser;
mod checker;
mod data;
mod form;
mod input;
#[cfg(any(feature = "mount", test))]
mod page_json;
mod report;
mod state;
mod text;

pub use checker::{Checker, CheckerProps};
pub use data::{CheckerData, DATA, ROOT, UnitText, YearData, YearText, named};
pub use input::{FieldError, read_amount};
pub use report::{actor, taken};
pub use text::{Text, fill};

/// Mounts the checker over the form that was rendered at build time, with what was typed into that. Without the elements
/// it looks for it leaves the page as it is.
#[cfg(feature = "mount")]
#[wasm_bindgen::prelude::wasm_bindgen(start)]
pub fn start() {
    if let Some((root, data)) = browser::root_and_data() {
        let opening = browser::opening();
        let props = CheckerProps { data: std::rc::Rc::new(data), opening };
        yew::Renderer::<Checker>::with_root_and_props(root, props).render();
    }
}
