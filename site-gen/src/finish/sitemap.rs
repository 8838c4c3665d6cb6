//! What search engines read first: the sitemaps, one for each language with an index above them, and robots.txt.

use std::fmt::Write;

use checker_rules::Date;

use crate::content::{Language, escape};
use crate::model::{PageId, PlannedPage, Site};

const INDEX: &str = "sitemap.xml";
const BEGIN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const SITEMAPS: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The files, each as its path below the root of the site and its text.
pub(super) fn files(site: &Site) -> Vec<(String, String)> {
    let listed: Vec<&PlannedPage> = site.plan.listed().collect();
    let mut files = Vec::new();
    for language in &site.data.languages {
        let parts = (1..).zip(listed.chunks(MOST_PAGES));
        files.extend(parts.map(|(number, pages)| (path(language, number), sitemap(site, language, pages))));
    }
    let paths: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    let index = index(site, &paths);
    files.extend([(INDEX.to_owned(), index), ("robots.txt".to_owned(), robots(site))]);
    files
}

/// How many pages a sitemap has at most; search engines take 50,000.
const MOST_PAGES: usize = 5000;

/// The path of a language's sitemap of a number, from 1.
fn path(language: &Language, number: usize) -> String {
    match number {
        1 => format!("sitemap-{}.xml", language.id),
        _ => format!("sitemap-{}-{number}.xml", language.id),
    }
}

fn robots(site: &Site) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {}{INDEX}\n", site.data.base_url)
}

fn index(site: &Site, paths: &[&str]) -> String {
    let mut xml = format!("{BEGIN}<sitemapindex xmlns=\"{SITEMAPS}\">\n");
    let newest = site.years.iter().filter_map(|year| year.changed()).max();
    for path in paths {
        let url = format!("{}{path}", site.data.base_url);
        xml.extend(["<sitemap><loc>", &escape(&url), "</loc>", &changed(newest), "</sitemap>\n"]);
    }
    xml.push_str("</sitemapindex>\n");
    xml
}

/// Pages of a language that search engines may list, with the addresses of their other languages.
fn sitemap(site: &Site, language: &Language, pages: &[&PlannedPage]) -> String {
    let mut xml = format!("{BEGIN}<urlset xmlns=\"{SITEMAPS}\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    for page in pages {
        let url = site.url(language, &page.address);
        xml.extend(["<url><loc>", &escape(&url), "</loc>", &changed(day(site, &page.id))]);
        for other in &site.data.languages {
            let url = site.url(other, &page.address);
            let (tag, url) = (escape(&other.tag), escape(&url));
            // Writing to a text cannot fail.
            let _ = write!(xml, "<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{url}\"/>");
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}

fn changed(day: Option<Date>) -> String {
    day.map(|day| format!("<lastmod>{day}</lastmod>")).unwrap_or_default()
}

/// The day that the content has of a page: of the text of a year's notice, and of that as it stood earlier.
fn day(site: &Site, id: &PageId) -> Option<Date> {
    match id {
        PageId::Notice(year) | PageId::Both(year) => site.year(*year)?.changed(),
        PageId::Earlier(year, amendment) => Some(site.year(*year)?.amendment(amendment)?.1.data.day()),
        _ => None,
    }
}
