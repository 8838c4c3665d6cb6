//! What one line of a text says.

use std::ops::Range;

use checker_rules::Amount;

use super::finder::{FoundWord, Meaning};
use super::meanings::Meanings;
use crate::content::{Lang, Language};
use crate::lexis::{BETWEEN, NumberInText};

/// A number of a line.
pub(super) struct SaidNumber {
    pub(super) amount: Amount,
    /// Whether the line states it for certain, and as no part of a date.
    pub(super) is_certain: bool,
    /// Whether it is a figure: it counts something, or is written in digits.
    pub(super) is_stated: bool,
    /// Whether it stands in a row of numbers, as in `18、42、12`.
    pub(super) is_in_row: bool,
    pub(super) range: Range<usize>,
}

/// A line of a text: where it begins, and what it says.
pub(super) struct SaidLine {
    pub(super) start: usize,
    /// In bytes.
    pub(super) length: usize,
    pub(super) said: Said,
}

/// What a line says.
#[derive(Default)]
pub(super) struct Said {
    /// Its words that say something, in order.
    words: Vec<FoundWord>,
    /// How often each meaning may be said, and how often it is for certain; in the order of meanings.
    counts: Vec<(Meaning, (usize, usize))>,
    /// Its numbers, in order.
    numbers: Vec<SaidNumber>,
    /// The bytes of each of its sentences.
    sentences: Vec<Range<usize>>,
    /// The line itself.
    line: String,
    /// What makes an example of a sentence.
    examples: &'static [&'static str],
    /// Whether words stand side by side without spaces.
    unspaced: bool,
}

/// How many numbers of a line are compared; no line that people read has more.
const MOST_NUMBERS: usize = 500;

/// How many sentences, or parts of them, of a line are told apart; a longer line is compared as one.
const MOST_PARTS: usize = 200;

impl Said {
    pub(super) fn new(line: &str, lang: Lang, language: &Language, meanings: &Meanings) -> Self {
        let mut numbers = numbers(line, language);
        numbers.truncate(MOST_NUMBERS);
        let lexicon = language.lexicon;
        Self {
            numbers,
            sentences: sentences(line, lexicon.unspaced),
            line: line.to_owned(),
            examples: lexicon.examples,
            unspaced: lexicon.unspaced,
            ..Self::of_words(meanings.compared_words(lang, line))
        }
    }

    fn of_words(words: Vec<FoundWord>) -> Self {
        let mut said: Vec<(Meaning, bool)> = words.iter().map(|word| (word.meaning, word.is_certain)).collect();
        said.sort_unstable();
        let count = |said: &[(Meaning, bool)]| {
            (said[0].0, (said.len(), said.iter().filter(|(_, is_certain)| *is_certain).count()))
        };
        let counts = said.chunk_by(|one, other| one.0 == other.0).map(count).collect();
        Self { words, counts, ..Self::default() }
    }

    /// Everything that is said for certain.
    pub(super) fn meanings(&self) -> Vec<Meaning> {
        self.words.iter().filter(|word| word.is_certain).map(|word| word.meaning).collect()
    }

    /// Whether it has several sentences.
    pub(super) fn has_sentences(&self) -> bool {
        self.sentences.len() > 1
    }

    /// Everything that each sentence says for certain.
    pub(super) fn said_by_sentence(&self) -> Vec<Vec<Meaning>> {
        (0..self.sentences.len()).map(|at| self.of_sentences(&(at..at + 1)).meanings()).collect()
    }

    /// What some of its sentences say by their words.
    pub(super) fn of_sentences(&self, sentences: &Range<usize>) -> Self {
        let bounds = self.sentences.get(sentences.start).zip(self.sentences.get(sentences.end.saturating_sub(1)));
        let is_within = |word: &&FoundWord| {
            bounds.is_some_and(|(first, last)| first.start <= word.range.start && word.range.end <= last.end)
        };
        Self::of_words(self.words.iter().filter(is_within).cloned().collect())
    }

    fn count(&self, meaning: Meaning) -> (usize, usize) {
        let place = self.counts.binary_search_by_key(&meaning, |(known, _)| *known);
        place.ok().and_then(|at| self.counts.get(at)).map_or((0, 0), |(_, count)| *count)
    }

    /// How often it is said for certain.
    pub(super) fn certain(&self, meaning: Meaning) -> usize {
        self.count(meaning).1
    }

    /// How often it may be said.
    pub(super) fn at_most(&self, meaning: Meaning) -> usize {
        self.count(meaning).0
    }

