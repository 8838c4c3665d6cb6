//! How the checker starts, and what the page says where it cannot: every cause in a real browser, in both languages.

use std::time::Duration;

use serde_json::json;
use site_tests::browser::{Browser, Visitor};
use site_tests::npm::violations;
use site_tests::server::{Asked, Server, Trouble};

/// A language, and how its page begins to say each reason.
struct Language {
    root: &'static str,
    load: &'static str,
    file: &'static str,
    engine: &'static str,
    policy: &'static str,
    stopped: &'static str,
    slow: &'static str,
}

const LANGUAGES: [Language; 2] = [
    Language {
        root: "zh",
        load: "核对程序没有载入",
        file: "本页是从文件打开的",
        engine: "此浏览器缺少核对程序需要的功能",
        policy: "网站服务器的安全设置不允许",
        stopped: "核对程序出错，已经停止",
        slow: "等了10秒，核对程序还没有启动",
    },
    Language {
        root: "en",
        load: "The program could not be loaded",
        file: "This page was opened from a file",
        engine: "This browser lacks what the program needs",
        policy: "The security settings of the website’s server",
        stopped: "The program has stopped because of a fault of its own",
        slow: "The program has not started within 10 seconds",
    },
];

const EAGER: Visitor = Visitor { width: 320, scripts: true, dark: false, patient: false };
const FAILED: &str = "#checker-failed";
const PUBLIC: &str = "#checker-hours-public";
const ENOUGH: [(&str, &str); 3] = [("public", "18"), ("professional", "42"), ("elective", "12")];
/// Longer than the page waits for a program or a script.
const TOO_LONG: Duration = Duration::from_secs(11);
const A_MOMENT: Duration = Duration::from_millis(500);

