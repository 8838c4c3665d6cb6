//! What has to hold before a site may be rendered. One check, one file.

mod addresses;
mod alone;
mod answers;
mod cases;
mod cited_clause;
mod data_texts;
mod dates;
mod each;
mod example_names;
mod extent;
mod figures;
mod files;
mod limits;
mod links;
mod measured;
mod minimums;
mod names;
mod pieces;
mod possible;
mod questions;
mod ratios;
mod recognition;
mod references;
mod scopes;
mod shared_names;
mod stale;
mod taken_ids;
mod terms;
mod thresholds;
mod titles;
mod unit_words;
mod wording;

pub(crate) use alone::changed_alone;
pub(crate) use dates::expired;
pub use taken_ids::{BESIDE_SECTIONS, OF_EVERY_PAGE};
pub use thresholds::Threshold;
pub(crate) use wording::Weight;

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::content::{Case, RulesData, Term};
use crate::diag::{Diagnostic, Digest, Severity, Sink};
use crate::memo::Memo;
use crate::model::{Site, Year};
use each::Inspection;

/// A site that every check has passed. Nothing else can be rendered.
#[derive(Debug)]
pub struct Checked {
    site: Site,
    years: Arc<(Vec<YearFound>, Sink)>,
}

/// What was found of a year.
#[derive(Debug, Default)]
struct YearFound {
    /// Whether its clauses and its rules agree.
    agrees: bool,
    /// Figures that no rule is made of; these keep nothing else from being checked.
    unexplained: Vec<Diagnostic>,
    proof: Proof,
    found: Sink,
}

/// What was found while a year's rules were checked.
#[derive(Debug, Default)]
pub struct Proof {
    /// How many kinds of people there are, each with exactly one requirement that can be met.
    pub people: usize,
    /// Every figure that can change a verdict, with an example that just meets it and one that just misses it.
    pub thresholds: Vec<Threshold>,
}

impl Checked {
    /// The site, with nothing wrong in it.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// What is known of a year's rules.
    pub fn proof(&self, year: u16) -> Option<&Proof> {
        let of_year = self.site.years.iter().zip(&self.years.0).find(|(known, _)| known.year == year);
        of_year.map(|(_, found)| &found.proof)
    }
}

/// Runs every check; none where anything found here or before forbids the site.
pub fn check(site: Site, sink: &mut Sink) -> Option<Checked> {
    checked(site, Severity::Error, &Memo::default(), sink)
}

/// The same for somebody who is still writing, and of whose site much may be kept: where one text does not say what another
/// says, it is of this severity.
pub(crate) fn checked(site: Site, disagreement: Severity, memo: &Memo, sink: &mut Sink) -> Option<Checked> {
    let look = Inspection { site: &site, memo };
    names::check(look, sink);
    taken_ids::check(look, sink);
    titles::check(look, sink);
    answers::check(look, sink);
    links::check(look, sink);
    terms::check(look, sink);
    references::check(look, sink);
    let years = look.basis("years", Digest::default(), sink, |_| {
        site.years.par_iter().map(|year| of_year(&site, year)).collect::<Vec<YearFound>>()
    });
    years.0.iter().for_each(|year| sink.append_copy(&year.found));
    if years.0.last().is_some_and(|newest| newest.agrees) {
        figures::of_answers(look, sink);
    }
    let mut told = BTreeSet::new();
    if sink.error_count() == 0 {
        let mut said = Sink::default();
        told = say_the_same(look, &mut said);
        for one in said.into_sorted() {
            let severity = if one.severity == Severity::Error { disagreement } else { one.severity };
            sink.push(Diagnostic { severity, ..one });
        }
    }
    stale::check(look, &told, sink);
    let unexplained = years.0.iter().flat_map(|year| &year.unexplained);
    unexplained.for_each(|one| sink.push(Diagnostic { severity: disagreement, ..one.clone() }));
    (sink.error_count() == 0).then_some(Checked { site, years })
}

