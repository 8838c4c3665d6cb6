//! The frame: what surrounds the content of every page, that is head, menus, language switch and breadcrumbs.

use serde::Serialize;

use super::contacts::{self, ContactView};
use super::head::{PageHead, head};
use super::terms::Terms;
use super::voice::Voice;
use crate::assets::{Assets, WORKER_PATH};
use crate::model::{Menu, PageId, PlannedPage};

/// What the frames of all pages of a language share; made once.
pub(super) struct Surroundings<'a> {
    pub(super) voice: &'a Voice<'a>,
    assets: &'a Assets,
    navigation: Vec<MenuEntry<'a>>,
    footer: Vec<MenuEntry<'a>>,
    contacts: Vec<ContactView>,
    /// The number of the newest notice in a sentence, as HTML; empty where it has no number.
    based_on: String,
    /// The terms of the glossary, to be marked in prose.
    pub(super) terms: Terms,
}

/// An entry of a menu.
struct MenuEntry<'a> {
    id: &'a PageId,
    name: String,
    address: String,
}

/// A name and the address to which it leads.
#[derive(Debug, Serialize)]
struct Link {
    name: String,
    href: String,
    /// Whether it leads to this page or to one above it.
    current: bool,
}

/// This page in one of the site's languages.
#[derive(Debug, Serialize)]
struct Alternate {
    tag: String,
    name: String,
    href: String,
    url: String,
    current: bool,
}

/// The values of what surrounds a page. `up` leads to the root of its language, `root` to that of the site.
#[derive(Debug, Serialize)]
pub(super) struct Frame {
    tag: String,
    up: String,
    root: String,
    title: String,
    site_name: String,
    bureau: String,
    description: String,
    head: PageHead,
    canonical: String,
    base_url: String,
    /// Whether search engines may list the page.
    indexed: bool,
    /// Whether the page is shown at its own address, and not at any that is wrong.
    placed: bool,
    /// Whether the page is for browsers that know no policy for WebAssembly alone, and so allows what is like it.
    older: bool,
    /// Where the program on this page sends those browsers.
    older_page: String,
    /// Whether the page is for frames on pages of other sites.
    embedded: bool,
    /// The origins that may show the page in a frame, with spaces between them.
    frames: String,
    /// Where the checker's page is.
    checker_page: String,
    alternates: Vec<Alternate>,
    crumbs: Vec<Link>,
    nav: Vec<Link>,
    footer: Vec<Link>,
    contacts: Vec<ContactView>,
    /// Who takes reports of mistakes; empty where nobody is named.
    mistakes: Vec<ContactView>,
    based_on: String,
    /// What stands for the bureau; empty where nothing does.
    emblem: String,
    style: String,
    page_script: String,
    no_script: String,
    icon: String,
    checker: String,
    wasm: String,
    list: String,
    /// The script that lets browsers keep the site; none where they shall not, and on pages for frames.
    offline: Option<String>,
    /// The worker that keeps it.
    worker: &'static str,
    find: String,
    search: String,
    /// Where the search page is; empty on that page.
    search_page: String,
}

impl<'a> Surroundings<'a> {
    pub(super) fn new(voice: &'a Voice<'a>, assets: &'a Assets) -> Self {
        let entry = |id: &'a PageId| MenuEntry { id, name: voice.short_title(id), address: id.address() };
        let menu = |menu: Menu| voice.site.plan.menu(menu).iter().map(entry).collect();
        let number = voice.site.newest().notice.number.as_ref();
        let based_on = number.map(|number| voice.html(&voice.ui.fill("based_on", &[("number", number)])));
        let (navigation, footer) = (menu(Menu::Navigation), menu(Menu::Footer));
        let contacts = contacts::views(voice);
        let (based_on, terms) = (based_on.unwrap_or_default(), Terms::new(voice));
        Self { voice, assets, navigation, footer, contacts, based_on, terms }
    }

