//! The hours checker: a Yew component with a form, a verdict and a report that explains it.
//!
//! [`Checker`] is rendered to HTML at build time (feature `ssr`). In the browser (feature `mount`, entry point `start`)
//! the program reads what was typed into that HTML and mounts a fresh component in its place, so that it does not
//! matter what changed the page before. It gets rules and texts as [`CheckerData`] from the page and makes no request.
//!
//! `state` is a pure reducer, `form` and `report` draw it, and `browser` alone touches the page around it.

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
pub use data::{CheckerData, ContactText, DATA, ROOT, UnitText, YearData, YearText, dial, named};
pub use input::{FieldError, read_amount};
pub use report::{actor, taken};
pub use text::{Text, fill};

/// Mounts the checker over the form that was rendered at build time, keeping what was typed into it. Where the page
/// lacks the elements it needs, or their data cannot be read, the page stays as it is.
#[cfg(feature = "mount")]
#[wasm_bindgen::prelude::wasm_bindgen(start)]
pub fn start() {
    if let Some((root, data)) = browser::root_and_data() {
        let opening = browser::opening();
        let props = CheckerProps { data: std::rc::Rc::new(data), opening };
        yew::Renderer::<Checker>::with_root_and_props(root, props).render();
    }
}
