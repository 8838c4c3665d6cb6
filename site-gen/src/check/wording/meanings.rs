//! What may be said on a site: the meanings that languages have words for, and the site's own names.

use std::collections::{BTreeMap, BTreeSet};

use super::finder::{FoundWord, Meaning, Word, WordFinder, of_table};
use super::own_names::{OwnName, OwnNames, own_names};
use crate::content::{Lang, Language};
use crate::diag::{Digest, digest_of};
use crate::lexis::{
    ACTORS, ACTS, ALONE, FIELDS, FILLERS, Field, NOR, NOT, NOTHING, ORDER, PEOPLE, SUBJECTS, meaning_words,
};
use crate::model::Site;

/// Whether a text says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check) enum Says {
    No,
    Perhaps,
    Yes,
}

/// Meanings that exclude each other, and those of them that no language may leave out.
pub(super) struct OpposedMeanings {
    pub(super) all: Vec<Meaning>,
    pub(super) kept: Vec<Meaning>,
}

/// Everything that may be said, and the words of each language for it.
pub(in crate::check) struct Meanings {
    /// One for each language, in their order.
    pub(super) finders: Vec<WordFinder>,
    pub(super) fields: Vec<OpposedMeanings>,
    pub(super) not: Meaning,
    pub(super) nor: Meaning,
    /// What words say that may be left out or added.
    pub(super) nothing: Meaning,
    /// What somebody does, and who may do it.
    pub(super) acts: Vec<Meaning>,
    pub(super) actors: Vec<Meaning>,
    /// Those of them who act one after the other.
    pub(super) people: Vec<Meaning>,
    /// What comes first, and what follows.
    pub(super) order: Vec<Meaning>,
    /// What is compared only with an earlier wording of the same language.
    pub(super) alone: Vec<OpposedMeanings>,
    /// What may stand beside a word for an order and says nothing of it.
    pub(super) fillers: Vec<Meaning>,
    /// What a text is about, so that no language may leave it out.
    subjects: Vec<Meaning>,
    /// Meanings that no languages are compared by.
    not_compared: BTreeSet<Meaning>,
    /// A number for each meaning of the tables.
    numbers: BTreeMap<&'static str, Meaning>,
    /// Of each language, whether no words of it are known.
    unknown: Vec<bool>,
    /// The digest of what it was made from.
    pub(in crate::check) made_from: Digest,
}

impl Meanings {
    /// Whether a text says for certain, or may say, what the tables call so; none where no words of its language are known.
    pub(in crate::check) fn says(&self, lang: Lang, text: &str, name: &str) -> Option<Says> {
        let meaning = self.numbers.get(name).filter(|_| !self.unknown[lang.0])?;
        let words = self.finders[lang.0].words(text);
        let said = words.iter().filter(|word| word.meaning == *meaning);
        let says = said.map(|word| if word.is_certain { Says::Yes } else { Says::Perhaps });
        Some(says.max().unwrap_or(Says::No))
    }

    /// The words of a line by which languages are compared. How far something goes, each says in a way of its own.
    pub(super) fn compared_words(&self, lang: Lang, line: &str) -> Vec<FoundWord> {
        let mut words = self.finders[lang.0].words(line);
        words.retain(|word| !self.not_compared.contains(&word.meaning));
        words
    }

    /// Whether a text says something else where this is left out or added.
    pub(super) fn weighs_alone(&self, meaning: Meaning) -> bool {
        let is_kept = || self.fields.iter().chain(&self.alone).any(|field| field.kept.contains(&meaning));
        meaning == self.not || is_kept()
    }

    /// Whether each time that it is said weighs.
    pub(super) fn is_counted(&self, meaning: Meaning) -> bool {
        meaning == self.not || self.fields.first().is_some_and(|bounds| bounds.all.contains(&meaning))
    }

    /// Whether it is the name of something of the site.
    pub(super) fn is_own_name(&self, meaning: Meaning) -> bool {
        meaning >= self.numbers.len()
    }

    /// Whether it is one of the many things that a text may be about, of which no table has every word.
    pub(super) fn is_subject(&self, meaning: Meaning) -> bool {
        self.subjects.contains(&meaning)
    }

    /// Whether nothing can be compared with a language.
    pub(super) fn is_unknown(&self, lang: Lang) -> bool {
        self.unknown[0] || self.unknown[lang.0]
    }