/// The same with a server that has some trouble, in each language.
async fn in_each_language(trouble: &[(&'static str, Trouble)], journey: impl AsyncFn(&Browser, &Server, &Language)) {
    let (server, browser) = (Server::own_site(), Browser::start(EAGER).await);
    server.keep_nothing();
    for (ending, trouble) in trouble {
        server.trouble(ending, *trouble);
    }
    for language in &LANGUAGES {
        journey(&browser, &server, language).await;
    }
}

fn checker(server: &Server, language: &Language) -> String {
    server.url(&format!("{}/checker/", language.root))
}

/// Waits until the page says that the checker does not work, and looks at all that belongs to this state.
async fn says(browser: &Browser, reason: &str) {
    browser.find("[data-checker=failed]").await;
    let said = browser.text(&format!("{FAILED} .said")).await;
    assert!(said.lines().count() == 2 && said.lines().any(|line| line.starts_with(reason)), "{said}");
    assert_eq!(browser.attribute(&format!("{FAILED} .said"), "role").await, "alert", "it is announced");
    holds_what_helps(browser).await;
    let open = "return [...document.querySelectorAll('#checker input, #checker select, #checker button')]
        .filter(field => !field.readOnly && !field.disabled).length";
    assert_eq!(browser.run(open).await, json!(0), "no field takes anything");
}

/// The table, the worksheet, and no button that does nothing.
async fn holds_what_helps(browser: &Browser) {
    assert!(browser.shows(FAILED).await);
    assert!(!browser.shows(".checker-form > button").await, "there is no button");
    assert!(browser.shows("main section > .across table").await, "the requirements are shown");
    let industries = browser.count("main section > .across table tbody tr").await;
    assert_eq!(browser.count("table.worksheet").await, industries, "a worksheet for each industry");
    assert!(browser.shows("table.worksheet").await);
    let fits = "const page = document.documentElement; return page.scrollWidth <= page.clientWidth";
    assert_eq!(browser.run(fits).await, json!(true), "nothing scrolls sideways");
    assert_eq!(violations(browser).await, Vec::<String>::new());
}

/// The page as it is where all is well.
async fn works(browser: &Browser) {
    browser.alive().await;
    browser.find("[data-checker=running]").await;
    assert!(!browser.shows(FAILED).await);
    browser.check(&ENOUGH).await;
    browser.find("#checker-verdict .met").await;
}

/// What stands in the column of the reader's own hours, first line of the first worksheet.
async fn carried(browser: &Browser) -> (String, String) {
    let table = "table.worksheet";
    (browser.attribute(table, "data-industry").await, browser.text(&format!("{table} td[data-category=public]")).await)
}

#[tokio::test]
async fn where_all_is_well_nothing_is_said_of_failing() {
    in_each_language(&[], async |browser, server, language| {
        browser.open(&checker(server, language)).await;
        works(browser).await;
    })
    .await;
}

#[tokio::test]
async fn a_program_that_is_refused_cut_or_something_else_is_said_not_to_have_loaded() {
    let html = Trouble::Header("content-type", "text/html");
    for trouble in [Trouble::Refused(403), Trouble::Refused(404), Trouble::Cut] {
        in_each_language(&[(".wasm", html), (".wasm", trouble)], async |browser, server, language| {
            browser.open(&checker(server, language)).await;
            says(browser, language.load).await;
        })
        .await;
    }
}

#[tokio::test]
async fn a_program_under_a_wrong_type_runs() {
    in_each_language(&[(".wasm", Trouble::Header("content-type", "text/plain"))], async |browser, server, language| {
        browser.open(&checker(server, language)).await;
        works(browser).await;
    })
    .await;
}

#[tokio::test]
async fn where_no_script_arrives_or_half_of_one_the_page_says_so_by_itself() {
    for trouble in [Trouble::Refused(404), Trouble::Cut] {
        in_each_language(&[(".js", trouble)], async |browser, server, language| {
            browser.open(&checker(server, language)).await;
            browser.enter(&[("public", "17")]).await;
            assert!(!browser.shows(FAILED).await, "there is still hope");
            tokio::time::sleep(TOO_LONG).await;
            let said = browser.text(&format!("{FAILED} .said")).await;
            assert!(said.contains(language.load), "{said}");
            holds_what_helps(browser).await;
            assert!(browser.shows(PUBLIC).await, "what was typed is still there");
            assert_eq!(browser.value(PUBLIC).await, "17");
        })
        .await;
    }
}

#[tokio::test]
async fn a_browser_without_webassembly_is_said_to_lack_it() {
    in_each_language(&[], async |browser, server, language| {
        browser.before_each_page("delete window.WebAssembly").await;
        browser.open(&checker(server, language)).await;
        says(browser, language.engine).await;
    })
    .await;
}

#[tokio::test]
async fn a_page_from_a_file_says_so() {
    in_each_language(&[], async |browser, server, language| {
        let page = server.folder().join(language.root).join("checker/index.html");
        browser.open(&format!("file://{}", page.display())).await;
        says(browser, language.file).await;
    })
    .await;
}

#[tokio::test]
async fn in_dark_colours_it_says_so_as_well() {
    let (server, browser) = (Server::own_site(), Browser::start(Visitor { dark: true, ..EAGER }).await);
    server.trouble(".wasm", Trouble::Refused(403));
    for language in &LANGUAGES {
        browser.open(&checker(&server, language)).await;
        says(&browser, language.load).await;
    }
}

#[tokio::test]
async fn a_host_that_forbids_evaluation_is_said_to_forbid_it() {
    let policy = Trouble::Header("content-security-policy", "default-src 'self'");
    in_each_language(&[("/", policy)], async |browser, server, language| {
        browser.open(&checker(server, language)).await;
        says(browser, language.policy).await;
        assert_eq!(browser.address().await, format!("{}older/", checker(server, language)), "the other page was tried");
    })
    .await;
}

/// What Chromium before 97 makes of the strict policy: a source that it does not know allows nothing.
const AS_AN_OLD_BROWSER: Trouble = Trouble::Header("content-security-policy", "script-src 'self'");

#[tokio::test]
async fn a_browser_too_old_for_the_strict_policy_goes_to_a_page_without_it_and_takes_everything_along() {
    in_each_language(&[("/checker/", AS_AN_OLD_BROWSER)], async |browser, server, language| {
        let slow = "document.addEventListener('readystatechange', () => {
            const field = document.getElementById('checker-hours-public');
            if (field && !location.pathname.includes('older')) field.value = '17 \"<b>&';
        })";
        browser.before_each_page(slow).await;
        browser.open(&format!("{}#year=2019&industry=education", checker(server, language))).await;
        browser.alive().await;
        let older = format!("{}older/#year=2019&industry=education", checker(server, language));
        assert_eq!(browser.address().await, older, "the address keeps nothing that was typed");
        assert_eq!(browser.value("#checker-industry").await, "education");
        assert_eq!(browser.value(PUBLIC).await, "17 \"<b>&");
        works(browser).await;
        browser.click(".languages a").await;
        browser.alive().await;
    })
    .await;
}

