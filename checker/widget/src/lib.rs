//! The hours checker.
//!
//! [`Checker`] is rendered to HTML at build time (feature `ssr`) and takes that same HTML over in the browser
//! (feature `hydrate`, entry point `start`). It gets everything as [`CheckerData`] and makes no request.
//! `state` is a pure reducer; `browser` alone touches the page around it.

mod browser;
mod checker;
mod data;
mod form;
mod input;
#[cfg(any(feature = "hydrate", test))]
mod read;
mod report;
mod state;
mod text;

pub use checker::{Checker, CheckerProps};
pub use data::{CheckerData, DATA, NotAsked, ROOT, UnitText, YearData, YearText};
pub use input::{FieldError, read_amount};
pub use report::actor;
pub use text::{Text, fill};

/// Takes over the server-rendered form. Without the elements it looks for it leaves the page as it is.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen(start)]
pub fn start() {
    if let Some((root, data)) = browser::root_and_data() {
        let early = browser::typed_before_start();
        let props = CheckerProps { data: std::rc::Rc::new(data), early };
        yew::Renderer::<Checker>::with_root_and_props(root, props).hydrate();
    }
}
