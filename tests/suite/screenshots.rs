//! The pictures of README.md: `SITE_TESTS_BLESS=1` takes them anew from the built site.

#![expect(clippy::disallowed_methods, reason = "writes and reads the pictures")]
#![expect(clippy::expect_used, reason = "what goes wrong here is a failed test")]

use std::fs;

use site_tests::browser::{Browser, Visitor};
use site_tests::folders::{project, read};
use site_tests::server::Server;

const PHONE: Visitor = Visitor { width: 390, scripts: true, dark: false, patient: true };
const DESKTOP: Visitor = Visitor { width: 1000, ..PHONE };

#[tokio::test]
async fn the_readme_shows_pictures_of_the_built_site() {
    if std::env::var_os("SITE_TESTS_BLESS").is_some() {
        save("checker-zh", &verdict_on_a_phone().await);
        save("home-en", &home_on_a_desktop().await);
    }
    let readme = read(&project().join("README.md"));
    for name in ["checker-zh", "home-en"] {
        let path = format!("tests/screenshots/{name}.png");
        assert!(readme.contains(&path), "README.md shows {path}");
        let picture = fs::read(project().join(&path)).expect("the picture is there");
        assert!(picture.starts_with(b"\x89PNG") && picture.len() > 10_000, "{path} is a picture");
    }
}

fn save(name: &str, picture: &[u8]) {
    let folder = project().join("tests/screenshots");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join(format!("{name}.png")), picture).expect("the picture is written");
}

async fn verdict_on_a_phone() -> Vec<u8> {
    let (server, browser) = (Server::own_site(), Browser::start(PHONE).await);
    browser.open(&server.url("zh/checker/")).await;
    browser.alive().await;
    browser.check(&[("public", "17"), ("professional", "43"), ("elective", "12")]).await;
    browser.verdict().await;
    browser.run("document.querySelector('#checker-industry').scrollIntoView()").await;
    browser.picture().await
}

async fn home_on_a_desktop() -> Vec<u8> {
    let (server, browser) = (Server::own_site(), Browser::start(DESKTOP).await);
    browser.open(&server.url("en/")).await;
    browser.picture().await
}
