//! glossary.toml: terms with their set renderings.

use super::language::{Lang, PerLang};
use super::table::{Ctx, Table};

/// A term.
#[derive(Debug)]
pub struct Term {
    /// Its name in data.
    pub id: String,
    /// How each language writes it inside a sentence.
    pub word: PerLang<String>,
    /// What else it may be called, by language.
    pub also: PerLang<Vec<String>>,
    /// What it means.
    pub definition: PerLang<String>,
    /// The clause it comes from.
    pub clause: Option<String>,
}

impl Term {
    /// Every way a language may render it.
    pub fn renderings(&self, lang: Lang) -> impl Iterator<Item = &str> {
        std::iter::once(self.word.get(lang)).chain(self.also.get(lang)).map(String::as_str)
    }
}

pub(super) fn parse(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<Vec<Term>> {
    Some(table.each("term", ctx, term))
}

fn term(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<Term> {
    let id = table.define("id", ctx);
    let word = table.localized("word", ctx);
    let also = table.texts_by_language("also", ctx);
    let definition = table.localized("definition", ctx);
    let clause = table.name("clause", ctx);
    Some(Term { id: id?.value, word: word?, also, definition: definition?, clause: clause.map(|clause| clause.value) })
}
