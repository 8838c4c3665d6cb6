//! The languages of a site, and values that each of them has.

use crate::lexis::{Lexicon, Lexis, Script, lexicon, own_tag};

/// A language of the site, by its place in site.toml; 0 is the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lang(pub usize);

/// One value a language, in the order of site.toml.
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

/// A language of the site, as site.toml describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// Its id, which is part of file names and addresses: `zh`.
    pub id: String,
    /// Its tag in the pages' HTML (BCP 47): `zh-Hans`.
    pub tag: String,
    /// What it calls itself.
    pub name: String,
    /// How it is written.
    pub lexicon: &'static Lexicon,
    /// Reads its numbers and days, and those of what it quotes.
    pub lexis: Lexis,
    /// The tag of each script that is foreign to it.
    foreign: Vec<(Script, String)>,
}

impl Language {
    /// A language by itself.
    pub fn new(id: &str, tag: &str, name: &str) -> Self {
        let lexicon = lexicon(tag);
        let (id, tag, name) = (id.to_owned(), tag.to_owned(), name.to_owned());
        Self { id, tag, name, lexicon, lexis: Lexis::new(lexicon, &[]), foreign: Vec::new() }
    }

    /// The same among the languages of a site: what it quotes is in the first of them that has the script.
    pub fn among(&self, all: &[Self]) -> Self {
        let others: Vec<&'static Lexicon> = all.iter().map(|other| other.lexicon).collect();
        let tagged =
            all.iter().flat_map(|other| other.lexicon.scripts.iter().map(|script| (*script, other.tag.clone())));
        Self { lexis: Lexis::new(self.lexicon, &others), foreign: tagged.collect(), ..self.clone() }
    }

    /// The tag that marks a run of a foreign script.
    pub fn tag_of(&self, script: Script) -> &str {
        let known = self.foreign.iter().find(|(known, _)| *known == script);
        known.map_or_else(|| own_tag(script), |(_, tag)| tag)
    }

    /// Whether this is the language of a tag, however it is written.
    pub fn is(&self, language: &str) -> bool {
        self.tag.split('-').next().is_some_and(|own| own.eq_ignore_ascii_case(language))
    }
}
