//! The page that a server shows at addresses where there is none.

use crate::render::Page;
use crate::render::voice::Voice;
use crate::render::ways_on::ways_on;

pub(super) fn page(voice: &Voice<'_>) -> Page {
    let mut page = Page::new(voice, voice.t("not_found_text"));
    page.values.insert("ways_on", &ways_on(voice));
    page
}
