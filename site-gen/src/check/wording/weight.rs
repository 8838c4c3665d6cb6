//! How much a change of a text weighs that was made in one language alone.
//!
//! Two wordings of one language are held against each other here, so that a word says what it may say: `by` that becomes
//! `from` weighs, though either alone says little.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use checker_rules::Amount;

use super::finder::{FoundWord, Meaning};
use super::hunks::{Hunk, hunks};
use super::meanings::Meanings;
use super::said::{SaidNumber, numbers};
use crate::content::{Lang, Language};
use crate::lexis::{WrittenDay, is_han};

/// What a change does to what a text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Weight {
    /// It says the same in other words.
    Nothing,
    /// Somebody has to look.
    Unknown,
    /// It says something else.
    Telling,
}

/// The gravest change of a text, with its weight; none where nothing but the writing changed.
pub(in crate::check) fn gravest(
    (before, now): (&str, &str),
    (lang, language): (Lang, &Language),
    meanings: &Meanings,
) -> Option<(Weight, Hunk)> {
    if before.len().max(now.len()) > MOST_COMPARED {
        return Some((Weight::Unknown, Hunk { before: 0..before.len(), now: 0..now.len() }));
    }
    let change = Rewording::new(before, now, |text| Wording::new(text, lang, language, meanings), meanings);
    if change.parts.len() > MOST_PARTS {
        return Some((Weight::Unknown, Hunk { before: 0..before.len(), now: 0..now.len() }));
    }
    let weighed = change.parts.iter().map(|part| (change.weight(part), part));
    let gravest = weighed.rev().max_by_key(|(weight, _)| *weight)?;
    (gravest.0 != Weight::Nothing).then(|| (gravest.0, gravest.1.hunk.clone()))
}

/// A text with more changes than these is looked at by a person.
const MOST_PARTS: usize = 60;

/// The longest text, in bytes, whose changes are weighed. A longer one is looked at by a person.
const MOST_COMPARED: usize = 50_000;

/// More changes than these are a new wording.
const MOST_HUNKS: usize = 3;

/// As many words in place of others are no new wording.
const MOST_WORDS: usize = 2;

/// How many letters make a passage of its own; a Han character counts for three.
const PASSAGE: usize = 24;

/// How many letters make a part of a sentence.
const PART: usize = 8;

/// How many of a hundred pairs of letters make it the same passage.
const MOSTLY: usize = 60;

/// A wording of a text.
struct Wording<'a> {
    text: &'a str,
    words: Vec<FoundWord>,
    numbers: Vec<SaidNumber>,
    days: Vec<(WrittenDay, Range<usize>)>,
    /// How often each meaning may be said.
    counts: BTreeMap<Meaning, usize>,
}

impl<'a> Wording<'a> {
    fn new(text: &'a str, lang: Lang, language: &Language, meanings: &Meanings) -> Self {
        let words = meanings.finders[lang.0].words(text);
        let mut counts = BTreeMap::new();
        words.iter().for_each(|word| *counts.entry(word.meaning).or_default() += 1);
        let lexis = language.lexis;
        let days = lexis.days(text, &lexis.numbers(text)).into_iter().map(|day| (day.day, day.start..day.end));
        let days: Vec<_> = days.collect();
        let is_of_day = |number: &SaidNumber| days.iter().any(|(_, day)| overlaps(day, &number.range));
        let numbers = numbers(text, language).into_iter().filter(|number| !is_of_day(number));
        // Two of something is no word like any other where one wording has it and the other has not.
        let is_two = |number: &SaidNumber| {
            let is_of_time = text[number.range.end..].starts_with(['年', '月', '周', '週', '次', '倍']);
            is_of_time && ["两", "兩"].contains(&&text[number.range.clone()])
        };
        let numbers =
            numbers.map(|number| SaidNumber { is_stated: number.is_stated || is_two(&number), ..number }).collect();
        Self { text, words, numbers, days, counts }
    }

    fn count(&self, meaning: Meaning) -> usize {
        self.counts.get(&meaning).copied().unwrap_or_default()
    }

