//! What a notice asks, found in its sentences: units, least amounts, make-up windows, terms.
//!
//! Each thing found carries its clause and the sentence it comes from. A sentence with an amount that is not understood
//! whole, or stands under a heading that is not, is handed on as a question, never guessed.

mod doubts;
mod elsewhere;
mod headings;
mod headings_above;
mod minimums;
mod other_sentence;
mod outside;
mod phrases;
mod place;
mod questions;
mod ratios;
mod requirements;
mod rest;
mod scope;
mod sentences;
mod suspects;
mod tables;
mod terms;
mod unread_amounts;
mod withdrawal;

use std::collections::BTreeSet;

use checker_rules::{Amount, Date};

use super::number;
use super::numerals::day;
use super::outline::{Outline, SectionKind};
use super::run::Run;
use super::statements::tokens;
use outside::Above;
use sentences::Sentence;
use suspects::OfNotice;

pub use super::statements::{Category, Industry, KNOWN_INDUSTRIES, Least, SentenceAmount, Unit};
pub use questions::{Doubt, OpenQuestion};

/// A phrase of the notice, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The place of the clause among those of the notice, from 0; [`Quote::OUTSIDE`] where it stands in none.
    pub clause: usize,
    /// The words of the phrase.
    pub text: String,
    /// Offset in the source at which the phrase begins.
    pub start: usize,
}

impl Quote {
    /// The place of what stands above the clauses, or around the notice.
    pub const OUTSIDE: usize = usize::MAX;
}

/// A ratio between a unit and class hours, as in 12天或72学时.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ratio {
    /// The unit that is not class hours.
    pub unit: Unit,
    /// How many of that unit.
    pub of: u32,
    /// The class hours that they are worth.
    pub hours: u32,
    /// The phrase that states it.
    pub quote: Quote,
}

/// What a notice asks for one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// The industries that it is asked of; where empty, everybody that no other requirement names.
    pub industries: Vec<Industry>,
    /// The unit of its amounts.
    pub unit: Unit,
    /// A second unit in which its total is stated.
    pub also: Option<Unit>,
    /// The least in all; none where it is not stated.
    pub total: Option<Amount>,
    /// The least of each category that it names.
    pub categories: Vec<(Category, Least)>,
    /// The phrase that states it.
    pub quotes: Vec<Quote>,
    /// The place of the clause among those of the notice, from 0.
    pub clause: usize,
}

/// Earlier years that may be made up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MakeUp {
    /// The category that may be made up; every one where there is none.
    pub category: Option<Category>,
    /// The years whose hours may be made up.
    pub years: Vec<u16>,
    /// The last day on which they may be made up.
    pub until: Date,
    /// The phrase that states it.
    pub quote: Quote,
}

/// A time limit in days, such as for reporting hours before a review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeLimit {
    /// The number of days.
    pub days: u32,
    /// The ids of the audiences that it concerns.
    pub audiences: Vec<&'static str>,
    /// The phrase that states it.
    pub quote: Quote,
}

/// Everything that a notice asks, as far as it was understood.
#[derive(Debug, Default)]
pub struct Rules {
    /// Ratios between units.
    pub ratios: Vec<Ratio>,
    /// Units that amounts of the rules are in.
    pub units: Vec<Unit>,
    /// Requirements, in the order in which they are stated.
    pub requirements: Vec<Requirement>,
    /// Windows to make up an earlier year.
    pub make_up: Vec<MakeUp>,
    /// Time limits in days.
    pub terms: Vec<TimeLimit>,
    /// Sentences that may be a rule and are not understood whole, to be read by a person.
    pub unsure: Vec<OpenQuestion>,
    /// The sentences of its clauses in order, each with what became of it.
    pub read: Vec<ReadSentence>,
    /// What nobody has understood of it, or was left out: a person has to see whether it changes the rules, or is one.
    pub rest: Vec<Quote>,
}

/// A sentence of a clause that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadSentence {
    /// Its text and place.
    pub run: Run,
    /// The place of its clause among those of the notice, from 0.
    pub clause: usize,
    /// Whether it is the heading of its clause, or one inside it.
    pub is_title: bool,
    /// Whether it is a cell of a table.
    pub is_cell: bool,
    /// What became of it.
    pub became: Became,
}

/// What became of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Became {
    /// Rules.
    Rules,
    /// A question: it may be a rule, and is not understood whole.
    Question,
    /// Text alone: it has no amount of learning, no term and no window.
    Text,
}

