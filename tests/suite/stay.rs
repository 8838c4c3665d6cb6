//! What is entered into the checker stays: over a reload, a way back, another language, on the device, in links and files.
//! And the learning log, several years, and what others write into all of these.

#![expect(clippy::expect_used, reason = "what goes wrong here is a failed test")]

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use site_tests::browser::{Browser, Visitor};
use site_tests::folders::{copy, mini_folder, own_content, read, write_file};
use site_tests::npm::violations;
use site_tests::server::{Server, Trouble};
use thirtyfour::Key;

/// A language and what its pages have to say.
struct Language {
    root: &'static str,
    other: &'static str,
    met: &'static str,
    kept: &'static str,
    deleted: &'static str,
    cannot_keep: &'static str,
    unreadable: &'static str,
    changed_elsewhere: &'static str,
    brought_in: &'static str,
    cannot_bring_in: &'static str,
    old_link: &'static str,
    planned: &'static str,
    counts: &'static str,
    not_recognised: &'static str,
    online_limit: &'static str,
    earlier: &'static str,
}

const LANGUAGES: [Language; 2] = [
    Language {
        root: "zh",
        other: "en",
        met: "已达标，要求都完成了",
        kept: "已保存在本机",
        deleted: "本机保存的内容已删除",
        cannot_keep: "没有保存成功",
        unreadable: "本机保存的内容无法读取",
        changed_elsewhere: "另一个标签页",
        brought_in: "已导入1条",
        cannot_bring_in: "无法导入",
        old_link: "当时的结果：还差10学时，科目不限。按现在的规则：还差8学时（公需科目）。",
        planned: "计划中的学习都完成以后：已达标，要求都完成了。",
        counts: "计入18学时（共18学时）。",
        not_recognised: "尚未认定。",
        online_limit: "网络学习最多20学时。",
        earlier: "2018年度：已达标。",
    },
    Language {
        root: "en",
        other: "zh",
        met: "You meet the requirement",
        kept: "Saved on this device",
        deleted: "What was saved on this device has been deleted",
        cannot_keep: "Not saved",
        unreadable: "What is saved on this device cannot be read",
        changed_elsewhere: "Another tab changed",
        brought_in: "Entries loaded: 1.",
        cannot_bring_in: "This cannot be loaded",
        old_link: "The result then: 10 class hours to go, in any category. By today's rules: 8 class hours to go (Public subjects).",
        planned: "Once everything planned is done: You meet the requirement.",
        counts: "Counted: 18 class hours of 18 class hours.",
        not_recognised: "It has not been recognised yet.",
        online_limit: "At most 20 hours online.",
        earlier: "2018: complete.",
    },
];

const ENOUGH: [(&str, &str); 3] = [("public", "18"), ("professional", "42"), ("elective", "12")];
const PUBLIC: &str = "#checker-hours-public";
const INDUSTRY: &str = "#checker-industry";
const YEAR: &str = "#checker-year";
const KEEPS: &str = "#checker-keeps";
const NAME: &str = "#checker-name";
const PERSON: &str = "#checker-person";
const MESSAGE: &str = "#checker-message";
const TEXT: &str = "#checker-text";
const TAKE: &str = "#checker-take";
const BRING: &str = "#checker-bring";

/// Long enough for a request that should not be made, and for a tab to hear of another.
const A_MOMENT: Duration = Duration::from_millis(300);
/// The longest that anything read may keep a visitor waiting: two seconds, and what other tests beside this one take.
const A_BLINK: Duration = Duration::from_secs(6);

/// A visitor at a site.
struct Visit {
    browser: Browser,
    server: Server,
    /// The language of the page in view.
    words: &'static Language,
}

impl Visit {
    async fn to(server: Server, words: &'static Language) -> Self {
        Self { browser: Browser::start(Visitor::default()).await, server, words }
    }

    fn address(&self, fragment: &str) -> String {
        self.server.url(&format!("{}/checker/{fragment}", self.words.root))
    }

    /// Opens the checker anew, with nothing that the page held before.
    async fn open(&self, fragment: &str) {
        self.browser.open("about:blank").await;
        self.browser.open(&self.address(fragment)).await;
        self.browser.alive().await;
    }

    async fn reload(&self) {
        self.browser.reload().await;
        self.browser.alive().await;
    }

    async fn press(&self, order: &str) {
        self.browser.click(&format!("#checker [data-order='{order}']")).await;
    }

    async fn check(&self) {
        self.browser.click(".checker-form > button").await;
    }

    /// Waits for a verdict with this ending.
    async fn says(&self, verdict: &str) {
        let said = self.browser.verdict().await;
        assert!(said.ends_with(verdict), "{said}");
    }

