//! A year on one sheet of paper, to be put up: how much, how an hour comes to count, dates, and a code that leads to the
//! checker.

use qrcodegen::{QrCode, QrCodeEcc};
use serde::Serialize;

use crate::model::{PageId, Year};
use crate::render::Page;
use crate::render::glance::insert_glance;
use crate::render::tables::{insert_dates, insert_requirements};
use crate::render::voice::Voice;

/// None for an address too long for a code, which no site has.
pub(super) fn page(voice: &Voice<'_>, year: &Year) -> Option<Page> {
    let address = voice.site.url(voice.language(), &PageId::Checker.address());
    let mut page = Page::new(voice, voice.t("leaflet_lead"));
    page.values.insert("code", &picture(&format!("{address}#year={}", year.year))?);
    page.values.insert("address", &address);
    insert_glance(voice, year, &mut page);
    insert_requirements(voice, year, &mut page);
    insert_dates(voice, year, None, &mut page);
    Some(page)
}

/// A QR code as a picture: how wide it is with its quiet zone, and the path around what is dark, in modules.
#[derive(Serialize)]
struct CodePicture {
    width: i32,
    path: String,
}

/// What stays white around a code, in modules, as ISO/IEC 18004 asks.
const QUIET: i32 = 4;

fn picture(text: &str) -> Option<CodePicture> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let modules = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
    let dark = modules.filter(|(x, y)| code.get_module(*x, *y));
    Some(CodePicture {
        width: code.size() + 2 * QUIET,
        path: dark.map(|(x, y)| format!("M{} {}h1v1h-1z", x + QUIET, y + QUIET)).collect(),
    })
}
