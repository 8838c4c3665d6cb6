//! The page for lists for browsers to which a strict policy forbids WebAssembly: the page for lists, at an address and with
//! a policy of its own.

pub(super) use super::list::page;