    /// Opens the part for keeping and taking along.
    async fn open_keep(&self) {
        if self.browser.count("#checker-keep[open]").await == 0 {
            self.browser.click("#checker-keep > summary").await;
        }
        self.browser.find(KEEPS).await;
    }

    async fn tick_keeps(&self) {
        self.open_keep().await;
        self.browser.click(KEEPS).await;
    }

    async fn keeps(&self) -> bool {
        self.browser.run(&format!("return document.querySelector('{KEEPS}').checked")).await == json!(true)
    }

    /// Waits for a message that begins or goes on so, which has the focus.
    async fn told(&self, words: &str) {
        let said = self.browser.text(&format!("{MESSAGE}:focus")).await;
        assert!(said.contains(words), "{said} is not {words}");
    }

    /// What is taken along in a form, by its place in the list.
    async fn taken(&self, form: &str) -> String {
        self.open_keep().await;
        self.browser.choose(TAKE, form).await;
        self.browser.value(TEXT).await
    }

    /// Pastes a text and has it read.
    async fn bring(&self, text: &str) {
        self.open_keep().await;
        self.browser.change(BRING, text).await;
        self.press("bring").await;
    }

    /// What the device holds for the site, by key.
    async fn stored(&self) -> Value {
        self.browser.run("return Object.entries(localStorage).map(([key, text]) => [key, text])").await
    }

