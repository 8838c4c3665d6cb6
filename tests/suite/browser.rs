//! What visitors do with the checker, in both languages, on the project's own site in a real browser.

#![expect(clippy::expect_used, reason = "what goes wrong here is a failed test")]

use std::time::Duration;

use serde_json::Value;
use site_tests::browser::{Browser, Visitor};
use site_tests::folders::{copy, own_content, read, write_file};
use site_tests::server::Server;

/// A language and what its pages have to say.
struct Language {
    root: &'static str,
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
        met: "2019年度 · 一般行业 已达标，要求都完成了",
        short: "2019年度 · 一般行业 还差1学时（公需科目）",
        one_missing: "公需科目再学1学时",
        unit: "学时",
        three_days: "3天",
        year_hint: "本站没有这个年度的通知，不能核对。有通知的年度：2019。",
        no_verdict: "没有这个年度的通知，无法判断是否达标",
        error: "错误：",
        negative: "公需科目：不能小于0",
        not_a_number: "公需科目：请填写数字，如18或18.5，也可以带单位（学时 / 天）",
        start_again: "重新填写",
        no_script: "此浏览器未启用脚本，不能自动核对。请打印下面的核对表，手工填写。",
    },
    Language {
        root: "en",
        met: "2019 · Most industries You meet the requirement",
        short: "2019 · Most industries 1 class hour to go (Public subjects)",
        one_missing: "Study 1 class hour: Public subjects",
        unit: " class hours",
        three_days: "3 days",
        year_hint: "No notice for this year is published here, so nothing can be checked. Years with a notice: 2019.",
        no_verdict: "There is no notice for this year, so there is no verdict",
        error: "Error: ",
        negative: "Public subjects: this cannot be below 0",
        not_a_number: "Public subjects: enter a number such as 18 or 18.5, with its unit if you like (class hours / days)",
        start_again: "Start again",
        no_script: "Scripts are off in this browser, so nothing can be checked automatically. \
                    Print the worksheet below and fill it in.",
    },
];

const ENOUGH: [(&str, &str); 3] = [("public", "18"), ("professional", "42"), ("elective", "12")];
const PUBLIC: &str = "#checker-hours-public";
const PROFESSIONAL: &str = "#checker-hours-professional";
const ELECTIVE: &str = "#checker-hours-elective";
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
        self.browser.open(&self.server.url(&format!("{}/{page}", language.root))).await;
    }

    async fn open_checker(&self, language: &Language) {
        self.open(language, "checker/").await;
        self.browser.alive().await;
    }
}

/// Makes a journey from the checker's page in each language.
async fn from_the_checker(journey: impl AsyncFn(&Browser, &Language)) {
    let visit = Visit::begin(Visitor::default()).await;
    for language in &LANGUAGES {
        visit.open_checker(language).await;
        journey(&visit.browser, language).await;
    }
}

#[tokio::test]
async fn enough_hours_in_each_category_meet_the_year() {
    from_the_checker(async |browser, words| {
        browser.check(&ENOUGH).await;
        assert!(browser.verdict().await.ends_with(words.met));
        assert_eq!(browser.count("#checker-verdict .met").await, 1);
        assert_eq!(browser.count(".incomplete").await, 0);
    })
    .await;
}

