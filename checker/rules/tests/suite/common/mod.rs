//! What the tests are written with.

pub(crate) mod facts;
pub(crate) mod rules;