    /// Waits until a field holds a text.
    async fn comes_to_hold(&self, css: &str, text: &str) {
        let end = Instant::now() + A_BLINK;
        while self.browser.value(css).await != text {
            assert!(Instant::now() < end, "{css} holds {}, not {text}", self.browser.value(css).await);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Puts a text where the site keeps its answers.
    async fn store(&self, text: &str) {
        let script = format!("localStorage.setItem('{}', {})", self.key(), json!(text));
        self.browser.run(&script).await;
    }

    /// The key under which the site keeps its answers.
    fn key(&self) -> String {
        format!("continuing-education {}", OWN_SITE)
    }
}

const OWN_SITE: &str = "https://shaoguan.example/jxjy/";

/// Makes a journey from the checker's page of the own site, in each language, each time with a fresh browser.
async fn from_the_checker(journey: impl AsyncFn(&Visit, &Language)) {
    for words in &LANGUAGES {
        let visit = Visit::to(Server::own_site(), words).await;
        visit.open("").await;
        journey(&visit, words).await;
    }
}

/// The hours, the industry and one entry of the log that most journeys take along.
async fn enter_a_log(visit: &Visit) {
    visit.browser.choose(INDUSTRY, "health").await;
    visit.browser.enter(&[("public", "17")]).await;
    visit.press("add-record").await;
    visit.browser.fill("#checker-1-what", "<b>甲</b>").await;
    visit.browser.fill("#checker-1-amount", "18学时").await;
    visit.browser.choose("#checker-1-state", "planned").await;
}

async fn has_the_log(visit: &Visit) {
    let browser = &visit.browser;
    browser.find("#checker-1-amount").await;
    assert_eq!(browser.value(INDUSTRY).await, "health");
    assert_eq!(browser.value("#checker-1-what").await, "<b>甲</b>");
    assert_eq!(browser.value("#checker-1-amount").await, "18学时");
    assert_eq!(browser.value("#checker-1-state").await, "planned");
}

// Reload, back and forward.

#[tokio::test]
async fn what_is_entered_survives_reload_back_and_forward_with_and_without_the_page_cache() {
    from_the_checker(async |visit, words| {
        for cached in [true, false] {
            if !cached {
                visit.server.keep_nothing();
            }
            visit.open("").await;
            enter_a_log(visit).await;
            visit.reload().await;
            has_the_log(visit).await;
            visit.browser.click("header a").await;
            visit.browser.gone("#checker-1-amount").await;
            visit.browser.back().await;
            visit.browser.alive().await;
            has_the_log(visit).await;
            visit.browser.forward().await;
            visit.browser.gone("#checker-1-amount").await;
            visit.browser.back().await;
            visit.browser.alive().await;
            has_the_log(visit).await;
            assert_eq!(visit.stored().await, json!([]), "nothing is kept that nobody chose to keep");
            assert_eq!(visit.browser.address().await, visit.address(""), "{}", words.root);
        }
    })
    .await;
}

#[tokio::test]
async fn hours_an_industry_alone_and_a_year_alone_survive_a_reload() {
    from_the_checker(async |visit, words| {
        visit.browser.choose(INDUSTRY, "accounting").await;
        visit.reload().await;
        assert_eq!(visit.browser.value(INDUSTRY).await, "accounting");
        visit.browser.choose(YEAR, "0").await;
        visit.reload().await;
        assert_eq!(visit.browser.value(YEAR).await, "0");
        visit.browser.choose(YEAR, "2019").await;
        visit.browser.choose(INDUSTRY, "general").await;
        visit.browser.enter(&ENOUGH).await;
        visit.reload().await;
        assert_eq!(visit.browser.value(PUBLIC).await, "18");
        visit.check().await;
        visit.says(words.met).await;
    })
    .await;
}

#[tokio::test]
async fn a_change_alone_is_noticed() {
    from_the_checker(async |visit, words| {
        for (category, amount) in ENOUGH {
            visit.browser.change(&format!("#checker-hours-{category}"), amount).await;
        }
        visit.check().await;
        visit.says(words.met).await;
        visit.browser.change(PUBLIC, "17").await;
        visit.browser.gone("#checker-verdict *").await;
        visit.reload().await;
        assert_eq!(visit.browser.value(PUBLIC).await, "17");
    })
    .await;
}

// Languages.

#[tokio::test]
async fn another_language_has_the_same_answers_and_a_clean_address() {
    from_the_checker(async |visit, words| {
        enter_a_log(visit).await;
        visit.browser.click(".languages a").await;
        visit.browser.alive().await;
        has_the_log(visit).await;
        assert_eq!(visit.browser.address().await, visit.server.url(&format!("{}/checker/", words.other)));
        visit.reload().await;
        has_the_log(visit).await;
        visit.browser.back().await;
        visit.browser.alive().await;
        has_the_log(visit).await;
        assert_eq!(visit.stored().await, json!([]));
    })
    .await;
}

#[tokio::test]
async fn another_language_has_an_industry_that_was_chosen_alone() {
    from_the_checker(async |visit, words| {
        visit.browser.choose(INDUSTRY, "archives").await;
        visit.browser.click(".languages a").await;
        visit.browser.alive().await;
        assert_eq!(visit.browser.value(INDUSTRY).await, "archives");
        assert_eq!(visit.browser.address().await, visit.server.url(&format!("{}/checker/", words.other)));
    })
    .await;
}

// Keeping on the device.

#[tokio::test]
async fn what_is_kept_is_there_in_a_new_tab_and_each_tab_follows_the_other() {
    from_the_checker(async |visit, words| {
        visit.browser.enter(&[("public", "17")]).await;
        visit.tick_keeps().await;
        visit.told(words.kept).await;
        let first = visit.browser.new_tab().await;
        visit.open("").await;
        assert_eq!(visit.browser.value(PUBLIC).await, "17");
        visit.open_keep().await;
        assert!(visit.keeps().await);
        visit.browser.fill(PUBLIC, "18").await;
        let second = visit.browser.look_at(&first).await;
        visit.comes_to_hold(PUBLIC, "18").await;
        visit.browser.look_at(&second).await;
        visit.browser.click(KEEPS).await;
        visit.told(words.deleted).await;
        assert_eq!(visit.stored().await, json!([]));
        visit.browser.look_at(&first).await;
        tokio::time::sleep(A_MOMENT).await;
        assert!(!visit.keeps().await, "the first tab sees that it is deleted");
        assert_eq!(visit.browser.value(PUBLIC).await, "18", "and keeps what it shows");
        visit.browser.fill(PUBLIC, "19").await;
        assert_eq!(visit.stored().await, json!([]), "nothing is kept again");
    })
    .await;
}

/// A tab that was away hears of nothing that others did.
const DEAF: &str = "window.addEventListener('storage', (event) => event.stopImmediatePropagation(), true)";

#[tokio::test]
async fn a_tab_that_was_away_overwrites_nothing_in_silence() {
    for words in &LANGUAGES {
        let visit = Visit::to(Server::own_site(), words).await;
        visit.browser.before_each_page(DEAF).await;
        visit.open("").await;
        visit.browser.enter(&[("public", "17")]).await;
        visit.tick_keeps().await;
        visit.told(words.kept).await;
        let theirs = visit.stored().await[0][1].as_str().expect("a text").replace("\"17\"", "\"41\"");
        visit.store(&theirs).await;
        visit.browser.fill(PUBLIC, "18").await;
        visit.browser.press(Key::Tab).await;
        visit.told(words.changed_elsewhere).await;
        assert_eq!(visit.stored().await[0][1], json!(theirs), "what the other tab kept is still there");
        visit.reload().await;
        assert_eq!(visit.browser.value(PUBLIC).await, "18", "and so is what this tab has");
        visit.tick_keeps().await;
        visit.told(words.kept).await;
        visit.store(&theirs).await;
        visit.browser.fill(PUBLIC, "19").await;
        visit.browser.press(Key::Tab).await;
        visit.told(words.changed_elsewhere).await;
        visit.press("load").await;
        visit.browser.find(KEEPS).await;
        assert_eq!(visit.browser.value(PUBLIC).await, "41", "theirs is loaded on demand");
        visit.browser.run("localStorage.clear()").await;
        visit.browser.fill(PUBLIC, "20").await;
        visit.browser.press(Key::Tab).await;
        visit.told(words.changed_elsewhere).await;
        assert_eq!(visit.stored().await, json!([]), "what another tab deleted does not come back");
    }
}

#[tokio::test]
async fn several_people_are_kept_by_name_and_removed() {
    from_the_checker(async |visit, _| {
        let browser = &visit.browser;
        browser.enter(&[("public", "1")]).await;
        visit.tick_keeps().await;
        browser.fill(NAME, "甲").await;
        visit.press("add-person").await;
        browser.find(PERSON).await;
        assert_eq!(browser.value(PUBLIC).await, "", "the second has entered nothing");
        browser.enter(&[("public", "2")]).await;
        browser.fill(NAME, "Mr <i>B</i>").await;
        visit.reload().await;
        visit.open_keep().await;
        let names =
            browser.run("return [...document.querySelectorAll('#checker-person option')].map(o => o.text)").await;
        assert_eq!(names, json!(["甲", "Mr <i>B</i>"]));
        assert_eq!(browser.value(PUBLIC).await, "2");
        browser.choose(PERSON, "0").await;
        assert_eq!((browser.value(PUBLIC).await, browser.value(NAME).await), ("1".into(), "甲".into()));
        visit.press("remove-person").await;
        browser.gone(PERSON).await;
        assert_eq!((browser.value(PUBLIC).await, browser.value(NAME).await), ("2".into(), "Mr <i>B</i>".into()));
        visit.press("undo").await;
        browser.find(PERSON).await;
        assert_eq!(browser.value(PUBLIC).await, "1");
    })
    .await;
}

/// Devices that keep nothing: each way to refuse.
const REFUSALS: [&str; 3] = [
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
    "Storage.prototype.getItem = Storage.prototype.setItem = () => { throw new Error('no') }",
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
];

#[tokio::test]
async fn a_device_that_keeps_nothing_is_said_to() {
    for words in &LANGUAGES {
        for refusal in REFUSALS {
            let visit = Visit::to(Server::own_site(), words).await;
            visit.browser.before_each_page(refusal).await;
            visit.open("").await;
            visit.browser.enter(&[("public", "17")]).await;
            visit.tick_keeps().await;
            visit.told(words.cannot_keep).await;
            assert!(!visit.keeps().await, "the tick is gone: {refusal}");
            visit.reload().await;
            assert_eq!(visit.browser.value(PUBLIC).await, "17", "a reload still has it: {refusal}");
        }
    }
}

#[tokio::test]
async fn a_device_that_runs_full_says_so_and_loses_nothing() {
    from_the_checker(async |visit, words| {
        visit.browser.enter(&[("public", "17")]).await;
        visit.tick_keeps().await;
        visit.told(words.kept).await;
        let fill = "let room = 4194304; while (room) {
            try { localStorage.setItem('other' + room + Math.random(), 'x'.repeat(room)) } catch (full) { room >>= 1 }
        }";
        visit.browser.run(fill).await;
        visit.press("add-record").await;
        visit.told(words.cannot_keep).await;
        visit.browser.fill("#checker-1-what", "abc").await;
        visit.reload().await;
        assert_eq!(visit.browser.value("#checker-1-amount").await, "17");
        assert_eq!(visit.browser.value("#checker-1-what").await, "abc", "a reload has it");
        assert!(visit.browser.run(&format!("return localStorage.getItem('{}')", visit.key())).await.is_string());
    })
    .await;
}

#[tokio::test]
async fn what_is_kept_and_cannot_be_read_is_said_set_aside_and_not_lost() {
    for words in &LANGUAGES {
        let visit = Visit::to(Server::own_site(), words).await;
        visit.browser.open(&visit.server.url("")).await;
        for spoilt in ["{", "null", r#"{"version":2,"shown":0,"year":2019,"people":[]}"#] {
            visit.browser.run("localStorage.clear()").await;
            visit.store(spoilt).await;
            visit.open("").await;
            visit.told(words.unreadable).await;
            visit.browser.enter(&[("public", "17")]).await;
            assert_eq!(visit.stored().await, json!([[visit.key(), spoilt]]), "it is left as it is");
            visit.tick_keeps().await;
            visit.told(words.kept).await;
            let aside = visit.browser.run(&format!("return localStorage.getItem('{} unreadable')", visit.key())).await;
            assert_eq!(aside, json!(spoilt), "it is set aside before anything is written there");
            visit.browser.open(&visit.server.url("")).await;
        }
    }
}

// Links.

#[tokio::test]
async fn links_choose_year_and_industry_however_they_come() {
    from_the_checker(async |visit, _| {
        let fragments = [
            ("#industry=accounting#wechat_redirect", "accounting"),
            ("#year=2019&industry=accounting", "accounting"),
            ("#industry=arch%69ves&from=singlemessage", "archives"),
            ("#industry=nowhere", "general"),
        ];
        for (fragment, industry) in fragments {
            visit.open(fragment).await;
            assert_eq!(visit.browser.value(INDUSTRY).await, industry, "{fragment}");
            assert_eq!(visit.browser.value(YEAR).await, "2019");
        }
        visit.browser.run("location.hash = '#industry=health&year=2019'").await;
        tokio::time::sleep(A_MOMENT).await;
        assert_eq!(visit.browser.value(INDUSTRY).await, "health", "a link that is followed while the page is open");
    })
    .await;
}

#[tokio::test]
async fn a_copied_link_carries_hours_only_on_request_and_then_the_same_verdict() {
    from_the_checker(async |visit, words| {
        visit.browser.choose(INDUSTRY, "health").await;
        visit.browser.check(&ENOUGH).await;
        visit.says(words.met).await;
        visit.press("copy-link").await;
        let plain = visit.browser.value(TEXT).await;
        assert!(plain.starts_with(&visit.address("#year=2019&industry=health&rules=")), "{plain}");
        assert!(!["42", "answers", "hours"].iter().any(|part| plain.contains(part)), "{plain} has no hours");
        let whole = visit.taken("1").await;
        assert!(whole.contains("&was=met&answers="), "{whole}");
        let verdict = visit.browser.verdict().await;
        let fresh = Browser::start(Visitor::default()).await;
        fresh.open(&whole).await;
        fresh.alive().await;
        assert_eq!(fresh.address().await, visit.address(""), "the address keeps no hours");
        assert_eq!(fresh.count(".report .notice").await, 0);
        fresh.check(&[]).await;
        assert_eq!(fresh.verdict().await, verdict);
        assert_eq!(fresh.count(".report > .notice").await, 0, "the rules are the same");
        fresh.open(&plain).await;
        fresh.alive().await;
        assert_eq!(fresh.value(INDUSTRY).await, "health");
        assert_eq!(fresh.value(PUBLIC).await, "");
    })
    .await;
}

#[tokio::test]
async fn a_link_made_with_other_rules_says_what_it_said_then_and_what_is_so_now() {
    from_the_checker(async |visit, words| {
        visit.browser.check(&[("public", "10"), ("professional", "42"), ("elective", "12")]).await;
        let whole = visit.taken("1").await;
        let rules = whole.split("rules=").nth(1).and_then(|rest| rest.split('&').next()).expect("a version");
        let old = whole.replace(rules, "0000").replace("was=short_8_hour", "was=short_10_hour");
        assert!(old.contains("short_10_hour"), "{whole}");
        visit.browser.open(&old).await;
        visit.browser.alive().await;
        visit.check().await;
        let said = visit.browser.text(".report > .notice").await;
        assert!(said.ends_with(words.old_link), "{said}");
        visit.browser.fill(PUBLIC, "18").await;
        visit.check().await;
        visit.says(words.met).await;
        assert_eq!(visit.browser.count(".report > .notice").await, 0, "with other hours nothing is compared");
    })
    .await;
}

// The learning log.

#[tokio::test]
async fn totals_become_entries_and_each_says_how_much_of_it_counts() {
    from_the_checker(async |visit, words| {
        let browser = &visit.browser;
        browser.enter(&ENOUGH).await;
        visit.press("add-record").await;
        browser.find("#checker-3-amount").await;
        browser.gone(PUBLIC).await;
        let kinds = ["category.public", "category.professional", "category.elective"];
        for ((at, kind), (_, amount)) in (1..).zip(kinds).zip(ENOUGH) {
            assert_eq!(browser.value(&format!("#checker-{at}-of")).await, kind);
            assert_eq!(browser.value(&format!("#checker-{at}-amount")).await, amount);
        }
        visit.check().await;
        visit.says(words.met).await;
        assert_eq!(browser.text(".record .counted p").await, words.counts);
        browser.choose("#checker-2-state", "planned").await;
        visit.check().await;
        browser.find("#checker-verdict .short").await;
        assert_eq!(browser.text(".report .planned").await, words.planned);
        browser.choose(INDUSTRY, "accounting").await;
        visit.check().await;
        browser.find(".record:nth-of-type(3) .counted").await;
        let shown = "return document.querySelector('#checker-3-of').selectedOptions[0].text";
        let elective = if words.root == "zh" { "选修科目" } else { "Elective subjects" };
        assert_eq!(browser.run(shown).await, json!(elective), "an entry is of what it was entered for");
        visit.press("remove-record/0").await;
        visit.press("remove-record/0").await;
        visit.press("remove-record/0").await;
        browser.find(PUBLIC).await;
    })
    .await;
}

/// The own content with rules of every kind that the log asks about.
fn richer() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&own_content(), folder.path());
    let file = folder.path().join("2019/rules.toml");
    write_file(&file, &format!("{}\n{RICHER}", read(&file)));
    let cases = folder.path().join("2019/cases.toml");
    write_file(&cases, &format!("{}\n{EXAMPLES}", read(&cases)));
    for (language, limit, waiver, years) in [
        ("zh", "网络学习最多20学时。", "援派人员全年至少10学时。", "最近2年须达标。"),
        ("en", "At most 20 class hours online.", "Those sent to help: at least 10 class hours.", "The last 2 years."),
    ] {
        let notice = folder.path().join(format!("2019/notice.{language}.md"));
        let mut text = read(&notice);
        for (clause, more) in [("annual-hours", format!("{limit}\n\n{waiver}")), ("title-review", years.to_owned())] {
            let at = text.find(&format!("{{#{clause} ")).expect("the clause is there");
            let end = at + text[at..].find('\n').expect("a line");
            text.insert_str(end, &format!("\n\n{more}"));
        }
        write_file(&notice, &text);
    }
    folder
}

