//! Keys: descriptions of what can be written in each TOML file of the content, with the meaning of each key.
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

/// A kind of TOML file in the content folder.
#[derive(Debug)]
pub struct File {
    /// Its name, which is also that of its schema, without the ending.
    pub name: &'static str,
    /// Its path in the content folder, such as `<year>/rules.toml`.
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

/// The description of a table: which keys can be written in it.
#[derive(Debug)]
pub struct Keys {
    /// The name of the table, unique in its file.
    pub name: &'static str,
    /// Each key, in the order of the reference.
    pub keys: &'static [Key],
    /// Groups of keys of each of which exactly one has to be there.
    pub one_of: &'static [&'static [&'static str]],
    /// Keys of which at least one has to be there; empty where none has to.
    pub any_of: &'static [&'static str],
    /// Keys that have to be there all together or not at all.
    pub together: &'static [&'static str],
    /// The key that names another table over which this one is laid, so that what is required may stand in that.
    pub over: Option<&'static str>,
}

impl Keys {
    pub(super) const fn new(name: &'static str, keys: &'static [Key]) -> Self {
        Self { name, keys, one_of: &[], any_of: &[], together: &[], over: None }
    }

    /// The description of a key; none where the table has no such key.
    pub fn get(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

/// The description of a key.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The key as it is written.
    pub name: &'static str,
    /// Whether it has to be there.
    pub required: bool,
    /// What can be written behind it.
    pub value: Value,
    /// An example of a value, as it is written; empty where the value is a table, whose keys have examples.
    pub example: &'static str,
    /// What it means, in English and Chinese.
    pub meaning: (&'static str, &'static str),
}

/// A key that is required.
const fn must(name: &'static str, value: Value, example: &'static str, en: &'static str, zh: &'static str) -> Key {
    Key { name, required: true, value, example, meaning: (en, zh) }
}

/// A key that may be left out.
const fn may(name: &'static str, value: Value, example: &'static str, en: &'static str, zh: &'static str) -> Key {
    Key { name, required: false, value, example, meaning: (en, zh) }
}

/// The key `id`, by which a table defines a name of this kind.
const fn id(kind: Kind, example: &'static str) -> Key {
    must("id", Value::Defines(kind), example, "Its name, by which other places mean it.", "代号，其他地方用它来指代。")
}

/// The keys of two lists, `N` in all.
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
    /// A list of texts that are not empty.
    Texts,
    /// A table of lists of texts, by language.
    TextsByLanguage,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A name of this kind that is defined here, and that may be part of an address.
    Defines(Kind),
    /// The name of something of this kind that is defined elsewhere.
    Name(Kind),
    /// A list of names of things defined elsewhere.
    Names(Kind),
    /// A table whose keys are traits, each with one value or a list of values.
    ByTrait,
    /// A number in quotes with or without a unit, such as `"3 day"`.
    Quantity,
    /// A table whose keys are categories, each with a quantity.
    ByCategory,
    /// A whole number up to 4,294,967,295.
    Number,
    /// A whole number from 1 to 65,535.
    Count,
    /// A whole number from 1 to 255.
    Place,
    /// A telephone number.
    Phone,
    /// A full address of the web.
    WebAddress,
    /// A colour of the screen.
    Colour,
    /// The code of an official site: ten letters or digits.
    SiteCode,
    /// A list of origins of sites: full addresses without a path.
    Origins,
    /// A day, such as `2019-06-30`, or a calendar year, both without quotes.
    DayOrYear,
    /// A calendar year.
    Year,
    /// A list of calendar years.
    Years,
    /// An amount of learning: a number with at most two decimal places.
    Amount,
    /// A list of amounts.
    Amounts,
    /// A fraction of the whole, in quotes, such as `"2/3"`.
    Share,
    /// A percentage from 0% to 100%, in quotes, such as `"1.5%"`.
    Percent,
    /// A day, such as `2019-06-30`, without quotes.
    Date,
    /// Either true or false.
    Flag,
    /// This one of true and false; the other has no meaning.
    Only(bool),
    /// A table with these keys.
    Table(&'static Keys),
    /// A list of tables with these keys.
    Tables(&'static Keys),
}

impl Value {
    /// The keys of the table, or of each table of the list, that is written; none for other values.
    pub fn table(self) -> Option<&'static Keys> {
        match self {
            Self::Table(keys) | Self::Tables(keys) => Some(keys),
            _ => None,
        }
    }

    /// Whether it is a choice of exactly these words.
    pub(super) fn is_choice_of<'w>(self, words: impl Iterator<Item = &'w str>) -> bool {
        matches!(self, Self::Choice(choices) if words.eq(choices.iter().copied()))
    }
}
