//! The head of each page: a title and a description of its own, canonical address and alternates, a picture to share.

use std::collections::BTreeMap;

use super::{Site, attributes, is_listed, meta, own, sites};

/// The most columns; a character outside ASCII has two.
const MOST_OF_TITLE: usize = 100;
const MOST_OF_DESCRIPTION: usize = 160;
/// The least width and height of a picture that messengers show, in pixels.
const LEAST_OF_PICTURE: u32 = 300;

fn columns(text: &str) -> usize {
    let plain = [("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">")];
    let text = plain.iter().fold(text.to_owned(), |text, (escaped, plain)| text.replace(escaped, plain));
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

fn title(html: &str) -> &str {
    html.split("<title>").nth(1).and_then(|rest| rest.split('<').next()).unwrap_or_default()
}

#[test]
fn each_page_has_a_title_and_a_description_of_its_own() {
    for site in sites() {
        let (mut titles, mut descriptions) = (BTreeMap::new(), BTreeMap::new());
        let pages = site.texts(".html");
        for (path, html) in pages.iter().filter(|(_, html)| is_listed(html)) {
            let description = meta(html, "description").unwrap_or_default();
            assert!((1..=MOST_OF_TITLE).contains(&columns(title(html))), "{path}: {}", title(html));
            assert!((1..=MOST_OF_DESCRIPTION).contains(&columns(description)), "{path}: {description}");
            assert_eq!(titles.insert(title(html), path), None, "{path}: {}", title(html));
            assert_eq!(descriptions.insert(description, path), None, "{path}: {description}");
        }
        assert!(titles.len() > 20, "pages are looked at");
    }
}

#[test]
fn each_page_says_where_it_is_and_where_its_translations_are() {
    for site in sites() {
        for (path, html) in site.texts("index.html").iter().filter(|(_, html)| is_listed(html)) {
            let address = format!("{}{}", site.base, path.strip_suffix("index.html").unwrap_or_default());
            assert!(html.contains(&format!("<link rel=\"canonical\" href=\"{address}\">")), "{path}");
            let alternates = html.matches("<link rel=\"alternate\" hreflang=\"").count();
            let default = html.contains(&format!("hreflang=\"x-default\" href=\"{}\">", site.base));
            assert!(alternates > 2 && default, "{path}: {alternates}");
            assert_eq!(meta(html, "og:url"), Some(address.as_str()), "{path}");
        }
    }
}

#[test]
fn each_page_can_be_shared_with_a_picture() {
    for site in sites() {
        for (path, html) in site.texts("index.html").iter().filter(|(_, html)| is_listed(html)) {
            for name in ["og:title", "og:description", "og:type", "og:site_name", "og:locale", "og:locale:alternate"] {
                assert!(meta(html, name).is_some_and(|content| !content.is_empty()), "{path}: {name}");
            }
            let picture = meta(html, "og:image").and_then(|url| url.strip_prefix(&site.base)).unwrap_or_default();
            let (width, height) = size(&site, picture);
            assert!(width >= LEAST_OF_PICTURE && height >= LEAST_OF_PICTURE, "{path}: {width} by {height}");
            let stated = ["og:image:width", "og:image:height"].map(|name| meta(html, name).map(str::to_owned));
            assert_eq!(stated, [width, height].map(|pixels| Some(pixels.to_string())), "{path}");
        }
    }
}

/// Width and height of a PNG, in pixels.
fn size(site: &Site, path: &str) -> (u32, u32) {
    let bytes = site.bundle.file(path).unwrap_or_else(|| panic!("there is no {path}"));
    assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"), "{path} is a PNG");
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
    (number(16), number(20))
}

#[test]
fn the_manifest_of_each_language_names_icons_of_their_size() {
    let site = own();
    let manifests = site.texts(".webmanifest");
    assert_eq!(manifests.len(), 2);
    for (path, text) in manifests {
        let manifest: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        for key in ["name", "lang", "start_url", "scope", "display"] {
            assert!(manifest[key].is_string(), "{path}: {key}");
        }
        let pictures = manifest["icons"].as_array().expect("icons").iter().filter(|icon| icon["type"] == "image/png");
        let sizes: Vec<u32> = pictures
            .map(|icon| {
                let (width, height) = size(&site, icon["src"].as_str().unwrap_or_default().trim_start_matches("../"));
                assert_eq!(icon["sizes"], format!("{width}x{height}"));
                width
            })
            .collect();
        assert_eq!(sizes, [192, 512], "{path}");
    }
}

#[test]
fn official_names_are_filled_from_the_content_or_left_out() {
    let site = own();
    let page = |path: &str| site.texts(path).into_values().next().expect("a page");
    let notice = page("zh/2019/notice/index.html");
    assert_eq!(meta(&notice, "SiteDomain"), Some("shaoguan.example"));
    assert_eq!(meta(&notice, "ContentSource"), Some("韶关市人力资源和社会保障局"));
    assert!(meta(&notice, "ArticleTitle").is_some() && meta(&notice, "ColumnName").is_some());
    // The copy of the notice states no day on which it was published, and the site has no code.
    assert_eq!((meta(&notice, "PubDate"), meta(&notice, "SiteIDCode")), (None, None));
    assert_eq!(meta(&page("zh/index.html"), "ArticleTitle"), None);
    assert!(
        site.texts(".html").values().all(|html| attributes(html, "content").iter().all(|content| !content.is_empty()))
    );
}
