//! Characters that are written in another way as well, such as `業` for `业`.

use crate::names::Names;

/// A bit for the last ten bits of each character of a set: hardly any character of a list is one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bits([u64; 16]);

impl Bits {
    pub(crate) fn of(characters: impl Iterator<Item = char>) -> Self {
        let mut bits = Self::default();
        for c in characters {
            let (place, bit) = place_of(c);
            bits.0[place] |= bit;
        }
        bits
    }

    /// Whether the character may be of the set.
    pub(crate) fn may_have(&self, c: char) -> bool {
        let (place, bit) = place_of(c);
        self.0[place] & bit != 0
    }
}

fn place_of(c: char) -> (usize, u64) {
    let place = u32::from(c) as usize % 1024;
    (place / 64, 1 << (place % 64))
}

/// The other way of each such character.
#[derive(Clone)]
pub(crate) struct Characters {
    /// Each with the other one, in their order.
    pairs: Vec<(char, char)>,
    bits: Bits,
}

impl Characters {
    pub(crate) fn new(names: &Names) -> Self {
        let pair = |(one, other): (&String, &String)| Some((one.chars().next()?, other.chars().next()?));
        // A map is in the order of its keys, and texts are in that of their characters.
        let pairs: Vec<(char, char)> = names.characters.iter().filter_map(pair).collect();
        let bits = Bits::of(pairs.iter().map(|(one, _)| *one));
        Self { pairs, bits }
    }

    /// The character as names have it.
    pub(crate) fn plain(&self, c: char) -> char {
        if !self.bits.may_have(c) {
            return c;
        }
        self.pairs.binary_search_by_key(&c, |(one, _)| *one).map_or(c, |at| self.pairs[at].1)
    }

    /// A text as names are compared, as [`Names::fold`] gives it.
    pub(crate) fn fold(&self, text: &str) -> String {
        let folded = crate::fold(text);
        match folded.chars().any(|c| self.bits.may_have(c)) {
            true => folded.chars().map(|c| self.plain(c)).collect(),
            false => folded,
        }
    }
}