const RICHER: &str = r#"
[counting]
from = "recognised"
clause = "certificates"

[[mode]]
id = "online"
name = { zh = "网络学习", en = "online learning" }

[[limit]]
id = "online"
clause = "annual-hours"
max = 20
modes = ["online"]
text = { zh = "网络学习最多20学时。", en = "At most 20 hours online." }

[[waiver]]
id = "aid"
clause = "annual-hours"
total = 10
name = { zh = "援派", en = "Sent to help another region" }

[two_industries]
each = ["professional"]
clause = "annual-hours"

[[purpose]]
id = "title-review"
clause = "title-review"
years = 2
name = { zh = "职称评审", en = "Title review" }
"#;

/// What shows each figure of these rules.
const EXAMPLES: &str = r#"
[[case]]
name = { zh = "网络学习20学时都计入。", en = "Twenty hours online all count." }
industry = "general"
record = [
    { category = "public", amount = "18", state = "recognised" },
    { category = "professional", amount = "20", mode = "online", state = "recognised" },
    { category = "professional", amount = "22", state = "recognised" },
    { category = "elective", amount = "12", state = "recognised" },
]
expect = "met"

[[case]]
name = { zh = "网络学习21学时只计入20学时。", en = "Of 21 hours online 20 count." }
industry = "general"
record = [
    { category = "public", amount = "18", state = "recognised" },
    { category = "professional", amount = "21", mode = "online", state = "recognised" },
    { category = "professional", amount = "21", state = "recognised" },
    { category = "elective", amount = "12", state = "recognised" },
]
expect = "short"
missing = { professional = "1" }

