//! What pages say of amendments: what each did to a clause, and where the text before it is.

use checker_rules::Date;
use serde::Serialize;

use super::voice::Voice;
use crate::model::{Amendment, Amends, PageId, Year};

/// A sentence about what an amendment did to a clause, with a link.
#[derive(Debug, Serialize)]
pub(super) struct AmendedNote {
    /// The sentence, as HTML.
    pub(super) text: String,
    /// The address of the clause as it stood before, or as it is in force, and the words that lead there; none where
    /// there is no such clause.
    pub(super) link: Option<(String, String)>,
}

/// What an amendment is called: its document number, or else its title.
fn name(voice: &Voice<'_>, amendment: &Amendment) -> String {
    let data = &amendment.data.notice;
    data.number.clone().unwrap_or_else(|| voice.text(&data.title).to_owned())
}

/// The sentence under this key about an amendment, as plain text.
pub(super) fn plain(voice: &Voice<'_>, amendment: &Amendment, key: &str) -> String {
    let (name, date) = (name(voice, amendment), voice.date(amendment.data.in_force.value));
    voice.ui.fill(key, &[("document", &name), ("date", &date)])
}

/// The sentence under this key about an amendment, as HTML.
pub(super) fn sentence(voice: &Voice<'_>, amendment: &Amendment, key: &str) -> String {
    voice.html(&plain(voice, amendment, key))
}

/// The sentence that says by what the text in force is amended, as HTML; none where nothing amended it.
pub(super) fn in_force(voice: &Voice<'_>, year: &Year) -> Option<String> {
    let one = |amendment: &Amendment| sentence(voice, amendment, "amended_by");
    let list: Vec<String> = year.amendments.iter().map(one).collect();
    let list = list.join(&voice.t("list_separator"));
    (!list.is_empty()).then(|| voice.ui.fill("notice_amended", &[("list", &list)]))
}

/// What each of these amendments did to a clause; those that left it as it is are left out.
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
    /// A date as it is written in a sentence.
    pub(super) fn date(&self, date: Date) -> String {
        let month = self.language().lexicon.month(date.month());
        let (year, day) = (date.year().to_string(), date.day().to_string());
        self.ui.fill("date_in_prose", &[("year", &year), ("month", &month), ("day", &day)])
    }
}
