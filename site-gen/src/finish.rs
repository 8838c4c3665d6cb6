//! Pages, assets and data become one sorted map of paths to bytes.

use std::collections::BTreeMap;

use crate::assets::Assets;
use crate::exchange;
use crate::model::{Site, address};
use crate::render::Pages;

/// The finished site: every file by its path, sorted.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Bundle(BTreeMap<String, Vec<u8>>);

impl Bundle {
    /// Every file in order of its path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// The file at a path.
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.0.get(path).map(Vec::as_slice)
    }
}

/// Adds assets, the sitemap, and the rules as data.
pub fn finish(pages: Pages, assets: &Assets, site: &Site) -> Bundle {
    let sitemap = sitemap(&pages);
    let mut files: BTreeMap<String, Vec<u8>> =
        pages.files.into_iter().map(|page| (page.path, page.html.into_bytes())).collect();
    files.extend(assets.files().map(|(path, bytes)| (path.to_owned(), bytes.to_vec())));
    files.insert("sitemap.xml".to_owned(), sitemap.into_bytes());
    for year in &site.years {
        let file = serde_json::to_vec(&exchange::rules_file(site, year)).unwrap_or_default();
        files.insert(address::rules_file(year.year), file);
    }
    files.insert(format!("rules/{}", exchange::schema_name()), exchange::schema().into_bytes());
    Bundle(files)
}

/// Every page that has an address of its own, each with its other languages.
fn sitemap(pages: &Pages) -> String {
    let mut xml = String::from(concat!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
    ));
    for entry in &pages.addresses {
        xml.extend(["<url><loc>", &entry.url, "</loc>"]);
        for (tag, url) in &entry.alternates {
            xml.extend(["<xhtml:link rel=\"alternate\" hreflang=\"", tag, "\" href=\"", url, "\"/>"]);
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}
