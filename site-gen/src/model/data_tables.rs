//! Tables of data with the texts that say what they hold, so that none changes alone.
//!
//! A table is known again by its address, or, where its name or its number changed, by what it says or by its texts.

use std::collections::{BTreeMap, BTreeSet};

use super::{Doc, PairedSection, Site};
use crate::content::{Accepted, DATA, DataText, Kept, Names};
use crate::diag::Span;

/// A table of data, and everything that is said of it.
pub struct SaidTable<'a> {
    /// Where it stands, as in `2019/rules#step.review`.
    pub address: &'a str,
    /// A line for each of its keys.
    pub data: &'a str,
    /// What was accepted of it; none where nobody has accepted it.
    pub accepted: Option<&'a Accepted>,
    /// Its own texts.
    texts: &'a [DataText],
    notice: &'a Doc,
    /// The place of the table.
    pub span: Span,
}

/// A table of a year that was accepted and is not there any more, or cites no clause any more, while the clause that it
/// cited is as it was.
pub struct GoneTable<'a> {
    /// Where it stood.
    pub address: &'a str,
    /// What was accepted of it.
    pub accepted: &'a Accepted,
    /// The clause.
    pub clause: &'a PairedSection,
}

/// The tables that are there, and those that are gone.
pub struct Tables<'a> {
    /// Every table that cites a clause or is an example.
    pub said: Vec<SaidTable<'a>>,
    /// Those that went alone.
    pub gone: Vec<GoneTable<'a>>,
}

impl<'a> SaidTable<'a> {
    /// What was accepted of it, where its data are other ones now while no text changed: neither its own, nor one of the
    /// clauses that it cited then.
    pub fn changed_alone(&self) -> Option<&'a Accepted> {
        self.accepted.filter(|accepted| !accepted.source.is(self.data) && self.has_words(accepted))
    }

    /// What is noted of it once somebody has accepted it, with the reason where they gave one.
    pub fn accept(&self, because: Option<&str>) -> Accepted {
        let words = Kept::digest_of(&self.words(self.data));
        Accepted { source: Kept::new(self.data), translation: Some(words), because: because.map(str::to_owned) }
    }

    /// Whether one of its texts, or of the clauses that it cites, stands at one of these addresses.
    pub fn is_said_at(&self, addresses: &BTreeSet<&str>) -> bool {
        let year = self.address.split_once('/').map(|(year, _)| year);
        let is_there = |clause: &PairedSection| {
            addresses.iter().any(|address| match address.split_once("/notice#") {
                Some((of, id)) => id == clause.id && year.is_none_or(|year| year == of),
                None => false,
            })
        };
        self.texts.iter().any(|text| addresses.contains(text.address.as_str()))
            || cited(self.data, self.notice).any(is_there)
    }

    /// Whether its texts, and the clauses that it cited then, are those that were accepted.
    fn has_words(&self, accepted: &Accepted) -> bool {
        let before = accepted.source.text.as_deref().unwrap_or_default();
        accepted.translation.as_ref().is_some_and(|words| words.is(&self.words(before)))
    }

    /// Its own texts, and those of the clauses that these data cite, in every language.
    fn words(&self, data: &str) -> String {
        let own = self.texts.iter().flat_map(|text| &text.texts.0).map(|text| text.value.as_str());
        let cited = cited(data, self.notice).flat_map(|clause| &clause.text.0).map(String::as_str);
        own.chain(cited).collect::<Vec<_>>().join("\n")
    }
}

/// The clauses of a notice that a table with these data cites.
fn cited<'a>(data: &str, notice: &'a Doc) -> impl Iterator<Item = &'a PairedSection> {
    let lines = data.lines().filter(|line| line.starts_with("clause"));
    let named: BTreeSet<String> = lines.flat_map(|line| line.split([' ', ',', '[', ']'])).map(str::to_owned).collect();
    notice.sections.iter().filter(move |clause| named.contains(&clause.id))
}

/// The kind of table that an address names: its file and its key.
fn kind(address: &str) -> &str {
    let Some((file, table)) = address.split_once('#') else { return address };
    let key = table.split('.').next().unwrap_or_default();
    let is_number = |number: &str| number.bytes().all(|byte| byte.is_ascii_digit());
    let key = key.rsplit_once('-').filter(|(_, number)| is_number(number)).map_or(key, |(key, _)| key);
    &address[..file.len() + 1 + key.len()]
}

