//! The preview: for this machine alone, never outside the site, and a moment behind every edit.

#![expect(clippy::disallowed_methods, reason = "edits content as editors do")]
#![expect(clippy::panic, reason = "what goes wrong here is a failed test")]

use std::fs::{remove_file, rename};
use std::net::TcpStream;
use std::path::Path;
use std::time::Duration;

use site_gen::commands::try_build;
use site_gen::diag::MessageLang;
use site_tests::browser::{Browser, Visitor};
use site_tests::folders::{copy, project, read, write_file};
use site_tests::preview::{BASE, Previewed};

fn english() -> Previewed {
    Previewed::start(MessageLang::En, false, |_| ())
}

#[test]
fn it_answers_for_its_own_names_alone() {
    let site = english();
    let port = site.host().rsplit(':').next().unwrap_or_default();
    let ask =
        |target: &str, hosts: &str| site.send(&format!("GET {target} HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n"));
    for name in ["localhost", "LocalHost", "127.0.0.1", "[::1]"] {
        assert_eq!(ask(BASE, &format!("Host: {name}:{port}\r\n")).status, 200, "{name}");
    }
    let other_port = format!("localhost:{}", port.parse::<u16>().map_or(1, |port| port ^ 1));
    let others =
        ["city.example", "localhost", "127.0.0.1", "localhost.city.example", "localhost:", "127.0.0.1.city.example"];
    let with_port = others.map(|name| format!("{name}:{port}"));
    let with_port = with_port.iter().filter(|name| !name.starts_with("localhost:") && !name.starts_with("127.0.0.1:"));
    for name in others.iter().map(|name| (*name).to_owned()).chain(with_port.cloned()).chain([other_port]) {
        for path in [BASE, "/_preview/events", "/_preview/script.js", "/nowhere"] {
            let answer = ask(path, &format!("Host: {name}\r\n"));
            assert_eq!(answer.status, 421, "{name} {path}");
            assert!(!answer.text().contains('<'), "nothing of the site is told");
        }
    }
    let own = format!("Host: {}\r\n", site.host());
    assert_eq!(ask(BASE, "").status, 421, "no host");
    assert_eq!(ask(BASE, &format!("{own}Host: city.example\r\n")).status, 421, "two hosts");
    assert_eq!(ask(&format!("http://city.example{BASE}"), &own).status, 421, "another host in the request line");
}

#[test]
fn it_listens_on_loopback_alone() {
    let site = english();
    let port = site.host().rsplit(':').next().unwrap_or_default();
    // A server on every address would answer at this one too.
    assert!(TcpStream::connect(format!("127.0.0.2:{port}")).is_err());
    assert!(TcpStream::connect(format!("127.0.0.1:{port}")).is_ok());
}

#[test]
fn no_path_leads_out_of_the_site() {
    let site = english();
    write_file(&site.file("../secret.html"), "a secret");
    let starts = ["/", BASE, "/learn", "/learn/zh/", "/learn/assets/", "//", "/_preview/"];
    let steps = ["..", "%2e%2e", "%2E%2e", ".%2e", "..%2f", "..%5c", "%c0%ae%c0%ae", "....", "..;", ".%00."];
    let slashes = ["/", "%2f", "%2F", "\\", "%5c", "//"];
    let goals = ["secret.html", "content/site.toml", "etc/passwd", "site.toml"];
    for start in starts {
        for step in steps {
            for slash in slashes {
                for goal in goals {
                    let up = format!("{step}{slash}").repeat(8);
                    let answer = site.get(&format!("{start}{up}{goal}"));
                    assert!([400, 404].contains(&answer.status), "{start}{up}{goal}: {}", answer.status);
                    let text = answer.text();
                    assert!(!["a secret", "base_url", "root:"].iter().any(|secret| text.contains(secret)), "{text}");
                }
            }
        }
    }
    let file = site.file("site.toml").display().to_string();
    for path in [file.as_str(), "/etc/passwd", "/learn//etc/passwd", "/learn/./zh/", "/learn/zh/../zh/", "/elsewhere/"]
    {
        assert_eq!(site.get(path).status, 404, "{path}");
    }
    for method in ["POST", "PUT", "DELETE", "PATCH"] {
        let request = format!("{method} {BASE} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", site.host());
        assert_eq!(site.send(&request).status, 405, "{method}");
    }
}

