//! The page of the glossary.

use serde::Serialize;

use crate::content::Term;
use crate::render::Page;
use crate::render::voice::{Cite, Voice};
use crate::render::year_text::capitalised;

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
    let site = voice.site;
    let mut page = Page::new(voice, voice.t("restatement"));
    let others = |term: &Term| {
        let langs = site.data.langs().filter(|lang| *lang != voice.lang);
        langs.map(|lang| (site.data.language(lang).tag.clone(), term.word.get(lang).clone())).collect()
    };
    let term = |term: &Term| TermView {
        id: term.id.clone(),
        word: capitalised(voice.text(&term.word)),
        others: others(term),
        definition: voice.html(voice.text(&term.definition)),
        cite: term.clause.as_deref().map(|clause| voice.cite(site.newest(), clause)),
    };
    page.values.insert("terms", &site.glossary.iter().map(term).collect::<Vec<_>>());
    page
}
