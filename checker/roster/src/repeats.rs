//! People that stand in a list of totals more than once.

use crate::columns::Columns;
use crate::log::Repeated;
use crate::names::Names;
use crate::nobody::Sums;
use crate::table::{Row, Rows};
use crate::title::Use;

/// Finds people by their number, or where they have none by their name.
pub struct Repeats<'a> {
    names: &'a Names,
    columns: &'a Columns,
    sums: Sums<'a>,
    number: Option<usize>,
    name: Option<usize>,
    /// Of each person, both halves of a hash of what they are told by, and the number of the row.
    people: Vec<[u32; 3]>,
}

impl<'a> Repeats<'a> {
    pub(crate) fn new(names: &'a Names, columns: &'a Columns) -> Self {
        let place = |wanted: Use| columns.place(|of| *of == wanted);
        let sums = Sums::new(names, columns);
        Self { names, columns, sums, number: place(Use::Number), name: place(Use::Name), people: Vec::new() }
    }

    /// Takes in rows.
    pub fn add(&mut self, rows: &Rows) {
        for row in rows.iter() {
            let own = |at: &Option<usize>| at.map_or("", |at| row.cell(at).trim());
            let (number, name) = (own(&self.number), own(&self.name));
            let key = if number.is_empty() { name } else { number };
            let at = if number.is_empty() { self.name } else { self.number };
            let title = at.and_then(|at| self.columns.titles.get(at)).and_then(|title| title.split('\n').next_back());
            if !key.is_empty() && !row.is_blank() && title != Some(key) && self.is_person(row) {
                let hash = hash(key, number.is_empty());
                self.people.push([(hash >> 32) as u32, hash as u32, row.number()]);
            }
        }
    }

    fn is_person(&self, row: Row<'_>) -> bool {
        self.sums.found(row, self.columns, self.names).is_ok()
    }

    /// The rows of people that stand in an earlier one as well, in the order of the later ones.
    pub fn found(mut self) -> Vec<Repeated> {
        self.people.sort_unstable();
        let same = |one: &[u32; 3], other: &[u32; 3]| one[..2] == other[..2];
        let mut found = Vec::new();
        for people in self.people.chunk_by(same) {
            let first = people[0][2];
            found.extend(people[1..].iter().map(|person| Repeated { first, again: person[2] }));
        }
        found.sort_unstable_by_key(|repeated| repeated.again);
        found
    }
}

/// A hash of a number or a name without its spaces and whatever the width of its digits (FNV-1a of 64 bits).
fn hash(key: &str, is_name: bool) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325 ^ u64::from(is_name);
    for c in key.chars().filter(|c| !c.is_whitespace()).map(checker_rules::half_width) {
        hash = (hash ^ u64::from(u32::from(c.to_ascii_lowercase()))).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash
}
