//! The search page with script: from any page, by the keyboard, narrowed, in another language, with nothing found.

use serde_json::{Value, json};
use site_tests::browser::{Browser, Visitor};
use site_tests::folders::mini_folder;
use site_tests::npm::violations;
use site_tests::server::{Server, Trouble};
use thirtyfour::prelude::*;

use super::{LANGUAGES, ask, open};

/// A query in each language, and how the clause is called that answers it.
const ASKED: [(&str, &str, &str); 2] = [("zh", "公需科目多少学时", "通知第一条"), ("en", "72 hours", "Clause 1")];

#[tokio::test]
async fn from_any_page_a_query_leads_to_the_words_of_a_clause_and_is_sent_nowhere() {
    let (server, browser) = (Server::own_site(), Browser::start(Visitor::default()).await);
    for (language, query, clause) in ASKED {
        browser.open(&server.url(&format!("{language}/2019/guide/"))).await;
        let before = server.asked().len();
        browser.fill("#site-search", query).await;
        browser.press(Key::Enter + "").await;
        browser.find("#search-results mark").await;
        assert_eq!(browser.value("#search-words").await, query);
        assert!(browser.text("#search-results .where").await.contains(clause), "{language} names the clause");
        let asked: Vec<String> = server.asked()[before..].iter().map(|asked| asked.path.clone()).collect();
        let of_the_page = ["/search/", "/passages.json", "/manifest.webmanifest"];
        let own = |path: &&String| of_the_page.iter().any(|end| path.ends_with(end)) || path.contains("/assets/");
        assert!(asked.iter().all(|path| own(&path)), "nothing else is asked for: {asked:?}");
        assert!(browser.address().await.contains("/search/#q="), "what was typed stands behind the #");
        browser.click("#search-results a").await;
        let anchor = "return document.querySelector(location.hash) && location.hash";
        assert_eq!(browser.run(anchor).await, json!("#annual-hours"), "{language}");
    }
}

