//! What readers choose under "display", and what else the script of every page does.

use serde_json::json;
use site_tests::browser::{Browser, Visitor};
use site_tests::folders::kinds;
use site_tests::npm::violations;
use site_tests::server::Server;
use thirtyfour::Key;

/// What a page shows of the choices, and what is kept of them on the device.
const CHOSEN: &str = "const root = document.documentElement;
    return [root.dataset.letters || '', root.dataset.contrast || '', Object.values(localStorage).join()]";
const LARGEST_AND_HIGH: &str = r#"{"letters":"largest","contrast":"high"}"#;

#[tokio::test]
async fn a_choice_holds_on_every_page_until_it_is_taken_back() {
    let (server, browser) = (Server::own_site(), Browser::start(Visitor::default()).await);
    browser.open(&server.url("zh/")).await;
    assert_eq!(browser.run(CHOSEN).await, json!(["", "", ""]), "nothing is kept unasked");
    browser.click(".view > summary").await;
    browser.click("[data-view=letters][value=largest]").await;
    browser.click("[data-view=contrast][value=high]").await;
    for page in ["zh/", "en/2019/notice/", "zh/checker/"] {
        browser.open(&server.url(page)).await;
        assert_eq!(browser.run(CHOSEN).await, json!(["largest", "high", LARGEST_AND_HIGH]), "{page}");
        assert_eq!(browser.attribute("[data-view=letters][value=largest]", "aria-pressed").await, "true", "{page}");
        let drawn =
            "return [getComputedStyle(document.body).fontSize, getComputedStyle(document.body).backgroundColor]";
        assert_eq!(browser.run(drawn).await, json!(["26px", "rgb(255, 255, 255)"]), "{page}");
    }
    browser.click(".view > summary").await;
    browser.click("[data-view=letters][value='']").await;
    browser.click("[data-view=contrast][value='']").await;
    assert_eq!(browser.run(CHOSEN).await, json!(["", "", ""]), "nothing stays behind");
}

#[tokio::test]
async fn a_device_that_keeps_nothing_or_something_else_shows_the_page_as_usual() {
    let server = Server::own_site();
    for before in [
        "localStorage.setItem('view', '{')",
        "localStorage.setItem('view', 'null')",
        r#"localStorage.setItem('view', '{"letters":5}')"#,
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
    ] {
        let browser = Browser::start(Visitor::default()).await;
        browser.before_each_page(before).await;
        browser.open(&server.url("en/")).await;
        let root = "const { letters, contrast } = document.documentElement.dataset; return [letters, contrast]";
        assert_eq!(browser.run(root).await, json!([null, null]), "{before}");
        browser.click(".view > summary").await;
        browser.click("[data-view=letters][value=large]").await;
        assert_eq!(browser.run(root).await, json!(["large", null]), "{before}");
        assert_eq!(browser.complaints().await, Vec::<String>::new(), "{before}");
    }
}

#[tokio::test]
async fn in_largest_letters_and_high_contrast_axe_finds_nothing() {
    let (server, browser) = (Server::own_site(), Browser::start(Visitor::default()).await);
    browser.before_each_page(&format!("localStorage.setItem('view', '{LARGEST_AND_HIGH}')")).await;
    for page in kinds() {
        browser.open(&server.url(&format!("en/{page}"))).await;
        assert_eq!(browser.attribute("html", "data-letters").await, "largest", "{page}");
        assert_eq!(violations(&browser).await, Vec::<String>::new(), "{page}");
    }
}

#[tokio::test]
async fn the_other_language_opens_at_the_same_place() {
    let (server, browser) = (Server::own_site(), Browser::start(Visitor::default()).await);
    browser.open(&server.url("zh/2019/notice/#annual-hours")).await;
    browser.click(".languages a").await;
    assert_eq!(browser.address().await, server.url("en/2019/notice/#annual-hours"));
}

#[tokio::test]
async fn contents_mark_the_part_in_view() {
    let (server, browser) = (Server::own_site(), Browser::start(Visitor::default()).await);
    browser.open(&server.url("zh/2019/notice/")).await;
    let last = browser.run("return [...document.querySelectorAll('.read .clause-text h2')].pop().id").await;
    let last = last.as_str().expect("an id");
    for id in ["annual-hours", last] {
        browser.run(&format!("document.getElementById('{id}').scrollIntoView({{ behavior: 'instant' }})")).await;
        browser.find(&format!(".contents a[aria-current][href='#{id}']")).await;
        assert_eq!(browser.count(".contents a[aria-current]").await, 1, "{id}");
    }
}

#[tokio::test]
async fn the_menu_of_a_phone_opens_closes_by_the_keyboard_and_needs_no_script() {
    let server = Server::own_site();
    for scripts in [true, false] {
        let browser = Browser::start(Visitor { width: 390, scripts, ..Visitor::default() }).await;
        browser.open(&server.url("zh/")).await;
        assert!(!browser.shows(".menu nav").await && !browser.shows(".main-nav").await);
        assert_eq!(browser.shows(".view").await, scripts, "what needs a script is offered with one only");
        browser.click(".menu > summary").await;
        assert!(browser.shows(".menu nav a").await);
        if scripts {
            browser.press(Key::Escape).await;
            assert!(!browser.shows(".menu nav").await);
            assert_eq!(browser.count(".menu > summary:focus").await, 1, "the focus is where it was");
        }
    }
}
