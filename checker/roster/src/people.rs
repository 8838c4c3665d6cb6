//! Whose a row of a log is: somebody's of this number, or where it has none, of this name.

use std::collections::HashMap;

use checker_rules::Entry;

use crate::judge::CellFault;
use crate::look::is_within_names;
use crate::names::Names;
use crate::repeats::{has_lost_digits, plain_number};
use crate::title::Use;

/// Somebody in a log.
#[derive(Clone, Debug)]
pub struct Person {
    /// The name, as it stands in the log; empty where there is no such column.
    pub name: String,
    /// The number, as it stands in the log; empty where there is no such column.
    pub number: String,
    /// The number of the first row.
    pub row: u32,
    /// The place of the kind, as soon as a row says it.
    pub(crate) kind: Option<usize>,
    pub(crate) entries: Vec<Entry>,
    /// The number of the row of each entry.
    pub(crate) rows: Vec<u32>,
    /// How many rows could not be read: without them there is no verdict.
    pub unread: usize,
}

/// Why it is not certain whose a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Doubt {
    /// The column that leaves it open.
    pub(crate) of: Use,
    pub(crate) why: CellFault,
    /// The places of all whose row it may be.
    pub(crate) people: Vec<usize>,
}

/// The people of a log, in the order of their first rows.
///
/// A number is somebody's, whoever else is called the same; with another name it is in doubt whose the row is. A row
/// without a number is in doubt as soon as somebody of that name has one.
pub(crate) struct People<'a> {
    names: &'a Names,
    all: Vec<Person>,
    /// The place of a person by number and name as they stand in rows, where there is no doubt.
    known: HashMap<String, usize>,
    key: String,
    by_number: HashMap<String, usize>,
    /// Those without a number.
    by_name: HashMap<String, usize>,
    /// Those with a number, by name.
    numbered: HashMap<String, Vec<usize>>,
    /// Those of whom it is in doubt whether they are others, by number and name.
    doubtful: HashMap<String, usize>,
}

impl<'a> People<'a> {
    pub(crate) fn new(names: &'a Names) -> Self {
        Self {
            names,
            all: Vec::new(),
            known: HashMap::new(),
            key: String::new(),
            by_number: HashMap::new(),
            by_name: HashMap::new(),
            numbered: HashMap::new(),
            doubtful: HashMap::new(),
        }
    }

    pub(crate) fn all(&self) -> &[Person] {
        &self.all
    }

    pub(crate) fn get_mut(&mut self, place: usize) -> Option<&mut Person> {
        self.all.get_mut(place)
    }

    /// The place of the person of this name and number, whose first row may be this one.
    pub(crate) fn of(&mut self, row: u32, name: &str, number: &str) -> Result<usize, Doubt> {
        let mut key = std::mem::take(&mut self.key);
        key.clear();
        key.extend([number, "\u{1e}", name]);
        let found = self.known.get(&key).copied();
        // Somebody of that name may have got a number since.
        let found = found.filter(|_| !number.is_empty() || self.numbered.is_empty());
        let found = found.map_or_else(|| self.found(row, name, number), Ok);
        if let Ok(place) = &found
            && !self.known.contains_key(&key)
        {
            self.known.insert(key.clone(), *place);
        }
        self.key = key;
        found
    }

