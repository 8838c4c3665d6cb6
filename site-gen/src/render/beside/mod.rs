//! What stands beside the pages of a language for programs to read: feeds, calendars of each year's dates, and the manifest.

mod calendar;
mod feed;
mod feeds;
mod manifest;

use serde::Serialize;

pub(super) use calendar::calendar_address;

use super::voice::Voice;
use crate::assets::Assets;

/// Address of the manifest below the root of a language.
pub(super) const MANIFEST: &str = "manifest.webmanifest";

/// A feed, as pages link to it.
#[derive(Debug, Serialize)]
pub(super) struct FeedLink {
    title: String,
    /// The words that lead to it.
    name: String,
    /// Its address below the root of the language.
    address: &'static str,
}

/// The links to the feeds of a language.
pub(super) fn feed_links(voice: &Voice<'_>) -> Vec<FeedLink> {
    let link = |kind: &feeds::FeedKind| {
        let title = voice.t(kind.title);
        FeedLink { name: voice.ui.fill("subscribe", &[("title", &title)]), title, address: kind.address }
    };
    feeds::KINDS.iter().map(link).collect()
}

/// The files of a language, each as its path below the root of the site and its text. An error is a fault of this program.
pub(crate) fn files(voice: &Voice<'_>, assets: &Assets) -> serde_json::Result<Vec<(String, String)>> {
    let manifest = (MANIFEST.to_owned(), manifest::manifest(voice, assets)?);
    let feeds = feeds::KINDS.iter().map(|kind| (kind.address.to_owned(), feeds::feed(voice, kind)));
    let calendars = voice.site.years.iter().filter_map(|year| calendar::calendar(voice, year));
    let files = std::iter::once(manifest).chain(feeds).chain(calendars);
    Ok(files.map(|(address, text)| (format!("{}/{address}", voice.language().id), text)).collect())
}
