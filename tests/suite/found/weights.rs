//! No page is heavy before the checker's program comes.

use std::collections::BTreeMap;

use site_tests::sizes::compressed;

use super::{attributes, own};

/// The most bytes in brotli of a page with the style sheets, scripts and icon that it loads, without WebAssembly.
const LARGEST: usize = 60 * 1024;

#[test]
fn every_page_is_light_before_the_checkers_program() {
    let site = own();
    let assets = site.bundle.files().filter(|(path, _)| path.starts_with("assets/") && !path.ends_with(".wasm"));
    let assets: BTreeMap<&str, usize> = assets.map(|(path, bytes)| (path, compressed(bytes))).collect();
    let mut sizes: Vec<(usize, &str)> = Vec::new();
    let pages = site.texts(".html");
    for (path, html) in &pages {
        let head = html.split("</head>").next().unwrap_or_default();
        let loaded = attributes(head, "href").into_iter().chain(attributes(head, "src"));
        let loaded = loaded.filter_map(|link| assets.get(&link[link.find("assets/")?..]));
        sizes.push((compressed(html.as_bytes()) + loaded.sum::<usize>(), path));
    }
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    println!("the heaviest pages, in bytes of brotli: {:?}", &sizes[..5]);
    let heavy: Vec<_> = sizes.iter().filter(|(size, _)| *size > LARGEST).collect();
    assert!(heavy.is_empty(), "{heavy:?}");
}