#[test]
fn the_site_is_served_as_it_will_be_published() {
    let site = english();
    let (bundle, _) = try_build(&project().join("tests/mini"), MessageLang::En);
    for (path, bytes) in bundle.iter().flat_map(|bundle| bundle.files()) {
        let answer = site.get(&format!("{BASE}{}", path.strip_suffix("index.html").unwrap_or(path)));
        assert_eq!(answer.status, 200, "{path}");
        let built = String::from_utf8_lossy(bytes);
        assert!(!built.contains("_preview"), "{path}: the preview is no part of the site");
        if path.ends_with(".html") {
            let script = answer.text().lines().find(|line| line.contains("_preview")).unwrap_or_default().to_owned();
            assert!(
                script.starts_with("<script src=\"/_preview/script.js\"") && script.ends_with("</script>"),
                "{path}"
            );
            let body = |page: &str| page.split_once("</head>").map(|(_, body)| body.to_owned());
            assert_eq!(body(&answer.text()), body(&built), "{path}");
        } else {
            assert_eq!(answer.body, bytes, "{path}");
        }
    }
    for (path, kind) in
        [("sitemap.xml", "application/xml"), ("rules/2030.json", "application/json"), ("zh/", "text/html")]
    {
        let head = site.get(&format!("{BASE}{path}")).head;
        assert!(head.contains(&format!("content-type: {kind}")), "{head}");
        assert!(head.contains("cache-control: no-store"), "{head}");
    }
}

#[test]
fn addresses_lead_where_they_would_on_a_server() {
    let site = english();
    assert_eq!(site.address(), site.url(BASE));
    for (path, to) in
        [("/", BASE), ("/learn", BASE), ("/learn/zh", "/learn/zh/"), ("/learn/en/2030", "/learn/en/2030/")]
    {
        let answer = site.get(path);
        assert_eq!(answer.status, 307, "{path}");
        assert!(answer.head.contains(&format!("location: {to}\r\n")), "{}", answer.head);
    }
    assert!(site.get("/learn/en/nowhere/").text().contains("lang=\"en\""), "in the language of the address");
    assert!(site.get("/learn/zh/nowhere/").text().contains("lang=\"zh-Hans\""));
    assert_eq!(site.get("/learn/en/nowhere/").status, 404);
}

#[test]
fn an_edit_is_told_and_a_mistake_keeps_the_last_good_site() {
    for (lang, title, help) in
        [(MessageLang::En, "The content has 1 error", "help: "), (MessageLang::Zh, "内容有1处错误", "改法：")]
    {
        let site = Previewed::start(lang, false, |_| ());
        let mut listener = site.listen();
        let first = listener.news();
        assert!(first["overlay"].is_null());
        site.edit("help/how-many.en.md", "Ten a year", "Eleven < twelve");
        let second = listener.news();
        assert_ne!(first["version"], second["version"]);
        assert!(site.get("/learn/en/questions/how-many/").text().contains("Eleven &lt; twelve"));

        site.edit("help/how-many.en.md", "#amount", "#a\u{22}<b>mount");
        let wrong = listener.news();
        assert_eq!(second["version"], wrong["version"], "no reload");
        let overlay = wrong["overlay"].as_str().unwrap_or_default();
        assert!(overlay.contains(title) && overlay.contains(help), "{overlay}");
        assert!(overlay.contains("how-many.en.md:3:"), "{overlay}");
        assert!(!overlay.contains("<b>"), "escaped: {overlay}");
        assert!(site.get("/learn/en/questions/how-many/").text().contains("Eleven &lt; twelve"), "the last good site");
        assert_eq!(site.listen().news()["overlay"], wrong["overlay"], "told to who comes later");

        site.edit("help/how-many.en.md", "#a\u{22}<b>mount", "#amount");
        let repaired = listener.news();
        assert!(repaired["overlay"].is_null());
        assert_eq!(second["version"], repaired["version"], "the same site again");
    }
}

#[test]
fn what_is_accepted_of_translations_is_an_edit() {
    let site = Previewed::start(MessageLang::En, false, |_| ());
    let mut listener = site.listen();
    let first = listener.news();
    write_file(&site.file("translations.lock"), "2030/notice#amount\ten\tas it was before\n");
    assert_ne!(first["version"], listener.news()["version"], "a section is older than its source");
}