/// Runs every check of a year by itself.
fn of_year(site: &Site, year: &Year) -> YearFound {
    let (mut sink, mut unexplained) = (Sink::default(), Vec::new());
    let can_be_told_apart = named(&year.rules, &site.glossary, &mut sink);
    // A figure may stand in an amendment that could not be read, and is compared by its unit and category.
    let comparable = can_be_told_apart && !year.names.incomplete;
    let before = sink.error_count();
    if comparable {
        unexplained = figures::check(site, year, &mut sink);
    }
    dates::check(year, &mut sink);
    // Where clauses and rules disagree, one of them is to be corrected before the rest means anything.
    let agree = sink.error_count() == before;
    if agree && comparable {
        figures::elsewhere(site, year, &mut sink);
        figures::issued(site, year, &mut sink);
    }
    let proof = if agree { asked(&year.rules, &year.cases, &mut sink) } else { Proof::default() };
    YearFound { agrees: agree && comparable, unexplained, proof, found: sink }
}

/// Runs every check of what texts say beside figures and dates. These look for the slips that are left where names, links
/// and figures are in order. Gives the addresses of texts of which one language changed alone.
fn say_the_same(look: Inspection<'_>, sink: &mut Sink) -> BTreeSet<String> {
    let site = look.site;
    let meanings = look.memo.value("meanings", site.made_from, || wording::Meanings::new(site));
    let meanings = &*meanings;
    let told = alone::check(look, meanings, sink);
    // One slip is often seen from several sides; the first is enough.
    let of_years = |what, check: &dyn Fn(&Year, &mut Sink), sink: &mut Sink| {
        look.basis(what, Digest::default(), sink, |sink| site.years.iter().for_each(|year| check(year, sink)));
    };
    let checks: [&dyn Fn(&mut Sink); 6] = [
        &|sink| wording::check(look, meanings, sink),
        &|sink| of_years("data beside texts", &|year, sink| data_texts::check(site, year, sink), sink),
        &|sink| of_years("examples", &|year, sink| example_names::check(site, year, meanings, sink), sink),
        &|sink| of_years("recognition", &|year, sink| recognition::check(site, year, meanings, sink), sink),
        &|sink| questions::check(look, meanings, sink),
        &|sink| drop(look.basis("cited clauses", Digest::default(), sink, |sink| cited_clause::check(site, sink))),
    ];
    for check in checks {
        if sink.error_count() == 0 {
            check(sink);
        }
    }
    told
}

/// Runs every check that needs nothing but rules and examples. What follows only from another mistake is not looked at.
pub fn rules(data: &RulesData, cases: &[Case], sink: &mut Sink) -> Proof {
    named(data, &[], sink);
    asked(data, cases, sink)
}

/// Runs every check of names that the rules give to their own things, which have to be told apart in lists of staff and
/// in the notice; gives whether they can be.
fn named(data: &RulesData, glossary: &[Term], sink: &mut Sink) -> bool {
    let before = sink.error_count();
    shared_names::check(data, glossary, sink);
    unit_words::check(data, sink);
    sink.error_count() == before
}

/// Runs every check of what the rules ask.
fn asked(data: &RulesData, cases: &[Case], sink: &mut Sink) -> Proof {
    let before = sink.error_count();
    let mut proof = Proof::default();
    if !extent::check(data, sink) {
        return proof;
    }
    ratios::check(data, sink);
    minimums::check(data, sink);
    scopes::check(data, sink);
    limits::check(data, sink);
    let sound = |sink: &Sink| data.whole && sink.error_count() == before;
    if sound(sink) {
        proof.people = possible::check(data, sink);
    }
    // The examples are looked at even so: it is them that a changed figure contradicts.
    if data.whole {
        cases::check(data, cases, sink);
    }
    if sound(sink) {
        proof.thresholds = thresholds::thresholds(data, cases);
        thresholds::check(&proof.thresholds, data, sink);
    }
    proof
}

/// The code and English message of each thing that a check says of rules in TOML, without texts.
#[cfg(test)]
fn read(toml: &str, check: impl Fn(&RulesData, &mut Sink)) -> Vec<(&'static str, String)> {
    let files = [("rules.toml", toml), ("cases.toml", "")].map(|(path, text)| (path.to_owned(), text.to_owned()));
    let (mut before, mut sink) = (Sink::default(), Sink::default());
    let parsed = crate::content::parse_rules(2030, &crate::source::Sources::of(files), &mut before);
    assert_eq!(before.into_sorted(), Vec::new(), "the rules can be read");
    if let Some((data, _)) = parsed {
        check(&data, &mut sink);
    }
    sink.into_sorted().into_iter().map(|one| (one.code.0, one.message.en.into_owned())).collect()
}
