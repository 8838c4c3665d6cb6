//! What lists call things.

use checker_rules::{Map, flat_structure};
use serde::{Deserialize, Serialize};

/// What lists may call columns, and what stands in their cells: of each thing, by its id, every name in every language.
/// How names are written (width, spaces, capitals, brackets) makes no difference.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Names {
    /// Names of columns that do not depend on the rules, by [`Use::key`](crate::Use::key).
    pub columns: Map<String, Vec<String>>,
    /// What stands in place of a name in a row that is no person, such as "total", "required" or "remarks".
    pub sums: Vec<String>,
    /// Those of them that are no part of any name, so that what begins or ends so is a sum.
    pub totals: Vec<String>,
    /// What stands in place of a name where there is none, such as "vacant"; the row may be somebody's.
    pub unnamed: Vec<String>,
    /// Words beside the name of a category that change nothing, such as "completed".
    pub beside: Vec<String>,
    /// Words in a title over those of several columns that change nothing, such as "continuing education".
    pub over: Vec<String>,
    /// Words in a heading of a list whose amounts are not what was learnt in the year it was made in, such as "last year",
    /// "first half" or "planned".
    pub other_years: Vec<String>,
    /// How that ends which stands in front of a unit in a heading and changes nothing, such as "training" or an employer; what
    /// else stands there may say that the amounts are not what was learnt.
    pub before_units: Vec<String>,
    /// Titles of columns that count the rows, such as "no."
    pub serials: Vec<String>,
    /// Titles of columns that may name the employer, although they are those of units as well.
    pub employers: Vec<String>,
    /// Words in the title of a column that says a time, such as "date".
    pub times: Vec<String>,
    /// Titles of columns with a time that is not that of any learning, such as "date of birth".
    pub other_times: Vec<String>,
    /// Titles of columns of a log that decide nothing, such as "course" or "department".
    pub asides: Vec<String>,
    /// Words in a column beside totals that say that these do not count, such as "not approved".
    pub doubts: Vec<String>,
    /// Words between several names, such as "and".
    pub joints: Vec<String>,
    /// Words of a row that speaks of those below or above it.
    pub pointers: Vec<String>,
    /// Characters that are written in another way as well, such as `業` for `业`: the other one by each.
    pub characters: Map<String, String>,
    /// Names of industries, by industry id.
    pub industries: Map<String, Vec<String>>,
    /// Names of categories, by category id.
    pub categories: Map<String, Vec<String>>,
    /// Names of traits, by trait id.
    pub traits: Map<String, Vec<String>>,
    /// Names of the values of traits, by both ids as `level.senior`.
    pub values: Map<String, Vec<String>>,
    /// Words behind a number, in lower case, by unit id.
    pub units: Map<String, Vec<String>>,
    /// Names of ways of learning, by mode id.
    pub modes: Map<String, Vec<String>>,
    /// Names of how far learning has come, by [`State`](checker_rules::State) as it is written in JSON.
    pub states: Map<String, Vec<String>>,
}

flat_structure! {
    Names {
        columns, sums, totals, unnamed, beside, over, other_years, before_units, industries, categories, traits, values, units, modes, states, serials, employers, times,
        other_times, asides, doubts, joints, pointers, characters
    }
}

impl Names {
    /// A text as names are compared: folded, and each character as names have it.
    pub(crate) fn fold(&self, text: &str) -> String {
        let folded = crate::fold(text);
        self.in_other_characters(&folded).unwrap_or(folded)
    }

    /// A text with each character as names have it; none where that changes nothing.
    pub(crate) fn in_other_characters(&self, text: &str) -> Option<String> {
        let other = |c: char| self.characters.get(c.encode_utf8(&mut [0; 4]) as &str);
        if text.is_ascii() || !text.chars().any(|c| other(c).is_some()) {
            return None;
        }
        let mut same = String::with_capacity(text.len());
        for c in text.chars() {
            match other(c) {
                Some(other) => same.push_str(other),
                None => same.push(c),
            }
        }
        Some(same)
    }

    /// A character in each way in which names write it.
    pub(crate) fn ways_of(&self, c: char) -> Vec<char> {
        let same = |(_, other): &(&String, &String)| other.chars().eq([c]);
        let others = self.characters.iter().filter(same).filter_map(|(one, _)| one.chars().next());
        std::iter::once(c).chain(others).collect()
    }

    /// The only category with a name that begins with a word, such as `专业`. The word and the names are folded.
    pub(crate) fn category_begun(&self, word: &str) -> Option<&str> {
        let is_long = !word.is_ascii() && word.chars().nth(1).is_some();
        let begun = |(_, known): &(&String, &Vec<String>)| known.iter().any(|name| name.starts_with(word));
        let mut found = self.categories.iter().filter(begun);
        let only = found.next().filter(|_| is_long)?;
        found.next().is_none().then_some(only.0)
    }

    /// The names, each as it is compared.
    pub(crate) fn folded(&self) -> Self {
        let all = |names: &[String]| -> Vec<String> {
            names.iter().map(|name| self.fold(name)).filter(|name| !name.is_empty()).collect()
        };
        let by_id = |names: &Map<String, Vec<String>>| -> Map<String, Vec<String>> {
            names.iter().map(|(id, names)| (id.clone(), all(names))).collect()
        };
        Self {
            columns: by_id(&self.columns),
            sums: all(&self.sums),
            totals: all(&self.totals),
            unnamed: all(&self.unnamed),
            beside: all(&self.beside),
            over: all(&self.over),
            other_years: all(&self.other_years),
            before_units: all(&self.before_units),
            serials: all(&self.serials),
            employers: all(&self.employers),
            times: all(&self.times),
            other_times: all(&self.other_times),
            asides: all(&self.asides),
            doubts: all(&self.doubts),
            joints: all(&self.joints),
            pointers: all(&self.pointers),
            characters: self.characters.clone(),
            industries: by_id(&self.industries),
            categories: by_id(&self.categories),
            traits: by_id(&self.traits),
            values: by_id(&self.values),
            units: by_id(&self.units),
            modes: by_id(&self.modes),
            states: by_id(&self.states),
        }
    }
}

/// The id of a name that is folded; none where nothing, or more than one thing, is called so.
pub(crate) fn id_of<'n>(names: &'n Map<String, Vec<String>>, name: &str) -> Option<&'n str> {
    let mut ids = names.iter().filter(|(_, known)| known.iter().any(|known| known == name)).map(|(id, _)| id.as_str());
    ids.next().filter(|_| ids.next().is_none())
}
