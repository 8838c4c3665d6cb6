//! The stage behind `check`: a checked site as HTML pages.
//!
//! For each page of the plan, in each language, `pages` gathers the values of the page and `frame` those of what
//! surrounds it, `head` what its head says of it, and Tera puts them into its template. No page depends on another, so each
//! is made when it is asked for.
//! `voice` is what everything is called in one language; `beside` makes feeds, calendars and manifest.

mod alphabet;
mod amended;
pub(crate) mod beside;
mod blank;
mod clause;
mod contacts;
mod document;
mod frame;
mod glance;
mod head;
mod heading;
mod names;
mod pages;
pub(crate) mod passages;
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

use tera::{Context, Error, Tera, TeraResult};

use crate::assets::Assets;
use crate::check::Checked;
use crate::model::{PlannedPage, RootPage, Site};
use frame::Surroundings;
pub(crate) use stated::RuleWords;
pub(crate) use voice::Voice;
pub(crate) use year_text::voice;

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

/// The site in each of its languages.
pub(crate) fn voices(site: &Site) -> Vec<Voice<'_>> {
    site.data.langs().filter_map(|lang| voice(site, lang)).collect()
}

/// Makes the pages of a checked site, each when it is asked for. An error is a mistake in a template of this program, never
/// in the content.
pub(crate) struct Press<'a> {
    checked: &'a Checked,
    assets: &'a Assets,
    voices: &'a [Voice<'a>],
    languages: Vec<Surroundings<'a>>,
    tera: Tera,
}

/// One page of the site: of the plan in a language, or at the root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sheet {
    /// The place of the language, and of the page in the plan.
    Planned(usize, usize),
    /// A page above the languages.
    Root(RootPage),
}

impl<'a> Press<'a> {
    pub(crate) fn new(checked: &'a Checked, voices: &'a [Voice<'a>], assets: &'a Assets) -> TeraResult<Self> {
        let languages = voices.iter().map(|voice| Surroundings::new(voice, assets)).collect();
        let tera = templates::of_pages(checked.site().plan.pages())?;
        Ok(Self { checked, assets, voices, languages, tera })
    }

    fn planned(&self) -> &'a [PlannedPage] {
        self.checked.site().plan.pages()
    }

    /// Every page, in all languages.
    pub(crate) fn sheets(&self) -> Vec<Sheet> {
        let pages = self.planned().len();
        let planned = (0..self.languages.len()).flat_map(|lang| (0..pages).map(move |page| Sheet::Planned(lang, page)));
        planned.chain(RootPage::ALL.map(Sheet::Root)).collect()
    }

    /// The page whose file has this path below the root of the site.
    pub(crate) fn at(&self, path: &str) -> Option<Sheet> {
        let is_there = |sheet: &Sheet| self.path(*sheet) == path;
        let (id, _) = path.split_once('/').unwrap_or((path, ""));
        let lang = self.languages.iter().position(|language| language.voice.language().id == id);
        let planned =
            lang.into_iter().flat_map(|lang| (0..self.planned().len()).map(move |page| Sheet::Planned(lang, page)));
        planned.chain(RootPage::ALL.map(Sheet::Root)).find(is_there)
    }

    /// The path of a page below the root of the site.
    pub(crate) fn path(&self, sheet: Sheet) -> String {
        match sheet {
            Sheet::Planned(lang, page) => self.planned()[page].file(&self.languages[lang].voice.language().id),
            Sheet::Root(page) => page.file().to_owned(),
        }
    }

    /// A page as HTML.
    pub(crate) fn html(&self, sheet: Sheet) -> TeraResult<String> {
        match sheet {
            Sheet::Planned(lang, page) => self.planned_html(&self.languages[lang], &self.planned()[page]),
            Sheet::Root(page) => root::html(&self.tera, self.voices, self.assets, page),
        }
    }

    fn planned_html(&self, surroundings: &Surroundings<'_>, planned: &PlannedPage) -> TeraResult<String> {
        let mut page = pages::page(surroundings.voice, self.checked, planned)
            .ok_or_else(|| Error::message(format!("the site has no content for {}", planned.address)))?;
        let (template, _) = templates::template(&planned.id);
        page.values.insert_value("page", surroundings.of_page(planned, &page.description));
        let main = self.tera.render(template, &page.values)?;
        let is_prose = terms::is_prose(&planned.id);
        let main = if is_prose { surroundings.terms.mark(&main, &surroundings.glossary(planned)) } else { main };
        surroundings.around(&self.tera, planned, page, main)
    }
}