    /// How much oftener it is said here for certain than it may be said there.
    pub(super) fn beyond(&self, other: &Self, meaning: Meaning) -> usize {
        self.certain(meaning).saturating_sub(other.at_most(meaning))
    }

    /// Everything that is said oftener here for certain than it may be said there.
    pub(super) fn all_beyond(&self, other: &Self) -> Vec<Meaning> {
        let meanings = self.counts.iter().map(|(meaning, _)| *meaning);
        meanings.filter(|meaning| self.beyond(other, *meaning) > 0).collect()
    }

    /// Whether the other says everything that is said here for certain.
    pub(super) fn is_within(&self, other: &Self) -> bool {
        self.counts.iter().all(|(meaning, _)| self.beyond(other, *meaning) == 0)
    }

    /// Whether it is turned into its contrary here oftener than it may be there.
    pub(super) fn denies_beyond(&self, other: &Self, meanings: &Meanings) -> bool {
        // What goes on with a contrary is one only behind another.
        let goes_on = if other.certain(meanings.not) > 0 { other.at_most(meanings.nor) } else { 0 };
        self.certain(meanings.not) > other.at_most(meanings.not) + goes_on
    }

    /// Those of some actors that are named for certain in one part of a sentence with an act. Where words have spaces between
    /// them, somebody stands in front of the act or right behind it.
    pub(super) fn actors(&self, act: Meaning, actors: &[Meaning]) -> Vec<Meaning> {
        let mut found = Vec::new();
        if self.certain(act) == 0 {
            return found;
        }
        for part in cut(&self.line, |c, behind| PART_ENDS.contains(&c) || (c == '.' && behind.starts_with(' '))) {
            let within =
                |word: &&FoundWord| word.is_certain && part.start <= word.range.start && word.range.end <= part.end;
            let words: Vec<&FoundWord> = self.words.iter().filter(within).collect();
            let acts = || words.iter().filter(|word| word.meaning == act);
            let who = || words.iter().filter(|word| actors.contains(&word.meaning));
            let reach = |act: &FoundWord| act.range.end + NEAREST_BEHIND;
            let is_named = self.unspaced || who().any(|who| acts().any(|act| who.range.start < reach(act)));
            if is_named && acts().next().is_some() {
                found.extend(who().map(|word| word.meaning));
            }
        }
        found
    }

    /// The one actor who is named in front of every word for a place in an order, in its sentence; none where there are
    /// several, or none.
    pub(super) fn actor_in_front(&self, place: Meaning, actors: &[Meaning]) -> Option<Meaning> {
        let mut found = None;
        for word in self.words.iter().filter(|word| word.meaning == place && word.is_certain) {
            let start = self.sentences.iter().rev().find(|sentence| sentence.start <= word.range.start)?.start;
            let in_front = self.words.iter().rev().find(|one| {
                actors.contains(&one.meaning) && one.range.end <= word.range.start && one.range.start >= start
            })?;
            if found.is_some_and(|actor| actor != in_front.meaning) {
                return None;
            }
            found = Some(in_front.meaning);
        }
        found
    }

    /// The first number that stands in another place than in the other line, where both have the same ones.
    pub(super) fn other_sequence(&self, other: &Self) -> Option<(Range<usize>, Range<usize>)> {
        let stated = |said: &Self| -> Vec<(Amount, Range<usize>)> {
            let numbers = said.numbers.iter().filter(|number| number.is_certain && number.is_in_row);
            numbers.map(|number| (number.amount, number.range.clone())).collect()
        };
        let (own, others) = (stated(self), stated(other));
        let sorted = |numbers: &[(Amount, Range<usize>)]| {
            let mut amounts: Vec<Amount> = numbers.iter().map(|(amount, _)| *amount).collect();
            amounts.sort_unstable();
            amounts
        };
        // Two may well change places, as in `12 in place of 10`; and so may those of several parts of a sentence.
        if own.len() < 3 || sorted(&own) != sorted(&others) {
            return None;
        }
        let differs = own.into_iter().zip(others).find(|(one, other)| one.0 != other.0);
        differs.map(|(one, other)| (one.1, other.1))
    }

    /// The place of the last word that says it for certain.
    pub(super) fn last(&self, meaning: Meaning) -> Option<Range<usize>> {
        let mut words = self.words.iter().rev();
        words.find(|word| word.meaning == meaning && word.is_certain).map(|word| word.range.clone())
    }

    /// The first number that is certain here and is none of the other line.
    pub(super) fn number_beyond(&self, other: &Self) -> Option<&SaidNumber> {
        let is_there = |amount| other.numbers.iter().any(|number| number.amount == amount);
        self.numbers.iter().find(|number| number.is_certain && !is_there(number.amount))
    }

