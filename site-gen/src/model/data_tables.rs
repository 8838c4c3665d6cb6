//! Tables of data with the texts that say what they hold, so that none changes alone.

use super::{Doc, Site};
use crate::content::{Accepted, DataText, Kept, Names};
use crate::diag::Span;

/// What stands in translations.lock in place of a language, for a table and its texts.
pub const DATA: &str = "data";

/// A table of data, and everything that is said of it.
pub struct SaidTable<'a> {
    /// Where it stands, as in `2019/rules#step.review`.
    pub address: &'a str,
    /// A line for each of its keys.
    pub data: &'a str,
    /// Its own texts.
    texts: &'a [DataText],
    notice: &'a Doc,
    /// The place of the table.
    pub span: Span,
}

impl SaidTable<'_> {
    /// Whether its data are other ones than those accepted, while no text changed: neither its own, nor one of the clauses
    /// that it cited then.
    pub fn changed_alone(&self, accepted: &Accepted) -> bool {
        let before = accepted.source.text.as_deref().unwrap_or_default();
        let has_words = || accepted.translation.as_ref().is_some_and(|words| words.is(&self.words(before)));
        !accepted.source.is(self.data) && has_words()
    }

    /// What is noted of it once somebody has accepted it, with the reason where they gave one.
    pub fn accepted(&self, because: Option<&str>) -> Accepted {
        let words = Kept::digest_of(&self.words(self.data));
        Accepted { source: Kept::new(self.data), translation: Some(words), because: because.map(str::to_owned) }
    }

    /// Its own texts, and those of the clauses that these data cite, in every language.
    fn words(&self, data: &str) -> String {
        let lines = || data.lines().filter(|line| line.starts_with("clause"));
        let is_cited = |clause: &str| {
            let mut words = lines().flat_map(|line| line.split([' ', ',', '[', ']']));
            words.any(|word| word == clause)
        };
        let own = self.texts.iter().flat_map(|text| &text.texts.0).map(|text| text.value.as_str());
        let cited = self.notice.sections.iter().filter(|clause| is_cited(&clause.id));
        let cited = cited.flat_map(|clause| &clause.text.0).map(String::as_str);
        own.chain(cited).collect::<Vec<_>>().join("\n")
    }
}

impl Site {
    /// Every table that cites a clause or is an example.
    pub fn tables(&self) -> Vec<SaidTable<'_>> {
        let of_site = said(&self.names, &self.newest().clauses);
        let of_years = self.years.iter().flat_map(|year| said(&year.names, &year.clauses));
        of_site.chain(of_years).collect()
    }
}

/// The tables of some files, with the clauses of this notice.
fn said<'a>(names: &'a Names, notice: &'a Doc) -> impl Iterator<Item = SaidTable<'a>> {
    names.tables.iter().map(move |table| SaidTable {
        address: &table.address,
        data: &table.data,
        texts: &names.pairs[table.texts.clone()],
        notice,
        span: table.span,
    })
}
