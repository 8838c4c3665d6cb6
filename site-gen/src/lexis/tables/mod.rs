//! What is known of each language, a file each.

mod english;
mod japanese;
mod korean;
mod plain;
mod simplified;
mod traditional;

pub(super) use english::{ENGLISH, ENGLISH_WORDS};
pub(super) use japanese::JAPANESE;
pub(super) use korean::KOREAN;
pub(super) use plain::PLAIN;
pub(super) use simplified::{SIMPLIFIED, SIMPLIFIED_WORDS};
pub(super) use traditional::TRADITIONAL;
