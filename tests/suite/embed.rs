//! The checker on pages of other sites: what `embed/checker.js` puts there, who may show it, and what is shown to those who
//! may not. The page of the other site is `tests/embed/`, with a strict policy of its own.

#![expect(clippy::expect_used, reason = "what goes wrong here is a failed test")]

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::json;
use site_tests::browser::{Browser, Engine, Visitor};
use site_tests::folders::{copy, files_below, own_content, project, read, write_file};
use site_tests::markdown::blocks;
use site_tests::npm::violations;
use site_tests::server::{Server, Trouble};

/// A language, and what the frame has to say.
struct Language {
    root: &'static str,
    title: &'static str,
    industry: &'static str,
    full: &'static str,
    refused: &'static str,
}

const LANGUAGES: [Language; 2] = [
    Language {
        root: "zh", title: "学时自查", industry: "会计", full: "打开完整页面", refused: "在新窗口打开学时自查"
    },
    Language {
        root: "en",
        title: "Check your hours",
        industry: "Accounting",
        full: "Open the full page",
        refused: "Open the hours checker in a new window",
    },
];

/// Where README and the example page say that the site is.
const SITE: &str = "https://shaoguan.example";
const FOLDER: &str = "https://shaoguan.example/jxjy/";

const FRAME: &str = "main iframe";
const CREDITS: [(&str, &str); 2] = [("public", "30"), ("professional", "60")];
const PATIENCE: Duration = Duration::from_secs(10);
const GLANCE: Duration = Duration::from_millis(20);
const PHONE: Visitor = Visitor { width: 390, scripts: true, dark: false, patient: true };

/// A page of another site, and the site with the checker.
struct Neighbours {
    host: Server,
    site: Server,
}

impl Neighbours {
    /// The site names the other one among those that may show its checker.
    fn listed() -> Self {
        Self::new(|host| format!("frames = [\"https://www.example.gov.cn\", \"{host}\"]\n"))
    }

    /// The site is as it is by default.
    fn unlisted() -> Self {
        Self::new(|_| String::new())
    }

    fn new(line: impl Fn(&str) -> String) -> Self {
        let host = Server::empty();
        let content = tempfile::tempdir().expect("a folder for the content");
        copy(&own_content(), content.path());
        let settings = content.path().join("site.toml");
        let text = read(&settings);
        write_file(&settings, &text.replacen("base_url", &format!("{}base_url", line(&host.origin())), 1));
        let both = Self { site: Server::site_of(content.path()), host };
        both.write_host_pages();
        both
    }

    /// The example page in each language, with this site's address in the place of the example's.
    fn write_host_pages(&self) {
        let example = project().join("tests/embed");
        copy(&example, &self.host.folder());
        for Language { root, .. } in &LANGUAGES {
            let page = at(&self.site, &read(&example.join("index.html")));
            let page = page.replace("data-language=\"zh\"", &format!("data-language=\"{root}\""));
            self.host_page(&format!("{root}.html"), &page);
        }
    }

    fn host_page(&self, name: &str, html: &str) {
        write_file(&self.host.folder().join(name), html);
    }

    /// Opens the example page in a language.
    async fn open(&self, browser: &Browser, language: &Language) {
        browser.open(&self.host.url(&format!("{}.html", language.root))).await;
    }
}

/// A text of the example with the address of a server in the place of the site's.
fn at(site: &Server, text: &str) -> String {
    text.replace(FOLDER, &site.url("")).replace(SITE, &site.origin())
}

/// A page that shows another one in a frame.
fn showing(address: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><title>x</title><main><iframe title=\"x\" width=\"390\" height=\"900\" src=\"{address}\"></iframe></main></html>"
    )
}

/// Waits until all that the frame holds is in view, and no more; gives its height in CSS pixels.
async fn frame_has_the_height_of_its_content(browser: &Browser) -> u64 {
    let heights = "const page = document.documentElement;
        return [innerHeight, Math.ceil(page.getBoundingClientRect().height), page.scrollHeight > innerHeight]";
    let begun = Instant::now();
    loop {
        let found = browser.run(heights).await;
        if found[0] == found[1] && found[2] == json!(false) {
            return found[0].as_u64().expect("a height");
        }
        assert!(begun.elapsed() < PATIENCE, "the frame has another height than its content: {found}");
        tokio::time::sleep(GLANCE).await;
    }
}

