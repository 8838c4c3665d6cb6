//! The head of a page, for those who find, list and share it: search engines, messengers, other systems, browsers.
//!
//! `described` is its title and description, `official` the names that official sites use, `linked` the same as data.
//! All of it is from the content; what that lacks is left out.

mod described;
mod linked;
mod official;

pub(super) use described::{description, heading, title};
pub(super) use linked::data as linked;
use serde::Serialize;

use super::beside::{self, FeedLink};
use super::blank::FrameBlank;
use super::voice::Voice;
use crate::assets::Assets;
use crate::content::Language;
use crate::model::PageId;
use crate::ui;

/// What a page's head says of it.
#[derive(Debug, Serialize)]
pub(super) struct PageHead {
    /// At most 100 columns; a character outside ASCII has two.
    title: String,
    /// At most 160 columns.
    description: String,
    share: SharedPage,
    /// Names and contents of what official sites say in `meta`.
    official: Vec<(&'static str, String)>,
    feeds: Vec<FeedLink>,
    /// Address of the manifest below the root of the language.
    manifest: &'static str,
    /// JSON-LD that can stand in HTML; empty where there is none.
    linked: String,
}

/// What messengers show of a page (Open Graph).
#[derive(Debug, Serialize)]
pub(super) struct SharedPage {
    title: String,
    kind: &'static str,
    url: String,
    site_name: String,
    description: String,
    /// Full address of the picture, its width and height in pixels.
    image: String,
    image_size: u16,
    locale: String,
    other_locales: Vec<String>,
}

/// Width and height of the picture, in pixels.
const IMAGE_SIZE: u16 = 600;

/// The head of a page, with blanks for what it says of itself.
pub(super) fn head(voice: &Voice<'_>, id: &PageId, assets: &Assets, has_linked: bool) -> PageHead {
    PageHead {
        title: FrameBlank::HeadTitle.text(),
        description: FrameBlank::Description.text(),
        share: share(
            voice,
            id,
            &[FrameBlank::Heading, FrameBlank::Description, FrameBlank::Canonical].map(FrameBlank::text),
            assets,
        ),
        official: official::names(voice, id),
        feeds: beside::feed_links(voice),
        manifest: beside::MANIFEST,
        linked: if has_linked { FrameBlank::Linked.text() } else { String::new() },
    }
}

/// The same of the page at the root of the site, where a language is chosen: in all languages.
pub(super) fn root_share(voices: &[Voice<'_>], assets: &Assets) -> Option<SharedPage> {
    let first = voices.first()?;
    let names: Vec<&str> = voices.iter().map(|voice| voice.text(&voice.site.data.name)).collect();
    let descriptions: Vec<&str> = voices.iter().map(|voice| voice.text(&voice.site.data.description)).collect();
    let description = described::in_all(&descriptions, described::MOST_OF_DESCRIPTION);
    Some(SharedPage {
        title: described::in_all(&names, described::MOST_OF_TITLE),
        url: first.site.data.base_url.clone(),
        ..share(first, &PageId::Home, &[String::new(), description, String::new()], assets)
    })
}

fn share(voice: &Voice<'_>, id: &PageId, [heading, description, address]: &[String; 3], assets: &Assets) -> SharedPage {
    let data = &voice.site.data;
    let others = data.languages.iter().filter(|language| language.id != voice.language().id);
    SharedPage {
        title: heading.clone(),
        kind: if *id == PageId::Home { "website" } else { "article" },
        url: voice.site.url(voice.language(), address),
        site_name: voice.text(&data.name).to_owned(),
        description: description.clone(),
        image: format!("{}{}", data.base_url, assets.share),
        image_size: IMAGE_SIZE,
        locale: voice.t("locale"),
        other_locales: others.filter_map(locale).collect(),
    }
}

fn locale(language: &Language) -> Option<String> {
    Some(ui::load(&language.id)?.fill("locale", &[]))
}