#[test]
fn files_that_come_and_go_are_edits() {
    let site = english();
    let mut listener = site.listen();
    let first = listener.news();
    remove_file(site.file("glossary.toml")).unwrap_or_default();
    assert!(listener.news()["overlay"].as_str().is_some_and(|overlay| overlay.contains("glossary.toml")));
    // As editors do it: written beside, then renamed.
    write_file(&site.file(".glossary.toml.swp"), &read(&project().join("tests/mini/glossary.toml")));
    rename(site.file(".glossary.toml.swp"), site.file("glossary.toml")).unwrap_or_default();
    let last = listener.news();
    assert!(last["overlay"].is_null());
    assert_eq!(first["version"], last["version"]);
}

#[test]
fn whatever_a_site_may_be_made_of_is_watched() {
    let site = Previewed::start(MessageLang::En, false, |content| {
        rename(content.join("help/how-many.en.md"), content.join("help/of-links.bin")).unwrap_or_default();
        std::os::unix::fs::symlink("of-links.bin", content.join("help/how-many.en.md")).unwrap_or_default();
    });
    let mut listener = site.listen();
    listener.news();
    site.edit("help/of-links.bin", "Ten a year", "Each year ten");
    listener.news();
    assert!(site.get("/learn/en/questions/how-many/").text().contains("Each year ten"), "what a link leads to");
    write_file(&site.file("2030/source.txt"), "another notice");
    assert!(listener.news()["overlay"].as_str().is_some_and(|overlay| overlay.contains("source.txt")));
}

#[test]
fn a_folder_that_takes_the_place_of_the_content_is_watched_too() {
    let site = english();
    let mut listener = site.listen();
    let first = listener.news();
    let content = site.file("");
    let (before, beside) = (content.with_file_name("before"), content.with_file_name("beside"));
    rename(&content, &before).unwrap_or_default();
    assert!(listener.news()["overlay"].as_str().is_some_and(|overlay| overlay.contains("content")));
    copy(&before, &beside);
    rename(&beside, &content).unwrap_or_default();
    assert_eq!(listener.news()["version"], first["version"], "the same content again");
    site.edit("help/how-many.en.md", "Ten a year", "Eleven a year");
    assert_ne!(listener.news()["version"], first["version"]);
}

#[test]
fn content_that_is_wrong_from_the_start_is_shown_alone() {
    let spoil = |content: &Path| write_file(&content.join("site.toml"), "name = 1\n");
    for (lang, none) in [(MessageLang::En, "There is no site to show yet."), (MessageLang::Zh, "还没有可显示的网站。")]
    {
        let site = Previewed::start(lang, false, spoil);
        let mut listener = site.listen();
        let wrong = listener.news();
        let page = site.get("/");
        assert_eq!(page.status, 503);
        assert!(page.text().contains(none) && page.text().contains("site.toml"), "{}", page.text());
        assert!(page.text().contains(wrong["version"].as_str().unwrap_or("no version")));
        write_file(&site.file("site.toml"), &read(&project().join("tests/mini/site.toml")));
        assert_ne!(wrong["version"], listener.news()["version"], "the page is to be renewed");
        assert_eq!(site.get("/").status, 307);
        assert_eq!(site.get(BASE).status, 200);
    }
}

#[test]
fn the_page_of_the_file_edited_last_is_followed() {
    let site = Previewed::start(MessageLang::En, true, |_| ());
    let mut listener = site.listen();
    listener.news();
    for (file, old, new, pages) in [
        ("help/how-many.en.md", "Ten", "Eleven", vec!["/learn/en/questions/how-many/"]),
        ("2030/notice.zh.md", "\n## ", "\n新增。\n\n## ", vec!["/learn/zh/2030/notice/"]),
        ("2030/rules.toml", "都一样。", "全都一样。", vec!["/learn/zh/2030/", "/learn/en/2030/"]),
        ("pages/about.en.md", "# ", "# All ", vec!["/learn/en/about/"]),
    ] {
        site.edit(file, old, new);
        assert_eq!(listener.news()["pages"], serde_json::json!(pages), "{file}");
    }
    assert!(site.get("/").head.contains("location: /learn/en/about/\r\n"));
}

