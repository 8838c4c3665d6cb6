//! The page with the notice of a year in all languages, side by side.

use serde::Serialize;

use crate::content::Lang;
use crate::model::{PairedSection, Year};
use crate::render::Page;
use crate::render::amended::{AmendedNote, notes};
use crate::render::voice::Voice;

/// A clause: a row with one column for each language.
#[derive(Serialize)]
struct BothRow {
    id: String,
    /// Its number and title in the page's own language.
    title: String,
    notes: Vec<AmendedNote>,
    columns: Vec<BothColumn>,
}

/// The clause in one language.
#[derive(Serialize)]
struct BothColumn {
    tag: String,
    number: String,
    title: String,
    body: String,
}

pub(super) fn page(voice: &Voice<'_>, year: &Year, path: &str) -> Page {
    let languages: Vec<_> = voice.site.data.langs().map(|lang| (lang, voice.site.data.language(lang))).collect();
    let own = voice.lang;
    let row = |(number, clause): (usize, &PairedSection)| BothRow {
        id: clause.id.clone(),
        title: format!("{}{}", voice.clause_number(number), clause.title.get(own).html()),
        notes: notes(voice, year, &year.amendments, &clause.id),
        columns: languages
            .iter()
            .map(|(lang, language)| BothColumn {
                tag: language.tag.clone(),
                number: number_in(voice, *lang, number),
                title: clause.title.get(*lang).html().to_owned(),
                body: clause.body.get(*lang).html_beside(&voice.up(path), &language.id),
            })
            .collect(),
    };
    let rows: Vec<BothRow> = (1..).zip(&year.clauses.sections).map(row).collect();
    let mut page = Page::new(voice, voice.t("restatement"));
    page.values.insert("rows", &rows);
    page
}

/// The number of a clause as its heading has it in a language; empty where the program has no words for that.
fn number_in(voice: &Voice<'_>, lang: Lang, number: usize) -> String {
    Voice::without_years(voice.site, lang).map(|voice| voice.clause_number(number)).unwrap_or_default()
}
