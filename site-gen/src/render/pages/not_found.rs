//! The page that a server shows at addresses where there is none.

use crate::render::Page;
use crate::render::voice::Voice;

pub(super) fn page(voice: &Voice<'_>) -> Page {
    Page::new(voice, voice.t("not_found_text"))
}
