//! Hostile input: nothing runs, nothing hangs, something is said.

use std::time::Instant;

use serde_json::{Value, json};
use site_tests::server::Server;

use crate::visit::*;

/// What would be noticed if any of it ran.
const BAIT: &str = r#"<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>"#;

/// A book with one text everywhere.
fn book_of(text: &str) -> String {
    let texts = json!({ "industry": text, "hours.public": text, "trait.level": text });
    let records = json!([{ "what": text, "amount": text, "of": text, "mode": text, "date": text, "state": text }]);
    let person = json!({ "name": text, "years": { "2019": { "texts": texts, "records": records } } });
    json!({ "version": 1, "shown": 0, "year": 2019, "people": [person, person] }).to_string()
}

/// Texts that are no book, or one at the limits of what is one.
fn hostile() -> Vec<(&'static str, String)> {
    let record = r#"{"what":"x","amount":"1","of":"category.public"}"#;
    let records = |count: usize| {
        let all = vec![record; count].join(",");
        format!(
            r#"{{"version":1,"shown":0,"year":2019,"people":[{{"name":"","years":{{"2019":{{"texts":{{}},"records":[{all}]}}}}}}]}}"#
        )
    };
    vec![
        ("bait", BAIT.to_owned()),
        ("bait in a book", book_of(BAIT)),
        ("bait in a table", format!("name,year,amount,what\n{BAIT},2019,{BAIT},{BAIT}\n")),
        ("10,000 records", records(10_000)),
        ("1,000 records", records(1_000)),
        ("200 records", records(200)),
        ("10,000 rows", format!("year,amount\n{}", "2019,1\n".repeat(10_000))),
        ("5,000 rows of 50 people", people_in_rows()),
        ("1 MB", "x".repeat(1_000_000)),
        ("1 MB in a book", book_of("x").replacen("\"x\"", &format!("\"{}\"", "x".repeat(1_000_000)), 1)),
        ("3 MB", "x".repeat(3_000_000)),
        ("deep lists", "[".repeat(200_000)),
        ("deep closed lists", format!("{}{}", "[".repeat(100_000), "]".repeat(100_000))),
        ("a prototype", r#"{"__proto__":{"version":1,"shown":0,"year":2019,"people":[]},"constructor":7}"#.to_owned()),
        ("a prototype of texts", book_of("x").replace("\"what\"", "\"__proto__\"")),
        ("half of a character", book_of("x").replace("\"x\"", "\"\\ud800\"")),
        ("no character", book_of("x").replace("\"x\"", "\"\\u0000\"")),
        ("quotes", "\"".repeat(100_001)),
    ]
}

fn people_in_rows() -> String {
    let rows = (0..5_000).map(|row| format!("{},2019,1,{BAIT}\n", row % 50));
    format!("name,year,amount,what\n{}", rows.collect::<String>())
}

/// Waits until the page says something about a book, at most as long as a visitor would.
async fn answers_at_once(visit: &Visit, begun: Instant, what: &str) {
    visit.browser.find(MESSAGE).await;
    let passed = begun.elapsed();
    assert!(passed < A_BLINK, "{what} takes {passed:?}");
    nothing_ran(visit, what).await;
}

async fn nothing_ran(visit: &Visit, what: &str) {
    let signs = "return [window.hacked === undefined, ({}).version === undefined,
        document.querySelectorAll('#checker img, #checker script').length]";
    assert_eq!(visit.browser.run(signs).await, json!([true, true, 0]), "{what}");
    assert_eq!(visit.browser.count("[data-checker=running]").await, 1, "{what} stops nothing");
}

#[tokio::test]
async fn nothing_that_is_brought_in_runs_or_hangs_and_something_is_said() {
    from_the_checker(async |visit, words| {
        for (what, text) in hostile() {
            visit.open("").await;
            visit.open_keep().await;
            visit.browser.change(BRING, &text).await;
            let begun = Instant::now();
            visit.press("bring").await;
            answers_at_once(visit, begun, what).await;
            let begun = Instant::now();
            visit.check().await;
            visit.browser.find("#checker-verdict h2, #checker-errors").await;
            assert!(begun.elapsed() < A_BLINK, "{what} is checked after {:?}", begun.elapsed());
            nothing_ran(visit, what).await;
        }
        visit.bring("{").await;
        visit.told(words.cannot_bring_in).await;
    })
    .await;
}

#[tokio::test]
async fn nothing_that_is_kept_on_the_device_runs_or_hangs() {
    let words = &LANGUAGES[1];
    let visit = Visit::to(Server::own_site(), words).await;
    for (what, text) in hostile() {
        visit.browser.open(&visit.server.url("")).await;
        visit.browser.run("localStorage.clear()").await;
        visit.store(&text).await;
        let begun = Instant::now();
        visit.open("").await;
        assert!(begun.elapsed() < A_BLINK, "{what} is opened after {:?}", begun.elapsed());
        nothing_ran(&visit, what).await;
        // Browsers read half a character as U+FFFD; serde does not.
        let text = text.replace("\\ud800", "\\ufffd");
        let is_a_book = serde_json::from_str::<Value>(&text).is_ok_and(|json| json["version"] == 1);
        assert!(is_a_book || visit.browser.count(MESSAGE).await == 1, "{what} is said");
    }
}

#[tokio::test]
async fn nothing_in_an_address_runs_or_hangs() {
    let words = &LANGUAGES[0];
    let visit = Visit::to(Server::own_site(), words).await;
    for (what, text) in hostile() {
        let encoded: String = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
        if encoded.len() > 1_000_000 {
            // No browser takes a longer address.
            continue;
        }
        for name in ["answers", "industry", "year", "rules", "was"] {
            let begun = Instant::now();
            visit.open(&format!("#{name}={encoded}&rules=0")).await;
            assert!(begun.elapsed() < A_BLINK, "{what} as {name} is opened after {:?}", begun.elapsed());
            nothing_ran(&visit, what).await;
            visit.check().await;
            visit.browser.find("#checker-verdict h2, #checker-errors").await;
            nothing_ran(&visit, what).await;
        }
    }
    visit.open("#answers=%7B").await;
    visit.told(words.cannot_bring_in).await;
}
