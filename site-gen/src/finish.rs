//! The stage behind `render`: the whole site as it will be published. Pages and what stands beside them, assets, sitemaps,
//! rules as data and the worker that keeps them in browsers: each file is made when it is asked for.

mod sitemap;
mod worker;

use std::collections::BTreeMap;
use std::error::Error;
use std::io;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use crate::assets::{Assets, EMBED_PATH, WORKER_PATH, embed_script, fingerprint};
use crate::check::Checked;
use crate::content::STATIC;
use crate::exchange;
use crate::model::Site;
use crate::render::{Press, Voice, beside, passages};
use crate::ui;

/// A mistake in a template or a type of this program, never in the content; a library's own words.
pub type LibraryFault = Box<dyn Error + Send + Sync>;

/// Why files were not put where they belong.
#[derive(Debug)]
pub enum NotPut {
    /// A file could not be made.
    LibraryFault(LibraryFault),
    /// A file could not be put.
    Io(io::Error),
}

impl NotPut {
    /// The same where nothing is written, so that nothing can be refused.
    fn into_fault(self) -> LibraryFault {
        match self {
            Self::LibraryFault(fault) => fault,
            Self::Io(error) => error.into(),
        }
    }
}

/// Where a file is put: its path below the root of the site, and its bytes.
pub type Put<'p> = dyn Fn(&str, &[u8]) -> io::Result<()> + Sync + 'p;

/// The files of a site.
pub trait Files {
    /// Puts every file, many at a time and in no order.
    fn put_all(&self, put: &Put<'_>) -> Result<(), NotPut>;
}

/// A checked site as it will be published. No file is held: each is made from the site alone.
pub struct Publication<'a> {
    press: Press<'a>,
    site: &'a Site,
    /// The files that are no pages, but for the worker, which has the fingerprints of all others.
    others: Vec<OtherFile<'a>>,
}

/// A file that is no page: its path, and what makes it.
struct OtherFile<'a> {
    path: String,
    make: Box<dyn Fn() -> Result<Vec<u8>, LibraryFault> + Send + Sync + 'a>,
}

