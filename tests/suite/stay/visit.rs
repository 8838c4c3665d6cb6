//! A visitor at the checker, and what they do there, in words.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use site_tests::browser::{Browser, Visitor};
use site_tests::folders::{mini_folder, read, write_file};
use site_tests::server::Server;

/// A language and what its pages have to say.
pub(crate) struct Language {
    pub(crate) root: &'static str,
    pub(crate) other: &'static str,
    pub(crate) met: &'static str,
    pub(crate) kept: &'static str,
    pub(crate) deleted: &'static str,
    pub(crate) cannot_keep: &'static str,
    pub(crate) unreadable: &'static str,
    pub(crate) changed_elsewhere: &'static str,
    pub(crate) brought_in: &'static str,
    pub(crate) other_years: &'static str,
    pub(crate) cannot_bring_in: &'static str,
    pub(crate) old_link: &'static str,
    pub(crate) old_link_of_old: &'static str,
    pub(crate) planned: &'static str,
    pub(crate) counts: &'static str,
    pub(crate) not_recognised: &'static str,
    pub(crate) online_limit: &'static str,
    pub(crate) earlier: &'static str,
    pub(crate) any_category: &'static str,
}

pub(crate) const LANGUAGES: [Language; 2] = [
    Language {
        root: "zh",
        other: "en",
        met: "已达标，要求都完成了",
        kept: "已保存在本机",
        deleted: "本机保存的内容已删除",
        cannot_keep: "没有保存成功",
        unreadable: "本机保存的内容无法读取",
        changed_elsewhere: "这里没有覆盖它",
        brought_in: "已导入1条",
        other_years: "另有这里没有通知的年度的内容",
        cannot_bring_in: "无法导入",
        old_link_of_old: "当时的结果：还差10学时。",
        old_link: "当时的结果：还差公需科目10学时。按现在的规则：还差8学时（公需科目）。",
        planned: "计划中的学习都完成以后：已达标，要求都完成了。",
        counts: "计入18学时（共18学时）。",
        not_recognised: "尚未认定。",
        online_limit: "网络学习最多20学时。",
        earlier: "2018年度：已达标。",
        any_category: "任意科目再学1学时",
    },
    Language {
        root: "en",
        other: "zh",
        met: "You meet the requirement",
        kept: "Saved on this device",
        deleted: "What was saved on this device has been deleted",
        cannot_keep: "Not saved",
        unreadable: "What is saved on this device cannot be read",
        changed_elsewhere: "It has not been overwritten",
        brought_in: "Entries loaded: 1.",
        other_years: "There is more, of years whose notice is not published here",
        cannot_bring_in: "This cannot be loaded",
        old_link_of_old: "The result then: Still to go: 10 class hours.",
        old_link: "The result then: Still to go: 10 class hours (Public subjects). By today's rules: 8 class hours to go (Public subjects).",
        planned: "Once everything planned is done: You meet the requirement.",
        counts: "Counted: 18 class hours of 18 class hours.",
        not_recognised: "It has not been recognised yet.",
        online_limit: "At most 20 hours online.",
        earlier: "2018: complete.",
        any_category: "Study 1 hour: any category",
    },
];

pub(crate) const ENOUGH: [(&str, &str); 3] = [("public", "18"), ("professional", "42"), ("elective", "12")];
pub(crate) const PUBLIC: &str = "#checker-hours-public";
pub(crate) const INDUSTRY: &str = "#checker-industry";
pub(crate) const YEAR: &str = "#checker-year";
pub(crate) const KEEPS: &str = "#checker-keeps";
pub(crate) const NAME: &str = "#checker-name";
pub(crate) const PERSON: &str = "#checker-person";
pub(crate) const MESSAGE: &str = "#checker-message";
pub(crate) const TEXT: &str = "#checker-text";
pub(crate) const TAKE: &str = "#checker-take";
pub(crate) const BRING: &str = "#checker-bring";

/// Long enough for a request that should not be made, and for a tab to hear of another.
pub(crate) const A_MOMENT: Duration = Duration::from_millis(300);
/// What takes longer hangs. It takes a second or two alone; what runs beside it makes that ten and more.
pub(crate) const A_BLINK: Duration = Duration::from_secs(30);

/// A visitor at a site.
pub(crate) struct Visit {
    pub(crate) browser: Browser,
    pub(crate) server: Server,
    /// The language of the page in view.
    pub(crate) words: &'static Language,
}

impl Visit {
    pub(crate) async fn to(server: Server, words: &'static Language) -> Self {
        Self { browser: Browser::start(Visitor::default()).await, server, words }
    }

    pub(crate) fn address(&self, fragment: &str) -> String {
        self.server.url(&format!("{}/checker/{fragment}", self.words.root))
    }

    /// Opens the checker anew, with nothing that the page or the tab held before.
    pub(crate) async fn open(&self, fragment: &str) {
        self.browser.run("try { sessionStorage.clear() } catch (none) {}").await;
        self.browser.open("about:blank").await;
        self.browser.open(&self.address(fragment)).await;
        self.browser.alive().await;
    }

    pub(crate) async fn reload(&self) {
        self.browser.reload().await;
        self.browser.alive().await;
    }

    pub(crate) async fn press(&self, order: &str) {
        self.browser.click(&format!("#checker [data-order='{order}']")).await;
    }

