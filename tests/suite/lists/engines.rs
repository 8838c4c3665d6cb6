//! One journey of a visitor to the page for lists in every engine; in every language and on each width with `SITE_TESTS_ALL`.

use serde_json::json;
use site_tests::browser::{Browser, Engine, Visitor};
use site_tests::server::Server;

use crate::visit::{ANSWER, CHECK_COLUMNS, CHECK_PASTED, INDUSTRY, PASTE, PLAIN, STATUS};

/// A language's pages, and what they say of the plain list.
const LANGUAGES: [(&str, &str); 2] = [
    ("zh", "共6人：达标3人，未达标2人，无法判断或无法识别1人"),
    ("en", "6 people: 3 met, 2 short; 1 without a verdict"),
];
const WIDTHS: [u32; 3] = [390, 320, 1280];

#[tokio::test]
async fn firefox_judges_lists() {
    judges_lists(Engine::Firefox).await;
}

#[tokio::test]
async fn webkit_judges_lists() {
    judges_lists(Engine::WebKit).await;
}

#[tokio::test]
async fn chromium_87_judges_lists() {
    judges_lists(Engine::Chromium87).await;
}

#[tokio::test]
async fn chromium_judges_lists() {
    if all() {
        judges_lists(Engine::Chromium).await;
    }
}

fn all() -> bool {
    std::env::var_os("SITE_TESTS_ALL").is_some()
}

async fn judges_lists(engine: Engine) {
    if !engine.is_here() {
        return;
    }
    let server = Server::own_site();
    let count = if all() { WIDTHS.len() } else { 1 };
    for width in &WIDTHS[..count] {
        let browser = Browser::start_in(engine, Visitor { width: *width, ..Visitor::default() }).await;
        for (root, said) in LANGUAGES.iter().take(if all() { 2 } else { 1 }) {
            browser.open(&server.url(&format!("{root}/list/"))).await;
            journey(&browser, said).await;
            let is_older = browser.address().await.ends_with("/list/older/");
            assert_eq!(is_older, engine == Engine::Chromium87, "the page for browsers that know no strict policy");
        }
    }
}

/// Chooses a file as a visitor does, in engines whose driver cannot.
async fn bring(browser: &Browser, list: &str) {
    let script = "
        const chosen = new DataTransfer(), field = document.getElementById('list-file');
        chosen.items.add(new File([LIST], 'list.csv'));
        field.files = chosen.files;
        field.dispatchEvent(new Event('change', { bubbles: true }));";
    browser.run(&script.replace("LIST", &json!(list).to_string())).await;
}

async fn journey(browser: &Browser, said: &str) {
    browser.find("[data-checker=running] #list-file").await;
    nothing_scrolls_sideways(browser).await;
    bring(browser, PLAIN).await;
    browser.find(&format!(".list-result {ANSWER}:focus")).await;
    assert_eq!(browser.text(ANSWER).await, said);
    browser.find(".list-groups tbody tr").await;
    browser.find(".list-people tbody tr").await;
    assert_eq!(browser.count(".list-people tbody tr").await, 6);
    nothing_scrolls_sideways(browser).await;
    rows_are_looked_at(browser).await;
    a_file_is_made(browser).await;
    columns_are_asked_for(browser).await;
    browser.choose(INDUSTRY, "").await;
    browser.find(".list-columns .list-faults").await;
    browser.change(PASTE, &PLAIN.replace(',', "\t")).await;
    browser.click(CHECK_PASTED).await;
    browser.find(".list-groups tbody tr").await;
    assert_eq!(browser.text(ANSWER).await, said);
    browser.fill("#list-money-0", "1200000").await;
    browser.find("#list-money-0:not([aria-invalid])").await;
    assert!(browser.text(".list-sum").await.contains("18,000"));
    bring(browser, "%PDF-1.7").await;
    browser.gone(".list-result").await;
    assert!(browser.text(&format!("{STATUS}.notice")).await.contains("PDF"));
    nothing_scrolls_sideways(browser).await;
    browser.click(".list-bring > p button").await;
    browser.gone(".list-bring > p button").await;
}

async fn rows_are_looked_at(browser: &Browser) {
    browser.choose("#list-filter", "unread").await;
    browser.find(".list-people tbody tr.of-unread:first-child:last-child").await;
    browser.choose("#list-filter", "").await;
    browser.find(".list-people tbody tr:nth-child(6)").await;
    browser.choose("#list-in-group", "=财务处").await;
    browser.gone(".list-people tbody tr:nth-child(3)").await;
}

/// The file itself is saved by the browser, and compared in Chromium.
async fn a_file_is_made(browser: &Browser) {
    browser
        .run("window.made = []; const make = URL.createObjectURL; URL.createObjectURL = blob => { window.made.push(blob.size); return make.call(URL, blob) }; HTMLAnchorElement.prototype.click = () => {}")
        .await;
    browser.click(".list-take button:first-of-type").await;
    for _ in 0..500 {
        if browser.run("return window.made.length > 0 && window.made[0] > 1000").await == json!(true) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("no file is made");
}

async fn columns_are_asked_for(browser: &Browser) {
    bring(browser, "人,公需培训情况,专业科目\n张三,18,42\n").await;
    browser.find(&format!(".list-columns {ANSWER}:focus")).await;
    nothing_scrolls_sideways(browser).await;
    browser.choose("#list-column-0", "name").await;
    browser.choose("#list-column-1", "category.public").await;
    browser.click("#list-without-elective").await;
    browser.click(CHECK_COLUMNS).await;
    browser.find(".list-columns .list-faults").await;
    browser.choose(INDUSTRY, "general").await;
    browser.find(".list-people tbody tr.of-short").await;
}

async fn nothing_scrolls_sideways(browser: &Browser) {
    let (page, all) = browser.widths().await;
    assert!(all <= page, "{all} pixels on a page of {page}");
}
