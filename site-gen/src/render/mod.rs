//! The stage behind `check`: a checked site as HTML pages.
//!
//! For each page of the plan, in each language, `pages` gathers the values of the page and `frame` those of what
//! surrounds it, `head` what its head says of it, and Tera puts them into its template. Pages are rendered in parallel, since none depends on another.
//! `voice` is what everything is called in one language; `beside` makes feeds, calendars and manifest.

mod alphabet;
mod amended;
mod beside;
mod clause;
mod contacts;
mod document;
mod frame;
mod glance;
mod head;
mod heading;
mod names;
mod pages;
mod passages;
mod questions;
mod root;
mod sections;
mod site_index;
mod stated;
mod tables;
mod taken;
mod templates;
mod terms;
mod timeline;
mod voice;
mod ways_on;
mod widget;
mod year_text;

use std::collections::BTreeMap;

use rayon::prelude::*;
use tera::{Context, Error, Tera, TeraResult};

use crate::assets::Assets;
use crate::check::Checked;
use crate::model::PlannedPage;
use frame::Surroundings;
use passages::PassageFile;
pub(crate) use stated::RuleWords;
pub(crate) use voice::Voice;
pub(crate) use year_text::voice;

/// Every page, rendered.
#[derive(Debug)]
pub struct Pages {
    pub(crate) files: Vec<RenderedPage>,
    /// What stands beside them: path below the root of the site, and text.
    pub(crate) beside: Vec<(String, String)>,
    /// What the search finds: a file for each language, by its path.
    pub(crate) passages: BTreeMap<String, PassageFile>,
}

impl Pages {
    /// The number of pages, in all languages together.
    pub fn count(&self) -> usize {
        self.files.len()
    }
}

/// One page: its HTML, and its path below the root of the site.
#[derive(Debug)]
pub(crate) struct RenderedPage {
    pub(crate) path: String,
    pub(crate) html: String,
}

/// The values of a page that do not follow from its place in the plan.
pub(crate) struct Page {
    /// A sentence about the page, for search engines; many pages begin with it.
    description: String,
    /// The values for the page's template.
    values: Context,
}

impl Page {
    /// A page whose values are, so far, the product's words alone.
    fn new(voice: &Voice<'_>, description: impl Into<String>) -> Self {
        Self { description: description.into(), values: voice.context() }
    }
}

/// Renders every page. An error is a mistake in a template of this program, never in the content.
pub fn render(checked: &Checked, assets: &Assets) -> TeraResult<Pages> {
    let site = checked.site();
    let pages = site.plan.pages();
    let tera = templates::of_pages(pages)?;
    let voices: Vec<Voice<'_>> = site.data.langs().filter_map(|lang| voice(site, lang)).collect();
    let languages: Vec<Surroundings<'_>> = voices.iter().map(|voice| Surroundings::new(voice, assets)).collect();
    let jobs: Vec<_> = languages.iter().flat_map(|language| pages.iter().map(move |page| (language, page))).collect();
    let files = jobs.into_par_iter().map(|(language, page)| one(&tera, language, page, checked));
    let mut files = files.collect::<TeraResult<Vec<_>>>()?;
    files.extend(root::pages(&tera, &voices, assets)?);
    let mut beside = Vec::new();
    for voice in &voices {
        beside.extend(beside::files(voice, assets).map_err(Error::message)?);
    }
    Ok(Pages { files, beside, passages: passages::files(&voices) })
}

/// Renders one page of the plan.
fn one(
    tera: &Tera,
    surroundings: &Surroundings<'_>,
    planned: &PlannedPage,
    checked: &Checked,
) -> TeraResult<RenderedPage> {
    let voice = surroundings.voice;
    let page = pages::page(voice, checked, planned)
        .ok_or_else(|| Error::message(format!("the site has no content for {}", planned.address)))?;
    let (template, _) = templates::template(&planned.id);
    let mut values = page.values;
    values.insert("page", &surroundings.frame(planned, page.description));
    let html = tera.render(template, &values)?;
    let html = if terms::is_prose(&planned.id) {
        surroundings.terms.mark(&html, &surroundings.glossary(planned))
    } else {
        html
    };
    Ok(RenderedPage { path: planned.file(&voice.language().id), html })
}