    pub(crate) async fn check(&self) {
        self.browser.click(".checker-form > button").await;
    }

    /// Waits for a verdict with this ending.
    pub(crate) async fn says(&self, verdict: &str) {
        let said = self.browser.verdict().await;
        assert!(said.ends_with(verdict), "{said}");
    }

    /// Opens the part for keeping and taking along.
    pub(crate) async fn open_keep(&self) {
        if self.browser.count("#checker-keep[open]").await == 0 {
            self.browser.click("#checker-keep > summary").await;
        }
        self.browser.find(KEEPS).await;
    }

    pub(crate) async fn tick_keeps(&self) {
        self.open_keep().await;
        self.browser.click(KEEPS).await;
    }

    pub(crate) async fn keeps(&self) -> bool {
        self.browser.run(&format!("return document.querySelector('{KEEPS}').checked")).await == json!(true)
    }

    /// Waits for a message that begins or goes on so, which has the focus.
    pub(crate) async fn told(&self, words: &str) {
        let said = self.browser.text(&format!("{MESSAGE}:focus")).await;
        assert!(said.contains(words), "{said} is not {words}");
    }

    /// What is taken along in a form, by its place in the list.
    pub(crate) async fn taken(&self, form: &str) -> String {
        self.open_keep().await;
        self.browser.choose(TAKE, form).await;
        self.browser.value(TEXT).await
    }

    /// Pastes a text and has it read.
    pub(crate) async fn bring(&self, text: &str) {
        self.open_keep().await;
        self.browser.change(BRING, text).await;
        self.press("bring").await;
    }

    /// What the device holds for the site, by key.
    pub(crate) async fn stored(&self) -> Value {
        self.browser.run("return Object.entries(localStorage).map(([key, text]) => [key, text])").await
    }

    /// Waits until a field holds a text.
    pub(crate) async fn comes_to_hold(&self, css: &str, text: &str) {
        let end = Instant::now() + A_BLINK;
        while self.browser.value(css).await != text {
            assert!(Instant::now() < end, "{css} holds {}, not {text}", self.browser.value(css).await);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Puts a text where the site keeps its answers.
    pub(crate) async fn store(&self, text: &str) {
        let script = format!("localStorage.setItem('{}', {})", self.key(), json!(text));
        self.browser.run(&script).await;
    }

    /// The key under which the site keeps its answers.
    pub(crate) fn key(&self) -> String {
        format!("continuing-education {}", OWN_SITE)
    }
}

pub(crate) const OWN_SITE: &str = "https://shaoguan.example/jxjy/";

/// Makes a journey from the checker's page of the own site, in each language, each time with a fresh browser.
pub(crate) async fn from_the_checker(journey: impl AsyncFn(&Visit, &Language)) {
    for words in &LANGUAGES {
        let visit = Visit::to(Server::own_site(), words).await;
        visit.open("").await;
        journey(&visit, words).await;
    }
}

/// The hours, the industry and one entry of the log that most journeys take along.
pub(crate) async fn enter_a_log(visit: &Visit) {
    visit.browser.choose(INDUSTRY, "health").await;
    visit.browser.enter(&[("public", "17")]).await;
    visit.press("add-record").await;
    visit.browser.fill("#checker-1-what", "<b>甲</b>").await;
    visit.browser.fill("#checker-1-amount", "18学时").await;
    visit.browser.choose("#checker-1-state", "planned").await;
}

pub(crate) async fn has_the_log(visit: &Visit) {
    let browser = &visit.browser;
    browser.find("#checker-1-amount").await;
    assert_eq!(browser.value(INDUSTRY).await, "health");
    assert_eq!(browser.value("#checker-1-what").await, "<b>甲</b>");
    assert_eq!(browser.value("#checker-1-amount").await, "18学时");
    assert_eq!(browser.value("#checker-1-state").await, "planned");
}

/// The small site with two years, the second with a purpose that looks back on the first.
pub(crate) fn two_years() -> tempfile::TempDir {
    let folder = mini_folder(&["second-year"]);
    let file = folder.path().join("2031/rules.toml");
    let purpose = "[[purpose]]\nid = \"title-review\"\nclause = \"amount\"\nyears = 2\n\
                   name = { zh = \"职称评审\", en = \"Title review\" }\n";
    write_file(&file, &format!("{}\n{purpose}", read(&file)));
    let cases = folder.path().join("2031/cases.toml");
    write_file(&cases, &format!("{}\n{REVIEWS}", read(&cases)));
    for (language, more) in [("zh", "最近2年须达标。"), ("en", "The last 2 years.")] {
        let notice = folder.path().join(format!("2031/notice.{language}.md"));
        let text = read(&notice).replacen(" .people}\n", &format!(" .people}}\n\n{more}\n"), 1);
        write_file(&notice, &text);
    }
    folder
}

/// What shows how many years the purpose looks at.
pub(crate) const REVIEWS: &str = r#"
[[case]]
name = { zh = "评审看两年。", en = "A review looks at two years." }
industry = "all"
purpose = "title-review"
complete_years = [2030]
given = { common = "12" }
expect = "met"

[[case]]
name = { zh = "评审少一年。", en = "A review lacks a year." }
industry = "all"
purpose = "title-review"
given = { common = "12" }
expect = "short"
"#;
