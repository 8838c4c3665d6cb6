//! The hours checker: a Yew component with a form, a verdict and a report that explains it.
//!
//! [`Checker`] is rendered to HTML at build time (feature `ssr`). In the browser (feature `mount`, entry point `start`)
//! the program reads what was typed into that HTML and mounts a fresh component in its place, so that it does not
//! matter what changed the page before. It gets rules and texts as [`CheckerData`] from the page and makes no request.
//!
//! `state` is a pure reducer, `form` and `report` draw it, and `browser` alone touches the page around it.

#![cfg_attr(not(feature = "mount"), allow(dead_code, reason = "at build time nothing is done to a page"))]

mod about;
mod answers;
mod browser;
mod checker;
mod data;
mod day;
mod element;
mod entry;
mod facts;
mod field_error;
mod fields;
mod form;
mod headline;
mod json;
mod judge;
mod keep;
mod link;
mod log;
mod opening;
mod order;
mod outcome;
mod page_data;
mod parts;
mod report;
mod saved;
mod state;
mod table;
mod take;
mod taken;
#[cfg(test)]
mod tests;
mod text;
mod years;

pub use checker::{Checker, CheckerProps, Heard};
pub use data::{CheckerData, ContactText, DATA, ROOT, Shared, UnitText, YearData, YearText, dial, named};
pub use field_error::{FieldError, unit_names};
pub use outcome::{actor, taken};
pub use text::{Text, fill};

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Mounts the checker over the form that was rendered at build time, keeping what was typed into it. Where the page
/// lacks the elements it needs, or their data cannot be read, the page stays as it is.
#[cfg(feature = "mount")]
#[wasm_bindgen::prelude::wasm_bindgen(start)]
pub fn start() {
    if let Some((root, data)) = browser::root_and_data() {
        let opening = browser::opening(&data);
        if opening.link.answers.is_some() {
            browser::clean_address();
        }
        let props = CheckerProps { data: data::Shared::new(data), opening };
        yew::Renderer::<Checker>::with_root_and_props(root, props).render();
    }
}
