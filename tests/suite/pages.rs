//! Every page of the project's own site, and of one that changes: it reads without scripts, fits a phone, keeps the
//! browser quiet, and holds before axe-core and the Nu HTML checker.

#![expect(clippy::expect_used, reason = "what goes wrong here is a failed test")]

use std::process::Command;

use serde_json::{Value, json};
use site_gen::model::PageId;
use site_tests::browser::{Browser, Visitor};
use site_tests::folders::{kinds, mini_folder, own_content, write_file};
use site_tests::npm::{npm_package, violations};
use site_tests::server::{Asked, Server};

/// The languages: where their pages stand, and their tags.
const LANGUAGES: [(&str, &str); 2] = [("zh", "zh-Hans"), ("en", "en")];

/// The pages with a checker on them.
const WITH_CHECKER: [PageId; 2] = [PageId::Checker, PageId::OlderChecker];

/// Opens a page; where it has a checker, that comes to life.
async fn open(browser: &Browser, server: &Server, page: &str) {
    browser.open(&server.url(page)).await;
    if browser.count(".checker-form").await > 0 {
        browser.alive().await;
    }
}

/// Looks at every page, then at every checker with a verdict and with errors.
async fn at_every_page_and_answer(browser: &Browser, mut look: impl AsyncFnMut(&str)) {
    // A browser asks for a manifest's icon when it likes: no server stops before the last page was looked at.
    let sites = sites();
    for (site, server) in &sites {
        let pages = server.pages();
        for page in &pages {
            open(browser, server, page).await;
            look(&format!("{site}: {page}")).await;
        }
        println!("{site}: {} pages", pages.len());
    }
    let [(_, own), _] = &sites;
    for page in LANGUAGES.iter().flat_map(|(root, _)| WITH_CHECKER.map(|page| format!("{root}/{}", page.address()))) {
        open(browser, own, &page).await;
        browser.check(&[("public", "18"), ("professional", "42"), ("elective", "12")]).await;
        browser.find("#checker-verdict .met").await;
        look(&format!("{page} after a verdict")).await;
        browser.check(&[("public", "1"), ("professional", "1"), ("elective", "1")]).await;
        browser.find("#checker-verdict .short").await;
        look(&format!("{page} with hours missing")).await;
        browser.check(&[("public", "abc"), ("professional", "-1"), ("elective", "1e9")]).await;
        browser.find("#checker-errors").await;
        look(&format!("{page} after errors")).await;
    }
}

