//! What keeps the page's program from running: it says so, and where to go instead.

use site_tests::browser::Visitor;
use site_tests::npm::violations;
use site_tests::server::Trouble;

use crate::visit::Visit;

const FAILED: &str = "#checker-failed";

async fn says(visit: &Visit, reason: &str) {
    visit.browser.find("[data-checker=failed]").await;
    assert!(visit.browser.shows(FAILED).await);
    let said = visit.browser.text(&format!("{FAILED} .said")).await;
    assert!(said.contains(reason), "{said}");
    assert_eq!(visit.browser.attribute(&format!("{FAILED} .said"), "role").await, "alert");
    assert!(!visit.browser.shows("#list-file").await, "no field takes anything");
    assert!(visit.browser.shows("#table").await, "the requirements are there");
    assert_eq!(violations(&visit.browser).await, Vec::<String>::new());
}

const REASONS: [(&str, &str, &str, &str); 2] =
    [("zh", "没有载入", "缺少", "从文件打开"), ("en", "could not be loaded", "lacks what", "opened from a file")];

#[tokio::test]
async fn what_keeps_the_program_from_running_is_said() {
    for (root, load, engine, file) in REASONS {
        let visit = Visit::before(root, Visitor { width: 320, ..Visitor::default() }).await;
        visit.browser.open(&format!("file://{}/{root}/list/index.html", visit.server.folder().display())).await;
        says(&visit, file).await;
        visit.server.keep_nothing();
        visit.server.trouble(".wasm", Trouble::Refused(403));
        visit.browser.open(&visit.address()).await;
        says(&visit, load).await;
        visit.browser.before_each_page("delete window.Worker").await;
        let healthy = Visit::before(root, Visitor::default()).await;
        for missing in ["delete window.Worker", "delete window.WebAssembly"] {
            healthy.browser.before_each_page(missing).await;
            healthy.browser.open(&healthy.address()).await;
            says(&healthy, engine).await;
        }
    }
}

#[tokio::test]
async fn a_worker_that_cannot_begin_is_said_to_have_stopped() {
    let visit = Visit::before("zh", Visitor::default()).await;
    visit.browser.before_each_page("window.Worker = class { constructor() { throw new Error('no') } }").await;
    visit.open().await;
    visit.bring("x.csv", crate::visit::PLAIN.as_bytes()).await;
    visit.says("核对程序出错").await;
}

#[tokio::test]
async fn a_worker_that_breaks_is_said_to_have_stopped_and_another_begins() {
    let visit = Visit::before("zh", Visitor::default()).await;
    let breaking = "const Real = window.Worker;
        window.Worker = class extends Real {
            constructor(...given) {
                super(window.breaks ? URL.createObjectURL(new Blob(['throw new Error(1)'])) : given[0]);
            }
        };
        window.breaks = true";
    visit.browser.before_each_page(breaking).await;
    visit.open().await;
    visit.bring("x.csv", crate::visit::PLAIN.as_bytes()).await;
    visit.says("核对程序出错").await;
    visit.browser.run("window.breaks = false").await;
    visit.bring_plain().await;
}

#[tokio::test]
async fn without_scripts_the_page_says_what_to_do() {
    let visit = Visit::before("zh", Visitor { scripts: false, ..Visitor::default() }).await;
    visit.browser.open(&visit.address()).await;
    assert!(visit.browser.shows(FAILED).await);
    assert!(visit.browser.shows("#table").await);
}
