//! The leaflet: one sheet of paper, and a code that a phone reads.

use serde_json::Value;
use site_tests::browser::{Browser, Visitor};
use site_tests::server::Server;

/// The dark modules of the code on the page, after how wide it is with its quiet zone.
const CODE: &str = r"const code = document.querySelector('.code svg');
    const dark = [...code.querySelector('path').getAttribute('d').matchAll(/M(\d+) (\d+)h1v1h-1z/g)];
    return [code.viewBox.baseVal.width, dark.map(([, x, y]) => [Number(x), Number(y)])]";

/// How many pixels a module has for the reader.
const PIXELS: usize = 4;

#[tokio::test]
async fn the_leaflet_is_one_sheet_and_its_code_leads_to_the_checker_of_the_year() {
    let (server, browser) = (Server::own_site(), Browser::start(Visitor::default()).await);
    for root in ["zh", "en"] {
        browser.open(&server.url(&format!("{root}/2019/leaflet/"))).await;
        assert_eq!(browser.sheets().await, 1, "{root}");
        let expected = format!("https://shaoguan.example/jxjy/{root}/checker/#year=2019");
        assert_eq!(read_by_a_phone(&browser.run(CODE).await), expected);
    }
}

#[tokio::test]
async fn a_link_of_the_code_opens_the_year_that_it_names() {
    let (server, browser) = (Server::own_site(), Browser::start(Visitor::default()).await);
    browser.open(&server.url("zh/checker/#year=2019")).await;
    browser.alive().await;
    assert_eq!(browser.value("#checker-year").await, "2019");
}

fn read_by_a_phone(code: &Value) -> String {
    let number = |value: &Value| usize::try_from(value.as_u64().expect("a number")).expect("a small number");
    let dark: Vec<(usize, usize)> =
        code[1].as_array().expect("modules").iter().map(|at| (number(&at[0]), number(&at[1]))).collect();
    let side = number(&code[0]) * PIXELS;
    let is_dark = |x, y| dark.contains(&(x / PIXELS, y / PIXELS));
    let mut picture =
        rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| if is_dark(x, y) { 0 } else { 255 });
    let codes = picture.detect_grids();
    assert_eq!(codes.len(), 1, "one code is seen");
    codes[0].decode().expect("a code that can be read").1
}