/// The checker in the frame gives a verdict on the industry that the tag names; gives the height of the frame with it.
async fn enough_credits_meet_the_year(browser: &Browser, language: &Language) -> u64 {
    browser.alive().await;
    browser.check(&CREDITS).await;
    browser.find("#checker-verdict .met").await;
    assert!(browser.verdict().await.contains(language.industry), "{}", browser.verdict().await);
    frame_has_the_height_of_its_content(browser).await
}

/// The page in the frame offers a window of its own, and nothing else.
async fn refuses(browser: &Browser, site: &Server, language: &Language) {
    browser.find("[data-checker=framed]").await;
    assert_eq!(browser.text(".checker-framed").await, language.refused);
    assert!(
        !browser.shows("#checker").await && !browser.shows("#checker-failed").await,
        "there is no form and no failure"
    );
    browser.click(".checker-framed a").await;
    assert_eq!(browser.address_of_new_window().await, site.url(&format!("{}/checker/", language.root)));
}

#[test]
fn the_example_page_holds_the_tag_and_the_sources_of_the_readme() {
    let (readme, page) = (read(&project().join("README.md")), read(&project().join("tests/embed/index.html")));
    let blocks = blocks(&readme, "html");
    assert_eq!(blocks.len(), 1, "README shows the tag");
    assert!(page.contains(&blocks[0]), "{}", blocks[0]);
    for source in ["script-src https://shaoguan.example", "frame-src https://shaoguan.example"] {
        assert!(readme.contains(source) && page.contains(source), "{source}");
    }
}

#[tokio::test]
async fn a_listed_site_shows_the_checker_as_its_tag_asks() {
    let (both, browser) = (Neighbours::listed(), Browser::start(PHONE).await);
    for language in &LANGUAGES {
        both.open(&browser, language).await;
        assert_eq!(browser.attribute(FRAME, "title").await, language.title);
        browser.enter_frame(FRAME).await;
        browser.alive().await;
        assert_eq!(browser.text("h1").await, language.title);
        assert_eq!(browser.value("#checker-year").await, "2019");
        assert_eq!(browser.value("#checker-industry").await, "accounting");
        assert_eq!(browser.count("header, nav, footer").await, 0);
        let before = frame_has_the_height_of_its_content(&browser).await;
        let after = enough_credits_meet_the_year(&browser, language).await;
        assert!(after > before, "the frame grows with the report");
        assert_eq!(violations(&browser).await, Vec::<String>::new());
        browser.leave_frames().await;
        assert_eq!(browser.complaints().await, Vec::<String>::new(), "both policies allow all of it");
    }
}

#[tokio::test]
async fn links_to_parts_of_the_frame_stay_in_it_and_all_others_open_a_window() {
    let (both, browser) = (Neighbours::listed(), Browser::start(PHONE).await);
    for language in &LANGUAGES {
        both.open(&browser, language).await;
        browser.enter_frame(FRAME).await;
        browser.alive().await;
        browser.check(&[("public", "abc")]).await;
        browser.click("#checker-errors a").await;
        browser.find("#checker-hours-public:focus").await;
        browser.check(&CREDITS).await;
        browser.click("#checker .report a.clause").await;
        let address = browser.address_of_new_window().await;
        assert!(address.starts_with(&both.site.url(&format!("{}/2019/notice/#", language.root))), "{address}");
        browser.enter_frame(FRAME).await;
        assert_eq!(browser.text("main > .source a").await, language.full);
        browser.click("main > .source a").await;
        assert_eq!(browser.address_of_new_window().await, both.site.url(&format!("{}/checker/", language.root)));
    }
}

#[tokio::test]
async fn by_default_no_other_site_shows_any_page_with_a_checker() {
    let (both, browser) = (Neighbours::unlisted(), Browser::start(PHONE).await);
    for language in &LANGUAGES {
        both.open(&browser, language).await;
        browser.enter_frame(FRAME).await;
        refuses(&browser, &both.site, language).await;
        for page in ["checker/", "checker/older/", "embed/older/"] {
            both.host_page("other.html", &showing(&both.site.url(&format!("{}/{page}", language.root))));
            browser.open(&both.host.url("other.html")).await;
            browser.enter_frame(FRAME).await;
            refuses(&browser, &both.site, language).await;
        }
    }
}

