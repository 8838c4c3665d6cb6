//! The page with the notice of a year in all languages, side by side.

use serde::Serialize;

use crate::model::{PairedSection, Year};
use crate::render::Page;
use crate::render::amended::{AmendedNote, notes};
use crate::render::voice::Voice;

/// A clause: a row with one column for each language.
#[derive(Serialize)]
struct BothRow {
    id: String,
    notes: Vec<AmendedNote>,
    columns: Vec<BothColumn>,
}

/// The clause in one language.
#[derive(Serialize)]
struct BothColumn {
    tag: String,
    title: String,
    body: String,
}

pub(super) fn page(voice: &Voice<'_>, year: &Year, path: &str) -> Page {
    let languages: Vec<_> = voice.site.data.langs().map(|lang| (lang, voice.site.data.language(lang))).collect();
    let row = |clause: &PairedSection| BothRow {
        id: clause.id.clone(),
        notes: notes(voice, year, &year.amendments, &clause.id),
        columns: languages
            .iter()
            .map(|(lang, language)| BothColumn {
                tag: language.tag.clone(),
                title: clause.title.get(*lang).html.clone(),
                body: clause.body.get(*lang).html_beside(&voice.up(path), &language.id),
            })
            .collect(),
    };
    let rows: Vec<BothRow> = year.clauses.sections.iter().map(row).collect();
    let mut page = Page::new(voice, voice.t("restatement"));
    page.values.insert("rows", &rows);
    page
}
