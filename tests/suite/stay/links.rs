//! Links: what they choose, carry, and say of other rules.

use site_tests::browser::{Browser, Visitor};

use crate::visit::*;

#[tokio::test]
async fn links_choose_year_and_industry_however_they_come() {
    from_the_checker(async |visit, _| {
        let fragments = [
            ("#industry=accounting#wechat_redirect", "accounting"),
            ("#year=2019&industry=accounting", "accounting"),
            ("#industry=arch%69ves&from=singlemessage", "archives"),
            // What is not known is said, and not followed.
            ("#industry=nowhere", "general"),
            ("#industry=accounting。", "accounting"),
            ("#year=2019&amp;industry=accounting", "accounting"),
            ("#year%3D2019%26industry%3Daccounting", "accounting"),
        ];
        for (fragment, industry) in fragments {
            visit.open(fragment).await;
            assert_eq!(visit.browser.value(INDUSTRY).await, industry, "{fragment}");
            assert_eq!(visit.browser.value(YEAR).await, "2019");
        }
        visit.browser.run("location.hash = '#industry=health&year=2019'").await;
        tokio::time::sleep(A_MOMENT).await;
        assert_eq!(visit.browser.value(INDUSTRY).await, "health", "a link that is followed while the page is open");
    })
    .await;
}

#[tokio::test]
async fn a_copied_link_carries_hours_only_on_request_and_then_the_same_verdict() {
    from_the_checker(async |visit, words| {
        visit.browser.choose(INDUSTRY, "health").await;
        visit.browser.check(&ENOUGH).await;
        visit.says(words.met).await;
        visit.press("copy-link").await;
        let plain = visit.browser.value(TEXT).await;
        assert!(plain.starts_with(&visit.address("#year=2019&industry=health&rules=")), "{plain}");
        let fragment = plain.split_once('#').map_or("", |(_, fragment)| fragment);
        assert!(!["42", "answers", "hours"].iter().any(|part| fragment.contains(part)), "{plain} has no hours");
        let whole = visit.taken("1").await;
        assert!(whole.contains("&was=met&answers="), "{whole}");
        let verdict = visit.browser.verdict().await;
        let fresh = Browser::start(Visitor::default()).await;
        fresh.open(&whole).await;
        fresh.alive().await;
        assert_eq!(fresh.address().await, visit.address(""), "the address keeps no hours");
        assert_eq!(fresh.count(".report .notice").await, 0);
        fresh.check(&[]).await;
        assert_eq!(fresh.verdict().await, verdict);
        assert_eq!(fresh.count(".report > .notice").await, 0, "the rules are the same");
        let fresh = Browser::start(Visitor::default()).await;
        fresh.open(&plain).await;
        fresh.alive().await;
        assert_eq!(fresh.value(INDUSTRY).await, "health");
        assert_eq!(fresh.value(PUBLIC).await, "");
    })
    .await;
}

#[tokio::test]
async fn a_link_that_names_what_was_typed_overwrites_nothing_and_that_is_said() {
    from_the_checker(async |visit, words| {
        visit.browser.enter(&[("public", "17")]).await;
        visit.tick_keeps().await;
        visit.told(words.kept).await;
        let kept = visit.stored().await;
        for typed in ["%7B%22checker-hours-public%22%3A%221%22%7D", "%", "null", "[1]"] {
            visit.open(&format!("#typed={typed}")).await;
            visit.told(words.cannot_bring_in).await;
            assert_eq!(visit.browser.value(PUBLIC).await, "17");
            assert_eq!(visit.stored().await, kept);
            assert!(!visit.browser.address().await.contains("typed"));
        }
    })
    .await;
}

#[tokio::test]
async fn a_link_made_with_other_rules_says_what_it_said_then_and_what_is_so_now() {
    from_the_checker(async |visit, words| {
        visit.browser.check(&[("public", "10"), ("professional", "42"), ("elective", "12")]).await;
        let whole = visit.taken("1").await;
        let rules = whole.split("rules=").nth(1).and_then(|rest| rest.split('&').next()).expect("a version");
        let old = whole.replace(rules, "0000").replace("was=short_8_hour", "was=short_10_hour");
        assert!(old.contains("short_10_hour"), "{whole}");
        visit.browser.open(&old).await;
        visit.browser.alive().await;
        visit.check().await;
        let said = visit.browser.text(".report > .notice").await;
        assert!(said.ends_with(words.old_link), "{said}");
        visit.browser.open(&old.replace("_hour_public", "_hour")).await;
        visit.browser.alive().await;
        visit.check().await;
        let said = visit.browser.text(".report > .notice").await;
        assert!(said.contains(words.old_link_of_old), "{said}");
        visit.browser.fill(PUBLIC, "18").await;
        visit.check().await;
        visit.says(words.met).await;
        assert_eq!(visit.browser.count(".report > .notice").await, 0, "with other hours nothing is compared");
    })
    .await;
}
