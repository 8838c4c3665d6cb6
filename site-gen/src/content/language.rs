//! The languages of a site, and values that each of them has.

use crate::diag::At;
use crate::lexis::{Lexicon, Lexis, Script, lexicon, own_tag};

/// A language of the site, by its place in site.toml; 0 is the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lang(pub usize);

/// One value for each language of the site, in the order of site.toml.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PerLang<T>(pub Vec<T>);

impl<T> PerLang<T> {
    /// The value of a language.
    pub fn get(&self, lang: Lang) -> &T {
        &self.0[lang.0]
    }

    /// The value of the source language.
    pub fn source(&self) -> &T {
        &self.0[0]
    }
}

impl<T: Clone> PerLang<At<T>> {
    /// The values without their places.
    pub fn values(&self) -> PerLang<T> {
        PerLang(self.0.iter().map(|at| at.value.clone()).collect())
    }
}

/// A language of the site, as site.toml describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// Its id, which is part of file names and addresses: `zh`.
    pub id: String,
    /// Its tag in the pages' HTML (BCP 47): `zh-Hans`.
    pub tag: String,
    /// What it calls itself.
    pub name: String,
    /// The table that says how the language is written: its scripts, numbers, days.
    pub lexicon: &'static Lexicon,
    /// The reader of numbers and days in its texts, and in what these quote from the site's other languages.
    pub lexis: Lexis,
    /// The tag with which each script that is foreign to it is marked.
    foreign: Vec<(Script, String)>,
}

impl Language {
    /// A language without others beside it.
    pub fn new(id: &str, tag: &str, name: &str) -> Self {
        let lexicon = lexicon(tag);
        let (id, tag, name) = (id.to_owned(), tag.to_owned(), name.to_owned());
        Self { id, tag, name, lexicon, lexis: Lexis::new(lexicon, &[]), foreign: Vec::new() }
    }

    /// The language beside all those of a site: what it quotes in a script is read and marked as the first of them that
    /// has the script.
    pub fn among(&self, all: &[Self]) -> Self {
        let others: Vec<&'static Lexicon> = all.iter().map(|other| other.lexicon).collect();
        let tagged =
            all.iter().flat_map(|other| other.lexicon.scripts.iter().map(|script| (*script, other.tag.clone())));
        Self { lexis: Lexis::new(self.lexicon, &others), foreign: tagged.collect(), ..self.clone() }
    }

    /// The tag with which a run of a foreign script is marked.
    pub fn tag_of(&self, script: Script) -> &str {
        let known = self.foreign.iter().find(|(known, _)| *known == script);
        known.map_or_else(|| own_tag(script), |(_, tag)| tag)
    }

    /// Whether it is this language in any script or country, as `zh-Hans` is `zh`.
    pub fn is(&self, language: &str) -> bool {
        self.tag.split('-').next().is_some_and(|own| own.eq_ignore_ascii_case(language))
    }
}
