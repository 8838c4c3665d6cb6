//! The frame: what surrounds the content of every page, that is head, menus, language switch and breadcrumbs.
//!
//! It is rendered with blanks for what each page says of itself ([`Own`]), which are filled in then. Questions are many and
//! have the same frame, which is rendered once.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Serialize;
use tera::{Tera, TeraResult, Value};

use super::blank::{FrameBlank, SIGN};
use super::contacts::{self, ContactView};
use super::head::{self, PageHead};
use super::templates::LAYOUT;
use super::terms::Terms;
use super::voice::Voice;
use super::{Page, beside};
use crate::assets::{Assets, WORKER_PATH};
use crate::content::escape;
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
    /// The contacts as templates take them.
    contact_values: Value,
    /// The frame of all questions.
    of_questions: OnceLock<Shell>,
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

/// What a page says of itself, and what no other page says.
pub(super) struct Own {
    title: String,
    head_title: String,
    /// The heading with its year.
    heading: String,
    description: String,
    /// Its address below the root of a language; empty for the page for wrong addresses.
    address: String,
    /// The address that search engines are told in its stead.
    canonical: String,
    /// JSON-LD that can stand in HTML; empty where there is none.
    linked: String,
    /// What is on it, as HTML.
    main: String,
}

/// The values of what surrounds a page; `up` leads to the root of its language, `root` to that of the site.
#[derive(Debug, Serialize)]
struct Frame {
    tag: String,
    up: String,
    root: String,
    title: String,
    main: String,
    site_name: String,
    bureau: String,
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
    /// Whether the checker is on it, or the program for lists.
    has_checker: bool,
    has_list: bool,
    /// The origins that may show the page in a frame, with spaces between them.
    frames: String,
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

/// A rendered frame: pieces of HTML with a blank behind each but the last.
struct Shell(Vec<(String, Option<FrameBlank>)>);

impl Shell {
    fn new(html: &str) -> Self {
        let mut parts = html.split(SIGN);
        let mut pieces = Vec::new();
        while let Some(piece) = parts.next() {
            let blank = parts.next().and_then(FrameBlank::read);
            pieces.push((piece.to_owned(), blank));
        }
        Self(pieces)
    }

    /// The page with this frame.
    fn filled(&self, own: &Own) -> String {
        let mut page = String::with_capacity(own.main.len() + own.linked.len() + LENGTH_OF_FRAME);
        for (piece, blank) in &self.0 {
            page.push_str(piece);
            match blank {
                Some(FrameBlank::Title) => page.push_str(&escape(&own.title)),
                Some(FrameBlank::HeadTitle) => page.push_str(&escape(&own.head_title)),
                Some(FrameBlank::Heading) => page.push_str(&escape(&own.heading)),
                Some(FrameBlank::Description) => page.push_str(&escape(&own.description)),
                Some(FrameBlank::Address) => page.push_str(&escape(&own.address)),
                Some(FrameBlank::Canonical) => page.push_str(&escape(&own.canonical)),
                Some(FrameBlank::Linked) => page.push_str(&own.linked),
                Some(FrameBlank::Main) => page.push_str(&own.main),
                None => {}
            }
        }
        page
    }
}

/// About how many bytes a frame has.
const LENGTH_OF_FRAME: usize = 12_000;

impl<'a> Surroundings<'a> {
    pub(super) fn new(voice: &'a Voice<'a>, assets: &'a Assets) -> Self {
        let entry = |id: &'a PageId| MenuEntry { id, name: voice.short_title(id), address: id.address() };
        let menu = |menu: Menu| voice.site.plan.menu(menu).iter().map(entry).collect();
        let number = voice.site.newest().notice.number.as_ref();
        let based_on = number.map(|number| voice.html(&voice.ui.fill("based_on", &[("number", number)])));
        let (navigation, footer) = (menu(Menu::Navigation), menu(Menu::Footer));
        let contacts = contacts::views(voice);
        let (based_on, terms) = (based_on.unwrap_or_default(), Terms::new(voice));
        let contact_values = Value::from_serializable(&contacts);
        let of_questions = OnceLock::new();
        Self { voice, assets, navigation, footer, contacts, based_on, terms, contact_values, of_questions }
    }