/// The own site; and one of two years, the first of them amended, with everything that documents may have, for what the
/// own site has no use for yet.
fn sites() -> [(&'static str, Server); 2] {
    let changing = mini_folder(&["second-year", "amendment", "documents"]);
    [("the own site", Server::own_site()), ("the changing site", Server::site_of(changing.path()))]
}

#[tokio::test]
async fn without_scripts_every_kind_of_page_reads_and_leads_to_its_translation() {
    let server = Server::own_site();
    let browser = Browser::start(Visitor { scripts: false, ..Visitor::default() }).await;
    for ((root, tag), (other_root, other_tag)) in [(LANGUAGES[0], LANGUAGES[1]), (LANGUAGES[1], LANGUAGES[0])] {
        for kind in kinds() {
            browser.open(&server.url(&format!("{root}/{kind}"))).await;
            assert_eq!(browser.count("h1").await, 1, "{kind}");
            assert!(!browser.text("h1").await.is_empty(), "{kind}");
            assert!(browser.text("main").await.chars().count() > 100, "{kind} has its text");
            assert_eq!(browser.attribute("html", "lang").await, tag, "{kind}");
            browser.click(".languages a").await;
            assert_eq!(browser.address().await, server.url(&format!("{other_root}/{kind}")));
            assert_eq!(browser.attribute("html", "lang").await, other_tag, "{kind}");
        }
    }
}

#[tokio::test]
async fn the_root_offers_every_language_and_so_does_an_unknown_address() {
    let server = Server::own_site();
    let browser = Browser::start(Visitor::default()).await;
    let unknown = ["nowhere", "zh/2031/notice/", "en/questions/no-such-question"];
    for page in unknown.into_iter().chain([""]) {
        for (root, tag) in LANGUAGES {
            browser.open(&server.url(page)).await;
            assert!(browser.shows("h1").await, "{page}");
            assert_eq!(browser.count("main .doors a").await, LANGUAGES.len(), "{page}");
            browser.click(&format!("main .doors a[hreflang={tag}]")).await;
            assert_eq!(browser.address().await, server.url(&format!("{root}/")), "from {page}");
        }
    }
    let refused: Vec<Asked> = server.asked().into_iter().filter(|asked| asked.status >= 400).collect();
    let expected = unknown.iter().flat_map(|page| LANGUAGES.map(|_| (*page, 404)));
    let found = refused.iter().map(|asked| (asked.path.as_str(), asked.status));
    let base = site_tests::server::base_path(&own_content());
    let found = found.map(|(path, status)| (path.strip_prefix(base.as_str()).unwrap_or(path), status));
    assert!(found.eq(expected), "only what is unknown is refused: {refused:?}");
}

#[tokio::test]
async fn no_page_makes_the_browser_complain() {
    let browser = Browser::start(Visitor::default()).await;
    at_every_page_and_answer(&browser, async |page| {
        assert_eq!(browser.complaints().await, Vec::<String>::new(), "{page}");
    })
    .await;
    // The console is heard at all: what the policy forbids is reported there.
    browser.run("document.head.append(Object.assign(document.createElement('style'), { textContent: 'a {}' }))").await;
    let complaints = browser.complaints().await;
    assert!(complaints.iter().any(|message| message.contains("Content Security Policy")), "{complaints:?}");
}

#[tokio::test]
async fn nothing_scrolls_sideways_on_the_narrowest_phone() {
    let browser = Browser::start(Visitor { width: 320, ..Visitor::default() }).await;
    let widths = "const page = document.documentElement; return [innerWidth, page.scrollWidth <= page.clientWidth]";
    at_every_page_and_answer(&browser, async |page| {
        assert_eq!(browser.run(widths).await, json!([320, true]), "{page} fits");
    })
    .await;
}

#[tokio::test]
async fn the_checker_fits_the_narrowest_phone_in_large_text_and_with_a_table_of_years() {
    let wide = "return [...document.querySelectorAll('main *')]
        .filter(element => element.getBoundingClientRect().right > innerWidth).map(element => element.outerHTML)";
    let changing = mini_folder(&["second-year", "amendment"]);
    let server = Server::site_of(changing.path());
    let browser = Browser::start(Visitor { width: 320, ..Visitor::default() }).await;
    for (root, _) in LANGUAGES {
        open(&browser, &server, &format!("{root}/checker/")).await;
        let years =
            browser.run("return [...document.querySelectorAll('#checker-year option')].map(o => o.value)").await;
        for year in years.as_array().expect("years").iter().filter_map(Value::as_str).filter(|year| *year != "0") {
            browser.choose("#checker-year", year).await;
            browser.fill(".checker-form [inputmode=decimal]", "1").await;
            browser.click(".checker-form > button").await;
            browser.find("#checker-verdict .short").await;
        }
        browser.find("table.years").await;
        for size in ["100%", "200%"] {
            browser.run(&format!("document.documentElement.style.fontSize = '{size}'")).await;
            let wide = browser.run(wide).await;
            assert_eq!(wide, json!([]), "{root} {size}");
        }
    }
}

#[tokio::test]
async fn a_verdict_with_everything_missing_is_printed_on_one_sheet() {
    let server = Server::own_site();
    let browser = Browser::start(Visitor::default()).await;
    for (root, _) in LANGUAGES {
        open(&browser, &server, &format!("{root}/checker/")).await;
        for industry in ["general", "education", "health"] {
            browser.choose("#checker-industry", industry).await;
            browser.check(&[("public", "1"), ("professional", "2")]).await;
            assert_eq!(browser.sheets().await, 1, "{root} {industry}");
        }
    }
}

#[tokio::test]
async fn axe_finds_no_violation_in_light_colours() {
    axe_finds_no_violation(Visitor::default()).await;
}

#[tokio::test]
async fn axe_finds_no_violation_in_dark_colours() {
    axe_finds_no_violation(Visitor { dark: true, ..Visitor::default() }).await;
}

async fn axe_finds_no_violation(visitor: Visitor) {
    let browser = Browser::start(visitor).await;
    let mut found = Vec::new();
    at_every_page_and_answer(&browser, async |page| {
        let dark = browser.run("return matchMedia('(prefers-color-scheme: dark)').matches").await;
        assert_eq!(dark, visitor.dark, "the colours asked for");
        found.extend(violations(&browser).await.into_iter().map(|violation| format!("{page}: {violation}")));
    })
    .await;
    assert!(found.is_empty(), "{}", found.join("\n"));
    // It looks at all: a picture without words is found.
    browser.run("document.querySelector('main').append(document.createElement('img'))").await;
    let found = violations(&browser).await;
    assert!(found.iter().any(|violation| violation.starts_with("image-alt")), "{found:?}");
}

#[test]
fn the_html_checker_finds_no_error_and_no_warning() {
    let sites = sites();
    for (site, server) in &sites {
        let pages = server.pages();
        let found = messages(server, &pages);
        assert!(found.is_empty(), "{site}: {}", found.join("\n"));
        println!("{site}: {} pages", pages.len());
    }
    // It looks at all: a page without a title is found.
    let [(_, server), _] = &sites;
    write_file(&server.folder().join("broken.html"), "<!doctype html><html lang=en><p>no title</p></html>");
    let found = messages(server, &["broken.html".to_owned()]);
    assert!(found.iter().any(|message| message.contains("title")), "{found:?}");
}

/// What the Nu HTML checker says of pages. It reads them from the server, because only there is an address 'self'.
fn messages(server: &Server, pages: &[String]) -> Vec<String> {
    let mut java = Command::new("java");
    java.arg("-Dnu.validator.servlet.allow-forbidden-hosts=true");
    java.arg("-jar").arg(npm_package("vnu-jar/build/dist/vnu.jar"));
    java.args(["--stdout", "--exit-zero-always", "--format", "json"]).args(pages.iter().map(|page| server.url(page)));
    let answer = java.output().expect("java; tests/run installs it");
    let answer: Value = serde_json::from_slice(&answer.stdout).expect("the HTML checker answers in JSON");
    let told = |message: &Value| format!("{}:{}: {}", message["url"], message["lastLine"], message["message"]);
    let messages = answer["messages"].as_array().expect("a list of messages").iter();
    messages.filter(|message| !is_about_data(message) && !is_guessed(message)).map(told).collect()
}

/// The HTML checker guesses the language of a page by its letters. Those of the reference of keys are mostly names of keys
/// and examples of TOML, whatever language says what they mean.
fn is_guessed(message: &Value) -> bool {
    let of = |key: &str, part: &str| message[key].as_str().is_some_and(|text| text.contains(part));
    of("url", "/bureaus/content/") && of("message", "This document appears to be written in")
}

/// The types of blocks of data.
const DATA: [&str; 2] = ["application/json", "application/ld+json"];

/// What the HTML checker gets wrong: it holds a block of data for a script that the policy would stop. Data
/// never runs, so no policy applies; that Chromium refuses nothing is a test of its own.
fn is_about_data(message: &Value) -> bool {
    let (said, of) = (message["message"].as_str(), message["extract"].as_str());
    said.is_some_and(|said| said.starts_with("Inline script violates Content Security Policy"))
        && of.is_some_and(|of| DATA.iter().any(|kind| of.contains(&format!("<script type=\"{kind}\""))))
}