[[case]]
name = { zh = "援派人员10学时即可。", en = "Ten hours are enough for those sent to help." }
industry = "general"
waivers = ["aid"]
given = { professional = "10" }
expect = "met"

[[case]]
name = { zh = "援派人员9学时不够。", en = "Nine hours are not." }
industry = "general"
waivers = ["aid"]
given = { professional = "9" }
expect = "short"

[[case]]
name = { zh = "评审看两年。", en = "A review looks at two years." }
industry = "general"
purpose = "title-review"
complete_years = [2018]
given = { public = "18", professional = "42", elective = "12" }
expect = "met"

[[case]]
name = { zh = "评审少一年。", en = "A review lacks a year." }
industry = "general"
purpose = "title-review"
given = { public = "18", professional = "42", elective = "12" }
expect = "short"
"#;

#[tokio::test]
async fn everything_that_richer_rules_depend_on_can_be_entered_in_the_log() {
    let content = richer();
    for words in &LANGUAGES {
        let visit = Visit::to(Server::site_of(content.path()), words).await;
        let browser = &visit.browser;
        visit.open("").await;
        browser.check(&ENOUGH).await;
        browser.find(".not-asked li").await;
        visit.press("add-record").await;
        for (at, mode) in [(1, "-"), (2, "online"), (3, "-")] {
            browser.change(&format!("#checker-{at}-date"), "2019-05-06").await;
            browser.choose(&format!("#checker-{at}-mode"), mode).await;
            browser.choose(&format!("#checker-{at}-state"), "recognised").await;
        }
        // Public hours are recognised by themselves; elective hours are not.
        browser.choose("#checker-3-state", "declared").await;
        visit.check().await;
        browser.find("#checker-verdict .short").await;
        browser.gone(".not-asked").await;
        let third = browser.text(".record:nth-of-type(3) .counted").await;
        assert!(third.contains(words.not_recognised), "{third}");
        let second = browser.text(".record:nth-of-type(2) .counted").await;
        assert!(second.contains(words.online_limit), "{second}");
        let cited = browser.count(".record .counted a.clause").await;
        assert_eq!(cited, 2, "each reason has its clause: {second}");
        // With the waiver ten hours are enough, of which some are professional.
        browser.click("#checker-waiver-aid").await;
        visit.check().await;
        browser.find("#checker-verdict h2").await;
        browser.gone(".not-asked").await;
        browser.click("#checker-waiver-aid").await;
        browser.choose("#checker-3-state", "recognised").await;
        browser.choose("#checker-2-mode", "-").await;
        visit.check().await;
        visit.says(words.met).await;
        // A purpose that looks back on the year before.
        browser.choose("#checker-purpose", "title-review").await;
        visit.check().await;
        browser.find("#checker-verdict .short").await;
        browser.click("#checker-complete-2018").await;
        visit.check().await;
        visit.says(words.met).await;
        assert!(browser.text(".earlier").await.starts_with(words.earlier));
        browser.gone(".not-asked").await;
        // A second industry, in credits.
        browser.choose("#checker-second", "accounting").await;
        browser.choose("#checker-2-for_industry", "accounting").await;
        visit.check().await;
        browser.find("#checker-verdict .short").await;
        browser.gone(".not-asked").await;
    }
}

