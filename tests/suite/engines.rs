//! One journey of a visitor to the checker, in every engine: by mouse and by keyboard, in both languages, on each width.
//!
//! Chromium, which `browser.rs` drives through everything, and other widths come with `SITE_TESTS_ALL`.

#![expect(clippy::panic, reason = "what goes wrong here is a failed test")]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use site_tests::browser::{Browser, Engine, Visitor};
use site_tests::server::Server;
use thirtyfour::Key;

/// A language and what its pages have to say.
struct Language {
    root: &'static str,
    tag: &'static str,
    all_done: &'static str,
    met: &'static str,
    one_missing: &'static str,
    error: &'static str,
    public: &'static str,
}

const LANGUAGES: [Language; 2] = [
    Language {
        root: "zh",
        tag: "zh-Hans",
        all_done: "已达标",
        met: "2019年度 · 一般行业 已达标，要求都完成了",
        one_missing: "公需科目再学1学时",
        error: "错误：",
        public: "公需科目",
    },
    Language {
        root: "en",
        tag: "en",
        all_done: "You meet the requirement",
        met: "2019 · Most industries You meet the requirement",
        one_missing: "Study 1 class hour: Public subjects",
        error: "Error: ",
        public: "Public subjects",
    },
];

const ENOUGH: [(&str, &str); 3] = [("public", "18"), ("professional", "42"), ("elective", "12")];
const PUBLIC: &str = "#checker-hours-public";
const PROFESSIONAL: &str = "#checker-hours-professional";
const ELECTIVE: &str = "#checker-hours-elective";
const INDUSTRY: &str = "#checker-industry";
const BUTTON: &str = ".checker-form > button";

/// A phone's width in CSS pixels; and with it those of a small phone and a desktop.
const USUAL: [u32; 1] = [390];
const ALL: [u32; 3] = [320, 390, 1280];

/// Longer than any process takes to end.
const PATIENCE: Duration = Duration::from_secs(10);

#[tokio::test]
async fn firefox_serves_its_visitors() {
    serves_its_visitors(Engine::Firefox).await;
}

#[tokio::test]
async fn webkit_serves_its_visitors() {
    serves_its_visitors(Engine::WebKit).await;
}

#[tokio::test]
async fn chromium_87_serves_its_visitors() {
    serves_its_visitors(Engine::Chromium87).await;
}

#[tokio::test]
async fn chromium_serves_its_visitors() {
    if all() {
        serves_its_visitors(Engine::Chromium).await;
    }
}

#[tokio::test]
async fn a_browser_ends_with_all_its_processes_when_its_test_fails() {
    for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit, Engine::Chromium87] {
        if engine.is_here() {
            ends_with_its_test(Browser::start_in(engine, Visitor::default()).await);
        }
    }
}

/// Makes the journey in each language on each width.
async fn serves_its_visitors(engine: Engine) {
    if !engine.is_here() {
        return;
    }
    let server = Server::own_site();
    for &width in if all() { &ALL[..] } else { &USUAL } {
        let browser = Browser::start_in(engine, Visitor { width, ..Visitor::default() }).await;
        for language in &LANGUAGES {
            journey(&browser, &server, language).await;
            assert_eq!(browser.widths().await.0, u64::from(width), "the page is as wide as the visitor's device");
        }
    }
}

/// What a visitor does, a step a function; each begins where the one before it ended.
async fn journey(browser: &Browser, server: &Server, words: &Language) {
    browser.open(&server.url(&format!("{}/checker/", words.root))).await;
    browser.alive().await;
    nothing_scrolls_sideways(browser).await;
    enough_hours_meet_the_year(browser, words).await;
    what_cannot_be_read_gets_the_focus(browser, words).await;
    another_industry_asks_for_its_own(browser).await;
    starting_again_empties_the_form(browser).await;
    what_is_entered_stays(browser, words).await;
    the_keyboard_is_enough(browser, words).await;
    one_missing_hour_leads_to_its_clause(browser, words).await;
    nothing_scrolls_sideways(browser).await;
}

async fn enough_hours_meet_the_year(browser: &Browser, words: &Language) {
    browser.check(&ENOUGH).await;
    let said = browser.verdict().await;
    assert!(said.ends_with(words.met), "{said}");
    assert_eq!(browser.count("#checker-verdict .met").await, 1);
    nothing_scrolls_sideways(browser).await;
}

async fn what_cannot_be_read_gets_the_focus(browser: &Browser, words: &Language) {
    browser.check(&[("public", "abc")]).await;
    browser.find("#checker-errors:focus").await;
    assert!(browser.title().await.starts_with(words.error));
    assert_eq!(browser.value(PUBLIC).await, "abc", "what was typed stays");
    assert_eq!(browser.count("#checker-verdict *").await, 0, "there is no verdict");
    nothing_scrolls_sideways(browser).await;
    browser.click("#checker-errors li a").await;
    browser.find(&format!("{PUBLIC}:focus")).await;
    browser.fill(PUBLIC, "１８").await;
    browser.gone("#checker-errors").await;
}

async fn another_industry_asks_for_its_own(browser: &Browser) {
    browser.choose(INDUSTRY, "accounting").await;
    browser.gone(ELECTIVE).await;
    assert_eq!(browser.value(PROFESSIONAL).await, "42", "what was typed stays");
    browser.check(&[("public", "30"), ("professional", "60")]).await;
    browser.find("#checker-verdict .met").await;
}

