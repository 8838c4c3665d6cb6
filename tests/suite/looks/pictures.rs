//! A picture of each type of page: phone and desktop, light and dark, both languages, on one sheet of `tests/looks/`.
//!
//! Sheets are small, and compared by their blocks, so that a few letters more change nothing and a part that moves or
//! loses its colour does. `SITE_TESTS_BLESS=1` takes them anew; sheets that differ are left in `target/looks/`.

use std::process::Command;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_json::json;
use site_tests::browser::{Browser, Visitor};
use site_tests::folders::{first_of_each_type, project, read_bytes, write_bytes};
use site_tests::server::Server;

/// The widths of phone and desktop in CSS pixels, and how much smaller their pictures are.
const DEVICES: [(u32, f64); 2] = [(390, 0.2), (1280, 0.15)];
/// How much of a page a picture shows, in CSS pixels.
const SHOWN: u32 = 1800;
const COLOURS: [&str; 2] = ["light", "dark"];
const ROOTS: [&str; 2] = ["zh", "en"];

/// A state of a page: how it is called, and the hours that are entered for it.
type State = (&'static str, &'static [(&'static str, &'static str)]);
const NOTHING: State = ("", &[]);
/// What the checker says.
const ANSWERS: [State; 3] = [
    ("-met", &[("public", "18"), ("professional", "42"), ("elective", "12")]),
    ("-short", &[("public", "18"), ("professional", "20"), ("elective", "12")]),
    ("-wrong", &[("public", "abc"), ("professional", "-1")]),
];

/// The share of blocks that may differ, in thousandths: a line of text that breaks elsewhere.
const BEARABLE: u64 = 15;

/// The fonts by which the sheets were taken, as the system names them.
const FONTS: [(&str, &str); 2] = [("system-ui", "DejaVu Sans"), ("sans-serif:lang=zh-cn", "Noto Sans CJK SC")];

/// Puts pictures beside each other on one sheet: a WebP in base64.
const SHEET: &str = "
    const [pictures, done] = arguments;
    Promise.all(pictures.map(async data => { const image = new Image(); image.src = 'data:image/png;base64,' + data;
        await image.decode(); return image })).then(images => {
        const sheet = document.createElement('canvas');
        sheet.width = images.reduce((sum, image) => sum + image.width + 4, 0);
        sheet.height = Math.max(...images.map(image => image.height));
        let left = 0;
        for (const image of images) { sheet.getContext('2d').drawImage(image, left, 0); left += image.width + 4 }
        done(sheet.toDataURL('image/webp', 0.6).split(',')[1]);
    }, error => done(String(error)))";

/// In how many thousandths of their blocks two sheets differ; 1000 where their sizes do.
const DIFFERENCE: &str = "
    const [sheets, done] = arguments;
    const SIDE = 6, SEEN = 20;
    Promise.all(sheets.map(async data => { const image = new Image(); image.src = 'data:image/webp;base64,' + data;
        await image.decode(); return image })).then(images => {
        const [width, height] = [images[0].width, images[0].height];
        if (images[1].width !== width || images[1].height !== height) return done(1000);
        const small = [Math.ceil(width / SIDE), Math.ceil(height / SIDE)];
        const [one, two] = images.map(image => { const canvas = document.createElement('canvas');
            [canvas.width, canvas.height] = small;
            const context = canvas.getContext('2d'); context.imageSmoothingQuality = 'high';
            context.drawImage(image, 0, 0, ...small);
            return context.getImageData(0, 0, ...small).data });
        let differing = 0;
        for (let at = 0; at < one.length; at += 4) {
            const most = Math.max(...[0, 1, 2].map(colour => Math.abs(one[at + colour] - two[at + colour])));
            if (most > SEEN) differing++;
        }
        done(Math.ceil(differing * 1000 / (one.length / 4)));
    }, error => done(1000))";