// Several years.

/// The small site with two years, the second with a purpose that looks back on the first.
fn two_years() -> tempfile::TempDir {
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
const REVIEWS: &str = r#"
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

#[tokio::test]
async fn years_stand_side_by_side_and_a_purpose_looks_back_on_them() {
    let content = two_years();
    for words in &LANGUAGES {
        let visit = Visit::to(Server::site_of(content.path()), words).await;
        let browser = &visit.browser;
        visit.open("").await;
        assert_eq!(browser.value(YEAR).await, "2031");
        browser.check(&[("common", "12")]).await;
        visit.says(words.met).await;
        assert_eq!(browser.count(".years").await, 0);
        browser.choose(YEAR, "2030").await;
        browser.check(&[("common", "9")]).await;
        browser.find("#checker-verdict .short").await;
        assert_eq!(browser.count(".years tbody tr").await, 2);
        assert_eq!((browser.count(".years .met").await, browser.count(".years .short").await), (1, 1));
        browser.choose(YEAR, "2031").await;
        visit.press("add-record").await;
        browser.choose("#checker-1-state", "recognised").await;
        browser.choose("#checker-purpose", "title-review").await;
        visit.check().await;
        browser.find("#checker-verdict .short").await;
        assert!(browser.text(".earlier li").await.contains("2030"));
        browser.choose(YEAR, "2030").await;
        browser.fill("#checker-hours-common", "10").await;
        browser.choose(YEAR, "2031").await;
        visit.check().await;
        visit.says(words.met).await;
        assert_eq!(browser.count(".years .met").await, 2);
    }
}

// Taking along and bringing back.

#[tokio::test]
async fn everything_is_taken_along_as_text_and_brought_back_and_undone() {
    from_the_checker(async |visit, words| {
        let browser = &visit.browser;
        enter_a_log(visit).await;
        visit.check().await;
        let verdict = browser.verdict().await;
        let verdict = verdict.lines().last().unwrap_or_default();
        let summary = visit.taken("2").await;
        assert!(summary.contains(&visit.address("")) && summary.lines().count() > 5, "{summary}\n{verdict}");
        let calendar = visit.taken("3").await;
        assert!(!calendar.is_empty());
        let table = visit.taken("4").await;
        assert!(table.starts_with('\u{feff}') && table.contains("[category.public]"), "{table}");
        let file = visit.taken("5").await;
        assert!(file.starts_with("{\"version\":1,"), "{file}");
        for (text, kind) in [(table, "csv"), (file, "json")] {
            for by_file in [false, true] {
                visit.press("start-again").await;
                browser.enter(&[("public", "5")]).await;
                if by_file {
                    // A driver chooses a file without leaving the field that it was in.
                    browser.press(Key::Tab).await;
                    visit.open_keep().await;
                    browser
                        .choose_file("#checker-file", &file_of(&browser.folder().join(format!("log.{kind}")), &text))
                        .await;
                } else {
                    visit.bring(&text).await;
                }
                visit.told(words.brought_in).await;
                has_the_log(visit).await;
                visit.press("undo").await;
                assert_eq!(browser.value(PUBLIC).await, "5", "what was there is back");
                visit.bring(&text).await;
                visit.told(words.brought_in).await;
                visit.check().await;
                browser.verdict().await;
            }
        }
    })
    .await;
}

fn file_of(path: &Path, text: &str) -> PathBuf {
    write_file(path, text);
    path.to_owned()
}

#[tokio::test]
async fn no_cell_of_a_table_is_a_formula_and_each_comes_back_as_it_was() {
    from_the_checker(async |visit, words| {
        let browser = &visit.browser;
        for what in ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠x"] {
            visit.open("").await;
            visit.press("add-record").await;
            browser.change("#checker-1-what", what).await;
            browser.fill("#checker-1-amount", "1").await;
            let table = visit.taken("4").await;
            let harmless = format!("'{what}");
            assert!(table.contains(&harmless), "{table}");
            visit.bring(&table).await;
            visit.told(words.brought_in).await;
            assert_eq!(browser.value("#checker-1-what").await, what);
        }
    })
    .await;
}