/// Finds what the clauses of a notice ask in the year that is wanted; in that of the notice where none is.
pub fn rules(outline: &Outline, source: &str, wanted: Option<u16>) -> Rules {
    let mut rules = Rules::default();
    let places = places(outline);
    let title: Vec<char> = outline.title.iter().flat_map(Run::read_chars).collect();
    let year = wanted.or_else(|| year(outline, &title));
    let mut reader = minimums::RequirementReader::new(&title, &tokens(&title, &places), year);
    reader.place.addressed_to(outline.addressee.as_ref(), &places);
    reader.place.led_to(outline.lead.last());
    for (at, clause) in outline.clauses.iter().enumerate().filter(|(_, clause)| clause.part != SectionKind::Attachments)
    {
        for sentence in sentences::of_title(at, clause) {
            read(sentence, &mut reader, &places, &mut rules);
        }
        for (place, block) in clause.blocks.iter().enumerate() {
            if let Some(table) = &block.table {
                tables::read(table, (at, place, clause), (&mut reader, &places), &mut rules);
            }
            if tables::unit_of_caption(&block.text.reading()).is_some() {
                continue;
            }
            for sentence in sentences::of_block(at, place, clause) {
                read(sentence, &mut reader, &places, &mut rules);
            }
        }
    }
    let of = reader.place.of_notice.clone().unwrap_or_default();
    let asks_everybody = rules.requirements.iter().any(|requirement| requirement.industries.is_empty());
    let stated = rules.least_amounts();
    let above = Above { outline, source, year, places: &places, of: &of, asks_everybody, stated: &stated };
    let outside = if rules.is_empty() { above.amounts() } else { above.questions() };
    // Whom the notice is for may stand behind what it asks.
    let is_of_some = !of.is_empty() && asks_everybody;
    let is_all_doubted = is_of_some || reader.place.is_scope_unknown() || !outside.is_empty();
    rules.unsure.extend(outside);
    let notice = OfNotice { year, of: &of };
    elsewhere::doubt(&mut rules, notice, is_all_doubted);
    withdrawal::withdraw_contradictions(&mut rules, &reader.stated.disputed);
    minimums::finish(&mut rules);
    rules.rest = rest::not_understood(&rules, outline, source, year);
    rules
}

/// The year that a notice is of: the one its title names, or else that in which it was made.
fn year(outline: &Outline, title: &[char]) -> Option<u16> {
    let named = (0..title.len()).find_map(|at| day(&title[at..])).and_then(|(day, _)| day.year);
    let of_number = outline.number.as_ref().and_then(|number| number::find(&number.chars(), 0)?.year);
    named.or_else(|| outline.made.map(|made| made.year())).or_else(|| u16::try_from(of_number?).ok())
}

/// Takes what a sentence says, or asks what it does.
fn read(sentence: Sentence, reader: &mut minimums::RequirementReader, places: &[Vec<char>], rules: &mut Rules) {
    let tokens = tokens(&sentence.chars, places);
    let amounts = reader.read(&sentence, &tokens, rules);
    let times = terms::read(&sentence, &tokens, &reader.place, rules);
    let became = match (amounts, times) {
        (_, Became::Rules) => Became::Rules,
        (Became::Question, _) | (_, Became::Question) => Became::Question,
        (amounts, Became::Text) => amounts,
    };
    if became == Became::Question {
        rules.unsure.push(OpenQuestion::new(&sentence, &tokens, reader.doubt()));
    }
    rules.read.push(ReadSentence {
        run: sentence.run,
        clause: sentence.clause,
        is_title: sentence.is_title || (sentence.is_heading && sentence.depth.is_some()),
        is_cell: false,
        became,
    });
}

impl Rules {
    /// Whether nothing is drafted.
    fn is_empty(&self) -> bool {
        self.requirements.is_empty() && self.ratios.is_empty() && self.make_up.is_empty() && self.terms.is_empty()
    }

    /// Every least amount that is asked.
    fn least_amounts(&self) -> BTreeSet<Amount> {
        let of_categories = self.requirements.iter().flat_map(|one| &one.categories);
        let of_categories = of_categories.filter_map(|(_, least)| match least {
            Least::Amount(amount) => Some(*amount),
            Least::Share(..) => None,
        });
        self.requirements.iter().filter_map(|one| one.total).chain(of_categories).collect()
    }
}

/// The places that a notice is for, by the names of the offices that issued it: 青禾市 of 青禾市财政局.
fn places(outline: &Outline) -> Vec<Vec<char>> {
    let place = |issuer: &Run| {
        let chars = issuer.read_chars();
        let end = chars.iter().position(|c| matches!(c, '省' | '市' | '县' | '区' | '州'))?;
        (end >= 2).then(|| chars[..=end].to_vec())
    };
    outline.issuers.iter().filter_map(place).collect()
}
