//! What holds whatever stands in a rules.toml or a notice, and whatever facts another system sends.
//!
//! [`rules()`], [`facts()`], [`markdown()`] and [`import()`] take any bytes and panic where something does not hold. A fuzzer calls them with what it
//! makes up, and a test with what is kept of that in `corpus`.

#![expect(clippy::expect_used, reason = "what goes wrong here is a failed test")]

mod facts;
mod holds;
mod import;
mod markdown;
mod person;
mod rules;

pub use facts::facts;
pub use import::{import, import_as};
pub use markdown::markdown;
pub use rules::rules;

/// The year of all rules and facts here.
const YEAR: u16 = 2030;