#[tokio::test]
async fn what_others_write_into_the_address_of_that_page_is_text_at_most() {
    let (server, browser) = (Server::own_site(), Browser::start(EAGER).await);
    for hostile in
        ["%", "null", "[1]", "%7B%22checker-industry%22%3A%22nowhere%22%2C%22main%22%3A%22x%22%7D", "1&typed=2"]
    {
        browser.open(&server.url(&format!("en/checker/older/#typed={hostile}"))).await;
        browser.alive().await;
        browser.find("#checker-message:focus").await;
        works(&browser).await;
        assert_eq!(browser.value("#checker-industry").await, "general");
    }
}

/// What an extension may do after the start, and the program does not survive.
const NOTHING_MORE_IN_THE_CHECKER: &str = "
    const insert = Node.prototype.insertBefore;
    Node.prototype.insertBefore = function (...nodes) {
        if (this.closest && this.closest('#checker')) throw new Error('not here');
        return insert.apply(this, nodes);
    };";

#[tokio::test]
async fn a_program_that_stops_says_so_although_its_report_was_on_the_screen() {
    in_each_language(&[], async |browser, server, language| {
        browser.open(&checker(server, language)).await;
        works(browser).await;
        browser.enter(&[("public", "17")]).await;
        browser.run(NOTHING_MORE_IN_THE_CHECKER).await;
        browser.click(".checker-form > button").await;
        says(browser, language.stopped).await;
        assert!(!browser.shows(".checker .report").await, "a result that cannot be trusted is not shown");
        assert_eq!(browser.value(PUBLIC).await, "17");
        assert_eq!(carried(browser).await, ("general".to_owned(), "17".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn a_form_that_something_else_takes_away_is_said_to_have_stopped() {
    for taking in ["#checker').textContent = ''", "#checker').remove()", "#checker form').remove()"] {
        in_each_language(&[], async |browser, server, language| {
            browser.open(&checker(server, language)).await;
            works(browser).await;
            browser.run(&format!("document.querySelector('{taking}")).await;
            browser.find("[data-checker=failed]").await;
            assert!(browser.text(&format!("{FAILED} .said")).await.contains(language.stopped));
            assert!(browser.shows("table.worksheet").await);
        })
        .await;
    }
}

#[tokio::test]
async fn a_program_that_cannot_begin_says_so() {
    in_each_language(&[], async |browser, server, language| {
        for spoilt in ["document.getElementById('checker-data').textContent = '{'", NOTHING_MORE_IN_THE_CHECKER] {
            server.hold_wasm();
            browser.open(&checker(server, language)).await;
            browser.enter(&[("public", "17")]).await;
            browser.run(spoilt).await;
            server.release_wasm();
            says(browser, language.stopped).await;
            assert_eq!(browser.value(PUBLIC).await, "17");
        }
    })
    .await;
}

#[tokio::test]
async fn a_late_start_is_said_to_be_late_and_keeps_what_was_typed() {
    in_each_language(&[], async |browser, server, language| {
        server.hold_wasm();
        browser.open(&checker(server, language)).await;
        browser.enter(&[("public", "17")]).await;
        browser.choose("#checker-industry", "education").await;
        tokio::time::sleep(TOO_LONG).await;
        says(browser, language.slow).await;
        assert_eq!(carried(browser).await, ("education".to_owned(), "17".to_owned()));
        server.release_wasm();
        browser.alive().await;
        assert!(!browser.shows(FAILED).await, "the message goes away");
        assert_eq!(browser.attribute(&format!("{FAILED} .said"), "role").await, "");
        assert_eq!(browser.value(PUBLIC).await, "17");
        assert_eq!(browser.value("#checker-industry").await, "education");
        works(browser).await;
    })
    .await;
}

#[tokio::test]
async fn whoever_stands_in_an_empty_field_of_a_slow_page_still_does_when_it_starts() {
    in_each_language(&[], async |browser, server, language| {
        for field in [PUBLIC, "#checker-industry"] {
            server.hold_wasm();
            browser.open(&checker(server, language)).await;
            browser.run(&format!("document.querySelector('{field}').focus()")).await;
            tokio::time::sleep(TOO_LONG).await;
            browser.find("[data-checker=failed]").await;
            assert!(browser.shows(PUBLIC).await, "the form stays");
            server.release_wasm();
            browser.alive().await;
            browser.find(&format!("{field}:focus")).await;
        }
    })
    .await;
}

#[tokio::test]
async fn without_styles_nothing_is_said_of_failing_either() {
    in_each_language(&[(".css", Trouble::Refused(404))], async |browser, server, language| {
        browser.open(&checker(server, language)).await;
        works(browser).await;
    })
    .await;
}

#[tokio::test]
async fn an_input_method_is_not_interrupted() {
    in_each_language(&[], async |browser, server, language| {
        server.hold_wasm();
        browser.open(&checker(server, language)).await;
        browser.click(PUBLIC).await;
        browser.compose("1").await;
        server.release_wasm();
        tokio::time::sleep(A_MOMENT).await;
        assert_eq!(browser.count("[data-checker=waiting]").await, 1, "it waits");
        browser.compose("18").await;
        browser.end_composing("18").await;
        browser.alive().await;
        assert_eq!(browser.value(PUBLIC).await, "18");
        browser.find("#checker-hours-public:focus").await;
        browser.end_composing("0").await;
        assert_eq!(browser.value(PUBLIC).await, "180", "the caret stands behind it");
    })
    .await;
}

/// What translators, extensions, phones and proxies do to a page before its program runs.
const TOUCHES: [(&str, &str); 6] = [
    ("text in <font>", "texts().forEach(text => wrap(text, 'font'))"),
    ("text in <mark>", "texts().forEach(text => wrap(text, 'mark'))"),
    (
        "boxes behind fields",
        "root.querySelectorAll('input').forEach(field => field.after(document.createElement('div')))",
    ),
    ("a box at the top", "root.prepend(document.createElement('div'))"),
    ("numbers as links to call", "texts().forEach(text => Object.assign(wrap(text, 'a'), { href: 'tel:12345' }))"),
    ("no comments", "nodes(NodeFilter.SHOW_COMMENT).forEach(comment => comment.remove())"),
];

const TO_TOUCH: &str = "
    const root = document.getElementById('checker');
    const nodes = (kind) => {
        const walker = document.createTreeWalker(document.body, kind);
        const found = [];
        while (walker.nextNode()) found.push(walker.currentNode);
        return found;
    };
    const texts = () => nodes(NodeFilter.SHOW_TEXT).filter(text =>
        text.data.trim() && text.parentElement.matches('label, p, legend, button, h1, h2, h3'));
    const wrap = (text, name) => {
        const around = document.createElement(name);
        text.replaceWith(around);
        around.append(text);
        return around;
    };";

#[tokio::test]
async fn a_page_that_was_touched_before_the_start_starts() {
    in_each_language(&[], async |browser, server, language| {
        for (touch, script) in TOUCHES {
            server.hold_wasm();
            browser.open(&checker(server, language)).await;
            browser.enter(&[("public", "1")]).await;
            browser.run(&format!("{TO_TOUCH} {script}")).await;
            server.release_wasm();
            browser.alive().await;
            assert_eq!(browser.value(PUBLIC).await, "1", "{touch}");
            works(browser).await;
        }
    })
    .await;
}

#[tokio::test]
async fn only_the_page_for_old_browsers_allows_evaluation_and_nothing_leads_there() {
    let server = Server::own_site();
    let browser = Browser::start(Visitor { scripts: false, ..EAGER }).await;
    for page in server.pages() {
        browser.open(&server.url(&page)).await;
        let relaxed = browser.count("meta[http-equiv=Content-Security-Policy][content*=\"'unsafe-eval'\"]").await;
        let (older, led) = (page.ends_with("/older/"), browser.count("a[href*=older]:not([hreflang])").await);
        assert_eq!((relaxed, led), (usize::from(older), 0), "{page}");
        if older {
            assert_eq!(browser.attribute("meta[name=robots]", "content").await, "noindex");
            let own = if page.contains("/list/") { "/list/" } else { "/checker/" };
            assert!(browser.attribute("link[rel=canonical]", "href").await.ends_with(own), "{page}");
        }
    }
    let refused: Vec<Asked> = server.asked().into_iter().filter(|asked| asked.status >= 400).collect();
    assert_eq!(refused, [], "and every style sheet is there");
}
