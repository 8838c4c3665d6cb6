//! The embedded checker for browsers to which a strict policy forbids WebAssembly: the same page with a policy of its own.

pub(super) use super::embedded::page;
