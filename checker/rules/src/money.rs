//! Sums of money in yuan, counted in whole fen.

mod typed;

use std::fmt;

pub use typed::read_money;

/// A sum of money, in whole fen (hundredths of a yuan). As text it is in yuan: `1,200,000`, `18,000.50`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Money(u64);

/// The number of fen in a yuan.
const FEN: u64 = 100;

impl Money {
    /// No money.
    pub const ZERO: Self = Self(0);
    /// The largest sum that is read from text, 1,000,000,000,000 yuan: more than any employer's wages.
    pub const LARGEST: Self = Self(1_000_000_000_000 * FEN);

    /// The sum of so many fen.
    pub const fn from_fen(fen: u64) -> Self {
        Self(fen)
    }

    /// The sum as a number of fen.
    pub const fn fen(self) -> u64 {
        self.0
    }

    /// How much this sum lacks to reach `needed`; zero where it reaches it.
    pub fn short_of(self, needed: Self) -> Self {
        Self(needed.0.saturating_sub(self.0))
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (yuan, fen) = ((self.0 / FEN).to_string(), self.0 % FEN);
        for (at, digit) in yuan.chars().enumerate() {
            if at > 0 && (yuan.len() - at).is_multiple_of(3) {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        if fen > 0 { write!(f, ".{fen:02}") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_shown_in_yuan_with_a_comma_between_thousands() {
        for (fen, shown) in [
            (0, "0"),
            (5, "0.05"),
            (50, "0.50"),
            (100, "1"),
            (99_999, "999.99"),
            (100_000, "1,000"),
            (1_800_050, "18,000.50"),
            (120_000_000, "1,200,000"),
        ] {
            assert_eq!(Money::from_fen(fen).to_string(), shown);
        }
    }

    #[test]
    fn what_a_sum_lacks_is_never_below_zero() {
        let short = |fen, needed| Money::from_fen(fen).short_of(Money::from_fen(needed)).fen();
        assert_eq!((short(3, 5), short(5, 5), short(7, 5)), (2, 0, 0));
    }
}
