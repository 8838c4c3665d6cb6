//! Journeys

use site_tests::browser::{Browser, Visitor};
use site_tests::folders::write_own_site;
use site_tests::server::Server;

#[tokio::test]
async fn probe() {
    let start = std::time::Instant::now();
    let folder = tempfile::tempdir().expect("x");
    write_own_site(&folder.path().join("site"));
    println!("built {:?}", start.elapsed());
    let server = Server::start(&folder.path().join("site"));
    let start = std::time::Instant::now();
    let browser = Browser::start(Visitor::default()).await;
    println!("started {:?}", start.elapsed());
    browser.open(&server.url("en/checker/")).await;
    browser.hydrated().await;
    println!("{:?}", server.asked());
    println!("{:?}", browser.complaints().await);
    println!("{:?}", browser.run("return [innerWidth, document.documentElement.clientWidth, matchMedia('(prefers-color-scheme: dark)').matches]").await);
    let browser = Browser::start(Visitor { width: 320, dark: true, ..Default::default() }).await;
    browser.open(&server.url("en/checker/")).await;
    println!("{:?}", browser.run("return [innerWidth, document.documentElement.clientWidth, document.documentElement.scrollWidth, matchMedia('(prefers-color-scheme: dark)').matches, matchMedia('(hover:hover)').matches]").await);
    let browser = Browser::start(Visitor { scripts: false, ..Default::default() }).await;
    browser.open(&server.url("en/checker/")).await;
    println!(
        "{:?}",
        browser
            .run("return [matchMedia('(scripting: none)').matches, document.querySelectorAll('noscript p').length]")
            .await
    );
    println!("{:?}", browser.shows(".checker-form").await);
    println!("{:?}", browser.text("noscript p").await);
    println!("{:?}", std::process::id());
}