async fn starting_again_empties_the_form(browser: &Browser) {
    browser.click(".buttons button:last-child").await;
    browser.gone("#checker-verdict *").await;
    browser.find("#checker-year:focus").await;
    assert_eq!(browser.value(INDUSTRY).await, "general");
    for field in [PUBLIC, PROFESSIONAL, ELECTIVE] {
        assert_eq!(browser.value(field).await, "", "{field}");
    }
}

/// The learning log, kept on the device and over a reload, then in the other language and back.
async fn what_is_entered_stays(browser: &Browser, words: &Language) {
    browser.enter(&ENOUGH).await;
    browser.click("[data-order=add-record]").await;
    browser.gone(PUBLIC).await;
    browser.choose("#checker-1-state", "planned").await;
    browser.click(BUTTON).await;
    browser.find("#checker-verdict .short").await;
    let planned = browser.text(".report .planned").await;
    assert!(planned.contains(words.all_done), "{planned}");
    nothing_scrolls_sideways(browser).await;
    browser.reload().await;
    has_the_log(browser).await;
    browser.click(".languages a").await;
    browser.gone(&format!("html[lang={}]", words.tag)).await;
    has_the_log(browser).await;
    assert!(!browser.address().await.contains('#'), "the address keeps no hours");
    browser.back().await;
    browser.find(&format!("html[lang={}]", words.tag)).await;
    has_the_log(browser).await;
    browser.click("#checker-keep > summary").await;
    browser.click("#checker-keeps").await;
    browser.find("#checker-message").await;
    browser.reload().await;
    has_the_log(browser).await;
    browser.click("#checker-keep > summary").await;
    assert_eq!(browser.count("#checker-keeps:checked").await, 1, "it is kept");
    browser.click("#checker-keeps").await;
    browser.gone("#checker-keeps:checked").await;
    browser.click(BUTTON).await;
    browser.click("[data-order=start-again]").await;
    browser.gone("#checker-verdict *").await;
}

async fn has_the_log(browser: &Browser) {
    browser.alive().await;
    // The driver of an engine may say that a page is there before it is the one that is gone back to.
    for _ in 0..100 {
        if browser.value("#checker-1-amount").await == "18" {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let held = browser.run("return [location.href, history.state, Object.values(sessionStorage)]").await;
    assert_eq!(browser.value("#checker-1-amount").await, "18", "what the page and the tab hold: {held}");
    assert_eq!(browser.value("#checker-1-state").await, "planned");
}

/// From the top of the page to a verdict without a mouse.
async fn the_keyboard_is_enough(browser: &Browser, words: &Language) {
    // Without a fragment, which would be where the keyboard begins.
    let address = browser.address().await;
    browser.open(address.split('#').next().unwrap_or_default()).await;
    browser.alive().await;
    for (field, typed) in [(PUBLIC, "18"), (PROFESSIONAL, "42"), (ELECTIVE, "12")] {
        browser.tab_to(field).await;
        browser.press(typed).await;
    }
    browser.tab_to(BUTTON).await;
    browser.press(Key::Enter).await;
    assert!(browser.verdict().await.ends_with(words.met));
}

async fn one_missing_hour_leads_to_its_clause(browser: &Browser, words: &Language) {
    browser.check(&[("public", "17")]).await;
    browser.find("#checker-verdict .short").await;
    assert_eq!(browser.text(".do li b").await, words.one_missing);
    browser.click(".incomplete a.clause").await;
    assert!(!browser.text("h2#annual-hours").await.is_empty());
    let target = format!("/{}/2019/notice/#annual-hours", words.root);
    assert!(browser.address().await.ends_with(&target), "the clause of the notice");
}

async fn nothing_scrolls_sideways(browser: &Browser) {
    let (page, all) = browser.widths().await;
    assert!(all <= page, "{all} pixels on a page of {page}: {}", browser.address().await);
}

#[tokio::test]
async fn a_screen_reader_hears_fields_by_name_and_the_verdict_as_one_status() {
    let (server, browser) = (Server::own_site(), Browser::start(Visitor::default()).await);
    for words in &LANGUAGES {
        browser.open(&server.url(&format!("{}/checker/", words.root))).await;
        browser.alive().await;
        browser.check(&ENOUGH).await;
        browser.verdict().await;
        let spoken = browser.spoken().await;
        let said = |begin: &str, end: &str| {
            spoken.iter().filter(|line| line.starts_with(begin) && line.ends_with(end)).count()
        };
        assert_eq!(said("textbox: ", words.public), 1, "{spoken:#?}");
        assert_eq!(said("status: ", ""), 1, "{spoken:#?}");
        assert_eq!(said("heading: ", words.met), 1, "{spoken:#?}");
    }
}

/// Lets a test fail with a browser in its hands, and waits until nothing of it is left.
fn ends_with_its_test(browser: Browser) {
    let folder = browser.folder().to_owned();
    assert!(!Browser::running_in(&folder).is_empty(), "the browser runs");
    let test = catch_unwind(AssertUnwindSafe(move || {
        let _browser = browser;
        panic!("a test that is meant to fail");
    }));
    test.expect_err("the test failed");
    let end = Instant::now() + PATIENCE;
    while folder.exists() || !Browser::running_in(&folder).is_empty() {
        assert!(Instant::now() < end, "still there: {folder:?}, {:#?}", Browser::running_in(&folder));
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn all() -> bool {
    std::env::var_os("SITE_TESTS_ALL").is_some()
}
