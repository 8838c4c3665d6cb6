//! A page whose words something has put into elements of its own, as page translation does.

use site_tests::browser::Browser;

use crate::visit::*;

/// What browsers make of each text where a page is translated.
const TRANSLATE: &str = "
    const walker = document.createTreeWalker(document.getElementById('checker'), NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
        const text = walker.currentNode;
        if (text.data.trim() && !['TEXTAREA', 'FONT'].includes(text.parentNode.tagName)) texts.push(text);
    }
    for (const text of texts) {
        const [outer, inner] = [document.createElement('font'), document.createElement('font')];
        inner.textContent = `«${text.data}»`;
        outer.appendChild(inner);
        text.parentNode.replaceChild(outer, text);
    }";
/// Keeps the dialogue away, and counts.
const COUNT_PRINTS: &str = "window.prints = 0; window.print = () => { window.prints += 1 }";
const PUBLIC_HINT: &str = "#checker-hours-public-hint";

async fn translate(browser: &Browser) {
    browser.run(TRANSLATE).await;
}

#[tokio::test]
async fn the_checker_asks_not_to_be_translated() {
    from_the_checker(async |visit, _| {
        assert_eq!(visit.browser.attribute("#checker", "translate").await, "no");
    })
    .await;
}

#[tokio::test]
async fn every_button_does_what_it_says_where_its_words_are_in_elements_of_their_own() {
    from_the_checker(async |visit, words| {
        let press = async |order: &str| {
            translate(&visit.browser).await;
            visit.browser.click(&format!("[data-order='{order}'] > font > font")).await;
        };
        press("add-record").await;
        visit.browser.find("#checker-1-amount").await;
        press("add-record").await;
        visit.browser.find("#checker-2-date:focus").await;
        press("remove-record/0").await;
        visit.browser.gone("#checker-2-date").await;
        press("remove-record/0").await;
        visit.browser.gone("#checker-1-date").await;
        visit.browser.check(&ENOUGH).await;
        visit.says(words.met).await;
        visit.browser.run(COUNT_PRINTS).await;
        press("print").await;
        assert_eq!(visit.browser.run("return window.prints").await, serde_json::json!(1));
        press("start-again").await;
        visit.comes_to_hold(PUBLIC, "").await;
        press("undo").await;
        visit.comes_to_hold(PUBLIC, "18").await;
        visit.open_keep().await;
        press("add-person").await;
        visit.browser.find(PERSON).await;
        visit.browser.find("#checker-keep[open] [data-order=add-person]:focus").await;
    })
    .await;
}

#[tokio::test]
async fn what_is_said_is_of_the_year_and_the_industry_that_are_chosen() {
    from_the_checker(async |visit, _| {
        visit.browser.choose(INDUSTRY, "accounting").await;
        let of_accounting = visit.browser.text(PUBLIC_HINT).await;
        visit.browser.choose(INDUSTRY, "general").await;
        let of_all = visit.browser.text(PUBLIC_HINT).await;
        assert_ne!(of_accounting, of_all);
        translate(&visit.browser).await;
        visit.browser.choose(INDUSTRY, "accounting").await;
        visit.browser.find(&format!("{INDUSTRY}:focus")).await;
        assert_eq!(visit.browser.text(PUBLIC_HINT).await, of_accounting);
        visit.browser.fill(PUBLIC, "18").await;
        translate(&visit.browser).await;
        visit.browser.choose(YEAR, "0").await;
        visit.browser.gone(PUBLIC).await;
        visit.browser.choose(YEAR, "2019").await;
        visit.comes_to_hold(PUBLIC, "18").await;
        assert_eq!(visit.browser.text(PUBLIC_HINT).await, of_accounting);
    })
    .await;
}
