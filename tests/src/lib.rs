//! What the suites share.

#![expect(clippy::expect_used, clippy::panic, reason = "what goes wrong here is a failed test")]

pub mod browser;
pub mod folders;
pub mod imports;
pub mod large;

pub mod lists;
pub mod markdown;
pub mod npm;
pub mod preview;
pub mod random;
pub mod rust;
pub mod server;
pub mod sets;
pub mod sizes;
pub mod terms;
pub mod word;
pub mod xml;
