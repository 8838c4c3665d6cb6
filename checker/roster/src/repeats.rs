//! People that stand in a list of totals more than once.

use crate::columns::Columns;
use crate::log::Repeated;
use crate::look::counts_people;
use crate::names::Names;
use crate::table::Rows;
use crate::title::Use;

/// Finds people by their number, or where they have none by their name.
#[derive(Clone)]
pub struct Repeats<'a> {
    columns: &'a Columns,
    number: Option<usize>,
    name: Option<usize>,
    /// Hashes of what stands in place of a name in rows that are no people.
    nobody: Vec<u64>,
    /// Of each person, both halves of a hash of what they are told by, and the number of the row.
    people: Vec<[u32; 3]>,
}

impl<'a> Repeats<'a> {
    pub(crate) fn new(names: &Names, columns: &'a Columns) -> Self {
        let place = |wanted: Use| columns.place(|of| *of == wanted);
        let words =
            names.sums.iter().chain(&names.unnamed).flat_map(|word| [word.clone(), names.in_first_characters(word)]);
        let nobody = words.flat_map(|word| [hash(&word, true), hash(&word, false)]).collect();
        Self { columns, number: place(Use::Number), name: place(Use::Name), nobody, people: Vec::new() }
    }

    /// Takes in rows.
    pub fn add(&mut self, rows: &Rows) {
        for row in rows.iter() {
            let own = |at: &Option<usize>| at.map_or("", |at| row.cell(at).trim());
            let (mut number, name) = (own(&self.number), own(&self.name));
            if has_lost_digits(number) {
                number = "";
            }
            let (key, at) = if number.is_empty() { (name, self.name) } else { (number, self.number) };
            let title = at.and_then(|at| self.columns.titles.get(at)).and_then(|title| title.rsplit('\n').next());
            let is_count = number.is_empty() && is_no_text(key) && counts_people(key);
            if !key.is_empty() && title != Some(key) && !is_count && !row.is_blank() {
                let hash = hash(key, number.is_empty());
                self.people.push([(hash >> 32) as u32, hash as u32, row.number()]);
            }
        }
    }

    /// The rows of people that stand in an earlier one as well, in the order of the later ones.
    pub fn found(mut self) -> Vec<Repeated> {
        self.people.sort_unstable();
        let same = |one: &[u32; 3], other: &[u32; 3]| one[..2] == other[..2];
        let mut found = Vec::new();
        for people in self.people.chunk_by(same) {
            let [high, low, first] = people[0];
            if people.len() > 1 && self.nobody.contains(&(u64::from(high) << 32 | u64::from(low))) {
                continue;
            }
            found.extend(people[1..].iter().map(|person| Repeated { first, again: person[2] }));
        }
        found.sort_unstable_by_key(|repeated| repeated.again);
        found
    }
}

/// Whether a text has a digit, or begins with something other than a letter.
fn is_no_text(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit()) || !text.starts_with(char::is_alphabetic)
}

/// Whether a number stands for many: `4.4030119900101E+17`, as sheets show numbers of more digits than they can hold.
pub(crate) fn has_lost_digits(number: &str) -> bool {
    let Some((digits, power)) = number.split_once(['E', 'e']) else { return false };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    is_number(digits) && power.strip_prefix('+').is_some_and(is_number)
}

/// A hash of a number or a name without its spaces and whatever the width of its digits (FNV-1a of 64 bits).
fn hash(key: &str, is_name: bool) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325 ^ u64::from(is_name);
    for c in key.chars().filter(|c| !c.is_whitespace()).map(checker_rules::half_width) {
        hash = (hash ^ u64::from(u32::from(c.to_ascii_lowercase()))).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash
}
