//! How somebody looks at the answers: which rows, in which order, and what is shown of each.

use checker_rules::flat_structure;

use super::Counts;

/// What a row comes to, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It cannot be read.
    Unread,
    /// There is no verdict.
    None,
    /// Something is missing.
    Short,
    /// Nothing is missing.
    Met,
}

impl Standing {
    /// Each of them, the worst first.
    pub const ALL: [Self; 4] = [Self::Unread, Self::None, Self::Short, Self::Met];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unread => "unread",
            Self::None => "none",
            Self::Short => "short",
            Self::Met => "met",
        }
    }

    /// That of this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }
}

/// How somebody looks at the answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Only rows that come to this; all where it is empty.
    pub standing: String,
    /// Only rows with this in one of their own cells.
    pub find: String,
    /// Whether a column with groups is shown.
    pub grouped_by: bool,
    /// The place of that column.
    pub group: u32,
    /// Whether only one group is shown.
    pub grouped: bool,
    /// That group.
    pub in_group: String,
    /// What the rows are sorted by: `standing`, `missing`, `name`, `number`, `group`; else they stand as in the list.
    pub sort: String,
    /// Whether the last comes first.
    pub descending: bool,
    /// The place of the first row that is shown.
    pub from: u32,
    /// The most rows that are shown.
    pub most: u32,
}

/// Some rows, of all that are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The number of all that are wanted.
    pub all: u32,
    /// The place of the first.
    pub from: u32,
    /// Each of them.
    pub people: Vec<PersonShown>,
}

/// What is shown of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonShown {
    /// Its number in the list.
    pub row: String,
    /// The person's name.
    pub name: String,
    /// The person's number.
    pub number: String,
    /// The person's group.
    pub group: String,
    /// The name of the [`Standing`].
    pub standing: String,
    /// The verdict, in a word.
    pub verdict: String,
    /// What is missing of each category, with its clause; or why there is no verdict.
    pub missing: String,
    /// What to do next, with its clause.
    pub step: String,
    /// The rules that could still change the verdict.
    pub open: String,
}

/// The people of a group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// What they are called.
    pub name: String,
    /// How many came to what.
    pub counts: Counts,
}

flat_structure! { Look { standing, find, grouped_by, group, grouped, in_group, sort, descending, from, most } }
flat_structure! { Shown { all, from, people } }
flat_structure! { PersonShown { row, name, number, group, standing, verdict, missing, step, open } }
flat_structure! { Group { name, counts } }
flat_structure! { Counts { rows, met, short, none, unread, entries, blank, sums } }