    /// The same, however they are written.
    fn found(&mut self, row: u32, name: &str, number: &str) -> Result<usize, Doubt> {
        let (own, key) = (self.fold_name(name), self.names.fold(plain_number(number)));
        if has_lost_digits(number) {
            let person = self.doubtful(row, name, number);
            return Err(Doubt { of: Use::Number, why: CellFault::LostDigits, people: vec![person] });
        }
        if key.is_empty() {
            return self.by_name(row, name, own);
        }
        let place = match self.by_number.get(&key) {
            Some(place) => *place,
            None => {
                let place = self.add(row, "", number);
                self.by_number.insert(key, place);
                place
            }
        };
        if own.is_empty() {
            return Ok(place);
        }
        if self.all[place].name.is_empty() {
            name.clone_into(&mut self.all[place].name);
            self.numbered.entry(own.clone()).or_default().push(place);
        }
        if self.fold_name(&self.all[place].name) != own {
            let other = self.doubtful(row, name, number);
            return Err(Doubt { of: Use::Name, why: CellFault::OtherThanBefore, people: vec![place, other] });
        }
        match self.by_name.get(&own) {
            Some(other) => Err(Doubt { of: Use::Number, why: CellFault::OtherThanBefore, people: vec![place, *other] }),
            None => Ok(place),
        }
    }

    /// A name as it is compared: without the points between its parts.
    fn fold_name(&self, name: &str) -> String {
        let mut folded = self.names.fold(name);
        folded.retain(|c| !is_within_names(c));
        folded
    }

    fn by_name(&mut self, row: u32, name: &str, own: String) -> Result<usize, Doubt> {
        if let Some(people) = self.numbered.get(&own) {
            return Err(Doubt { of: Use::Number, why: CellFault::Blank, people: people.clone() });
        }
        if let Some(place) = self.by_name.get(&own) {
            return Ok(*place);
        }
        let place = self.add(row, name, "");
        self.by_name.insert(own, place);
        Ok(place)
    }

    fn doubtful(&mut self, row: u32, name: &str, number: &str) -> usize {
        let key = format!("{}\u{1e}{}", self.names.fold(number), self.names.fold(name));
        if let Some(place) = self.doubtful.get(&key) {
            return *place;
        }
        let place = self.add(row, name, number);
        self.doubtful.insert(key, place);
        place
    }

    fn add(&mut self, row: u32, name: &str, number: &str) -> usize {
        self.all.push(Person {
            name: name.to_owned(),
            number: number.to_owned(),
            row,
            kind: None,
            entries: Vec::new(),
            rows: Vec::new(),
            unread: 0,
        });
        self.all.len() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::People;
    use crate::Names;

    /// The places of whose each row is: of one person, or of several in doubt.
    fn places(rows: &[(&str, &str)]) -> Vec<Vec<usize>> {
        let names = Names::default();
        let mut people = People::new(&names);
        let place = |(number, name): &(&str, &str)| {
            people.of(1, name, number).map_or_else(|doubt| doubt.people, |one| vec![one])
        };
        rows.iter().map(place).collect()
    }

    #[test]
    fn points_between_the_parts_of_a_name_make_no_other() {
        assert_eq!(
            places(&[("", "买买提·艾力"), ("", "买买提.艾力"), ("", "买买提艾力"), ("", "买买提")]),
            [[0], [0], [0], [1]]
        );
    }

    #[test]
    fn a_number_is_somebodys_with_and_without_a_name() {
        assert_eq!(
            places(&[("1", "甲"), ("1", ""), ("'1", "甲"), ("１", " 甲"), ("001", "甲"), ("2", "甲")]),
            [[0], [0], [0], [0], [0], [1]]
        );
        assert_eq!(places(&[("1", ""), ("1", "甲"), ("1", "乙")]), [vec![0], vec![0], vec![0, 1]]);
        assert_eq!(places(&[("", "甲"), ("-", "甲"), ("", "甲")]), [[0], [0], [0]]);
    }

    #[test]
    fn a_name_without_a_number_is_in_doubt_where_somebody_of_it_has_one() {
        assert_eq!(
            places(&[("1", "甲"), ("", "甲"), ("2", "甲"), ("", "甲")]),
            [vec![0], vec![0], vec![1], vec![0, 1]]
        );
        assert_eq!(
            places(&[("", "甲"), ("1", "甲"), ("1", "甲"), ("", "甲")]),
            [vec![0], vec![1, 0], vec![1, 0], vec![1]]
        );
    }
}
