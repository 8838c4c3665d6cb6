//! What is entered into the checker stays: over a reload, a way back, another language, on the device, in links and files.
//! And the learning log, several years, and what others write into all of these.

#![expect(clippy::expect_used, reason = "what goes wrong here is a failed test")]

mod device;
mod everybody;
mod files;
mod hostile;
mod links;
mod log;
mod reload;
mod translated;
mod visit;