#[tokio::test]
async fn a_listed_site_that_stands_in_a_frame_of_another_one_shows_nothing() {
    let (both, browser) = (Neighbours::listed(), Browser::start(PHONE).await);
    let stranger = Server::empty();
    write_file(&stranger.folder().join("index.html"), &showing(&both.host.url("en.html")));
    browser.open(&stranger.url("index.html")).await;
    browser.enter_frame(FRAME).await;
    browser.enter_frame(FRAME).await;
    browser.find("[data-checker=framed]").await;
}

#[tokio::test]
async fn pages_of_the_same_origin_may_show_the_checker() {
    let (both, browser) = (Neighbours::unlisted(), Browser::start(PHONE).await);
    write_file(&both.site.folder().join("own.html"), &showing("zh/checker/"));
    browser.open(&both.site.url("own.html")).await;
    browser.enter_frame(FRAME).await;
    browser.alive().await;
}

fn starts_a_program(file: &Path) -> bool {
    let name = file.to_string_lossy();
    name.ends_with(".js") && (name.starts_with("checker.") || name.starts_with("list."))
}

/// Lets the checker not know what pages are around it, as in browsers that tell only who asked for the page.
fn without_ancestors(site: &Server) {
    let folder = site.folder();
    // The scripts that start a program; those of the search start none.
    let scripts: Vec<_> =
        files_below(&folder.join("assets")).into_iter().filter(|file| starts_a_program(file)).collect();
    assert_eq!(scripts.len(), 2, "the checker and the page for lists: {scripts:?}");
    for script in scripts.iter().map(|script| folder.join("assets").join(script)) {
        let text = read(&script);
        assert!(text.contains("location.ancestorOrigins"), "{} asks for what is around", script.display());
        write_file(&script, &text.replace("location.ancestorOrigins", "location.unknown"));
    }
}

#[tokio::test]
async fn a_browser_that_tells_only_who_asked_shows_and_refuses_the_same() {
    let browser = Browser::start(PHONE).await;
    for (both, state) in [(Neighbours::listed(), "running"), (Neighbours::unlisted(), "framed")] {
        without_ancestors(&both.site);
        // The page around keeps its address back, but for what the frame itself is made to tell.
        let page = read(&both.host.folder().join("zh.html"));
        both.host_page(
            "silent.html",
            &page.replace("<title>", "<meta name=\"referrer\" content=\"no-referrer\"><title>"),
        );
        browser.open(&both.host.url("silent.html")).await;
        browser.enter_frame(FRAME).await;
        browser.find(&format!("[data-checker={state}]")).await;
        // Whoever stands around that page is not told of.
        let stranger = Server::empty();
        write_file(&stranger.folder().join("index.html"), &showing(&both.host.url("zh.html")));
        browser.open(&stranger.url("index.html")).await;
        browser.enter_frame(FRAME).await;
        browser.enter_frame(FRAME).await;
        browser.find("[data-checker=framed]").await;
        // Pages of the site's own origin tell where they are.
        write_file(&both.site.folder().join("own.html"), &showing("zh/checker/"));
        browser.open(&both.site.url("own.html")).await;
        browser.enter_frame(FRAME).await;
        browser.alive().await;
    }
}

#[tokio::test]
async fn firefox_shows_it_and_refuses_it_too() {
    if !Engine::Firefox.is_here() {
        return;
    }
    let browser = Browser::start_in(Engine::Firefox, Visitor::default()).await;
    let (listed, unlisted) = (Neighbours::listed(), Neighbours::unlisted());
    for language in &LANGUAGES {
        listed.open(&browser, language).await;
        browser.enter_frame(FRAME).await;
        enough_credits_meet_the_year(&browser, language).await;
        unlisted.open(&browser, language).await;
        browser.enter_frame(FRAME).await;
        refuses(&browser, &unlisted.site, language).await;
    }
}

