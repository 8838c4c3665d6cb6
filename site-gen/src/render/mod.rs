//! A checked site as HTML pages.
//!
//! `voice` says what the data says in one language; `pages` lists every page with its template and its values;
//! Tera puts them together, in parallel, since no page depends on another.

mod amended;
mod clause;
mod frame;
mod pages;
mod stated;
mod voice;
mod widget;

use rayon::prelude::*;
use tera::{Context, Tera};

use crate::assets::Assets;
use crate::check::Checked;
use frame::Frame;
pub(crate) use stated::Words;
pub(crate) use voice::Voice;

/// Every page, and the addresses to list in a sitemap.
#[derive(Debug)]
pub struct Pages {
    pub(crate) files: Vec<RenderedPage>,
    pub(crate) addresses: Vec<Address>,
}

impl Pages {
    /// How many pages there are.
    pub fn count(&self) -> usize {
        self.files.len()
    }
}

/// One file.
#[derive(Debug)]
pub(crate) struct RenderedPage {
    pub(crate) path: String,
    pub(crate) html: String,
}

/// A page's full address, and those of its other languages.
#[derive(Debug)]
pub(crate) struct Address {
    pub(crate) url: String,
    pub(crate) alternates: Vec<(String, String)>,
}

/// A page before it is HTML: its template, its place and its values.
pub(crate) struct Page {
    template: &'static str,
    /// Below the language's root, with a slash at the end; empty for its home.
    path: String,
    title: String,
    description: String,
    /// Names and paths of the pages above it.
    crumbs: Vec<(String, String)>,
    values: Context,
}

const TEMPLATES: [(&str, &str); 18] = [
    ("components.html", include_str!("../../templates/components.html")),
    ("layout.html", include_str!("../../templates/layout.html")),
    ("home.html", include_str!("../../templates/home.html")),
    ("checker.html", include_str!("../../templates/checker.html")),
    ("year.html", include_str!("../../templates/year.html")),
    ("notice.html", include_str!("../../templates/notice.html")),
    ("both.html", include_str!("../../templates/both.html")),
    ("earlier.html", include_str!("../../templates/earlier.html")),
    ("guide.html", include_str!("../../templates/guide.html")),
    ("examples.html", include_str!("../../templates/examples.html")),
    ("industry.html", include_str!("../../templates/industry.html")),
    ("audience.html", include_str!("../../templates/audience.html")),
    ("questions.html", include_str!("../../templates/questions.html")),
    ("prose.html", include_str!("../../templates/prose.html")),
    ("glossary.html", include_str!("../../templates/glossary.html")),
    ("proof.html", include_str!("../../templates/proof.html")),
    ("changes.html", include_str!("../../templates/changes.html")),
    ("root.html", include_str!("../../templates/root.html")),
];

/// Renders every page. An error is a mistake in a template of ours, never in the content.
pub fn render(checked: &Checked, assets: &Assets) -> tera::TeraResult<Pages> {
    let site = checked.site();
    let tera = templates()?;
    let voices: Vec<Voice<'_>> = site.data.langs().filter_map(|lang| Voice::new(site, lang)).collect();
    let jobs: Vec<(&Voice<'_>, Page)> = voices
        .iter()
        .flat_map(|voice| pages::pages(voice, checked.proofs()).into_iter().map(move |page| (voice, page)))
        .collect();
    let addresses = jobs.iter().map(|(voice, page)| frame::address(voice, &page.path)).collect();
    let mut files =
        jobs.into_par_iter().map(|(voice, page)| one(&tera, voice, page, assets)).collect::<Result<Vec<_>, _>>()?;
    for voice in &voices {
        files.push(frame::not_found(&tera, voice, assets)?);
    }
    files.extend(frame::root_pages(&tera, &voices, assets)?);
    Ok(Pages { files, addresses })
}

fn templates() -> tera::TeraResult<Tera> {
    let mut tera = Tera::default();
    tera.autoescape_on(vec![".html"]);
    tera.add_raw_templates(TEMPLATES.to_vec())?;
    Ok(tera)
}

fn one(tera: &Tera, voice: &Voice<'_>, page: Page, assets: &Assets) -> tera::TeraResult<RenderedPage> {
    let path = format!("{}/{}index.html", voice.language().id, page.path);
    let frame = Frame::new(voice, &page, assets);
    let html = frame.render(tera, page)?;
    Ok(RenderedPage { path, html })
}
