//! Keeping on the device: tabs, people, refusals, what cannot be read.

use serde_json::json;
use site_tests::server::Server;
use thirtyfour::Key;

use crate::visit::*;

#[tokio::test]
async fn what_is_kept_is_there_in_a_new_tab_and_each_tab_follows_the_other() {
    from_the_checker(async |visit, words| {
        visit.browser.enter(&[("public", "17")]).await;
        visit.tick_keeps().await;
        visit.told(words.kept).await;
        let first = visit.browser.new_tab().await;
        visit.open("").await;
        assert_eq!(visit.browser.value(PUBLIC).await, "17");
        visit.open_keep().await;
        assert!(visit.keeps().await);
        visit.browser.fill(PUBLIC, "18").await;
        let second = visit.browser.look_at(&first).await;
        visit.comes_to_hold(PUBLIC, "18").await;
        visit.browser.look_at(&second).await;
        visit.browser.click(KEEPS).await;
        visit.told(words.deleted).await;
        assert_eq!(visit.stored().await, json!([]));
        visit.browser.look_at(&first).await;
        tokio::time::sleep(A_MOMENT).await;
        assert!(!visit.keeps().await, "the first tab sees that it is deleted");
        assert_eq!(visit.browser.value(PUBLIC).await, "18", "and keeps what it shows");
        visit.browser.fill(PUBLIC, "19").await;
        assert_eq!(visit.stored().await, json!([]), "nothing is kept again");
    })
    .await;
}

/// A tab that was away hears of nothing that others did.
const DEAF: &str = "window.addEventListener('storage', (event) => event.stopImmediatePropagation(), true)";

#[tokio::test]
async fn a_tab_that_was_away_overwrites_nothing_in_silence() {
    for words in &LANGUAGES {
        let visit = Visit::to(Server::own_site(), words).await;
        visit.browser.before_each_page(DEAF).await;
        visit.open("").await;
        visit.browser.enter(&[("public", "17")]).await;
        visit.tick_keeps().await;
        visit.told(words.kept).await;
        let theirs = visit.stored().await[0][1].as_str().expect("a text").replace("\"17\"", "\"41\"");
        visit.store(&theirs).await;
        visit.browser.fill(PUBLIC, "18").await;
        visit.browser.press(Key::Tab).await;
        visit.told(words.changed_elsewhere).await;
        assert_eq!(visit.stored().await[0][1], json!(theirs), "what the other tab kept is still there");
        visit.reload().await;
        assert_eq!(visit.browser.value(PUBLIC).await, "18", "and so is what this tab has");
        visit.tick_keeps().await;
        visit.told(words.changed_elsewhere).await;
        assert_eq!(visit.stored().await[0][1], json!(theirs), "a tick alone overwrites nothing");
        visit.browser.click(KEEPS).await;
        visit.told(words.kept).await;
        visit.store(&theirs).await;
        visit.browser.fill(PUBLIC, "19").await;
        visit.browser.press(Key::Tab).await;
        visit.told(words.changed_elsewhere).await;
        visit.press("load").await;
        visit.browser.find(KEEPS).await;
        assert_eq!(visit.browser.value(PUBLIC).await, "41", "theirs is loaded on demand");
        visit.browser.run("localStorage.clear()").await;
        visit.browser.fill(PUBLIC, "20").await;
        visit.browser.press(Key::Tab).await;
        visit.told(words.changed_elsewhere).await;
        assert_eq!(visit.stored().await, json!([]), "what another tab deleted does not come back");
    }
}

#[tokio::test]
async fn a_tick_overwrites_nothing_that_another_tab_keeps_and_offers_both() {
    from_the_checker(async |visit, words| {
        visit.open_keep().await;
        visit.browser.enter(&[("public", "2")]).await;
        let second = visit.browser.new_tab().await;
        visit.open("").await;
        visit.browser.enter(&[("public", "1")]).await;
        visit.tick_keeps().await;
        visit.told(words.kept).await;
        let theirs = visit.stored().await;
        visit.browser.look_at(&second).await;
        visit.browser.click(KEEPS).await;
        visit.told(words.changed_elsewhere).await;
        assert!(!visit.keeps().await);
        assert_eq!(visit.stored().await, theirs);
        visit.check().await;
        visit.browser.verdict().await;
        assert!(visit.browser.text(MESSAGE).await.contains(words.changed_elsewhere), "it goes on being said");
        visit.press("load").await;
        visit.comes_to_hold(PUBLIC, "1").await;
        visit.press("undo").await;
        visit.comes_to_hold(PUBLIC, "2").await;
    })
    .await;
}

