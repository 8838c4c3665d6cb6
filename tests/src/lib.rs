//! What the suites share.

pub mod browser;
pub mod folders;
pub mod server;