#[tokio::test]
async fn one_missing_hour_is_named_with_a_link_to_its_clause() {
    from_the_checker(async |browser, words| {
        browser.check(&[("public", "17"), ("professional", "43"), ("elective", "12")]).await;
        assert!(browser.verdict().await.ends_with(words.short));
        assert_eq!(browser.count("#checker-verdict .short").await, 1);
        assert_eq!(browser.count(".incomplete").await, 1);
        assert_eq!(browser.text(".do li b").await, words.one_missing);
        browser.click(".incomplete a.clause").await;
        let target = format!("/{}/2019/notice/#annual-hours", words.root);
        assert!(browser.address().await.ends_with(&target), "the clause of the notice");
        assert!(!browser.text("h2#annual-hours").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn amounts_are_read_the_way_people_type_them() {
    from_the_checker(async |browser, words| {
        let typed = [("１８", "18"), (" 18.5 ", "18.5"), ("18学时", "18"), (words.three_days, "18")];
        for (typed, counted) in typed {
            browser.check(&ENOUGH).await;
            browser.check(&[("public", typed)]).await;
            assert!(browser.verdict().await.ends_with(words.met), "{typed:?}");
            let yours = browser.text(".report tbody tr:first-child td:nth-of-type(2)").await;
            assert_eq!(yours, format!("{counted}{}", words.unit), "{typed:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn accounting_asks_for_credits_and_offers_no_elective_field() {
    from_the_checker(async |browser, _| {
        browser.choose(INDUSTRY, "accounting").await;
        browser.gone(ELECTIVE).await;
        browser.check(&[("public", "30"), ("professional", "60")]).await;
        browser.find("#checker-verdict .met").await;
        browser.check(&[("public", "29")]).await;
        browser.find("#checker-verdict .short").await;
    })
    .await;
}

/// Two rules beyond our own: one of somebody in two industries, one of hours that count once recognised. An industry is
/// called what HTML would not take for text.
fn with_rules_beyond_totals() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&own_content(), folder.path());
    let file = folder.path().join("2019/rules.toml");
    let rules = read(&file).replace("en = \"Accounting\"", "en = \"Accounting <!-- & -->\"");
    let more = "[two_industries]\neach = [\"professional\"]\nclause = \"annual-hours\"\n\n\
                [counting]\nfrom = \"recognised\"\nclause = \"certificates\"\n";
    write_file(&file, &format!("{rules}\n{more}"));
    folder
}

#[tokio::test]
async fn what_the_form_does_not_ask_about_is_named_with_its_clause_and_what_was_taken_to_be_so() {
    let content = with_rules_beyond_totals();
    let server = Server::site_of(content.path());
    let browser = Browser::start(Visitor::default()).await;
    for (root, clause, two, counted, accounting) in [
        (
            "zh",
            "（未问第二个行业，按只在一个行业计。）",
            "两个行业分别需要：专业科目",
            "（未问申报和认定进度，按已达到要求计。）",
            "会计",
        ),
        (
            "en",
            "(Not asked; taken that there is one industry.)",
            "Needed for each of two industries: Professional subjects",
            "(How far it has come was not asked; taken to be far enough.)",
            "Accounting <!-- & -->",
        ),
    ] {
        browser.open(&server.url(&format!("{root}/checker/"))).await;
        browser.alive().await;
        browser.check(&ENOUGH).await;
        let said = browser.text("ul.not-asked").await;
        for words in [clause, two, counted] {
            assert!(said.contains(words), "{said}");
        }
        let (rules, clauses) = (browser.count(".not-asked li").await, browser.count(".not-asked li a.clause").await);
        assert_eq!(rules, clauses, "each has its clause: {said}");
        let name = browser.run("return document.querySelector('option[value=accounting]').textContent").await;
        assert_eq!(name, accounting);
    }
}

#[tokio::test]
async fn what_cannot_be_read_is_an_error_at_its_field_and_not_a_verdict() {
    from_the_checker(async |browser, words| {
        let wrong = ["abc", "1e9", "NaN"].map(|typed| (typed, words.not_a_number));
        for (typed, message) in wrong.into_iter().chain([("-1", words.negative)]) {
            browser.check(&ENOUGH).await;
            browser.find("#checker-verdict .met").await;
            browser.check(&[("public", typed)]).await;
            browser.find("#checker-errors:focus").await;
            assert!(browser.title().await.starts_with(words.error), "{typed}");
            assert_eq!(browser.text("#checker-errors li").await, message);
            assert_eq!(browser.text("#checker-hours-public-error").await, format!("{}{message}", words.error));
            let described = browser.attribute(PUBLIC, "aria-describedby").await;
            assert!(described.split(' ').any(|id| id == "checker-hours-public-error"), "{described}");
            assert_eq!(browser.attribute(PUBLIC, "aria-invalid").await, "true");
            assert_eq!(browser.value(PUBLIC).await, typed);
            assert_eq!(browser.count("#checker-verdict *, .report table").await, 0, "there is no verdict");
            browser.click("#checker-errors li a").await;
            browser.find("#checker-hours-public:focus").await;
            browser.check(&[]).await;
            browser.find("#checker-errors:focus").await;
            browser.fill(PUBLIC, "18").await;
            browser.gone("#checker-errors, .wrong").await;
            assert!(!browser.title().await.starts_with(words.error), "the title is as before");
        }
    })
    .await;
}

#[tokio::test]
async fn a_year_without_a_notice_gets_no_verdict_and_says_so() {
    from_the_checker(async |browser, words| {
        browser.fill(PUBLIC, "18").await;
        browser.choose("#checker-year", "0").await;
        browser.gone(PUBLIC).await;
        assert_eq!(browser.text("#checker-year-hint").await, words.year_hint);
        browser.check(&[]).await;
        assert!(browser.verdict().await.ends_with(words.no_verdict));
        assert_eq!(browser.count(".met, .short, .report table").await, 0);
        browser.choose("#checker-year", "2019").await;
        assert_eq!(browser.value(PUBLIC).await, "18");
    })
    .await;
}

#[tokio::test]
async fn another_industry_keeps_what_was_typed() {
    from_the_checker(async |browser, _| {
        browser.enter(&ENOUGH).await;
        browser.choose(INDUSTRY, "archives").await;
        browser.gone(ELECTIVE).await;
        assert_eq!((browser.value(PUBLIC).await, browser.value(PROFESSIONAL).await), ("18".into(), "42".into()));
        browser.choose(INDUSTRY, "health").await;
        assert_eq!(browser.value(ELECTIVE).await, "12");
    })
    .await;
}

#[tokio::test]
async fn starting_again_empties_the_form() {
    from_the_checker(async |browser, words| {
        browser.choose(INDUSTRY, "accounting").await;
        browser.gone(ELECTIVE).await;
        browser.check(&[("public", "30"), ("professional", "60")]).await;
        assert_eq!(browser.text(".buttons button:last-child").await, words.start_again);
        browser.click(".buttons button:last-child").await;
        browser.gone("#checker-verdict *").await;
        browser.find("#checker-year:focus").await;
        assert_eq!(browser.value("#checker-year").await, "2019");
        assert_eq!(browser.value(INDUSTRY).await, "general");
        for field in [PUBLIC, PROFESSIONAL, ELECTIVE] {
            assert_eq!(browser.value(field).await, "", "{field}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_link_chooses_year_and_industry() {
    let visit = Visit::begin(Visitor::default()).await;
    let browser = &visit.browser;
    for language in &LANGUAGES {
        visit.open(language, "checker/#year=2019&industry=accounting").await;
        browser.alive().await;
        assert_eq!(browser.value("#checker-year").await, "2019");
        assert_eq!(browser.value(INDUSTRY).await, "accounting");
        visit.open(language, "2019/industries/health/").await;
        browser.click("main a.button").await;
        browser.alive().await;
        assert_eq!(browser.value(INDUSTRY).await, "health");
    }
}

#[tokio::test]
async fn what_was_typed_before_the_checker_arrived_is_kept() {
    for language in &LANGUAGES {
        // A browser of its own each time: the second would have the program in its cache.
        let visit = Visit::begin(Visitor { patient: false, ..Visitor::default() }).await;
        let browser = &visit.browser;
        visit.server.hold_wasm();
        visit.open(language, "checker/").await;
        browser.enter(&ENOUGH).await;
        browser.choose(INDUSTRY, "education").await;
        assert_eq!(browser.count(".checker-form > button[disabled]").await, 1, "the checker has not arrived");
        visit.server.release_wasm();
        browser.alive().await;
        assert_eq!(browser.value(INDUSTRY).await, "education");
        assert_eq!(browser.value(PUBLIC).await, "18");
        browser.check(&[]).await;
        browser.find("#checker-verdict .met").await;
    }
}

#[tokio::test]
async fn the_verdict_is_announced_once_by_an_element_there_before_it() {
    for language in &LANGUAGES {
        let visit = Visit::begin(Visitor { patient: false, ..Visitor::default() }).await;
        let browser = &visit.browser;
        visit.server.hold_wasm();
        visit.open(language, "checker/").await;
        browser.run(LISTEN).await;
        visit.server.release_wasm();
        browser.alive().await;
        browser.check(&ENOUGH).await;
        assert!(browser.verdict().await.ends_with(language.met));
        tokio::time::sleep(A_MOMENT).await;
        let announced = browser.run("return announced").await;
        assert_eq!(announced.as_array().map(Vec::len), Some(1), "{announced}");
        assert!(announced[0].as_str().is_some_and(|words| words.ends_with(language.met)), "{announced}");
        assert_eq!(browser.count(LIVE).await, 1, "one element announces");
    }
}

/// Whatever a screen reader announces by itself.
const LIVE: &str = "[role=status], [role=alert], [role=log], [aria-live], output";

/// Notes each change inside a status element, whichever it is.
const LISTEN: &str = "
    window.announced = [];
    const status = (change) => change.target.parentElement && change.target.parentElement.closest('[role=status]')
        || (change.target.matches && change.target.matches('[role=status]') && change.target);
    new MutationObserver((changes) => {
        const changed = changes.map(status).find((element) => element);
        if (changed) announced.push(changed.textContent);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });";

#[tokio::test]
async fn after_loading_nothing_is_requested_any_more() {
    let visit = Visit::begin(Visitor::default()).await;
    let browser = &visit.browser;
    for language in &LANGUAGES {
        visit.open_checker(language).await;
        tokio::time::sleep(A_MOMENT).await;
        let loaded = "return performance.getEntriesByType('resource').map(entry => entry.name)";
        let before = (visit.server.asked(), browser.run(loaded).await);
        browser.check(&ENOUGH).await;
        browser.find("#checker-verdict .met").await;
        browser.check(&[("public", "abc")]).await;
        browser.find("#checker-errors").await;
        browser.choose(INDUSTRY, "accounting").await;
        browser.check(&[("public", "1")]).await;
        browser.find("#checker-verdict .short").await;
        browser.click(".buttons button:last-child").await;
        tokio::time::sleep(A_MOMENT).await;
        assert_eq!((visit.server.asked(), browser.run(loaded).await), before);
        let (_, loaded) = before;
        let own = |address: &Value| address.as_str().is_some_and(|address| address.starts_with(&visit.server.url("")));
        assert!(
            loaded.as_array().is_some_and(|loaded| loaded.iter().all(own)),
            "nothing comes from elsewhere: {loaded}"
        );
    }
}

#[tokio::test]
async fn without_scripts_the_checker_gives_way_to_a_worksheet() {
    let visit = Visit::begin(Visitor { scripts: false, ..Visitor::default() }).await;
    let browser = &visit.browser;
    for language in &LANGUAGES {
        visit.open(language, "checker/").await;
        assert_eq!(browser.text("main noscript .notice").await, language.no_script);
        assert!(!browser.shows(".checker-form").await, "a form that cannot work is not shown");
        assert!(browser.shows("main section > .across table").await, "the requirements are shown");
        assert!(browser.shows("table.worksheet").await, "the worksheet is shown");
        let industries = browser.count("main section > .across table tbody tr").await;
        assert_eq!(browser.count("table.worksheet").await, industries, "a worksheet for each industry");
    }
}
