//! What may be said on a site: the meanings that languages have words for, and the site's own names.

use std::collections::{BTreeMap, BTreeSet};

use super::finder::{Meaning, Word, WordFinder, of_table};
use super::own_names::{OwnName, OwnNames, own_names};
use crate::content::{Lang, Language};
use crate::lexis::{ACTORS, ACTS, FIELDS, NOR, NOT, ORDER, PEOPLE, SUBJECTS, meaning_words};
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
    /// What somebody does, and who may do it.
    pub(super) acts: Vec<Meaning>,
    pub(super) actors: Vec<Meaning>,
    /// Those of them who act one after the other.
    pub(super) people: Vec<Meaning>,
    /// What comes first, and what follows.
    pub(super) order: Vec<Meaning>,
    /// A number for each meaning of the tables.
    numbers: BTreeMap<&'static str, Meaning>,
    /// Of each language, whether no words of it are known.
    unknown: Vec<bool>,
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

    /// Whether nothing can be compared with a language.
    pub(super) fn is_unknown(&self, lang: Lang) -> bool {
        self.unknown[0] || self.unknown[lang.0]
    }

    pub(in crate::check) fn new(site: &Site) -> Self {
        let languages = &site.data.languages;
        let numbers = numbers(languages);
        let of_table = |one: &Language| of_table(one.lexicon.meanings, |name| numbers.get(name).copied());
        let finder = |words: Vec<Word>, one: &Language| WordFinder::new(words, one.lexicon.unspaced);
        let tables: Vec<WordFinder> = languages.iter().map(|one| finder(of_table(one), one)).collect();
        let mut words: Vec<Vec<Word>> = languages.iter().map(of_table).collect();
        let of_field = |names: &[&'static str]| -> Vec<Meaning> {
            names.iter().filter_map(|name| numbers.get(name).copied()).collect()
        };
        let fields = FIELDS.iter();
        let mut fields: Vec<OpposedMeanings> =
            fields.map(|field| OpposedMeanings { all: of_field(field.meanings), kept: of_field(field.kept) }).collect();
        fields.push(OpposedMeanings { all: Vec::new(), kept: of_field(&SUBJECTS) });
        let mut next = numbers.len();
        for OwnNames { names, are_opposed, are_kept } in own_names(site) {
            let group: Vec<Meaning> = (next..next + names.len()).collect();
            for (name, meaning) in names.iter().zip(&group) {
                add(name, *meaning, &tables, &mut words);
            }
            next += names.len();
            fields.push(OpposedMeanings {
                all: if are_opposed { group.clone() } else { Vec::new() },
                kept: if are_kept { group } else { Vec::new() },
            });
        }
        let unknown = languages.iter().map(|one| one.lexicon.meanings.is_empty()).collect();
        let finders = words.into_iter().zip(languages).map(|(words, one)| finder(words, one)).collect();
        let [not, nor] = [NOT, NOR].map(|name| numbers.get(name).copied().unwrap_or(usize::MAX));
        let (acts, actors) = (of_field(&ACTS), of_field(&ACTORS));
        let (people, order) = (of_field(&PEOPLE), of_field(&ORDER));
        Self { finders, fields, unknown, not, nor, acts, actors, people, order, numbers }
    }
}

/// A number for each meaning of the languages' tables.
fn numbers(languages: &[Language]) -> BTreeMap<&'static str, Meaning> {
    let words = languages.iter().flat_map(|one| meaning_words(one.lexicon.meanings));
    let names: BTreeSet<&'static str> = words.filter_map(|word| word.meaning).collect();
    names.into_iter().zip(0..).collect()
}

/// Adds the words of a name. It also says what is said by each language's usual way of writing it.
fn add(name: &OwnName, meaning: Meaning, tables: &[WordFinder], words: &mut [Vec<Word>]) {
    let says = |finder: &WordFinder, text: &str| -> BTreeSet<Meaning> {
        finder.words(text).into_iter().map(|word| word.meaning).collect()
    };
    let usual = name.writings.iter().zip(tables).filter_map(|(ways, finder)| Some(says(finder, ways.first()?)));
    let shared = usual.reduce(|one, other| &one & &other).unwrap_or_default();
    for ((ways, finder), words) in name.writings.iter().zip(tables).zip(words) {
        for (at, text) in ways.iter().enumerate() {
            let parts = says(finder, text);
            let said = shared.iter().filter(|part| parts.contains(part)).map(|part| (*part, true));
            words.extend(std::iter::once((meaning, at == 0)).chain(said).map(|(meaning, is_certain)| Word {
                text: text.clone(),
                meaning: Some(meaning),
                is_certain,
                is_beginning: false,
            }));
        }
        let may = name.may.iter().filter(|text| !ways.contains(text));
        words.extend(may.map(|text| Word {
            text: text.clone(),
            meaning: Some(meaning),
            is_certain: false,
            is_beginning: false,
        }));
    }
}