    /// The numbers of a part; of all of them, or only those that count something for certain.
    fn numbers(&self, range: &Range<usize>, is_meant: impl Fn(&SaidNumber) -> bool) -> BTreeSet<Amount> {
        let numbers = self.numbers.iter().filter(|number| overlaps(&number.range, range) && is_meant(number));
        numbers.map(|number| number.amount).collect()
    }

    /// Its days, each as the last one that it may mean.
    fn days(&self) -> BTreeSet<String> {
        let last = |day: &WrittenDay| day.last().map_or_else(|| day.shown().1, |last| last.to_string());
        self.days.iter().map(|(day, _)| last(day)).collect()
    }

    fn whole(&self) -> Range<usize> {
        0..self.text.len()
    }

    /// What a part says for certain, and what it may say; a word that may be left out says nothing.
    fn says(&self, range: &Range<usize>, nothing: Meaning) -> [BTreeSet<Meaning>; 2] {
        let is_empty =
            |word: &&FoundWord| self.words.iter().any(|other| other.meaning == nothing && other.range == word.range);
        let here = || self.words.iter().filter(|word| overlaps(&word.range, range)).filter(|word| !is_empty(word));
        let certain = here().filter(|word| word.is_certain).map(|word| word.meaning).collect();
        [certain, here().map(|word| word.meaning).collect()]
    }

    /// What a part says that another may not. A name says it also by what it is made of: `employer` may be `the unit`.
    fn says_beyond(
        &self,
        range: &Range<usize>,
        (certain, there): (&BTreeSet<Meaning>, &BTreeSet<Meaning>),
        meanings: &Meanings,
    ) -> Vec<Meaning> {
        let is_said_so = |meaning: Meaning| {
            let names = self.words.iter().filter(|word| word.meaning == meaning && overlaps(&word.range, range));
            let mut parts = names.flat_map(|name| self.words.iter().filter(|word| word.range == name.range));
            parts.any(|part| there.contains(&part.meaning))
        };
        let beyond = certain.difference(there).copied();
        beyond.filter(|meaning| !meanings.is_own_name(*meaning) || !is_said_so(*meaning)).collect()
    }

    /// The letters of a part, without figures and without words that say nothing.
    fn letters(&self, range: &Range<usize>, nothing: Meaning) -> String {
        let figures = self.numbers.iter().map(|number| &number.range).chain(self.days.iter().map(|(_, day)| day));
        let empty = self.words.iter().filter(|word| word.meaning == nothing).map(|word| &word.range);
        let left_out: Vec<&Range<usize>> = figures.chain(empty).filter(|one| overlaps(one, range)).collect();
        let letters = self.text[range.clone()]
            .char_indices()
            .filter(|(at, c)| c.is_alphanumeric() && !left_out.iter().any(|one| one.contains(&(range.start + at))));
        letters.flat_map(|(_, c)| c.to_lowercase()).collect()
    }

    /// Whether a part is a name: in quotation marks, or written with a capital letter.
    fn is_of_name(&self, range: &Range<usize>) -> bool {
        let (before, behind) = (&self.text[..range.start], &self.text[range.end..]);
        let is_quoted = NAME_MARKS.iter().any(|(open, close)| {
            let inside = before.rsplit_once(*open).is_some_and(|(_, inside)| !inside.contains(*close));
            inside && behind.split_once(*close).is_some_and(|(inside, _)| !inside.contains(*open))
        });
        let is_capital = self.text[range.clone()].trim_start().starts_with(|c: char| c.is_ascii_uppercase());
        let within = before.trim_end().ends_with(|c: char| c.is_ascii_alphanumeric());
        is_quoted || (is_capital && within)
    }
}

/// How many letters begin a word.
const LEAST_OF_WORD: usize = 4;

/// What ends a sentence.
const SENTENCE_ENDS: [char; 6] = ['。', '！', '？', '.', '!', '?'];

/// What stands around names.
const NAME_MARKS: [(char, char); 4] = [('“', '”'), ('《', '》'), ('「', '」'), ('『', '』')];

/// A change of a part, with the letters that stood there, and those that stand there now.
struct ChangedPart {
    hunk: Hunk,
    old: String,
    new: String,
}

struct Rewording<'a> {
    before: Wording<'a>,
    now: Wording<'a>,
    parts: Vec<ChangedPart>,
    meanings: &'a Meanings,
}

