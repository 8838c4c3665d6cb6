//! Finding: every page leads to the search, which finds what readers ask for; without script there is an index; terms are
//! marked, and the glossary goes by letters.
//!
//! What readers type, and where the answer stands, are data: `tests/search/queries.toml`.

#![expect(clippy::expect_used, reason = "what goes wrong here is a failed test")]

mod finds;
mod page;
mod terms;
mod without_script;

use site_tests::browser::Browser;
use site_tests::server::Server;

/// The languages of the own site.
const LANGUAGES: [&str; 2] = ["zh", "en"];

/// Opens a search page, with what stands behind its address.
async fn open(browser: &Browser, server: &Server, language: &str, behind: &str) {
    browser.open(&server.url(&format!("{language}/search/{behind}"))).await;
    browser.find("#search:not([hidden])").await;
}

/// Asks for something on the search page and waits for the answer in the status.
async fn ask(browser: &Browser, query: &str) {
    browser.fill("#search-words", query).await;
    browser.click("#search .button").await;
    browser.find("#search-status:not(:empty)").await;
}
