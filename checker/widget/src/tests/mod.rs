//! Tests of what the checker knows and says, without a page.

mod actions;
mod answers;
mod facts;
mod judge;
mod opening;
mod report;
mod sample;
mod saved;
mod state;
mod table;
mod take;