#[tokio::test]
async fn a_link_with_hours_overwrites_nothing_that_is_kept() {
    from_the_checker(async |visit, words| {
        visit.browser.enter(&[("public", "18")]).await;
        let link = visit.taken("1").await;
        visit.open("").await;
        visit.browser.enter(&[("public", "1")]).await;
        visit.tick_keeps().await;
        visit.told(words.kept).await;
        let own = visit.stored().await;
        for follows in [false, true] {
            if follows {
                visit.open("").await;
                assert_eq!(visit.browser.value(PUBLIC).await, "1");
                let fragment = link.split_once('#').map_or("", |(_, fragment)| fragment);
                visit.browser.run(&format!("location.hash = '{fragment}'")).await;
            } else {
                visit.browser.open(&link).await;
                visit.browser.alive().await;
            }
            visit.comes_to_hold(PUBLIC, "18").await;
            visit.tick_keeps().await;
            visit.told(words.changed_elsewhere).await;
            assert_eq!(visit.stored().await, own);
        }
    })
    .await;
}

#[tokio::test]
async fn each_tab_shows_its_own_person_and_what_is_typed_belongs_to_that_one() {
    from_the_checker(async |visit, words| {
        let browser = &visit.browser;
        visit.open_keep().await;
        browser.enter(&[("public", "1")]).await;
        browser.fill(NAME, "甲").await;
        visit.press("add-person").await;
        browser.find(PERSON).await;
        browser.enter(&[("public", "2")]).await;
        browser.fill(NAME, "乙").await;
        visit.tick_keeps().await;
        visit.told(words.kept).await;
        let first = browser.new_tab().await;
        visit.open("").await;
        visit.open_keep().await;
        browser.choose(PERSON, "0").await;
        browser.enter(&[("professional", "3")]).await;
        browser.look_at(&first).await;
        tokio::time::sleep(A_MOMENT).await;
        assert_eq!((browser.value(NAME).await, browser.value(PUBLIC).await), ("乙".into(), "2".into()));
        browser.fill(PUBLIC, "27").await;
        let stored = visit.stored().await[0][1].as_str().unwrap_or_default().to_owned();
        for text in [r#""hours.professional":"3","hours.public":"1""#, r#""hours.public":"27""#] {
            assert!(stored.contains(text), "{stored} has {text}");
        }
    })
    .await;
}

#[tokio::test]
async fn several_people_are_kept_by_name_and_removed() {
    from_the_checker(async |visit, _| {
        let browser = &visit.browser;
        browser.enter(&[("public", "1")]).await;
        visit.tick_keeps().await;
        browser.fill(NAME, "甲").await;
        visit.press("add-person").await;
        browser.find(PERSON).await;
        assert_eq!(browser.value(PUBLIC).await, "", "the second has entered nothing");
        browser.enter(&[("public", "2")]).await;
        browser.fill(NAME, "Mr <i>B</i>").await;
        visit.reload().await;
        visit.open_keep().await;
        let names =
            browser.run("return [...document.querySelectorAll('#checker-person option')].map(o => o.text)").await;
        assert_eq!(names, json!(["甲", "Mr <i>B</i>"]));
        assert_eq!(browser.value(PUBLIC).await, "2");
        browser.choose(PERSON, "0").await;
        assert_eq!((browser.value(PUBLIC).await, browser.value(NAME).await), ("1".into(), "甲".into()));
        visit.press("remove-person").await;
        browser.gone(PERSON).await;
        assert_eq!((browser.value(PUBLIC).await, browser.value(NAME).await), ("2".into(), "Mr <i>B</i>".into()));
        visit.press("undo").await;
        browser.find(PERSON).await;
        assert_eq!(browser.value(PUBLIC).await, "1");
    })
    .await;
}

/// Devices that keep nothing: each way to refuse.
const REFUSALS: [&str; 3] = [
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
    "Storage.prototype.getItem = Storage.prototype.setItem = () => { throw new Error('no') }",
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
];

