//! The page of the glossary: the terms by their first letters.

use serde::Serialize;

use crate::content::Term;
use crate::render::Page;
use crate::render::alphabet::by_letter;
use crate::render::voice::{Cite, Voice};
use crate::render::year_text::capitalised;

/// The terms under a letter; an empty one where the language has none.
#[derive(Serialize)]
struct LetterView {
    letter: String,
    terms: Vec<TermView>,
}

/// A term with its meaning; `others` is the word in the other languages, by language tag.
#[derive(Serialize)]
struct TermView {
    id: String,
    word: String,
    others: Vec<(String, String)>,
    definition: String,
    cite: Option<Cite>,
}

pub(super) fn page(voice: &Voice<'_>) -> Page {
    let mut page = Page::new(voice, voice.t("restatement"));
    let letters = by_letter(voice)
        .into_iter()
        .map(|(letter, terms)| LetterView { letter, terms: terms.into_iter().map(|one| term(voice, one)).collect() });
    page.values.insert("letters", &letters.collect::<Vec<_>>());
    page
}

fn term(voice: &Voice<'_>, term: &Term) -> TermView {
    let site = voice.site;
    let langs = site.data.langs().filter(|lang| *lang != voice.lang);
    let others = langs.map(|lang| (site.data.language(lang).tag.clone(), term.word.get(lang).clone()));
    TermView {
        id: term.id.clone(),
        word: capitalised(voice.text(&term.word)),
        others: others.collect(),
        definition: voice.html(voice.text(&term.definition)),
        cite: term.clause.as_deref().map(|clause| voice.cite(site.newest(), clause)),
    }
}