#[tokio::test]
async fn every_type_of_page_looks_as_it_did() {
    if let Some((asked, given)) = other_font() {
        return println!("left out: the sheets were taken with other fonts; here {asked} is {given}");
    }
    let (server, browser) = (Server::own_site(), Browser::start(Visitor::default()).await);
    let bless = std::env::var_os("SITE_TESTS_BLESS").is_some();
    let mut differing = Vec::new();
    let types = first_of_each_type().into_iter().map(|(_, address)| (address, NOTHING));
    let answers = ANSWERS.map(|answer| ("checker/".to_owned(), answer));
    for (address, (state, hours)) in types.chain(answers) {
        let name = if address.is_empty() { "home".to_owned() } else { address.trim_end_matches('/').replace('/', "-") };
        let name = [&name, state].concat();
        let sheet = sheet(&browser, &server, &address, hours).await;
        let path = project().join(format!("tests/looks/{name}.webp"));
        if bless {
            write_bytes(&path, &BASE64_STANDARD.decode(&sheet).expect("base64"));
            continue;
        }
        let thousandths = difference(&browser, &BASE64_STANDARD.encode(read_bytes(&path)), &sheet).await;
        if thousandths > BEARABLE {
            let seen = format!("target/looks/{name}.webp");
            write_bytes(&project().join(&seen), &BASE64_STANDARD.decode(&sheet).expect("base64"));
            differing.push(format!("{}: {thousandths} of 1000 blocks differ; see {seen}", path.display()));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[tokio::test]
async fn a_part_that_moves_or_loses_its_colour_is_seen_and_a_few_letters_are_not() {
    let (server, browser) = (Server::own_site(), Browser::start(Visitor::default()).await);
    browser.open(&server.url("zh/")).await;
    let plain = taken(&browser).await;
    for (change, is_seen) in [
        ("document.querySelector('.figure').textContent = '73 学时'", false),
        ("document.querySelector('.main-nav').remove()", true),
        ("document.querySelector('.hero').style.cssText = 'background: #fff; border-image: none'", true),
    ] {
        browser.open(&server.url("zh/")).await;
        browser.run(change).await;
        let changed = taken(&browser).await;
        let thousandths = difference(&browser, &plain, &changed).await;
        assert_eq!(thousandths > BEARABLE, is_seen, "{change}: {thousandths}");
    }
}

/// The first of the fonts that is another one on this machine.
fn other_font() -> Option<(&'static str, String)> {
    FONTS.into_iter().find_map(|(asked, expected)| {
        let given = Command::new("fc-match").args(["--format", "%{family[0]}", asked]).output();
        let given =
            given.map_or_else(|error| error.to_string(), |given| String::from_utf8_lossy(&given.stdout).into_owned());
        (given != expected).then_some((asked, given))
    })
}

/// The page in view on a sheet of its own.
async fn taken(browser: &Browser) -> String {
    let (width, scale) = DEVICES[1];
    browser.resize(width).await;
    let picture = browser.small_picture(width, SHOWN, scale).await;
    on_one_sheet(browser, &[picture]).await
}

async fn sheet(browser: &Browser, server: &Server, address: &str, hours: &[(&str, &str)]) -> String {
    let mut pictures = Vec::new();
    for root in ROOTS {
        browser.open(&server.url(&format!("{root}/{address}"))).await;
        if browser.count(".checker-form").await > 0 {
            browser.alive().await;
        }
        if !hours.is_empty() {
            browser.check(hours).await;
            browser.find("#checker-verdict h2, #checker-errors").await;
        }
        for (width, scale) in DEVICES {
            browser.resize(width).await;
            for colours in COLOURS {
                browser.show_as("screen", &[("prefers-color-scheme", colours)]).await;
                pictures.push(browser.small_picture(width, SHOWN, scale).await);
            }
        }
    }
    on_one_sheet(browser, &pictures).await
}

/// An empty page has no policy that would forbid pictures in its address.
async fn on_one_sheet(browser: &Browser, pictures: &[String]) -> String {
    browser.open("about:blank").await;
    browser.answer(SHEET, json!(pictures)).await.as_str().expect("a text").to_owned()
}

async fn difference(browser: &Browser, one: &str, other: &str) -> u64 {
    browser.open("about:blank").await;
    browser.answer(DIFFERENCE, json!([one, other])).await.as_u64().expect("a number")
}
