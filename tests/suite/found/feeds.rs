//! Feeds are Atom, sitemaps name every page, and both know no other days than those of the content.

use std::collections::BTreeSet;

use site_tests::xml::{Element, parse};

use super::{is_listed, own, sites};

const ATOM: &str = "http://www.w3.org/2005/Atom";

/// Whether a text is a moment as RFC 3339 writes it.
fn is_moment(text: &str) -> bool {
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    shape == "0000-00-00T00:00:00Z"
}

/// Checks what feed and entry have to have in common; gives the id.
fn required(of: &Element) -> &str {
    assert!(!of.only("title").is_empty(), "{}", of.name);
    assert!(is_moment(of.only("updated")), "{}", of.only("updated"));
    assert!(of.only("id").starts_with("https://"), "{}", of.only("id"));
    assert!(of.all("link").any(|link| link.attribute("rel") == "alternate" && !link.attribute("href").is_empty()));
    of.only("id")
}

#[test]
fn feeds_are_atom_with_all_it_requires() {
    for site in sites() {
        let feeds = site.texts(".atom");
        assert!(feeds.len() >= 4, "{}", site.base);
        for (path, text) in feeds {
            let feed = parse(&text);
            assert_eq!((feed.name.as_str(), feed.attribute("xmlns")), ("feed", ATOM), "{path}");
            let own = format!("{}{path}", site.base);
            assert_eq!(required(&feed), own);
            assert!(feed.all("link").any(|link| link.attribute("rel") == "self" && link.attribute("href") == own));
            assert!(feed.all("author").all(|author| !author.only("name").is_empty()), "{path}");
            let ids: BTreeSet<&str> = feed.all("entry").map(required).collect();
            assert_eq!(ids.len(), feed.all("entry").count(), "{path}: no id twice");
            assert!(feed.all("entry").all(|entry| !entry.only("summary").is_empty()), "{path}");
            let days: Vec<&str> = feed.all("entry").map(|entry| entry.only("updated")).collect();
            assert!(days.is_sorted_by(|a, b| a >= b), "{path}: {days:?}");
        }
    }
}

#[test]
fn feeds_have_an_entry_for_each_notice_amendment_and_change() {
    let [own, changing, _] = sites();
    let entries = |site: &super::Site, path: &str| parse(&site.texts(path)[path]).all("entry").count();
    assert_eq!([entries(&own, "zh/notices.atom"), entries(&own, "zh/changes.atom")], [1, 0]);
    assert_eq!([entries(&changing, "en/notices.atom"), entries(&changing, "en/changes.atom")], [4, 1]);
    let changes = parse(&changing.texts("en/changes.atom")["en/changes.atom"]);
    let entry = changes.all("entry").next().expect("an entry");
    assert_eq!(entry.only("updated"), "2031-01-02T00:00:00Z", "the day of the newer notice");
    assert!(entry.only("content").starts_with("<ul><li>"), "{}", entry.only("content"));
}

#[test]
fn pages_lead_to_the_feeds() {
    for (path, html) in own().texts("index.html") {
        let in_head = html.matches("<link rel=\"alternate\" type=\"application/atom+xml\"").count();
        assert_eq!(in_head, if path == "index.html" || path.contains("/embed/") { 0 } else { 2 }, "{path}");
        let in_page = html.matches("<a href=\"../notices.atom\"").count();
        assert_eq!(in_page, usize::from(path.ends_with("/2019/index.html")), "{path}");
    }
}

#[test]
fn sitemaps_name_every_listed_page_with_its_translations() {
    for site in sites() {
        let index = parse(&site.texts("sitemap.xml")["sitemap.xml"]);
        let maps: Vec<&str> = index.all("sitemap").map(|map| map.only("loc")).collect();
        let mut named = BTreeSet::new();
        for map in &maps {
            let path = map.strip_prefix(&site.base).expect("an own address");
            for page in parse(&site.texts(path)[path]).all("url") {
                assert_eq!(page.all("xhtml:link").count(), maps.len(), "{}", page.only("loc"));
                named.insert(page.only("loc").strip_prefix(&site.base).unwrap_or_default().to_owned());
            }
        }
        let pages = site.texts("index.html");
        let listed = pages.iter().filter(|(path, html)| **path != "index.html" && is_listed(html));
        let listed: BTreeSet<String> = listed.map(|(path, _)| path.trim_end_matches("index.html").to_owned()).collect();
        assert_eq!(named, listed);
        assert!(site.texts("robots.txt")["robots.txt"].contains(&format!("\nSitemap: {}sitemap.xml\n", site.base)));
    }
}

#[test]
fn pages_of_a_notice_without_a_day_have_none_in_the_sitemap() {
    let [own, changing, _] = sites();
    assert!(own.texts(".xml").values().all(|map| !map.contains("<lastmod>")), "the notice states no day");
    let map = parse(&changing.texts("sitemap-en.xml")["sitemap-en.xml"]);
    let day = |page: &str| {
        let page = format!("{}en/{page}", changing.base);
        let entry = map.all("url").find(|entry| entry.only("loc") == page).expect("a page");
        entry.all("lastmod").map(|day| day.text.clone()).collect::<String>()
    };
    assert_eq!((day("2031/notice/").as_str(), day("questions/").as_str()), ("2031-01-02", ""));
    assert!(day("2030/notice/").as_str() > "2030-01-02", "an amendment is newer");
}
