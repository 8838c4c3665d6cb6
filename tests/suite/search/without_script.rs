//! Without script: the box leads to the index of all pages and all terms.

use std::collections::BTreeSet;

use serde_json::Value;
use site_gen::model::PageId;
use site_tests::browser::{Browser, Visitor};
use site_tests::folders::{checked, mini_folder, own_content};
use site_tests::server::Server;

use super::LANGUAGES;

#[tokio::test]
async fn the_box_leads_to_an_index_that_names_every_page_and_every_term() {
    let changing = mini_folder(&["second-year", "amendment"]);
    for content in [own_content().as_path(), changing.path()] {
        let (server, own) = (Server::site_of(content), checked(content));
        let browser = Browser::start(Visitor { scripts: false, ..Visitor::default() }).await;
        let pages = own.site().plan.listed().filter(|page| page.id != PageId::Search).map(|page| page.address.clone());
        let terms = own.site().glossary.iter().map(|term| format!("glossary/#{}", term.id));
        let expected: BTreeSet<String> = pages.chain(terms).collect();
        for language in LANGUAGES {
            browser.open(&server.url(&format!("{language}/questions/"))).await;
            browser.fill("#site-search", "72").await;
            browser.click(".site-search button").await;
            browser.find(".site-index").await;
            assert_eq!(browser.address().await, server.url(&format!("{language}/search/?")), "nothing is sent");
            assert!(!browser.shows("#search").await, "a form that would do nothing is not shown");
            assert!(browser.shows("noscript p").await);
            assert_eq!(links(&browser).await, expected, "{language}");
        }
    }
}

/// Where the links of the index lead, below the root of the language.
async fn links(browser: &Browser) -> BTreeSet<String> {
    let links =
        "return Array.from(document.querySelectorAll('#index a'), a => a.getAttribute('href').replace('../', ''))";
    let links = browser.run(links).await;
    links.as_array().expect("links").iter().filter_map(Value::as_str).map(str::to_owned).collect()
}
