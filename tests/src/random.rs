//! Numbers for tests that look random and are the same in every run.

/// Numbers that look random and are the same in every run.
pub struct Random(pub u64);

impl Random {
    /// A number below another, by xorshift.
    pub fn below(&mut self, end: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 32) % u64::from(end)) as u32
    }

    /// True once in so many times.
    pub fn one_in(&mut self, count: u32) -> bool {
        self.below(count) == 0
    }

    /// One of them; there has to be one.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len() as u32) as usize]
    }

    /// One of them, or none; always none where there are none.
    pub fn some<T: Clone>(&mut self, one_in: u32, from: &[T]) -> Option<T> {
        if from.is_empty() || !self.one_in(one_in) { None } else { Some(self.pick(from).clone()) }
    }
}
