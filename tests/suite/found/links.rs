//! Every address that a file other than a page's text names is that of a file, and its anchor is there.

use std::collections::BTreeSet;

use serde_json::Value;
use site_tests::xml::{Element, parse};

use super::{Site, attributes, json_ld, meta, sites};

#[test]
fn every_full_address_of_the_own_site_leads_somewhere() {
    for site in sites() {
        let mut found = BTreeSet::new();
        for ending in [".html", ".atom", ".xml", ".ics", ".webmanifest", "robots.txt"] {
            let of_kind: Vec<(String, String)> =
                site.texts(ending).iter().flat_map(|file| named(&site, file.0, file.1)).collect();
            assert!(!of_kind.is_empty() || ending == ".ics", "{}: {ending} names addresses", site.base);
            found.extend(of_kind);
        }
        let broken: Vec<_> = found.iter().filter(|(_, address)| !leads_somewhere(&site, address)).collect();
        assert!(broken.is_empty(), "{broken:?}");
        println!("{}: {} addresses", site.base, found.len());
    }
}

/// The addresses of the site that a file names in full, each with the file's path.
fn named(site: &Site, path: &str, text: &str) -> Vec<(String, String)> {
    let addresses: Vec<String> = match path.rsplit('.').next().unwrap_or_default() {
        "html" => of_page(text),
        "atom" | "xml" => of_xml(&parse(text)),
        "ics" => text
            .replace("\r\n ", "")
            .lines()
            .flat_map(|line| line.split_once(":http"))
            .map(|(_, rest)| format!("http{rest}"))
            .collect(),
        "webmanifest" => of_json(&serde_json::from_str(text).expect("JSON"))
            .into_iter()
            .map(|address| beside(site, path, &address))
            .collect(),
        _ => text.split_whitespace().map(str::to_owned).collect(),
    };
    let own = addresses.into_iter().filter(|address| address.starts_with(&site.base));
    own.map(|address| (path.to_owned(), address)).collect()
}

/// The full address of what a manifest names beside itself.
fn beside(site: &Site, path: &str, address: &str) -> String {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    match address.strip_prefix("../") {
        Some(above) => format!("{}{above}", site.base),
        None => format!("{}{folder}/{}", site.base, address.trim_start_matches("./")),
    }
}

fn of_page(html: &str) -> Vec<String> {
    let head = html.split("</head>").next().unwrap_or_default();
    let shared = ["og:url", "og:image"].into_iter().filter_map(|name| meta(html, name));
    let linked = json_ld(html).map(|data| of_json(&data)).unwrap_or_default();
    attributes(head, "href").into_iter().chain(shared).map(str::to_owned).chain(linked).collect()
}

fn of_xml(element: &Element) -> Vec<String> {
    // An id is no link; only that of a feed or a page is one by the way.
    let own = element.attributes.values().chain((element.name != "id").then_some(&element.text)).cloned();
    own.chain(element.children.iter().flat_map(of_xml)).collect()
}

fn of_json(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) if text.starts_with("http") || text.starts_with('.') => vec![text.clone()],
        Value::Array(items) => items.iter().flat_map(of_json).collect(),
        Value::Object(properties) => properties.values().flat_map(of_json).collect(),
        _ => Vec::new(),
    }
}

fn leads_somewhere(site: &Site, address: &str) -> bool {
    let (page, anchor) = address.split_once('#').unwrap_or((address, ""));
    let below = page.strip_prefix(&site.base).expect("an address of the site");
    let path = if below.is_empty() || below.ends_with('/') { format!("{below}index.html") } else { below.to_owned() };
    let Some(bytes) = site.bundle.file(&path) else { return false };
    anchor.is_empty() || attributes(&String::from_utf8_lossy(bytes), "id").contains(&anchor)
}
