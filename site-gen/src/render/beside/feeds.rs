//! The feeds of a language: each year's notice with its amendments, and what changed from year to year.

use checker_rules::{Change, Stated, diff};

use super::feed::{Feed, FeedEntry};
use crate::difference::{ChangeKind, differences};
use crate::model::{Amendment, PageId, Year};
use crate::render::stated::RuleWords;
use crate::render::voice::Voice;

/// A feed that every language has.
pub(super) struct FeedKind {
    /// Key of its title.
    pub(super) title: &'static str,
    /// Its address below the root of the language.
    pub(super) address: &'static str,
    entries: fn(&Voice<'_>) -> Vec<FeedEntry>,
}

/// The feeds, in the order in which pages name them.
pub(super) const KINDS: [FeedKind; 2] = [
    FeedKind { title: "feed_notices", address: "notices.atom", entries: notices },
    FeedKind { title: "feed_changes", address: "changes.atom", entries: changes },
];

/// The feed of a kind, as XML.
pub(super) fn feed(voice: &Voice<'_>, kind: &FeedKind) -> String {
    let (site, language) = (voice.site, voice.language());
    let updated = site.years.iter().map(Year::changed_or_begins).max();
    let feed = Feed {
        url: site.url(language, kind.address),
        page: site.url(language, ""),
        tag: language.tag.clone(),
        title: format!("{} - {}", voice.t(kind.title), voice.text(&site.data.name)),
        author: voice.text(&site.data.bureau).to_owned(),
        updated: updated.unwrap_or_default(),
        entries: (kind.entries)(voice),
    };
    feed.into_xml()
}

fn url(voice: &Voice<'_>, id: &PageId) -> String {
    voice.site.url(voice.language(), &id.address())
}

fn notices(voice: &Voice<'_>) -> Vec<FeedEntry> {
    let mut entries = Vec::new();
    for year in &voice.site.years {
        entries.push(notice(voice, year));
        entries.extend(year.amendments.iter().map(|amendment| amended(voice, year, amendment)));
    }
    entries
}

fn notice(voice: &Voice<'_>, year: &Year) -> FeedEntry {
    let page = url(voice, &PageId::Notice(year.year));
    FeedEntry {
        id: page.clone(),
        page,
        title: voice.text(&year.notice.title).to_owned(),
        updated: year.notice.day().unwrap_or_else(|| year.begins()),
        published: year.notice.published,
        summary: voice.text(&year.notice.summary).to_owned(),
        content: String::new(),
    }
}

fn amended(voice: &Voice<'_>, year: &Year, amendment: &Amendment) -> FeedEntry {
    let (page, data) = (url(voice, &PageId::Notice(year.year)), &amendment.data);
    FeedEntry {
        id: format!("{page}#{}", data.id),
        page: format!("{page}#amendments"),
        title: voice.text(&data.notice.title).to_owned(),
        updated: data.day(),
        published: data.notice.published,
        summary: voice.text(&data.notice.summary).to_owned(),
        content: String::new(),
    }
}

fn changes(voice: &Voice<'_>) -> Vec<FeedEntry> {
    let site = voice.site;
    site.years.iter().filter_map(|year| Some(changed(voice, site.before(year.year)?, year))).collect()
}

fn changed(voice: &Voice<'_>, before: &Year, year: &Year) -> FeedEntry {
    let id = PageId::Changes(year.year);
    let years = [("before", before.year.to_string()), ("year", year.year.to_string())];
    let years = years.each_ref().map(|(key, value)| (*key, value.as_str()));
    let rules = diff(&before.rules.rules, &year.rules.rules);
    let rules = rules.iter().map(|change| rule(voice, before, year, change));
    let items: String = rules.chain(clauses(voice, before, year)).map(|item| format!("<li>{item}</li>")).collect();
    FeedEntry {
        id: url(voice, &id),
        page: url(voice, &id),
        title: voice.title(&id),
        updated: year.notice.day().unwrap_or_else(|| year.begins()),
        published: None,
        summary: voice.ui.fill("changes_lead", &years),
        content: if items.is_empty() { items } else { format!("<ul>{items}</ul>") },
    }
}

/// What the rules of both years state of one thing, as HTML.
fn rule(voice: &Voice<'_>, before: &Year, year: &Year, change: &Change) -> String {
    let said = |year: &Year, stated: &Option<Stated>, without: &str| {
        let value = stated.as_ref().map(|stated| RuleWords { voice, year }.value(&stated.value));
        voice.html(&value.unwrap_or_else(|| voice.t(without)))
    };
    let of = if change.after.is_some() { year } else { before };
    let subject = voice.html(&RuleWords { voice, year: of }.subject(&change.subject));
    let (earlier, later) = (said(before, &change.before, "change_new"), said(year, &change.after, "change_gone"));
    voice.ui.fill("labelled", &[("label", &subject), ("text", &format!("{earlier} → {later}"))])
}

/// The clauses that are new, gone or worded in another way, as HTML.
fn clauses(voice: &Voice<'_>, before: &Year, year: &Year) -> Vec<String> {
    let changed = differences(&before.clauses, &year.clauses, voice.lang).into_iter().filter_map(|difference| {
        let (of, key) = match difference.kind() {
            ChangeKind::Added => (year, "clause_added"),
            ChangeKind::Removed => (before, "clause_removed"),
            ChangeKind::Changed => (year, "clause_changed"),
            ChangeKind::Same => return None,
        };
        let (_, clause) = of.clause(&difference.clause)?;
        let title = clause.title.get(voice.lang).html();
        Some(voice.ui.fill("labelled", &[("label", title), ("text", &voice.t(key))]))
    });
    changed.collect()
}
