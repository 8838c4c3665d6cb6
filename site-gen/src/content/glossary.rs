//! Reads glossary.toml: terms, how each language writes them, and what they mean.

use super::language::{Lang, PerLang};
use super::table::{Ctx, TEXT, Table};
use crate::diag::Span;

/// A term of the glossary.
#[derive(Debug)]
pub struct Term {
    /// Id of the term.
    pub id: String,
    /// How each language writes it inside a sentence.
    pub word: PerLang<String>,
    /// The place of each language's word.
    pub places: PerLang<Span>,
    /// What else it may be called, by language.
    pub also: PerLang<Vec<String>>,
    /// What readers say instead, by language; the search leads from there to the term.
    pub readers_say: PerLang<Vec<String>>,
    /// How the Chinese word is read, in pinyin with a space between characters; none where each has its usual reading.
    pub pinyin: Option<String>,
    /// What it means.
    pub definition: PerLang<String>,
    /// Id of the clause of the newest notice that it comes from; none where it comes from none.
    pub clause: Option<String>,
}

impl Term {
    /// Every way a language may write it, the usual one first.
    pub fn renderings(&self, lang: Lang) -> impl Iterator<Item = &str> {
        std::iter::once(self.word.get(lang)).chain(self.also.get(lang)).map(String::as_str)
    }
}

pub(super) fn parse(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<Vec<Term>> {
    Some(table.each("term", ctx, term))
}

fn term(table: &mut Table<'_>, ctx: &mut Ctx<'_>) -> Option<Term> {
    let id = table.define("id", ctx);
    let word = table.placed("word", ctx);
    let also = table.texts_by_language("also", ctx);
    let readers_say = table.texts_by_language("readers_say", ctx);
    let pinyin = table.value("pinyin", TEXT, ctx).map(|pinyin| pinyin.value);
    let definition = table.localized("definition", ctx);
    let clause = table.name("clause", ctx).map(|clause| clause.value);
    let word = word?;
    let places = PerLang(word.0.iter().map(|word| word.span).collect());
    let word = word.values();
    Some(Term { id: id?.value, word, places, also, readers_say, pinyin, definition: definition?, clause })
}
