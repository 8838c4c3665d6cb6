//! What others find of a site: search engines, messengers, feed readers, calendars, other systems.
//!
//! Each file looks at one kind of output, of the project's own site and of one with a second year and amendments.

#![expect(clippy::expect_used, clippy::panic, reason = "what goes wrong here is a failed test")]

mod addresses;
mod calendars;
mod feeds;
mod heads;
mod linked;
mod links;
mod steps;
mod weights;

use std::collections::BTreeMap;

use site_gen::finish::Bundle;
use site_tests::folders::{built, mini_folder, own_content, project};
use site_tests::server::base_path;

/// A built site with its address.
struct Site {
    /// The address below which it is published, with a slash at its end.
    base: String,
    /// Its path.
    path: String,
    bundle: Bundle,
}

impl Site {
    fn of(content: &std::path::Path) -> Self {
        let settings = site_tests::folders::read(&content.join("site.toml"));
        let (_, base) = settings.split_once("base_url = \"").expect("an address");
        let base = base.split('"').next().unwrap_or_default().to_owned();
        Self { base, path: base_path(content), bundle: built(content) }
    }

    /// The text files whose paths end so.
    fn texts(&self, ending: &str) -> BTreeMap<&str, String> {
        let files = self.bundle.files().filter(|(path, _)| path.ends_with(ending));
        files.map(|(path, bytes)| (path, String::from_utf8(bytes.to_vec()).expect("UTF-8"))).collect()
    }
}

fn own() -> Site {
    Site::of(&own_content())
}

/// The own site, one that changes, and one in other languages.
fn sites() -> [Site; 3] {
    let changing = mini_folder(&["second-year", "amendment"]);
    [own(), Site::of(changing.path()), Site::of(&project().join("tests/three-languages"))]
}

/// Values of an attribute in HTML, as written.
fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    html.split(start.as_str()).skip(1).filter_map(|part| part.split_once('"')).map(|(value, _)| value).collect()
}

/// The content of a page's `meta` of this name or property; none where it has none.
fn meta<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    let of = |key: &str| html.split_once(format!("<meta {key}=\"{name}\" content=\"").as_str());
    let (_, rest) = of("name").or_else(|| of("property"))?;
    rest.split('"').next()
}

/// Whether search engines may list a page.
fn is_listed(html: &str) -> bool {
    !html.contains("<meta name=\"robots\" content=\"noindex\">")
}

/// The JSON-LD of a page; none where it has none.
fn json_ld(html: &str) -> Option<serde_json::Value> {
    let (_, data) = html.split_once("<script type=\"application/ld+json\">")?;
    let (data, _) = data.split_once("</script>").expect("an end");
    Some(serde_json::from_str(data).expect("JSON-LD is JSON"))
}
