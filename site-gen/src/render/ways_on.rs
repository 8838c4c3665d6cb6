//! Where a reader can go on from a wrong address.

use super::voice::Voice;
use crate::model::PageId;

/// The pages that most readers look for: what each is called, and its address below the root of the language.
pub(super) fn ways_on(voice: &Voice<'_>) -> Vec<(String, String)> {
    let notice = PageId::Notice(voice.site.newest().year);
    let pages = [PageId::Home, PageId::Checker, PageId::Questions, notice];
    pages.iter().map(|page| (voice.short_title(page), page.address())).collect()
}