impl<'a> Publication<'a> {
    /// The publication of a checked site, whose languages have these voices.
    pub(crate) fn new(checked: &'a Checked, voices: &'a [Voice<'a>], assets: &'a Assets) -> Result<Self, LibraryFault> {
        let site = checked.site();
        Ok(Self { press: Press::new(checked, voices, assets)?, site, others: others(site, voices, assets)? })
    }

    /// The number of its pages, in all languages together.
    pub fn pages(&self) -> usize {
        self.press.sheets().len()
    }

    /// The file at a path below the root of the site; none where there is no such file.
    pub fn file(&self, path: &str) -> Result<Option<Vec<u8>>, LibraryFault> {
        if let Some(sheet) = self.press.at(path) {
            return Ok(Some(self.press.html(sheet)?.into_bytes()));
        }
        if path == WORKER_PATH {
            return self.worker(&self.fingerprints()?).map(Some);
        }
        self.others.iter().find(|file| file.path == path).map(|file| (file.make)()).transpose()
    }

    fn worker(&self, prints: &BTreeMap<String, String>) -> Result<Vec<u8>, LibraryFault> {
        Ok(worker::script(self.site, prints)?.into_bytes())
    }

    /// The fingerprint of every file but the worker, by its path; none where browsers shall not keep the site.
    fn fingerprints(&self) -> Result<BTreeMap<String, String>, LibraryFault> {
        if !self.site.data.offline {
            return Ok(BTreeMap::new());
        }
        self.put_others(&|_, _| Ok(())).map_err(NotPut::into_fault)
    }

    /// Puts every file but the worker, and gives their fingerprints where that needs them.
    fn put_others(&self, put: &Put<'_>) -> Result<BTreeMap<String, String>, NotPut> {
        let prints = Mutex::new(BTreeMap::new());
        let take = |path: &str, bytes: &[u8]| {
            if self.site.data.offline {
                let print = fingerprint(bytes);
                prints.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), print);
            }
            put(path, bytes).map_err(NotPut::Io)
        };
        let others = || {
            self.others.par_iter().try_for_each(|file| take(&file.path, &(file.make)().map_err(NotPut::LibraryFault)?))
        };
        let pages = || {
            self.press.sheets().into_par_iter().try_for_each(|sheet| {
                let html = self.press.html(sheet).map_err(|error| NotPut::LibraryFault(error.into()))?;
                take(&self.press.path(sheet), html.as_bytes())
            })
        };
        let (others, pages) = rayon::join(others, pages);
        others.and(pages)?;
        Ok(prints.into_inner().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Files for Publication<'_> {
    fn put_all(&self, put: &Put<'_>) -> Result<(), NotPut> {
        let prints = self.put_others(put)?;
        let worker = self.worker(&prints).map_err(NotPut::LibraryFault)?;
        put(WORKER_PATH, &worker).map_err(NotPut::Io)
    }
}

/// Every file that is no page, but for the worker.
fn others<'a>(site: &'a Site, voices: &'a [Voice<'a>], assets: &'a Assets) -> Result<Vec<OtherFile<'a>>, LibraryFault> {
    let mut files: Vec<OtherFile<'a>> = Vec::new();
    for voice in voices {
        // The longest to make comes first.
        files.push(OtherFile::new(passages::path(voice), || Ok(passages::file(voice)?)));
    }
    for voice in voices {
        files.extend(beside::files(voice, assets)?.into_iter().map(|(path, text)| OtherFile::ready(path, text)));
    }
    files.extend(assets.files().map(|(path, bytes)| OtherFile::new(path.to_owned(), || Ok(bytes.to_vec()))));
    let statics = site.files.iter();
    files.extend(statics.map(|(name, file)| OtherFile::new(format!("{STATIC}{name}"), || Ok(file.bytes.to_vec()))));
    files.push(OtherFile::new(EMBED_PATH.to_owned(), || Ok(embed_script(&checkers(site))?.into_bytes())));
    files.extend(sitemap::files(site).into_iter().map(|(path, text)| OtherFile::ready(path, text)));
    files.extend(site.years.iter().map(|year| {
        let make = || Ok(serde_json::to_vec(&exchange::rules_file(site, year))?);
        OtherFile::new(exchange::rules_path(year.year), make)
    }));
    let lists = site.years.iter().flat_map(|year| exchange::blank_lists(site, year));
    files.extend(lists.map(|list| OtherFile::ready(list.path, list.bytes)));
    let schema = || Ok(exchange::schema()?.into_bytes());
    files.push(OtherFile::new(format!("rules/{}", exchange::schema_name()), schema));
    Ok(files)
}

impl<'a> OtherFile<'a> {
    fn new(path: String, make: impl Fn() -> Result<Vec<u8>, LibraryFault> + Send + Sync + 'a) -> Self {
        Self { path, make: Box::new(make) }
    }

    fn ready(path: String, bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        Self::new(path, move || Ok(bytes.clone()))
    }
}

/// A finished site in memory: the bytes of every file by its path below the root, sorted.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Bundle(BTreeMap<String, Vec<u8>>);

impl Bundle {
    /// The bundle of a publication.
    pub fn of(publication: &Publication<'_>) -> Result<Self, LibraryFault> {
        let files = Mutex::new(BTreeMap::new());
        let put = |path: &str, bytes: &[u8]| {
            files.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), bytes.to_vec());
            Ok(())
        };
        publication.put_all(&put).map_err(NotPut::into_fault)?;
        Ok(Self(files.into_inner().unwrap_or_else(PoisonError::into_inner)))
    }

    /// Every file, in order of its path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// The bytes of the file at a path; none where there is no such file.
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.0.get(path).map(Vec::as_slice)
    }
}

impl Files for Bundle {
    fn put_all(&self, put: &Put<'_>) -> Result<(), NotPut> {
        self.0.par_iter().try_for_each(|(path, bytes)| put(path, bytes)).map_err(NotPut::Io)
    }
}

/// The id of each language, and what the checker is called in it.
fn checkers(site: &Site) -> Vec<(&str, String)> {
    let name = |id: &str| ui::load(id).map(|ui| ui.fill("checker", &[])).unwrap_or_default();
    site.data.languages.iter().map(|language| (language.id.as_str(), name(&language.id))).collect()
}
