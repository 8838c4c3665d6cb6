//! What the rules mean: examples, properties, and a second evaluation to compare with.

#![expect(clippy::unwrap_used, reason = "what goes wrong here is a failed test")]

mod advice;
mod common;
mod corners;
mod diff;
mod entries;
mod enumeration;
mod evaluate;
mod figures;
mod limits;
mod properties;
mod questions;
mod random;
#[cfg(feature = "schema")]
mod schema;
mod slow;
mod time;
mod values;