#[tokio::test]
async fn after_loading_nothing_of_all_this_makes_a_request() {
    for words in &LANGUAGES {
        let visit = Visit::to(Server::own_site(), words).await;
        visit.server.trouble("/checker/", Trouble::Header("cache-control", "no-store"));
        visit.open("").await;
        tokio::time::sleep(A_MOMENT).await;
        let before = visit.server.asked();
        enter_a_log(&visit).await;
        visit.check().await;
        visit.browser.verdict().await;
        visit.tick_keeps().await;
        visit.told(words.kept).await;
        for form in ["0", "1", "2", "3", "4", "5"] {
            visit.taken(form).await;
            visit.press("copy").await;
        }
        let file = visit.taken("5").await;
        let begun = "window.downloads = []; HTMLAnchorElement.prototype.click = function () {
            downloads.push([this.download, this.href.slice(0, 5)]);
        }";
        visit.browser.run(begun).await;
        visit.press("save").await;
        assert_eq!(visit.browser.run("return downloads").await, json!([["learning-log.json", "blob:"]]));
        visit.bring(&file).await;
        visit.told(words.brought_in).await;
        visit.press("undo").await;
        visit.browser.run("location.hash = '#industry=accounting'").await;
        tokio::time::sleep(A_MOMENT).await;
        assert_eq!(visit.server.asked(), before);
    }
}

