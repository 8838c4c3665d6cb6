//! The checker for everybody: axe-core, and what announces itself.

use serde_json::json;
use site_tests::browser::{Browser, Visitor};
use site_tests::npm::violations;
use site_tests::server::Server;

use crate::visit::*;

#[tokio::test]
async fn axe_finds_nothing_in_the_log_in_messages_and_among_years() {
    let content = two_years();
    for (dark, words) in [(false, &LANGUAGES[0]), (true, &LANGUAGES[1])] {
        let browser = Browser::start(Visitor { dark, ..Visitor::default() }).await;
        let visit = Visit { browser, server: Server::site_of(content.path()), words };
        visit.open("").await;
        visit.browser.check(&[("common", "12")]).await;
        visit.browser.choose(YEAR, "2030").await;
        visit.browser.enter(&[("common", "9")]).await;
        visit.press("add-record").await;
        visit.press("add-record").await;
        visit.browser.fill("#checker-2-amount", "1").await;
        visit.browser.choose("#checker-2-state", "planned").await;
        visit.check().await;
        visit.browser.find(".years").await;
        visit.tick_keeps().await;
        visit.told(words.kept).await;
        visit.press("add-person").await;
        visit.browser.choose(PERSON, "0").await;
        visit.check().await;
        visit.browser.find(".counted").await;
        assert_eq!(violations(&visit.browser).await, Vec::<String>::new(), "with a log and years");
        visit.bring("{").await;
        visit.told(words.cannot_bring_in).await;
        assert_eq!(violations(&visit.browser).await, Vec::<String>::new(), "with a message");
        visit.browser.fill("#checker-1-amount", "abc").await;
        visit.check().await;
        visit.browser.find("#checker-errors:focus").await;
        assert_eq!(violations(&visit.browser).await, Vec::<String>::new(), "with an entry that cannot be read");
    }
}

/// Whatever a screen reader announces by itself.
const LIVE: &str = "[role=status], [role=alert], [role=log], [aria-live], output";

#[tokio::test]
async fn the_verdict_is_all_that_announces_itself() {
    from_the_checker(async |visit, _| {
        enter_a_log(visit).await;
        visit.check().await;
        visit.browser.verdict().await;
        visit.browser.run("window.seen = document.querySelector('#checker-verdict')").await;
        visit.browser.fill("#checker-1-amount", "19").await;
        visit.browser.gone("#checker-verdict *").await;
        visit.check().await;
        visit.browser.verdict().await;
        let is_same = "return window.seen === document.querySelector('#checker-verdict')";
        assert_eq!(visit.browser.run(is_same).await, json!(true), "it is filled, and not another one put in");
        visit.tick_keeps().await;
        visit.browser.find(MESSAGE).await;
        assert_eq!(visit.browser.count(LIVE).await, 1);
        assert_eq!(visit.browser.count(&format!("#checker-verdict:is({LIVE})")).await, 1);
    })
    .await;
}
