//! What a server shows where there is no page.

use crate::render::Page;
use crate::render::voice::Voice;

pub(super) fn page(voice: &Voice<'_>) -> Page {
    Page::new(voice, voice.t("not_found_text"))
}
