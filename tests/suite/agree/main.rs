//! Text, rules, translation and everything else that a site says agree: a slip in one place alone is an error at that
//! place, and what is said in other words is none.

#![expect(clippy::expect_used, clippy::panic, reason = "what goes wrong here is a failed test")]

mod content;
mod figures;
mod honest;
mod slips;
mod structure;
mod words;
