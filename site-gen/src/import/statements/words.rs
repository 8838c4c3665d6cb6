//! The words that sentences of notices are read by, and what each does: `words.txt`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{Category, Unit};

/// What a word does in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Role {
    /// Everybody that the notice is about.
    People,
    /// Stands before people and takes nobody out.
    All,
    /// Stands before people: all but those who were named before.
    Rest,
    /// How often: each year.
    Yearly,
    /// What is done.
    Study,
    /// The whole of it.
    Total,
    /// That it has to be done.
    Duty,
    /// At least.
    Least,
    /// Behind an amount: and more.
    Above,
    /// At most.
    Most,
    /// What follows is a part of the whole.
    Part,
    /// What follows is a list of what is studied.
    List,
    /// The category of subjects that is spoken of.
    Category(Category),
    /// That two amounts are the same.
    Equal,
    /// One of a unit.
    Each(Unit),
    /// The same in another unit.
    Or,
    /// Ties a word to the next, or makes a condition of what is before it.
    Of,
    /// The end of a part of the sentence.
    Comma,
    /// May be left out.
    Filler,
    /// What is not asked, said as such.
    Without,
    /// What people have not done.
    Open,
    /// That an earlier year may be made up.
    MakeUp,
    /// That something may be done.
    May,
    /// The end of a window.
    Before,
    /// When a window is over.
    Over,
    /// Before the last day of a window, or the last year of several.
    Until,
    /// Where something is made up.
    Through,
    /// Each of the subjects.
    Subjects,
    /// That a part of the whole is spoken of, as a share.
    Portion,
    /// That the amounts that follow are those of the categories named before, in their order.
    Respectively,
}

/// The roles by the names that they have in the table.
const NAMES: [(&str, Role); 35] = [
    ("people", Role::People),
    ("all", Role::All),
    ("rest", Role::Rest),
    ("yearly", Role::Yearly),
    ("study", Role::Study),
    ("total", Role::Total),
    ("duty", Role::Duty),
    ("least", Role::Least),
    ("above", Role::Above),
    ("most", Role::Most),
    ("part", Role::Part),
    ("list", Role::List),
    ("public", Role::Category(Category::Public)),
    ("professional", Role::Category(Category::Professional)),
    ("elective", Role::Category(Category::Elective)),
    ("equal", Role::Equal),
    ("each-day", Role::Each(Unit::Day)),
    ("each-hour", Role::Each(Unit::Hour)),
    ("each-clock-hour", Role::Each(Unit::Clock)),
    ("each-credit", Role::Each(Unit::Credit)),
    ("or", Role::Or),
    ("of", Role::Of),
    ("comma", Role::Comma),
    ("filler", Role::Filler),
    ("without", Role::Without),
    ("open", Role::Open),
    ("make-up", Role::MakeUp),
    ("may", Role::May),
    ("before", Role::Before),
    ("over", Role::Over),
    ("until", Role::Until),
    ("through", Role::Through),
    ("portion", Role::Portion),
    ("subjects", Role::Subjects),
    ("respectively", Role::Respectively),
];

/// The words that begin with one character, the longest first, each with its role.
type WordsOfOne = Vec<(Vec<char>, Role)>;

/// The words of the table by their first character.
static WORDS: LazyLock<BTreeMap<char, WordsOfOne>> = LazyLock::new(|| {
    let mut words: BTreeMap<char, WordsOfOne> = BTreeMap::new();
    for (name, list) in include_str!("words.txt").lines().filter_map(|line| line.split_once(": ")) {
        let Some((_, role)) = NAMES.iter().find(|(known, _)| *known == name) else { continue };
        for word in list.split('|').map(|word| word.chars().collect::<Vec<char>>()) {
            if let Some(first) = word.first() {
                words.entry(*first).or_default().push((word, *role));
            }
        }
    }
    words.values_mut().for_each(|words| words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len())));
    words
});

/// The longest word that these characters begin with: its role and its length.
pub(super) fn word(chars: &[char]) -> Option<(Role, usize)> {
    let words = WORDS.get(chars.first()?)?;
    words.iter().find(|(word, _)| chars.starts_with(word)).map(|(word, role)| (*role, word.len()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_line_of_the_table_has_a_role_and_every_word_one() {
        let mut known = BTreeSet::new();
        let lines = include_str!("words.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let names: Vec<&str> = lines
            .map(|line| {
                let (name, words) = line.split_once(": ").unwrap();
                words.split('|').for_each(|word| assert!(!word.is_empty() && known.insert(word), "{word}"));
                name
            })
            .collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>(), NAMES.iter().map(|(name, _)| name).collect());
        assert_eq!(names.len(), NAMES.len());
    }
}
