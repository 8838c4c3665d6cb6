//! A further page with the list of questions.

use super::questions;
use crate::render::Page;
use crate::render::voice::Voice;

pub(super) fn page(voice: &Voice<'_>, number: usize) -> Page {
    questions::list(voice, number)
}
