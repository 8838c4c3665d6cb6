//! The learning log, and several years side by side.

use serde_json::json;
use site_tests::folders::{copy, own_content, read, write_file};
use site_tests::server::Server;
use thirtyfour::Key;

use crate::visit::*;

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
        let said =
            (browser.count(".record:nth-of-type(3) .counted p").await, ".record:nth-of-type(3) .counted a.clause");
        assert_eq!((said.0, browser.count(said.1).await), (1, 1), "only that it does not count, and by which clause");
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

#[tokio::test]
async fn the_name_stands_on_the_printed_sheet() {
    from_the_checker(async |visit, _| {
        visit.open_keep().await;
        visit.browser.fill(NAME, "李四").await;
        visit.browser.check(&ENOUGH).await;
        visit.browser.find("#checker-verdict .met").await;
        let sign = visit.browser.run("return document.querySelector('.on-paper .sign').textContent").await;
        assert!(sign.as_str().is_some_and(|sign| sign.contains("李四")), "{sign}");
    })
    .await;
}

#[tokio::test]
async fn half_a_day_is_an_error_at_its_field() {
    from_the_checker(async |visit, _| {
        let browser = &visit.browser;
        browser.enter(&ENOUGH).await;
        visit.press("add-record").await;
        browser.find("#checker-1-date:focus").await.send_keys("02").await.expect("a field");
        visit.check().await;
        browser.find("#checker-errors:focus").await;
        browser.find("#checker-1-date[aria-invalid]").await;
        browser.gone("#checker-verdict *").await;
        browser.change("#checker-1-date", "2019-02-28").await;
        visit.check().await;
        browser.verdict().await;
    })
    .await;
}

#[tokio::test]
async fn what_is_chosen_and_no_longer_fits_stays_shown_and_is_an_error() {
    from_the_checker(async |visit, _| {
        let browser = &visit.browser;
        browser.enter(&[("public", "30")]).await;
        browser.choose("#checker-unit-public", "day").await;
        browser.choose(INDUSTRY, "accounting").await;
        assert_eq!(browser.value("#checker-unit-public").await, "day");
        visit.check().await;
        browser.find("#checker-hours-public[aria-invalid]").await;
        assert_eq!(browser.count("#checker-verdict .verdict").await, 0);
        visit.press("add-record").await;
        assert_eq!(browser.value("#checker-1-unit").await, "day");
        visit.open("#industry=alien").await;
        browser.find(MESSAGE).await;
        assert_eq!(browser.value(INDUSTRY).await, "general", "a link brings nothing that the rules do not know");
    })
    .await;
}

/// What has the focus: the order of a button, else an id.
async fn focus(visit: &Visit) -> String {
    let script = "const has = document.activeElement; return has.dataset.order || has.id || has.tagName";
    visit.browser.run(script).await.as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn the_focus_goes_on_whatever_goes_away() {
    from_the_checker(async |visit, _| {
        visit.browser.enter(&ENOUGH).await;
        for (order, then) in [
            ("add-record", "checker-1-date"),
            ("add-record", "checker-4-date"),
            ("remove-record/3", "checker-3-date"),
            ("remove-record/0", "checker-1-date"),
            ("remove-record/0", "checker-1-date"),
            ("remove-record/0", "add-record"),
            ("undo", "checker-year"),
        ] {
            let button = visit.browser.find(&format!("[data-order='{order}']")).await;
            button.focus().await.expect("a button");
            visit.browser.press(Key::Enter).await;
            tokio::time::sleep(A_MOMENT).await;
            assert_eq!(focus(visit).await, then, "after {order}");
        }
        visit.browser.find(YEAR).await.focus().await.expect("a field");
        visit.browser.press(Key::Down).await;
        tokio::time::sleep(A_MOMENT).await;
        assert_eq!(focus(visit).await, "checker-year");
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
id = "live"
name = { zh = "直播学习", en = "live lectures" }

[[limit]]
id = "live"
clause = "annual-hours"
max = 20
modes = ["live"]
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
    { category = "professional", amount = "20", mode = "live", state = "recognised" },
    { category = "professional", amount = "22", state = "recognised" },
    { category = "elective", amount = "12", state = "recognised" },
]
expect = "met"

[[case]]
name = { zh = "网络学习21学时只计入20学时。", en = "Of 21 hours online 20 count." }
industry = "general"
record = [
    { category = "public", amount = "18", state = "recognised" },
    { category = "professional", amount = "21", mode = "live", state = "recognised" },
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
        for (at, mode) in [(1, "-"), (2, "live"), (3, "-")] {
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
        assert!(browser.text(".report .do").await.contains(words.any_category));
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
