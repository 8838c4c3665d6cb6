//! Fractions, for an evaluation that rounds nothing.

use std::cmp::Ordering;
use std::ops::{Add, Div, Mul, Sub};

use checker_rules::Amount;

/// A fraction in lowest terms, the denominator positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Exact {
    above: i128,
    pub(crate) below: i128,
}

impl Exact {
    pub(crate) const ZERO: Self = Self { above: 0, below: 1 };

    pub(crate) fn new(above: impl Into<i128>, below: impl Into<i128>) -> Self {
        let (above, below) = (above.into(), below.into());
        let divisor = common_divisor(above, below).max(1);
        Self { above: above / divisor, below: below / divisor }
    }

    /// How many of the grain, one of which is so small a part of 1, this is.
    pub(crate) fn in_grains(self, grains: i128) -> i128 {
        assert_eq!(grains % self.below, 0, "{self:?} is no whole number of 1/{grains}");
        self.above * (grains / self.below)
    }

    pub(crate) fn not_negative(self) -> Self {
        self.max(Self::ZERO)
    }
}

pub(crate) fn common_divisor(a: i128, b: i128) -> i128 {
    if b == 0 { a.abs() } else { common_divisor(b, a % b) }
}

impl From<Amount> for Exact {
    /// Reads what an amount prints.
    fn from(amount: Amount) -> Self {
        let text = amount.to_string();
        let number = |text: &str| text.parse::<i128>().unwrap();
        if let Some((above, below)) = text.split_once('/') {
            return Self::new(number(above), number(below));
        }
        let (whole, places) = text.split_once('.').unwrap_or((&text, ""));
        let below = 10_i128.pow(u32::try_from(places.len()).unwrap());
        Self::new(number(&format!("{whole}{places}")), below)
    }
}

impl Add for Exact {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::new(self.above * other.below + other.above * self.below, self.below * other.below)
    }
}

impl Sub for Exact {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self::new(self.above * other.below - other.above * self.below, self.below * other.below)
    }
}

impl Mul for Exact {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        Self::new(self.above * other.above, self.below * other.below)
    }
}

impl Div for Exact {
    type Output = Self;

    fn div(self, other: Self) -> Self {
        let sign = other.above.signum();
        Self::new(self.above * other.below * sign, self.below * other.above * sign)
    }
}

impl std::iter::Sum for Exact {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::ZERO, Add::add)
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.above * other.below).cmp(&(other.above * self.below))
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