    /// What templates know of the page on which they are.
    pub(super) fn of_page(&self, planned: &PlannedPage, description: &str) -> Value {
        let (up, root) = self.bases(planned);
        let data = &self.voice.site.data;
        let texts = [
            ("checker_page", format!("{up}{}", PageId::Checker.address())),
            ("search_page", search_page(&planned.id, &up)),
            ("title", self.voice.title(&planned.id)),
            ("description", description.to_owned()),
            ("site_name", self.voice.text(&data.name).to_owned()),
            ("bureau", self.voice.text(&data.bureau).to_owned()),
            ("up", up),
            ("root", root),
        ];
        let mut values: BTreeMap<&'static str, Value> =
            texts.into_iter().map(|(name, text)| (name, Value::from(text))).collect();
        values.insert("contacts", self.contact_values.clone());
        values.insert("embedded", Value::from(planned.id.is_embedded()));
        values.insert("feeds", Value::from_serializable(&beside::feed_links(self.voice)));
        Value::from(values)
    }

    /// The page around what is on it.
    pub(super) fn around(&self, tera: &Tera, planned: &PlannedPage, page: Page, main: String) -> TeraResult<String> {
        let own = self.own(planned, &page.description, main);
        let shell = || {
            let mut values = self.voice.context();
            values.insert("page", &self.frame(planned, &page, !own.linked.is_empty()));
            tera.render(LAYOUT, &values).map(|html| Shell::new(&html))
        };
        if !matches!(planned.id, PageId::Question(_)) {
            return Ok(shell()?.filled(&own));
        }
        if let Some(shell) = self.of_questions.get() {
            return Ok(shell.filled(&own));
        }
        let made = shell()?;
        Ok(self.of_questions.get_or_init(|| made).filled(&own))
    }

    fn own(&self, planned: &PlannedPage, lead: &str, main: String) -> Own {
        let (voice, id) = (self.voice, &planned.id);
        let description = head::description(voice, id, lead);
        Own {
            title: voice.title(id),
            head_title: head::title(voice, id),
            heading: head::heading(voice, id),
            linked: if id.is_listed() { head::linked(voice, id, &description) } else { String::new() },
            description,
            address: if id.has_a_place() { planned.address.clone() } else { String::new() },
            canonical: id.canonical().address(),
            main,
        }
    }

    /// The way from a page to the glossary.
    pub(super) fn glossary(&self, planned: &PlannedPage) -> String {
        format!("{}{}", self.bases(planned).0, PageId::Glossary.address())
    }

    /// The frame of a page of the plan, with blanks for what it says of itself.
    fn frame(&self, planned: &PlannedPage, page: &Page, has_linked: bool) -> Frame {
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
            title: FrameBlank::Title.text(),
            main: FrameBlank::Main.text(),
            head: head::head(voice, &planned.id, self.assets, has_linked),
            site_name: voice.text(&data.name).to_owned(),
            bureau: voice.text(&data.bureau).to_owned(),
            canonical: voice.site.url(voice.language(), &FrameBlank::Canonical.text()),
            base_url: data.base_url.clone(),
            indexed: planned.id.is_listed(),
            placed: planned.id.has_a_place(),
            older: planned.id.is_older(),
            older_page: format!("{up}{}", planned.id.older().address()),
            embedded: planned.id.is_embedded(),
            has_checker: page.values.contains_key("widget"),
            has_list: page.values.contains_key("list"),
            frames: data.frames.join(" "),
            alternates: self.alternates(&root),
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
    fn alternates(&self, root: &str) -> Vec<Alternate> {
        let site = self.voice.site;
        let address = FrameBlank::Address.text();
        let languages = site.data.languages.iter();
        languages
            .map(|language| Alternate {
                tag: language.tag.clone(),
                name: language.name.clone(),
                href: format!("{root}{}/{address}", language.id),
                url: site.url(language, &address),
                current: language.id == self.voice.language().id,
            })
            .collect()
    }
}

/// The way from a page to the search page; empty on that page itself.
fn search_page(id: &PageId, up: &str) -> String {
    if *id == PageId::Search { String::new() } else { format!("{up}{}", PageId::Search.address()) }
}
