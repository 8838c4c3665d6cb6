//! The languages of a site, and values that each of them has.

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
}
