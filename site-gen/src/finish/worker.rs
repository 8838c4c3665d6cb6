//! The list of files that the worker keeps in browsers, each with its fingerprint.

use std::collections::BTreeMap;

use crate::assets::{no_worker_script, worker_script};
use crate::model::{PlannedPage, RootPage, Site};

/// A file as the worker knows it: its address below the root of the site, and its fingerprint.
type KeptFile = (String, String);

/// The worker of a publication whose files have these fingerprints; one that removes itself where browsers shall not keep the site.
pub(super) fn script(site: &Site, prints: &BTreeMap<String, String>) -> serde_json::Result<String> {
    if !site.data.offline {
        return Ok(no_worker_script());
    }
    let kept = |paths: Vec<String>| paths.iter().filter_map(|path| Some(kept(path, prints.get(path)?))).collect();
    let (now, later): (Vec<KeptFile>, Vec<KeptFile>) =
        (kept(at_once(site, prints)), kept(once_asked_for(site, prints)));
    worker_script(&now, &later)
}

fn kept(path: &str, print: &str) -> KeptFile {
    let address = path.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'));
    (address.unwrap_or(path).to_owned(), print.to_owned())
}

/// What a first visit keeps: the listed pages in every language, their assets and manifests.
fn at_once(site: &Site, prints: &BTreeMap<String, String>) -> Vec<String> {
    let assets = prints.keys().filter(|path| path.starts_with("assets/") && !is_large(path)).cloned();
    let manifests = prints.keys().filter(|path| path.ends_with(".webmanifest")).cloned();
    let pages = pages(site, |page| page.id.is_listed());
    std::iter::once(RootPage::Choice.file().to_owned()).chain(pages).chain(manifests).chain(assets).collect()
}

/// What is kept once somebody asked for it: the program for lists, and the pages for old browsers.
fn once_asked_for(site: &Site, prints: &BTreeMap<String, String>) -> Vec<String> {
    let large = prints.keys().filter(|path| is_large(path)).cloned();
    pages(site, |page| page.id.is_older() && !page.id.is_embedded()).chain(large).collect()
}

fn pages(site: &Site, is_kept: impl Fn(&PlannedPage) -> bool) -> impl Iterator<Item = String> {
    let pages = site.plan.pages().iter().filter(move |page| is_kept(page));
    pages.flat_map(|page| site.data.languages.iter().map(|language| page.file(&language.id)))
}

/// Whether a file is for some visitors and too large for all: the program for lists, and the picture for messengers.
fn is_large(path: &str) -> bool {
    ["assets/list.", "assets/share."].iter().any(|start| path.starts_with(start))
}
