//! Amounts of learning, in fixed-point arithmetic: whole numbers of 1/3600 of a unit instead of floating-point numbers.

use std::fmt;
use std::ops::{Add, Sub};
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An amount of learning in some unit, counted in parts of 1/3600 of it.
///
/// 3600 makes hundredths, thirds, sixths, eighths, ninths and 45ths exact, which covers what people type and every
/// ratio seen in notices. It is never negative; a sum that would be too large is the largest amount instead.
///
/// As text it is a decimal with at most two places (`18.5`), or a fraction where that is not exact (`20/3`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(u64);

/// The number of parts in one unit.
pub(crate) const PARTS: u64 = 3600;
const PARTS_OF_HUNDREDTH: u64 = PARTS / 100;

/// Why a text cannot be read as an [`Amount`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountError {
    /// It is not a plain decimal number, or a fraction whose denominator divides 3600.
    NotANumber,
    /// It has more than two decimal places.
    TooFine,
    /// It is more than [`Amount::LARGEST`].
    TooLarge,
}

impl Amount {
    /// The amount 0.
    pub const ZERO: Self = Self(0);
    /// Half a unit.
    pub const HALF: Self = Self(PARTS / 2);
    /// The largest amount that is read from text, 10,000: more hours than a year has.
    pub const LARGEST: Self = Self::whole(10_000);

    /// The amount of so many whole units.
    pub const fn whole(units: u32) -> Self {
        Self(units as u64 * PARTS)
    }

    /// The amount as a whole number of units; none where it is not whole.
    pub fn units(self) -> Option<u64> {
        self.0.is_multiple_of(PARTS).then_some(self.0 / PARTS)
    }

    /// The amount of so many hundredths of a unit.
    pub(crate) const fn hundredths(hundredths: u64) -> Self {
        Self(hundredths * PARTS_OF_HUNDREDTH)
    }

    /// The amount of so many parts of 1/3600.
    pub(crate) const fn from_parts(parts: u64) -> Self {
        Self(parts)
    }

    /// The amount as a number of parts of 1/3600.
    pub(crate) const fn parts(self) -> u64 {
        self.0
    }

    /// The least amount of whole hundredths that is no less than this one.
    pub fn to_hundredths(self) -> Self {
        Self(self.0.div_ceil(PARTS_OF_HUNDREDTH).saturating_mul(PARTS_OF_HUNDREDTH))
    }

    /// How much this amount lacks to reach `needed`; zero where it reaches it.
    pub fn short_of(self, needed: Self) -> Self {
        needed - self
    }

    /// How many hundredths of `whole` this amount is, rounded down and at most 100; 100 where `whole` is zero.
    pub fn percent_of(self, whole: Self) -> u32 {
        let hundredths = self.0.saturating_mul(100).checked_div(whole.0).unwrap_or(100);
        u32::try_from(hundredths.min(100)).unwrap_or(100)
    }

    /// A share of this amount, such as 2/3 of it; rounded up to a part, so that a share is never less than asked.
    pub fn share(self, share: Self) -> Self {
        let product = u128::from(self.0) * u128::from(share.0);
        Self(u64::try_from(product.div_ceil(u128::from(PARTS))).unwrap_or(u64::MAX))
    }

    /// This amount times `numerator / denominator`, rounded down to a part; zero where the denominator is zero.
    pub fn scaled(self, numerator: u64, denominator: u64) -> Self {
        self.times((numerator.into(), denominator.into()))
    }

    /// As [`Amount::scaled`], with a ratio of larger numbers.
    // Arithmetic of 128 bits is long in the browser: it is there once.
    #[inline(never)]
    pub(crate) fn times(self, (numerator, denominator): (u128, u128)) -> Self {
        let product = u128::from(self.0).saturating_mul(numerator);
        let parts = product.checked_div(denominator).unwrap_or(0);
        Self(u64::try_from(parts).unwrap_or(u64::MAX))
    }
}

impl Add for Amount {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Amount {
    type Output = Self;

    /// The difference; zero where `other` is larger.
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl std::iter::Sum for Amount {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / PARTS, self.0 % PARTS);
        let hundredths = rest / PARTS_OF_HUNDREDTH;
        if rest % PARTS_OF_HUNDREDTH != 0 {
            let divisor = greatest_common_divisor(self.0, PARTS);
            write!(f, "{}/{}", self.0 / divisor, PARTS / divisor)
        } else if hundredths == 0 {
            write!(f, "{whole}")
        } else if hundredths.is_multiple_of(10) {
            write!(f, "{whole}.{}", hundredths / 10)
        } else {
            write!(f, "{whole}.{hundredths:02}")
        }
    }
}

fn greatest_common_divisor(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}

impl FromStr for Amount {
    type Err = AmountError;