    /// The first sentence of several of which the other line says nothing.
    pub(super) fn sentence_beyond(&self, other: &Self) -> Option<Range<usize>> {
        let several = self.sentences.len() > 1;
        // Of an example in both, the numbers are compared.
        let is_compared =
            |sentence: &&Range<usize>| !(self.has_example(sentence) && other.has_example(&(0..other.line.len())));
        let mut beyond = self.sentences.iter().filter(|sentence| several && self.is_beyond(sentence, other));
        beyond.find(is_compared).cloned()
    }

    fn has_example(&self, part: &Range<usize>) -> bool {
        let part = self.line[part.clone()].to_lowercase();
        self.examples.iter().any(|word| part.contains(word))
    }

    fn is_beyond(&self, sentence: &Range<usize>, other: &Self) -> bool {
        let within = |range: &Range<usize>| sentence.start <= range.start && range.end <= sentence.end;
        let mut said: Vec<Meaning> =
            self.words.iter().filter(|word| word.is_certain && within(&word.range)).map(|word| word.meaning).collect();
        said.sort_unstable();
        said.dedup();
        let there = said.iter().filter(|meaning| self.beyond(other, **meaning) == 0).count();
        let never = said.iter().all(|meaning| other.at_most(*meaning) == 0);
        (said.len() > 1 && never) || (said.len() > 2 && there == 0) || (said.len() > 4 && there == 1)
    }
}

/// Every number of a line, in order.
pub(super) fn numbers(line: &str, language: &Language) -> Vec<SaidNumber> {
    let lexis = language.lexis;
    let found = lexis.numbers(line);
    let days = lexis.days(line, &found);
    let of_day = |start: usize| days.iter().any(|day| day.start <= start && start < day.end);
    let said = found.iter().enumerate().map(|(at, number)| {
        let is_month = lexis.begins_months(line, &found[at..]);
        let is_stated = number.counts || lexis.is_figure(line, number);
        SaidNumber {
            amount: number.amount,
            is_stated,
            is_in_row: is_in_row(line, at, &found),
            // One is an article in many languages.
            is_certain: is_stated && !is_month && !of_day(number.start) && number.amount != Amount::whole(1),
            range: number.start..number.end,
        }
    });
    let halves = language.lexicon.half.iter().flat_map(|half| line.match_indices(half));
    let half = "1/2".parse().ok();
    let halves = halves.filter_map(|(at, half_of)| {
        Some(SaidNumber {
            amount: half?,
            is_certain: false,
            is_stated: true,
            is_in_row: false,
            range: at..at + half_of.len(),
        })
    });
    said.chain(halves).collect()
}

/// Whether only a comma or a word for `and` stands between a number and the next, or the one before.
fn is_in_row(line: &str, at: usize, all: &[NumberInText]) -> bool {
    let joins = |pair: &[NumberInText]| BETWEEN.contains(&line[pair[0].end..pair[1].start].trim());
    all.get(at..at + 2).is_some_and(joins) || at.checked_sub(1).is_some_and(|first| joins(&all[first..=at]))
}

/// What ends a part of a sentence.
const PART_ENDS: [char; 7] = ['，', '；', '。', '：', ';', ',', ':'];

/// How far behind an act, in bytes, somebody stands who does it, as in `recognised by the employer`.
const NEAREST_BEHIND: usize = 15;

/// Where each sentence of a line stands.
fn sentences(line: &str, unspaced: bool) -> Vec<Range<usize>> {
    if unspaced {
        return cut(line, |c, _| matches!(c, '。' | '！' | '？' | '；' | '\n'));
    }
    cut(line, |c, behind| match c {
        '.' | '!' | '?' | ';' => behind.starts_with([' ', '\n']),
        '\n' => behind.starts_with(['\n', '-']),
        _ => false,
    })
}

/// The pieces of a line, each with the sign that ends it; whether one does is told by the sign and what is behind it.
fn cut(line: &str, is_end: impl Fn(char, &str) -> bool) -> Vec<Range<usize>> {
    let (mut found, mut start) = (Vec::new(), 0);
    for (at, c) in line.char_indices() {
        let end = at + c.len_utf8();
        if !c.is_ascii_alphanumeric() && is_end(c, &line[end..]) {
            found.push(start..end);
            start = end;
        }
    }
    if start < line.len() {
        found.push(start..line.len());
    }
    if found.len() > MOST_PARTS { std::iter::once(0..line.len()).collect() } else { found }
}
