//! What can be written in each file of TOML: the keys of every table, with their values and meanings.
//!
//! Files are read by these descriptions: a key that is not described is unknown, and one that is required and not there
//! is missing. What `help content` prints and the schemas for editors are made from them, so that the three agree.

mod cases;
mod courses;
mod expected;
mod glossary;
mod help;
mod notice;
mod questions;
mod rules;
mod schema;
mod site;

use super::names::Kind;
pub use help::help;
pub use schema::{FOLDER, headed, schemas};

/// A kind of file in the content folder.
#[derive(Debug)]
pub struct File {
    /// Its name and that of its schema, without their endings.
    pub name: &'static str,
    /// Where it stands in the content folder.
    pub path: &'static str,
    /// What it holds, in English and Chinese.
    pub about: (&'static str, &'static str),
    /// The keys of its top table.
    pub keys: &'static Keys,
}

/// Every kind of file, in the order of the reference.
pub static FILES: [&File; 8] = [
    &site::FILE,
    &glossary::FILE,
    &questions::FILE,
    &notice::FILE,
    &notice::AMENDMENT,
    &courses::FILE,
    &rules::FILE,
    &cases::FILE,
];

pub(super) use cases::FILE as CASES;
pub(super) use courses::FILE as COURSES;
pub(super) use glossary::FILE as GLOSSARY;
pub(super) use notice::{AMENDMENT, FILE as NOTICE};
pub(super) use questions::FILE as QUESTIONS;
pub(super) use rules::FILE as RULES;
pub(super) use site::FILE as SITE;

/// The keys of a table.
#[derive(Debug)]
pub struct Keys {
    /// The name of the table, unique in its file.
    pub name: &'static str,
    /// Each key, in the order in which they are written.
    pub keys: &'static [Key],
    /// Groups of keys: of each group exactly one key has to be there.
    pub one_of: &'static [&'static [&'static str]],
    /// Keys that stand together or not at all.
    pub together: &'static [&'static str],
    /// The key that names what lies underneath, so that required keys may stand there instead.
    pub over: Option<&'static str>,
}

impl Keys {
    pub(super) const fn new(name: &'static str, keys: &'static [Key]) -> Self {
        Self { name, keys, one_of: &[], together: &[], over: None }
    }

    /// The description of a key.
    pub fn get(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

/// A key of a table.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// Whether it has to be there.
    pub required: bool,
    /// What is written behind it.
    pub value: Value,
    /// A value as it is written; empty where the keys of the value have examples of their own.
    pub example: &'static str,
    /// What it means, in English and Chinese.
    pub meaning: (&'static str, &'static str),
}

/// A key that has to be there.
const fn must(name: &'static str, value: Value, example: &'static str, en: &'static str, zh: &'static str) -> Key {
    Key { name, required: true, value, example, meaning: (en, zh) }
}

/// A key that may be left out.
const fn may(name: &'static str, value: Value, example: &'static str, en: &'static str, zh: &'static str) -> Key {
    Key { name, required: false, value, example, meaning: (en, zh) }
}

/// The name that a table defines.
const fn id(kind: Kind, example: &'static str) -> Key {
    must("id", Value::Defines(kind), example, "Its name, by which other places mean it.", "代号，其他地方用它来指代。")
}

/// The keys of two lists; `N` is how many there are in all.
const fn joined<const N: usize>(first: &[Key], second: &[Key]) -> [Key; N] {
    let mut keys = [first[0]; N];
    let mut at = 1;
    while at < N {
        keys[at] = if at < first.len() { first[at] } else { second[at - first.len()] };
        at += 1;
    }
    keys
}

/// What can be written behind a key.
#[derive(Clone, Copy, Debug)]
pub enum Value {
    /// Text that is not empty.
    Text,
    /// The id of a language that the program has words for.
    Language,
    /// A text in every language of the site.
    Localized,
    /// A list of texts.
    Texts,
    /// Lists of texts by language.
    TextsByLanguage,
    /// One of a few words.
    Choice(&'static [&'static str]),
    /// A name that is defined here, and may be part of an address.
    Defines(Kind),
    /// The name of something defined elsewhere.
    Name(Kind),
    /// A list of such names.
    Names(Kind),
    /// For names of traits, one value or a list of values each.
    ByTrait,
    /// A number in quotes with or without a unit, such as `"3 day"`.
    Quantity,
    /// For names of categories, a quantity each.
    ByCategory,
    /// A whole number up to 4,294,967,295.
    Number,
    /// A whole number from 1 to 65,535.
    Count,
    /// A whole number from 1 to 255.
    Place,
    /// A year.
    Year,
    /// A list of years.
    Years,
    /// An amount of learning.
    Amount,
    /// A list of amounts.
    Amounts,
    /// A fraction of the whole, in quotes.
    Share,
    /// A day.
    Date,
    /// True or false.
    Flag,
    /// One of the two alone.
    Only(bool),
    /// A table.
    Table(&'static Keys),
    /// A list of tables.
    Tables(&'static Keys),
}

impl Value {
    /// The keys of the table, or of each of the tables, that is written.
    pub fn table(self) -> Option<&'static Keys> {
        match self {
            Self::Table(keys) | Self::Tables(keys) => Some(keys),
            _ => None,
        }
    }

    /// Whether it is one of exactly these words.
    pub(super) fn is_choice_of<'w>(self, words: impl Iterator<Item = &'w str>) -> bool {
        matches!(self, Self::Choice(choices) if words.eq(choices.iter().copied()))
    }
}
