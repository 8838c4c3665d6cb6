//! What every page is called. Headings, breadcrumbs, menus and lists of pages all take it from here.

use super::voice::Voice;
use crate::content::own_document;
use crate::help::Help;
use crate::model::PageId;

/// What a page is called.
struct PageName {
    /// Its heading.
    title: String,
    /// A shorter name for menus and breadcrumbs; none where they use the heading.
    short: Option<String>,
}

impl Voice<'_> {
    /// The heading of a page; empty for a page that the site does not have.
    pub(super) fn title(&self, id: &PageId) -> String {
        name(self, id).map(|name| name.title).unwrap_or_default()
    }

    /// What menus, breadcrumbs and lists call a page; empty for a page that the site does not have.
    pub(super) fn short_title(&self, id: &PageId) -> String {
        name(self, id).map(|name| name.short.unwrap_or(name.title)).unwrap_or_default()
    }
}

fn name(voice: &Voice<'_>, id: &PageId) -> Option<PageName> {
    let site = voice.site;
    let long = |title: String, short: &str| PageName { title, short: Some(voice.t(short)) };
    let title = match id {
        PageId::Home => return Some(long(voice.text(&site.data.name).to_owned(), "home")),
        PageId::Prose(slug) => return Some(long(site.prose(slug)?.title.get(voice.lang).text.clone(), slug)),
        PageId::Bureaus => voice.t("bureaus"),
        PageId::Help(help) => {
            let text = help.text(&voice.language().id);
            let title = own_document(text.heading(), &site.data.beside(text.language))?.title.text;
            let short = match help {
                Help::Rules => "rules_help",
                Help::Check => "check_help",
                Help::Content => "content_help",
            };
            return Some(long(title, short));
        }
        PageId::Notice(year) => {
            return Some(long(site.year(*year)?.clauses.title.get(voice.lang).text.clone(), "notice"));
        }
        PageId::Guide(year) => {
            let guide = site.year(*year)?.guide.as_ref()?;
            return Some(long(guide.text.title.get(voice.lang).text.clone(), "guide"));
        }
        PageId::List | PageId::OlderList => voice.t("list"),
        PageId::Checker | PageId::OlderChecker | PageId::Embedded | PageId::OlderEmbedded => voice.t("checker"),
        PageId::Questions => voice.t("questions"),
        PageId::MoreQuestions(number) => voice.ui.fill("questions_page", &[("n", &number.to_string())]),
        PageId::Glossary => voice.t("glossary"),
        PageId::Search => return Some(long(voice.t("search"), "search_and_index")),
        PageId::Both(_) => voice.t("both"),
        PageId::Leaflet(year) => {
            return Some(long(voice.ui.fill("leaflet_of", &[("year", &year.to_string())]), "leaflet"));
        }
        PageId::Examples(_) => voice.t("examples"),
        PageId::Proof(_) => voice.t("proof"),
        PageId::NotFound => voice.t("not_found"),
        PageId::Question(slug) => site.question(slug)?.text.title.get(voice.lang).text.clone(),
        PageId::Year(year) => voice.ui.fill("year", &[("year", &year.to_string())]),
        PageId::Earlier(year, amendment) => {
            let (_, amendment) = site.year(*year)?.amendment(amendment)?;
            voice.ui.fill("earlier", &[("date", &voice.date(amendment.data.in_force.value))])
        }
        PageId::Changes(year) => {
            let before = site.before(*year)?.year.to_string();
            voice.ui.fill("changes", &[("before", &before), ("year", &year.to_string())])
        }
        PageId::Industry(year, industry) => {
            let text = site.year(*year)?.rules.texts.industries.get(industry);
            let name = text.map_or("", |text| voice.text(&text.name));
            let title = |name| voice.ui.fill("industry", &[("industry", name)]);
            // 一般行业 is one already.
            if name.ends_with(&title("")) { name.to_owned() } else { title(name) }
        }
        PageId::Audience(_, audience) => {
            let known = site.data.audiences.iter().find(|known| known.id == *audience)?;
            voice.text(&known.name).to_owned()
        }
    };
    Some(PageName { title, short: None })
}
