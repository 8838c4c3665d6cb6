//! What the page asks for and keeps, and that it holds before axe-core in each of its states.

use std::time::Duration;

use serde_json::{Value, json};
use site_tests::browser::Visitor;
use site_tests::lists::roster;
use site_tests::npm::violations;

use crate::visit::{PLAIN, Visit};

#[tokio::test]
async fn nothing_is_asked_for_but_the_page_and_its_program_and_nothing_is_kept() {
    let visit = Visit::to("zh").await;
    // The browser asks for icons and manifest by itself, on a busy machine after the page is there.
    for _ in 0..100 {
        let asked = visit.server.asked();
        if asked.iter().filter(|asked| asked.path.ends_with(".svg") || asked.path.ends_with(".webmanifest")).count() > 2
        {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let before = visit.server.asked().len();
    visit.bring_plain().await;
    visit.browser.choose("#list-filter", "short").await;
    visit.save("Excel", "xlsx").await;
    visit.browser.choose("#list-industry", "general").await;
    visit.ended().await;
    visit.choose(&roster("sheet-plain.xlsx")).await;
    visit.ended().await;
    let asked = visit.server.asked();
    // The worker is the page's own script again.
    let new: Vec<&str> =
        asked[before..].iter().map(|asked| asked.path.as_str()).filter(|path| !is_of_lists(path, ".js")).collect();
    assert_eq!(new, Vec::<&str>::new(), "after the start, no request");
    for asked in &asked {
        let path = asked.path.as_str();
        let is_known = path.ends_with("/zh/list/")
            || path.ends_with(".css")
            || path.ends_with(".svg")
            || path.ends_with("/manifest.webmanifest")
            || path.contains("/assets/find.")
            || path.contains("/assets/page.")
            || is_of_lists(path, ".js")
            || is_of_lists(path, ".wasm");
        assert!(is_known && [200, 304].contains(&asked.status), "{asked:?}");
    }
    let entries = visit.browser.run("return performance.getEntriesByType('resource').map(entry => entry.name)").await;
    let entries = entries.as_array().expect("a list");
    assert!(
        entries.iter().all(|entry| entry
            .as_str()
            .is_some_and(|name| name.starts_with(&visit.server.origin()) || name.starts_with("blob:"))),
        "{entries:?}"
    );
    let kept = "const done = arguments[arguments.length - 1];
        Promise.all([indexedDB.databases(), caches.keys()]).then(([databases, caches]) =>
            done([localStorage.length, sessionStorage.length, databases.length, caches.length, document.cookie.length, location.hash]))";
    assert_eq!(visit.browser.run_async(kept).await, json!([0, 0, 0, 0, 0, ""]));
    assert_eq!(visit.browser.run("return history.state").await, Value::Null);
    assert_eq!(visit.browser.complaints().await, Vec::<String>::new());
}

fn is_of_lists(path: &str, ending: &str) -> bool {
    path.contains("/assets/list.") && path.ends_with(ending)
}

/// What some readers ask their browser for: a name, features of media with their values, and what is done to the page.
type Reader = (&'static str, &'static [(&'static str, &'static str)], &'static str);

const READERS: [Reader; 4] = [
    ("light", &[], ""),
    ("dark", &[("prefers-color-scheme", "dark")], ""),
    ("forced colours", &[("forced-colors", "active")], ""),
    ("large text", &[], "document.documentElement.style.fontSize = '200%'"),
];

/// Goes through every state, and looks at each.
async fn in_every_state(visit: &Visit, mut look: impl AsyncFnMut(&str)) {
    look("empty").await;
    visit.bring("unclear.csv", "人,公需培训情况,专业科目\n张三,18,42\n".as_bytes()).await;
    visit.browser.find(".list-faults").await;
    look("question").await;
    visit.choose(&roster("sheet-two-lists.xlsx")).await;
    visit.browser.find(".list-sheets").await;
    look("sheets").await;
    visit.bring_plain().await;
    visit.browser.find(".list-groups tbody").await;
    visit.browser.click("details.list-columns > summary").await;
    visit.browser.fill("#list-money-0", "很多").await;
    visit.browser.fill("#list-money-1", "1").await;
    look("done").await;
    visit.bring("x.pdf", b"%PDF-1.7\n").await;
    visit.says("PDF").await;
    look("refused").await;
    let mut list = PLAIN.to_owned();
    (0..400_000).for_each(|row| list.push_str(&format!("人员{row},{row},人事处,一般行业,1,2,3\n")));
    visit.bring("long.csv", list.as_bytes()).await;
    visit.browser.find(".list-progress").await;
    visit.press("停止").await;
    visit.says("已停止").await;
    look("cancelled").await;
}

/// What is wider than the page.
const WIDE: &str = "return [...document.querySelectorAll('main *')]
    .filter(one => one.getBoundingClientRect().right > innerWidth && !one.closest('.list-scroll'))
    .map(one => `${one.localName}.${one.className} ${one.getBoundingClientRect().right}`).slice(0, 20)";

async fn axe_finds_nothing(visitor: Visitor) {
    for (reader, features, script) in READERS {
        let visit = Visit::of("zh", visitor).await;
        visit.browser.show_as("", features).await;
        visit.browser.run(script).await;
        let browser = &visit.browser;
        in_every_state(&visit, async |state: &str| {
            assert_eq!(violations(browser).await, Vec::<String>::new(), "{reader}, {state}");
            assert_eq!(browser.count("[role=status]").await, 1, "{reader}, {state}");
            let (page, all) = browser.widths().await;
            let wide = browser.run(WIDE).await;
            assert!(all <= page, "{reader}, {state}: {all} pixels on a page of {page}: {wide}");
        })
        .await;
    }
}

#[tokio::test]
async fn axe_finds_nothing_in_any_state() {
    axe_finds_nothing(Visitor::default()).await;
}

#[tokio::test]
async fn axe_finds_nothing_in_any_state_on_a_phone() {
    axe_finds_nothing(Visitor { width: 320, ..Visitor::default() }).await;
}