    fn from_str(text: &str) -> Result<Self, AmountError> {
        let amount = read(text)?;
        if amount > Self::LARGEST { Err(AmountError::TooLarge) } else { Ok(amount) }
    }
}

/// Reads an amount of any size, since sums may be larger than anything that is typed.
fn read(text: &str) -> Result<Amount, AmountError> {
    match text.split_once('/') {
        Some((above, below)) => fraction(above, below),
        None => decimal(text),
    }
}

fn fraction(above: &str, below: &str) -> Result<Amount, AmountError> {
    let (above, below) = (digits(above)?, digits(below)?);
    if below == 0 || !PARTS.is_multiple_of(below) {
        return Err(AmountError::NotANumber);
    }
    Ok(Amount(above.saturating_mul(PARTS / below)))
}

fn decimal(text: &str) -> Result<Amount, AmountError> {
    let (whole, places) = match text.split_once('.') {
        Some((whole, places)) => (whole, hundredths(places)?),
        None => (text, 0),
    };
    let parts = digits(whole)?.saturating_mul(PARTS).saturating_add(places * PARTS_OF_HUNDREDTH);
    Ok(Amount(parts))
}

fn hundredths(places: &str) -> Result<u64, AmountError> {
    digits(places)?;
    let (mut hundredths, mut unit) = (0, 10);
    for byte in places.bytes() {
        if unit == 0 && byte != b'0' {
            return Err(AmountError::TooFine);
        }
        hundredths += u64::from(byte - b'0') * unit;
        unit /= 10;
    }
    Ok(hundredths)
}

/// Reads ASCII digits; a number too long for `u64` becomes the largest one, which no amount reaches.
fn digits(text: &str) -> Result<u64, AmountError> {
    let mut number: u64 = 0;
    for byte in text.bytes() {
        if !byte.is_ascii_digit() {
            return Err(AmountError::NotANumber);
        }
        number = number.saturating_mul(10).saturating_add(u64::from(byte - b'0'));
    }
    if text.is_empty() { Err(AmountError::NotANumber) } else { Ok(number) }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        read(&text).map_err(|_| serde::de::Error::custom("not an amount"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, AmountError> {
        text.parse::<Amount>().map(|amount| amount.to_string())
    }

    #[test]
    fn amounts_read_and_print_alike() {
        for text in ["0", "18", "18.5", "18.05", "0.01", "10000", "20/3", "1/45"] {
            assert_eq!(read(text).as_deref(), Ok(text));
        }
        assert_eq!(read("018.50").as_deref(), Ok("18.5"));
        assert_eq!(read("18.000").as_deref(), Ok("18"));
    }

    #[test]
    fn what_is_no_amount_says_why() {
        for text in ["", "-1", "+1", "abc", "1e9", "NaN", ".5", "5.", "1.2.3", "１８", "1/0", "1/7", "1 "] {
            assert_eq!(read(text), Err(AmountError::NotANumber), "{text:?}");
        }
        assert_eq!(read("1.005"), Err(AmountError::TooFine));
        assert_eq!(read("10000.01"), Err(AmountError::TooLarge));
        assert_eq!(read("99999999999999999999999999"), Err(AmountError::TooLarge));
    }

    #[test]
    fn whole_amounts_are_told_apart() {
        let units = |text: &str| text.parse::<Amount>().unwrap().units();
        assert_eq!((units("18"), units("0"), units("18.5"), units("20/3")), (Some(18), Some(0), None, None));
    }

    #[test]
    fn what_is_finer_than_a_hundredth_is_the_next_hundredth() {
        let hundredths = |text: &str| text.parse::<Amount>().unwrap().to_hundredths().to_string();
        assert_eq!([hundredths("142/9"), hundredths("18.55"), hundredths("0")], ["15.78", "18.55", "0"]);
        assert!(Amount(u64::MAX).to_hundredths() > Amount::LARGEST);
    }

    #[test]
    fn a_part_is_told_in_whole_hundredths() {
        let percent = |part: &str, whole| part.parse::<Amount>().unwrap().percent_of(Amount::whole(whole));
        assert_eq!((percent("18", 60), percent("20/3", 20), percent("70", 60), percent("0", 0)), (30, 33, 100, 100));
    }

    #[test]
    fn ratios_of_notices_are_exact() {
        let three_days = Amount::whole(3).scaled(72, 12);
        assert_eq!(three_days, Amount::whole(18));
        assert_eq!(Amount::whole(90).scaled(25, 90), Amount::whole(25));
        assert_eq!(Amount::whole(1).scaled(1, 3).to_string(), "1/3");
        assert_eq!(Amount::whole(1).scaled(1, 0), Amount::ZERO);
        assert_eq!(Amount::whole(90).share("2/3".parse().unwrap()), Amount::whole(60));
        assert_eq!(Amount(1).share("1/3".parse().unwrap()), Amount(1));
    }
}
