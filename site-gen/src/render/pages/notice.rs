//! Pages of a year's documents: the notice, the same in all languages, the course guide.

use serde::Serialize;

use super::amended::rows;
use super::{sections, year_page};
use crate::content::{Cited, NoticeData, Relation};
use crate::model::{PairedSection, Year, address};
use crate::render::Page;
use crate::render::amended::{self, AmendedNote};
use crate::render::voice::{Cite, Voice};

/// A document the notice cites.
#[derive(Serialize)]
pub(super) struct CitedRow {
    id: String,
    title: String,
    number: Option<String>,
    relation: String,
    in_force: Option<String>,
    cite: Option<Cite>,
}

pub(super) fn cited(voice: &Voice<'_>, year: &Year, cited: &Cited) -> CitedRow {
    let relation = match cited.relation {
        Relation::Implements => "cites_implements",
        Relation::SectorRule => "cites_sector_rule",
        Relation::Funding => "cites_funding",
    };
    CitedRow {
        id: cited.id.clone(),
        title: voice.html(voice.text(&cited.title)),
        number: cited.number.as_deref().map(|number| voice.html(number)),
        relation: voice.t(relation),
        in_force: cited.in_force.map(|date| voice.ui.fill("cites_in_force", &[("date", &date.to_string())])),
        cite: cited.clause.as_deref().map(|clause| voice.cite(year, clause)),
    }
}

/// The fields of the document: label and value as HTML, none where the notice does not state it.
pub(super) fn fields(voice: &Voice<'_>, notice: &NoticeData) -> Vec<(String, Option<String>)> {
    let localized = |text: &Option<_>| text.as_ref().map(|text| voice.html(voice.text(text)));
    let fields = [
        ("field_title", Some(voice.html(voice.text(&notice.title)))),
        ("field_index", notice.index.as_deref().map(|index| voice.html(index))),
        ("field_category", localized(&notice.category)),
        ("field_issuer", Some(voice.html(voice.text(&notice.issuer)))),
        ("field_number", notice.number.as_deref().map(|number| voice.html(number))),
        ("field_addressees", localized(&notice.addressees)),
        ("field_made", notice.made.map(|date| date.to_string())),
        ("field_published", notice.published.map(|date| date.to_string())),
        ("field_expires", notice.expires.as_ref().map(|at| at.value.to_string())),
        ("field_status", localized(&notice.status)),
    ];
    fields.into_iter().map(|(label, value)| (voice.t(label), value)).collect()
}

pub(super) fn notice(voice: &Voice<'_>, year: &Year) -> Page {
    let path = address::notice(year.year);
    let clauses: Vec<_> = (1..).zip(&year.clauses.sections).map(|clause| voice.clause(year, clause, &path)).collect();
    let title = year.clauses.title.get(voice.lang).text.clone();
    let mut page = year_page(voice, year, "notice.html", path.clone(), title, voice.text(&year.notice.summary));
    page.values.insert("title_html", &year.clauses.title.get(voice.lang).html);
    page.values.insert("lead", &voice.prose(&year.clauses.lead, &path));
    page.values.insert("stale", &year.clauses.is_stale("", voice.lang));
    page.values.insert("fields", &fields(voice, &year.notice));
    page.values.insert("cited", &year.notice.cites.iter().map(|one| cited(voice, year, one)).collect::<Vec<_>>());
    page.values.insert("clauses", &clauses);
    page.values.insert("amendments", &rows(voice, year, &path));
    page.values.insert("in_force", &amended::in_force(voice, year));
    page
}

/// A clause in every language.
#[derive(Serialize)]
struct BothRow {
    id: String,
    notes: Vec<AmendedNote>,
    columns: Vec<BothColumn>,
}

/// A clause in one of them.
#[derive(Serialize)]
struct BothColumn {
    tag: String,
    title: String,
    body: String,
}

pub(super) fn both(voice: &Voice<'_>, year: &Year) -> Page {
    let path = address::both(year.year);
    let languages: Vec<_> = voice.site.data.langs().map(|lang| (lang, voice.site.data.language(lang))).collect();
    let row = |clause: &PairedSection| BothRow {
        id: clause.id.clone(),
        notes: amended::notes(voice, year, &year.amendments, &clause.id),
        columns: languages
            .iter()
            .map(|(lang, language)| BothColumn {
                tag: language.tag.clone(),
                title: clause.title.get(*lang).html.clone(),
                body: clause.body.get(*lang).html_beside(&voice.up(&path), &language.id),
            })
            .collect(),
    };
    let rows: Vec<BothRow> = year.clauses.sections.iter().map(row).collect();
    let mut page = year_page(voice, year, "both.html", path.clone(), voice.t("both"), &voice.t("restatement"));
    page.values.insert("rows", &rows);
    page
}

pub(super) fn guide(voice: &Voice<'_>, year: &Year) -> Page {
    let path = address::guide(year.year);
    let title = year.guide.title.get(voice.lang).text.clone();
    let mut page = year_page(voice, year, "guide.html", path.clone(), title, &voice.t("restatement"));
    let years: Vec<String> = year.courses.years.iter().map(u16::to_string).collect();
    let topics: Vec<&str> = year.courses.topics.iter().map(|topic| voice.text(&topic.name)).collect();
    page.values.insert("lead", &voice.prose(&year.guide.lead, &path));
    page.values.insert("stale", &year.guide.is_stale("", voice.lang));
    page.values.insert("sections", &sections(voice, &year.guide, &path));
    page.values.insert("topics", &topics);
    page.values.insert("topics_years", &voice.ui.fill("topics_years", &[("years", &years.join(", "))]));
    page.values.insert("topics_cite", &voice.cite(year, &year.courses.clause));
    page
}
