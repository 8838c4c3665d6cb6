//! The page for lists of staff: a Yew component whose work is done in a web worker, so that the page never waits.
//!
//! `state` is a pure reducer, `view` draws it, `worker` reads and judges lists; `message` is what these say to each other.
//! `browser` and `program` alone touch the browser.

#![cfg_attr(not(feature = "mount"), allow(dead_code, reason = "at build time nothing is read or asked"))]

mod browser;
mod data;
mod message;
#[cfg(feature = "mount")]
mod program;
mod state;
mod text;
mod view;
mod worker;

pub use data::{DATA, FundingRule, ListData, ListYear, ROOT};
pub use message::{Order, Report, Summary, Told};
#[cfg(feature = "mount")]
pub use program::{begin, mount, work};
pub use state::{Action, Effect, PAGE, PRINTED, Printed, Stage, State};
pub use text::PageText;
pub use view::{Heard, ListPage, ListProps};
pub use worker::{Answer, Worker};
