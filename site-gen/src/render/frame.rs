//! What surrounds a page: head, navigation, language switch, breadcrumbs.

use serde::Serialize;
use tera::{Context, Tera};

use super::voice::Voice;
use super::{Address, Page, RenderedPage};
use crate::assets::Assets;
use crate::model::address;

/// A name and where it leads.
#[derive(Debug, Serialize)]
pub(super) struct Link {
    pub(super) name: String,
    pub(super) href: String,
    /// Whether it is this page or one below it.
    current: bool,
}

/// This page in a language.
#[derive(Debug, Serialize)]
struct Alternate {
    tag: String,
    name: String,
    href: String,
    url: String,
    current: bool,
}

/// Everything around the page. `up` leads to the root of the language, `root` to that of the site.
#[derive(Debug, Serialize)]
pub(super) struct Frame {
    tag: String,
    up: String,
    root: String,
    title: String,
    site_name: String,
    bureau: String,
    description: String,
    canonical: String,
    base_url: String,
    /// Whether search engines may list it.
    indexed: bool,
    alternates: Vec<Alternate>,
    crumbs: Vec<Link>,
    nav: Vec<Link>,
    footer: Vec<Link>,
    based_on: String,
    style: String,
    icon: String,
    checker: String,
    wasm: String,
}

/// Where a page's links start from.
enum Base {
    /// The page itself: so many folders below the root of its language.
    Page,
    /// The path the site is published under, for pages that a server shows at any address.
    Site(String),
}

impl Frame {
    pub(super) fn new(voice: &Voice<'_>, page: &Page, assets: &Assets) -> Self {
        Self::with_base(voice, page, assets, Base::Page)
    }

    fn with_base(voice: &Voice<'_>, page: &Page, assets: &Assets, base: Base) -> Self {
        let indexed = matches!(base, Base::Page);
        let (up, root) = match base {
            Base::Page => (voice.up(&page.path), format!("{}../", "../".repeat(page.path.matches('/').count()))),
            Base::Site(path) => (format!("{path}{}/", voice.language().id), path),
        };
        let link =
            |name: String, path: &str| Link { name, href: format!("{up}{path}"), current: is_at(&page.path, path) };
        let year = voice.site.newest();
        Self {
            tag: voice.language().tag.clone(),
            title: page.title.clone(),
            site_name: voice.text(&voice.site.data.name).to_owned(),
            bureau: voice.text(&voice.site.data.bureau).to_owned(),
            description: page.description.clone(),
            base_url: voice.site.data.base_url.clone(),
            indexed,
            canonical: url(voice, &voice.language().id, &page.path),
            alternates: alternates(voice, page, &root),
            crumbs: page.crumbs.iter().map(|(name, path)| link(name.clone(), path)).collect(),
            nav: navigation(voice).into_iter().map(|(name, path)| link(name, &path)).collect(),
            footer: footer(voice).into_iter().map(|(name, path)| link(name, &path)).collect(),
            based_on: year
                .notice
                .number
                .as_ref()
                .map(|number| voice.html(&voice.ui.fill("based_on", &[("number", number)])))
                .unwrap_or_default(),
            style: assets.style.clone(),
            icon: assets.icon.clone(),
            checker: assets.checker.clone(),
            wasm: assets.wasm.clone(),
            up,
            root,
        }
    }

    pub(super) fn render(&self, tera: &Tera, page: Page) -> tera::TeraResult<String> {
        let mut context = page.values;
        context.insert("page", self);
        tera.render(page.template, &context)
    }
}

fn is_at(page: &str, path: &str) -> bool {
    if path.is_empty() { page.is_empty() } else { page.starts_with(path) }
}

fn url(voice: &Voice<'_>, language: &str, path: &str) -> String {
    format!("{}{language}/{path}", voice.site.data.base_url)
}

