//! A quick look at whether a character may be one of some.

/// A set of characters that a look passes quickly: it may take another character for one of them, never one of them for
/// another.
#[derive(Debug)]
pub struct MayBeOneOf([u64; WORDS]);

const WORDS: usize = 64;

impl Default for MayBeOneOf {
    fn default() -> Self {
        Self::new([])
    }
}

impl MayBeOneOf {
    /// These characters.
    pub fn new(chars: impl IntoIterator<Item = char>) -> Self {
        let mut some = Self([0; WORDS]);
        chars.into_iter().for_each(|c| some.add(c));
        some
    }

    /// One more of them.
    pub fn add(&mut self, c: char) {
        let (word, bit) = place(c);
        self.0[word] |= bit;
    }

    /// Whether a character may be one of them.
    pub fn has(&self, c: char) -> bool {
        let (word, bit) = place(c);
        self.0[word] & bit != 0
    }
}

fn place(c: char) -> (usize, u64) {
    let code = u32::from(c);
    ((code >> 6) as usize % WORDS, 1 << (code % u64::BITS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_of_the_characters_is_one_of_them() {
        let some = MayBeOneOf::new("一二百a廿".chars());
        assert!("一二百a廿".chars().all(|c| some.has(c)));
        assert!("的bc，".chars().all(|c| !some.has(c)));
    }
}
