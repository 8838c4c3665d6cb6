//! The site kept in browsers (`offline = true`): it works without a network, says when a new publication is there, and is
//! dropped when the bureau turns that off.

#![expect(clippy::expect_used, reason = "what goes wrong here is a failed test")]

use serde_json::json;
use site_gen::write;
use site_tests::browser::{Browser, Visitor};
use site_tests::folders::{built, own_bundle, own_content_with, with_line};
use site_tests::server::Server;
use tempfile::TempDir;

const ENOUGH: [(&str, &str); 3] = [("public", "18"), ("professional", "42"), ("elective", "12")];
const RELOAD: &str = ".publication button";

/// The project's content with a line more in `site.toml`, and with another name of its contact.
fn content(line: &str, which: &str) -> TempDir {
    let named =
        |text: String| text.replace("en = \"Human resources and", &format!("en = \"{which} human resources and"));
    own_content_with(|text| with_line(&named(text), line))
}

/// Publishes another content where a server serves.
fn publish(server: &Server, content: &TempDir) {
    write::commit(&built(content.path()), &server.folder()).expect("a publication");
}

/// A site that browsers keep, and a browser that has visited its home page and kept it.
async fn visited() -> (Server, Browser) {
    let server = Server::site_of(content("offline = true", "Red").path());
    server.keep_nothing();
    let browser = Browser::start(Visitor::default()).await;
    browser.open(&server.url("en/")).await;
    let ready = "const done = arguments[arguments.length - 1];
        navigator.serviceWorker.ready.then(kept => {
            const worker = kept.active;
            const look = () => worker.state === 'activated' && done(true);
            worker.addEventListener('statechange', look);
            look();
        });";
    assert_eq!(browser.run_async(ready).await, json!(true));
    (server, browser)
}

/// The names of what browsers keep for the site.
async fn caches(browser: &Browser) -> usize {
    let names = "const done = arguments[arguments.length - 1]; caches.keys().then(names => done(names.length));";
    let number = browser.run_async(names).await.as_u64().expect("a number");
    usize::try_from(number).expect("a small number")
}

#[tokio::test]
async fn after_a_first_visit_the_site_and_the_checker_work_without_a_network() {
    let (server, browser) = visited().await;
    let url = |page: &str| server.url(page);
    let pages = ["zh/2019/notice/", "en/questions/", "en/checker/", "zh/"].map(url);
    drop(server);
    for page in &pages {
        browser.open(page).await;
        assert!(browser.shows("h1").await, "{page}");
        if browser.count(".checker-form").await > 0 {
            browser.alive().await;
            browser.check(&ENOUGH).await;
            browser.find("#checker-verdict .met").await;
        }
        assert_eq!(browser.count(RELOAD).await, 0, "{page}: there is no new publication");
    }
    let complaints: Vec<String> = browser.complaints().await;
    let others = complaints.iter().filter(|said| !said.contains("worker.js") && !said.contains("ERR_CONNECTION"));
    assert_eq!(others.collect::<Vec<_>>(), Vec::<&String>::new());
}

#[tokio::test]
async fn hours_never_leave_the_browser_that_keeps_the_site() {
    let (server, browser) = visited().await;
    browser.open(&server.url("en/checker/")).await;
    browser.alive().await;
    let before = server.asked().len();
    browser.check(&ENOUGH).await;
    browser.find("#checker-verdict .met").await;
    let asked = server.asked().split_off(before);
    assert!(asked.iter().all(|asked| asked.path.ends_with("/worker.js")), "{asked:?}");
}

#[tokio::test]
async fn a_new_publication_is_announced_and_replaces_the_old_one() {
    let (server, browser) = visited().await;
    browser.open(&server.url("en/checker/")).await;
    browser.alive().await;
    browser.enter(&ENOUGH[..1]).await;
    assert!(browser.text("footer").await.contains("Red human"));
    publish(&server, &content("offline = true", "Blue"));
    browser.reload().await;
    assert!(browser.text("footer").await.contains("Red human"), "no page changes by itself");
    browser.find(RELOAD).await;
    assert_eq!(browser.attribute(".publication", "role").await, "status", "it is announced politely");
    assert!(browser.text(".publication").await.starts_with("This site has been updated."));
    browser.click(RELOAD).await;
    browser.gone(RELOAD).await;
    browser.alive().await;
    assert!(browser.text("footer").await.contains("Blue human"));
    assert_eq!(browser.value("#checker-hours-public").await, "18", "what was entered is still there");
    assert_eq!(caches(&browser).await, 1, "nothing is left of the old publication");
}

#[tokio::test]
async fn turned_off_again_it_is_dropped() {
    let (server, browser) = visited().await;
    publish(&server, &content("offline = false", "Blue"));
    browser.open(&server.url("en/")).await;
    browser.click(RELOAD).await;
    browser.gone(RELOAD).await;
    assert!(browser.text("footer").await.contains("Blue human"));
    let registered = "const done = arguments[arguments.length - 1];
        navigator.serviceWorker.getRegistrations().then(all => done(all.length));";
    assert_eq!(browser.run_async(registered).await, json!(0));
    assert_eq!(caches(&browser).await, 0);
}

#[test]
fn pages_name_the_worker_only_where_it_is_turned_on() {
    let on = built(content("offline = true", "Red").path());
    for (bundle, is_on) in [(own_bundle(), false), (on, true)] {
        for (path, bytes) in bundle.files().filter(|(path, _)| path.ends_with("index.html")) {
            let names = String::from_utf8_lossy(bytes).contains("worker.js");
            let is_page = path != "index.html" && !path.contains("/embed/");
            assert_eq!(names, is_on && is_page, "{path}");
        }
        let worker = String::from_utf8_lossy(bundle.file("worker.js").expect("a worker")).into_owned();
        assert_eq!(worker.contains("unregister"), !is_on, "without it, a worker that removes itself");
    }
}
