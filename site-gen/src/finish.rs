//! The stage behind `render`: pages and what stands beside them, assets, sitemaps, rules as
//! data and the worker that keeps them in browsers become one sorted map of paths to bytes.

mod sitemap;
mod worker;

use std::collections::BTreeMap;

use crate::assets::{Assets, EMBED_PATH, WORKER_PATH, embed_script};
use crate::content::STATIC;
use crate::exchange;
use crate::model::Site;
use crate::render::Pages;
use crate::ui;

/// The finished site: the bytes of every file by its path below the root, sorted.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Bundle(BTreeMap<String, Vec<u8>>);

impl Bundle {
    /// Every file, in order of its path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// The bytes of the file at a path; none where there is no such file.
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.0.get(path).map(Vec::as_slice)
    }
}

/// Makes the bundle. An error is a mistake in a type of this program, never in the content.
pub fn finish(pages: Pages, assets: &Assets, site: &Site) -> serde_json::Result<Bundle> {
    let mut files: BTreeMap<String, Vec<u8>> =
        pages.files.into_iter().map(|page| (page.path, page.html.into_bytes())).collect();
    for (path, passages) in pages.passages {
        files.insert(path, serde_json::to_vec(&passages)?);
    }
    files.extend(assets.files().map(|(path, bytes)| (path.to_owned(), bytes.to_vec())));
    files.extend(site.files.iter().map(|(name, file)| (format!("{STATIC}{name}"), file.bytes.to_vec())));
    files.insert(EMBED_PATH.to_owned(), embed_script(&checkers(site))?.into_bytes());
    let texts = pages.beside.into_iter().chain(sitemap::files(site));
    files.extend(texts.map(|(path, text)| (path, text.into_bytes())));
    for year in &site.years {
        files.insert(exchange::rules_path(year.year), serde_json::to_vec(&exchange::rules_file(site, year))?);
    }
    for list in site.years.iter().flat_map(|year| exchange::blank_lists(site, year)) {
        files.insert(list.path, list.bytes);
    }
    files.insert(format!("rules/{}", exchange::schema_name()), exchange::schema()?.into_bytes());
    files.insert(WORKER_PATH.to_owned(), worker::script(site, &files)?.into_bytes());
    Ok(Bundle(files))
}

/// The id of each language, and what the checker is called in it.
fn checkers(site: &Site) -> Vec<(&str, String)> {
    let name = |id: &str| ui::load(id).map(|ui| ui.fill("checker", &[])).unwrap_or_default();
    site.data.languages.iter().map(|language| (language.id.as_str(), name(&language.id))).collect()
}
