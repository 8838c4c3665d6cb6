//! How pages look: their pictures in every state, what holds at any width and size of letters, and what readers choose
//! under "display".

#![expect(clippy::expect_used, reason = "what goes wrong here is a failed test")]

mod choices;
mod fit;
mod leaflet;
mod pictures;
