//! Nothing is cut, nothing lies over something else, nothing scrolls sideways: from 320 to 2560 pixels, in larger letters,
//! with wider spacing (WCAG 2.2, 1.4.4, 1.4.10 and 1.4.12). A page at 400 % in a window of 1280 pixels is one of 320.

use serde_json::{Value, json};
use site_tests::browser::{Browser, Visitor};
use site_tests::folders::kinds;
use site_tests::server::Server;

/// What is wrong with the page in view: what is wider than the window, text that is cut, text over other text.
const WRONG: &str = r"
    const width = document.documentElement.clientWidth;
    const told = element => element.outerHTML.slice(0, 90);
    const unseen = element => { for (let at = element; at; at = at.parentElement)
        if (getComputedStyle(at).clipPath === 'inset(50%)') return true; return false };
    const shown = element => element.checkVisibility({ visibilityProperty: true }) && !unseen(element) &&
        !element.closest('.skip, svg, input');
    const all = [...document.body.querySelectorAll('*')].filter(shown);
    const box = element => element.getBoundingClientRect();
    const scrolls = element => /auto|scroll/.test(getComputedStyle(element).overflowX);
    const inside = element => { for (let at = element; at; at = at.parentElement) if (scrolls(at)) return true; return false };
    const wide = all.filter(element => box(element).right > width + 1 && !inside(element));
    const cut = all.filter(element => {
        const style = getComputedStyle(element);
        const hides = style.overflowX !== 'visible' || style.overflowY !== 'visible';
        return hides && !scrolls(element) && style.display !== 'inline' &&
            (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
    });
    const texts = all.flatMap(element => [...element.childNodes])
        .filter(node => node.nodeType === 3 && node.data.trim() && !node.parentElement.closest('option, .menu nav, .view div, sup'))
        .map(node => { const range = document.createRange(); range.selectNodeContents(node);
            return [node.parentElement, [...range.getClientRects()].filter(rect => rect.width > 1)] });
    const over = [];
    const lines = texts.flatMap(([element, rects]) => rects.map(rect => [element, rect]));
    lines.sort((a, b) => a[1].top - b[1].top);
    lines.forEach(([element, rect], at) => {
        for (let next = at + 1; next < lines.length && lines[next][1].top < rect.bottom - rect.height / 3; next++) {
            const [other, beside] = lines[next];
            const across = Math.min(rect.right, beside.right) - Math.max(rect.left, beside.left);
            if (across > 2 && rect.bottom - beside.top > rect.height / 3) over.push(told(element) + ' / ' + told(other));
        }
    });
    return [...wide.map(element => 'wide: ' + told(element)), ...cut.map(element => 'cut: ' + told(element)),
        ...over.map(pair => 'over: ' + pair)].slice(0, 5)";

/// The spacing that WCAG asks a page to bear.
const SPACED: &str = "const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
        p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets = [sheet]";
const LARGEST: &str = "document.documentElement.dataset.letters = 'largest'";
const DOUBLED: &str = "document.documentElement.style.fontSize = '200%'";

/// The widths, and what is done to a page before it is looked at.
const STATES: [(u32, &str); 8] =
    [(320, ""), (390, ""), (768, ""), (1280, ""), (2560, ""), (390, LARGEST), (640, DOUBLED), (360, SPACED)];

#[tokio::test]
async fn every_type_of_page_fits_every_width_size_and_spacing() {
    let (server, browser) = (Server::own_site(), Browser::start(Visitor::default()).await);
    let mut wrong = Vec::new();
    for page in kinds().iter().flat_map(|kind| ["zh", "en"].map(|root| format!("{root}/{kind}"))) {
        browser.open(&server.url(&page)).await;
        if browser.count(".checker-form").await > 0 {
            browser.alive().await;
        }
        for (width, change) in STATES {
            browser.resize(width).await;
            browser.run(change).await;
            let found = browser.run(WRONG).await;
            if found != json!([]) {
                wrong.push(format!("{page} at {width} {change:.40}: {found}"));
            }
            browser
                .run(
                    "delete document.documentElement.dataset.letters; document.documentElement.style.fontSize = '';
                document.adoptedStyleSheets = []",
                )
                .await;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // It looks at all.
    browser.run("document.querySelector('h1').style.cssText = 'width: 3000px; height: 3px; overflow: hidden'").await;
    let found = browser.run(WRONG).await;
    let found: Vec<&str> = found.as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    assert!(
        found.iter().any(|one| one.starts_with("wide: <h1")) && found.iter().any(|one| one.starts_with("cut: <h1"))
    );
}

/// Where the answers to what most readers ask end: whether they are done, how much, and where to study.
const ANSWERS: &str = "return ['.hero .go', '#how-much ~ .figure', '[aria-labelledby=where] dd']
    .map(css => Math.round(document.querySelector(css).getBoundingClientRect().bottom))";

#[tokio::test]
async fn the_first_screen_of_a_phone_answers_what_most_readers_ask() {
    let server = Server::own_site();
    let browser = Browser::start(Visitor::default()).await;
    // A phone of 390 pixels, and the scroll bar that only this browser takes from the page.
    browser.resize(405).await;
    for root in ["zh", "en"] {
        browser.open(&server.url(&format!("{root}/"))).await;
        let ends = browser.run(ANSWERS).await;
        let ends: Vec<u64> = ends.as_array().expect("a list").iter().filter_map(Value::as_u64).collect();
        assert!(ends.len() == 3 && ends.iter().all(|end| *end <= 844), "{root}: {ends:?}");
    }
}
