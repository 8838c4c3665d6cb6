//! The page of the hours checker for browsers to which a strict policy forbids WebAssembly: the checker's page, at an address
//! and with a policy of its own.

pub(super) use super::checker::page;