impl<'a> Rewording<'a> {
    fn new(before: &'a str, now: &'a str, read: impl Fn(&'a str) -> Wording<'a>, meanings: &'a Meanings) -> Self {
        let [before, now] = [before, now].map(read);
        let part = |hunk: Hunk| ChangedPart {
            old: before.letters(&hunk.before, meanings.nothing),
            new: now.letters(&hunk.now, meanings.nothing),
            hunk,
        };
        let parts = hunks(before.text, now.text).into_iter().map(part).collect();
        Self { before, now, parts, meanings }
    }

    fn weight(&self, part: &ChangedPart) -> Weight {
        let ChangedPart { hunk, old, new } = part;
        if self.has_other_figures(hunk) {
            return Weight::Telling;
        }
        if old == new {
            return Weight::Nothing;
        }
        if self.is_swapped(part) {
            return Weight::Telling;
        }
        if self.is_moved(part) || are_rearranged(old, new) {
            return if self.order_differs() { Weight::Telling } else { Weight::Nothing };
        }
        let (old_weight, new_weight) = (letters_of(old), letters_of(new));
        // A new wording throughout is for the other language to be held against.
        let is_rewritten = old_weight.min(new_weight) >= PASSAGE || self.parts.len() > MOST_HUNKS;
        if !is_rewritten && self.says_otherwise(hunk) {
            return Weight::Telling;
        }
        if old.is_empty() || new.is_empty() {
            let is_passage = old_weight.max(new_weight) >= PASSAGE || self.is_item(hunk) || self.is_sentence(hunk);
            return if !is_rewritten && is_passage && !self.is_nearly_moved(part) {
                Weight::Telling
            } else {
                Weight::Unknown
            };
        }
        let is_name = self.before.is_of_name(&hunk.before) && self.now.is_of_name(&hunk.now);
        match () {
            () if are_forms(old, new) => Weight::Nothing,
            () if is_name && !is_rewritten => Weight::Telling,
            () if self.are_words() && !is_rewritten && !self.may_say_the_same(hunk) && !self.is_of_day(hunk) => {
                Weight::Telling
            }
            () => Weight::Unknown,
        }
    }

    /// Whether figures stand here that are not those that stood here.
    fn has_other_figures(&self, hunk: &Hunk) -> bool {
        let lacks = |(one, part): (&Wording<'_>, &Range<usize>), (other, in_place): (&Wording<'_>, &Range<usize>)| {
            let there = other.numbers(in_place, |_| true);
            // One is an article in many languages.
            let counts = |number: &SaidNumber| number.is_stated && number.amount != Amount::whole(1);
            one.numbers(part, counts).iter().any(|number| !there.contains(number))
        };
        let (before, now) = ((&self.before, &hunk.before), (&self.now, &hunk.now));
        let [gone, come] = [before, now].map(|(wording, part)| wording.numbers(part, |_| true));
        let is_replaced = !gone.is_empty() && !come.is_empty() && gone.is_disjoint(&come);
        let (old, new) = ((&self.before, &self.before.whole()), (&self.now, &self.now.whole()));
        let differ_here = lacks(before, now) || lacks(now, before);
        let has_days = |wording: &Wording<'_>, part| wording.days.iter().any(|(_, day)| overlaps(day, part));
        let are_days_changed = has_days(&self.before, &hunk.before) || has_days(&self.now, &hunk.now);
        (differ_here && (is_replaced || lacks(old, new) || lacks(new, old)))
            || (are_days_changed && self.before.days() != self.now.days())
    }

    /// Whether a day is written in another way here.
    fn is_of_day(&self, hunk: &Hunk) -> bool {
        let touches = |wording: &Wording<'_>, part: &Range<usize>| {
            wording.days.iter().any(|(_, day)| day.start <= part.end && part.start <= day.end)
        };
        touches(&self.before, &hunk.before) && touches(&self.now, &hunk.now) && self.before.days() == self.now.days()
    }

    /// Whether what stands here now has changed places with what stood here.
    fn is_swapped(&self, part: &ChangedPart) -> bool {
        let is_full = !part.old.is_empty() && !part.new.is_empty();
        is_full && self.parts.iter().any(|other| other.old == part.new && other.new == part.old)
    }