#[tokio::test]
async fn the_status_says_once_how_much_was_found() {
    let (server, browser) = (Server::own_site(), Browser::start(Visitor::default()).await);
    for (language, query, _) in ASKED {
        open(&browser, &server, language, "").await;
        assert_eq!(browser.attribute("#search-status", "role").await, "status");
        assert_eq!(browser.text("#search-status").await, "", "the status is there before it says something");
        browser
            .run(
                "window.said = []; new MutationObserver(changes => said.push(changes.length))
            .observe(document.getElementById('search-status'), { childList: true })",
            )
            .await;
        ask(&browser, query).await;
        browser.find("#search-results a").await;
        assert_eq!(browser.run("return [said.length, document.activeElement.textContent.length > 0]").await[0], 1);
        let shown = browser.count("#search-results > li").await;
        assert!((1..=20).contains(&shown), "{language}: {shown}");
        assert!(!browser.shows("#index").await, "the index gives way to results");
        assert_eq!(browser.complaints().await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn choices_narrow_what_is_found_and_stay_in_the_address_and_in_another_language() {
    let (server, browser) = (Server::own_site(), Browser::start(Visitor::default()).await);
    open(&browser, &server, "zh", "#q=%E9%80%89%E4%BF%AE%E7%A7%91%E7%9B%AE").await;
    browser.find("#search-results a").await;
    let elective = "#search-results a[href$='#elective-subjects']";
    assert_eq!(browser.count(&format!("{elective}[href*=notice]")).await, 1);
    browser.choose("#search-industry", "accounting").await;
    browser.gone(&format!("{elective}[href*=notice]")).await;
    browser.choose("#search-audience", "employers").await;
    assert!(browser.address().await.ends_with("&industry=accounting&audience=employers"));
    browser.reload().await;
    browser.find("#search-results a").await;
    assert_eq!(browser.value("#search-industry").await, "accounting");
    browser.click(".languages a").await;
    browser.find("html[lang=en] #search-status:not(:empty)").await;
    assert_eq!(browser.value("#search-words").await, "选修科目");
    assert_eq!(browser.value("#search-industry").await, "accounting");
    assert!(browser.count("#search-results a[href*=elective]").await > 0, "Chinese words find English terms");
}

#[tokio::test]
async fn a_year_is_chosen_where_there_are_several() {
    let changing = mini_folder(&["second-year", "amendment"]);
    let (server, browser) = (Server::site_of(changing.path()), Browser::start(Visitor::default()).await);
    open(&browser, &server, "en", "?q=hours&year=2030").await;
    browser.find("#search-results a").await;
    assert_eq!(browser.value("#search-year").await, "2030", "a link may also say it before the #");
    assert!(browser.count("#search-results a[href*='/2030/']").await > 0);
    assert_eq!(browser.count("#search-results a[href*='/2031/']").await, 0);
    assert_eq!(browser.count("#search-results a[href*='before-']").await, 0, "only the text in force is found");
}

#[tokio::test]
async fn where_nothing_is_found_the_page_says_so_and_offers_the_index_and_whom_to_ask() {
    let (server, browser) = (Server::own_site(), Browser::start(Visitor::default()).await);
    for (language, nothing) in [("zh", "挂证"), ("en", "zzyzx")] {
        open(&browser, &server, language, "").await;
        ask(&browser, nothing).await;
        assert!(browser.text("#search-status").await.contains(nothing));
        assert_eq!(browser.count("#search-results > li").await, 0);
        for part in ["#search-ways a[href='#index']", "#search-ways a[href='#ask']", "#index", "#ask a[href^='tel:']"] {
            assert!(browser.shows(part).await, "{language} {part}");
        }
    }
}

#[tokio::test]
async fn where_the_passages_do_not_arrive_the_page_says_so() {
    let (server, browser) = (Server::own_site(), Browser::start(Visitor::default()).await);
    server.trouble("passages.json", Trouble::Refused(503));
    open(&browser, &server, "en", "#q=hours").await;
    browser.find("#search-status:not(:empty)").await;
    assert!(browser.text("#search-status").await.contains("could not be loaded"));
    assert!(browser.shows("#index").await);
}

#[tokio::test]
async fn an_address_that_an_app_has_added_to_still_finds() {
    let (server, browser) = (Server::own_site(), Browser::start(Visitor::default()).await);
    open(&browser, &server, "zh", "#q=%E8%A1%A5%E5%AD%A6#wechat_redirect").await;
    browser.find("#search-results a").await;
    assert_eq!(browser.value("#search-words").await, "补学");
}

#[tokio::test]
async fn the_slash_goes_to_the_box_but_not_out_of_a_field_and_not_once_it_is_switched_off() {
    let (server, browser) = (Server::own_site(), Browser::start(Visitor::default()).await);
    let focused = async || browser.run("return document.activeElement.id").await;
    browser.open(&server.url("en/2019/notice/")).await;
    browser.press("/").await;
    assert_eq!(focused().await, "site-search");
    browser.press("a/b").await;
    assert_eq!(browser.value("#site-search").await, "a/b");
    open(&browser, &server, "en", "").await;
    browser.click("#search-slash").await;
    browser.open(&server.url("en/2019/notice/")).await;
    browser.press("/").await;
    assert_ne!(focused().await, "site-search");
}

#[tokio::test]
async fn results_are_reached_and_opened_by_the_keyboard() {
    let (server, browser) = (Server::own_site(), Browser::start(Visitor::default()).await);
    open(&browser, &server, "zh", "").await;
    browser.press("/公需科目多少学时").await;
    browser.press(Key::Enter + "").await;
    browser.find("#search-results a").await;
    assert_eq!(browser.run("return document.activeElement.id").await, "search-words", "the focus stays");
    browser.tab_to("#search-results a").await;
    browser.press(Key::Enter + "").await;
    browser.find(".clause-text").await;
    assert!(browser.address().await.ends_with("/2019/notice/#annual-hours"));
}

#[tokio::test]
async fn chinese_in_english_results_is_marked_as_such() {
    let (server, browser) = (Server::own_site(), Browser::start(Visitor::default()).await);
    open(&browser, &server, "en", "#q=personal%20entrance%20%E4%B8%AA%E4%BA%BA%E5%85%A5%E5%8F%A3").await;
    browser.find("#search-results a").await;
    let unmarked =
        "const walk = document.createTreeWalker(document.getElementById('search-results'), NodeFilter.SHOW_TEXT);
        const found = [];
        while (walk.nextNode()) {
            const text = walk.currentNode;
            if (/\\p{Script=Han}/u.test(text.data) && !text.parentElement.closest('[lang^=zh]')) found.push(text.data);
        }
        return [found, document.querySelectorAll('#search-results [lang^=zh]').length > 0]";
    assert_eq!(browser.run(unmarked).await, json!([[], true]));
}

#[tokio::test]
async fn axe_finds_nothing_with_and_without_results_in_any_colours() {
    let server = Server::own_site();
    let mut wrong: Vec<String> = Vec::new();
    for dark in [false, true] {
        let browser = Browser::start(Visitor { dark, width: 320, ..Visitor::default() }).await;
        for language in LANGUAGES {
            open(&browser, &server, language, "").await;
            for query in ["", "72", "zzyzx"] {
                if !query.is_empty() {
                    ask(&browser, query).await;
                }
                let wide = browser.run("return document.documentElement.scrollWidth > innerWidth").await;
                assert_eq!(wide, Value::from(false), "{language} {query} fits");
                wrong
                    .extend(violations(&browser).await.into_iter().map(|found| format!("{language} {query}: {found}")));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
