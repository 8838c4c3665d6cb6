//! The page for lists of staff in Chromium: what it makes of a list, how one looks at that, and what it does with whatever
//! is no list.

#![expect(clippy::expect_used, clippy::panic, reason = "what goes wrong here is a failed test")]
#![expect(clippy::disallowed_methods, reason = "reads the lists, and what a browser saved")]

mod bringing;
mod engines;
mod failing;
mod hostile;
mod looking;
mod quiet;
mod same;
mod state;
mod visit;
