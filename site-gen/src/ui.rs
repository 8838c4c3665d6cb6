//! The product's own words, such as buttons and headings: one TOML file for each language in `ui/`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use checker_list::ListText;
use checker_list::page::PageText;
use checker_roster::{Names, fold};
use checker_widget::{Text, fill};
use serde::Deserialize;

const FILES: [(&str, &str); 4] = [
    ("zh", include_str!("../ui/zh.toml")),
    ("en", include_str!("../ui/en.toml")),
    ("zh-Hant", include_str!("../ui/zh-Hant.toml")),
    ("ja", include_str!("../ui/ja.toml")),
];

/// The words of one language.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Ui {
    /// The words of pages, by key.
    pub site: BTreeMap<String, String>,
    /// The labels and messages of the checker.
    pub checker: Text,
    /// The labels and messages of lists of staff.
    pub list: ListText,
    /// The labels and messages of the page for lists.
    pub list_page: PageText,
    /// What lists call columns that do not depend on the rules, by [`Use::key`](checker_roster::Use::key).
    columns: BTreeMap<String, Vec<String>>,
    /// What lists call rows, and what they say beside the names of categories.
    rows: RowWords,
}

/// Words of lists that are no names.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RowWords {
    /// What a column may be called that says to which part of an office somebody belongs.
    groups: Vec<String>,
    /// What stands in place of a name in a row that is no person.
    sums: Vec<String>,
    /// Those of them that are no part of any name.
    totals: Vec<String>,
    /// What stands in place of a name where there is none.
    unnamed: Vec<String>,
    /// What changes nothing beside the name of a category.
    beside: Vec<String>,
    /// What changes nothing in a title over those of several columns.
    over: Vec<String>,
    /// What says in a heading of a list that its amounts are not what was learnt in the year.
    other_years: Vec<String>,
    /// How that ends which stands in front of a unit in a heading and changes nothing.
    #[serde(default)]
    before_units: Vec<String>,
    /// Titles of columns that count the rows.
    serials: Vec<String>,
    /// Titles of columns that may name the employer.
    #[serde(default)]
    employers: Vec<String>,
    /// Words in the title of a column that says a time.
    times: Vec<String>,
    /// Titles of columns with a time that is not that of any learning.
    other_times: Vec<String>,
    /// Titles of columns of a log that decide nothing.
    asides: Vec<String>,
    /// Words in a column beside totals that say that these do not count.
    doubts: Vec<String>,
    /// Words between several names.
    joints: Vec<String>,
    /// Words of a row that speaks of those below or above it.
    pointers: Vec<String>,
    /// Characters that other languages write in another way: each with the other behind it.
    #[serde(default)]
    characters: Vec<String>,
}

/// Ids of the languages that the program has words for.
pub(crate) fn languages() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(id, _)| *id)
}

/// The words of a language, by its id, read once; none where the program has no words for it.
pub(crate) fn load(language: &str) -> Option<&'static Ui> {
    static READ: [OnceLock<Option<Ui>>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];
    let at = FILES.iter().position(|(id, _)| *id == language)?;
    READ[at].get_or_init(|| toml::from_str(FILES[at].1).ok()).as_ref()
}

/// What lists call columns and rows, in every language that the program has words for.
pub(crate) fn names_of_columns() -> Names {
    let mut names = Names::default();
    for ui in languages().filter_map(load).cloned() {
        for (key, words) in ui.columns {
            names.columns.entry(key).extend(words);
        }
        let RowWords { groups, sums, totals, unnamed, beside, over, other_years, before_units, .. } = ui.rows;
        let RowWords { serials, employers, times, other_times, asides, doubts, joints, pointers, characters, .. } =
            ui.rows;
        names.sums.extend(sums);
        names.totals.extend(totals);
        names.unnamed.extend(unnamed);
        names.beside.extend(beside);
        names.over.extend(over);
        names.other_years.extend(other_years);
        names.before_units.extend(before_units);
        names.serials.extend(serials);
        names.employers.extend(employers);
        names.times.extend(times);
        names.other_times.extend(other_times);
        // An answer may be read as a list again.
        let list = &ui.list;
        let own =
            [list.column_row(), list.column_verdict(), list.column_missing(), list.column_next(), list.column_open()];
        names.asides.extend(asides.into_iter().chain(groups).chain(own.map(str::to_owned)));
        names.doubts.extend(doubts);
        names.joints.extend(joints);
        names.pointers.extend(pointers);
        names.characters.extend(characters.iter().filter_map(|pair| {
            let (at, _) = pair.char_indices().nth(1)?;
            Some((pair[..at].to_owned(), pair[at..].to_owned()))
        }));
    }
    names
}

/// What columns are called that say to which part of an office somebody belongs, as they are compared.
pub(crate) fn names_of_groups() -> Vec<String> {
    languages().filter_map(load).flat_map(|ui| &ui.rows.groups).map(|name| fold(name)).collect()
}

impl Ui {
    /// The first name of a column that does not depend on the rules, by its key; the key itself where it has none.
    pub(crate) fn column<'a>(&'a self, key: &'a str) -> &'a str {
        self.columns.get(key).and_then(|names| names.first()).map_or(key, String::as_str)
    }

    /// The text under a key, with values in the places of `{names}`; the key itself where there is no such text.
    pub(crate) fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.site.get(key).map_or(key, String::as_str), values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_the_same_words() {
        let keys = |id: &str| load(id).unwrap().site.keys().cloned().collect::<Vec<_>>();
        for id in languages() {
            assert_eq!(keys(id), keys("zh"), "{id}");
        }
    }
}
