//! Title and description of a page: each page has its own, of a length that search engines show.

use checker_rules::IndustryId;

use crate::model::{Doc, PageId, Year};
use crate::render::voice::Voice;

/// The most columns of a title and of a description; a character outside ASCII has two.
pub(super) const MOST_OF_TITLE: usize = 100;
pub(super) const MOST_OF_DESCRIPTION: usize = 160;
/// A description of fewer columns does not tell a page from others.
const SHORT: usize = 40;

/// The title: the heading, and behind it the name of the site where there is room for it.
pub(in crate::render) fn title(voice: &Voice<'_>, id: &PageId) -> String {
    let (heading, site_name) = (heading(voice, id), voice.text(&voice.site.data.name));
    let whole = format!("{heading} - {site_name}");
    match columns(&whole) <= MOST_OF_TITLE {
        true if heading != site_name => whole,
        _ => bounded(&heading, MOST_OF_TITLE),
    }
}

/// The heading, with its year where it does not say that.
pub(in crate::render) fn heading(voice: &Voice<'_>, id: &PageId) -> String {
    of_year(voice, id, voice.title(id))
}

/// What the page says, in a sentence or two; the lead where nothing of its own can stand there.
pub(in crate::render) fn description(voice: &Voice<'_>, id: &PageId, lead: &str) -> String {
    let own = own(voice, id.canonical()).filter(|text| !text.is_empty());
    let text = own.unwrap_or_else(|| lead.to_owned()).replace('\n', " ");
    bounded(&of_year(voice, id, text), MOST_OF_DESCRIPTION)
}

fn of_year(voice: &Voice<'_>, id: &PageId, text: String) -> String {
    match id.year().map(|year| year.to_string()) {
        Some(year) if !text.contains(&year) => voice.ui.fill("of_year", &[("year", &year), ("text", &text)]),
        _ => text,
    }
}

/// The beginning of a page's own text, or what is on it; none where its lead says that.
fn own(voice: &Voice<'_>, id: &PageId) -> Option<String> {
    let site = voice.site;
    Some(match id {
        PageId::Question(slug) => beginning(voice, id, &site.question(slug)?.text),
        PageId::Prose(slug) => beginning(voice, id, site.prose(slug)?),
        PageId::Guide(year) => beginning(voice, id, &site.year(*year)?.guide.as_ref()?.text),
        PageId::Glossary => contents(voice, id, site.glossary.iter().map(|term| voice.text(&term.word))),
        PageId::Both(year) => {
            let clauses = &site.year(*year)?.clauses.sections;
            contents(voice, id, clauses.iter().map(|clause| clause.title.get(voice.lang).text.as_str()))
        }
        PageId::Notice(year) => {
            let notice = &site.year(*year)?.notice;
            labelled(voice, notice.number.as_deref()?, voice.text(&notice.summary))
        }
        PageId::Year(year) => totals(voice, site.year(*year)?),
        PageId::Industry(year, industry) => needs(voice, site.year(*year)?, industry)?,
        _ => return None,
    })
}

/// The text before a document's first section, or else that of its first section; behind the title where it is short.
fn beginning(voice: &Voice<'_>, id: &PageId, doc: &Doc) -> String {
    let (title, begins) = (&doc.title.get(voice.lang).text, doc.begins.get(voice.lang));
    let lead = begins.strip_prefix(title.as_str()).unwrap_or(begins).trim();
    let first = || doc.sections.first().map_or("", |section| section.body_text(voice.lang));
    let text = if lead.is_empty() { first() } else { lead };
    let title = voice.title(id);
    match columns(text) < SHORT {
        true if title.ends_with(['?', '？']) => format!("{title} {text}"),
        true => labelled(voice, &title, text),
        false => text.to_owned(),
    }
}

fn contents<'t>(voice: &Voice<'_>, id: &PageId, items: impl Iterator<Item = &'t str>) -> String {
    let items: Vec<&str> = items.collect();
    labelled(voice, &voice.title(id), &items.join(&voice.t("list_separator")))
}

/// What each industry of a year needs in all.
fn totals(voice: &Voice<'_>, year: &Year) -> String {
    let rows = voice.requirements(year).into_iter();
    let rows: Vec<String> = rows.map(|row| format!("{} {}", row.name, row.total)).collect();
    let table = voice.ui.fill("table", &[("year", &year.year.to_string())]);
    labelled(voice, &table, &rows.join(&voice.t("list_separator")))
}

/// What an industry needs in all and of each category; none for an industry that the year does not have.
fn needs(voice: &Voice<'_>, year: &Year, id: &str) -> Option<String> {
    let industry = IndustryId::from(id);
    let requirement = year.rules.rules.requirements_of(&industry).next()?;
    let amount = |amount| voice.amount(year, amount, &requirement.unit);
    let of = |name: String, least| format!("{name} {}", voice.least(least, &amount));
    let categories = requirement.all_categories();
    let categories = categories.iter().map(|one| of(voice.category(year, one.id.as_str()), requirement.needed(one)));
    let total = format!("{} {}", voice.t("total"), amount(requirement.total.min));
    let rows: Vec<String> = std::iter::once(total).chain(categories).collect();
    let name = voice.text(&year.rules.texts.industries.get(id)?.name);
    Some(labelled(voice, name, &rows.join(&voice.t("list_separator"))))
}

fn labelled(voice: &Voice<'_>, label: &str, text: &str) -> String {
    voice.ui.fill("labelled", &[("label", label), ("text", text)])
}

/// Texts of several languages as one title, or as one description.
pub(super) fn in_all(texts: &[&str], most: usize) -> String {
    bounded(&texts.join(" · "), most)
}

fn columns(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// The text in at most so many columns: cut behind a sentence where that keeps half of it, or else behind a word.
fn bounded(text: &str, most: usize) -> String {
    if columns(text) <= most {
        return text.to_owned();
    }
    let room = most.saturating_sub(columns("…"));
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    let end = ends.take_while(|end| columns(&text[..*end]) <= room).last().unwrap_or_default();
    let fits = &text[..end];
    let half = |at: &usize| *at > end / 2;
    let sentences = [". ", "? ", "。", "？", "！"].iter();
    let sentence = sentences.filter_map(|mark| Some(fits.rfind(mark)? + mark.trim_end().len())).max();
    if let Some(at) = sentence.filter(half) {
        return fits[..at].to_owned();
    }
    let word = fits.rfind(' ').filter(half).unwrap_or(end);
    format!("{}…", fits[..word].trim_end_matches([' ', ',', '，', '、', ';', '；', ':', '：']))
}

#[cfg(test)]
mod tests {
    use super::bounded;

    #[test]
    fn a_text_is_cut_behind_a_sentence_or_a_word() {
        for (text, most, expected) in [
            ("All of it.", 10, "All of it."),
            ("One sentence. And another one.", 20, "One sentence."),
            ("One. Then a very long sentence without an end", 30, "One. Then a very long…"),
            ("每年。其中公需科目十八学时。", 20, "每年。其中公需科目…"),
            ("每年七十二学时。其中公需。", 24, "每年七十二学时。"),
        ] {
            assert_eq!(bounded(text, most), expected);
        }
    }
}
