//! Amendments in words: what each did to a clause, and where the earlier text is.

use checker_rules::Date;
use serde::Serialize;

use super::voice::Voice;
use crate::model::{Amendment, Amends, PageId, Year};

/// What an amendment did to a clause.
#[derive(Debug, Serialize)]
pub(super) struct AmendedNote {
    /// As HTML.
    pub(super) text: String,
    /// The clause as it stood before, or as it is in force, with the words that lead there.
    pub(super) link: Option<(String, String)>,
}

/// What an amendment is called: its number, or else its title.
fn name(voice: &Voice<'_>, amendment: &Amendment) -> String {
    let data = &amendment.data.notice;
    data.number.clone().unwrap_or_else(|| voice.text(&data.title).to_owned())
}

/// A sentence about an amendment.
pub(super) fn plain(voice: &Voice<'_>, amendment: &Amendment, key: &str) -> String {
    let (name, date) = (name(voice, amendment), voice.date(amendment.data.in_force.value));
    voice.ui.fill(key, &[("document", &name), ("date", &date)])
}

/// The same as HTML.
pub(super) fn sentence(voice: &Voice<'_>, amendment: &Amendment, key: &str) -> String {
    voice.html(&plain(voice, amendment, key))
}

/// That a text is the one in force, as HTML; none for one that nothing amended.
pub(super) fn in_force(voice: &Voice<'_>, year: &Year) -> Option<String> {
    let one = |amendment: &Amendment| sentence(voice, amendment, "amended_by");
    let list: Vec<String> = year.amendments.iter().map(one).collect();
    let list = list.join(&voice.t("list_separator"));
    (!list.is_empty()).then(|| voice.ui.fill("notice_amended", &[("list", &list)]))
}

/// What these amendments did to a clause.
pub(super) fn notes(voice: &Voice<'_>, year: &Year, amendments: &[Amendment], clause: &str) -> Vec<AmendedNote> {
    let note = |amendment: &Amendment| {
        let change = amendment.change_of(clause)?;
        let key = match change {
            Amends::Replaces => "clause_amended",
            Amends::Adds => "clause_inserted",
            Amends::Repeals => "clause_repealed",
        };
        let earlier = format!("{}#{clause}", PageId::Earlier(year.year, amendment.data.id.clone()).address());
        Some(AmendedNote {
            text: sentence(voice, amendment, key),
            link: (change != Amends::Adds).then(|| (earlier, voice.t("earlier_text"))),
        })
    };
    amendments.iter().filter_map(note).collect()
}

impl Voice<'_> {
    /// A date as prose has it.
    pub(super) fn date(&self, date: Date) -> String {
        let month = self.language().lexicon.month(date.month());
        let (year, day) = (date.year().to_string(), date.day().to_string());
        self.ui.fill("date_in_prose", &[("year", &year), ("month", &month), ("day", &day)])
    }
}