// Hostile input.

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

// For everybody.

#[tokio::test]
async fn axe_finds_nothing_in_the_log_in_messages_and_among_years() {
    let content = two_years();
    for (dark, words) in [(false, &LANGUAGES[0]), (true, &LANGUAGES[1])] {
        let browser = Browser::start(Visitor { dark, ..Visitor::default() }).await;
        let visit = Visit { browser, server: Server::site_of(content.path()), words };
        visit.open("").await;
        visit.browser.check(&[("common", "12")]).await;
        visit.browser.choose(YEAR, "2030").await;
        visit.browser.enter(&[("common", "9")]).await;
        visit.press("add-record").await;
        visit.press("add-record").await;
        visit.browser.fill("#checker-2-amount", "1").await;
        visit.browser.choose("#checker-2-state", "planned").await;
        visit.check().await;
        visit.browser.find(".years").await;
        visit.tick_keeps().await;
        visit.told(words.kept).await;
        visit.press("add-person").await;
        visit.browser.choose(PERSON, "0").await;
        visit.check().await;
        visit.browser.find(".counted").await;
        assert_eq!(violations(&visit.browser).await, Vec::<String>::new(), "with a log and years");
        visit.bring("{").await;
        visit.told(words.cannot_bring_in).await;
        assert_eq!(violations(&visit.browser).await, Vec::<String>::new(), "with a message");
        visit.browser.fill("#checker-1-amount", "abc").await;
        visit.check().await;
        visit.browser.find("#checker-errors:focus").await;
        assert_eq!(violations(&visit.browser).await, Vec::<String>::new(), "with an entry that cannot be read");
    }
}

/// Whatever a screen reader announces by itself.
const LIVE: &str = "[role=status], [role=alert], [role=log], [aria-live], output";

#[tokio::test]
async fn the_verdict_is_all_that_announces_itself() {
    from_the_checker(async |visit, _| {
        enter_a_log(visit).await;
        visit.check().await;
        visit.browser.verdict().await;
        visit.tick_keeps().await;
        visit.browser.find(MESSAGE).await;
        assert_eq!(visit.browser.count(LIVE).await, 1);
        assert_eq!(visit.browser.count(&format!("#checker-verdict:is({LIVE})")).await, 1);
    })
    .await;
}
