//! The page of the hours checker, with the newest year's table and, where the checker cannot run, a worksheet.

use crate::render::Page;
use crate::render::tables::insert_requirements;
use crate::render::voice::Voice;
use crate::render::widget::widget;

pub(super) fn page(voice: &Voice<'_>, path: &str) -> Option<Page> {
    let mut page = Page::new(voice, voice.t("checker_lead"));
    page.values.insert("widget", &widget(voice, path)?);
    insert_requirements(voice, voice.site.newest(), &mut page);
    Some(page)
}
