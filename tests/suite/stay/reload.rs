//! What is entered survives reload, the way back, and a switch of language.

use serde_json::json;

use crate::visit::*;

#[tokio::test]
async fn what_is_entered_survives_reload_back_and_forward_with_and_without_the_page_cache() {
    from_the_checker(async |visit, words| {
        for cached in [true, false] {
            if !cached {
                visit.server.keep_nothing();
            }
            visit.open("").await;
            enter_a_log(visit).await;
            visit.reload().await;
            has_the_log(visit).await;
            visit.browser.click("footer a[href$='privacy/']").await;
            visit.browser.gone("#checker-1-amount").await;
            visit.browser.back().await;
            visit.browser.alive().await;
            has_the_log(visit).await;
            visit.browser.forward().await;
            visit.browser.gone("#checker-1-amount").await;
            visit.browser.back().await;
            visit.browser.alive().await;
            has_the_log(visit).await;
            assert_eq!(visit.stored().await, json!([]), "nothing is kept that nobody chose to keep");
            assert_eq!(visit.browser.address().await, visit.address(""), "{}", words.root);
        }
    })
    .await;
}

#[tokio::test]
async fn hours_an_industry_alone_and_a_year_alone_survive_a_reload() {
    from_the_checker(async |visit, words| {
        visit.browser.choose(INDUSTRY, "accounting").await;
        visit.reload().await;
        assert_eq!(visit.browser.value(INDUSTRY).await, "accounting");
        visit.browser.choose(YEAR, "0").await;
        visit.reload().await;
        assert_eq!(visit.browser.value(YEAR).await, "0");
        visit.browser.choose(YEAR, "2019").await;
        visit.browser.choose(INDUSTRY, "general").await;
        visit.browser.enter(&ENOUGH).await;
        visit.reload().await;
        assert_eq!(visit.browser.value(PUBLIC).await, "18");
        visit.check().await;
        visit.says(words.met).await;
    })
    .await;
}

#[tokio::test]
async fn what_is_entered_is_there_when_the_checker_is_opened_again_and_nothing_that_was_cleared() {
    from_the_checker(async |visit, words| {
        visit.browser.check(&ENOUGH).await;
        visit.says(words.met).await;
        visit.browser.click(".report a.clause").await;
        visit.browser.gone("#checker").await;
        visit.browser.open(&visit.address("")).await;
        visit.browser.alive().await;
        assert_eq!(visit.browser.value(PUBLIC).await, "18");
        assert_eq!(visit.stored().await, json!([]));
        visit.check().await;
        visit.says(words.met).await;
        visit.press("start-again").await;
        visit.browser.gone("[data-order=start-again]").await;
        visit.browser.open(&visit.server.url("")).await;
        visit.browser.open(&visit.address("")).await;
        visit.browser.alive().await;
        assert_eq!(visit.browser.value(PUBLIC).await, "");
        visit.browser.gone("[data-order=undo]").await;
    })
    .await;
}

#[tokio::test]
async fn what_was_cleared_comes_back_after_a_check_and_a_reload() {
    from_the_checker(async |visit, words| {
        visit.browser.check(&ENOUGH).await;
        visit.says(words.met).await;
        visit.press("start-again").await;
        visit.check().await;
        visit.browser.verdict().await;
        visit.reload().await;
        visit.press("undo").await;
        visit.comes_to_hold(PUBLIC, "18").await;
    })
    .await;
}

#[tokio::test]
async fn a_change_alone_is_noticed() {
    from_the_checker(async |visit, words| {
        for (category, amount) in ENOUGH {
            visit.browser.change(&format!("#checker-hours-{category}"), amount).await;
        }
        visit.check().await;
        visit.says(words.met).await;
        visit.browser.change(PUBLIC, "17").await;
        visit.browser.gone("#checker-verdict *").await;
        visit.reload().await;
        assert_eq!(visit.browser.value(PUBLIC).await, "17");
    })
    .await;
}

#[tokio::test]
async fn what_a_script_fills_in_without_a_word_is_judged() {
    from_the_checker(async |visit, words| {
        visit.browser.check(&[]).await;
        visit.browser.verdict().await;
        let amounts = ENOUGH.map(|(category, amount)| format!("['checker-hours-{category}', '{amount}']")).join(",");
        let fill = format!("for (const [id, amount] of [{amounts}]) document.getElementById(id).value = amount");
        visit.browser.run(&fill).await;
        visit.browser.run("document.getElementById('checker-industry').value = 'health'").await;
        visit.check().await;
        visit.says(words.met).await;
        assert_eq!(visit.browser.value(PUBLIC).await, "18");
        assert_eq!(visit.browser.value(INDUSTRY).await, "health");
        let fill = format!("document.querySelector('{PUBLIC}').value = '17'");
        visit.browser.run(&fill).await;
        visit.browser.choose(INDUSTRY, "general").await;
        visit.browser.gone("#checker-verdict *").await;
        assert_eq!(visit.browser.value(PUBLIC).await, "17", "what is drawn anew does not empty it");
        visit.browser.run(&format!("document.querySelector('{YEAR}').value = '0'")).await;
        visit.check().await;
        visit.browser.gone(PUBLIC).await;
        visit.browser.choose(YEAR, "2019").await;
        assert_eq!(visit.browser.value(PUBLIC).await, "17");
    })
    .await;
}

#[tokio::test]
async fn a_verdict_is_there_again_after_a_reload_and_a_way_back_until_something_changes() {
    from_the_checker(async |visit, words| {
        visit.browser.check(&ENOUGH).await;
        visit.says(words.met).await;
        visit.reload().await;
        visit.says(words.met).await;
        assert_eq!(visit.browser.count("#checker :focus").await, 0, "it leads nowhere");
        visit.server.keep_nothing();
        visit.browser.click("footer a[href$='privacy/']").await;
        visit.browser.gone(PUBLIC).await;
        visit.browser.back().await;
        visit.browser.alive().await;
        visit.says(words.met).await;
        visit.browser.fill(PUBLIC, "17").await;
        visit.browser.gone("#checker-verdict *").await;
        visit.reload().await;
        assert_eq!(visit.browser.value(PUBLIC).await, "17");
        assert_eq!(visit.browser.count("#checker-verdict *").await, 0);
    })
    .await;
}

#[tokio::test]
async fn another_language_has_the_same_answers_and_a_clean_address() {
    from_the_checker(async |visit, words| {
        enter_a_log(visit).await;
        visit.browser.click(".languages a").await;
        visit.browser.alive().await;
        has_the_log(visit).await;
        assert_eq!(visit.browser.address().await, visit.server.url(&format!("{}/checker/", words.other)));
        visit.reload().await;
        has_the_log(visit).await;
        visit.browser.back().await;
        visit.browser.alive().await;
        has_the_log(visit).await;
        assert_eq!(visit.stored().await, json!([]));
    })
    .await;
}

#[tokio::test]
async fn another_language_has_an_industry_that_was_chosen_alone() {
    from_the_checker(async |visit, words| {
        visit.browser.choose(INDUSTRY, "archives").await;
        visit.browser.click(".languages a").await;
        visit.browser.alive().await;
        assert_eq!(visit.browser.value(INDUSTRY).await, "archives");
        assert_eq!(visit.browser.address().await, visit.server.url(&format!("{}/checker/", words.other)));
    })
    .await;
}