fn alternates(voice: &Voice<'_>, page: &Page, root: &str) -> Vec<Alternate> {
    let languages = voice.site.data.languages.iter();
    languages
        .map(|language| Alternate {
            tag: language.tag.clone(),
            name: language.name.clone(),
            href: format!("{root}{}/{}", language.id, page.path),
            url: url(voice, &language.id, &page.path),
            current: language.id == voice.language().id,
        })
        .collect()
}

fn navigation(voice: &Voice<'_>) -> Vec<(String, String)> {
    let year = voice.site.newest().year;
    vec![
        (voice.t("checker"), address::CHECKER.to_owned()),
        (voice.t("notice"), address::notice(year)),
        (voice.t("guide"), address::guide(year)),
        (voice.t("questions"), address::QUESTIONS.to_owned()),
        (voice.t("glossary"), address::GLOSSARY.to_owned()),
    ]
}

fn footer(voice: &Voice<'_>) -> Vec<(String, String)> {
    let years = voice.site.years.iter().rev().map(|year| (voice.year_title(year.year), address::year(year.year)));
    let pages = ["about", "privacy", "accessibility"].map(|slug| (voice.t(slug), address::page(slug)));
    let rules = (voice.t("rules_help"), address::RULES_HELP.to_owned());
    let check = (voice.t("check_help"), address::CHECK_HELP.to_owned());
    let content = (voice.t("content_help"), address::CONTENT_HELP.to_owned());
    years.chain(pages).chain([rules, check, content]).collect()
}

/// A page's entry in the sitemap.
pub(super) fn address(voice: &Voice<'_>, path: &str) -> Address {
    let languages = voice.site.data.languages.iter();
    Address {
        url: url(voice, &voice.language().id, path),
        alternates: languages.map(|language| (language.tag.clone(), url(voice, &language.id, path))).collect(),
    }
}

/// The page a server shows where there is none; its links hold at any address below the site.
pub(super) fn not_found(tera: &Tera, voice: &Voice<'_>, assets: &Assets) -> tera::TeraResult<RenderedPage> {
    let mut values = voice.context();
    values.insert("lead", &voice.t("not_found_text"));
    let page = Page {
        template: "prose.html",
        path: String::new(),
        title: voice.t("not_found"),
        description: voice.t("not_found_text"),
        crumbs: Vec::new(),
        values,
    };
    let frame = Frame::with_base(voice, &page, assets, Base::Site(voice.site.data.base_path().to_owned()));
    let html = frame.render(tera, page)?;
    Ok(RenderedPage { path: format!("{}/404.html", voice.language().id), html })
}

/// A language to choose, and what is said in it.
#[derive(Debug, Serialize)]
struct Choice {
    tag: String,
    name: String,
    href: String,
    site_name: String,
    description: String,
    choose: String,
    not_found: String,
}

/// The pages above the languages: the choice of one, and the site's own 404.
pub(super) fn root_pages(tera: &Tera, voices: &[Voice<'_>], assets: &Assets) -> tera::TeraResult<[RenderedPage; 2]> {
    let page = |path: &str, base: &str, missing: bool| -> tera::TeraResult<RenderedPage> {
        let mut context = Context::new();
        context.insert("choices", &voices.iter().map(|voice| choice(voice, base)).collect::<Vec<_>>());
        context.insert("style", &format!("{base}{}", assets.style));
        context.insert("icon", &format!("{base}{}", assets.icon));
        context.insert("missing", &missing);
        let html = tera.render("root.html", &context)?;
        Ok(RenderedPage { path: path.to_owned(), html })
    };
    let base_path = voices.first().map_or("/", |voice| voice.site.data.base_path());
    Ok([page("index.html", "", false)?, page("404.html", base_path, true)?])
}

fn choice(voice: &Voice<'_>, base: &str) -> Choice {
    Choice {
        tag: voice.language().tag.clone(),
        name: voice.language().name.clone(),
        href: format!("{base}{}/", voice.language().id),
        site_name: voice.text(&voice.site.data.name).to_owned(),
        description: voice.text(&voice.site.data.description).to_owned(),
        choose: voice.t("choose_language"),
        not_found: voice.t("not_found"),
    }
}