    pub(in crate::check) fn new(site: &Site) -> Self {
        let languages = &site.data.languages;
        let numbers = numbers(languages);
        let of_table = |one: &Language| of_table(one.lexicon.meanings, |name| numbers.get(name).copied());
        let mut words: Vec<Vec<Word>> = languages.iter().map(of_table).collect();
        let of_field = |names: &[&'static str]| -> Vec<Meaning> {
            names.iter().filter_map(|name| numbers.get(name).copied()).collect()
        };
        let fields = FIELDS.iter();
        let opposed = |field: &Field| OpposedMeanings { all: of_field(field.meanings), kept: of_field(field.kept) };
        let mut fields: Vec<OpposedMeanings> = fields.map(opposed).collect();
        let alone: Vec<OpposedMeanings> = ALONE.iter().map(opposed).collect();
        let subjects = of_field(&SUBJECTS);
        fields.push(OpposedMeanings { all: Vec::new(), kept: subjects.clone() });
        let (mut next, mut all) = (numbers.len(), Vec::new());
        let own = own_names(site);
        let tags: Vec<&String> = languages.iter().map(|language| &language.tag).collect();
        let made_from = digest_of(&(tags, &own));
        for OwnNames { names, are_opposed, are_kept } in own {
            let group: Vec<Meaning> = (next..next + names.len()).collect();
            next += names.len();
            all.extend(names.into_iter().zip(group.iter().copied()));
            fields.push(OpposedMeanings {
                all: if are_opposed { group.clone() } else { Vec::new() },
                kept: if are_kept { group } else { Vec::new() },
            });
        }
        let unknown = languages.iter().map(|one| one.lexicon.meanings.is_empty()).collect();
        all.iter().for_each(|(name, meaning)| add(name, *meaning, &mut words));
        let finder = |(words, one): (Vec<Word>, &Language)| WordFinder::new(words, one.lexicon.unspaced);
        let mut finders: Vec<WordFinder> = words.into_iter().zip(languages).map(finder).collect();
        all.iter().for_each(|(name, _)| let_say_its_words(name, &mut finders));
        let [not, nor, nothing] = [NOT, NOR, NOTHING].map(|name| numbers.get(name).copied().unwrap_or(usize::MAX));
        let (acts, actors) = (of_field(&ACTS), of_field(&ACTORS));
        let (people, order) = (of_field(&PEOPLE), of_field(&ORDER));
        let of_alone = alone.iter().flat_map(|field| field.all.iter().chain(&field.kept)).copied();
        let is_of_fields = |meaning: &Meaning| fields.iter().any(|field: &OpposedMeanings| field.all.contains(meaning));
        let not_compared = of_alone.filter(|meaning| !is_of_fields(meaning)).chain([nothing]).collect();
        Self {
            finders,
            fields,
            unknown,
            not,
            nor,
            nothing,
            acts,
            actors,
            people,
            order,
            alone,
            fillers: of_field(&FILLERS),
            subjects,
            not_compared,
            numbers,
            made_from,
        }
    }
}

/// A number for each meaning of the languages' tables.
fn numbers(languages: &[Language]) -> BTreeMap<&'static str, Meaning> {
    let words = languages.iter().flat_map(|one| meaning_words(one.lexicon.meanings));
    let names: BTreeSet<&'static str> = words.filter_map(|word| word.meaning).collect();
    names.into_iter().zip(0..).collect()
}

/// Adds the words of a name.
fn add(name: &OwnName, meaning: Meaning, words: &mut [Vec<Word>]) {
    for (ways, words) in name.writings.iter().zip(words) {
        let word = |text: &String, is_certain| Word {
            text: text.clone(),
            meaning: Some(meaning),
            is_certain,
            is_beginning: false,
            is_of_table: false,
        };
        words.extend(ways.iter().enumerate().map(|(at, text)| word(text, at == 0)));
        let may = name.may.iter().filter(|text| !ways.contains(text));
        words.extend(may.map(|text| word(text, false)));
    }
}

/// A name also says what is said by each language's usual way of writing it.
fn let_say_its_words(name: &OwnName, finders: &mut [WordFinder]) {
    let usual = name.writings.iter().zip(&*finders);
    let usual = usual.filter_map(|(ways, finder)| Some(finder.said_by_table(ways.first()?)));
    let shared = usual.reduce(|one, other| &one & &other).unwrap_or_default();
    for (ways, finder) in name.writings.iter().zip(finders).filter(|_| !shared.is_empty()) {
        for text in ways {
            let said = &shared & &finder.said_by_table(text);
            finder.let_say(text, &said);
        }
    }
}