    /// The way from a page to the glossary.
    pub(super) fn glossary(&self, planned: &PlannedPage) -> String {
        format!("{}{}", self.bases(planned).0, PageId::Glossary.address())
    }

    /// The frame of a page of the plan.
    pub(super) fn frame(&self, planned: &PlannedPage, description: String) -> Frame {
        let (voice, data) = (self.voice, &self.voice.site.data);
        let (up, root) = self.bases(planned);
        let above = planned.id.above();
        let link = |id: &PageId, name: String, address: &str| Link {
            name,
            href: format!("{up}{address}"),
            current: id == planned.id.canonical() || above.contains(id),
        };
        let menu = |menu: &[MenuEntry<'_>]| {
            menu.iter().map(|entry| link(entry.id, entry.name.clone(), &entry.address)).collect::<Vec<_>>()
        };
        Frame {
            tag: voice.language().tag.clone(),
            title: voice.title(&planned.id),
            head: head(voice, &planned.id, &description, self.assets),
            site_name: voice.text(&data.name).to_owned(),
            bureau: voice.text(&data.bureau).to_owned(),
            description,
            canonical: voice.site.url(voice.language(), &planned.id.canonical().address()),
            base_url: data.base_url.clone(),
            indexed: planned.id.is_listed(),
            placed: planned.id.has_a_place(),
            older: planned.id.is_older(),
            older_page: format!("{up}{}", planned.id.older().address()),
            embedded: planned.id.is_embedded(),
            frames: data.frames.join(" "),
            checker_page: format!("{up}{}", PageId::Checker.address()),
            alternates: self.alternates(planned, &root),
            crumbs: above.iter().map(|id| link(id, voice.short_title(id), &id.address())).collect(),
            nav: menu(&self.navigation),
            footer: menu(&self.footer),
            contacts: self.contacts.clone(),
            mistakes: contacts::of_mistakes(voice).into_iter().collect(),
            based_on: self.based_on.clone(),
            emblem: data.emblem.as_ref().map(|emblem| voice.html(emblem)).unwrap_or_default(),
            style: self.assets.style.clone(),
            page_script: self.assets.page.clone(),
            no_script: self.assets.no_script.clone(),
            icon: self.assets.icon.clone(),
            checker: self.assets.checker.clone(),
            wasm: self.assets.wasm.clone(),
            list: self.assets.list.clone(),
            offline: (data.offline && !planned.id.is_embedded()).then(|| self.assets.offline.clone()),
            worker: WORKER_PATH,
            find: self.assets.find.clone(),
            search: self.assets.search.clone(),
            search_page: search_page(&planned.id, &up),
            up,
            root,
        }
    }

    /// The way from a page to the root of its language and to that of the site. It is relative, apart from that of the
    /// page for wrong addresses: a server shows it at any depth, so it uses the path of the site's own address.
    fn bases(&self, planned: &PlannedPage) -> (String, String) {
        if planned.id.has_a_place() {
            let depth = planned.address.matches('/').count();
            return (self.voice.up(&planned.address), format!("{}../", "../".repeat(depth)));
        }
        let base = self.voice.site.data.base_path();
        (format!("{base}{}/", self.voice.language().id), base.to_owned())
    }

    /// The page in every language; for the page for wrong addresses, the home pages.
    fn alternates(&self, planned: &PlannedPage, root: &str) -> Vec<Alternate> {
        let site = self.voice.site;
        let address = if planned.id.has_a_place() { planned.address.as_str() } else { "" };
        let languages = site.data.languages.iter();
        languages
            .map(|language| Alternate {
                tag: language.tag.clone(),
                name: language.name.clone(),
                href: format!("{root}{}/{address}", language.id),
                url: site.url(language, address),
                current: language.id == self.voice.language().id,
            })
            .collect()
    }
}

/// The way from a page to the search page; empty on that page itself.
fn search_page(id: &PageId, up: &str) -> String {
    if *id == PageId::Search { String::new() } else { format!("{up}{}", PageId::Search.address()) }
}