impl Site {
    /// The tables that are there, each with what was accepted of it, and those that are gone.
    pub fn tables(&self) -> Tables<'_> {
        let of_site = said(&self.names, &self.newest().clauses);
        let of_years = self.years.iter().flat_map(|year| said(&year.names, &year.clauses));
        let mut kinds: BTreeMap<&str, Recognition<'_>> = BTreeMap::new();
        for table in of_site.chain(of_years) {
            kinds.entry(kind(table.address)).or_default().tables.push(table);
        }
        for ((address, _), accepted) in self.lock.0.iter().filter(|((_, language), _)| language == DATA) {
            kinds.entry(kind(address)).or_default().noted.insert(address, accepted);
        }
        let mut tables = Tables { said: Vec::new(), gone: Vec::new() };
        for mut kind in kinds.into_values() {
            kind.run();
            tables.said.extend(kind.tables);
            let gone = kind.noted.into_iter().filter_map(|(address, accepted)| self.gone(address, accepted));
            tables.gone.extend(gone);
        }
        tables
    }

    /// A table that is not there any more, where the first of the clauses that it cited is as it was accepted.
    fn gone<'a>(&'a self, address: &'a str, accepted: &'a Accepted) -> Option<GoneTable<'a>> {
        let (year, _) = address.split_once('/')?;
        let year = self.year(year.parse().ok()?)?;
        let clause = cited(accepted.source.text.as_deref()?, &year.clauses).next()?;
        let document = format!("{}/notice#{}", year.year, clause.id);
        let is_as_accepted = self.data.langs().skip(1).all(|lang| {
            let noted = self.lock.get(&document, &self.data.language(lang).id);
            noted.is_some_and(|noted| noted.are(clause.text.source(), clause.text.get(lang)))
        });
        is_as_accepted.then_some(GoneTable { address, accepted, clause })
    }
}

/// The tables of one kind, and what was accepted of tables of that kind and is of none of these yet, by address.
#[derive(Default)]
struct Recognition<'a> {
    tables: Vec<SaidTable<'a>>,
    noted: BTreeMap<&'a str, &'a Accepted>,
}

/// How many pairs of a table and what was accepted are looked at: more than anybody renames or moves at once.
const MOST_PAIRS: usize = 20_000;

impl<'a> Recognition<'a> {
    /// Gives each table what was accepted of it: before all what stood at its address, then what stood at another one and
    /// has the same texts.
    fn run(&mut self) {
        self.at_its_address(|table, accepted| accepted.source.is(table.data));
        self.elsewhere(|table, accepted| accepted.source.is(table.data) && table.has_words(accepted));
        self.at_its_address(SaidTable::has_words);
        self.elsewhere(SaidTable::has_words);
        self.at_its_address(|_, _| true);
    }

    fn at_its_address(&mut self, is_of: impl Fn(&SaidTable<'a>, &Accepted) -> bool) {
        for table in self.tables.iter_mut().filter(|table| table.accepted.is_none()) {
            let is_there = self.noted.get(table.address).is_some_and(|accepted| is_of(table, accepted));
            table.accepted = if is_there { self.noted.remove(table.address) } else { None };
        }
    }

    fn elsewhere(&mut self, is_of: impl Fn(&SaidTable<'a>, &Accepted) -> bool) {
        let mut left = MOST_PAIRS;
        for table in self.tables.iter_mut().filter(|table| table.accepted.is_none()) {
            let looked_at = self.noted.iter().take(left);
            left = left.saturating_sub(self.noted.len());
            let address = looked_at.filter(|(_, accepted)| is_of(table, accepted)).map(|(address, _)| *address).next();
            table.accepted = address.and_then(|address| self.noted.remove(address));
        }
    }
}

/// The tables of some files, with the clauses of this notice.
fn said<'a>(names: &'a Names, notice: &'a Doc) -> impl Iterator<Item = SaidTable<'a>> {
    names.tables.iter().map(move |table| SaidTable {
        address: &table.address,
        data: &table.data,
        accepted: None,
        texts: &names.pairs[table.texts.clone()],
        notice,
        span: table.span,
    })
}
