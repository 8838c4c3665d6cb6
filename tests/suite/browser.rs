//! What visitors do, in both languages, on the project's own site in a real browser.

use std::time::Duration;

use serde_json::json;
use site_tests::browser::{Browser, Visitor};
use site_tests::server::{Asked, Server};

/// A language and what its pages have to say.
struct Language {
    root: &'static str,
    tag: &'static str,
    met: &'static str,
    short: &'static str,
    one_missing: &'static str,
    unit: &'static str,
    three_days: &'static str,
    year_hint: &'static str,
    no_verdict: &'static str,
    error: &'static str,
    negative: &'static str,
    not_a_number: &'static str,
    start_again: &'static str,
    no_script: &'static str,
}

const LANGUAGES: [Language; 2] = [
    Language {
        root: "zh",
        tag: "zh-Hans",
        met: "2019年度（一般行业）学时要求已达标",
        short: "2019年度（一般行业）学时要求尚未达标",
        one_missing: "公需科目：已学17，要求18学时，还差1学时。",
        unit: "学时",
        three_days: "3天",
        year_hint: "本站没有2020年度的通知，不能核对。有通知的年度：2019。",
        no_verdict: "没有2020年度的通知，无法判断是否达标",
        error: "错误：",
        negative: "公需科目：不能小于0",
        not_a_number: "公需科目：请填写数字，如18或18.5，也可以带单位（学时 / 天）",
        start_again: "重新填写",
        no_script: "此浏览器未启用脚本，不能自动核对。请打印下面的核对表，手工填写。",
    },
    Language {
        root: "en",
        tag: "en",
        met: "You meet the 2019 requirement (Most industries)",
        short: "You do not yet meet the 2019 requirement (Most industries)",
        one_missing: "Public subjects: 17 of 18 class hours, 1 class hour to go.",
        unit: " class hours",
        three_days: "3 days",
        year_hint: "No notice for 2020 is published here, so nothing can be checked. Years with a notice: 2019.",
        no_verdict: "No notice for 2020 is published here, so there is no verdict",
        error: "Error: ",
        negative: "Public subjects: this cannot be below 0",
        not_a_number: "Public subjects: enter a number such as 18 or 18.5, with its unit if you like (class hours / days)",
        start_again: "Start again",
        no_script: "Scripts are off in this browser, so nothing can be checked automatically. \
                    Print the worksheet below and fill it in.",
    },
];

/// One page of every kind, below the root of a language.
const KINDS: [&str; 15] = [
    "",
    "2019/",
    "2019/notice/",
    "2019/both/",
    "2019/guide/",
    "2019/examples/",
    "2019/industries/general/",
    "2019/for/professionals/",
    "checker/",
    "questions/",
    "questions/how-many-hours/",
    "glossary/",
    "about/",
    "privacy/",
    "accessibility/",
];

const ENOUGH: [(&str, &str); 3] = [("public", "18"), ("professional", "42"), ("elective", "12")];
const PUBLIC: &str = "#checker-field-public";
const PROFESSIONAL: &str = "#checker-field-professional";
const ELECTIVE: &str = "#checker-field-elective";
const INDUSTRY: &str = "#checker-industry";

/// Long enough for a request that should not be made.
const A_MOMENT: Duration = Duration::from_millis(500);

/// A visitor at the site.
struct Visit {
    browser: Browser,
    server: Server,
}

impl Visit {
    async fn begin(visitor: Visitor) -> Self {
        Self { server: Server::own_site(), browser: Browser::start(visitor).await }
    }

    async fn open(&self, language: &Language, page: &str) {
        self.browser.open(&self.url(language, page)).await;
    }

    async fn open_checker(&self, language: &Language) {
        self.open(language, "checker/").await;
        self.browser.hydrated().await;
    }

    fn url(&self, language: &Language, page: &str) -> String {
        self.server.url(&format!("{}/{page}", language.root))
    }

    async fn has_no_verdict(&self) {
        assert_eq!(self.browser.count("#checker-verdict *, .report table").await, 0, "there is no verdict");
    }
}

#[tokio::test]
async fn enough_hours_in_each_category_meet_the_year() {
    let Visit { browser, .. } = visit = &Visit::begin(Visitor::default()).await;
    for language in &LANGUAGES {
        visit.open_checker(language).await;
        browser.check(&ENOUGH).await;
        assert!(browser.verdict().await.ends_with(language.met));
        assert_eq!(browser.count("#checker-verdict .met").await, 1);
        assert_eq!(browser.count(".missing li").await, 0);
    }
}
