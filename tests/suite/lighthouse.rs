//! Lighthouse on each type of page of the own site, on a phone with a slow network and processor (simulated).
//!
//! `SITE_TESTS_ALL=1` looks at all types; otherwise at two, and says what is left out.

#![expect(clippy::expect_used, clippy::panic, reason = "what goes wrong here is a failed test")]

use std::process::Command;

use serde_json::Value;
use site_gen::model::PageId;
use site_tests::folders::first_of_each_type;
use site_tests::npm::npm_package;
use site_tests::server::Server;

/// The categories with the least score of each, in hundredths.
const LEAST: [(&str, u64); 4] = [("accessibility", 100), ("best-practices", 100), ("seo", 100), ("performance", 98)];

/// How often a page is looked at before it lacks something: whatever else the machine does makes a page slower, never faster.
const ROUNDS: usize = 3;

#[test]
fn every_type_of_page_has_full_marks() {
    let server = Server::own_site();
    server.compress();
    let mut pages = looked_at();
    let mut lacking = Vec::new();
    for _ in 0..ROUNDS {
        let judged = pages.into_iter().map(|page| (judged(&page, &report(&server.url(&page))), page));
        let short = judged.filter(|(lacking, _)| !lacking.is_empty());
        (lacking, pages) = short.unzip();
    }
    assert!(lacking.is_empty(), "{}", lacking.concat().join("\n"));
}

/// The pages to look at; says which types are left out.
fn looked_at() -> Vec<String> {
    let all = std::env::var_os("SITE_TESTS_ALL").is_some();
    let is_looked_at = |(id, _): &(PageId, String)| all || matches!(id, PageId::Home | PageId::Notice(_));
    let (pages, left_out): (Vec<_>, Vec<_>) = first_of_each_type().into_iter().partition(is_looked_at);
    if !left_out.is_empty() {
        let left_out: Vec<String> = left_out.into_iter().map(|(_, address)| address).collect();
        println!("left out without SITE_TESTS_ALL=1: {}", left_out.join(" "));
    }
    pages.into_iter().map(|(_, address)| format!("zh/{address}")).collect()
}

/// What Lighthouse says of a page, as JSON.
fn report(url: &str) -> Value {
    let answer = Command::new("node")
        .arg(npm_package("lighthouse/cli/index.js"))
        .args([url, "--quiet", "--output=json", "--form-factor=mobile", "--throttling-method=simulate"])
        .arg("--only-categories=performance,accessibility,best-practices,seo")
        .arg("--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage")
        .env("CHROME_PATH", chromium())
        .output()
        .expect("node; tests/run installs it");
    serde_json::from_slice(&answer.stdout)
        .unwrap_or_else(|_| panic!("{url}: {}", String::from_utf8_lossy(&answer.stderr)))
}

/// Prints the figures of a page and Lighthouse's measure of the machine, which is lower where others use it too; gives what
/// the page lacks.
fn judged(page: &str, report: &Value) -> Vec<String> {
    let score = |category: &str| hundredths(&report["categories"][category]["score"]);
    let figures: Vec<String> = LEAST.iter().map(|(category, _)| format!("{category} {}", score(category))).collect();
    let shift = report["audits"]["cumulative-layout-shift"]["numericValue"].to_string();
    let shown = |audit: &str| report["audits"][audit]["displayValue"].as_str().unwrap_or_default().to_owned();
    let times = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time"].map(shown);
    let machine = &report["environment"]["benchmarkIndex"];
    println!(
        "lighthouse: {page}: {}, layout shift {shift}, {} (machine {machine})",
        figures.join(", "),
        times.join(", ")
    );
    let short = LEAST.iter().filter(|(category, least)| score(category) < *least);
    let mut lacking: Vec<String> = short
        .map(|(category, _)| format!("{page}: {category} {}: {}", score(category), faults(report, category)))
        .collect();
    if !["0", "0.0"].contains(&shift.as_str()) {
        lacking.push(format!("{page}: layout shifts by {shift}"));
    }
    lacking
}

fn hundredths(score: &Value) -> u64 {
    // Scores are written with at most two decimal places.
    let text = score.to_string();
    let (whole, part) = text.split_once('.').unwrap_or((&text, "0"));
    let part = format!("{part:0<2}");
    whole.parse::<u64>().unwrap_or(0) * 100 + part[..2].parse::<u64>().unwrap_or(0)
}

/// The audits of a category that the page does not pass in full.
fn faults(report: &Value, category: &str) -> String {
    let audits = report["categories"][category]["auditRefs"].as_array().into_iter().flatten();
    let ids = audits.filter(|audit| audit["weight"] != 0).filter_map(|audit| audit["id"].as_str());
    let failed =
        ids.filter(|id| report["audits"][*id]["score"].as_number().is_some_and(|score| score.to_string() != "1"));
    failed.collect::<Vec<_>>().join(" ")
}

/// The path of the browser.
fn chromium() -> String {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let paths = std::env::var("PATH").unwrap_or_default();
    let mut found = paths.split(':').flat_map(|folder| names.map(|name| format!("{folder}/{name}")));
    found.find(|path| std::path::Path::new(path).exists()).expect("a Chromium")
}