    /// Whether what is only removed here is added elsewhere, or the other way round.
    fn is_moved(&self, part: &ChangedPart) -> bool {
        let is_pure = part.old.is_empty() || part.new.is_empty();
        is_pure && self.parts.iter().any(|other| other.old == part.new && other.new == part.old)
    }

    /// Whether something else stands on both sides of a word for what comes first or after, or of `not`.
    fn order_differs(&self) -> bool {
        let neighbours = |wording: &Wording<'_>, step: isize| -> BTreeSet<(Meaning, Option<Meaning>)> {
            let is_filler = |word: &FoundWord| self.meanings.fillers.contains(&word.meaning);
            let words: Vec<&FoundWord> =
                wording.words.iter().filter(|word| word.is_certain && !is_filler(word)).collect();
            let turns =
                |word: &FoundWord| word.meaning == self.meanings.not || self.meanings.order.contains(&word.meaning);
            let beside = |at: usize| words.get(at.checked_add_signed(step)?).map(|word| word.meaning);
            let order = words.iter().enumerate().filter(|(_, word)| turns(word));
            order.map(|(at, word)| (word.meaning, beside(at))).collect()
        };
        let differs = |step| neighbours(&self.before, step) != neighbours(&self.now, step);
        differs(-1) && differs(1)
    }

    /// Whether nothing changed but a word or two, which others stand in the place of.
    fn are_words(&self) -> bool {
        let [gone, come] = self.letters();
        let kept = come.chars().filter(|c| is_han(*c) && gone.contains(*c)).count();
        let is_rearranged = self.parts.len() > 1 && kept * 2 > gone.chars().count().min(come.chars().count());
        let are_full = self.parts.iter().all(|part| !part.old.is_empty() && !part.new.is_empty());
        self.parts.len() <= MOST_WORDS && are_full && !is_rearranged
    }

    /// Whether most of what is only removed here is added elsewhere in other words around it, or the other way round.
    fn is_nearly_moved(&self, part: &ChangedPart) -> bool {
        let pairs = |text: &str| text.chars().zip(text.chars().skip(1)).collect::<Vec<_>>();
        let [gone, come] = self.letters().map(|letters| pairs(&letters));
        let (here, there) = if part.old.is_empty() { (pairs(&part.new), gone) } else { (pairs(&part.old), come) };
        let found = here.iter().filter(|pair| there.contains(pair)).count();
        !here.is_empty() && found * 100 >= here.len() * MOSTLY
    }

    /// All letters that stood where something changed, and those that stand there now.
    fn letters(&self) -> [String; 2] {
        let parts = self.parts.iter();
        [parts.clone().map(|part| part.old.as_str()).collect(), parts.map(|part| part.new.as_str()).collect()]
    }

    /// Whether the words of a change say something that those in their place cannot say.
    fn says_otherwise(&self, hunk: &Hunk) -> bool {
        let ([old, may_old], [new, may_new]) =
            (self.before.says(&hunk.before, self.meanings.nothing), self.now.says(&hunk.now, self.meanings.nothing));
        let lost = self.before.says_beyond(&hunk.before, (&old, &may_new), self.meanings);
        let gained = self.now.says_beyond(&hunk.now, (&new, &may_old), self.meanings);
        let is_only_in = |meaning: Meaning, one: &Wording<'_>, other: &Wording<'_>| {
            // What is said several times may be said less often, but for what turns a sentence round.
            let most = if self.meanings.is_counted(meaning) { one.count(meaning) } else { 1 };
            self.meanings.weighs_alone(meaning) && other.count(meaning) < most
        };
        let is_gone = lost.iter().any(|one| is_only_in(*one, &self.before, &self.now));
        let has_come = gained.iter().any(|one| is_only_in(*one, &self.now, &self.before));
        let are_opposed = |one: &BTreeSet<Meaning>, other: &BTreeSet<Meaning>| {
            self.meanings.fields.iter().chain(&self.meanings.alone).any(|field| {
                let [own, others] = [one, other].map(|set| field.all.iter().filter(|meaning| set.contains(meaning)));
                own.clone().count() > 0 && others.clone().count() > 0 && !own.into_iter().any(|one| other.contains(one))
            })
        };
        let certainly: [BTreeSet<Meaning>; 2] = [lost, gained].map(|beyond| beyond.into_iter().collect());
        is_gone || has_come || are_opposed(&certainly[0], &certainly[1]) || are_opposed(&may_old, &may_new)
    }

    /// Whether words in place of others may say the same: some meaning is in both, or most of the characters of Chinese or
    /// beginnings of words.
    fn may_say_the_same(&self, hunk: &Hunk) -> bool {
        let ([old, mut may_old], [new, may_new]) =
            (self.before.says(&hunk.before, self.meanings.nothing), self.now.says(&hunk.now, self.meanings.nothing));
        // An accountant and an engineer are both people.
        may_old.retain(|meaning| {
            !self.meanings.actors.contains(meaning) || old.contains(meaning) || new.contains(meaning)
        });
        let beginnings = |wording: &Wording<'_>, part: &Range<usize>| -> BTreeSet<String> {
            let words = wording.text[part.clone()].split(|c: char| !c.is_alphanumeric());
            let of = |word: &str| match word.is_ascii() {
                true => vec![word.to_lowercase().chars().take(LEAST_OF_WORD).collect()],
                false => word.chars().map(String::from).collect(),
            };
            words.filter(|word| !word.is_ascii() || word.len() >= LEAST_OF_WORD).flat_map(of).collect()
        };
        let [one, other] = [beginnings(&self.before, &hunk.before), beginnings(&self.now, &hunk.now)];
        let is_alike = one.intersection(&other).count() * 2 > one.len().min(other.len());
        !may_old.is_disjoint(&may_new) || is_alike
    }

    /// Whether a whole sentence or line is removed or added.
    fn is_sentence(&self, hunk: &Hunk) -> bool {
        let is_whole = |text: &str, part: &Range<usize>| {
            let (before, within) = (text[..part.start].trim_end(), text[part.clone()].trim());
            let is_sentence = within.ends_with(SENTENCE_ENDS) && (before.is_empty() || before.ends_with(SENTENCE_ENDS));
            let begins = text[..part.start].ends_with('\n') || text[part.clone()].starts_with('\n') || part.start == 0;
            let ends =
                text[part.end..].starts_with('\n') || text[part.clone()].ends_with('\n') || part.end == text.len();
            is_sentence || (begins && ends && !within.is_empty())
        };
        is_whole(self.before.text, &hunk.before) || is_whole(self.now.text, &hunk.now)
    }

    /// Whether an item of a list within a sentence is removed or added, or a part of the sentence.
    fn is_item(&self, hunk: &Hunk) -> bool {
        let is_of_list = |text: &str| {
            let text = text.trim();
            let is_part = text.starts_with('，') || text.ends_with('，');
            let is_last = text.starts_with(',') && !text.ends_with(',');
            let letters: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
            let is_of_row = (text.starts_with('、') || text.ends_with('、')) && !letters.is_empty();
            is_of_row || ((is_part || is_last) && letters_of(&letters) >= PART)
        };
        is_of_list(&self.before.text[hunk.before.clone()]) || is_of_list(&self.now.text[hunk.now.clone()])
    }
}

/// How many letters a text has, a Han character for three.
fn letters_of(text: &str) -> usize {
    text.chars().map(|c| if is_han(c) { 3 } else { 1 }).sum()
}

/// Whether two words are forms of one, as `declare` and `declared`, or `October` and `Oct.`.
fn are_forms(one: &str, other: &str) -> bool {
    if one.is_ascii() && one.len().min(other.len()) == 3 && (one.starts_with(other) || other.starts_with(one)) {
        return true;
    }
    let same = one.chars().zip(other.chars()).take_while(|(one, other)| one == other && one.is_ascii()).count();
    same >= 3 && one.len().max(other.len()) <= same + 3
}

/// Whether two texts are made of the same letters.
fn are_rearranged(one: &str, other: &str) -> bool {
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    sorted(one) == sorted(other)
}

fn overlaps(one: &Range<usize>, other: &Range<usize>) -> bool {
    if other.is_empty() {
        one.start < other.start && other.start < one.end
    } else {
        one.start < other.end && other.start < one.end
    }
}
