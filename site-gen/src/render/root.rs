//! The two pages at the root of the site: the choice of a language, and the page for wrong addresses.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Tera, TeraResult};

use super::contacts::{self, ContactView};
use super::head::root_share;
use super::templates::ROOT;
use super::voice::Voice;
use super::ways_on::ways_on;
use crate::assets::Assets;
use crate::model::{PageId, RootPage};

/// A language to choose, and what these pages say in it.
#[derive(Debug, Serialize)]
struct Choice {
    tag: String,
    name: String,
    href: String,
    /// Full address of its home page.
    url: String,
    site_name: String,
    description: String,
    not_found: String,
    /// Where to go on from a wrong address: names, and addresses below `href`.
    ways_on: Vec<(String, String)>,
    contacts: Vec<ContactView>,
    t: BTreeMap<String, String>,
}

/// A page at the root as HTML.
pub(super) fn html(tera: &Tera, voices: &[Voice<'_>], assets: &Assets, page: RootPage) -> TeraResult<String> {
    let base_path = voices.first().map_or("/", |voice| voice.site.data.base_path());
    // A server shows the one at any address.
    let (base, missing) = match page {
        RootPage::Choice => ("", false),
        RootPage::NotFound => (base_path, true),
    };
    let mut context = Context::new();
    context.insert("choices", &voices.iter().map(|voice| choice(voice, base)).collect::<Vec<_>>());
    context.insert("share", &root_share(voices, assets));
    context.insert("style", &format!("{base}{}", assets.style));
    context.insert("icon", &format!("{base}{}", assets.icon));
    context.insert("missing", &missing);
    tera.render(ROOT, &context)
}

fn choice(voice: &Voice<'_>, base: &str) -> Choice {
    Choice {
        tag: voice.language().tag.clone(),
        name: voice.language().name.clone(),
        href: format!("{base}{}/", voice.language().id),
        url: voice.site.url(voice.language(), ""),
        site_name: voice.title(&PageId::Home),
        description: voice.text(&voice.site.data.description).to_owned(),
        not_found: voice.title(&PageId::NotFound),
        ways_on: ways_on(voice),
        contacts: contacts::views(voice),
        t: voice.ui.site.clone(),
    }
}