#[test]
fn an_amendment_leads_to_the_text_in_force() {
    let amend = |content: &Path| copy(&project().join("tests/amendment"), content);
    let site = Previewed::start(MessageLang::En, true, amend);
    let mut listener = site.listen();
    listener.news();
    for (file, old, new, pages) in [
        ("2030/amend-2/notice.en.md", "At least", "At the least", vec!["/learn/en/2030/notice/"]),
        ("2030/amend-10/notice.toml", "部门有", "单位有", vec!["/learn/zh/2030/notice/", "/learn/en/2030/notice/"]),
    ] {
        site.edit(file, old, new);
        assert_eq!(listener.news()["pages"], serde_json::json!(pages), "{file}");
    }
}

/// Waits until something is so in the page, over reloads.
async fn until(browser: &Browser, condition: &str) {
    for _ in 0..500 {
        if browser.run(&format!("return Boolean({condition})")).await == true {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("never: {condition}");
}

#[tokio::test]
async fn the_page_changes_under_the_reader_and_stays_where_it_was() {
    let site = english();
    let browser = Browser::start(Visitor { width: 320, ..Visitor::default() }).await;
    browser.open(&site.url("/learn/en/2030/notice/")).await;
    browser.run("document.body.style.minHeight = '5000px'; scrollTo(0, 300); window.mark = 1").await;
    site.edit("2030/notice.en.md", "\n## ", "\nAn added sentence.\n\n## ");
    until(&browser, "document.body.innerText.includes('An added sentence.') && scrollY > 0").await;
    assert_eq!(browser.run("return typeof window.mark").await, "undefined", "a new page");
    let top = browser.run("return scrollY").await.as_f64().unwrap_or_default();
    assert!(top > 100.0, "where the reader was: {top}");
    assert_eq!(browser.complaints().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_mistake_is_laid_over_the_page_until_it_is_corrected() {
    let site = english();
    let browser = Browser::start(Visitor { width: 320, ..Visitor::default() }).await;
    let page = site.url("/learn/en/2030/notice/");
    browser.open(&page).await;
    browser.run("document.querySelector('main').focus(); window.mark = 1").await;
    site.edit("2030/rules.toml", "min = 4", "min = 44");
    assert!(browser.text("#site-gen-preview h2").await.starts_with("The content has"));
    assert_eq!(browser.run("return document.activeElement.id").await, "site-gen-preview", "announced");
    assert!(browser.text("#site-gen-preview ol").await.contains("rules.toml"));
    until(&browser, "getComputedStyle(document.getElementById('site-gen-preview')).position === 'fixed'").await;
    let wide = browser.run("return document.documentElement.scrollWidth <= innerWidth").await;
    assert_eq!(wide, true, "it fits a narrow page");
    browser.click("#site-gen-preview button").await;
    browser.gone("#site-gen-preview").await;
    assert_eq!(browser.run("return document.activeElement.id").await, "main", "back where the reader was");

    site.edit("2030/rules.toml", "min = 44", "min = 45");
    browser.find("#site-gen-preview").await;
    site.edit("2030/rules.toml", "min = 45", "min = 4");
    browser.gone("#site-gen-preview").await;
    assert_eq!(browser.address().await, page);
    assert_eq!(browser.run("return window.mark").await, 1, "the page was never renewed");
    assert_eq!(browser.complaints().await, Vec::<String>::new());
}

#[tokio::test]
async fn the_browser_is_led_to_what_is_edited_and_from_a_wrong_start_to_the_site() {
    let site = Previewed::start(MessageLang::Zh, true, |content| write_file(&content.join("questions.toml"), "= 1\n"));
    let browser = Browser::start(Visitor::default()).await;
    browser.open(site.address()).await;
    assert!(browser.text("h1").await.contains("处错误"));
    copy(&project().join("tests/mini"), &site.file(""));
    browser.find("main").await;
    browser.find("header.top, .choose").await;
    site.edit("help/how-many.en.md", "Ten", "Eleven");
    until(&browser, "location.pathname === '/learn/en/questions/how-many/'").await;
    site.edit("2030/rules.toml", "All the same.", "All of them the same.");
    // In the language that is being read.
    until(&browser, "location.pathname === '/learn/en/2030/'").await;
}
