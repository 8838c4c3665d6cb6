//! People that stand in a list of totals more than once.

use crate::characters::Characters;
use crate::columns::Columns;
use crate::fold;
use crate::log::Repeated;
use crate::look::{counts_people, is_within_names};
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
    nobody: Vec<[u32; 2]>,
    characters: Characters,
    people: Vec<Told>,
}

/// Somebody in a row: both halves of a hash of what they are told by, and the number of the row. The last bits of the hash
/// are those of the name, of those who are told by a number; 0 where there is none. Large lists are kept whole, so that
/// each byte counts.
type Told = [u32; 3];

/// The bits of the name: with them 50 are left, by which two of 1,000,000 people are hardly ever taken for one.
const CALLED: u32 = (1 << 14) - 1;

/// Rows that say the same of who somebody is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SamePeople {
    /// They are the same person.
    pub same: Vec<Repeated>,
    /// They have the same number, but other names.
    pub of_other_names: Vec<Repeated>,
}

impl<'a> Repeats<'a> {
    pub(crate) fn new(names: &Names, columns: &'a Columns) -> Self {
        let place = |wanted: Use| columns.place(|of| *of == wanted);
        let characters = Characters::new(names);
        let words = names.sums.iter().chain(&names.unnamed);
        let of = |word: &String, is_name| halves(hash(word, is_name, &characters));
        let nobody = words.flat_map(|word| [of(word, true), of(word, false)]).collect();
        Self { columns, number: place(Use::Number), name: place(Use::Name), nobody, characters, people: Vec::new() }
    }

    /// Takes in the first of these rows.
    pub fn add(&mut self, rows: &Rows, count: usize) {
        for row in rows.iter().take(count) {
            let own = |at: &Option<usize>| at.map_or("", |at| row.cell(at).trim());
            let (mut number, name) = (plain_number(own(&self.number)), own(&self.name));
            if has_lost_digits(number) {
                number = "";
            }
            let (key, at) = if number.is_empty() { (name, self.name) } else { (number, self.number) };
            let title = at.and_then(|at| self.columns.titles.get(at)).and_then(|title| title.rsplit('\n').next());
            let is_count = number.is_empty() && is_no_text(key) && counts_people(key);
            if !key.is_empty() && title != Some(key) && !is_count && !row.is_blank() {
                let is_called = !number.is_empty() && !name.is_empty();
                let called = if is_called { 1 + hash(name, true, &self.characters) as u32 % CALLED } else { 0 };
                let [high, low] = halves(hash(key, number.is_empty(), &self.characters));
                self.people.push([high, low | called, row.number()]);
            }
        }
    }

    /// The rows of people that stand in an earlier one as well, in the order of the later ones. They take the place of the
    /// people, of whom there are never fewer.
    pub fn found(mut self) -> SamePeople {
        let people = &mut self.people;
        sort(people);
        let same = |one: &Told, other: &Told| one[0] == other[0] && one[1] | CALLED == other[1] | CALLED;
        let (mut begin, mut found) = (0, 0);
        while begin < people.len() {
            let told @ [high, low, first] = people[begin];
            let end = begin + people[begin..].iter().take_while(|other| same(&told, other)).count();
            let is_nobody = end - begin > 1 && self.nobody.contains(&[high, low & !CALLED]);
            for again in begin + 1..if is_nobody { begin } else { end } {
                let [_, called, row] = people[again];
                let (one, other) = (low & CALLED, called & CALLED);
                people[found] = [row, u32::from(one != other && one != 0 && other != 0), first];
                found += 1;
            }
            begin = end;
        }
        people.truncate(found);
        sort(people);
        let repeated = |[again, _, first]: &Told| Repeated { first: *first, again: *again };
        let of = |has_other_name: bool| {
            people.iter().filter(|told| told[1] == u32::from(has_other_name)).map(repeated).collect()
        };
        SamePeople { same: of(false), of_other_names: of(true) }
    }
}

/// Puts people in order: those who are told by the same stand together, the earlier row first. A program that is loaded
/// has this code once.
#[inline(never)]
fn sort(people: &mut [Told]) {
    // Two numbers are compared faster than three.
    let key = |[high, low, row]: &Told| ((u64::from(*high) << 32) | u64::from(*low | CALLED), *row);
    people.sort_unstable_by_key(key);
}

/// Puts the numbers of rows in order.
pub fn sort_rows(rows: &mut [u32]) {
    let mut all: Vec<Told> = rows.iter().map(|row| [*row, 0, 0]).collect();
    sort(&mut all);
    rows.iter_mut().zip(all).for_each(|(row, [number, ..])| *row = number);
}

/// The halves of a hash, with room for the bits of a name.
fn halves(hash: u64) -> [u32; 2] {
    [(hash >> 32) as u32, hash as u32 & !CALLED]
}

/// A number without the sign by which a sheet keeps it as a text, and without the zeros in front that a sheet drops
/// elsewhere; empty where it is none, but a sign or a word.
pub(crate) fn plain_number(number: &str) -> &str {
    let plain = number.trim_start_matches(['\'', '’', '‘', '＇']).trim_start();
    // What stands there has a digit, or it says that there is no number.
    if !plain.chars().map(checker_rules::half_width).any(|c| c.is_ascii_digit() && c != '0') {
        return "";
    }
    let is_number = plain.chars().all(|c| checker_rules::half_width(c).is_ascii_digit());
    match plain.trim_start_matches(['0', '０']) {
        rest if is_number => rest,
        _ => plain,
    }
}

/// Whether a text has a digit, or begins with something other than a letter.
fn is_no_text(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit()) || !text.starts_with(char::is_alphabetic)
}

/// Whether a number stands for many: `4.4030119900101E+17`, as sheets show numbers of more digits than they can hold, or
/// an identity number whose last digits are 0 and do not fit the others.
pub(crate) fn has_lost_digits(number: &str) -> bool {
    if number.len() == 18 && number.ends_with("000") && number.bytes().all(|byte| byte.is_ascii_digit()) {
        return !has_check_digit(number);
    }
    let Some((digits, power)) = number.split_once(['E', 'e']) else { return false };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    is_number(digits) && power.strip_prefix('+').is_some_and(is_number)
}

/// Whether the last of 18 digits checks the others (GB 11643, by ISO 7064 MOD 11-2).
fn has_check_digit(number: &str) -> bool {
    let sum = number.bytes().fold(0, |sum, byte| (sum * 2 + u32::from(byte - b'0')) % 11);
    sum == 1
}

/// A hash of a number, or of a name without its spaces and the points between its parts, whatever the width of its digits and in which of two ways a character
/// is written (FNV-1a of 64 bits).
fn hash(key: &str, is_name: bool, characters: &Characters) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325 ^ u64::from(is_name);
    for c in key.chars().filter(|c| !c.is_whitespace()).map(checker_rules::half_width) {
        if is_name && is_within_names(c) {
            continue;
        }
        let c = if c.is_ascii() { c.to_ascii_lowercase() } else { characters.plain(fold::plain(c)) };
        hash = (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::has_lost_digits;

    #[test]
    fn numbers_that_have_lost_digits_are_told_by_their_end() {
        for number in ["4.40202E+17", "440202199001011000", "440301198806125000"] {
            assert!(has_lost_digits(number), "{number}");
        }
        // The first two are right, and the others no identity numbers.
        for number in ["11010519491231002X", "440524188001010014", "1000", "20190000000000000", "00123", "E10"] {
            assert!(!has_lost_digits(number), "{number}");
        }
    }
}
