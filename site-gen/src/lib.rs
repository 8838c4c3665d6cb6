//! The site generator: turns a bureau's notice and course guide into a bilingual help site with an hours checker.
//!
//! Each stage is a type: `Sources -> Content -> Site -> Checked -> Publication -> files`. The modules of the stages
//! are, in this order, `source`, `content`, `model`, `check`, `render`, `finish` and `write`; `commands` is what a
//! person can run.

#![warn(clippy::print_stdout, clippy::print_stderr)]

pub mod check;
pub mod commands;
pub mod content;
pub mod diag;
pub mod difference;
pub mod exchange;
pub mod finish;
pub mod help;
pub mod import;
pub mod lexis;
pub mod model;
pub mod render;
pub mod source;
pub mod write;

mod assets;
mod memo;
mod ui;