#[tokio::test]
async fn a_browser_too_old_for_the_strict_policy_is_led_to_another_page_in_the_same_frame() {
    let (both, browser) = (Neighbours::listed(), Browser::start(PHONE).await);
    both.site.keep_nothing();
    both.site.trouble("/embed/", Trouble::Header("content-security-policy", "script-src 'self'"));
    for language in &LANGUAGES {
        both.open(&browser, language).await;
        browser.enter_frame(FRAME).await;
        browser.alive().await;
        let there = browser.run("return location.href").await;
        let older = both.site.url(&format!("{}/embed/older/#year=2019&industry=accounting", language.root));
        assert_eq!(there, json!(older));
        enough_credits_meet_the_year(&browser, language).await;
    }
}

#[tokio::test]
async fn heights_that_others_tell_are_not_believed() {
    let (both, browser) = (Neighbours::listed(), Browser::start(PHONE).await);
    both.open(&browser, &LANGUAGES[0]).await;
    browser.enter_frame(FRAME).await;
    browser.alive().await;
    let height = frame_has_the_height_of_its_content(&browser).await;
    browser.leave_frames().await;
    browser.run("postMessage({ checkerHeight: 1 }, '*')").await;
    browser.enter_frame(FRAME).await;
    assert_eq!(frame_has_the_height_of_its_content(&browser).await, height);
}

#[tokio::test]
async fn a_tag_without_wishes_shows_the_first_language_and_wrong_ones_harm_nothing() {
    let (both, browser) = (Neighbours::listed(), Browser::start(PHONE).await);
    let wishes = " data-language=\"zh\" data-year=\"2019\" data-industry=\"accounting\"";
    let page = at(&both.site, &read(&project().join("tests/embed/index.html")));
    for other in ["", " data-language=\"../..\" data-year=\"x&#38;y\" data-industry=\"#\""] {
        both.host_page("other.html", &page.replace(wishes, other));
        browser.open(&both.host.url("other.html")).await;
        browser.enter_frame(FRAME).await;
        browser.alive().await;
        assert_eq!(browser.text("h1").await, LANGUAGES[0].title);
        assert_eq!(browser.value("#checker-industry").await, "general");
    }
}

#[tokio::test]
async fn a_tag_that_is_a_module_or_stands_in_the_head_shows_the_checker_too() {
    let (both, browser) = (Neighbours::listed(), Browser::start(PHONE).await);
    both.site.trouble("embed/checker.js", Trouble::Header("access-control-allow-origin", "*"));
    let tag = format!("<script src=\"{}\" data-language=\"en\"", both.site.url("embed/checker.js"));
    for (in_head, in_body) in [
        (String::new(), format!("{tag} type=\"module\"></script>")),
        (format!("{tag} type=\"module\"></script>"), String::new()),
        (format!("{tag}></script>"), String::new()),
        (format!("{tag} defer></script>"), String::new()),
    ] {
        let page = format!(
            "<!doctype html><html lang=\"en\"><head><title>x</title>{in_head}</head><body><p>x</p>{in_body}</body></html>"
        );
        both.host_page("other.html", &page);
        browser.open(&both.host.url("other.html")).await;
        browser.enter_frame("body > iframe").await;
        browser.alive().await;
        assert_eq!(browser.text("h1").await, LANGUAGES[1].title);
    }
}

#[tokio::test]
async fn a_frame_in_which_nothing_can_be_stored_says_so() {
    let (both, browser) = (Neighbours::listed(), Browser::start(PHONE).await);
    both.open(&browser, &LANGUAGES[1]).await;
    browser.enter_frame(FRAME).await;
    browser.alive().await;
    browser.run("Storage.prototype.setItem = () => { throw new Error('no') }").await;
    browser.check(&CREDITS).await;
    let said = browser.text("#checker-message").await;
    assert!(said.starts_with("Not saved"), "{said}");
}

#[tokio::test]
async fn without_scripts_there_is_the_link() {
    let both = Neighbours::listed();
    let browser = Browser::start(Visitor { scripts: false, ..PHONE }).await;
    both.open(&browser, &LANGUAGES[0]).await;
    assert_eq!(browser.count("iframe").await, 0);
    browser.click("noscript a").await;
    assert_eq!(browser.address().await, both.site.url("zh/checker/"));
}