#[tokio::test]
async fn a_device_that_keeps_nothing_is_said_to() {
    for words in &LANGUAGES {
        for refusal in REFUSALS {
            let visit = Visit::to(Server::own_site(), words).await;
            visit.browser.before_each_page(refusal).await;
            visit.open("").await;
            visit.browser.enter(&[("public", "17")]).await;
            visit.tick_keeps().await;
            visit.told(words.cannot_keep).await;
            assert!(!visit.keeps().await, "the tick is gone: {refusal}");
            visit.reload().await;
            assert_eq!(visit.browser.value(PUBLIC).await, "17", "a reload still has it: {refusal}");
        }
    }
}

#[tokio::test]
async fn a_device_that_refuses_later_goes_on_saying_so() {
    from_the_checker(async |visit, words| {
        visit.browser.enter(&[("public", "17")]).await;
        visit.tick_keeps().await;
        visit.told(words.kept).await;
        visit.browser.run("Storage.prototype.setItem = () => { throw new Error('full') }").await;
        visit.browser.fill(PUBLIC, "18").await;
        assert!(visit.browser.text(MESSAGE).await.contains(words.cannot_keep), "it is shown while somebody types");
        assert!(!visit.keeps().await);
        visit.browser.find(&format!("{PUBLIC}:focus")).await;
        visit.browser.press(Key::Enter).await;
        visit.told(words.cannot_keep).await;
        assert!(!visit.keeps().await);
        visit.check().await;
        visit.browser.verdict().await;
        assert!(visit.browser.text(MESSAGE).await.contains(words.cannot_keep));
    })
    .await;
}

#[tokio::test]
async fn a_browser_that_remembers_nothing_says_so_once() {
    from_the_checker(async |visit, words| {
        let refuse = "Storage.prototype.setItem = history.replaceState = () => { throw new Error('no') }";
        visit.browser.run(refuse).await;
        visit.browser.enter(&[("public", "17")]).await;
        visit.check().await;
        visit.told(words.cannot_keep).await;
        visit.check().await;
        visit.browser.verdict().await;
        assert_eq!(visit.browser.count(&format!("{MESSAGE}:focus")).await, 0, "it is said once");
    })
    .await;
}

#[tokio::test]
async fn a_device_that_runs_full_says_so_and_loses_nothing() {
    from_the_checker(async |visit, words| {
        visit.browser.enter(&[("public", "17")]).await;
        visit.tick_keeps().await;
        visit.told(words.kept).await;
        let fill = "let room = 4194304; while (room) {
            try { localStorage.setItem('other' + room + Math.random(), 'x'.repeat(room)) } catch (full) { room >>= 1 }
        }";
        visit.browser.run(fill).await;
        visit.press("add-record").await;
        visit.told(words.cannot_keep).await;
        visit.browser.fill("#checker-1-what", "abc").await;
        visit.reload().await;
        assert_eq!(visit.browser.value("#checker-1-amount").await, "17");
        assert_eq!(visit.browser.value("#checker-1-what").await, "abc", "a reload has it");
        assert!(visit.browser.run(&format!("return localStorage.getItem('{}')", visit.key())).await.is_string());
    })
    .await;
}

#[tokio::test]
async fn what_is_kept_and_cannot_be_read_is_said_set_aside_and_not_lost() {
    for words in &LANGUAGES {
        let visit = Visit::to(Server::own_site(), words).await;
        visit.browser.open(&visit.server.url("")).await;
        for spoilt in ["{", "null", r#"{"version":2,"shown":0,"year":2019,"people":[]}"#] {
            visit.browser.run("localStorage.clear()").await;
            visit.store(spoilt).await;
            visit.open("").await;
            visit.told(words.unreadable).await;
            visit.browser.enter(&[("public", "17")]).await;
            assert_eq!(visit.stored().await, json!([[visit.key(), spoilt]]), "it is left as it is");
            visit.tick_keeps().await;
            visit.told(words.kept).await;
            let aside = visit.browser.run(&format!("return localStorage.getItem('{} unreadable')", visit.key())).await;
            assert_eq!(aside, json!(spoilt), "it is set aside before anything is written there");
            visit.store("later").await;
            visit.open("").await;
            visit.told(words.unreadable).await;
            visit.tick_keeps().await;
            visit.told(words.kept).await;
            let aside = visit.browser.run(&format!("return localStorage.getItem('{} unreadable')", visit.key())).await;
            assert_eq!(aside, json!(format!("{spoilt}\nlater")), "what was set aside before is not lost");
            visit.browser.open(&visit.server.url("")).await;
        }
    }
}
