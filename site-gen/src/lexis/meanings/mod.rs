//! What words say that must not differ between languages: at least or at most, who, when, free or paid.
//!
//! A language's words are a table of text, one file each. A meaning is one name for what any language says so; meanings
//! of one [`Field`] exclude each other, as `before` and `after` do.

/// Meanings that exclude each other where they are said of one thing.
#[derive(Debug)]
pub struct Field {
    /// Their names.
    pub meanings: &'static [&'static str],
    /// Those that may not even be left out by one language.
    pub kept: &'static [&'static str],
}

/// What turns a sentence into its contrary. Its words are counted.
pub const NOT: &str = "not";

/// What goes on with such a contrary, so that another language may say it once for both.
pub const NOR: &str = "nor";

/// What words say that may be left out or added.
pub const NOTHING: &str = "nothing";

/// What may stand beside a word for an order and says nothing of it.
pub const FILLERS: [&str; 3] = [NOTHING, "must", "may"];

/// What is compared only with an earlier wording of the same language: languages say it in ways of their own.
pub static ALONE: [Field; 5] = [
    Field { meanings: &["only", "also", "unless"], kept: &["unless", "about"] },
    Field::open(&["before", "after", "meanwhile"]),
    Field::kept(&["yearly", "monthly"]),
    Field::open(&["start", "end", "stop"]),
    Field { meanings: &["must", "voluntary"], kept: &["voluntary"] },
];

/// What comes first, and what follows: a language may say either of them.
pub const ORDER: [&str; 2] = ["before", "after"];

/// What somebody does whom languages have to agree on.
pub const ACTS: [&str; 6] = ["declare", "recognise", "review", "stamp", "pays", "inspect"];

/// Who may do it.
pub const ACTORS: [&str; 7] = ["employer", "person", "authority", "resources", "provider", "system", "finance"];

/// Those of them who act one after the other.
pub const PEOPLE: [&str; 4] = ["employer", "person", "authority", "provider"];

/// What a text is about, so that no language may leave it out.
pub const SUBJECTS: [&str; 36] = [
    "browser",
    "courseware",
    "device",
    "electronic",
    "entrance",
    "entrust",
    "face",
    "file",
    "finance",
    "guess",
    "guide",
    "inspect",
    "key",
    "late",
    "list",
    "make-up",
    "ministry",
    "minute",
    "month",
    "nation",
    "next",
    "old",
    "paid",
    "paper",
    "phone",
    "previous",
    "provider",
    "qualify",
    "recognise",
    "resources",
    "save",
    "script",
    "search",
    "server",
    "stamp",
    "wages",
];

/// Every field.
pub static FIELDS: [Field; 20] = [
    Field::kept(&["at-least", "at-most"]),
    Field::kept(&["current", "previous", "next"]),
    Field::kept(&["free", "paid"]),
    Field::kept(&["online", "face"]),
    Field::kept(&["paper", "electronic"]),
    Field { meanings: &["auto", "byhand"], kept: &["auto"] },
    Field {
        meanings: &["employer", "person", "authority", "resources", "provider", "system", "finance", "ministry"],
        kept: &["employer", "authority", "provider", "finance"],
    },
    Field::open(&["declare", "recognise", "review", "file", "register", "sign-in", "print", "stamp", "publish"]),
    Field {
        meanings: &["own-level", "higher", "lower", "province", "city", "county", "nation"],
        kept: &["own-level", "higher", "lower"],
    },
    Field::open(&["before", "after"]),
    Field::open(&["start", "end"]),
    Field::kept(&["new", "old"]),
    Field::open(&["must", "may"]),
    Field::open(&["all", "some"]),
    Field::open(&["surplus", "missing"]),
    Field::open(&["same", "different"]),
    Field::open(&["met", "short"]),
    Field {
        meanings: &["workday", "week", "month", "quarter", "day", "minute"],
        kept: &["workday", "week", "quarter"],
    },
    Field::open(&["pays", "free"]),
    Field::open(&["pays", "paid"]),
];

impl Field {
    const fn kept(meanings: &'static [&'static str]) -> Self {
        Self { meanings, kept: meanings }
    }

    const fn open(meanings: &'static [&'static str]) -> Self {
        Self { meanings, kept: &[] }
    }
}

/// A word, or several, of a language's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeaningWord {
    /// As it stands inside a sentence, in lower case; where it is the beginning of words, without what follows.
    pub text: &'static str,
    /// What it says; none for a word that only looks like another.
    pub meaning: Option<&'static str>,
    /// Whether it says this for certain.
    pub is_certain: bool,
    /// Whether other words begin with it that say the same.
    pub is_beginning: bool,
}

/// Reads the table of a language.
pub fn meaning_words(table: &'static str) -> impl Iterator<Item = MeaningWord> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(": ")).flat_map(|(meaning, words)| {
        words.split('|').map(move |word| MeaningWord {
            text: word.trim_start_matches('~').trim_end_matches('*'),
            meaning: (meaning != "-").then_some(meaning),
            is_certain: !word.starts_with('~'),
            is_beginning: word.ends_with('*'),
        })
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::lexis::known::all;

    fn meanings(table: &'static str) -> BTreeSet<&'static str> {
        meaning_words(table).filter_map(|word| word.meaning).collect()
    }

    #[test]
    fn every_language_has_words_for_the_same_meanings() {
        let tables: Vec<_> = all().filter(|known| !known.meanings.is_empty()).collect();
        assert!(tables.len() > 1);
        let first = meanings(tables[0].meanings);
        for known in &tables {
            assert_eq!(meanings(known.meanings), first, "{}", known.tag);
        }
        let of_fields = FIELDS
            .iter()
            .flat_map(|field| field.meanings.iter().chain(field.kept))
            .chain([&NOT, &NOR, &NOTHING])
            .chain(ALONE.iter().flat_map(|field| field.meanings));
        for meaning in of_fields {
            assert!(first.contains(meaning), "no language has a word for `{meaning}`");
        }
    }

    #[test]
    fn a_table_has_a_word_once_a_meaning_as_it_is_compared() {
        for known in all() {
            let mut seen = BTreeSet::new();
            for word in meaning_words(known.meanings) {
                assert!(seen.insert((word.meaning, word.text)), "{}: {} twice", known.tag, word.text);
                assert_eq!(word.text, word.text.to_lowercase().trim(), "{}", known.tag);
                assert!(!word.text.is_empty() && !word.text.contains('-'), "{}: {}", known.tag, word.text);
            }
        }
    }
}
